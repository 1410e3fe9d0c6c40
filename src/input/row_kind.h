// SPDX-License-Identifier: Apache-2.0
/** Rows of a table that are no record: the header again, hints of a form, totals and signatures. */
#ifndef MC_INPUT_ROW_KIND_H
#define MC_INPUT_ROW_KIND_H

#include "input/table_layout.h"

typedef enum mc_row_kind {
    MC_ROW_RECORD,
    MC_ROW_HEADER, /**< names of the columns: in another language below the first ones, or repeated on each page */
    MC_ROW_HINT,   /**< what a column may hold, or an example, below the header */
    MC_ROW_SUMMARY /**< a total, who filled the table in, a note below it */
} mc_row_kind;

/** What a row is. One whose text cell holds what somebody wrote is a record, whatever else stands
 *  in it, but for the example of a form.
 *  @param nth  of the rows below the header that hold something, from 1 */
mc_row_kind mc_row_kind_of(const mc_table_layout *layout, const mc_row_cells *cells,
                           const mc_reader_options *options, uint64_t nth);

#endif
