// SPDX-License-Identifier: Apache-2.0
#include "report/evidence.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "report/evidence_row.h"

// What is shown is chosen first, into temp.shown: all findings of the company, or as many as
// --evidence allows. Of too many, those that people have read come first, then the places in their
// order, and within the place that does not fit the findings are drawn: those with the smallest
// hashes of their ids, seeded with --seed, so that the same report shows the same ones and nobody
// picks. Then they are numbered in the order of the list, and pages are stretches of numbers.
#define PLACE_ORDER                                                                                \
    "CASE f.place WHEN 'alleged' THEN 0 WHEN 'announced' THEN 1 WHEN 'practice' THEN 2"            \
    " WHEN 'resolution' THEN 3 WHEN 'claimed' THEN 4 WHEN 'demanded' THEN 5 WHEN 'genre' THEN 6"   \
    " WHEN 'status' THEN 7 WHEN 'review' THEN 9 ELSE 8 END"

#define OF_COMPANY " FROM findings f WHERE f.company=?1 AND f.place<>'excluded' AND f.first_copy"

// Drawn from the findings alone; the documents are looked up of those that are shown.
static const char *const choose =
    "INSERT INTO temp.shown(finding) SELECT f.finding FROM (SELECT f.finding" OF_COMPANY
    " ORDER BY f.verdict IS NULL," PLACE_ORDER
    ",seeded_hash(f.id,?3) LIMIT ?2) s CROSS JOIN findings f ON"
    " f.finding=s.finding JOIN documents d ON d.doc=f.doc JOIN categories g ON g.code=f.category"
    " ORDER BY " PLACE_ORDER ",g.rank,d.day=0,d.day,d.id,d.doc,f.start,f.id";

// What stands in near copies of what is shown is gathered once, the first few documents of each
// group, category and place; a copy of the finding's own text is one of them at most. The order of
// the joins and the + keep SQLite to the documents of the group: by the index of companies it would
// walk all findings of the company and category.
static const char *const gather_alike =
    "INSERT INTO temp.alike SELECT near,category,place,at,cluster,finding FROM (SELECT k.near,"
    "k.category,k.place,row_number() OVER(PARTITION BY k.near,k.category,k.place ORDER BY"
    " d.day=0,d.day,d.id,d.doc) AS at,d.cluster,min(f.finding) AS finding FROM (SELECT DISTINCT"
    " d.near,f.category,f.place FROM temp.shown h CROSS JOIN findings f ON f.finding=h.finding"
    " CROSS JOIN documents d ON d.doc=f.doc CROSS JOIN clusters c ON c.cluster=d.cluster WHERE"
    " c.near_texts>1) k CROSS JOIN documents d ON d.near=k.near CROSS JOIN findings f ON"
    " f.doc=d.doc AND +f.company=?1 AND +f.category=k.category AND +f.place=k.place AND"
    " f.first_copy GROUP BY k.near,k.category,k.place,d.doc) WHERE at<=?2";

#define ROWS_SQL(name)                                                                             \
    "SELECT f.finding,f.id,f.place,f.detail,g." name ",f.severity,f.status,f.standing,f.actor,"    \
    "f.speaker,f.reason,f.arg0,f.arg1,f.by,f.mention,f.principal,f.start,f.end,s.start,s.text,"    \
    "d.id,d.source,d.date,d.title,d.genre,c.documents,f.entry,f.also,d.law_day,d.law_day_by,"      \
    "c.near_texts,d.tells,f.verdict FROM temp.shown h JOIN findings f ON f.finding=h.finding "     \
    "JOIN "                                                                                        \
    "documents d ON"                                                                               \
    " d.doc=f.doc JOIN clusters c ON c.cluster=d.cluster JOIN categories g ON g.code=f.category"   \
    " LEFT JOIN sentences s ON s.doc=f.doc AND s.n=f.sentence WHERE h.n>?1 AND h.n<=?2"            \
    " ORDER BY h.n"

static void write_heading(mc_evidence_row *l, mc_str place, char last[16])
{
    if (mc_str_equal(place, mc_str_from_z(last))) return;
    uint32_t size = place.size < 15 ? place.size : 15;
    memcpy(last, place.data, size);
    last[size] = '\0';
    mc_html_raw(l->page, "<h3>");
    mc_html_code(l->page, "place.", place);
    mc_html_raw(l->page, "</h3>\n");
}

static mc_status write_rows(mc_evidence_row *l, mc_error *err)
{
    char last[16] = "";
    bool has_row = false;
    mc_status st = mc_sql_step(l->rows, &has_row, err);
    while (st == MC_OK && has_row) {
        write_heading(l, mc_sql_str(l->rows, MC_EVIDENCE_PLACE), last);
        st = mc_evidence_row_write(l, err);
        if (st == MC_OK) st = mc_sql_step(l->rows, &has_row, err);
    }
    return st;
}

static mc_status count_rows(const mc_report_run *run, mc_str company, int64_t *count, mc_error *err)
{
    struct sqlite3_stmt *statement = NULL;
    bool has_row = false;
    mc_status st =
        mc_sql_open_of(&statement, run->db, "SELECT count(*)" OF_COMPANY, company, &has_row, err);
    *count = has_row ? mc_sql_int(statement, 0) : 0;
    mc_sql_finish(statement);
    return st;
}

static const char *const make_tables =
    "CREATE TEMP TABLE IF NOT EXISTS shown(n INTEGER PRIMARY KEY,finding INTEGER UNIQUE);"
    "CREATE TEMP TABLE IF NOT EXISTS alike(near INTEGER,category TEXT,place TEXT,at INTEGER,"
    "cluster INTEGER,finding INTEGER,PRIMARY KEY(near,category,place,at)) WITHOUT ROWID;"
    "DELETE FROM temp.shown; DELETE FROM temp.alike";

