// SPDX-License-Identifier: Apache-2.0
#include "report/company_page.h"

#include <stdio.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/hash.h"
#include "report/annex_section.h"
#include "report/category_chart.h"
#include "report/evidence.h"
#include "report/evidence_row.h"
#include "report/filter_notice.h"
#include "report/html_table.h"
#include "report/mention_line.h"
#include "report/trend_chart.h"

void mc_company_page_name(mc_str company, char out[MC_COMPANY_PAGE_NAME_BYTES])
{
    bool safe = company.size > 0 && company.size < 64;
    for (uint32_t i = 0; i < company.size; i++) {
        char c = company.data[i];
        safe = safe && (mc_is_small_letter(c) || mc_is_digit(c) || c == '-' || c == '_');
    }
    if (safe) {
        snprintf(out, MC_COMPANY_PAGE_NAME_BYTES, "company-%.*s.html", (int)company.size,
                 company.data);
        return;
    }
    char hex[17];
    mc_hash64_hex(mc_hash64(company.data, company.size, 0), hex);
    snprintf(out, MC_COMPANY_PAGE_NAME_BYTES, "company-h-%s.html", hex);
}

// Columns of the figures' query that are looked at apart.
enum { NAMED_TEXTS, ALLEGED_TEXTS, ALLEGED_DOCUMENTS, ALLEGED_AUTHORS, TEMPLATE_TEXTS = 9, NAME };

static void write_figure(mc_html *page, struct sqlite3_stmt *totals, int column, const char *key)
{
    mc_html_raw(page, "<li><b>");
    if (column == ALLEGED_AUTHORS) {
        mc_html_authors(page, mc_sql_int(totals, column), mc_sql_int(totals, ALLEGED_DOCUMENTS));
    } else {
        mc_html_number(page, mc_sql_int(totals, column));
    }
    mc_html_raw(page, "</b><span>");
    mc_html_label(page, key);
    mc_html_raw(page, "</span></li>");
}

// What may be said about rates, in words (design.md, "Fairness").
static void write_rate_note(mc_html *page, const mc_report_run *run, int64_t named_texts)
{
    char least[16];
    snprintf(least, sizeof least, "%u", run->options->min_cases);
    mc_html_raw(page, "<p class=\"soft\">");
    if (named_texts < MC_FEW_TEXTS) {
        mc_html_label_with(page, "rate.few", MC_STR(MC_SQL_FEW_TEXTS), MC_STR(""));
    } else if (named_texts < (int64_t)run->options->min_cases) {
        mc_html_label_with(page, "rate.below", mc_str_from_z(least), MC_STR(""));
    } else {
        mc_html_label(page, "rate.meaning");
    }
    mc_html_raw(page, "</p>\n");
}

// The figures as a sentence that may be quoted, and what to mind: whoever quotes a number without
// the words around it says more than was read.
static void write_citation(mc_html *page, struct sqlite3_stmt *totals)
{
    char named[24], alleged[24];
    snprintf(named, sizeof named, "%lld", (long long)mc_sql_int(totals, NAMED_TEXTS));
    snprintf(alleged, sizeof alleged, "%lld", (long long)mc_sql_int(totals, ALLEGED_TEXTS));
    mc_html_raw(page, "<details class=\"cite\"><summary>");
    mc_html_label(page, "cite.title");
    mc_html_raw(page, "</summary><blockquote><b>");
    mc_html_text(page, mc_sql_str(totals, NAME));
    mc_html_raw(page, "</b>");
    mc_html_label_with(page, "cite.sentence", mc_str_from_z(named), mc_str_from_z(alleged));
    mc_html_raw(page, "</blockquote><ul>");
    mc_html_element(page, "li", "cite.texts");
    mc_html_element(page, "li", "cite.source");
    mc_html_element(page, "li", "cite.read");
    mc_html_raw(page, "</ul></details>\n");
}

