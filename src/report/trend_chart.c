// SPDX-License-Identifier: Apache-2.0
#include "report/trend_chart.h"

#include <stdio.h>

#include "report/html_table.h"
#include "report/svg.h"

// Two bars stand in one place for each period: the texts that name the company, and, in front of
// them, those that allege something of it. Periods without a text are those in which nobody named
// it: they stay empty, so that time runs evenly; they come from the row of all texts.
enum { WIDTH = 720, HEIGHT = 240, LEFT = 48, RIGHT = 12, TOP = 18, BOTTOM = 34, LABELS = 10 };

static const char *const points_sql =
    "SELECT a.period,coalesce(p.named_texts,0),coalesce(p.alleged_texts,0),p.share,p.low,p.high,"
    "p.change,p.change_low,p.change_high,coalesce(p.marked,0) FROM periods a LEFT JOIN periods p"
    " ON p.company=?1 AND p.period=a.period WHERE a.company='" MC_ALL_TOGETHER "' AND a.period>="
    "(SELECT min(period) FROM periods WHERE company=?1) ORDER BY a.period";

static const char *const scale_sql =
    "SELECT count(*),(SELECT max(named_texts) FROM periods WHERE company=?1),"
    "(SELECT count(*) FROM periods WHERE company=?1),"
    "(SELECT sum(named_texts) FROM periods WHERE company=?1) FROM periods WHERE "
    "company='" MC_ALL_TOGETHER "' AND"
    " period>=(SELECT min(period) FROM periods WHERE company=?1)";

typedef struct axis {
    int64_t periods, most; /**< on the axis, texts at its top */
    int64_t own, texts;    /**< periods and texts of the company itself */
} axis;

static mc_status read_axis(axis *a, const mc_report_run *run, mc_str company, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open_of(&row, run->db, scale_sql, company, &has_row, err);
    if (st == MC_OK && has_row) {
        *a = (axis){mc_sql_int(row, 0), mc_svg_round_up(mc_sql_int(row, 1)), mc_sql_int(row, 2),
                    mc_sql_int(row, 3)};
    }
    mc_sql_finish(row);
    return st;
}

// The texts of no company in particular: all that are counted.
static bool is_all(mc_str company)
{
    return mc_str_equal(company, MC_STR(MC_ALL_TOGETHER));
}

static const char *description_of(mc_str company)
{
    return is_all(company) ? "trend.desc_all" : "trend.desc";
}

static void write_grid(mc_html *page, const axis *a)
{
    const double span = HEIGHT - TOP - BOTTOM;
    for (int i = 0; i <= 2; i++) {
        char label[24];
        double y = TOP + span * (2 - i) / 2;
        if (a->most * i % 2) continue;
        snprintf(label, sizeof label, "%lld", (long long)(a->most * i / 2));
        mc_svg_line(page, "grid", LEFT, y, WIDTH - RIGHT, y);
        mc_svg_text(page, "e", LEFT - 6, y + 4, mc_str_from_z(label));
    }
}

static void write_period(mc_html *page, struct sqlite3_stmt *row, const axis *a, int64_t at)
{
    const double span = HEIGHT - TOP - BOTTOM,
                 step = (double)(WIDTH - LEFT - RIGHT) / (double)a->periods;
    double x = LEFT + step * (double)at, wide = step > 6 ? step * 0.7 : step;
    double named = span * (double)mc_sql_int(row, 1) / (double)a->most;
    double alleged = span * (double)mc_sql_int(row, 2) / (double)a->most;
    mc_svg_rect(page, "named", x + (step - wide) / 2, TOP + span - named, wide, named);
    mc_svg_rect(page, "alleged", x + (step - wide) / 2, TOP + span - alleged, wide, alleged);
    if (mc_sql_int(row, 9)) {
        bool up = mc_sql_double(row, 6) > 0;
        mc_svg_text(page, "m mark", x + step / 2, TOP + span - named - 4,
                    up ? MC_STR("▲") : MC_STR("▼"));
    }
    int64_t every = (a->periods + LABELS - 1) / LABELS;
    if (at % every == 0) { mc_svg_text(page, "m", x + step / 2, HEIGHT - 14, mc_sql_str(row, 0)); }
}

