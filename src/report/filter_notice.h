// SPDX-License-Identifier: Apache-2.0
/** What a report was restricted to: its pages must say it. */
#ifndef MC_REPORT_FILTER_NOTICE_H
#define MC_REPORT_FILTER_NOTICE_H

#include "report/html.h"
#include "report/report_run.h"

/** Writes a notice that names the filters in force (since, until, companies, categories, genres,
 *  severity) and their values; nothing when there are none. */
mc_status mc_filter_notice_write(mc_html *page, const mc_report_run *run, mc_error *err);

#endif
