// SPDX-License-Identifier: Apache-2.0
/** Says where in a text one of many literals may begin, and where surely none
 *  does: one look at each place.
 *
 *  Two sets of bits: of the first two units of every literal, hashed, and of the literals of one
 *  unit. A place passes wrongly where another pair has the same hash. */
#ifndef MC_MATCH_LITERAL_FILTER_H
#define MC_MATCH_LITERAL_FILTER_H

#include "base/arena.h"
#include "base/str.h"
#include "base/vectors.h"

/** Lives in the arena that it was made in. */
typedef struct mc_literal_filter {
    uint32_t *pairs;   /**< bits, a power of two of them */
    uint32_t shift;    /**< of a hash of 32 bits to the number of a bit */
    uint32_t *singles; /**< 65,536 bits; NULL when no literal is of one unit */
} mc_literal_filter;

/** An empty filter. A failed allocation is noted in the arena.
 *  @param literals  how many it will hold: the more, the larger it is, 512 bytes to 32 KiB
 *  @param singles   some of them have one unit */
mc_literal_filter mc_literal_filter_new(mc_arena *arena, uint32_t literals, bool singles);

/** Puts in a literal of one or more units. */
void mc_literal_filter_add(mc_literal_filter *filter, mc_ustr literal);

/** True when a literal of two or more units may begin with these. */
bool mc_literal_filter_has_pair(const mc_literal_filter *filter, uint16_t first, uint16_t second);

/** True when the unit is a literal. */
bool mc_literal_filter_has_single(const mc_literal_filter *filter, uint16_t unit);

/** The places in [begin, end) where a literal may begin, ascending.
 *
 *  @param units    also units[end] is read
 *  @param places   room for end - begin
 *  @param vectors  at most mc_vectors_here(); the answer is the same for all
 *  @return how many */
uint32_t mc_literal_filter_find(const mc_literal_filter *filter, const uint16_t *units,
                                uint32_t begin, uint32_t end, uint32_t *places, mc_vectors vectors);

#endif
