// SPDX-License-Identifier: Apache-2.0
#include "report/peer_chart.h"

#include <math.h>
#include <stdio.h>

#include "report/company_page.h"
#include "report/html_table.h"
#include "report/svg.h"
#include "store/interval.h"

enum { WIDTH = 720, HEIGHT = 360, LEFT = 52, RIGHT = 16, TOP = 14, BOTTOM = 40 };

#define TOP_CATEGORIES                                                                             \
    "(SELECT category,sum(texts) AS all_texts FROM rates GROUP BY category ORDER BY all_texts"     \
    " DESC,category LIMIT 20)"

// Companies and categories in their order, every pair, so that rows follow
// one another cell by cell.
#define HEAT_SQL                                                                                   \
    "SELECT c.id,c.name,k.category,r.share,r.texts FROM overall_rates o JOIN companies c ON"       \
    " c.id=o.company CROSS JOIN " TOP_CATEGORIES " k LEFT JOIN rates r ON r.company=c.id AND"      \
    " r.category=k.category ORDER BY c.sort_key,c.id,k.all_texts DESC,k.category"

static void write_company_head(mc_html *page, mc_str id, mc_str name)
{
    char file[MC_COMPANY_PAGE_NAME_BYTES];
    mc_company_page_name(id, file);
    mc_html_raw(page, "<tr><th scope=\"row\"><a href=\"");
    mc_html_raw(page, file);
    mc_html_raw(page, "\">");
    mc_html_text(page, name);
    mc_html_raw(page, "</a></th>");
}

static mc_status write_heat_head(mc_html *page, const mc_report_run *run, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open(
        &row, run->db,
        run->english
            ? "SELECT g.name_en FROM " TOP_CATEGORIES
              " k JOIN categories g ON g.code=k.category ORDER BY k.all_texts DESC,k.category"
            : "SELECT g.name_zh FROM " TOP_CATEGORIES
              " k JOIN categories g ON g.code=k.category ORDER BY k.all_texts DESC,k.category",
        &has_row, err);
    mc_html_raw(page, "<thead><tr><th scope=\"col\">");
    mc_html_label(page, "label.company");
    mc_html_raw(page, "</th>");
    while (st == MC_OK && has_row) {
        mc_html_raw(page, "<th scope=\"col\" class=\"up\"><span>");
        mc_html_text(page, mc_sql_str(row, 0));
        mc_html_raw(page, "</span></th>");
        st = mc_sql_step(row, &has_row, err);
    }
    mc_html_raw(page, "</tr></thead><tbody>\n");
    mc_sql_finish(row);
    return st;
}

// At most 60 of 100 parts of colour, so that the number stays readable on it.
static void write_heat_cell(mc_html *page, struct sqlite3_stmt *row, double most)
{
    double share = mc_sql_double(row, 3);
    if (mc_sql_str(row, 3).size == 0) {
        mc_html_raw(page, "<td class=\"n soft\">·</td>");
        return;
    }
    mc_buf_add_format(&page->out, "<td class=\"n\" style=\"--heat:%.0f%%\">%.1f</td>",
                      most > 0 ? 60 * share / most : 0, share * 100);
}

static mc_status write_heat_rows(mc_html *page, const mc_report_run *run, double most,
                                 mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    mc_buf last = MC_BUF_INIT(1 << 16);
    bool has_row = false, any = false;
    mc_status st = mc_sql_open(&row, run->db, HEAT_SQL, &has_row, err);
    while (st == MC_OK && has_row) {
        mc_str id = mc_sql_str(row, 0);
        if (!any || !mc_str_equal(id, mc_buf_str(&last))) {
            if (any) mc_html_raw(page, "</tr>\n");
            write_company_head(page, id, mc_sql_str(row, 1));
            mc_buf_clear(&last);
            mc_buf_add_str(&last, id);
            any = true;
        }
        write_heat_cell(page, row, most);
        st = mc_sql_step(row, &has_row, err);
    }
    if (any) mc_html_raw(page, "</tr>\n");
    mc_sql_finish(row);
    mc_buf_dispose(&last);
    return st;
}

mc_status mc_peer_chart_write_heat(mc_html *page, const mc_report_run *run, mc_error *err)
{
    int64_t rated = 0, most = 0;
    mc_status st = mc_sql_number(&rated, run->db, "SELECT count(*) FROM overall_rates", err);
    if (st == MC_OK)
        st =
            mc_sql_number(&most, run->db, "SELECT CAST(max(share)*1e6 AS INTEGER) FROM rates", err);
    if (st != MC_OK) return st;
    mc_html_element(page, "h2", "heat.title");
    if (rated == 0) {
        char least[16];
        snprintf(least, sizeof least, "%u", run->options->min_cases);
        mc_html_element_with(page, "p", "heat.none", mc_str_from_z(least));
        return MC_OK;
    }
    mc_html_raw(page, "<div class=\"wide heat\" tabindex=\"0\" role=\"region\" aria-label=\"");
    mc_html_label(page, "heat.title");
    mc_html_raw(page, "\"><table>");
    mc_html_element(page, "caption", "heat.caption");
    st = write_heat_head(page, run, err);
    if (st == MC_OK) st = write_heat_rows(page, run, (double)most / 1e6, err);
    mc_html_table_end(page);
    return st;
}

// Columns of the query.
enum { ID, NAME, NAMED, SHARE, LOW, HIGH, LOW998, HIGH998, POSITION, TARGET, PHI };

static const char *const funnel_sql =
    "SELECT c.id,c.name,t.named_texts,o.share,o.low,o.high,f.low998,f.high998,f.position,f.target,"
    "f.phi FROM funnel f JOIN companies c ON c.id=f.company JOIN totals t ON t.company=f.company"
    " JOIN overall_rates o ON o.company=f.company ORDER BY c.sort_key,c.id";

