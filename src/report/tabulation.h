// SPDX-License-Identifier: Apache-2.0
/** The tables of a report, as queries with typed columns; CSV files and workbook sheets
 *  are written from them. */
#ifndef MC_REPORT_TABULATION_H
#define MC_REPORT_TABULATION_H

#include <stdint.h>

#include "report/row_source.h"

typedef enum mc_tabulation_id {
    MC_TABLE_COMPANIES,
    MC_TABLE_CATEGORIES,
    MC_TABLE_FINDINGS,
    MC_TABLE_COVERAGE,
    MC_TABLE_COUNT
} mc_tabulation_id;

/** How people want to see a column; programs get the plain value. */
typedef enum mc_column_type {
    MC_COLUMN_TEXT,
    MC_COLUMN_CODE,   /**< text that has a label in the catalogue, `prefix` in front */
    MC_COLUMN_DETAIL, /**< sentence of a coverage row, in English */
    MC_COLUMN_DAY,    /**< text that is a day when it is YYYY-MM-DD and nothing more */
    MC_COLUMN_WHOLE,  /**< whole number */
    MC_COLUMN_BAR,    /**< whole number, worth a bar */
    MC_COLUMN_SHARE   /**< 0–1, or nothing */
} mc_column_type;

typedef struct mc_table_column {
    const char *key; /**< its heading is the message "csv." + key */
    mc_column_type type;
    uint8_t width;      /**< characters, for sheets */
    const char *prefix; /**< of MC_COLUMN_CODE */
} mc_table_column;

typedef struct mc_tabulation {
    const char *name; /**< "companies": file names, the message "sheet." + name */
    const char *sql_zh,
        *sql_en; /**< one result column for each column, in this order; NULL = the findings */
    const mc_table_column *columns;
    int count;
    const mc_finding_field *fields; /**< of the findings, one for each column */
} mc_tabulation;

/** The table of an id; never NULL. */
const mc_tabulation *mc_tabulation_at(mc_tabulation_id id);

/** Its rows in the language of the report; mc_row_source_close(). */
mc_status mc_tabulation_open(const mc_tabulation *table, const mc_report_run *run,
                             mc_row_source *rows, mc_error *err);

#endif
