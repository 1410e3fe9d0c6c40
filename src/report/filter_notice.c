// SPDX-License-Identifier: Apache-2.0
#include "report/filter_notice.h"

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
        mc_html_foreign(page, mc_sql_str(row, 1));
        st = mc_sql_step(row, &has_row, err);
    }
    if (any) mc_html_raw(page, "</p>\n");
    mc_sql_finish(row);
    return st;
}
