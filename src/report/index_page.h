// SPDX-License-Identifier: Apache-2.0
/** The first page: how to read, companies by name, categories, coverage, manifest. */
#ifndef MC_REPORT_INDEX_PAGE_H
#define MC_REPORT_INDEX_PAGE_H

#include "report/report_run.h"

/** Writes index.html. */
mc_status mc_index_page_write(const mc_report_run *run, mc_error *err);

#endif
