// SPDX-License-Identifier: Apache-2.0
/** Runs pattern rules in the sentence around their triggers. */
#ifndef MC_MATCH_PATTERN_RUN_H
#define MC_MATCH_PATTERN_RUN_H

#include "match/match_state.h"

/** Runs the patterns whose required literals stand in the sentence.
 *  @param hits  the literals that begin in it, in the order of mc_literal_index_scan(); those that
 *               end behind it are passed over */
void mc_pattern_run_sentence(mc_matcher *matcher, mc_norm_span sentence, const mc_literal_hit *hits,
                             uint32_t hit_count);

/** Runs the patterns that have no trigger over every sentence that is not boilerplate. */
void mc_pattern_run_slow(mc_matcher *matcher);

#endif