static mc_status fill_shown(const mc_report_run *run, mc_str company, mc_error *err)
{
    struct sqlite3_stmt *fill = NULL;
    uint32_t most = run->options->evidence;
    mc_status st = mc_sql_prepare(&fill, run->db, choose, err);
    if (st == MC_OK) {
        mc_sql_bind_str(fill, 1, company);
        mc_sql_bind_int(fill, 2, most ? (int64_t)most : -1);
        mc_sql_bind_int(fill, 3, (int64_t)run->options->seed);
        st = mc_sql_execute(fill, err);
    }
    mc_sql_finish(fill);
    return st;
}

static mc_status fill_alike(const mc_report_run *run, mc_str company, mc_error *err)
{
    struct sqlite3_stmt *fill = NULL;
    mc_status st = mc_sql_prepare(&fill, run->db, gather_alike, err);
    if (st == MC_OK) {
        mc_sql_bind_str(fill, 1, company);
        mc_sql_bind_int(fill, 2, MC_EVIDENCE_NEAR + 1);
        st = mc_sql_execute(fill, err);
    }
    mc_sql_finish(fill);
    return st;
}

mc_status mc_evidence_choose(mc_evidence *chosen, const mc_report_run *run, mc_str company,
                             const char *file, mc_error *err)
{
    uint32_t most = run->options->evidence;
    *chosen = (mc_evidence){.file = file};
    mc_status st = mc_sql_run(run->db, make_tables, err);
    if (st == MC_OK) st = count_rows(run, company, &chosen->all, err);
    if (st == MC_OK) st = fill_shown(run, company, err);
    if (st == MC_OK) st = fill_alike(run, company, err);
    chosen->shown = most && chosen->all > most ? most : chosen->all;
    chosen->pages = (int)((chosen->shown + MC_EVIDENCE_PAGE_ROWS - 1) / MC_EVIDENCE_PAGE_ROWS);
    return st;
}

static void write_left_out(mc_html *page, const mc_report_run *run, const mc_evidence *chosen)
{
    char shown[24], total[24], seed[24];
    snprintf(shown, sizeof shown, "%lld", (long long)chosen->shown);
    snprintf(total, sizeof total, "%lld", (long long)chosen->all);
    snprintf(seed, sizeof seed, "%llu", (unsigned long long)run->options->seed);
    bool capped = chosen->shown < chosen->all;
    mc_html_raw(page, "<p class=\"soft\">");
    mc_html_label_with(page, capped ? "evidence.capped" : "evidence.all", mc_str_from_z(shown),
                       mc_str_from_z(total));
    if (capped) mc_html_label_with(page, "evidence.sampled", mc_str_from_z(seed), MC_STR(""));
    mc_html_raw(page, "</p>\n");
}

static void write_parts(mc_html *page, const mc_evidence *chosen, int part)
{
    if (chosen->pages < 2) return;
    mc_html_raw(page, "<nav class=\"parts\" aria-label=\"");
    mc_html_label(page, "evidence.parts");
    mc_html_raw(page, "\">");
    for (int i = 0; i < chosen->pages; i++) {
        mc_html_raw(page, "<a href=\"");
        mc_evidence_row_file(&page->out, chosen->file, i);
        mc_html_raw(page, i == part ? "#evidence\" aria-current=\"page\">" : "#evidence\">");
        mc_html_number(page, i + 1);
        mc_html_raw(page, "</a>");
    }
    mc_html_raw(page, "</nav>\n");
}

// The box of filters, which only the script shows.
static void write_filters(mc_html *page)
{
    mc_html_raw(page, "<div id=\"evidence-filter\" hidden><label>");
    mc_html_label(page, "label.kind");
    mc_html_raw(page, " <select data-by=\"place\"><option value=\"\">—</option></select></label> "
                      "<label>");
    mc_html_label(page, "label.category");
    mc_html_raw(page,
                " <select data-by=\"category\"><option value=\"\">—</option></select></label> "
                "<label>");
    mc_html_label(page, "evidence.search");
    mc_html_raw(page,
                " <input type=\"search\" autocomplete=\"off\"></label> <output></output></div>\n");
}

mc_status mc_evidence_write(mc_html *page, const mc_report_run *run, const mc_evidence *chosen,
                            int part, mc_error *err)
{
    mc_evidence_row list;
    bool whole = part == MC_EVIDENCE_WHOLE;
    int64_t first = whole ? 0 : (int64_t)part * MC_EVIDENCE_PAGE_ROWS;
    mc_status st = mc_evidence_row_open(&list, page, run, err);
    list.file = whole ? NULL : chosen->file;
    list.part = whole ? 0 : part;
    if (!whole) write_left_out(page, run, chosen);
    if (!whole) write_parts(page, chosen, part);
    if (!whole) write_filters(page);
    if (st == MC_OK)
        st = mc_sql_prepare(&list.rows, run->db,
                            run->english ? ROWS_SQL("name_en") : ROWS_SQL("name_zh"), err);
    if (st == MC_OK) {
        mc_sql_bind_int(list.rows, 1, first);
        mc_sql_bind_int(list.rows, 2, whole ? INT64_MAX : first + MC_EVIDENCE_PAGE_ROWS);
        st = write_rows(&list, err);
    }
    if (whole) write_left_out(page, run, chosen);
    if (!whole) write_parts(page, chosen, part);
    mc_sql_finish(list.rows);
    mc_evidence_row_close(&list);
    return st;
}
