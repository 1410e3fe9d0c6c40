// SPDX-License-Identifier: Apache-2.0
/** Plans all patterns of an index, on two threads where that pays. */
#ifndef MC_MATCH_PATTERN_SHARE_H
#define MC_MATCH_PATTERN_SHARE_H

#include "match/pattern_planner.h"

/** Plans the live patterns of the index's lexicon in the order of their entries, and reads the
 *  tables of disguise (mc_disguise_load()) if there are terms that ask for them.
 *
 *  @param planner  all-zero; filled, and disposed by the caller whatever comes back
 *  @param index    with room for its patterns; its counts of patterns are set
 *  @return as mc_pattern_planner_add() for the first pattern that has an error;
 *          as mc_disguise_load() */
mc_status mc_pattern_share_plan(mc_pattern_planner *planner, mc_match_index *index, mc_error *err);

#endif
