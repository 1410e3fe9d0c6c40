// SPDX-License-Identifier: Apache-2.0
/** The rows of one sheet of a workbook, as text, one after the other. */
#ifndef MC_INPUT_SHEET_ROWS_H
#define MC_INPUT_SHEET_ROWS_H

#include "input/table_row.h"
#include "input/workbook.h"

/** Takes one row: cells up to the last one that is not empty, borrowed for the call.
 *  @param row   number of the row in the sheet, from 1
 *  @param stop  set it to see no more rows
 *  @return      a status other than MC_OK stops and is passed up */
typedef mc_status (*mc_sheet_rows_take)(void *payload, const mc_row_cells *cells, uint32_t row,
                                        bool *stop);

/** Reads a sheet row by row; empty rows are passed over. Values are as people see them
 *  (sheet_cell.h), results of formulas as they were last computed, readings
 *  (phonetic guides) left out.
 *
 *  @return MC_ERR_SYNTAX with `problem` when the sheet is broken from some row on; MC_ERR_MEMORY */
mc_status mc_sheet_rows_read(mc_workbook *book, uint32_t sheet, mc_sheet_rows_take take,
                             void *payload);

#endif
