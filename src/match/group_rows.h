// SPDX-License-Identifier: Apache-2.0
/** Distinct sets of groups as rows of bits: words of one class mostly belong to the same groups. */
#ifndef MC_MATCH_GROUP_ROWS_H
#define MC_MATCH_GROUP_ROWS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/** Under construction; embedded. Row 0 is the empty set. */
typedef struct mc_group_rows {
    uint64_t *bits; /**< the rows, `words` each; behind the last one the set that is being filled */
    uint32_t words, count, capacity; /**< capacity in words of 64 bits */
    uint64_t *hashes;                /**< by row */
    uint32_t hash_capacity;
    uint64_t hash;   /**< of the set that is being filled */
    uint32_t *slots; /**< hash table of row numbers + 1; 0 = empty */
    uint32_t slot_count;
} mc_group_rows;

/** Starts with the empty row; end with mc_group_rows_dispose().
 *  @param words  64-bit words of a set
 *  @return false when memory ran out */
bool mc_group_rows_init(mc_group_rows *rows, uint32_t words);

/** Puts a group into the set that is being filled. */
void mc_group_rows_put(mc_group_rows *rows, uint32_t group);

/** Ends the set: the number of the row that is equal to it, a new one if need be. The next set is empty.
 *  @return false when memory ran out */
bool mc_group_rows_take(mc_group_rows *rows, uint32_t *row);

/** The rows, one behind the other, as long as the arena lives; NULL when memory ran out. */
uint64_t *mc_group_rows_copy(const mc_group_rows *rows, mc_arena *arena);

/** Frees everything. */
void mc_group_rows_dispose(mc_group_rows *rows);

#endif
