// SPDX-License-Identifier: Apache-2.0
#include "match/group_table.h"

#include <stdlib.h>

#include "base/array.h"

// Strings are a few units long: a call of a library's hash for each would cost more than this.
static uint64_t hash_set(mc_string_set set)
{
    uint64_t hash = set.count;
    for (uint32_t i = 0; i < set.count; i++) {
        for (uint32_t k = 0; k < set.items[i].size; k++)
            hash = (hash ^ set.items[i].data[k]) * 0x9E3779B97F4A7C15u;
        hash ^= hash >> 32;
    }
    return hash * 0xD6E8FEB86659FD93u >> 32;
}

static bool same(mc_string_set a, mc_string_set b)
{
    if (a.count != b.count) return false;
    for (uint32_t i = 0; i < a.count; i++)
        if (!mc_ustr_equal(a.items[i], b.items[i])) return false;
    return true;
}

static uint32_t *find_slot(const mc_group_table *table, mc_string_set set)
{
    uint32_t mask = table->slot_count - 1, at = (uint32_t)hash_set(set) & mask;
    while (table->slots[at] && !same(table->sets[table->slots[at] - 1], set))
        at = (at + 1) & mask;
    return &table->slots[at];
}

static bool grow(mc_group_table *table)
{
    uint32_t slot_count = table->slot_count ? table->slot_count * 2 : 256;
    uint32_t *slots = calloc(slot_count, sizeof *slots);
    if (!slots) return false;
    free(table->slots);
    table->slots = slots;
    table->slot_count = slot_count;
    for (uint32_t i = 0; i < table->count; i++)
        *find_slot(table, table->sets[i]) = i + 1;
    return true;
}

static mc_string_set keep(mc_group_table *table, mc_string_set set)
{
    mc_ustr *items = mc_arena_array(&table->arena, set.count, sizeof *items);
    for (uint32_t i = 0; items && i < set.count; i++)
        items[i] = mc_arena_ustr(&table->arena, set.items[i]);
    return (mc_string_set){items, set.count};
}

bool mc_group_table_add(mc_group_table *table, mc_string_set set, uint32_t *group)
{
    if (table->count * 2 >= table->slot_count && !grow(table)) return false;
    uint32_t *slot = find_slot(table, set);
    if (!*slot) {
        if (!MC_ARRAY_RESERVE(table->sets, table->capacity, (uint64_t)table->count + 1))
            return false;
        table->sets[table->count++] = keep(table, set);
        *slot = table->count;
    }
    *group = *slot - 1;
    return !mc_arena_failed(&table->arena);
}

void mc_group_table_dispose(mc_group_table *table)
{
    mc_arena_dispose(&table->arena);
    free(table->sets);
    free(table->slots);
    *table = (mc_group_table){0};
}
