// SPDX-License-Identifier: Apache-2.0
/** Arena: memory that is given out piece by piece and taken back all at once.
 *
 *  A document's arena holds everything found in it and is reset for the next one; a lexicon owns an
 *  arena for life. Failure is sticky: allocate freely, ask mc_arena_failed() once at the end. */
#ifndef MC_BASE_ARENA_H
#define MC_BASE_ARENA_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/** Embedded by value; start it with MC_ARENA_INIT, end it with mc_arena_dispose(). */
typedef struct mc_arena {
    struct mc_arena_block *newest;
    struct mc_region *region; /**< NULL = the heap */
    size_t total_bytes;       /**< given out since the last reset */
    bool failed;
} mc_arena;

#define MC_ARENA_INIT ((mc_arena){NULL, NULL, 0, false})

/** An arena whose memory lies in a region (base/region.h) and goes with it; NULL = the
 *  heap. It is never reset. */
#define MC_ARENA_IN(region) ((mc_arena){NULL, (region), 0, false})

/** Memory for `size` bytes, zeroed, aligned for any type; lives until reset or dispose.
 *  @return NULL when the system has none, and then the arena has failed; `size` 0 gives a valid
 *          pointer to nothing */
void *mc_arena_alloc(mc_arena *arena, size_t size);

/** An array of `count` items of `item_bytes`, zeroed; the product is checked for overflow. */
void *mc_arena_array(mc_arena *arena, size_t count, size_t item_bytes);

/** A copy of `size` bytes, aligned for any type; NULL when the arena has failed. */
void *mc_arena_copy(mc_arena *arena, const void *data, size_t size);

/** A copy of `s` that lives as long as the arena, with a NUL behind it that is not counted.
 *  @return the empty string when the arena has failed */
mc_str mc_arena_str(mc_arena *arena, mc_str s);

/** A copy of `s` that lives as long as the arena. */
mc_ustr mc_arena_ustr(mc_arena *arena, mc_ustr s);

/** True when an allocation since the last reset has failed. */
bool mc_arena_failed(const mc_arena *arena);

/** Forgets everything given out and keeps the newest block for reuse. */
void mc_arena_reset(mc_arena *arena);

/** Gives all memory back. The arena is then as after MC_ARENA_INIT. */
void mc_arena_dispose(mc_arena *arena);

#endif
