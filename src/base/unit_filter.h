// SPDX-License-Identifier: Apache-2.0
/** A set of UTF-16 units that says "perhaps" or "no" with one bit: most places of a text are
 *  passed over by it alone. */
#ifndef MC_BASE_UNIT_FILTER_H
#define MC_BASE_UNIT_FILTER_H

#include <stdbool.h>
#include <stdint.h>

/** Units by their remainder mod 1,024; {0} is empty. */
typedef struct mc_unit_filter {
    uint64_t bits[16];
} mc_unit_filter;

/** Adds a unit. */
static inline void mc_unit_filter_add(mc_unit_filter *filter, uint16_t unit)
{
    filter->bits[unit / 64 % 16] |= UINT64_C(1) << unit % 64;
}

/** True for every unit that was added and for those of the same remainder. */
static inline bool mc_unit_filter_may_hold(const mc_unit_filter *filter, uint16_t unit)
{
    return filter->bits[unit / 64 % 16] >> unit % 64 & 1;
}

#endif
