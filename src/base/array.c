// SPDX-License-Identifier: Apache-2.0
#include "base/array.h"

#include <stdlib.h>

bool mc_array_reserve_bytes(void **items, uint32_t *capacity, uint64_t needed, size_t item_bytes)
{
    if (needed <= *capacity) return true;
    uint64_t grown = *capacity ? (uint64_t)*capacity * 2 : 16;
    if (grown < needed) grown = needed;
    if (grown > UINT32_MAX || grown > SIZE_MAX / item_bytes) return false;
    void *larger = realloc(*items, (size_t)grown * item_bytes);
    if (!larger) return false;
    *items = larger;
    *capacity = (uint32_t)grown;
    return true;
}
