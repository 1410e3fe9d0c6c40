// SPDX-License-Identifier: Apache-2.0
/** The order in which rows of lexicon tables stand. */
#ifndef MC_LEXICON_TABLE_ORDER_H
#define MC_LEXICON_TABLE_ORDER_H

#include "base/str.h"

/** Most columns of a key. */
enum { MC_TABLE_ORDER_COLUMNS = 3 };

/** Positions of the key's columns in the file, most telling first. */
typedef struct mc_table_order {
    uint32_t columns[MC_TABLE_ORDER_COLUMNS];
    uint32_t count; /**< 0 = rows stand as they are: their order means something (cues/order.tsv) */
} mc_table_order;

/** The order that a header asks for: by id; classes by class and word; aliases by company and
 *  alias; examples by entry, kind and sentence. */
mc_table_order mc_table_order_of(mc_str header);

/** Compares two rows. Negative, 0 (equal keys) or positive. */
int mc_table_order_compare(const mc_table_order *order, mc_str a, mc_str b);

/** The cell at a position of a row, trimmed; empty when the row is shorter. */
mc_str mc_table_order_cell(mc_str row, uint32_t position);

#endif
