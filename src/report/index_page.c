// SPDX-License-Identifier: Apache-2.0
#include "report/index_page.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "report/annex_section.h"
#include "report/companies_page.h"
#include "report/company_page.h"
#include "report/filter_notice.h"
#include "report/html_table.h"
#include "report/peer_chart.h"
#include "report/trend_chart.h"

static const char *const numbers_sql =
    "SELECT (SELECT count(*) FROM documents WHERE selected),"
    "(SELECT count(DISTINCT near) FROM documents WHERE selected),"
    "(SELECT count(*) FROM findings WHERE place<>'excluded'),"
    "(SELECT count(*) FROM totals WHERE " MC_SQL_IS_COMPANY(
        "company") "),"
                   "(SELECT count(DISTINCT d.near) FROM findings f JOIN documents d ON d.doc=f.doc"
                   " WHERE " MC_SQL_ACCUSES("f.place") " AND " MC_SQL_IS_COMPANY(
                       "f.company") "),"
                                    "(SELECT count(*) FROM coverage WHERE level<>'note')";

static mc_status write_numbers(mc_html *page, const mc_report_run *run, mc_error *err)
{
    static const char *const keys[] = {"index.documents", "index.texts",   "index.findings",
                                       "index.companies", "index.alleged", "index.problems"};
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open(&row, run->db, numbers_sql, &has_row, err);
    if (st == MC_OK) {
        mc_html_raw(page, "<ul class=\"figures\">");
        for (int i = 0; i < 6; i++) {
            mc_html_raw(page, "<li><b>");
            mc_html_number(page, mc_sql_int(row, i));
            mc_html_raw(page, "</b><span>");
            mc_html_label(page, keys[i]);
            mc_html_raw(page, "</span></li>");
        }
        mc_html_raw(page, "</ul>\n");
    }
    mc_sql_finish(row);
    return st;
}

static void write_how_to_read(mc_html *page, uint32_t min_cases)
{
    char least[16];
    static const char *const keys[] = {
        "how.unverified", "how.alleged", "how.three",      "how.rates",    "how.order",
        "how.genres",     "how.open",    "how.resolution", "how.template", "how.sample"};
    snprintf(least, sizeof least, "%u", min_cases);
    mc_html_raw(page, "<details open><summary>");
    mc_html_label(page, "section.how");
    mc_html_raw(page, "</summary><ul>");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        mc_html_element_with(page, "li", keys[i], mc_str_from_z(least));
    }
    mc_html_raw(page, "</ul></details>\n");
}

// Columns of companies_sql that are looked at apart.
enum {
    NAMED_TEXTS = 4,
    ALLEGED_TEXTS = 5,
    ALLEGED_DOCUMENTS = 6,
    ALLEGED_AUTHORS = 7,
    SHARE = 14,
    NAME_EN = 17,
    FORMER = 18,
    RESEMBLES = 19
};

static void write_tag(mc_html *page, const char *key, mc_str name)
{
    if (name.size == 0) return;
    mc_html_raw(page, " <span class=\"tag\">");
    mc_html_label(page, key);
    mc_html_raw(page, " ");
    mc_html_foreign(page, name);
    mc_html_raw(page, "</span>");
}

static void write_company_link(mc_html *page, struct sqlite3_stmt *row, bool english)
{
    mc_str id = mc_sql_str(row, 0);
    char file[MC_COMPANY_PAGE_NAME_BYTES];
    mc_company_page_name(id, file);
    mc_html_raw(page, "<tr><th scope=\"row\"><a href=\"");
    if (mc_sql_int(row, 3)) {
        mc_html_raw(page, "few.html#c-");
        mc_html_text(page, id);
    } else {
        mc_html_raw(page, file);
    }
    mc_html_raw(page, "\">");
    mc_html_text(page, mc_sql_str(row, 1));
    mc_html_raw(page, "</a>");
    if (english && mc_sql_str(row, NAME_EN).size) {
        mc_html_raw(page, "<br><span class=\"soft\">");
        mc_html_text(page, mc_sql_str(row, NAME_EN));
        mc_html_raw(page, "</span>");
    }
    mc_str found = mc_sql_str(row, 2);
    if (!mc_str_equal(found, MC_STR("listed"))) {
        mc_html_raw(page, " <span class=\"tag\">");
        mc_html_code(page, "found.", found);
        mc_html_raw(page, "</span>");
    }
    write_tag(page, "mentions.mostly", mc_sql_str(row, FORMER));
    write_tag(page, "mentions.perhaps", mc_sql_str(row, RESEMBLES));
    mc_html_raw(page, "</th>");
}

