// SPDX-License-Identifier: Apache-2.0
/** Places in arrays that are sorted by a number: binary search by a member of type uint32_t. */
#ifndef MC_BASE_LOWER_BOUND_H
#define MC_BASE_LOWER_BOUND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** How many leading items have a number below `limit`, or up to it: log2(count) steps.
 *
 *  @param first  the number in the first item; that of each further one, not less, stands
 *                `item_bytes` behind
 *  @param up_to  whether those equal to `limit` count as well
 *  @return       0 to `count` */
static inline uint32_t mc_sorted_below(const uint32_t *first, size_t item_bytes, uint32_t count,
                                       uint32_t limit, bool up_to)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        uint32_t number = *(const uint32_t *)((const char *)first + middle * item_bytes);
        if (number < limit || (up_to && number == limit))
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/** Index of the first of `count` items whose `member` is at least `limit`; `count` where none
 *  is. */
#define MC_LOWER_BOUND(items, count, member, limit)                                                \
    ((count) == 0 ? 0u                                                                             \
                  : mc_sorted_below(&(items)->member, sizeof *(items), (count), (limit), false))

/** Index of the first of `count` items whose `member` is beyond `limit`; `count` where none is. */
#define MC_UPPER_BOUND(items, count, member, limit)                                                \
    ((count) == 0 ? 0u : mc_sorted_below(&(items)->member, sizeof *(items), (count), (limit), true))

#endif
