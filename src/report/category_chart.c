// SPDX-License-Identifier: Apache-2.0
#include "report/category_chart.h"

#include <stdio.h>

#include "report/svg.h"

enum { WIDTH = 720, LEFT = 220, RIGHT = 64, ROW = 26, TOP = 8, MOST_ROWS = 15 };

// Columns of the query.
enum { NAME, TEXTS, SHARE, LOW, HIGH, MEDIAN };

#define ROWS_SQL(name)                                                                             \
    "SELECT g." name ",a.texts,r.share,r.low,r.high,m.median FROM accusations a JOIN categories g" \
    " ON g.code=a.category LEFT JOIN rates r ON r.company=a.company AND r.category=a.category"     \
    " LEFT JOIN comparisons m ON m.company=a.company AND m.category=a.category WHERE"              \
    " a.company=?1 ORDER BY a.texts DESC,g.rank LIMIT ?2"

static const char *const scale_sql =
    "SELECT count(*),max(texts),(SELECT max(max(r.high,coalesce(m.median,0))) FROM rates r LEFT"
    " JOIN comparisons m ON m.company=r.company AND m.category=r.category WHERE r.company=?1) FROM"
    " accusations WHERE company=?1";

typedef struct scale {
    int64_t rows;
    double most; /**< share or texts at the right end */
    bool rated;
} scale;

static mc_status read_scale(scale *s, const mc_report_run *run, mc_str company, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open_of(&row, run->db, scale_sql, company, &has_row, err);
    if (st == MC_OK && has_row) {
        s->rows = mc_sql_int(row, 0) < MOST_ROWS ? mc_sql_int(row, 0) : MOST_ROWS;
        s->rated = mc_sql_str(row, 2).size > 0;
        s->most = s->rated ? mc_sql_double(row, 2) : (double)mc_sql_int(row, 1);
    }
    mc_sql_finish(row);
    return st;
}

static double place(const scale *s, double value)
{
    return LEFT + (WIDTH - LEFT - RIGHT) * value / s->most;
}

static void write_row(mc_html *page, struct sqlite3_stmt *row, const scale *s, int at)
{
    char label[32];
    double y = TOP + ROW * at, middle = y + ROW / 2.0;
    double value = s->rated ? mc_sql_double(row, SHARE) : (double)mc_sql_int(row, TEXTS);
    double end = s->rated ? mc_sql_double(row, HIGH) : value;
    mc_svg_text(page, "e", LEFT - 8, middle + 4, mc_sql_str(row, NAME));
    mc_svg_rect(page, "alleged", LEFT, y + 5, place(s, value) - LEFT, ROW - 10);
    if (s->rated) {
        double low = place(s, mc_sql_double(row, LOW)), high = place(s, end);
        mc_svg_line(page, "whisker", low, middle, high, middle);
        mc_svg_line(page, "whisker", low, middle - 4, low, middle + 4);
        mc_svg_line(page, "whisker", high, middle - 4, high, middle + 4);
    }
    if (mc_sql_str(row, MEDIAN).size) {
        double median = place(s, mc_sql_double(row, MEDIAN));
        mc_svg_line(page, "median", median, y + 2, median, y + ROW - 2);
        if (mc_sql_double(row, MEDIAN) > end) end = mc_sql_double(row, MEDIAN);
    }
    snprintf(label, sizeof label, s->rated ? "%.1f%%" : "%.0f", s->rated ? value * 100 : value);
    mc_svg_text(page, "", place(s, end) + 8, middle + 4, mc_str_from_z(label));
}

mc_status mc_category_chart_write(mc_html *page, const mc_report_run *run, mc_str company,
                                  mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    scale s = {0};
    bool has_row = false;
    mc_status st = read_scale(&s, run, company, err);
    if (st != MC_OK || s.rows < 2) return st;
    st = mc_sql_prepare(&row, run->db, run->english ? ROWS_SQL("name_en") : ROWS_SQL("name_zh"),
                        err);
    if (st == MC_OK) {
        mc_sql_bind_str(row, 1, company);
        mc_sql_bind_int(row, 2, MOST_ROWS);
        st = mc_sql_step(row, &has_row, err);
    }
    mc_svg_begin(page, "categories", WIDTH, TOP * 2 + ROW * (int)s.rows, "chart.categories",
                 s.rated ? "chart.categories.shares" : "chart.categories.texts");
    for (int at = 0; st == MC_OK && has_row; at++) {
        write_row(page, row, &s, at);
        st = mc_sql_step(row, &has_row, err);
    }
    mc_svg_end(page);
    mc_html_raw(page, "<p class=\"soft\">");
    mc_html_label(page, s.rated ? "chart.categories.shares" : "chart.categories.texts");
    mc_html_raw(page, "</p>\n");
    mc_sql_finish(row);
    return st;
}
