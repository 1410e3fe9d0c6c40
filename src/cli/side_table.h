// SPDX-License-Identifier: Apache-2.0
/** Small tables that a user gives beside the inputs, with a row that names the columns: CSV or TSV
 *  in any encoding, or sheets of an .xlsx workbook. */
#ifndef MC_CLI_SIDE_TABLE_H
#define MC_CLI_SIDE_TABLE_H

#include "base/str.h"
#include "input/columns.h"
#include "mingcha/error.h"

enum { MC_SIDE_TABLE_COLUMNS = 64 };

/** One row; strings are borrowed for the call. */
typedef struct mc_side_row {
    uint32_t line;                       /**< of the file, or row of the sheet, from 1 */
    uint32_t count;                      /**< columns of the header */
    mc_str names[MC_SIDE_TABLE_COLUMNS]; /**< of the columns */
    mc_str cells[MC_SIDE_TABLE_COLUMNS]; /**< trimmed; "" where the row has none */
    mc_field fields[MC_SIDE_TABLE_COLUMNS];
} mc_side_row;

/** What is read from a table, and who takes it. */
typedef struct mc_side_reader {
    const mc_columns
        *columns; /**< names of columns (session.h), so that 公司 is found as company */
    /** Whether a row names the columns that are needed. Asked of sheets alone, which may begin with a
     *  notice or be about something else; in CSV the first row names them. */
    bool (*names_columns)(void *payload, const mc_side_row *row);
    mc_status (*take)(void *payload, const mc_side_row *row, mc_error *err);
    void *payload;
} mc_side_reader;

/** MC_ERR_IO when there is no such file: to be said before anything is read. NULL is allowed. */
mc_status mc_side_table_check(const char *path, mc_error *err);

/** Reads the table and hands on every row that holds something; of a workbook the rows of each sheet
 *  behind the one that names the columns.
 *  @return the first status of `take` that is not MC_OK, with file and line filled in; MC_ERR_IO;
 *          MC_ERR_SYNTAX (more than 64 columns, an open quote, a damaged workbook, or none of whose
 *          sheets names the columns) */
mc_status mc_side_table_read(const char *path, const mc_side_reader *reader, mc_error *err);

/** The cell of the first column that holds a field; "" when there is none. */
mc_str mc_side_table_cell(const mc_side_row *row, mc_field field);

#endif
