// SPDX-License-Identifier: Apache-2.0
/** What is known of a pattern, or of a part of it, without running it. */
#ifndef MC_MATCH_PATTERN_FACTS_H
#define MC_MATCH_PATTERN_FACTS_H

#include "match/group_memo.h"
#include "match/pattern_branches.h"

/** The rarer of the sets of which each match contains one; unknown when there is none. */
static inline mc_string_set mc_pattern_facts_best(mc_pattern_facts facts)
{
    return mc_string_set_rarer(facts.exact, facts.required);
}

/** A set of which each match begins with one; unknown when there is none. */
static inline mc_string_set mc_pattern_facts_beginning(mc_pattern_facts facts)
{
    return mc_string_set_is_usable(facts.exact) ? facts.exact : facts.beginning;
}

/** A pattern that was read once, for all that may be asked of it and of its branches. */
typedef struct mc_pattern_reading {
    mc_pattern_facts whole;
    mc_pattern_facts branches[MC_PATTERN_MOST_BRANCHES];
    uint32_t branch_count; /**< alternatives outside all brackets; of more than that none is kept */
} mc_pattern_reading;

/** Reads a pattern; what of it is understood, mc_required_find() says.
 *
 *  @param out  its facts live as long as `arena`, `memo` and `pattern`; of a pattern that is not
 *              understood they say that it may match anything */
void mc_pattern_facts_read(mc_pattern_reading *out, mc_arena *arena, mc_group_memo *memo,
                           mc_ustr pattern);

#endif
