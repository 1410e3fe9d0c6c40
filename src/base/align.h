// SPDX-License-Identifier: Apache-2.0
/** Rounding of sizes and places. */
#ifndef MC_BASE_ALIGN_H
#define MC_BASE_ALIGN_H

#include <stddef.h>

/** The least multiple of `unit` that is not below `size`; `unit` is a power of two, and
 *  the result fits size_t. */
static inline size_t mc_align_up(size_t size, size_t unit)
{
    return (size + unit - 1) & ~(unit - 1);
}

#endif
