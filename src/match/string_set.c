// SPDX-License-Identifier: Apache-2.0
#include "match/string_set.h"

#include <stdlib.h>
#include <string.h>

#include "base/limits.h"

mc_string_set mc_string_set_single(mc_arena *arena, mc_ustr item)
{
    mc_ustr *items = mc_arena_array(arena, 1, sizeof *items);
    if (!items) return (mc_string_set){0};
    items[0] = item;
    return (mc_string_set){items, 1};
}

static uint32_t cost_of_size(uint32_t size)
{
    return size == 1 ? 1u << 22 : size == 2 ? 4096 : size == 3 ? 64 : 1;
}

uint32_t mc_string_set_cost(mc_string_set set)
{
    uint32_t cost = 0;
    for (uint32_t i = 0; i < set.count; i++) {
        if (set.items[i].size < 1) return UINT32_MAX;
        cost += cost_of_size(set.items[i].size);
    }
    return set.count ? cost : UINT32_MAX;
}

bool mc_string_set_is_usable(mc_string_set set)
{
    for (uint32_t i = 0; i < set.count; i++)
        if (set.items[i].size < 1) return false;
    return set.count;
}

mc_string_set mc_string_set_rarer(mc_string_set a, mc_string_set b)
{
    uint32_t cost_a = mc_string_set_cost(a), cost_b = mc_string_set_cost(b);
    if (cost_a == UINT32_MAX && cost_b == UINT32_MAX) return (mc_string_set){0};
    return cost_b < cost_a ? b : a;
}

// Slots of a table of strings by their content, for MC_MAX_REQUIRED_LITERALS strings at most.
enum { TABLE_SLOTS = 1024, FEW_STRINGS = 12, FIRST_ROOM = 8, FIRST_WORDS = 8 };

// The hash of a string, unit by unit, so that that of a longer one goes on
// from that of its beginning.
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

// Strings are a few units long: a call of memcmp would cost more.
static bool is_same(mc_ustr a, mc_ustr b)
{
    if (a.size != b.size) return false;
    uint32_t i = 0;
    while (i < a.size && a.data[i] == b.data[i])
        i++;
    return i == a.size;
}

// The slot of a string that stands in `items`, or the empty slot for it.
static uint32_t find_slot(const uint16_t *slots, const mc_ustr *items, mc_ustr s, uint32_t hash)
{
    uint32_t at = (hash ^ hash >> 15) % TABLE_SLOTS;
    while (slots[at] && !is_same(items[slots[at] - 1], s))
        at = (at + 1) % TABLE_SLOTS;
    return at;
}

static void enter(mc_string_union *all, uint32_t item)
{
    uint32_t slot = find_slot(all->slots, all->items, all->items[item], hash_of(all->items[item]));
    if (!all->slots[slot]) all->slots[slot] = (uint16_t)(item + 1);
}

static bool has_item(const mc_string_union *all, uint32_t known, mc_ustr item)
{
    if (all->slots) return all->slots[find_slot(all->slots, all->items, item, hash_of(item))];
    for (uint32_t i = 0; i < known; i++)
        if (is_same(all->items[i], item)) return true;
    return false;
}

static void forget(mc_string_union *all)
{
    *all = (mc_string_union){0};
}

static bool reserve(mc_string_union *all, mc_arena *arena, uint32_t needed)
{
    uint32_t room = all->room ? all->room : FIRST_ROOM;
    while (room < needed)
        room *= 2;
    if (room == all->room) return true;
    mc_ustr *items = mc_arena_array(arena, room, sizeof *items);
    if (!items) return false;
    if (all->count) memcpy(items, all->items, all->count * sizeof *items);
    all->items = items;
    all->room = room;
    return true;
}

static void append(mc_string_union *all, mc_ustr item)
{
    all->items[all->count++] = item;
    all->has_empty |= item.size == 0;
    if (item.size) all->cost += cost_of_size(item.size);
}

void mc_string_union_start(mc_string_union *all, mc_arena *arena, mc_string_set first)
{
    forget(all);
    all->known = first.count && reserve(all, arena, first.count);
    for (uint32_t i = 0; all->known && i < first.count; i++)
        append(all, first.items[i]);
}

void mc_string_union_add(mc_string_union *all, mc_arena *arena, mc_string_set next)
{
    uint32_t before = all->count;
    if (!all->known) return;
    bool fits = next.count && before + next.count <= MC_MAX_REQUIRED_LITERALS;
    if (!fits || !reserve(all, arena, before + next.count)) {
        forget(all);
        return;
    }
    for (uint32_t i = 0; i < next.count; i++)
        if (!has_item(all, before, next.items[i])) append(all, next.items[i]);
    if (!all->slots && all->count <= FEW_STRINGS) return;
    uint32_t entered = all->slots ? before : 0;
    if (!all->slots) all->slots = mc_arena_array(arena, TABLE_SLOTS, sizeof *all->slots);
    for (uint32_t i = entered; all->slots && i < all->count; i++)
        enter(all, i);
}

mc_string_set mc_string_union_set(const mc_string_union *all)
{
    return (mc_string_set){all->items, all->count};
}

