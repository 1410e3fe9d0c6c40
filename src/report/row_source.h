// SPDX-License-Identifier: Apache-2.0
/** Rows of a table or list: those of a query, or the findings. */
#ifndef MC_REPORT_ROW_SOURCE_H
#define MC_REPORT_ROW_SOURCE_H

#include "report/finding_feed.h"
#include "report/report_run.h"

/** Embedded; one of `query` and `feed` is set. */
typedef struct mc_row_source {
    struct sqlite3_stmt *query;
    mc_finding_feed *feed;
    const mc_finding_field *fields; /**< of the feed, one for each column */
} mc_row_source;

/** Opens the rows of a query; of all findings, with the columns `fields`, when `sql` is NULL. */
mc_status mc_row_source_open(mc_row_source *rows, const mc_report_run *run, const char *sql,
                             const mc_finding_field *fields, mc_error *err);

/** Next row. @param has_row  false at the end */
mc_status mc_row_source_next(mc_row_source *rows, bool *has_row, mc_error *err);

/** Column as text, borrowed until the next row; a missing one is empty. */
mc_str mc_row_source_str(const mc_row_source *rows, int column);

/** Column as a whole number; a missing one is 0. */
int64_t mc_row_source_int(const mc_row_source *rows, int column);

/** Column as a floating-point number; a missing one is 0. */
double mc_row_source_double(const mc_row_source *rows, int column);

/** Closes what mc_row_source_open() opened, also when it failed. */
void mc_row_source_close(mc_row_source *rows);

#endif
