// SPDX-License-Identifier: Apache-2.0
/** Says at which places a match of a pattern can begin, from the first two
 *  units of its beginnings. */
#ifndef MC_MATCH_BEGIN_FILTER_H
#define MC_MATCH_BEGIN_FILTER_H

#include "match/string_set.h"

/** Beginnings by their first two units; immutable. All zero = nothing is known. */
typedef struct mc_begin_filter {
    const uint16_t *marks; /**< hash table; NULL = a match can begin anywhere */
    uint32_t mask;         /**< number of slots - 1 */
    uint8_t shift;         /**< 64 - log2(number of slots) */
    bool has_singles;      /**< some beginnings have one unit */
} mc_begin_filter;

/** Fills the filter.
 *
 *  @param arena       owner of the bits
 *  @param beginnings  one of which each match begins with; an unusable set leaves the filter open
 *  @return false when memory ran out */
bool mc_begin_filter_init(mc_begin_filter *filter, mc_arena *arena, mc_string_set beginnings);

/** The first place in [from, last] where a match can begin; last + 1 when there is none.
 *
 *  @param units  the text
 *  @param end    end of the sentence, behind `last` */
uint32_t mc_begin_filter_next(const mc_begin_filter *filter, const uint16_t *units, uint32_t from,
                              uint32_t last, uint32_t end);

#endif