mc_string_set mc_string_set_unite(mc_arena *arena, mc_string_set a, mc_string_set b)
{
    mc_string_union all;
    mc_string_union_start(&all, arena, a);
    mc_string_union_add(&all, arena, b);
    return mc_string_union_set(&all);
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

static bool is_empty_string(mc_string_set set)
{
    return set.count == 1 && set.items[0].size == 0;
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
    if (is_empty_string(a) && b.count) return b;
    if (is_empty_string(b) && a.count) return a;
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

// Beginnings on their way, as numbers, which sort: the first unit, and behind it the second or 0.
typedef struct beginning_list {
    uint32_t *keys;
    uint32_t count;
} beginning_list;

static void add_beginning(beginning_list *list, mc_ustr s)
{
    list->keys[list->count++] = (uint32_t)s.data[0] << 16 | (s.size > 1 ? s.data[1] : 0u);
}

// Those of one string with each of `next` behind it; false when the empty string is among them.
static bool add_beginnings(beginning_list *list, mc_ustr s, mc_string_set next)
{
    if (s.size >= MC_BEGINNING_UNITS || (s.size && !next.count)) {
        add_beginning(list, s);
        return true;
    }
    for (uint32_t i = 0; i < next.count; i++) {
        mc_ustr behind = next.items[i];
        if (!s.size && !behind.size) return false;
        uint16_t both[MC_BEGINNING_UNITS] = {s.size ? s.data[0] : 0,
                                             behind.size ? behind.data[0] : 0};
        add_beginning(list, !s.size       ? behind
                            : behind.size ? (mc_ustr){both, MC_BEGINNING_UNITS}
                                          : s);
    }
    return next.count;
}

static int compare_keys(const void *a, const void *b)
{
    uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

// Each key once, as a string.
static mc_string_set write_beginnings(mc_arena *arena, beginning_list *list)
{
    uint32_t distinct = 0;
    qsort(list->keys, list->count, sizeof *list->keys, compare_keys);
    for (uint32_t i = 0; i < list->count; i++)
        if (!i || list->keys[i] != list->keys[i - 1]) list->keys[distinct++] = list->keys[i];
    uint16_t *units = mc_arena_array(arena, (size_t)distinct * MC_BEGINNING_UNITS, sizeof *units);
    mc_ustr *items = mc_arena_array(arena, distinct, sizeof *items);
    if (!units || !items || distinct > MC_MAX_REQUIRED_LITERALS) return (mc_string_set){0};
    for (uint32_t i = 0; i < distinct; i++, units += MC_BEGINNING_UNITS) {
        units[0] = (uint16_t)(list->keys[i] >> 16);
        units[1] = (uint16_t)list->keys[i];
        items[i] = (mc_ustr){units, units[1] ? 2 : 1};
    }
    return (mc_string_set){items, distinct};
}

mc_string_set mc_string_set_beginnings(mc_arena *arena, mc_string_set a, mc_string_set b)
{
    size_t most = (size_t)a.count * (b.count ? b.count : 1);
    beginning_list list = {mc_arena_array(arena, most, sizeof *list.keys), 0};
    bool known = a.count && list.keys;
    for (uint32_t i = 0; known && i < a.count; i++)
        known = add_beginnings(&list, a.items[i], b);
    return known ? write_beginnings(arena, &list) : (mc_string_set){0};
}

// A set by content.
typedef struct string_table {
    mc_string_set set;
    uint64_t sizes;               // bit (n - 1): there is a string of n units
    uint64_t firsts[FIRST_WORDS]; // hashed units that strings begin with
    uint16_t slots[TABLE_SLOTS];
} string_table;

static uint32_t bit_of(uint16_t unit)
{
    return unit * 0x9E3779B1u >> 23;
}

static bool begins_one(const string_table *table, uint16_t unit)
{
    return table->firsts[bit_of(unit) / 64] >> bit_of(unit) % 64 & 1;
}

static bool has_size(const string_table *table, uint32_t size)
{
    return table->sizes >> (size - 1) & 1;
}

// True when a shorter string of the table stands inside s, at its begin or anywhere.
static bool holds_another(const string_table *table, mc_ustr s, bool anywhere)
{
    uint64_t shorter = table->sizes & ((UINT64_C(1) << (s.size - 1)) - 1);
    for (uint32_t from = 0; shorter && from < s.size && (anywhere || !from); from++) {
        if (!begins_one(table, s.data[from])) continue;
        uint32_t hash = 0;
        for (uint32_t size = 1; size < s.size && size <= s.size - from; size++) {
            mc_ustr part = {s.data + from, size};
            hash = add_to_hash(hash, part.data[size - 1]);
            if (has_size(table, size) &&
                table->slots[find_slot(table->slots, table->set.items, part, hash)])
                return true;
        }
    }
    return false;
}

// Puts the string into the table; false when it stands there already.
static bool put_string(string_table *table, uint32_t at)
{
    mc_ustr item = table->set.items[at];
    uint32_t slot = find_slot(table->slots, table->set.items, item, hash_of(item));
    if (table->slots[slot]) return false;
    table->slots[slot] = (uint16_t)(at + 1);
    table->sizes |= UINT64_C(1) << (item.size - 1);
    table->firsts[bit_of(item.data[0]) / 64] |= UINT64_C(1) << bit_of(item.data[0]) % 64;
    return true;
}

static mc_string_set keep_minimal(mc_arena *arena, mc_string_set set, bool anywhere)
{
    if (!mc_string_set_is_usable(set) || set.count == 1) return set;
    string_table table = {.set = set};
    mc_ustr *kept = mc_arena_array(arena, set.count, sizeof *kept);
    uint32_t distinct = 0, count = 0;
    if (!kept) return set;
    for (uint32_t i = 0; i < set.count; i++)
        if (put_string(&table, i)) kept[distinct++] = set.items[i];
    for (uint32_t i = 0; i < distinct; i++)
        if (!holds_another(&table, kept[i], anywhere)) kept[count++] = kept[i];
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
