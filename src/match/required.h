// SPDX-License-Identifier: Apache-2.0
/** Reads a PCRE2 pattern for the literals that every match of it must contain. */
#ifndef MC_MATCH_REQUIRED_H
#define MC_MATCH_REQUIRED_H

#include "match/string_set.h"

/** What must stand in the text before the pattern is worth trying. */
typedef struct mc_required {
    const mc_ustr *literals; /**< each match contains one of them */
    uint32_t count;          /**< 0 = nothing is required */
    uint32_t shortest;       /**< units of the shortest of them; 1 makes a poor trigger */
    uint32_t longest;        /**< longest possible match in units; UINT32_MAX = unbounded */
    const mc_string_set
        *groups; /**< each match contains one of each, one behind the other in this order */
    uint32_t group_count;
    mc_string_set beginning; /**< each match begins with one of them; unknown = with anything */
} mc_required;

/** Finds the required literals: the rarest set, all sets in their order, and what matches begin with.
 *
 *  Understood: literals, classes, groups, alternation, quantifiers, look-around, anchors, inline
 *  options; everything else counts as "may match anything", so the answer is never wrong, only empty.
 *
 *  @param arena    owner of the literals
 *  @param pattern  one that PCRE2 compiles
 *  @return false when memory ran out */
bool mc_required_find(mc_required *out, mc_arena *arena, mc_ustr pattern);

#endif
