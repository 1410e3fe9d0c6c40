// SPDX-License-Identifier: Apache-2.0
/** Combinations: other entries together in a clause, sentence, paragraph or document. */
#ifndef MC_MATCH_COMBINE_H
#define MC_MATCH_COMBINE_H

#include "match/match_state.h"

/** Offers a hit for every extent in which a combination holds. Members are the hits that stand when
 *  it is called; combinations are no members of combinations. The span reaches from the first
 *  member to the last, the quote is that of the member named first in the rule. */
void mc_combine_run(mc_matcher *matcher);

/** Notes for each entry the combinations that it is part of: memberships and
 *  first_membership of the index.
 *  @return MC_ERR_MEMORY */
mc_status mc_combine_list(mc_match_index *index, mc_error *err);

#endif
