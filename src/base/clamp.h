// SPDX-License-Identifier: Apache-2.0
/** Steps over positions that stop at a border. */
#ifndef MC_BASE_CLAMP_H
#define MC_BASE_CLAMP_H

#include <stdint.h>

/** `at` less `by`, but not below `floor`; `floor` also where `at` is below it. */
static inline uint32_t mc_clamp_back(uint32_t at, uint32_t by, uint32_t floor)
{
    return at > floor && at - floor > by ? at - by : floor;
}

/** `at` and `by` more, but not above `ceiling`; `ceiling` also where `at` is above it. */
static inline uint32_t mc_clamp_on(uint32_t at, uint32_t by, uint32_t ceiling)
{
    return ceiling > at && ceiling - at > by ? at + by : ceiling;
}

#endif
