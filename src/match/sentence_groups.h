// SPDX-License-Identifier: Apache-2.0
/** Which groups of literals stand in the sentence at hand, and where. */
#ifndef MC_MATCH_SENTENCE_GROUPS_H
#define MC_MATCH_SENTENCE_GROUPS_H

#include "match/match_state.h"

/** Goes on to a sentence; what was known of the one before is void.
 *
 *  @param hits  the literals that begin in it, in the order of mc_literal_index_scan(), borrowed
 *               until the next call; those that end behind it are passed over */
void mc_sentence_groups_begin(mc_matcher *matcher, mc_norm_span sentence,
                              const mc_literal_hit *hits, uint32_t hit_count);

/** The bits of 64 groups from group 64 * `word` on, of which a literal of two or more units stands
 *  in the sentence; a group that triggers a pattern has no others. */
uint64_t mc_sentence_groups_bits(const mc_matcher *matcher, uint32_t word);

/** True when a literal of the group stands in the sentence. */
bool mc_sentence_groups_stands(mc_matcher *matcher, uint32_t group);

/** Where the first and the last literal of the group begin, which stands in the sentence. */
const mc_group_place *mc_sentence_groups_place(mc_matcher *matcher, uint32_t group);

#endif
