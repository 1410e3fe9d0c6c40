// SPDX-License-Identifier: Apache-2.0
/** One row of separated values (RFC 4180): where it ends, and its cells. */
#ifndef MC_INPUT_TABLE_ROW_H
#define MC_INPUT_TABLE_ROW_H

#include "base/arena.h"
#include "base/str.h"
#include "mingcha/error.h"

/** What the scan has found out. */
typedef enum mc_row_state {
    MC_ROW_MORE, /**< the row goes on behind the view */
    MC_ROW_WHOLE,
    MC_ROW_BROKEN /**< a quote was opened and not closed */
} mc_row_state;

/** A scan that goes on where it stopped when the view has grown. Start with {0}
 *  at the front of a row. */
typedef struct mc_row_scan {
    uint32_t at;   /**< bytes looked at; of a whole row: its size with the line end */
    uint32_t size; /**< of a whole row: without the line end */
    int place;     /**< inside: see table_row.c */
    bool crossed;  /**< the open quote holds a line end */
} mc_row_scan;

/** What a cell holds that was merged over rows, in those below its first one. */
typedef struct mc_cell_above {
    uint32_t column;
    mc_str value;
} mc_cell_above;

/** Cells of a row, reused from row to row; start with {0}. */
typedef struct mc_row_cells {
    mc_str *items;
    uint32_t count, capacity;
    const mc_cell_above *above; /**< of whoever reads a sheet; the cells themselves are empty */
    uint32_t above_count;
} mc_row_cells;

/** Looks for the end of the row that begins at the front of `view`, in any encoding whose
 *  separators, quotes and line ends are ASCII.
 *  @param at_end  nothing follows the view */
mc_row_state mc_table_row_scan(mc_row_scan *scan, mc_str view, bool at_end, char separator);

/** Splits a whole row (UTF-8, without line end) into cells: quotes removed, doubled quotes made
 *  single, blanks kept. Cells point into `row` or the arena. MC_ERR_MEMORY. */
mc_status mc_table_row_split(mc_row_cells *cells, mc_str row, char separator, mc_arena *arena);

/** Frees the list. */
void mc_table_row_dispose(mc_row_cells *cells);

#endif
