// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>

#include "base/file.h"
#include "report/companies_page.h"
#include "report/report_run.h"
#include "report/width.h"

// Companies in fewer than MC_FEW_TEXTS texts are one line: their names say nothing yet
// and would hide the others. A small input has no others: up to MOST_RARE of them are the table.
#define MOST_RARE "30"
#define ONLY_RARE                                                                                  \
    "(SELECT count(*) BETWEEN 1 AND " MOST_RARE " AND min(" MC_COMPANIES_RARE                      \
    ") FROM totals t WHERE " MC_SQL_IS_COMPANY("t.company") ")"
static const char *const sql =
    "SELECT c.name,t.named_texts,t.alleged_texts,t.announced_texts,t.practice_texts,"
    "t.resolution_texts,t.other_texts,t.not_counted FROM companies c JOIN totals t ON"
    " t.company=c.id WHERE NOT " MC_SQL_IS_COMPANY(
        "c.id") " OR NOT(" MC_COMPANIES_RARE ") OR " ONLY_RARE
                " ORDER BY " MC_SQL_IS_COMPANY("c.id") " DESC,c.sort_key,c.id";

enum { NAME_COLUMNS = 40, FIGURES = 7, ALLEGED = 2, BAR_CELLS = 12 };

static const char *const headings[FIGURES] = {
    "summary.named",      "summary.alleged", "summary.announced",  "summary.practice",
    "summary.resolution", "summary.other",   "summary.not_counted"};

static uint32_t figure_columns(const mc_messages *messages, int figure)
{
    uint32_t columns = mc_width_of(mc_messages_text(messages, headings[figure]));
    return columns < 6 ? 6 : columns;
}

static void write_head(mc_buf *out, const mc_messages *messages)
{
    mc_buf_add_str(out, mc_messages_text(messages, "notice.unverified"));
    mc_buf_add_char(out, '\n');
    mc_width_pad(out, mc_messages_text(messages, "label.company"), NAME_COLUMNS, false);
    for (int i = 0; i < FIGURES; i++) {
        mc_buf_add_z(out, "  ");
        mc_width_pad(out, mc_messages_text(messages, headings[i]), figure_columns(messages, i),
                     true);
    }
    mc_buf_add_char(out, '\n');
}

// Eighths of a cell, so that small numbers differ: U+2588 is a whole one, U+258F an eighth.
static void write_bar(mc_buf *out, int64_t value, int64_t most)
{
    int64_t eighths = most > 0 ? (value * BAR_CELLS * 8 + most - 1) / most : 0;
    mc_buf_add_z(out, "  ");
    for (; eighths >= 8; eighths -= 8) {
        mc_buf_add_z(out, "\xE2\x96\x88");
    }
    if (eighths > 0) {
        mc_buf_add_z(out, "\xE2\x96");
        mc_buf_add_char(out, (char)(0x90 - eighths));
    }
}

static void write_row(mc_buf *out, const mc_messages *messages, struct sqlite3_stmt *row,
                      int64_t most)
{
    mc_str name = mc_sql_str(row, 0);
    bool open = !mc_count_rule_is_company(name);
    if (open) name = mc_messages_code(messages, "open.", name);
    mc_width_pad(out, name, NAME_COLUMNS, false);
    for (int i = 0; i < FIGURES; i++) {
        mc_buf_add_z(out, "  ");
        mc_width_pad(out, mc_sql_str(row, i + 1), figure_columns(messages, i), true);
    }
    if (most > 0 && !open) write_bar(out, mc_sql_int(row, ALLEGED), most);
    mc_buf_add_char(out, '\n');
}

// A line with a count as its first argument.
static void write_count(mc_buf *out, const mc_messages *messages, const char *key, int64_t count)
{
    char digits[24];
    snprintf(digits, sizeof digits, "%lld", (long long)count);
    mc_messages_write(messages, out, key, mc_str_from_z(digits), MC_STR(MC_SQL_FEW_TEXTS));
    mc_buf_add_char(out, '\n');
}

// An empty table says that nothing was found; that nothing was looked at must be said.
static mc_status write_nothing(mc_buf *out, const mc_messages *messages, struct sqlite3 *db,
                               mc_error *err)
{
    int64_t all = 0, selected = 0;
    mc_status st = mc_sql_number(&all, db, "SELECT count(*) FROM documents", err);
    if (st == MC_OK)
        st = mc_sql_number(&selected, db, "SELECT count(*) FROM documents WHERE selected", err);
    if (st == MC_OK && !selected) write_count(out, messages, "summary.nothing", all);
    return st;
}