static mc_status write_figures(mc_html *page, const mc_report_run *run, mc_str company,
                               mc_error *err)
{
    static const char *const keys[] = {"figure.named_texts",       "figure.alleged_texts",
                                       "figure.alleged_documents", "figure.alleged_authors",
                                       "figure.practice_texts",    "figure.resolution_texts",
                                       "figure.demanded_texts",    "figure.other_texts",
                                       "figure.not_counted",       "figure.template_texts"};
    struct sqlite3_stmt *totals = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open_of(
        &totals, run->db,
        "SELECT named_texts,alleged_texts,alleged_documents,alleged_authors,practice_texts,"
        "resolution_texts,demanded_texts,other_texts,not_counted,template_texts,(SELECT name FROM "
        "companies c WHERE c.id=t.company) FROM totals t WHERE company=?",
        company, &has_row, err);
    if (st == MC_OK && has_row) {
        mc_html_raw(page, "<ul class=\"figures\">");
        bool open = !mc_count_rule_is_company(company);
        for (int i = open ? 1 : 0; i < (int)(sizeof keys / sizeof *keys); i++) {
            if (i == TEMPLATE_TEXTS && mc_sql_int(totals, i) == 0) continue;
            write_figure(page, totals, i, keys[i]);
        }
        mc_html_raw(page, "</ul>\n");
        if (!open) write_rate_note(page, run, mc_sql_int(totals, NAMED_TEXTS));
        if (!open && mc_sql_int(totals, ALLEGED_TEXTS) > 0) write_citation(page, totals);
    }
    mc_sql_finish(totals);
    return st;
}

// What the company's texts are beside those of its peers; nothing where nothing may be compared.
static mc_status write_overall(mc_html *page, const mc_report_run *run, mc_str company,
                               mc_error *err)
{
    static const char *const columns[] = {"label.peers", "label.share", "label.median",
                                          "label.rank", "label.class_share"};
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open_of(&row, run->db,
                                  "SELECT o.share,o.low,o.high,m.median,m.rank_first,m.rank_last,"
                                  "m.peers,m.class_share,m.peer_group FROM overall_rates o LEFT"
                                  " JOIN comparisons m ON m.company=o.company AND"
                                  " m.category='" MC_ALL_TOGETHER "' WHERE o.company=?",
                                  company, &has_row, err);
    if (st == MC_OK && has_row) {
        mc_html_table_begin(page, "overall.title", "overall.caption", columns, 5, 1);
        mc_html_raw(page, "<tr><th scope=\"row\">");
        if (mc_sql_str(row, 8).size) {
            mc_html_code(page, "peers.", mc_sql_str(row, 8));
        } else {
            mc_html_label(page, "rate.none"); // compared with nobody
        }
        mc_html_raw(page, "</th>");
        mc_html_table_share(page, row, 0);
        mc_html_table_percent(page, row, 3);
        mc_html_table_rank(page, row, 4);
        mc_html_table_percent(page, row, 7);
        mc_html_raw(page, "</tr>\n");
        mc_html_table_end(page);
    }
    mc_sql_finish(row);
    return st;
}

#define MISCONDUCT_SQL(name)                                                                       \
    "SELECT g." name ",a.severity,a.documents,a.texts,a.authors,a.announced_texts,"                \
    "r.share,r.low,r.high,m.median,m.rank_first,m.rank_last,m.peers,m.class_share FROM"            \
    " accusations a JOIN categories g ON g.code=a.category LEFT JOIN rates r ON"                   \
    " r.company=a.company AND r.category=a.category LEFT JOIN comparisons m ON"                    \
    " m.company=a.company AND m.category=a.category WHERE a.company=? ORDER BY g.rank"

static void write_misconduct_row(mc_html *page, struct sqlite3_stmt *row)
{
    mc_html_raw(page, "<tr><th scope=\"row\">");
    mc_html_text(page, mc_sql_str(row, 0));
    mc_html_raw(page, "</th>");
    for (int column = 1; column <= 3; column++) {
        mc_html_table_number(page, mc_sql_int(row, column));
    }
    mc_html_table_authors(page, mc_sql_int(row, 4), mc_sql_int(row, 2));
    mc_html_table_number(page, mc_sql_int(row, 5));
    mc_html_table_share(page, row, 6);
    mc_html_table_percent(page, row, 9);
    mc_html_table_rank(page, row, 10);
    mc_html_table_percent(page, row, 13);
    mc_html_raw(page, "</tr>\n");
}

static mc_status write_misconduct(mc_html *page, const mc_report_run *run, mc_str company,
                                  mc_error *err)
{
    static const char *const columns[] = {
        "label.category",  "label.severity", "label.documents", "label.texts", "label.authors",
        "label.announced", "label.share",    "label.median",    "label.rank",  "label.class_share"};
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open_of(
        &row, run->db, run->english ? MISCONDUCT_SQL("name_en") : MISCONDUCT_SQL("name_zh"),
        company, &has_row, err);
    if (st == MC_OK && !has_row) {
        mc_html_element(page, "h2", "section.alleged");
        mc_html_element(page, "p", "section.alleged.none");
    }
    if (st == MC_OK && has_row) {
        mc_html_element(page, "h2", "section.alleged");
        st = mc_category_chart_write(page, run, company, err);
        mc_html_table_begin(page, "section.alleged", "section.alleged.caption", columns, 10, 1);
        while (st == MC_OK && has_row) {
            write_misconduct_row(page, row);
            st = mc_sql_step(row, &has_row, err);
        }
        mc_html_table_end(page);
    }
    mc_sql_finish(row);
    return st;
}

