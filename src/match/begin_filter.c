// SPDX-License-Identifier: Apache-2.0
#include "match/begin_filter.h"

// The first two units of each beginning are hashed; their mark stands in an open hash table. A
// place where no match can begin finds an empty slot at once, three times out of four. It is taken
// for another's once in some ten thousand times, and then PCRE2 says no.
enum { SLOTS_PER_ITEM = 4, LEAST_LOG2 = 4 };

// A beginning of one unit is a pair with this one, which folded text never holds.
#define NO_UNIT 0xFFFFu

static uint64_t hash_of(uint16_t first, uint16_t second)
{
    return ((uint64_t)first << 16 | second) * 0x9E3779B97F4A7C15u;
}

// Of the bits that choose no slot; never 0, which is an empty slot.
static uint16_t mark_of(uint64_t hash)
{
    return (uint16_t)(hash >> 24 | 1);
}

// The slot with the mark, or the empty one where it would stand.
static uint32_t find_slot(const mc_begin_filter *filter, uint64_t hash)
{
    uint32_t mask = filter->mask, at = (uint32_t)(hash >> filter->shift);
    while (filter->marks[at] && filter->marks[at] != mark_of(hash))
        at = (at + 1) & mask;
    return at;
}

static bool has_beginning(const mc_begin_filter *filter, uint16_t first, uint16_t second)
{
    return filter->marks[find_slot(filter, hash_of(first, second))] != 0;
}

bool mc_begin_filter_init(mc_begin_filter *filter, mc_arena *arena, mc_string_set beginnings)
{
    *filter = (mc_begin_filter){0};
    if (!mc_string_set_is_usable(beginnings)) return true;
    uint32_t log2 = LEAST_LOG2;
    while ((UINT32_C(1) << log2) < beginnings.count * SLOTS_PER_ITEM)
        log2++;
    uint16_t *marks = mc_arena_array(arena, (size_t)1 << log2, sizeof *marks);
    if (!marks) return false;
    *filter = (mc_begin_filter){marks, (UINT32_C(1) << log2) - 1, (uint8_t)(64 - log2), false};
    for (uint32_t i = 0; i < beginnings.count; i++) {
        mc_ustr item = beginnings.items[i];
        uint64_t hash = hash_of(item.data[0], item.size > 1 ? item.data[1] : NO_UNIT);
        marks[find_slot(filter, hash)] = mark_of(hash);
        filter->has_singles |= item.size == 1;
    }
    return true;
}

uint32_t mc_begin_filter_next(const mc_begin_filter *filter, const uint16_t *units, uint32_t from,
                              uint32_t last, uint32_t end)
{
    if (!filter->marks) return from;
    for (uint32_t at = from; at <= last; at++) {
        uint16_t next = at + 1 < end ? units[at + 1] : NO_UNIT;
        if (has_beginning(filter, units[at], next)) return at;
        if (filter->has_singles && has_beginning(filter, units[at], NO_UNIT)) return at;
    }
    return last + 1;
}
