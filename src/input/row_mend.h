// SPDX-License-Identifier: Apache-2.0
/** Rows of separated values with a separator too many: which of their cells were the text. */
#ifndef MC_INPUT_ROW_MEND_H
#define MC_INPUT_ROW_MEND_H

#include "input/table_row.h"

/** What the cells of a column look like in whole rows. */
typedef struct mc_column_shape {
    uint32_t kinds;   /**< bits: see row_mend.c */
    uint32_t longest; /**< bytes */
} mc_column_shape;

/** Of all columns; start with {0}. */
typedef struct mc_row_shapes {
    mc_column_shape *columns; /**< in the arena of mc_row_mend_learn() */
    uint32_t count;
    uint32_t rows; /**< learnt from */
} mc_row_shapes;

/** Learns from the rows of `view` that have as many cells as the table has columns;
 *  all others are passed over.
 *
 *  @param view     begins with a row; raw bytes, in any encoding that mc_table_row_scan() takes
 *  @param columns  of the table
 *  @param arena    for the shapes
 *  @return         MC_ERR_MEMORY */
mc_status mc_row_mend_learn(mc_row_shapes *shapes, mc_str view, char separator, uint32_t columns,
                            mc_arena *arena);

/** How many cells from the text's on belong together, in a row that has more of them
 *  than the table has columns.
 *
 *  @param cells  of the row, in the encoding of mc_row_mend_learn()
 *  @param text   column of the text
 *  @return       1 + the surplus when all other cells then look like those of whole rows; else 0 */
uint32_t mc_row_mend_find(const mc_row_shapes *shapes, const mc_row_cells *cells, uint32_t text);

/** Joins `count` cells from `first` on into one, with the separator between them. MC_ERR_MEMORY. */
mc_status mc_row_mend_join(mc_row_cells *cells, uint32_t first, uint32_t count, char separator,
                           mc_arena *arena);

#endif
