// SPDX-License-Identifier: Apache-2.0
#include "report/filter_notice.h"

// The name behind an id or a code; what is unknown stands as it is.
static mc_status write_name(mc_html *page, const mc_report_run *run, const char *sql, mc_str code,
                            mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open_of(&row, run->db, sql, code, &has_row, err);
    if (st == MC_OK) mc_html_foreign(page, has_row ? mc_sql_str(row, 0) : code);
    mc_sql_finish(row);
    return st;
}

// What tells the name of a filter's value; NULL where the value is what people read.
static const char *name_query(mc_str filter, bool english)
{
    if (mc_str_equal(filter, MC_STR("company"))) return "SELECT name FROM companies WHERE id=?";
    if (!mc_str_equal(filter, MC_STR("category"))) return NULL;
    return english ? "SELECT name_en FROM categories WHERE code=?"
                   : "SELECT name_zh FROM categories WHERE code=?";
}

// A filter's values stand in the settings as codes with blanks between them; people read words.
static mc_status write_values(mc_html *page, const mc_report_run *run, mc_str filter, mc_str codes,
                              mc_error *err)
{
    const char *sql = name_query(filter, run->english);
    mc_status st = MC_OK;
    mc_str code;
    for (bool first = true; st == MC_OK && mc_str_split(&codes, ' ', &code); first = false) {
        if (!first) mc_html_raw(page, ", ");
        if (mc_str_equal(filter, MC_STR("genre")))
            mc_html_code(page, "genre.", code);
        else if (sql)
            st = write_name(page, run, sql, code, err);
        else
            mc_html_foreign(page, code);
    }
    return st;
}

mc_status mc_filter_notice_write(mc_html *page, const mc_report_run *run, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false, any = false;
    mc_status st =
        mc_sql_open(&row, run->db,
                    "SELECT name,value FROM settings WHERE name IN('since','until',"
                    "'company','category','genre','min_severity','packet') ORDER BY name",
                    &has_row, err);
    while (st == MC_OK && has_row) {
        mc_html_raw(page, any ? " · " : "<p class=\"notice\" role=\"note\"><strong>");
        if (!any) {
            mc_html_label(page, "filter.title");
            mc_html_raw(page, "</strong> ");
        }
        any = true;
        mc_html_code(page, "filter.", mc_sql_str(row, 0));
        mc_html_raw(page, " ");
        st = write_values(page, run, mc_sql_str(row, 0), mc_sql_str(row, 1), err);
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    if (any) mc_html_raw(page, "</p>\n");
    mc_sql_finish(row);
    return st;
}
