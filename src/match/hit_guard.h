// SPDX-License-Identifier: Apache-2.0
/** Checks an entry's conditions on the surroundings of a hit. */
#ifndef MC_MATCH_HIT_GUARD_H
#define MC_MATCH_HIT_GUARD_H

#include "match/match_state.h"

/** Looks at the guards in the order not_before, not_after, not_in, needs, not_document,
 *  needs_document; the first that fails is written to `out`.
 *
 *  Windows reach over the hit itself: a word that holds the hit counts for not_in.
 *  @return true when all hold */
bool mc_hit_guard_check(mc_matcher *matcher, const mc_hit *hit, mc_rejected *out);

#endif
