// SPDX-License-Identifier: Apache-2.0
/** The page of one company, of unattributed and of ambiguous findings. */
#ifndef MC_REPORT_COMPANY_PAGE_H
#define MC_REPORT_COMPANY_PAGE_H

#include "report/report_run.h"

/** Bytes of a page's file name with its NUL. */
#define MC_COMPANY_PAGE_NAME_BYTES 96

/** File name of a company's page; ids that would not be safe as a file name are hashed. */
void mc_company_page_name(mc_str company, char out[MC_COMPANY_PAGE_NAME_BYTES]);

/** Writes the page of one company into the report's folder.
 *  @param company  id
 *  @param name     printed */
mc_status mc_company_page_write(const mc_report_run *run, mc_str company, mc_str name,
                                mc_error *err);

/** Writes unattributed.html or ambiguous.html.
 *  @param ambiguous  which of them */
mc_status mc_company_page_write_open(const mc_report_run *run, bool ambiguous, mc_error *err);

#endif
