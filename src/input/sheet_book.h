// SPDX-License-Identifier: Apache-2.0
/** The sheets of a workbook, whatever its format: each is a source of its
 *  own ("a.xlsx/Sheet2#7"). */
#ifndef MC_INPUT_SHEET_BOOK_H
#define MC_INPUT_SHEET_BOOK_H

#include "input/delivery.h"
#include "input/sheet_rows.h"

/** A workbook that is open. */
typedef struct mc_sheet_book {
    const char *reason; /**< of coverage rows about a broken one: "bad_xlsx" */
    uint32_t count;
    /** Name of a sheet as on its tab, borrowed. */
    mc_str (*name)(void *payload, uint32_t sheet);
    /** The rows of a sheet, as mc_sheet_rows_read(). */
    mc_status (*read)(void *payload, uint32_t sheet, mc_sheet_rows_take take, void *take_payload);
    const char *problem; /**< what is wrong, where `read` returns MC_ERR_SYNTAX */
    void *payload;
} mc_sheet_book;

/** Gathers the bytes of a workbook. One of more than 1 GiB is a coverage row and `skipped`. */
mc_status mc_sheet_book_gather(mc_delivery *d, mc_buf *bytes, bool *skipped);

/** Reads all records of all sheets. A sheet that begins with a table of a report of ours ends
 *  it: it is that report. */
mc_status mc_sheet_book_read(mc_delivery *d, const mc_sheet_book *book);

/** A coverage row about a broken workbook.
 *  @param level  MC_COVERAGE_PARTIAL where rows before the break were read */
mc_status mc_sheet_book_refuse(mc_delivery *d, const mc_sheet_book *book, mc_coverage_level level);

#endif
