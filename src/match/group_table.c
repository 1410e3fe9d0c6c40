// SPDX-License-Identifier: Apache-2.0
#include "match/group_table.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/hash.h"

static uint64_t hash_set(mc_string_set set)
{
    uint64_t hash = set.count;
    for (uint32_t i = 0; i < set.count; i++)
        hash = mc_hash64(set.items[i].data, set.items[i].size * sizeof *set.items[i].data, hash);
    return hash;
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

bool mc_group_table_add(mc_group_table *table, mc_string_set set, uint32_t *group)
{
    if (table->count * 2 >= table->slot_count && !grow(table)) return false;
    uint32_t *slot = find_slot(table, set);
    if (!*slot) {
        if (!MC_ARRAY_RESERVE(table->sets, table->capacity, (uint64_t)table->count + 1))
            return false;
        table->sets[table->count++] = set;
        *slot = table->count;
    }
    *group = *slot - 1;
    return true;
}

void mc_group_table_dispose(mc_group_table *table)
{
    free(table->sets);
    free(table->slots);
    *table = (mc_group_table){0};
}
