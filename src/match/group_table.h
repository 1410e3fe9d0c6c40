// SPDX-License-Identifier: Apache-2.0
/** The sets of literals that patterns require, each distinct set once.
 *
 *  Many patterns ask for a word of the same class; they share one group, so that an
 *  occurrence is noted once. */
#ifndef MC_MATCH_GROUP_TABLE_H
#define MC_MATCH_GROUP_TABLE_H

#include "match/string_set.h"

/** Embedded; start with {0}, end with mc_group_table_dispose(). The strings are copied. */
typedef struct mc_group_table {
    mc_arena arena;      /**< of the sets */
    mc_string_set *sets; /**< by number of the group */
    uint32_t count, capacity;
    uint32_t *slots; /**< hash table of numbers + 1; 0 = empty */
    uint32_t slot_count;
} mc_group_table;

/** The number of the group with these strings in this order, a new one if there is none yet.
 *  @return false when memory ran out */
bool mc_group_table_add(mc_group_table *table, mc_string_set set, uint32_t *group);

/** Frees the table with the strings. */
void mc_group_table_dispose(mc_group_table *table);

#endif
