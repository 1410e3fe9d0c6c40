// SPDX-License-Identifier: Apache-2.0
/** Number rules: a number with its unit near a word, compared with bounds. */
#ifndef MC_MATCH_NUMBER_JOIN_H
#define MC_MATCH_NUMBER_JOIN_H

#include "match/match_state.h"

/** Offers a hit for each number of the document that fits the rule.
 *
 *  The unit stands directly behind the number (a blank may lie between), `near` within the rule's
 *  distance, the period anywhere in the sentence; all three in one sentence. Rules that compare
 *  amounts: match/amount_join.h. */
void mc_number_join_run(mc_matcher *matcher, uint32_t entry);

#endif
