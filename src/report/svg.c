// SPDX-License-Identifier: Apache-2.0
#include "report/svg.h"

void mc_svg_begin(mc_html *page, const char *id, int width, int height, const char *title,
                  const char *desc)
{
    mc_buf_add_format(&page->out,
                      "<figure class=\"chart\"><div class=\"wide\"><svg viewBox=\"0 0 %d %d\""
                      " width=\"%d\" height=\"%d\" role=\"img\" aria-labelledby=\"%s-t %s-d\">"
                      "<title id=\"%s-t\">",
                      width, height, width, height, id, id, id);
    mc_html_label(page, title);
    mc_buf_add_format(&page->out, "</title><desc id=\"%s-d\">", id);
    mc_html_label(page, desc);
    mc_html_raw(page, "</desc>\n");
}

void mc_svg_end(mc_html *page)
{
    mc_html_raw(page, "</svg></div></figure>\n");
}

void mc_svg_rect(mc_html *page, const char *class_name, double x, double y, double width,
                 double height)
{
    if (width <= 0 || height <= 0) return;
    mc_buf_add_format(&page->out,
                      "<rect class=\"%s\" x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\"/>",
                      class_name, x, y, width, height);
}

void mc_svg_line(mc_html *page, const char *class_name, double x, double y, double x2, double y2)
{
    mc_buf_add_format(&page->out,
                      "<line class=\"%s\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>",
                      class_name, x, y, x2, y2);
}

void mc_svg_circle(mc_html *page, const char *class_name, double x, double y, double radius,
                   mc_str title)
{
    mc_buf_add_format(&page->out, "<circle class=\"%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\"><title>",
                      class_name, x, y, radius);
    mc_html_text(page, title);
    mc_html_raw(page, "</title></circle>");
}

void mc_svg_text(mc_html *page, const char *class_name, double x, double y, mc_str text)
{
    mc_buf_add_format(&page->out, "<text class=\"%s\" x=\"%.1f\" y=\"%.1f\">", class_name, x, y);
    mc_html_text(page, text);
    mc_html_raw(page, "</text>");
}

void mc_svg_path_begin(mc_html *page, const char *class_name)
{
    mc_buf_add_format(&page->out, "<polyline class=\"%s\" points=\"", class_name);
}

void mc_svg_path_to(mc_html *page, double x, double y)
{
    mc_buf_add_format(&page->out, "%.1f,%.1f ", x, y);
}

void mc_svg_path_end(mc_html *page)
{
    mc_html_raw(page, "\"/>");
}

int64_t mc_svg_round_up(int64_t most)
{
    for (int64_t power = 1;; power *= 10) {
        static const int steps[] = {1, 2, 5};
        for (int i = 0; i < 3; i++) {
            if (power * steps[i] >= most) return power * steps[i];
        }
    }
}
