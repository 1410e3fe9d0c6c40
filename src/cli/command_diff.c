// SPDX-License-Identifier: Apache-2.0
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/interrupt.h"
#include "cli/commands.h"
#include "cli/record_stream.h"
#include "record/json_object.h"
#include "report/csv_writer.h"
#include "store/difference.h"
#include "store/sql.h"

typedef struct diff_job {
    mc_session *session;
    mc_store *store;
    int64_t last_before; // run of the first file
    mc_difference_counts counts;
    int64_t truncated; // runs without their end record
} diff_job;

// What is printed: a query and the names of its columns; those from `first_number` on are counts.
enum { MOST_COLUMNS = 17 };
typedef struct diff_table {
    const char *columns[MOST_COLUMNS], *sql;
    int count, first_number;
} diff_table;

static const char *const select_findings =
    "SELECT d.effect,f.category,x.id,b.place,a.place,b.status,a.status,b.standing,a.standing,"
    "b.actor,a.actor,k.name,l.name,b.entry,a.entry,f.quote,s.text FROM temp.differences d"
    " JOIN findings f ON f.finding=coalesce(d.after,d.before) JOIN documents x ON x.doc=f.doc"
    " LEFT JOIN findings b ON b.finding=d.before LEFT JOIN companies k ON k.id=b.company"
    " LEFT JOIN findings a ON a.finding=d.after LEFT JOIN companies l ON l.id=a.company"
    " LEFT JOIN sentences s ON s.doc=f.doc AND s.n=f.sentence ORDER BY d.rowid";

static const diff_table of_findings = {
    {"effect", "category", "document", "place_before", "place_after", "status_before",
     "status_after", "standing_before", "standing_after", "actor_before", "actor_after",
     "company_before", "company_after", "entry_before", "entry_after", "quote", "sentence"},
    select_findings,
    17,
    17};

// An accusation that moved left one company and came to another. What is made, withdrawn or moved
// has a finding that accuses on the side it is counted for.
#define SIDES                                                                                      \
    "(SELECT f.company,f.category,d.effect='made' AS made,0 AS withdrawn,d.effect='moved' AS"      \
    " moved_in,0 AS moved_out FROM temp.differences d JOIN findings f ON f.finding=d.after WHERE"  \
    " d.effect IN('made','moved') UNION ALL SELECT f.company,f.category,0,d.effect='withdrawn',0," \
    "d.effect='moved' FROM temp.differences d JOIN findings f ON f.finding=d.before WHERE "        \
    "d.effect"                                                                                     \
    " IN('withdrawn','moved'))"
#define COUNT_COLUMNS "made", "withdrawn", "moved_in", "moved_out"
#define COUNT_BY(name, join, group)                                                                \
    "SELECT " name ",sum(made),sum(withdrawn),sum(moved_in),sum(moved_out) FROM " SIDES " s " join \
    " GROUP BY " group                                                                             \
    " ORDER BY sum(made)+sum(withdrawn)+sum(moved_in)+sum(moved_out) DESC," group
#define NAMED "JOIN companies c ON c.id=s.company"

static const diff_table of_companies = {
    {"company", COUNT_COLUMNS}, COUNT_BY("c.name", NAMED, "c.id"), 5, 1};
static const diff_table of_categories = {
    {"category", COUNT_COLUMNS}, COUNT_BY("s.category", "", "s.category"), 5, 1};
static const diff_table of_pairs = {{"company", "category", COUNT_COLUMNS},
                                    COUNT_BY("c.name,s.category", NAMED, "c.id,s.category"),
                                    6,
                                    2};

// --by company, category or both counts; else every finding is listed.
static const diff_table *choose_table(const mc_options *options)
{
    if (options->sample.by_company && options->sample.by_category) return &of_pairs;
    if (options->sample.by_company) return &of_companies;
    return options->sample.by_category ? &of_categories : &of_findings;
}

