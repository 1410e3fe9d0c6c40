// SPDX-License-Identifier: Apache-2.0
/** Cuts a pattern at the bars outside all brackets: each match is a match
 *  of one of the branches. */
#ifndef MC_MATCH_PATTERN_BRANCHES_H
#define MC_MATCH_PATTERN_BRANCHES_H

#include "base/str.h"

/** Most branches of a pattern; one that has more is one branch. */
#define MC_PATTERN_MOST_BRANCHES 24u

/** Writes the branches, in their order.
 *
 *  @param pattern   one that PCRE2 compiles; the branches are borrowed from it
 *  @param branches  filled
 *  @return          their number, 1 or more; the only one is the whole pattern */
uint32_t mc_pattern_branches_cut(mc_ustr pattern, mc_ustr branches[MC_PATTERN_MOST_BRANCHES]);

#endif
