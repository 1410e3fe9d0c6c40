// SPDX-License-Identifier: Apache-2.0
#include "report/mention_line.h"

#include <stdio.h>

#include "store/sql.h"

enum { MOST_SHOWN = 8 };

static const char *const mentions_sql =
    "SELECT m.mention,o.name IS NOT NULL,coalesce(o.valid_from,''),coalesce(o.valid_to,'') FROM"
    " mentions m LEFT JOIN former_names o ON o.company=m.company AND o.name=m.mention WHERE"
    " m.company=? ORDER BY m.findings DESC,m.mention";

enum { MENTION, FORMER, FROM, TO };

static void write_former(mc_html *page, struct sqlite3_stmt *row)
{
    mc_str from = mc_sql_str(row, FROM), to = mc_sql_str(row, TO);
    const char *key = "mentions.former";
    if (from.size && to.size)
        key = "mentions.former_between";
    else if (to.size)
        key = "mentions.former_until";
    mc_html_raw(page, " <span class=\"tag\">");
    mc_html_label_with(page, key, from.size && to.size ? from : to, to);
    mc_html_raw(page, "</span>");
}

// Rows from the one that `row` stands on; how many there were.
static mc_status write_all(mc_html *page, struct sqlite3_stmt *row, mc_error *err)
{
    bool has_row = true;
    int count = 0;
    mc_status st = MC_OK;
    mc_html_raw(page, "<p>");
    mc_html_label(page, "mentions.written");
    for (; st == MC_OK && has_row; count++) {
        if (count < MOST_SHOWN) {
            mc_html_raw(page, count ? " · " : " ");
            mc_html_foreign(page, mc_sql_str(row, MENTION));
            if (mc_sql_int(row, FORMER)) write_former(page, row);
        }
        st = mc_sql_step(row, &has_row, err);
    }
    if (count > MOST_SHOWN) {
        char all[16];
        snprintf(all, sizeof all, "%d", count);
        mc_html_raw(page, " ");
        mc_html_label_with(page, "mentions.of_all", mc_str_from_z(all), MC_STR(""));
    }
    mc_html_raw(page, "</p>\n");
    return st;
}

static mc_status write_notice(mc_html *page, const mc_report_run *run, mc_str company,
                              mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st =
        mc_sql_prepare(&row, run->db, "SELECT former_name FROM companies WHERE id=?", err);
    if (st == MC_OK) {
        mc_sql_bind_str(row, 1, company);
        st = mc_sql_step(row, &has_row, err);
    }
    if (st == MC_OK && has_row && mc_sql_str(row, 0).size) {
        mc_html_raw(page, "<p><strong>");
        mc_html_label(page, "mentions.mostly_former");
        mc_html_raw(page, " ");
        mc_html_foreign(page, mc_sql_str(row, 0));
        mc_html_raw(page, "</strong></p>\n");
    }
    mc_sql_finish(row);
    return st;
}

mc_status mc_mention_line_write(mc_html *page, const mc_report_run *run, mc_str company,
                                mc_str name, mc_error *err)
{
    struct sqlite3_stmt *row = NULL, *other = NULL;
    bool has_row = false, has_other = false;
    mc_status st = mc_sql_prepare(
        &other, run->db, "SELECT 1 FROM mentions WHERE company=? AND mention<>? LIMIT 1", err);
    if (st == MC_OK) {
        mc_sql_bind_str(other, 1, company);
        mc_sql_bind_str(other, 2, name);
        st = mc_sql_step(other, &has_other, err);
    }
    if (st == MC_OK && has_other) st = mc_sql_prepare(&row, run->db, mentions_sql, err);
    if (st == MC_OK && has_other) {
        mc_sql_bind_str(row, 1, company);
        st = mc_sql_step(row, &has_row, err);
    }
    if (st == MC_OK && has_row) st = write_all(page, row, err);
    if (st == MC_OK && has_row) st = write_notice(page, run, company, err);
    mc_sql_finish(other);
    mc_sql_finish(row);
    return st;
}