// In English the columns and codes are those of --json, for programs; in Chinese people read words.
static bool in_words(const diff_job *job)
{
    return !mc_messages_is_english(job->session->messages);
}

// A category is shown by its name, the column is that of names.
static mc_str name_in_words(const diff_job *job, mc_str column)
{
    bool category = mc_str_equal(column, MC_STR("category"));
    return mc_messages_code(job->session->messages, "csv.", category ? MC_STR("name") : column);
}

static mc_str in_word(const diff_job *job, const char *column, mc_str code)
{
    static const char *const prefixes[] = {"effect", "place", "status", "standing", "actor"};
    const mc_lexicon *lexicon = job->session->lexicon;
    if (mc_str_has_prefix(code, MC_STR("~"))) // no company
        return mc_messages_code(job->session->messages, "open.", code);
    if (strcmp(column, "category") == 0) {
        uint32_t category = mc_lexicon_category_find(lexicon, code);
        return category == MC_NONE ? code : lexicon->categories[category].name_zh;
    }
    for (size_t i = 0; code.size && i < sizeof prefixes / sizeof *prefixes; i++) {
        char prefix[16];
        if (strncmp(column, prefixes[i], strlen(prefixes[i])) != 0) continue;
        snprintf(prefix, sizeof prefix, "%s.", prefixes[i]);
        return mc_messages_code(job->session->messages, prefix, code);
    }
    return code;
}

static void write_csv_header(const diff_job *job, mc_buf *out, const diff_table *table)
{
    mc_str names[MOST_COLUMNS];
    for (int i = 0; i < table->count; i++) {
        names[i] = mc_str_from_z(table->columns[i]);
        if (in_words(job)) names[i] = name_in_words(job, names[i]);
    }
    mc_csv_writer_begin(out);
    mc_csv_writer_row(out, names, table->count);
}

static void write_csv_row(const diff_job *job, mc_buf *out, const diff_table *table,
                          struct sqlite3_stmt *row)
{
    mc_str cells[MOST_COLUMNS];
    for (int i = 0; i < table->count; i++) {
        cells[i] = mc_sql_str(row, i);
        if (in_words(job)) cells[i] = in_word(job, table->columns[i], cells[i]);
    }
    mc_csv_writer_row(out, cells, table->count);
}

static void write_json_row(mc_buf *out, const diff_table *table, struct sqlite3_stmt *row)
{
    mc_json_object object = mc_json_object_open(out);
    for (int i = 0; i < table->count; i++) {
        if (i < table->first_number)
            mc_json_object_optional(&object, table->columns[i], mc_sql_str(row, i));
        else
            mc_json_object_uint(&object, table->columns[i], (uint64_t)mc_sql_int(row, i));
    }
    mc_json_object_close(&object);
    mc_buf_add_char(out, '\n');
}

static mc_status print_rows(diff_job *job, mc_error *err)
{
    const diff_table *table = choose_table(job->session->options);
    bool json = job->session->options->json, more = false;
    struct sqlite3_stmt *rows = NULL;
    mc_buf out = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    if (!json) write_csv_header(job, &out, table);
    mc_status st = mc_sql_open(&rows, mc_store_handle(job->store), table->sql, &more, err);
    while (st == MC_OK && more) {
        if (json)
            write_json_row(&out, table, rows);
        else
            write_csv_row(job, &out, table, rows);
        if (mc_buf_status(&out) != MC_OK) break;
        fwrite(out.data, 1, out.size, stdout);
        mc_buf_clear(&out);
        st = mc_sql_step(rows, &more, err);
    }
    mc_sql_finish(rows);
    if (st == MC_OK && mc_buf_status(&out) != MC_OK) st = mc_error_memory(err);
    if (st == MC_OK) fwrite(out.data, 1, out.size, stdout);
    mc_buf_dispose(&out);
    return st;
}

