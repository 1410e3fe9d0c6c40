// SPDX-License-Identifier: Apache-2.0
#include "match/string_set.h"

#include <string.h>

#include "base/limits.h"

mc_string_set mc_string_set_single(mc_arena *arena, mc_ustr item)
{
    mc_ustr *items = mc_arena_array(arena, 1, sizeof *items);
    if (!items) return (mc_string_set){0};
    items[0] = item;
    return (mc_string_set){items, 1};
}

uint32_t mc_string_set_cost(mc_string_set set)
{
    uint32_t cost = 0;
    for (uint32_t i = 0; i < set.count; i++) {
        uint32_t size = set.items[i].size;
        if (size < 1) return UINT32_MAX;
        cost += size == 1 ? 1u << 22 : size == 2 ? 4096 : size == 3 ? 64 : 1;
    }
    return set.count ? cost : UINT32_MAX;
}

bool mc_string_set_is_usable(mc_string_set set)
{
    return mc_string_set_cost(set) != UINT32_MAX;
}

mc_string_set mc_string_set_rarer(mc_string_set a, mc_string_set b)
{
    uint32_t cost_a = mc_string_set_cost(a), cost_b = mc_string_set_cost(b);
    if (cost_a == UINT32_MAX && cost_b == UINT32_MAX) return (mc_string_set){0};
    return cost_b < cost_a ? b : a;
}

static bool has_item(mc_string_set set, mc_ustr item)
{
    for (uint32_t i = 0; i < set.count; i++)
        if (set.items[i].size == item.size &&
            (!item.size || set.items[i].data[0] == item.data[0]) &&
            mc_ustr_equal(set.items[i], item))
            return true;
    return false;
}

mc_string_set mc_string_set_unite(mc_arena *arena, mc_string_set a, mc_string_set b)
{
    if (!a.count || !b.count || a.count + b.count > MC_MAX_REQUIRED_LITERALS)
        return (mc_string_set){0};
    mc_ustr *items = mc_arena_array(arena, a.count + b.count, sizeof *items);
    if (!items) return (mc_string_set){0};
    memcpy(items, a.items, a.count * sizeof *items);
    uint32_t count = a.count;
    for (uint32_t i = 0; i < b.count; i++)
        if (!has_item(a, b.items[i])) items[count++] = b.items[i];
    return (mc_string_set){items, count};
}

static mc_ustr join(mc_arena *arena, mc_ustr a, mc_ustr b)
{
    if (!a.size) return b;
    if (!b.size) return a;
    uint16_t *units = mc_arena_array(arena, a.size + b.size, sizeof *units);
    if (!units) return (mc_ustr){NULL, 0};
    memcpy(units, a.data, a.size * sizeof *units);
    memcpy(units + a.size, b.data, b.size * sizeof *units);
    return (mc_ustr){units, a.size + b.size};
}

static uint32_t longest_item(mc_string_set set)
{
    uint32_t longest = 0;
    for (uint32_t i = 0; i < set.count; i++)
        if (set.items[i].size > longest) longest = set.items[i].size;
    return longest;
}

mc_string_set mc_string_set_multiply(mc_arena *arena, mc_string_set a, mc_string_set b)
{
    if (!a.count || !b.count || a.count * b.count > MC_MAX_REQUIRED_LITERALS ||
        longest_item(a) + longest_item(b) > MC_MAX_LITERAL_UNITS)
        return (mc_string_set){0};
    mc_ustr *items = mc_arena_array(arena, a.count * b.count, sizeof *items);
    if (!items) return (mc_string_set){0};
    uint32_t count = 0;
    for (uint32_t i = 0; i < a.count; i++)
        for (uint32_t k = 0; k < b.count; k++)
            items[count++] = join(arena, a.items[i], b.items[k]);
    return (mc_string_set){items, count};
}

// The strings of a set by their content, for sets of MC_MAX_REQUIRED_LITERALS strings at most.
enum { TABLE_SLOTS = 1024 };

typedef struct string_table {
    mc_string_set set;
    uint64_t sizes;              // bit (n - 1): there is a string of n units
    uint16_t slots[TABLE_SLOTS]; // position in the set + 1; 0 = empty
} string_table;

// The hash of a string, unit by unit, so that that of a longer one goes on from that of its beginning.
static uint32_t add_to_hash(uint32_t hash, uint16_t unit)
{
    return (hash ^ unit) * 0x01000193u;
}

static uint32_t hash_of(mc_ustr s)
{
    uint32_t hash = 0;
    for (uint32_t i = 0; i < s.size; i++)
        hash = add_to_hash(hash, s.data[i]);
    return hash;
}

static uint32_t find_slot(const string_table *table, mc_ustr s, uint32_t hash)
{
    uint32_t at = (hash ^ hash >> 15) % TABLE_SLOTS;
    while (table->slots[at] && !mc_ustr_equal(table->set.items[table->slots[at] - 1], s))
        at = (at + 1) % TABLE_SLOTS;
    return at;
}

static bool has_size(const string_table *table, uint32_t size)
{
    return table->sizes >> (size - 1) & 1;
}

// True when a shorter string of the table stands inside s, at its begin or anywhere.
static bool holds_another(const string_table *table, mc_ustr s, bool anywhere)
{
    for (uint32_t from = 0; from < s.size && (anywhere || !from); from++) {
        uint32_t hash = 0;
        for (uint32_t size = 1; size < s.size && size <= s.size - from; size++) {
            mc_ustr part = {s.data + from, size};
            hash = add_to_hash(hash, part.data[size - 1]);
            if (has_size(table, size) && table->slots[find_slot(table, part, hash)]) return true;
        }
    }
    return false;
}

static mc_string_set keep_minimal(mc_arena *arena, mc_string_set set, bool anywhere)
{
    string_table table = {.set = set};
    mc_ustr *kept = mc_arena_array(arena, set.count, sizeof *kept);
    uint32_t count = 0;
    if (!mc_string_set_is_usable(set) || !kept) return set;
    for (uint32_t i = 0; i < set.count; i++) {
        uint32_t slot = find_slot(&table, set.items[i], hash_of(set.items[i]));
        if (!table.slots[slot]) table.slots[slot] = (uint16_t)(i + 1);
        table.sizes |= UINT64_C(1) << (set.items[i].size - 1);
    }
    for (uint32_t i = 0; i < set.count; i++) {
        mc_ustr item = set.items[i];
        bool repeated = table.slots[find_slot(&table, item, hash_of(item))] != i + 1;
        if (!repeated && !holds_another(&table, item, anywhere)) kept[count++] = item;
    }
    return (mc_string_set){kept, count};
}

mc_string_set mc_string_set_smallest(mc_arena *arena, mc_string_set set)
{
    return keep_minimal(arena, set, true);
}

mc_string_set mc_string_set_shortest_beginnings(mc_arena *arena, mc_string_set set)
{
    return keep_minimal(arena, set, false);
}
