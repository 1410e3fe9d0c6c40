// SPDX-License-Identifier: Apache-2.0
#include <inttypes.h>
#include <stdio.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "report/csv_writer.h"
#include "store/company_choice.h"
#include "store/sql.h"
#include "store/store.h"

typedef struct sample_job {
    const mc_session *session;
    mc_arena arena;
    struct sqlite3 *db;
    mc_sample_options sample;
    int64_t rows;
} sample_job;

// The query's columns; behind them stands what the findings were drawn from. A column with a prefix
// holds codes that people are shown in words.
static const struct {
    const char *key, *prefix;
} columns[] = {
    {"finding_id", NULL}, {"document", NULL},      {"date", NULL},  {"company", NULL},
    {"name", NULL},       {"status", "status."},   {"quote", NULL}, {"sentence", NULL},
    {"context", NULL},    {"verdict", "verdict."}, {"note", NULL},  {"drawn", NULL},
};
enum { COLUMN_COUNT = sizeof columns / sizeof *columns, DRAWN = COLUMN_COUNT - 1 };

static void write_header(const sample_job *job, mc_buf *out)
{
    mc_str names[COLUMN_COUNT];
    for (int i = 0; i < COLUMN_COUNT; i++) {
        names[i] =
            mc_messages_code(job->session->report_messages, "csv.", mc_str_from_z(columns[i].key));
    }
    mc_csv_writer_begin(out);
    mc_csv_writer_row(out, names, COLUMN_COUNT);
}

static void write_row(const sample_job *job, mc_buf *out, struct sqlite3_stmt *row)
{
    mc_str cells[COLUMN_COUNT];
    for (int i = 0; i < DRAWN; i++) {
        cells[i] = mc_sql_str(row, i);
        if (columns[i].prefix && cells[i].size)
            cells[i] = mc_messages_code(job->session->report_messages, columns[i].prefix, cells[i]);
    }
    cells[DRAWN] = mc_sample_drawn_from(&job->sample);
    mc_csv_writer_row(out, cells, COLUMN_COUNT);
}

static mc_status print_sample(sample_job *job, mc_error *err)
{
    bool english = mc_messages_is_english(job->session->report_messages), more = false;
    struct sqlite3_stmt *rows = NULL;
    mc_buf out = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    write_header(job, &out);
    mc_status st = mc_sample_open(&rows, job->db, &job->sample, english, err);
    if (st == MC_OK) st = mc_sql_step(rows, &more, err);
    for (; st == MC_OK && more; job->rows++) {
        write_row(job, &out, rows);
        if (mc_buf_status(&out) != MC_OK) st = mc_error_memory(err);
        if (st == MC_OK) fwrite(out.data, 1, out.size, stdout);
        mc_buf_clear(&out);
        if (st == MC_OK) st = mc_sql_step(rows, &more, err);
    }
    if (st == MC_OK && job->rows == 0) fwrite(out.data, 1, out.size, stdout);
    mc_sql_finish(rows);
    mc_buf_dispose(&out);
    return st;
}

static mc_status choose(sample_job *job, mc_error *err)
{
    const mc_options *options = job->session->options;
    const mc_option_list *named = &options->companies, *coded = &options->categories;
    mc_str *companies = mc_arena_array(&job->arena, named->count, sizeof *companies);
    mc_str *categories = mc_arena_array(&job->arena, coded->count, sizeof *categories);
    mc_status st = mc_arena_failed(&job->arena) ? mc_error_memory(err) : MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < named->count; i++) {
        st = mc_company_choice(job->db, job->session->lexicon, &job->arena,
                               mc_str_from_z(named->items[i]), &companies[i], err);
    }
    for (uint32_t i = 0; st == MC_OK && i < coded->count; i++) {
        categories[i] = mc_str_from_z(coded->items[i]);
        st = mc_session_check_category(job->session, coded->items[i], err);
    }
    job->sample = options->sample;
    job->sample.seed = options->seed;
    job->sample.companies = companies;
    job->sample.company_count = named->count;
    job->sample.categories = categories;
    job->sample.category_count = coded->count;
    return st;
}

static mc_status open_report(sample_job *job, mc_error *err)
{
    const mc_option_list *inputs = &job->session->options->inputs;
    if (inputs->count != 1)
        return mc_error_set(err, MC_ERR_USAGE,
                            "sample draws from one report, the folder of report -o; found %u",
                            (unsigned)inputs->count);
    mc_str path =
        mc_path_join(&job->arena, mc_str_from_z(inputs->items[0]), MC_STR("report.sqlite"));
    if (!path.data) return mc_error_memory(err);
    if (mc_path_kind_of(path.data) != MC_PATH_FILE)
        return mc_error_set_at(err, MC_ERR_USAGE, inputs->items[0], 0, 0,
                               "holds no report.sqlite; sample expects the folder of a report with "
                               "its database");
    return mc_store_open_report(&job->db, path.data, err);
}

static void tell_drawn(const sample_job *job)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%" PRId64, job->rows);
    mc_session_tell(job->session, stderr, "sample.drawn", mc_str_from_z(digits),
                    mc_str_from_z(job->session->options->inputs.items[0]));
}

mc_exit mc_command_sample(mc_session *session)
{
    mc_error err = {0};
    sample_job job = {.session = session, .arena = MC_ARENA_INIT};
    mc_status st = open_report(&job, &err);
    if (st == MC_OK) st = mc_session_load(session, (mc_lexicon_options){0}, &err);
    if (st == MC_OK) st = choose(&job, &err);
    if (st == MC_OK) st = print_sample(&job, &err);
    if (st != MC_OK)
        mc_session_print_error(session, &err);
    else if (!session->options->quiet)
        tell_drawn(&job);
    mc_store_close_reader(job.db);
    mc_arena_dispose(&job.arena);
    return mc_exit_of(st);
}
