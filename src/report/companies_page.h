// SPDX-License-Identifier: Apache-2.0
/** All companies with their pages, and few.html for those that get none. */
#ifndef MC_REPORT_COMPANIES_PAGE_H
#define MC_REPORT_COMPANIES_PAGE_H

#include "report/report_run.h"

/** SQL condition on table t (totals): named in fewer than MC_FEW_TEXTS distinct texts. */
#define MC_COMPANIES_RARE "max(t.all_texts,t.named_texts)<" MC_SQL_FEW_TEXTS

/** SQL condition on tables c (companies) and t (totals): discovered or masked and named in fewer
 *  than MC_FEW_TEXTS distinct texts. */
#define MC_COMPANIES_FEW "(c.found IN('discovered','masked') AND " MC_COMPANIES_RARE ")"

/** Writes one page a company, in the order of their names, then few.html. */
mc_status mc_companies_page_write(const mc_report_run *run, mc_error *err);

#endif
