// SPDX-License-Identifier: Apache-2.0
/** Number rules that compare amounts of one sentence: what came in, or went
 *  back, with what was lent. */
#ifndef MC_MATCH_AMOUNT_JOIN_H
#define MC_MATCH_AMOUNT_JOIN_H

#include "match/match_state.h"

/** Offers a hit for each amount behind a word of `near` whose relation to what was lent, the
 *  closest amount behind a word of `against`, is within the rule's bounds. For a ratio the relation
 *  is the quotient of both, for a yield the rate a year of a loan with that instalment and the
 *  closest count before a word of `period`. The numerals of the sentence must have been read. */
void mc_amount_join_run(mc_matcher *matcher, uint32_t entry, uint32_t sentence);

#endif
