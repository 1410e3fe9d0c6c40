// SPDX-License-Identifier: Apache-2.0
/** Cells of a sheet that were merged over several rows. */
#ifndef MC_INPUT_SHEET_MERGES_H
#define MC_INPUT_SHEET_MERGES_H

#include "base/buf.h"
#include "input/table_row.h"

/** One of them, by its first column; rows from 1. */
typedef struct mc_sheet_merge {
    uint32_t column, first, last;
} mc_sheet_merge;

/** Those of a sheet, in the order of their first rows; start with {0}. */
typedef struct mc_sheet_merges {
    mc_sheet_merge *items;
    uint32_t count, capacity;
} mc_sheet_merges;

/** Looks for them in a sheet's part, at most 1,048,576 (as many as a sheet has rows); what was
 *  there before is forgotten. A part that is broken has those that were found.
 *  @return MC_ERR_MEMORY */
mc_status mc_sheet_merges_load(mc_sheet_merges *merges, mc_str zip, mc_str part);

/** Frees the list. */
void mc_sheet_merges_dispose(mc_sheet_merges *merges);

/** The values of those that lie over the present row; start with {0}. */
typedef struct mc_merged_cells {
    struct mc_live_merge *live;
    mc_cell_above *above;
    uint32_t count, capacity, above_capacity;
    uint32_t next; /**< merge that no row has come to yet */
} mc_merged_cells;

/** Passes to a row: notes what its own cells hold that are merged over rows below, and sets
 *  cells->above to what rows above have merged over it. Rows come in ascending order.
 *  @return MC_ERR_MEMORY */
mc_status mc_merged_cells_pass(mc_merged_cells *merged, const mc_sheet_merges *merges,
                               mc_row_cells *cells, uint32_t row);

/** Frees the values. */
void mc_merged_cells_dispose(mc_merged_cells *merged);

#endif
