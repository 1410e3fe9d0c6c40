// SPDX-License-Identifier: Apache-2.0
#include "store/numbering.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/hash.h"

enum { FIRST_SLOTS = 1024 };

// Open addressing, at most half full.
static bool grow(mc_numbering *numbering)
{
    uint32_t wanted = numbering->slot_count ? numbering->slot_count * 2 : FIRST_SLOTS;
    uint32_t *slots = calloc(wanted, sizeof *slots);
    if (!slots) return false;
    for (uint32_t i = 0; i < numbering->count; i++) {
        uint32_t at = (uint32_t)numbering->hashes[i] & (wanted - 1);
        while (slots[at]) {
            at = (at + 1) & (wanted - 1);
        }
        slots[at] = i + 1;
    }
    free(numbering->slots);
    numbering->slots = slots;
    numbering->slot_count = wanted;
    return true;
}

static bool add_item(mc_numbering *numbering, mc_str bytes, uint64_t hash, uint32_t slot)
{
    uint64_t needed = (uint64_t)numbering->count + 1;
    if (!MC_ARRAY_RESERVE(numbering->items, numbering->item_capacity, needed) ||
        !MC_ARRAY_RESERVE(numbering->hashes, numbering->hash_capacity, needed)) {
        return false;
    }
    numbering->items[numbering->count] = mc_arena_str(&numbering->arena, bytes);
    numbering->hashes[numbering->count] = hash;
    numbering->slots[slot] = ++numbering->count;
    return !mc_arena_failed(&numbering->arena);
}

bool mc_numbering_add(mc_numbering *numbering, mc_str bytes, uint32_t *number)
{
    if ((uint64_t)numbering->count * 2 >= numbering->slot_count && !grow(numbering)) return false;
    uint64_t hash = mc_hash64(bytes.data, bytes.size, 0);
    uint32_t mask = numbering->slot_count - 1, at = (uint32_t)hash & mask;
    for (; numbering->slots[at]; at = (at + 1) & mask) {
        *number = numbering->slots[at] - 1;
        if (numbering->hashes[*number] == hash && mc_str_equal(numbering->items[*number], bytes)) {
            return true;
        }
    }
    *number = numbering->count;
    return add_item(numbering, bytes, hash, at);
}

void mc_numbering_dispose(mc_numbering *numbering)
{
    free(numbering->items);
    free(numbering->hashes);
    free(numbering->slots);
    mc_arena_dispose(&numbering->arena);
    *numbering = (mc_numbering){0};
}
