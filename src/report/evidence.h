// SPDX-License-Identifier: Apache-2.0
/** The evidence list of one company: every finding with its sentence, the quote marked, and the reason. */
#ifndef MC_REPORT_EVIDENCE_H
#define MC_REPORT_EVIDENCE_H

#include "report/html.h"
#include "report/report_run.h"

/** Writes the list under headings, one for each place (reduce.c), at most `options->evidence` rows (0 = all) and
 *  a line that says how many were left out. Copies are shown by their first one with their number.
 *
 *  @param company  id, "~unattributed" or "~ambiguous" */
mc_status mc_evidence_write(mc_html *page, const mc_report_run *run, mc_str company, mc_error *err);

#endif
