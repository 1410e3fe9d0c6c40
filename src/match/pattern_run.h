// SPDX-License-Identifier: Apache-2.0
/** Runs pattern rules in the sentence around their triggers. */
#ifndef MC_MATCH_PATTERN_RUN_H
#define MC_MATCH_PATTERN_RUN_H

#include "match/match_state.h"

/** A literal of the group begins at `begin` in the present sentence; they come in order. */
void mc_pattern_run_mark(mc_matcher *matcher, uint32_t group, uint32_t begin);

/** Runs the patterns that the marked groups trigger, then forgets the marks: what comes next belongs to
 *  another sentence. */
void mc_pattern_run_sentence(mc_matcher *matcher, uint32_t sentence);

/** Runs the patterns that have no trigger over every sentence that is not boilerplate. */
void mc_pattern_run_slow(mc_matcher *matcher);

#endif