// One of the tables of counts by category and by what sets them apart.
typedef struct section {
    const char *heading, *caption, *apart; /**< keys; `apart` names the second column */
    const char *sql_zh, *sql_en;
} section;

#define SECTION_SQL(name, places)                                                                  \
    "SELECT g." name ",t.place,t.detail,t.documents,t.texts,t.authors FROM tallies t"              \
    " JOIN categories g ON g.code=t.category WHERE t.company=? AND t.place IN(" places ")"         \
    " ORDER BY g.rank,t.place,t.detail"
#define SECTION_BOTH(places) SECTION_SQL("name_zh", places), SECTION_SQL("name_en", places)

static const section sections[] = {
    {"section.practice", "section.practice.caption", "label.kind", SECTION_BOTH("'practice'")},
    {"section.resolution", "section.resolution.caption", "label.kind",
     SECTION_BOTH("'resolution','claimed','demanded'")},
    {"section.genre", "section.genre.caption", "label.genre", SECTION_BOTH("'genre'")},
    {"section.not_counted", "section.not_counted.caption", "label.why",
     SECTION_BOTH("'status','actor','review'")},
};

static void write_apart(mc_html *page, struct sqlite3_stmt *row)
{
    mc_str place = mc_sql_str(row, 1), detail = mc_sql_str(row, 2);
    const char *prefix = "place.";
    if (mc_str_equal(place, MC_STR("genre"))) prefix = "genre.";
    if (mc_str_equal(place, MC_STR("status"))) prefix = "why.";
    if (mc_str_equal(place, MC_STR("actor"))) prefix = "actor.";
    bool by_place = prefix[0] == 'p';
    mc_html_raw(page, "<td>");
    mc_html_code(page, prefix, by_place ? place : detail);
    mc_html_raw(page, "</td>");
}

static mc_status write_section(mc_html *page, const mc_report_run *run, mc_str company,
                               const section *of, mc_error *err)
{
    const char *const columns[] = {"label.category", of->apart, "label.documents", "label.texts",
                                   "label.authors"};
    struct sqlite3_stmt *row = NULL;
    bool has_row = false, any = false;
    mc_status st = mc_sql_open_of(&row, run->db, run->english ? of->sql_en : of->sql_zh, company,
                                  &has_row, err);
    while (st == MC_OK && has_row) {
        if (!any) {
            mc_html_element(page, "h2", of->heading);
            mc_html_table_begin(page, of->heading, of->caption, columns, 5, 2);
        }
        any = true;
        mc_html_raw(page, "<tr><th scope=\"row\">");
        mc_html_text(page, mc_sql_str(row, 0));
        mc_html_raw(page, "</th>");
        write_apart(page, row);
        mc_html_table_number(page, mc_sql_int(row, 3));
        mc_html_table_number(page, mc_sql_int(row, 4));
        mc_html_table_authors(page, mc_sql_int(row, 5), mc_sql_int(row, 3));
        mc_html_raw(page, "</tr>\n");
        st = mc_sql_step(row, &has_row, err);
    }
    if (any) mc_html_table_end(page);
    mc_sql_finish(row);
    return st;
}

// Figures and tables of one company.
static mc_status write_tables(mc_html *page, const mc_report_run *run, mc_str company,
                              mc_error *err)
{
    mc_status st = mc_filter_notice_write(page, run, err);
    if (st == MC_OK) st = write_figures(page, run, company, err);
    if (st == MC_OK) st = write_overall(page, run, company, err);
    if (st == MC_OK) st = write_misconduct(page, run, company, err);
    for (size_t i = 0; st == MC_OK && i < sizeof sections / sizeof *sections; i++) {
        st = write_section(page, run, company, &sections[i], err);
    }
    bool open = !mc_count_rule_is_company(company);
    if (st == MC_OK && !open) st = mc_trend_chart_write(page, run, company, err);
    if (st == MC_OK && !open) st = mc_annex_section_write_company(page, run, company, err);
    return st;
}