static double x_of(double named, int64_t most)
{
    return LEFT + (WIDTH - LEFT - RIGHT) * named / (double)most;
}

static double y_of(double share)
{
    return TOP + (HEIGHT - TOP - BOTTOM) * (1 - (share < 0 ? 0 : share > 1 ? 1 : share));
}

static void write_limit(mc_html *page, const char *class_name, double target, double width,
                        double first, int64_t most)
{
    enum { STEPS = 80 };
    mc_svg_path_begin(page, class_name);
    for (int i = 0; i <= STEPS; i++) {
        // Denser where the curve bends.
        double part = (double)i / STEPS, n = first + ((double)most - first) * part * part;
        double share = target + width * sqrt(target * (1 - target) / n);
        mc_svg_path_to(page, x_of(n, most), y_of(share));
    }
    mc_svg_path_end(page);
}

static void write_axes(mc_html *page, const mc_report_run *run, double target, double phi,
                       int64_t most)
{
    char label[32];
    double first = run->options->min_cases, spread = sqrt(phi);
    for (int i = 0; i <= 4; i++) {
        snprintf(label, sizeof label, "%d%%", i * 25);
        mc_svg_line(page, "grid", LEFT, y_of(i / 4.0), WIDTH - RIGHT, y_of(i / 4.0));
        mc_svg_text(page, "e", LEFT - 6, y_of(i / 4.0) + 4, mc_str_from_z(label));
        snprintf(label, sizeof label, "%lld", (long long)(most * i / 4));
        mc_svg_text(page, i == 4 ? "e" : "m", x_of((double)most * i / 4, most), HEIGHT - 22,
                    mc_str_from_z(label));
    }
    mc_svg_text(page, "e", WIDTH - RIGHT, HEIGHT - 6,
                mc_messages_text(run->messages, "figure.named_texts"));
    mc_svg_line(page, "target", LEFT, y_of(target), WIDTH - RIGHT, y_of(target));
    write_limit(page, "limit inner", target, -MC_Z_95 * spread, first, most);
    write_limit(page, "limit inner", target, MC_Z_95 * spread, first, most);
    write_limit(page, "limit", target, -MC_Z_998 * spread, first, most);
    write_limit(page, "limit", target, MC_Z_998 * spread, first, most);
}

static void write_point(mc_html *page, struct sqlite3_stmt *row, int64_t most)
{
    mc_str name = mc_sql_str(row, NAME);
    double x = x_of((double)mc_sql_int(row, NAMED), most), y = y_of(mc_sql_double(row, SHARE));
    bool outside = !mc_str_equal(mc_sql_str(row, POSITION), MC_STR("inside"));
    mc_svg_circle(page, outside ? "point out" : "point", x, y, outside ? 6 : 4.5, name);
    bool right = x > WIDTH - 220;
    if (outside) mc_svg_text(page, right ? "e" : "", x + (right ? -9 : 9), y + 4, name);
}

static void write_funnel_row(mc_html *page, struct sqlite3_stmt *row)
{
    write_company_head(page, mc_sql_str(row, ID), mc_sql_str(row, NAME));
    mc_html_table_number(page, mc_sql_int(row, NAMED));
    mc_html_table_share(page, row, SHARE);
    mc_html_raw(page, "<td class=\"n\">");
    mc_html_percent(page, mc_sql_double(row, LOW998));
    mc_html_raw(page, "–");
    mc_html_percent(page, mc_sql_double(row, HIGH998));
    mc_html_raw(page, "</td><td>");
    mc_html_code(page, "funnel.", mc_sql_str(row, POSITION));
    mc_html_raw(page, "</td></tr>\n");
}

static mc_status write_funnel_chart(mc_html *page, const mc_report_run *run, int64_t most,
                                    mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open(&row, run->db, funnel_sql, &has_row, err);
    if (st == MC_OK && has_row)
        write_axes(page, run, mc_sql_double(row, TARGET), mc_sql_double(row, PHI), most);
    while (st == MC_OK && has_row) {
        write_point(page, row, most);
        st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    return st;
}

static mc_status write_funnel_table(mc_html *page, const mc_report_run *run, mc_error *err)
{
    static const char *const columns[] = {"label.company", "figure.named_texts", "label.share",
                                          "funnel.limits", "funnel.position"};
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open(&row, run->db, funnel_sql, &has_row, err);
    mc_html_table_begin(page, "funnel.title", NULL, columns, 5, 1);
    while (st == MC_OK && has_row) {
        write_funnel_row(page, row);
        st = mc_sql_step(row, &has_row, err);
    }
    mc_html_table_end(page);
    mc_sql_finish(row);
    return st;
}

mc_status mc_peer_chart_write_funnel(mc_html *page, const mc_report_run *run, mc_error *err)
{
    int64_t most = 0;
    mc_status st = mc_sql_number(&most, run->db,
                                 "SELECT max(t.named_texts) FROM funnel f JOIN totals t ON"
                                 " t.company=f.company",
                                 err);
    if (st != MC_OK) return st;
    mc_html_element(page, "h2", "funnel.title");
    mc_html_element(page, "p", most ? "funnel.desc" : "funnel.none");
    if (most == 0) return MC_OK;
    mc_svg_begin(page, "funnel", WIDTH, HEIGHT, "funnel.title", "funnel.desc");
    st = write_funnel_chart(page, run, mc_svg_round_up(most), err);
    mc_svg_end(page);
    mc_html_raw(page, "<details><summary>");
    mc_html_label(page, "chart.as_table");
    mc_html_raw(page, "</summary>");
    if (st == MC_OK) st = write_funnel_table(page, run, err);
    mc_html_raw(page, "</details>\n");
    return st;
}
