// SPDX-License-Identifier: Apache-2.0
/** Numbers for byte strings: equal strings get the same one, from 0 upward
 *  in the order they come. */
#ifndef MC_STORE_NUMBERING_H
#define MC_STORE_NUMBERING_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/** Zero-initialised it is empty. */
typedef struct mc_numbering {
    mc_arena arena;
    mc_str *items; /**< by number; the bytes live as long as the numbering, at any address */
    uint64_t *hashes;
    uint32_t *slots; /**< number + 1 by hash, 0 = free; a power of two of them */
    uint32_t count, item_capacity, hash_capacity, slot_count;
} mc_numbering;

/** The number of `bytes`, which are copied when they are new.
 *  @return false when the system has no memory */
bool mc_numbering_add(mc_numbering *numbering, mc_str bytes, uint32_t *number);

/** Frees everything; it is empty afterwards. */
void mc_numbering_dispose(mc_numbering *numbering);

#endif
