// SPDX-License-Identifier: Apache-2.0
#include "match/begin_filter.h"

// The first two units of each beginning are a key in an open hash table. A place where no match can begin
// finds an empty slot at once, three times out of four.
enum { SLOTS_PER_ITEM = 4, LEAST_LOG2 = 4 };

// A beginning of one unit is a pair with this one, which folded text never holds.
#define NO_UNIT 0xFFFFu

static uint32_t key_of(uint16_t first, uint16_t second)
{
    return (uint32_t)first << 16 | second;
}

// The slot of the key, or the empty one where it would stand; no key is 0.
static uint32_t find_slot(const mc_begin_filter *filter, uint32_t key)
{
    uint32_t mask = filter->mask, at = key * 0x9E3779B1u >> filter->shift;
    while (filter->keys[at] && filter->keys[at] != key)
        at = (at + 1) & mask;
    return at;
}

static bool has_key(const mc_begin_filter *filter, uint32_t key)
{
    return filter->keys[find_slot(filter, key)] != 0;
}

bool mc_begin_filter_init(mc_begin_filter *filter, mc_arena *arena, mc_string_set beginnings)
{
    *filter = (mc_begin_filter){0};
    if (!mc_string_set_is_usable(beginnings)) return true;
    uint32_t log2 = LEAST_LOG2;
    while ((UINT32_C(1) << log2) < beginnings.count * SLOTS_PER_ITEM)
        log2++;
    uint32_t *keys = mc_arena_array(arena, (size_t)1 << log2, sizeof *keys);
    if (!keys) return false;
    *filter = (mc_begin_filter){keys, (UINT32_C(1) << log2) - 1, (uint8_t)(32 - log2), false};
    for (uint32_t i = 0; i < beginnings.count; i++) {
        mc_ustr item = beginnings.items[i];
        uint32_t key = key_of(item.data[0], item.size > 1 ? item.data[1] : NO_UNIT);
        keys[find_slot(filter, key)] = key;
        filter->has_singles |= item.size == 1;
    }
    return true;
}

uint32_t mc_begin_filter_next(const mc_begin_filter *filter, const uint16_t *units, uint32_t from,
                              uint32_t last, uint32_t end)
{
    if (!filter->keys) return from;
    for (uint32_t at = from; at <= last; at++) {
        uint16_t next = at + 1 < end ? units[at + 1] : NO_UNIT;
        if (has_key(filter, key_of(units[at], next))) return at;
        if (filter->has_singles && has_key(filter, key_of(units[at], NO_UNIT))) return at;
    }
    return last + 1;
}
