// SPDX-License-Identifier: Apache-2.0
/** Reads a PCRE2 pattern for the literals that every match of it must contain. */
#ifndef MC_MATCH_REQUIRED_H
#define MC_MATCH_REQUIRED_H

#include "match/pattern_facts.h"

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

/** True when a plan by these facts is worth it: each match holds two certain characters side by
 *  side, and what it begins with is known. */
bool mc_required_is_worth_a_plan(const mc_pattern_facts *facts);

/** What mc_required_find() says of the pattern, or branch, that was read.
 *  @return false when memory ran out */
bool mc_required_list(mc_required *out, mc_arena *arena, mc_group_memo *memo,
                      const mc_pattern_facts *facts);

/** The same without groups and beginning, and with literals that may hold one another:
 *  costs next to nothing. */
mc_required mc_required_glance(const mc_pattern_facts *facts);

/** Finds the required literals: the rarest set, all sets in their order, and
 *  what matches begin with.
 *
 *  Understood: literals, classes, groups, alternation, quantifiers, look-around, anchors, inline
 *  options; everything else counts as "may match anything", so the answer is
 *  never wrong, only empty.
 *
 *  @param arena    owner of the lists, and of the literals that do not stand
 *                  in the pattern as they are
 *  @param memo     what was found out about groups that other patterns have too: the answer is the
 *                  same, but costs less, and part of it lives in the memo; NULL = none
 *  @param pattern  one that PCRE2 compiles; the answer borrows it
 *  @return false when memory ran out */
bool mc_required_find(mc_required *out, mc_arena *arena, mc_group_memo *memo, mc_ustr pattern);

#endif
