// SPDX-License-Identifier: Apache-2.0
/** The layout of a table: which column holds which field, from its header,
 *  --map or its first rows. */
#ifndef MC_INPUT_TABLE_LAYOUT_H
#define MC_INPUT_TABLE_LAYOUT_H

#include "input/fields.h"
#include "input/table_row.h"

/** Column of a field that the table does not have. */
#define MC_NO_COLUMN UINT32_MAX

typedef struct mc_table_layout {
    uint32_t columns;                   /**< cells that a row has */
    uint32_t column_of[MC_FIELD_COUNT]; /**< or MC_NO_COLUMN */
    bool has_header;                    /**< the first row holds names */
    bool own;            /**< a table of a report of this program, and no --map names its text */
    bool guessed;        /**< no name was known: the longest cells were taken for the text */
    const mc_str *names; /**< of the columns; NULL without a header */
    mc_genre implied[MC_FIELD_COUNT]; /**< genre that the name of a field's column implies */
    mc_genre sign;                    /**< genre that the name of any other column implies */
    const uint32_t *again; /**< columns that hold the text of another table beside this one */
    uint32_t again_count;
    const uint32_t *more; /**< other columns whose name is that of a text */
    uint32_t more_count;
} mc_table_layout;

/** Decides by the first row. A row that holds the name of a known or mapped column is a header,
 *  unless it names the text and has a cell of more than 90 bytes besides (and there is no --map).
 *  --map may name columns by number (from 1) in a table without header. In a table without header
 *  and without --map, a column whose cell is a sentence (30 bytes or more, the longest of the row)
 *  is the text. Where --map names the text, nothing is guessed.
 *  The text's column may be MC_NO_COLUMN afterwards.
 *
 *  @param arena  for the names; lives as long as the layout */
mc_status mc_table_layout_find(mc_table_layout *layout, const mc_row_cells *first,
                               const mc_reader_options *options, mc_arena *arena);

/** True when `row` is a record below `above`, a row of names without that of a text: it fills as
 *  many cells at most and holds something that is no name in a column that `above` names. Names of
 *  text columns are words that stand in cells as well. */
bool mc_table_layout_is_above_record(const mc_table_layout *above, const mc_row_cells *row,
                                     const mc_reader_options *options);

/** True when the row above that of the names belongs to the header, as where its cells are merged
 *  over two rows: it holds a known name, and none of the text. */
bool mc_table_layout_is_begun_by(const mc_table_layout *layout, const mc_table_layout *above);

/** The same for the row below, which moreover has nothing in a column that is known already. */
bool mc_table_layout_is_continued_by(const mc_table_layout *layout, const mc_table_layout *below);

/** The layout of a header of two rows: in each column the lower name, or the upper
 *  where there is no lower.
 *  @return MC_ERR_MEMORY */
mc_status mc_table_layout_join(mc_table_layout *out, const mc_table_layout *upper,
                               const mc_table_layout *lower, const mc_reader_options *options,
                               mc_arena *arena);

#endif
