// SPDX-License-Identifier: Apache-2.0
#include "report/mention_line.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/limits.h"
#include "store/sql.h"

enum { MOST_SHOWN = 8 };

// Nothing where the company is written only as the page prints it (?2).
static const char *const mentions_sql =
    "SELECT m.mention,o.name IS NOT NULL,coalesce(o.valid_from,''),coalesce(o.valid_to,''),"
    "coalesce(c.former_name,'') FROM mentions m LEFT JOIN former_names o ON o.company=m.company AND"
    " o.name=m.former LEFT JOIN companies c ON c.id=m.company WHERE m.company=?1 AND EXISTS(SELECT"
    " 1 FROM mentions x WHERE x.company=?1 AND x.mention<>?2) ORDER BY m.findings DESC,m.mention";

enum { MENTION, FORMER, FROM, TO, MOSTLY_FORMER };

static void write_mention(mc_html *page, struct sqlite3_stmt *row)
{
    mc_str from = mc_sql_str(row, FROM), to = mc_sql_str(row, TO);
    mc_html_foreign(page, mc_sql_str(row, MENTION));
    if (!mc_sql_int(row, FORMER)) return;
    const char *dated = from.size ? "mentions.former_between" : "mentions.former_until";
    mc_html_raw(page, " <span class=\"tag\">");
    mc_html_label_with(page, to.size ? dated : "mentions.former", from, to);
    mc_html_raw(page, "</span>");
}

// From the row that `row` stands on.
static mc_status write_all(mc_html *page, struct sqlite3_stmt *row, mc_error *err)
{
    bool has_row = true;
    int count = 0;
    mc_status st = MC_OK;
    for (; st == MC_OK && has_row; count++) {
        if (count < MOST_SHOWN) {
            mc_html_raw(page, count ? " · " : " ");
            write_mention(page, row);
        }
        st = mc_sql_step(row, &has_row, err);
    }
    if (count > MOST_SHOWN) {
        char all[16];
        snprintf(all, sizeof all, "%d", count);
        mc_html_raw(page, " ");
        mc_html_label_with(page, "mentions.of_all", mc_str_from_z(all), MC_STR(""));
    }
    return st;
}

static void write_notice(mc_html *page, mc_str former_name)
{
    if (former_name.size == 0) return;
    mc_html_raw(page, "<p><strong>");
    mc_html_label(page, "mentions.mostly_former");
    mc_html_raw(page, " ");
    mc_html_foreign(page, former_name);
    mc_html_raw(page, "</strong></p>\n");
}

mc_status mc_mention_line_write(mc_html *page, const mc_report_run *run, mc_str company,
                                mc_str name, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    mc_buf former_name = MC_BUF_INIT(MC_MAX_BUFFER_BYTES); // the rows are gone when it is said
    bool has_row = false;
    mc_status st = mc_sql_prepare(&row, run->db, mentions_sql, err);
    if (st == MC_OK) {
        mc_sql_bind_str(row, 1, company);
        mc_sql_bind_str(row, 2, name);
        st = mc_sql_step(row, &has_row, err);
    }
    if (st == MC_OK && has_row) {
        mc_buf_add_str(&former_name, mc_sql_str(row, MOSTLY_FORMER));
        mc_html_raw(page, "<p>");
        mc_html_label(page, "mentions.written");
        st = write_all(page, row, err);
        mc_html_raw(page, "</p>\n");
        if (st == MC_OK && mc_buf_status(&former_name) != MC_OK) st = mc_error_memory(err);
        write_notice(page, mc_buf_str(&former_name));
    }
    mc_buf_dispose(&former_name);
    mc_sql_finish(row);
    return st;
}

mc_status mc_mention_line_write_resemblance(mc_html *page, const mc_report_run *run, mc_str company,
                                            mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open_of(
        &row, run->db,
        "SELECT resembles_name FROM companies WHERE id=? AND resembles_name IS NOT NULL", company,
        &has_row, err);
    if (st == MC_OK && has_row) {
        mc_html_raw(page, "<p>");
        mc_html_label_with(page, "mentions.resembles", mc_sql_str(row, 0), MC_STR(""));
        mc_html_raw(page, "</p>\n");
    }
    mc_sql_finish(row);
    return st;
}
