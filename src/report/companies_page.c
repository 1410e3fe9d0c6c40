// SPDX-License-Identifier: Apache-2.0
#include "report/companies_page.h"

#include "report/company_page.h"
#include "report/evidence.h"
#include "report/mention_line.h"

// Id and name of those that meet the condition, in the order of their names.
#define COMPANIES(condition)                                                                       \
    "SELECT c.id,c.name FROM companies c JOIN totals t ON t.company=c.id "                         \
    "WHERE " MC_SQL_IS_COMPANY("c.id") " AND " condition " ORDER BY c.sort_key,c.id"

static mc_status write_pages(const mc_report_run *run, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open(&row, run->db, COMPANIES("NOT " MC_COMPANIES_FEW), &has_row, err);
    while (st == MC_OK && has_row) {
        st = mc_company_page_write(run, mc_sql_str(row, 0), mc_sql_str(row, 1), err);
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    return st;
}

static mc_status write_few(mc_html *page, const mc_report_run *run, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open(&row, run->db, COMPANIES(MC_COMPANIES_FEW), &has_row, err);
    if (st == MC_OK && !has_row) mc_html_element(page, "p", "few.none");
    while (st == MC_OK && has_row) {
        mc_html_raw(page, "<section id=\"c-");
        mc_html_text(page, mc_sql_str(row, 0));
        mc_html_raw(page, "\"><h2>");
        mc_html_text(page, mc_sql_str(row, 1));
        mc_html_raw(page, "</h2>\n");
        mc_evidence chosen = {0};
        st = mc_mention_line_write_resemblance(page, run, mc_sql_str(row, 0), err);
        if (st == MC_OK) st = mc_evidence_choose(&chosen, run, mc_sql_str(row, 0), "few.html", err);
        if (st == MC_OK) st = mc_evidence_write(page, run, &chosen, MC_EVIDENCE_WHOLE, err);
        mc_html_raw(page, "</section>\n");
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    return st;
}

mc_status mc_companies_page_write(const mc_report_run *run, mc_error *err)
{
    mc_html page;
    mc_status st = write_pages(run, err);
    if (st != MC_OK) return st;
    mc_html_begin(&page, run->messages, mc_messages_text(run->messages, "nav.few"), "few.html");
    if (run->unjudged) mc_html_notice(&page, "notice.no_context");
    mc_html_element(&page, "p", "few.meaning");
    st = write_few(&page, run, err);
    if (st == MC_OK) return mc_html_write(&page, run->folder, "few.html", err);
    mc_html_dispose(&page);
    return st;
}
