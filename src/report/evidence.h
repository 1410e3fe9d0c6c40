// SPDX-License-Identifier: Apache-2.0
/** The evidence list of one company: every finding with its sentence, the quote
 *  marked, and the reason. */
#ifndef MC_REPORT_EVIDENCE_H
#define MC_REPORT_EVIDENCE_H

#include "report/html.h"
#include "report/report_run.h"

/** What is shown of one company. */
typedef struct mc_evidence {
    const char *file; /**< of the first page; borrowed */
    int64_t all, shown;
    int pages; /**< that it takes */
} mc_evidence;

/** Stands for all pages at once. */
enum { MC_EVIDENCE_WHOLE = -1 };

/** Chooses the findings of a company that are shown, at most `options->evidence` (0 = all), and
 *  numbers them. The choice holds until the next one.
 *  @param company  id, "~unattributed" or "~ambiguous"
 *  @param file     "company-a.html" */
mc_status mc_evidence_choose(mc_evidence *chosen, const mc_report_run *run, mc_str company,
                             const char *file, mc_error *err);

/** Writes one page of the list under headings, one for each place (reduce.c), with links to the
 *  others and a line that says how many were left out and how they were drawn. Copies are shown by
 *  their first one with their number.
 *  @param part  from 0, or MC_EVIDENCE_WHOLE */
mc_status mc_evidence_write(mc_html *page, const mc_report_run *run, const mc_evidence *chosen,
                            int part, mc_error *err);

#endif
