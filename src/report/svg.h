// SPDX-License-Identifier: Apache-2.0
/** Static charts as inline SVG: shapes by class, so that the page's style gives their
 *  colours, dark and light. */
#ifndef MC_REPORT_SVG_H
#define MC_REPORT_SVG_H

#include "report/html.h"

/** Begins a figure with a chart of `width` × `height` units (pixels at full size).
 *  @param id     of the chart, once a page
 *  @param title  key: what it shows
 *  @param desc   key: how to read it; both are read out instead of the shapes */
void mc_svg_begin(mc_html *page, const char *id, int width, int height, const char *title,
                  const char *desc);

/** Ends the chart and its figure. */
void mc_svg_end(mc_html *page);

/** A rectangle; nothing when it has no size. */
void mc_svg_rect(mc_html *page, const char *class_name, double x, double y, double width,
                 double height);

/** A straight line. */
void mc_svg_line(mc_html *page, const char *class_name, double x, double y, double x2, double y2);

/** A circle that says `title` when pointed at. */
void mc_svg_circle(mc_html *page, const char *class_name, double x, double y, double radius,
                   mc_str title);

/** Text at its baseline; class `e` ends it there, `m` centres it. */
void mc_svg_text(mc_html *page, const char *class_name, double x, double y, mc_str text);

/** A line through points: begin, one call a point, end. */
void mc_svg_path_begin(mc_html *page, const char *class_name);

/** The next point of the line. */
void mc_svg_path_to(mc_html *page, double x, double y);

/** Ends the line. */
void mc_svg_path_end(mc_html *page);

/** The next round number at or above `most`: 1, 2 or 5 times a power of ten. For axes. */
int64_t mc_svg_round_up(int64_t most);

#endif
