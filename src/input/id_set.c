// SPDX-License-Identifier: Apache-2.0
#include "input/id_set.h"

#include <stdlib.h>

#include "base/hash.h"

// The slot where the hash is or belongs. At most half of the slots are
// used, so there is a free one.
static uint64_t *slot_of(uint64_t *slots, uint32_t capacity, uint64_t hash)
{
    uint32_t at = (uint32_t)hash & (capacity - 1);
    while (slots[at] != 0 && slots[at] != hash) {
        at = (at + 1) & (capacity - 1);
    }
    return &slots[at];
}

static mc_status grow(mc_id_set *set)
{
    uint32_t capacity = set->capacity ? set->capacity * 2 : 1024;
    uint64_t *slots = calloc(capacity, sizeof *slots);
    if (!slots) return MC_ERR_MEMORY;
    for (uint32_t i = 0; i < set->capacity; i++) {
        if (set->slots[i]) *slot_of(slots, capacity, set->slots[i]) = set->slots[i];
    }
    free(set->slots);
    set->slots = slots;
    set->capacity = capacity;
    return MC_OK;
}

mc_status mc_id_set_add(mc_id_set *set, mc_str id, bool *is_new)
{
    *is_new = true;
    if (set->count == MC_MAX_REMEMBERED_IDS) {
        set->full = true;
        return MC_OK;
    }
    if (set->count * 2 >= set->capacity) {
        mc_status st = grow(set);
        if (st != MC_OK) return st;
    }
    uint64_t hash = mc_hash64(id.data, id.size, 0);
    if (hash == 0) hash = 1;
    uint64_t *slot = slot_of(set->slots, set->capacity, hash);
    *is_new = *slot == 0;
    set->count += *is_new;
    *slot = hash;
    return MC_OK;
}

void mc_id_set_dispose(mc_id_set *set)
{
    free(set->slots);
    *set = (mc_id_set){0};
}