static void tell(const diff_job *job, const char *key, int64_t number, const char *name)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, number);
    mc_session_tell(job->session, stderr, key, mc_str_from_z(digits), mc_str_from_z(name));
}

static void print_summary(const diff_job *job)
{
    const mc_difference_counts *counts = &job->counts;
    const mc_option_list *inputs = &job->session->options->inputs;
    tell(job, "diff.both", counts->both, "");
    if (counts->only_before) tell(job, "diff.only", counts->only_before, inputs->items[0]);
    if (counts->only_after) tell(job, "diff.only", counts->only_after, inputs->items[1]);
    tell(job, "diff.made", counts->made, "");
    tell(job, "diff.withdrawn", counts->withdrawn, "");
    tell(job, "diff.moved", counts->moved, "");
    tell(job, "diff.other", counts->other, "");
    if (job->truncated) tell(job, "diff.truncated", job->truncated, "");
}

static mc_status load_side(diff_job *job, const char *path, mc_error *err)
{
    mc_status st = mc_record_stream_load(job->session, job->store, path, err);
    return st == MC_OK ? mc_store_settle(job->store, err) : st;
}

static mc_status load_sides(diff_job *job, mc_error *err)
{
    const mc_option_list *inputs = &job->session->options->inputs;
    mc_status st = mc_store_new(&job->store, "", job->session->lexicon, err);
    if (st != MC_OK) return st;
    struct sqlite3 *db = mc_store_handle(job->store);
    mc_store_watch(job->store, mc_interrupt_watch());
    mc_store_leave_details(job->store);
    st = load_side(job, inputs->items[0], err);
    if (st == MC_OK) st = mc_sql_number(&job->last_before, db, "SELECT max(run) FROM runs", err);
    if (st == MC_OK) st = load_side(job, inputs->items[1], err);
    if (st == MC_OK)
        st =
            mc_sql_number(&job->truncated, db, "SELECT count(*) FROM runs WHERE NOT complete", err);
    return st;
}

static mc_status compare(diff_job *job, mc_error *err)
{
    mc_status st = load_sides(job, err);
    if (st == MC_OK) {
        st = mc_difference_find(mc_store_handle(job->store), job->last_before, &job->counts, err);
    }
    // Without a common text everything would look alike.
    if (st == MC_OK && job->counts.both == 0) {
        const mc_option_list *inputs = &job->session->options->inputs;
        st = mc_error_set(err, MC_ERR_USAGE,
                          "no text stands in both %s and %s, expected two scans of the same texts; "
                          "two periods are compared by `mingcha report --baseline`",
                          inputs->items[0], inputs->items[1]);
    }
    return st == MC_OK ? print_rows(job, err) : st;
}

static mc_status check_usage(const mc_options *options, mc_error *err)
{
    const mc_option_list *inputs = &options->inputs;
    if (inputs->count != 2) {
        return mc_error_set(
            err, MC_ERR_USAGE,
            "diff compares two files of records, BEFORE.jsonl AFTER.jsonl; found %u",
            inputs->count);
    }
    if (strcmp(inputs->items[0], "-") == 0 && strcmp(inputs->items[1], "-") == 0)
        return mc_error_set(err, MC_ERR_USAGE, "found - twice, expected it once");
    return MC_OK;
}

mc_exit mc_command_diff(mc_session *session)
{
    mc_error err = {0};
    diff_job job = {.session = session};
    mc_status st = check_usage(session->options, &err);
    if (st == MC_OK) st = mc_session_load(session, (mc_lexicon_options){0}, &err);
    if (st == MC_OK) st = compare(&job, &err);
    if (st != MC_OK)
        mc_session_print_error(session, &err);
    else if (!session->options->quiet)
        print_summary(&job);
    mc_store_free(job.store);
    return mc_exit_worst(mc_exit_of(st), job.truncated ? MC_EXIT_INCOMPLETE : MC_EXIT_DONE);
}
