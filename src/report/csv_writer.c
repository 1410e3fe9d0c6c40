// SPDX-License-Identifier: Apache-2.0
#include "report/csv_writer.h"

#include <string.h>

#include "report/tabulation.h"

static bool would_run(mc_str text)
{
    // Spreadsheets also take the full-width forms of these signs (EF BC 8B, 8D, 9D, A0).
    if (text.size >= 3 && memcmp(text.data, "\xEF\xBC", 2) == 0) {
        return memchr("\x8B\x8D\x9D\xA0", text.data[2], 4) != NULL;
    }
    if (text.size == 0) return false;
    char c = text.data[0];
    return c == '=' || c == '+' || c == '-' || c == '@' || c == '\t' || c == '\r' || c == '\n';
}

// True when one of eight bytes may be a quote, a comma or below a blank: record/json_write.c says
// how (false alarms happen).
static bool may_need_quotes(const char *bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = UINT64_C(0x8080808080808080);
    uint64_t x;
    memcpy(&x, bytes, sizeof x);
    if ((x & high) == high) return false;
    uint64_t quote = x ^ ones * '"', comma = x ^ ones * ',';
    uint64_t found = (x - ones * 0x20) | (quote - ones) | (comma - ones);
    return found & ~x & high;
}

static bool needs_quotes(mc_str text)
{
    uint32_t at = 0;
    while (text.size - at >= 8 && !may_need_quotes(text.data + at)) {
        at += 8;
    }
    // The last eight once more, instead of a few one by one.
    bool few = text.size - at < 8 && text.size >= 8;
    if (few && !may_need_quotes(text.data + text.size - 8)) return false;
    for (; at < text.size; at++) {
        char c = text.data[at];
        if (c == '"' || c == ',' || c == '\r' || c == '\n') return true;
    }
    return false;
}

void mc_csv_writer_cell(mc_buf *out, mc_str text)
{
    char *to = mc_buf_reserve(out, (size_t)text.size * 2 + 3), *begin = to;
    if (!to) return;
    bool quoted = needs_quotes(text);
    if (quoted) *to++ = '"';
    if (would_run(text)) *to++ = '\'';
    if (!quoted) {
        if (text.size) memcpy(to, text.data, text.size);
        to += text.size;
    }
    for (uint32_t i = 0; quoted && i < text.size; i++) {
        if (text.data[i] == '"') *to++ = '"';
        *to++ = text.data[i];
    }
    if (quoted) *to++ = '"';
    out->size += (size_t)(to - begin);
}

void mc_csv_writer_begin(mc_buf *out)
{
    mc_buf_add_z(out, "\xEF\xBB\xBF");
}

void mc_csv_writer_row(mc_buf *out, const mc_str *cells, int count)
{
    for (int i = 0; i < count; i++) {
        if (i) mc_buf_add_char(out, ',');
        mc_csv_writer_cell(out, cells[i]);
    }
    mc_buf_add_z(out, "\r\n");
}

// The notice stands in every row of the last column: a table is copied without its neighbours.
static void write_header(mc_outfile *out, const mc_report_run *run, const mc_tabulation *of)
{
    mc_csv_writer_begin(&out->buf);
    for (int i = 0; i < of->count; i++) {
        mc_csv_writer_cell(
            &out->buf, mc_messages_code(run->messages, "csv.", mc_str_from_z(of->columns[i].key)));
        mc_buf_add_char(&out->buf, ',');
    }
    mc_csv_writer_cell(&out->buf, mc_messages_text(run->messages, "csv.notice"));
    mc_buf_add_z(&out->buf, "\r\n");
}

static void end_row(mc_buf *out, mc_str notice)
{
    mc_csv_writer_cell(out, notice);
    mc_buf_add(out, "\r\n", 2);
}

static mc_status write_companies(const mc_report_run *run, mc_error *err)
{
    const mc_tabulation *of = mc_tabulation_at(MC_TABLE_COMPANIES);
    mc_outfile out;
    mc_row_source rows = {0};
    bool has_row = false;
    mc_status st = mc_outfile_open(&out, run->folder, "companies.csv", err);
    if (st == MC_OK) write_header(&out, run, of);
    if (st == MC_OK) st = mc_tabulation_open(of, run, &rows, err);
    if (st == MC_OK) st = mc_row_source_next(&rows, &has_row, err);
    while (st == MC_OK && has_row) {
        for (int i = 0; i < of->count; i++) {
            mc_csv_writer_cell(&out.buf, mc_row_source_str(&rows, i));
            mc_buf_add_char(&out.buf, ',');
        }
        end_row(&out.buf, mc_messages_text(run->messages, "notice.unverified"));
        st = mc_outfile_flush(&out, err);
        if (st == MC_OK) st = mc_row_source_next(&rows, &has_row, err);
    }
    mc_row_source_close(&rows);
    return mc_outfile_close(&out, st, err);
}

mc_status mc_csv_writer_begin_findings(mc_outfile *out, const mc_report_run *run, mc_error *err)
{
    mc_status st = mc_outfile_open(out, run->folder, "findings.csv", err);
    if (st == MC_OK) write_header(out, run, mc_tabulation_at(MC_TABLE_FINDINGS));
    return st;
}

void mc_csv_writer_finding(mc_buf *out, mc_str notice, const mc_str *fields)
{
    const mc_tabulation *of = mc_tabulation_at(MC_TABLE_FINDINGS);
    for (int i = 0; i < of->count; i++) {
        mc_csv_writer_cell(out, fields[of->fields[i]]);
        mc_buf_add_char(out, ',');
    }
    end_row(out, notice);
}

static void write_form_header(mc_buf *out, const mc_report_run *run)
{
    static const char *const keys[] = {"finding_id", "quote", "sentence", "date", "response"};
    enum { COUNT = sizeof keys / sizeof *keys };
    mc_str names[COUNT];
    for (int i = 0; i < COUNT; i++) {
        names[i] = mc_messages_code(run->messages, "csv.", mc_str_from_z(keys[i]));
    }
    mc_csv_writer_begin(out);
    mc_csv_writer_row(out, names, COUNT);
}

// What the company fills in and --responses reads, which knows the columns in both languages.
static mc_status write_form(const mc_report_run *run, mc_error *err)
{
    mc_outfile out;
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_outfile_open(&out, run->folder, "responses.csv", err);
    write_form_header(&out.buf, run);
    if (st == MC_OK)
        st = mc_sql_open(&row, run->db,
                         "SELECT f.id,f.quote,s.text FROM findings f LEFT JOIN sentences s ON"
                         " s.doc=f.doc AND s.n=f.sentence WHERE " MC_SQL_ACCUSES(
                             "f.place") " ORDER BY f.finding",
                         &has_row, err);
    while (st == MC_OK && has_row) {
        for (int i = 0; i < 3; i++) {
            mc_csv_writer_cell(&out.buf, mc_sql_str(row, i));
            mc_buf_add_char(&out.buf, ',');
        }
        mc_buf_add_z(&out.buf, ",\r\n");
        st = mc_outfile_flush(&out, err);
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    return mc_outfile_close(&out, st, err);
}

mc_status mc_csv_writer_write(const mc_report_run *run, mc_error *err)
{
    mc_status st = write_companies(run, err);
    return st == MC_OK && run->options->packet ? write_form(run, err) : st;
}
