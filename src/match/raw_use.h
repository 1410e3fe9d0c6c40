// SPDX-License-Identifier: Apache-2.0
/** Literals on their way into the index of literals: equal ones are brought together. */
#ifndef MC_MATCH_RAW_USE_H
#define MC_MATCH_RAW_USE_H

#include "match/match_plan.h"

/** A literal and one thing that it leads to. */
typedef struct mc_raw_use {
    mc_ustr text;
    mc_literal_use use;
} mc_raw_use;

/** Brings equal literals side by side, their uses ordered by kind and target; the order of
 *  different literals is always the same, but means nothing.
 *
 *  @param uses  an array of malloc(); replaced by a sorted one with room for `count` elements
 *  @return false when memory ran out; the array is then as it was */
bool mc_raw_use_sort(mc_raw_use **uses, uint32_t count);

#endif
