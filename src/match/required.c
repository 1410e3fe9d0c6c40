// SPDX-License-Identifier: Apache-2.0
#include "match/required.h"

#include "base/limits.h"

typedef mc_string_set set;

static uint32_t shortest_of(set literals)
{
    uint32_t shortest = literals.count ? MC_MAX_LITERAL_UNITS : 0;
    for (uint32_t i = 0; i < literals.count; i++)
        if (literals.items[i].size < shortest) shortest = literals.items[i].size;
    return shortest;
}

bool mc_required_is_worth_a_plan(const mc_pattern_facts *facts)
{
    return shortest_of(mc_pattern_facts_best(*facts)) > 1 &&
           mc_string_set_is_usable(mc_pattern_facts_beginning(*facts));
}

mc_required mc_required_glance(const mc_pattern_facts *facts)
{
    set best = mc_pattern_facts_best(*facts);
    return (mc_required){best.items, best.count, shortest_of(best), facts->longest,
                         .beginning = mc_pattern_facts_beginning(*facts)};
}

// The groups, and which of them the rarest set is, so that it need not be made smaller twice.
static void list_groups(mc_required *out, mc_arena *arena, mc_group_memo *memo,
                        mc_pattern_facts whole, set best)
{
    mc_string_sets groups = whole.groups;
    if (whole.exact.count && mc_string_set_is_usable(whole.exact))
        groups = (mc_string_sets){&whole.exact, 1};
    else if (whole.exact.count)
        groups = (mc_string_sets){NULL, 0};
    set *smallest = mc_arena_array(arena, groups.count, sizeof *smallest);
    if (!smallest) return;
    for (uint32_t i = 0; i < groups.count; i++) {
        smallest[i] = mc_group_memo_smallest(memo, arena, groups.items[i]);
        if (mc_string_set_is_same(groups.items[i], best)) out->literals = smallest[i].items;
        if (mc_string_set_is_same(groups.items[i], best)) out->count = smallest[i].count;
    }
    out->groups = smallest;
    out->group_count = groups.count;
    out->beginning = mc_group_memo_beginnings(memo, arena, mc_pattern_facts_beginning(whole));
}

bool mc_required_list(mc_required *out, mc_arena *arena, mc_group_memo *memo,
                      const mc_pattern_facts *facts)
{
    set best = mc_pattern_facts_best(*facts);
    *out = (mc_required){.longest = facts->longest};
    list_groups(out, arena, memo, *facts, best);
    if (!out->count) {
        best = mc_group_memo_smallest(memo, arena, best);
        out->literals = best.items;
        out->count = best.count;
    }
    out->shortest = shortest_of((set){out->literals, out->count});
    return !mc_arena_failed(arena);
}

bool mc_required_find(mc_required *out, mc_arena *arena, mc_group_memo *memo, mc_ustr pattern)
{
    mc_pattern_reading reading;
    mc_pattern_facts_read(&reading, arena, memo, pattern);
    return mc_required_list(out, arena, memo, &reading.whole);
}
