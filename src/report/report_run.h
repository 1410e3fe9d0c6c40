// SPDX-License-Identifier: Apache-2.0
/** What every report writer is given. */
#ifndef MC_REPORT_REPORT_RUN_H
#define MC_REPORT_REPORT_RUN_H

#include "report/report.h"
#include "store/count_rule.h"
#include "store/sql.h"

/** Borrowed by all writers of one report. */
typedef struct mc_report_run {
    struct sqlite3 *db;
    const char *folder;
    const mc_report_options *options;
    const mc_messages *messages;
    bool english;
    bool unjudged; /**< some records were made with --no-context: every page says so */
} mc_report_run;

#endif