static const char *const companies_sql =
    "SELECT c.id,c.name,c.found," MC_COMPANIES_FEW ",t.named_texts,t.alleged_texts,"
    "t.alleged_documents,t.alleged_authors,t.announced_texts,t.practice_texts,t.resolution_texts,"
    "t.demanded_texts,t.other_texts,t.not_counted,o.share,o.low,o.high,c.name_en,c.former_name,c."
    "resembles_name"
    " FROM companies c JOIN totals t ON t.company=c.id LEFT JOIN overall_rates o ON o.company=c.id "
    "WHERE " MC_SQL_IS_COMPANY("c.id") " AND " MC_COMPANIES_RARE "=?1 ORDER BY c.sort_key,c.id";

static void write_company_row(mc_html *page, struct sqlite3_stmt *row, bool english)
{
    write_company_link(page, row, english);
    for (int column = NAMED_TEXTS; column < SHARE; column++) {
        if (column == ALLEGED_AUTHORS) {
            mc_html_table_authors(page, mc_sql_int(row, column),
                                  mc_sql_int(row, ALLEGED_DOCUMENTS));
        } else {
            mc_html_table_number(page, mc_sql_int(row, column));
        }
        // Beside the two figures that it is made of.
        if (column == ALLEGED_TEXTS) mc_html_table_share(page, row, SHARE);
    }
    mc_html_raw(page, "</tr>\n");
}

// Those named in few texts, or the others.
static mc_status write_company_table(mc_html *page, const mc_report_run *run, bool rare,
                                     mc_error *err)
{
    static const char *const columns[] = {
        "label.company",         "figure.named_texts",       "figure.alleged_texts",
        "label.share",           "figure.alleged_documents", "figure.alleged_authors",
        "label.announced",       "figure.practice_texts",    "figure.resolution_texts",
        "figure.demanded_texts", "figure.other_texts",       "figure.not_counted"};
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_prepare(&row, run->db, companies_sql, err);
    if (st == MC_OK) mc_sql_bind_int(row, 1, rare);
    if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    mc_html_table_begin(page, "section.companies", NULL, columns, 12, 1);
    while (st == MC_OK && has_row) {
        write_company_row(page, row, run->english);
        st = mc_sql_step(row, &has_row, err);
    }
    mc_html_table_end(page);
    mc_sql_finish(row);
    return st;
}

// Companies in one or two texts would hide the others: they stand folded behind them, unless there
// are no others.
static mc_status write_rare_companies(mc_html *page, const mc_report_run *run, int64_t rare,
                                      bool others, mc_error *err)
{
    char count[24];
    snprintf(count, sizeof count, "%lld", (long long)rare);
    mc_html_raw(page, others ? "<details class=\"rare\"><summary>"
                             : "<details class=\"rare\" open><summary>");
    mc_html_label_with(page, "section.companies.rare", mc_str_from_z(count),
                       MC_STR(MC_SQL_FEW_TEXTS));
    mc_html_raw(page, "</summary>\n");
    mc_status st = write_company_table(page, run, true, err);
    mc_html_raw(page, "</details>\n");
    return st;
}

static mc_status write_companies(mc_html *page, const mc_report_run *run, mc_error *err)
{
    int64_t rare = 0, all = 0;
    mc_status st = mc_sql_number(
        &all, run->db, "SELECT count(*) FROM totals t WHERE " MC_SQL_IS_COMPANY("t.company"), err);
    if (st == MC_OK)
        st = mc_sql_number(&rare, run->db,
                           "SELECT count(*) FROM totals t WHERE " MC_SQL_IS_COMPANY(
                               "t.company") " AND " MC_COMPANIES_RARE,
                           err);
    mc_html_element(page, "h2", "section.companies");
    mc_html_element(page, "p", "section.companies.caption");
    mc_html_raw(page, "<p id=\"filterbox\" hidden><label>");
    mc_html_label(page, "index.filter");
    mc_html_raw(page, " <input id=\"filter\" type=\"search\" autocomplete=\"off\"></label></p>\n");
    mc_html_raw(page, "<div id=\"companies\">");
    if (st == MC_OK && rare < all) st = write_company_table(page, run, false, err);
    if (st == MC_OK && rare) st = write_rare_companies(page, run, rare, rare < all, err);
    mc_html_raw(page, "</div>\n");
    return st;
}

// In the place of a prefix: a sentence of a coverage row.
#define DETAIL "detail"

// A table of text cells straight from a query; `prefixes` turn codes into labels.
typedef struct listing {
    const char *heading, *sql;
    const char *columns[8];
    const char *prefixes[8]; /**< NULL = text as it is */
    int count, first_number;
} listing;

// A dash where no text says who wrote it, as in the table of companies.
#define AUTHORS "CASE WHEN authors OR NOT documents THEN authors ELSE char(8212) END"

static const listing categories_zh = {
    "section.categories",
    "SELECT name_zh,place,companies,documents,texts," AUTHORS " FROM category_view WHERE place IN"
    "('alleged','announced','practice','resolution','demanded','genre')",
    {"label.category", "label.kind", "index.companies", "label.documents", "label.texts",
     "label.authors"},
    {NULL, "place."},
    6,
    2};
