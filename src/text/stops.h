// SPDX-License-Identifier: Apache-2.0
/** Where something can happen: the units that are neither Han nor ASCII letter or digit. */
#ifndef MC_TEXT_STOPS_H
#define MC_TEXT_STOPS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/vectors.h"

/** Positions in folded text, ascending. A growing array of the worker. */
typedef struct mc_stops {
    uint32_t *at;
    uint32_t count, capacity;
    bool quotes; /**< some are marks of quotations, as most texts have none */
} mc_stops;

/** Finds the stops of folded text; what was in `stops` is gone.
 *  @param vectors  at most mc_vectors_here(); the answer is the same for all
 *  @return false when memory ran out */
bool mc_stops_find(mc_stops *stops, const uint16_t *norm, uint32_t size, mc_vectors vectors);

#endif
