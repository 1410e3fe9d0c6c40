// SPDX-License-Identifier: Apache-2.0
/** From the cells of a table's row to a document; what CSV files and workbooks have in common. */
#ifndef MC_INPUT_TABLE_RECORD_H
#define MC_INPUT_TABLE_RECORD_H

#include "input/delivery.h"
#include "input/table_layout.h"

/** True when no cell holds more than blanks. */
bool mc_table_record_is_empty(const mc_row_cells *cells);

/** Hands the row's document on; rows of one call become one transcript (mc_open_call_take()).
 *  @return as mc_delivery_send() */
mc_status mc_table_record_send(mc_delivery *d, const mc_table_layout *layout,
                               const mc_row_cells *cells, uint32_t line);

/** Passes over a row that is no record (mc_row_kind_of()): a note says what it is, "header_row",
 *  "hint_row" or "summary_row".
 *  @param nth   of the rows below the header, from 1
 *  @param pass  set where it was; untouched otherwise */
mc_status mc_table_record_pass(mc_delivery *d, const mc_table_layout *layout,
                               const mc_row_cells *cells, uint64_t nth, uint32_t line, bool *pass);

/** Sends the coverage row "no_text_column", or "no_mapped_field" where --map names the text, with
 *  the names of the fullest row that was looked at (mc_delivery_see_names()). */
mc_status mc_table_record_refuse(mc_delivery *d, mc_coverage_level level);

/** Sends the coverage row "own_report": the table belongs to a report of this program. */
mc_status mc_table_record_refuse_own(mc_delivery *d, uint32_t row);

/** Sends the note "guessed_column": the longest cells were taken for the text. */
mc_status mc_table_record_note_guess(mc_delivery *d, const mc_table_layout *layout, uint32_t line);

/** Sends the note "header_row": the names of the columns stand in this row, not in the first. */
mc_status mc_table_record_note_header(mc_delivery *d, uint32_t row);

#endif
