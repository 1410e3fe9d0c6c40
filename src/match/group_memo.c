// SPDX-License-Identifier: Apache-2.0
#include "match/group_memo.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"

// A group is found by the hash of its first units and then compared as a whole, so looking costs
// next to nothing where there is none. Copies are deep: what they are made from lives
// only as long as one pattern.
//
// A kept set is told by where its items are; its smallest form stands beside
// it once it was asked for.

enum { HEAD_UNITS = 16, SLOTS = 4096 };

typedef struct kept_group {
    mc_ustr text;
    mc_pattern_facts facts;
    uint32_t next; // of the same slot, from 1
} kept_group;

typedef struct kept_set {
    const mc_ustr *items;
    mc_string_set smallest, beginnings; // unknown until asked for
    uint32_t next;                      // of the same slot, from 1
} kept_set;

struct mc_group_memo {
    mc_arena arena;
    kept_group *groups;
    uint32_t group_count, group_room;
    kept_set *sets;
    uint32_t set_count, set_room;
    uint32_t group_slots[SLOTS], set_slots[SLOTS]; // first of the slot, from 1
};

mc_group_memo *mc_group_memo_new(void)
{
    return calloc(1, sizeof(mc_group_memo));
}

void mc_group_memo_free(mc_group_memo *memo)
{
    if (!memo) return;
    mc_arena_dispose(&memo->arena);
    free(memo->groups);
    free(memo->sets);
    free(memo);
}

static uint32_t slot_of_text(mc_ustr text)
{
    uint32_t hash = 0;
    for (uint32_t i = 0; i < HEAD_UNITS; i++)
        hash = (hash ^ text.data[i]) * 0x01000193u;
    return (hash ^ hash >> 15) % SLOTS;
}

static uint32_t slot_of_items(const mc_ustr *items)
{
    return (uint32_t)((uintptr_t)items / sizeof(mc_ustr) * 0x9E3779B1u >> 20) % SLOTS;
}

uint32_t mc_group_memo_find(const mc_group_memo *memo, mc_ustr rest, mc_pattern_facts *facts)
{
    if (rest.size < HEAD_UNITS) return 0;
    const kept_group *group = NULL;
    for (uint32_t at = memo->group_slots[slot_of_text(rest)]; at; at = group->next) {
        group = &memo->groups[at - 1];
        uint32_t units = group->text.size;
        if (units > rest.size || memcmp(group->text.data, rest.data, units * sizeof *rest.data))
            continue;
        *facts = group->facts;
        return units;
    }
    return 0;
}

static kept_set *find_set(mc_group_memo *memo, mc_string_set set)
{
    uint32_t at = set.count ? memo->set_slots[slot_of_items(set.items)] : 0;
    while (at && memo->sets[at - 1].items != set.items)
        at = memo->sets[at - 1].next;
    return at ? &memo->sets[at - 1] : NULL;
}

// A string inside the text lives as long as the text; one that was put together is copied.
static mc_ustr keep_string(mc_group_memo *memo, mc_ustr text, mc_ustr s)
{
    bool inside = s.data >= text.data && s.data < text.data + text.size;
    return inside || !s.size ? s : mc_arena_ustr(&memo->arena, s);
}

static mc_string_set keep_set(mc_group_memo *memo, mc_ustr text, mc_string_set set)
{
    if (!set.count || find_set(memo, set)) return set;
    mc_ustr *items = mc_arena_array(&memo->arena, set.count, sizeof *items);
    if (!items || !MC_ARRAY_RESERVE(memo->sets, memo->set_room, memo->set_count + 1ull))
        return (mc_string_set){0};
    for (uint32_t i = 0; i < set.count; i++)
        items[i] = keep_string(memo, text, set.items[i]);
    uint32_t *slot = &memo->set_slots[slot_of_items(items)];
    memo->sets[memo->set_count++] = (kept_set){.items = items, .next = *slot};
    *slot = memo->set_count;
    return (mc_string_set){items, set.count};
}

static mc_string_sets keep_groups(mc_group_memo *memo, mc_ustr text, mc_string_sets groups)
{
    mc_string_set *items = mc_arena_array(&memo->arena, groups.count, sizeof *items);
    for (uint32_t i = 0; items && i < groups.count; i++)
        items[i] = keep_set(memo, text, groups.items[i]);
    return (mc_string_sets){items, groups.count};
}

// Sets that are one stay one.
static mc_string_set keep_other(mc_group_memo *memo, mc_ustr text, mc_string_set set,
                                mc_string_set other, mc_string_set kept_other)
{
    return set.items == other.items && set.count == other.count ? kept_other
                                                                : keep_set(memo, text, set);
}

void mc_group_memo_keep(mc_group_memo *memo, mc_ustr text, mc_pattern_facts *facts)
{
    if (text.size < HEAD_UNITS) return;
    if (!MC_ARRAY_RESERVE(memo->groups, memo->group_room, memo->group_count + 1ull)) return;
    mc_pattern_facts kept = {.longest = facts->longest};
    kept.exact = keep_set(memo, text, facts->exact);
    kept.required = keep_other(memo, text, facts->required, facts->exact, kept.exact);
    kept.beginning = keep_other(memo, text, facts->beginning, facts->exact, kept.exact);
    kept.groups = keep_groups(memo, text, facts->groups);
    if (mc_arena_failed(&memo->arena)) return;
    uint32_t *slot = &memo->group_slots[slot_of_text(text)];
    memo->groups[memo->group_count++] = (kept_group){text, kept, *slot};
    *slot = memo->group_count;
    *facts = kept;
}

mc_string_set mc_group_memo_smallest(mc_group_memo *memo, mc_arena *arena, mc_string_set set)
{
    kept_set *kept = memo ? find_set(memo, set) : NULL;
    if (!kept) return mc_string_set_smallest(arena, set);
    if (!kept->smallest.count) kept->smallest = mc_string_set_smallest(&memo->arena, set);
    return kept->smallest;
}

mc_string_set mc_group_memo_beginnings(mc_group_memo *memo, mc_arena *arena, mc_string_set set)
{
    kept_set *kept = memo ? find_set(memo, set) : NULL;
    if (!kept) return mc_string_set_shortest_beginnings(arena, set);
    if (!kept->beginnings.count)
        kept->beginnings = mc_string_set_shortest_beginnings(&memo->arena, set);
    return kept->beginnings;
}
