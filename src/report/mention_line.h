// SPDX-License-Identifier: Apache-2.0
/** How the texts write a company: who is printed under its present name may be told of by a
 *  former one. */
#ifndef MC_REPORT_MENTION_LINE_H
#define MC_REPORT_MENTION_LINE_H

#include "report/html.h"
#include "report/report_run.h"

/** The writings that the findings have, most frequent first, former names with the days between
 *  which they were in use; a notice where former names are most of them. Nothing where the texts
 *  write the company only as the page does.
 *
 *  @param name  as the page prints it */
mc_status mc_mention_line_write(mc_html *page, const mc_report_run *run, mc_str company,
                                mc_str name, mc_error *err);

/** Of a discovered name that may be a slip for a listed one: a line that says for which, and that
 *  nothing was merged. Nothing of others. */
mc_status mc_mention_line_write_resemblance(mc_html *page, const mc_report_run *run, mc_str company,
                                            mc_error *err);

#endif
