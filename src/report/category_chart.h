// SPDX-License-Identifier: Apache-2.0
/** A company's categories as bars, with interval and median of its peers where it has rates. */
#ifndef MC_REPORT_CATEGORY_CHART_H
#define MC_REPORT_CATEGORY_CHART_H

#include "report/html.h"
#include "report/report_run.h"

/** Writes the chart of the categories with the most texts, shares where they may be shown, else
 *  numbers of texts; nothing when there are fewer than two. Its numbers stand
 *  in the table beside it. */
mc_status mc_category_chart_write(mc_html *page, const mc_report_run *run, mc_str company,
                                  mc_error *err);

#endif
