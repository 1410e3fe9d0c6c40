// SPDX-License-Identifier: Apache-2.0
/** Settles which of the offered hits stand: allow entries, longest terms, order. */
#ifndef MC_MATCH_SETTLE_H
#define MC_MATCH_SETTLE_H

#include "match/match_state.h"

/** Removes the allow hits and what they cover, then among the terms of a category all that overlap
 *  one that begins earlier or is longer. Hits are then ordered by span. */
void mc_settle_overlaps(mc_matcher *matcher);

/** True when an allow hit covers the span; the hit is then recorded as rejected. After
 *  mc_settle_overlaps(). */
bool mc_settle_is_allowed(mc_matcher *matcher, const mc_hit *hit);

/** Brings hits into their final order and drops repetitions: same entry and same quote, the
 *  shortest span stays. */
void mc_settle_order(mc_matcher *matcher);

#endif
