// SPDX-License-Identifier: Apache-2.0
/** Growing arrays of plain values, for scratch that is reused from document to document. */
#ifndef MC_BASE_ARRAY_H
#define MC_BASE_ARRAY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/** Makes room for at least `needed` items; grows by doubling and keeps what is there.
 *
 *  @param items     address of the array pointer; *items may be NULL
 *  @param capacity  room in items, updated
 *  @param needed    items that must fit
 *  @return          false when the system has no memory; the array is then unchanged */
bool mc_array_reserve_bytes(void **items, uint32_t *capacity, uint64_t needed, size_t item_bytes);

/** mc_array_reserve_bytes(), which is not called where there is room. */
static inline bool mc_array_reserve(void **items, uint32_t *capacity, uint64_t needed,
                                    size_t item_bytes)
{
    return needed <= *capacity || mc_array_reserve_bytes(items, capacity, needed, item_bytes);
}

/** mc_array_reserve() for a typed pointer variable. */
#define MC_ARRAY_RESERVE(items, capacity, needed)                                                  \
    mc_array_reserve((void **)&(items), &(capacity), (needed), sizeof *(items))

#endif
