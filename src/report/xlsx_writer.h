// SPDX-License-Identifier: Apache-2.0
/** report.xlsx: the tables of the report as sheets of one workbook, for people who
 *  work in Excel or WPS. */
#ifndef MC_REPORT_XLSX_WRITER_H
#define MC_REPORT_XLSX_WRITER_H

#include "report/report_run.h"

/** Rows of a sheet in Excel (ECMA-376, part 1, 18.3.1.73). */
enum { MC_XLSX_MOST_ROWS = 1048576 };

/** Writes report.xlsx into the report's folder, in constant memory. Each sheet has the notice in
 *  its first row, the column names in the second, frozen with a filter, and bars where a column is
 *  worth them. No cell is a formula or a link, whatever its text begins with. What a sheet cannot
 *  hold is said in its last row, and a text longer than a cell may be (32,767 units of
 *  UTF-16) ends with an ellipsis.
 *
 *  @param most_rows  of a sheet, notice and names included; MC_XLSX_MOST_ROWS
 *                    but for tests, at least 4
 *  @return MC_ERR_IO (a full disk), MC_ERR_MEMORY */
mc_status mc_xlsx_writer_write(const mc_report_run *run, uint32_t most_rows, mc_error *err);

#endif
