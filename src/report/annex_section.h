// SPDX-License-Identifier: Apache-2.0
/** Sections about what was given beside the records: exposures, responses, an
 *  earlier report, groups. */
#ifndef MC_REPORT_ANNEX_SECTION_H
#define MC_REPORT_ANNEX_SECTION_H

#include "report/html.h"
#include "report/report_run.h"

/** Writes the sections of one company: its response, texts per customer …, counts by group,
 *  changes; each only when there is something in it. */
mc_status mc_annex_section_write_company(mc_html *page, const mc_report_run *run, mc_str company,
                                         mc_error *err);

/** Writes the sections of all companies together; without exposures a sentence says that
 *  nothing is normalised. */
mc_status mc_annex_section_write_index(mc_html *page, const mc_report_run *run, mc_error *err);

#endif
