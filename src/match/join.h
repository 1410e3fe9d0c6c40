// SPDX-License-Identifier: Apache-2.0
/** Joins occurrences of word classes: near entries and frames. */
#ifndef MC_MATCH_JOIN_H
#define MC_MATCH_JOIN_H

#include "match/match_state.h"

/** Occurrences of a class in the present document; empty when the class was not asked for. */
const mc_word_hits *mc_join_words(const mc_matcher *matcher, uint32_t class_index);

/** Index of the first of the hits in the sentence or behind it; their number when there is none. */
uint32_t mc_join_first_in(const mc_word_hits *hits, uint32_t sentence);

/** Quote of two parts: the span over both up to MC_QUOTE_UNITS, else `rarer`. */
mc_norm_span mc_join_quote(mc_norm_span whole, mc_norm_span rarer);

/** Offers a hit for every occurrence of class A that has a B close enough: the nearest one, at
 *  equal distance the one behind. The word quoted of a long pair is the one whose
 *  class has fewer words. */
void mc_join_near(mc_matcher *matcher, uint32_t entry);

/** Offers a hit for every chain of the frame's events, the tightest one for each quoted event. */
void mc_join_frame(mc_matcher *matcher, uint32_t entry);

#endif
