// SPDX-License-Identifier: Apache-2.0
/** findings.csv and report.json, whose findings are written side by side by
 *  whichever threads come. */
#ifndef MC_REPORT_FINDING_TABLES_H
#define MC_REPORT_FINDING_TABLES_H

#include "report/report_run.h"

/** Both files while they are written. */
typedef struct mc_finding_tables mc_finding_tables;

/** Opens those of the two files that the options ask for and writes what
 *  stands before the findings.
 *  @param run  outlives the tables */
mc_status mc_finding_tables_open(mc_finding_tables **out, const mc_report_run *run, mc_error *err);

/** Writes findings until none are left to take. Any number of threads may be here at once.
 *  @param db  connection of the calling thread
 *  @return the first error of any thread (MC_ERR_IO, MC_ERR_MEMORY, MC_ERR_STOPPED) */
mc_status mc_finding_tables_write(mc_finding_tables *tables, struct sqlite3 *db, mc_error *err);

/** Writes what stands behind the findings, when all went well so far; closes
 *  and frees. NULL is allowed.
 *  @param so_far  status of the writing, which is passed on when it is a failure */
mc_status mc_finding_tables_close(mc_finding_tables *tables, mc_status so_far, mc_error *err);

#endif
