// SPDX-License-Identifier: Apache-2.0
#include "lexicon/table_order.h"

// A comment or empty line ends a stretch of rows; only within a stretch are rows ordered. So a file
// can have sections with a heading each, and a comment stays above what it speaks of.
typedef struct key {
    const char *columns[MC_TABLE_ORDER_COLUMNS];
} key;

static const key KEYS[] = {{{"id", NULL, NULL}},
                           {{"class", "word", NULL}},
                           {{"company", "alias", NULL}},
                           {{"entry", "kind", "sentence"}}};

mc_str mc_table_order_cell(mc_str row, uint32_t position)
{
    mc_str cell = {NULL, 0};
    for (uint32_t i = 0; i <= position; i++) {
        if (!mc_str_split(&row, '\t', &cell)) return (mc_str){NULL, 0};
    }
    return mc_str_trim(cell);
}

static uint32_t find_column(mc_str header, mc_str name)
{
    mc_str cell;
    for (uint32_t i = 0; mc_str_split(&header, '\t', &cell); i++) {
        if (mc_str_equal(mc_str_trim(cell), name)) return i;
    }
    return UINT32_MAX;
}

mc_table_order mc_table_order_of(mc_str header)
{
    for (uint32_t k = 0; k < sizeof KEYS / sizeof *KEYS; k++) {
        mc_table_order order = {{0}, 0};
        while (order.count < MC_TABLE_ORDER_COLUMNS && KEYS[k].columns[order.count]) {
            uint32_t at = find_column(header, mc_str_from_z(KEYS[k].columns[order.count]));
            if (at == UINT32_MAX) break;
            order.columns[order.count++] = at;
        }
        if (order.count == MC_TABLE_ORDER_COLUMNS || !KEYS[k].columns[order.count]) return order;
    }
    return (mc_table_order){{0}, 0};
}

int mc_table_order_compare(const mc_table_order *order, mc_str a, mc_str b)
{
    for (uint32_t i = 0; i < order->count; i++) {
        int difference = mc_str_compare(mc_table_order_cell(a, order->columns[i]),
                                        mc_table_order_cell(b, order->columns[i]));
        if (difference) return difference;
    }
    return 0;
}