static const listing categories_en = {
    "section.categories",
    "SELECT name_en,place,companies,documents,texts," AUTHORS " FROM category_view WHERE place IN"
    "('alleged','announced','practice','resolution','demanded','genre')",
    {"label.category", "label.kind", "index.companies", "label.documents", "label.texts",
     "label.authors"},
    {NULL, "place."},
    6,
    2};
// Rows of the coverage table that a page shows; the sheets and report.json have all.
#define MOST_COVERAGE_ROWS "2000"

static const listing coverage = {
    "section.coverage",
    "SELECT level,source,reason,detail,nullif(line,0),CASE reason WHEN 'read' THEN documents END,"
    "encoding FROM coverage ORDER BY level='note',run,source,line,reason LIMIT " MOST_COVERAGE_ROWS,
    {"label.level", "label.source", "label.reason", "label.detail", "label.line", "label.documents",
     "label.encoding"},
    {"level.", NULL, "coverage.", DETAIL},
    7,
    4};
static const listing runs = {
    "section.manifest",
    "SELECT program||' '||version,lexicon_version,lexicon_sha256,overlays,libraries,options,"
    "CASE complete WHEN 1 THEN 'yes' ELSE 'no' END FROM runs ORDER BY run",
    {"label.program", "label.lexicon", "label.sha256", "label.overlays", "label.libraries",
     "label.options", "label.complete"},
    {NULL, NULL, NULL, NULL, NULL, NULL, "answer."},
    7,
    8};

static void write_listed(mc_html *page, const char *prefix, mc_str cell, mc_buf *detail)
{
    if (!prefix)
        mc_html_text(page, cell);
    else if (strcmp(prefix, DETAIL) == 0)
        mc_html_text(page, mc_messages_say(page->messages, cell, detail));
    else
        mc_html_code(page, prefix, cell);
}

static mc_status write_listing(mc_html *page, const mc_report_run *run, const listing *of,
                               mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_buf detail = MC_BUF_INIT(1 << 20);
    mc_status st = mc_sql_open(&row, run->db, of->sql, &has_row, err);
    mc_html_element(page, "h2", of->heading);
    mc_html_table_begin(page, of->heading, NULL, of->columns, of->count, of->first_number);
    while (st == MC_OK && has_row) {
        mc_html_raw(page, "<tr>");
        for (int i = 0; i < of->count; i++) {
            mc_html_raw(page, i < of->first_number ? "<td>" : "<td class=\"n\">");
            mc_str cell = mc_sql_str(row, i);
            write_listed(page, of->prefixes[i], cell, &detail);
            mc_html_raw(page, "</td>");
        }
        mc_html_raw(page, "</tr>\n");
        st = mc_sql_step(row, &has_row, err);
    }
    mc_html_table_end(page);
    mc_sql_finish(row);
    mc_buf_dispose(&detail);
    return st;
}

// A ledger whose ids all come again has a row for each of its lines.
static mc_status write_uncovered(mc_html *page, const mc_report_run *run, mc_error *err)
{
    char total[24];
    int64_t rows = 0;
    mc_status st = mc_sql_number(&rows, run->db, "SELECT count(*) FROM coverage", err);
    if (st != MC_OK || rows <= strtoll(MOST_COVERAGE_ROWS, NULL, 10)) return st;
    snprintf(total, sizeof total, "%lld", (long long)rows);
    mc_html_raw(page, "<p class=\"soft\">");
    mc_html_label_with(page, "section.coverage_capped", MC_STR(MOST_COVERAGE_ROWS),
                       mc_str_from_z(total));
    mc_html_raw(page, "</p>\n");
    return MC_OK;
}

mc_status mc_index_page_write(const mc_report_run *run, mc_error *err)
{
    mc_html page;
    mc_html_begin(&page, run->messages, mc_messages_text(run->messages, "nav.index"), "index.html");
    if (run->unjudged) mc_html_notice(&page, "notice.no_context");
    mc_status st = mc_filter_notice_write(&page, run, err);
    if (st == MC_OK) st = write_numbers(&page, run, err);
    write_how_to_read(&page, run->options->min_cases);
    if (st == MC_OK) st = write_companies(&page, run, err);
    if (st == MC_OK) {
        st = write_listing(&page, run, run->english ? &categories_en : &categories_zh, err);
    }
    if (st == MC_OK) st = mc_annex_section_write_index(&page, run, err);
    if (st == MC_OK) st = mc_peer_chart_write_heat(&page, run, err);
    if (st == MC_OK) st = mc_peer_chart_write_funnel(&page, run, err);
    if (st == MC_OK) st = mc_trend_chart_write(&page, run, MC_STR(MC_ALL_TOGETHER), err);
    if (st == MC_OK) st = write_listing(&page, run, &coverage, err);
    if (st == MC_OK) st = write_uncovered(&page, run, err);
    if (st == MC_OK) st = write_listing(&page, run, &runs, err);
    if (st == MC_OK) return mc_html_write(&page, run->folder, "index.html", err);
    mc_html_dispose(&page);
    return st;
}
