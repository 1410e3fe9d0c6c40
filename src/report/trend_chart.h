// SPDX-License-Identifier: Apache-2.0
/** Figures by month or quarter of one company or of all texts: a chart, the same as a
 *  table, rising categories. */
#ifndef MC_REPORT_TREND_CHART_H
#define MC_REPORT_TREND_CHART_H

#include "report/html.h"
#include "report/report_run.h"

/** Writes the section; nothing when the texts lie in fewer than two periods.
 *  @param company  id, or "~all" for all texts together */
mc_status mc_trend_chart_write(mc_html *page, const mc_report_run *run, mc_str company,
                               mc_error *err);

#endif
