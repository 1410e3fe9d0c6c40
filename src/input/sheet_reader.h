// SPDX-License-Identifier: Apache-2.0
/** From a sheet, or a table of a page, to documents: a header, then a record in each row. */
#ifndef MC_INPUT_SHEET_READER_H
#define MC_INPUT_SHEET_READER_H

#include "input/delivery.h"
#include "input/sheet_rows.h"

/** Something with rows, read from the first one at each call. */
typedef struct mc_sheet_source {
    /** As mc_sheet_rows_read(). */
    mc_status (*read)(void *payload, mc_sheet_rows_take take, void *take_payload);
    void *payload;
} mc_sheet_source;

/** Reads all records.
 *  @param others  a sheet before this one had records: without a column for the text this
 *                 one is a list, not records
 *  @param own     whether it is a table of a report of this program, which is
 *                 not read; no row says so
 *  @return        what the source and the sink return; MC_ERR_MEMORY */
mc_status mc_sheet_reader_read(mc_delivery *d, const mc_sheet_source *source, bool others,
                               bool *own);

/** Looks for a row that names the column of the text, as mc_sheet_reader_read() would, or
 *  tells a table of our own.
 *  @return as there */
mc_status mc_sheet_reader_look(mc_delivery *d, const mc_sheet_source *source, bool *named);

#endif