// Listed companies have pages of their own, other names share few.html; without
// pages the tables hold both.
static mc_status write_few(mc_buf *out, const mc_report_options *options, struct sqlite3 *db,
                           mc_error *err)
{
    static const char *const all_sql = "SELECT count(*) FROM totals t WHERE " MC_SQL_IS_COMPANY(
        "t.company") " AND " MC_COMPANIES_RARE;
    static const char *const names_sql =
        "SELECT count(*) FROM companies c JOIN totals t ON t.company=c.id WHERE"
        " " MC_SQL_IS_COMPANY("c.id") " AND " MC_COMPANIES_FEW;
    int64_t all = 0, names = 0, only = 0;
    bool pages = (options->formats & MC_REPORT_HTML) != 0;
    mc_status st = mc_sql_number(&only, db, "SELECT " ONLY_RARE, err);
    if (st != MC_OK || only) return st;
    st = mc_sql_number(&all, db, all_sql, err);
    if (st == MC_OK) st = mc_sql_number(&names, db, names_sql, err);
    if (st != MC_OK || all == 0) return st;
    if (!pages) write_count(out, options->messages, "summary.few", all);
    if (pages && all > names)
        write_count(out, options->messages, "summary.few_listed", all - names);
    if (pages && names) write_count(out, options->messages, "summary.few_names", names);
    return MC_OK;
}

// Where nearly all documents are complaints, the others may be some whose few words do not tell.
// Only those count that would be counted, were they complaints, and of which the input
// did not say what they are.
static mc_status write_genres(mc_buf *out, const mc_messages *messages, struct sqlite3 *db,
                              mc_error *err)
{
    static const char *const mostly_sql =
        "SELECT count(*)>0 AND 5*sum(genre='complaint')>=4*count(*) FROM documents WHERE selected";
    static const char *const apart_sql =
        "SELECT count(DISTINCT f.doc) FROM findings f JOIN documents d USING(doc)"
        " WHERE f.place='genre' AND d.genre_reason NOT LIKE '%\"genre_input\"%'";
    int64_t mostly = 0, apart = 0;
    mc_status st = mc_sql_number(&mostly, db, mostly_sql, err);
    if (st == MC_OK && mostly) st = mc_sql_number(&apart, db, apart_sql, err);
    if (st == MC_OK && apart > 0) write_count(out, messages, "summary.genres", apart);
    return st;
}

// What readers' verdicts did: a table with ids of another report does nothing, which must be said.
static mc_status write_reviewed(mc_buf *out, const mc_messages *messages, struct sqlite3 *db,
                                mc_error *err)
{
    int64_t judged = 0, wrong = 0, unknown = 0;
    mc_status st =
        mc_sql_number(&judged, db, "SELECT count(*) FROM findings WHERE verdict IS NOT NULL", err);
    if (st == MC_OK)
        st = mc_sql_number(&wrong, db, "SELECT count(*) FROM findings WHERE place='review'", err);
    if (st == MC_OK)
        st = mc_sql_number(&unknown, db,
                           "SELECT count(*) FROM coverage WHERE reason='unknown_finding'", err);
    if (st == MC_OK && judged) write_count(out, messages, "summary.judged", judged);
    if (st == MC_OK && wrong) write_count(out, messages, "summary.wrong", wrong);
    if (st == MC_OK && unknown) write_count(out, messages, "summary.unknown", unknown);
    return st;
}

static void write_terminal(mc_buf *out, FILE *stream)
{
    if (out->size) fwrite(out->data, 1, out->size, stream);
    mc_buf_clear(out);
}

mc_status mc_report_print_summary(mc_store *store, const mc_report_options *options, FILE *out,
                                  mc_error *err)
{
    mc_buf buf = MC_BUF_INIT(1 << 24);
    struct sqlite3 *db = mc_store_handle(store);
    struct sqlite3_stmt *row = NULL;
    int64_t most = 0;
    bool has_row = false;
    mc_status st = mc_sql_prepare(&row, db, sql, err);
    if (st == MC_OK && mc_stream_is_terminal(out))
        st = mc_sql_number(&most, db, "SELECT max(alleged_texts) FROM totals", err);
    if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    if (st == MC_OK) write_head(&buf, options->messages);
    while (st == MC_OK && has_row) {
        write_row(&buf, options->messages, row, most);
        write_terminal(&buf, out);
        st = mc_sql_step(row, &has_row, err);
    }
    if (st == MC_OK) st = write_few(&buf, options, db, err);
    if (st == MC_OK) st = write_genres(&buf, options->messages, db, err);
    if (st == MC_OK) st = write_reviewed(&buf, options->messages, db, err);
    if (st == MC_OK) st = write_nothing(&buf, options->messages, db, err);
    write_terminal(&buf, out);
    mc_sql_finish(row);
    mc_buf_dispose(&buf);
    return st;
}