static mc_status write_chart(mc_html *page, const mc_report_run *run, mc_str company, const axis *a,
                             mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open_of(&row, run->db, points_sql, company, &has_row, err);
    mc_svg_begin(page, "trend", WIDTH, HEIGHT, "trend.title", description_of(company));
    write_grid(page, a);
    for (int64_t at = 0; st == MC_OK && has_row; at++) {
        write_period(page, row, a, at);
        st = mc_sql_step(row, &has_row, err);
    }
    mc_svg_end(page);
    mc_sql_finish(row);
    mc_html_raw(page, "<p class=\"legend\"><i class=\"alleged\"></i>");
    mc_html_label(page, "trend.alleged");
    mc_html_raw(page, " <i class=\"named\"></i>");
    mc_html_label(page, is_all(company) ? "figure.counted_texts" : "trend.named");
    mc_html_raw(page, "</p>\n");
    return st;
}

static mc_status write_table(mc_html *page, const mc_report_run *run, mc_str company, mc_error *err)
{
    const char *const columns[] = {"trend.period",
                                   is_all(company) ? "figure.counted_texts" : "figure.named_texts",
                                   "figure.alleged_texts", "label.share", "trend.change"};
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open_of(&row, run->db, points_sql, company, &has_row, err);
    mc_html_raw(page, "<details><summary>");
    mc_html_label(page, "chart.as_table");
    mc_html_raw(page, "</summary>");
    mc_html_table_begin(page, "trend.title", "trend.caption", columns, 5, 1);
    while (st == MC_OK && has_row) {
        mc_html_raw(page, "<tr><th scope=\"row\">");
        mc_html_text(page, mc_sql_str(row, 0));
        mc_html_raw(page, "</th>");
        mc_html_table_number(page, mc_sql_int(row, 1));
        mc_html_table_number(page, mc_sql_int(row, 2));
        mc_html_table_share(page, row, 3);
        mc_html_table_change(page, row, 6, mc_sql_int(row, 9));
        mc_html_raw(page, "</tr>\n");
        st = mc_sql_step(row, &has_row, err);
    }
    mc_html_table_end(page);
    mc_html_raw(page, "</details>\n");
    mc_sql_finish(row);
    return st;
}

#define RISING_SQL(name)                                                                           \
    "SELECT g." name ",r.texts,r.named_texts,r.texts_before,r.named_before,r.change,r.low,r.high"  \
    " FROM rising r JOIN categories g ON g.code=r.category WHERE r.company=?1 ORDER BY g.rank"

static mc_status write_rising(mc_html *page, const mc_report_run *run, mc_str company,
                              mc_error *err)
{
    static const char *const columns[] = {"label.category",     "trend.last",
                                          "trend.last_named",   "trend.before",
                                          "trend.before_named", "trend.change"};
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st =
        mc_sql_open_of(&row, run->db, run->english ? RISING_SQL("name_en") : RISING_SQL("name_zh"),
                       company, &has_row, err);
    if (st == MC_OK && has_row) {
        mc_html_element(page, "h3", "trend.rising");
        mc_html_table_begin(page, "trend.rising", "trend.rising.caption", columns, 6, 1);
        while (st == MC_OK && has_row) {
            mc_html_raw(page, "<tr><th scope=\"row\">");
            mc_html_text(page, mc_sql_str(row, 0));
            mc_html_raw(page, "</th>");
            for (int i = 1; i <= 4; i++) {
                mc_html_table_number(page, mc_sql_int(row, i));
            }
            mc_html_table_change(page, row, 5, false);
            mc_html_raw(page, "</tr>\n");
            st = mc_sql_step(row, &has_row, err);
        }
        mc_html_table_end(page);
    }
    mc_sql_finish(row);
    return st;
}

mc_status mc_trend_chart_write(mc_html *page, const mc_report_run *run, mc_str company,
                               mc_error *err)
{
    axis a = {0};
    mc_status st = read_axis(&a, run, company, err);
    if (st != MC_OK || a.own < 2 || a.texts < MC_FEW_TEXTS) return st;
    mc_html_element(page, "h2", "trend.title");
    mc_html_element(page, "p", description_of(company));
    st = write_chart(page, run, company, &a, err);
    if (st == MC_OK) st = write_table(page, run, company, err);
    return st == MC_OK ? write_rising(page, run, company, err) : st;
}