// Pages behind the first hold evidence only.
static mc_status write_further(const mc_report_run *run, const mc_evidence *chosen, mc_str title,
                               mc_error *err)
{
    mc_status st = MC_OK;
    for (int part = 1; st == MC_OK && part < chosen->pages; part++) {
        mc_buf name = MC_BUF_INIT(1 << 10);
        mc_html page;
        mc_evidence_row_file(&name, chosen->file, part);
        mc_buf_add_char(&name, '\0');
        mc_html_begin(&page, run->messages, title, name.data ? name.data : "");
        if (run->unjudged) mc_html_notice(&page, "notice.no_context");
        mc_html_raw(&page, "<p><a href=\"");
        mc_html_raw(&page, chosen->file);
        mc_html_raw(&page, "\">");
        mc_html_label(&page, "evidence.back");
        mc_html_raw(&page, "</a></p>\n<h2 id=\"evidence\">");
        mc_html_label(&page, "section.evidence");
        mc_html_raw(&page, "</h2>\n");
        st = name.status == MC_OK ? mc_evidence_write(&page, run, chosen, part, err)
                                  : mc_error_memory(err);
        if (st == MC_OK) st = mc_html_write(&page, run->folder, name.data, err);
        mc_html_dispose(&page);
        mc_buf_dispose(&name);
    }
    return st;
}

static mc_status write_body(mc_html *page, const mc_report_run *run, mc_str company, mc_str title,
                            const char *file, mc_error *err)
{
    mc_evidence chosen = {0};
    mc_status st = write_tables(page, run, company, err);
    if (st == MC_OK) st = mc_evidence_choose(&chosen, run, company, file, err);
    if (st == MC_OK) {
        mc_html_raw(page, "<h2 id=\"evidence\">");
        mc_html_label(page, "section.evidence");
        mc_html_raw(page, "</h2>\n");
        mc_html_element(page, "p", "section.evidence.caption");
        st = mc_evidence_write(page, run, &chosen, 0, err);
    }
    if (st == MC_OK) st = mc_html_write(page, run->folder, file, err);
    mc_html_dispose(page);
    return st == MC_OK ? write_further(run, &chosen, title, err) : st;
}

// How it was found where no list has it, the id by which tables and files call it, and for readers
// of English the name that they can read.
static mc_status write_ids(mc_html *page, const mc_report_run *run, mc_str company, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open_of(&row, run->db, "SELECT name_en,found FROM companies WHERE id=?",
                                  company, &has_row, err);
    mc_html_raw(page, "<p class=\"soft\">");
    if (has_row && run->english && mc_sql_str(row, 0).size) {
        mc_html_text(page, mc_sql_str(row, 0));
        mc_html_raw(page, " · ");
    }
    if (has_row && !mc_str_equal(mc_sql_str(row, 1), MC_STR("listed"))) {
        mc_html_code(page, "found.", mc_sql_str(row, 1));
        mc_html_raw(page, " · ");
    }
    mc_html_label_with(page, "company.id", company, MC_STR(""));
    mc_html_raw(page, "</p>\n");
    mc_sql_finish(row);
    return st;
}

mc_status mc_company_page_write(const mc_report_run *run, mc_str company, mc_str name,
                                mc_error *err)
{
    char file[MC_COMPANY_PAGE_NAME_BYTES];
    mc_html page;
    mc_company_page_name(company, file);
    mc_html_begin(&page, run->messages, name, file);
    if (run->unjudged) mc_html_notice(&page, "notice.no_context");
    mc_status st = write_ids(&page, run, company, err);
    if (st == MC_OK) st = mc_mention_line_write_resemblance(&page, run, company, err);
    if (st == MC_OK) st = mc_mention_line_write(&page, run, company, name, err);
    if (st == MC_OK) return write_body(&page, run, company, name, file, err);
    mc_html_dispose(&page);
    return st;
}

mc_status mc_company_page_write_open(const mc_report_run *run, bool ambiguous, mc_error *err)
{
    const char *file = ambiguous ? "ambiguous.html" : "unattributed.html";
    mc_html page;
    mc_str title =
        mc_messages_text(run->messages, ambiguous ? "nav.ambiguous" : "nav.unattributed");
    mc_html_begin(&page, run->messages, title, file);
    if (run->unjudged) mc_html_notice(&page, "notice.no_context");
    mc_html_element(&page, "p", ambiguous ? "ambiguous.meaning" : "unattributed.meaning");
    mc_str company = ambiguous ? MC_STR(MC_AMBIGUOUS) : MC_STR(MC_UNATTRIBUTED);
    return write_body(&page, run, company, title, file, err);
}
