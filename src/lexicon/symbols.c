// SPDX-License-Identifier: Apache-2.0
#include "lexicon/symbols.h"

#include <stdlib.h>

#include "base/hash.h"

enum { FIRST_CAPACITY = 256 };

// Open addressing, linear steps, at most half full, capacity a power of two.
static mc_symbol *slot_of(const mc_symbols *symbols, mc_str key)
{
    uint32_t mask = symbols->capacity - 1;
    uint32_t at = (uint32_t)mc_hash64(key.data, key.size, 0) & mask;
    while (symbols->slots[at].value != UINT32_MAX && !mc_str_equal(symbols->slots[at].key, key)) {
        at = (at + 1) & mask;
    }
    return &symbols->slots[at];
}

static bool grow(mc_symbols *symbols)
{
    mc_symbols larger = {.capacity = symbols->capacity ? symbols->capacity * 2 : FIRST_CAPACITY,
                         .count = symbols->count};
    larger.slots = malloc(larger.capacity * sizeof *larger.slots);
    if (!larger.slots) return false;
    for (uint32_t i = 0; i < larger.capacity; i++) {
        larger.slots[i] = (mc_symbol){{NULL, 0}, UINT32_MAX};
    }
    for (uint32_t i = 0; i < symbols->capacity; i++) {
        const mc_symbol *old = &symbols->slots[i];
        if (old->value != UINT32_MAX) *slot_of(&larger, old->key) = *old;
    }
    free(symbols->slots);
    *symbols = larger;
    return true;
}

uint32_t mc_symbols_find(const mc_symbols *symbols, mc_str key)
{
    return symbols->capacity ? slot_of(symbols, key)->value : UINT32_MAX;
}

void mc_symbols_put(mc_symbols *symbols, mc_str key, uint32_t value)
{
    if (symbols->count * 2 >= symbols->capacity && !grow(symbols)) {
        symbols->failed = true;
        return;
    }
    mc_symbol *slot = slot_of(symbols, key);
    if (slot->value == UINT32_MAX) symbols->count++;
    *slot = (mc_symbol){key, value};
}

void mc_symbols_dispose(mc_symbols *symbols)
{
    free(symbols->slots);
    *symbols = (mc_symbols){0};
}
