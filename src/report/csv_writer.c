// SPDX-License-Identifier: Apache-2.0
#include "report/csv_writer.h"

#include <string.h>

#include "report/outfile.h"

static bool would_run(mc_str text)
{
    // Spreadsheets also take the full-width forms of these signs (EF BC 8B, 8D, 9D, A0).
    if (text.size >= 3 && memcmp(text.data, "\xEF\xBC", 2) == 0) {
        return memchr("\x8B\x8D\x9D\xA0", text.data[2], 4) != NULL;
    }
    return text.size && memchr("=+-@\t\r\n", text.data[0], 7) != NULL;
}

void mc_csv_writer_cell(mc_buf *out, mc_str text)
{
    bool quoted = false;
    for (uint32_t i = 0; i < text.size && !quoted; i++) {
        quoted = memchr(",\"\r\n", text.data[i], 4) != NULL;
    }
    if (quoted) mc_buf_add_char(out, '"');
    if (would_run(text)) mc_buf_add_char(out, '\'');
    for (uint32_t i = 0; i < text.size; i++) {
        if (text.data[i] == '"') mc_buf_add_char(out, '"');
        mc_buf_add_char(out, text.data[i]);
    }
    if (quoted) mc_buf_add_char(out, '"');
}

// One file: a query whose columns are named by catalogue keys, "csv." in front.
typedef struct table {
    const char *file, *sql;
    const char *const *columns;
    int count;
} table;

#define COMPANY_COLUMNS 20
static const char *const company_columns[COMPANY_COLUMNS] = {"company_id",
                                                             "company",
                                                             "kind",
                                                             "found",
                                                             "named_documents",
                                                             "named_texts",
                                                             "named_authors",
                                                             "alleged_documents",
                                                             "alleged_texts",
                                                             "alleged_authors",
                                                             "announced_texts",
                                                             "practice_texts",
                                                             "resolution_texts",
                                                             "demanded_texts",
                                                             "other_texts",
                                                             "not_counted",
                                                             "severity_max",
                                                             "share",
                                                             "share_low",
                                                             "share_high"};

// The overall share has an interval only where rates may be shown.
static const char *const companies_sql =
    "SELECT c.id,c.name,c.kind,c.found,t.named_documents,t.named_texts,t.named_authors,"
    "t.alleged_documents,t.alleged_texts,t.alleged_authors,t.announced_texts,t.practice_texts,"
    "t.resolution_texts,t.demanded_texts,t.other_texts,t.not_counted,t.severity_max,"
    "printf('%.4f',o.share),printf('%.4f',o.low),printf('%.4f',o.high)"
    " FROM companies c JOIN totals t ON t.company=c.id LEFT JOIN overall_rates o ON"
    " o.company=c.id WHERE substr(c.id,1,1)<>'~' ORDER BY c.sort_key,c.id";

#define FINDING_COLUMNS 30
static const char *const finding_columns[FINDING_COLUMNS] = {
    "finding_id", "company_id", "company", "by",         "mention",  "principal",
    "category",   "name",       "family",  "severity",   "status",   "standing",
    "place",      "detail",     "actor",   "speaker",    "quote",    "sentence",
    "start",      "end",        "reason",  "entry",      "document", "source",
    "genre",      "date",       "title",   "first_copy", "copies",   "clauses"};

#define FINDINGS_SQL(name)                                                                         \
    "SELECT f.id,CASE WHEN substr(f.company,1,1)='~' THEN '' ELSE f.company END,"                  \
    "CASE WHEN substr(f.company,1,1)='~' THEN '' ELSE k.name END,f.by,f.mention,f.principal,"      \
    "f.category,g." name ",g.family,f.severity,f.status,f.standing,f.place,f.detail,f.actor,"      \
    "f.speaker,f.quote,s.text,f.start,f.end,f.reason,f.entry,d.id,d.source,d.genre,d.date,"        \
    "d.title,f.first_copy,c.documents,(SELECT group_concat(clause,' ') FROM finding_clauses l"     \
    " WHERE l.finding=f.finding) FROM findings f JOIN documents d ON d.doc=f.doc"                  \
    " JOIN clusters c ON c.cluster=d.cluster JOIN categories g ON g.code=f.category"               \
    " LEFT JOIN companies k ON k.id=f.company LEFT JOIN sentences s ON s.doc=f.doc AND"            \
    " s.n=f.sentence WHERE f.place<>'excluded' ORDER BY f.finding"

static const table companies_table = {"companies.csv", companies_sql, company_columns,
                                      COMPANY_COLUMNS};
static const table findings_zh = {"findings.csv", FINDINGS_SQL("name_zh"), finding_columns,
                                  FINDING_COLUMNS};
static const table findings_en = {"findings.csv", FINDINGS_SQL("name_en"), finding_columns,
                                  FINDING_COLUMNS};

// The notice stands in every row of the last column: a table is copied without its neighbours.
static void write_header(mc_outfile *out, const mc_report_run *run, const table *of)
{
    mc_buf_add_z(&out->buf, "\xEF\xBB\xBF");
    for (int i = 0; i < of->count; i++) {
        mc_csv_writer_cell(&out->buf,
                           mc_messages_code(run->messages, "csv.", mc_str_from_z(of->columns[i])));
        mc_buf_add_char(&out->buf, ',');
    }
    mc_csv_writer_cell(&out->buf, mc_messages_text(run->messages, "csv.notice"));
    mc_buf_add_z(&out->buf, "\r\n");
}

static void write_row(mc_outfile *out, const mc_report_run *run, struct sqlite3_stmt *row,
                      int count)
{
    for (int i = 0; i < count; i++) {
        mc_csv_writer_cell(&out->buf, mc_sql_str(row, i));
        mc_buf_add_char(&out->buf, ',');
    }
    mc_csv_writer_cell(&out->buf, mc_messages_text(run->messages, "notice.unverified"));
    mc_buf_add_z(&out->buf, "\r\n");
}

static mc_status write_table(const mc_report_run *run, const table *of, mc_error *err)
{
    mc_outfile out;
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_outfile_open(&out, run->folder, of->file, err);
    if (st == MC_OK) write_header(&out, run, of);
    if (st == MC_OK) st = mc_sql_prepare(&row, run->db, of->sql, err);
    if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    while (st == MC_OK && has_row) {
        write_row(&out, run, row, of->count);
        st = mc_outfile_flush(&out, err);
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    return mc_outfile_close(&out, st, err);
}

mc_status mc_csv_writer_write(const mc_report_run *run, mc_error *err)
{
    mc_status st = write_table(run, &companies_table, err);
    return st == MC_OK ? write_table(run, run->english ? &findings_en : &findings_zh, err) : st;
}
