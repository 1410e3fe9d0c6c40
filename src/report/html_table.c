// SPDX-License-Identifier: Apache-2.0
#include "report/html_table.h"

#include "store/sql.h"

void mc_html_table_begin(mc_html *page, const char *label, const char *caption,
                         const char *const *columns, int count, int first_number)
{
    mc_html_raw(page, "\n<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"");
    mc_html_label(page, label);
    mc_html_raw(page, "\"><table>");
    if (caption) mc_html_element(page, "caption", caption);
    mc_html_raw(page, "<thead><tr>");
    for (int i = 0; i < count; i++) {
        mc_html_raw(page,
                    i < first_number ? "<th scope=\"col\">" : "<th scope=\"col\" class=\"n\">");
        mc_html_label(page, columns[i]);
        mc_html_raw(page, "</th>");
    }
    mc_html_raw(page, "</tr></thead><tbody>\n");
}

void mc_html_table_end(mc_html *page)
{
    mc_html_raw(page, "</tbody></table></div>\n");
}

void mc_html_table_number(mc_html *page, int64_t number)
{
    mc_html_raw(page, "<td class=\"n\">");
    mc_html_number(page, number);
    mc_html_raw(page, "</td>");
}

void mc_html_table_authors(mc_html *page, int64_t authors, int64_t documents)
{
    mc_html_raw(page, "<td class=\"n\">");
    mc_html_authors(page, authors, documents);
    mc_html_raw(page, "</td>");
}

static bool write_none(mc_html *page, struct sqlite3_stmt *row, int column)
{
    if (mc_sql_str(row, column).size) return false;
    mc_html_raw(page, "<span class=\"soft\">");
    mc_html_label(page, "rate.none");
    mc_html_raw(page, "</span></td>");
    return true;
}

void mc_html_table_share(mc_html *page, struct sqlite3_stmt *row, int column)
{
    mc_html_raw(page, "<td class=\"n\">");
    if (write_none(page, row, column)) return;
    double share = mc_sql_double(row, column);
    mc_html_percent(page, share);
    mc_html_raw(page, " <span class=\"soft\">(");
    mc_html_percent(page, mc_sql_double(row, column + 1));
    mc_html_raw(page, "–");
    mc_html_percent(page, mc_sql_double(row, column + 2));
    mc_html_raw(page, ")</span><span class=\"bar\" aria-hidden=\"true\"><i style=\"width:");
    mc_html_percent(page, share);
    mc_html_raw(page, "\"></i></span></td>");
}

void mc_html_table_percent(mc_html *page, struct sqlite3_stmt *row, int column)
{
    mc_html_raw(page, "<td class=\"n\">");
    if (write_none(page, row, column)) return;
    mc_html_percent(page, mc_sql_double(row, column));
    mc_html_raw(page, "</td>");
}

void mc_html_table_change(mc_html *page, struct sqlite3_stmt *row, int column, bool marked)
{
    mc_html_raw(page, "<td class=\"n\">");
    if (write_none(page, row, column)) return;
    mc_buf_add_format(&page->out, "%+.1f <span class=\"soft\">(%+.1f … %+.1f)</span>",
                      mc_sql_double(row, column) * 100, mc_sql_double(row, column + 1) * 100,
                      mc_sql_double(row, column + 2) * 100);
    if (marked) {
        mc_html_raw(page, " <strong>");
        mc_html_label(page, "trend.marked");
        mc_html_raw(page, "</strong>");
    }
    mc_html_raw(page, "</td>");
}

void mc_html_table_rank(mc_html *page, struct sqlite3_stmt *row, int column)
{
    mc_html_raw(page, "<td class=\"n\">");
    if (write_none(page, row, column)) return;
    int64_t first = mc_sql_int(row, column), last = mc_sql_int(row, column + 1);
    mc_html_number(page, first);
    if (last != first) {
        mc_html_raw(page, "–");
        mc_html_number(page, last);
    }
    mc_html_raw(page, " / ");
    mc_html_number(page, mc_sql_int(row, column + 2));
    mc_html_raw(page, "</td>");
}
