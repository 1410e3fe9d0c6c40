// SPDX-License-Identifier: Apache-2.0
/** All companies with rates beside each other: heat map of categories, funnel
 *  plot with control limits. */
#ifndef MC_REPORT_PEER_CHART_H
#define MC_REPORT_PEER_CHART_H

#include "report/html.h"
#include "report/report_run.h"

/** Writes the heat map: a table of shares with coloured cells, companies by name, the categories
 *  that most texts allege; a sentence when no company has a rate. */
mc_status mc_peer_chart_write_heat(mc_html *page, const mc_report_run *run, mc_error *err);

/** Writes the funnel plot and its figures as a table; a sentence when there are too
 *  few companies for one. */
mc_status mc_peer_chart_write_funnel(mc_html *page, const mc_report_run *run, mc_error *err);

#endif
