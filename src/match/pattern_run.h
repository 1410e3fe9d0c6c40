// SPDX-License-Identifier: Apache-2.0
/** Runs pattern rules in the sentence around their triggers. */
#ifndef MC_MATCH_PATTERN_RUN_H
#define MC_MATCH_PATTERN_RUN_H

#include "match/match_state.h"

/** A required literal of the pattern begins at `trigger` in the sentence; triggers come in order. */
void mc_pattern_run_trigger(mc_matcher *matcher, uint32_t pattern, uint32_t sentence,
                            uint32_t trigger);

/** Runs the patterns that have no trigger over every sentence that is not boilerplate. */
void mc_pattern_run_slow(mc_matcher *matcher);

#endif
