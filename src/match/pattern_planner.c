// SPDX-License-Identifier: Apache-2.0
#include "match/pattern_planner.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/limits.h"
#include "match/pattern_branches.h"
#include "match/required.h"

// A pattern that begins and ends in brackets of its own is planned as a whole. One that is an
// alternation is planned branch by branch: what the branches have in common is little,
// often a single frequent word.
//
//     (?:办理|申请)~2分期|(?:希望|同意)~2减免      as a whole   one of 办理 申请 希望 同意
//                                                  by branches  办理 or 申请 before 分期,
//                                                  希望 or 同意 before 减免
//
// The pattern still runs as a whole, at the places where one of its branches may begin: which
// branch matches, and how far, is PCRE2's to say. Branches are taken together again where one of
// them could begin anywhere, or would be triggered by single characters.

// PCRE2's message with the place of the entry in front. A pattern that others have checked is
// compiled later, if ever.
static mc_status make_regex(mc_pattern_planner *p, const mc_entry *entry, mc_ustr pattern,
                            mc_regex_start start, mc_regex **out, mc_error *err)
{
    mc_error inner = {0};
    mc_status st = mc_regex_new(out, p->arena, pattern, start, &inner);
    if (st == MC_OK && !entry->detail.pattern.late) st = mc_regex_check(*out, &inner);
    if (st == MC_ERR_LEXICON) return mc_match_plan_error(entry, inner.message, err);
    return st == MC_OK ? MC_OK : mc_error_memory(err);
}

static bool use_group(mc_pattern_planner *p, mc_string_set set, uint32_t *group)
{
    *group = MC_NONE;
    return !mc_string_set_is_usable(set) || mc_group_table_add(&p->groups, set, group);
}

static bool add_branch(mc_pattern_planner *p, uint32_t pattern, const mc_required *required)
{
    mc_pattern_branch branch = {.pattern = pattern, .group_count = required->group_count};
    branch.longest =
        required->longest < MC_MAX_PATTERN_UNITS ? required->longest : MC_MAX_PATTERN_UNITS;
    branch.groups = mc_arena_array(p->arena, required->group_count, sizeof *branch.groups);
    bool ok =
        branch.groups && mc_begin_filter_init(&branch.beginning, p->arena, required->beginning);
    mc_string_set best = {required->literals, required->count};
    ok = ok && use_group(p, best, &branch.trigger);
    for (uint32_t i = 0; ok && i < required->group_count; i++)
        ok = use_group(p, required->groups[i], &branch.groups[i]);
    ok = ok && MC_ARRAY_RESERVE(p->branches, p->branch_capacity, (uint64_t)p->branch_count + 1);
    if (ok) p->branches[p->branch_count++] = branch;
    return ok;
}

// Whether the pattern falls into branches of which each is worth a plan of its own. Where the bars
// are, the reading knows; that nothing reaches from one branch into the next is told by the cut.
static bool has_branches(mc_ustr text, const mc_pattern_reading *reading)
{
    mc_ustr texts[MC_PATTERN_MOST_BRANCHES];
    bool worth = reading->branch_count > 1 && reading->branch_count <= MC_PATTERN_MOST_BRANCHES;
    for (uint32_t i = 0; worth && i < reading->branch_count; i++)
        worth = mc_required_is_worth_a_plan(&reading->branches[i]);
    return worth && mc_pattern_branches_cut(text, texts) == reading->branch_count;
}

static bool add_branches(mc_pattern_planner *p, uint32_t pattern, mc_ustr text,
                         const mc_pattern_reading *reading)
{
    bool many = has_branches(text, reading);
    const mc_pattern_facts *facts = many ? reading->branches : &reading->whole;
    for (uint32_t i = 0; i < (many ? reading->branch_count : 1); i++) {
        mc_required required;
        if (!mc_required_list(&required, &p->scratch, p->memo, &facts[i])) return false;
        if (!add_branch(p, pattern, &required)) return false;
    }
    return true;
}

static mc_status use_exclude(mc_pattern_planner *p, const mc_entry *entry, mc_pattern_plan *plan,
                             mc_error *err)
{
    mc_ustr pattern = entry->detail.pattern.exclude;
    mc_required required;
    plan->exclude_group = MC_NONE;
    if (!pattern.size) return MC_OK;
    bool ok =
        mc_required_find(&required, &p->scratch, p->memo, pattern) &&
        mc_begin_filter_init(&plan->exclude_beginning, p->arena, required.beginning) &&
        use_group(p, (mc_string_set){required.literals, required.count}, &plan->exclude_group);
    if (!ok) return mc_error_memory(err);
    mc_regex_start start = plan->exclude_beginning.marks ? MC_REGEX_AT_FROM : MC_REGEX_ANYWHERE;
    return make_regex(p, entry, pattern, start, &plan->exclude, err);
}

mc_status mc_pattern_planner_init(mc_pattern_planner *planner, mc_match_index *index,
                                  mc_arena *arena, uint32_t next, mc_error *err)
{
    *planner = (mc_pattern_planner){.index = index,
                                    .arena = arena,
                                    .scratch = MC_ARENA_INIT,
                                    .memo = mc_group_memo_new(),
                                    .next = next};
    return planner->memo ? MC_OK : mc_error_memory(err);
}

mc_status mc_pattern_planner_add(mc_pattern_planner *planner, uint32_t at, mc_error *err)
{
    mc_match_index *index = planner->index;
    const mc_entry *entry = &index->lexicon->entries[at];
    const mc_pattern *pattern = &entry->detail.pattern;
    uint32_t number = planner->next++;
    mc_pattern_plan *plan = &index->patterns[number];
    mc_pattern_reading reading;
    mc_arena_reset(&planner->scratch);
    *plan = (mc_pattern_plan){.entry = at, .first_branch = planner->branch_count};
    mc_pattern_facts_read(&reading, &planner->scratch, planner->memo, pattern->pattern);
    mc_required required = mc_required_glance(&reading.whole);
    if (mc_arena_failed(&planner->scratch)) return mc_error_memory(err);
    plan->slow = required.count == 0;
    plan->anchored = !plan->slow && mc_string_set_is_usable(required.beginning);
    if (!plan->anchored) reading.branch_count = 0;
    bool ok = plan->slow || add_branches(planner, number, pattern->pattern, &reading);
    plan->branch_count = planner->branch_count - plan->first_branch;
    mc_regex_start start = plan->anchored ? MC_REGEX_AT_FROM : MC_REGEX_ANYWHERE;
    mc_status st = ok ? MC_OK : mc_error_memory(err);
    if (st == MC_OK) st = make_regex(planner, entry, pattern->pattern, start, &plan->regex, err);
    if (st == MC_OK) st = use_exclude(planner, entry, plan, err);
    if (st == MC_OK && required.shortest < 2 && !pattern->slow)
        return mc_match_plan_error(
            entry,
            "no match needs any two neighbouring characters, so the pattern would "
            "run over every sentence; add a literal or say slow=\"yes\"",
            err);
    return st;
}

static void renumber_branch(mc_pattern_branch *branch, const uint32_t *numbers)
{
    branch->trigger = numbers[branch->trigger];
    for (uint32_t k = 0; k < branch->group_count; k++)
        branch->groups[k] = numbers[branch->groups[k]];
}

static void renumber_excludes(mc_match_index *index, uint32_t first, uint32_t behind,
                              const uint32_t *numbers)
{
    for (uint32_t i = first; i < behind; i++) {
        uint32_t *group = &index->patterns[i].exclude_group;
        if (*group != MC_NONE) *group = numbers[*group];
    }
}

mc_status mc_pattern_planner_join(mc_pattern_planner *planner, const mc_pattern_planner *later,
                                  mc_error *err)
{
    uint32_t *numbers =
        mc_arena_array(&planner->scratch, (size_t)later->groups.count + 1, sizeof *numbers);
    uint64_t branches = (uint64_t)planner->branch_count + later->branch_count;
    bool ok = numbers && MC_ARRAY_RESERVE(planner->branches, planner->branch_capacity, branches);
    for (uint32_t g = 0; ok && g < later->groups.count; g++)
        ok = mc_group_table_add(&planner->groups, later->groups.sets[g], &numbers[g]);
    if (!ok) return mc_error_memory(err);
    for (uint32_t i = planner->next; i < later->next; i++)
        planner->index->patterns[i].first_branch += planner->branch_count;
    renumber_excludes(planner->index, planner->next, later->next, numbers);
    for (uint32_t i = 0; i < later->branch_count; i++) {
        planner->branches[planner->branch_count] = later->branches[i];
        renumber_branch(&planner->branches[planner->branch_count++], numbers);
    }
    planner->next = later->next;
    return MC_OK;
}

// The number of each group by the one it has so far; puts the sets into the
// order of the new numbers.
static bool rank_groups(mc_pattern_planner *p, mc_arena *arena, uint32_t **ranks_out)
{
    uint32_t count = p->groups.count, next = 0;
    uint32_t *ranks = mc_arena_array(arena, (size_t)count + 1, sizeof *ranks);
    p->sets = mc_arena_array(arena, (size_t)count + 1, sizeof *p->sets);
    if (!ranks || !p->sets) return false;
    for (uint32_t i = 0; i < p->branch_count; i++)
        if (!ranks[p->branches[i].trigger]) ranks[p->branches[i].trigger] = ++next;
    p->index->trigger_count = next;
    p->index->group_count = count;
    for (uint32_t g = 0; g < count; g++) {
        if (!ranks[g]) ranks[g] = ++next;
        p->sets[--ranks[g]] = p->groups.sets[g];
    }
    *ranks_out = ranks;
    return true;
}

static bool take_ranks(mc_pattern_planner *p, const uint32_t *ranks)
{
    mc_match_index *index = p->index;
    index->branches = mc_arena_array(&index->arena, p->branch_count, sizeof *index->branches);
    if (!index->branches) return false;
    for (uint32_t i = 0; i < p->branch_count; i++) {
        index->branches[i] = p->branches[i];
        renumber_branch(&index->branches[i], ranks);
    }
    renumber_excludes(index, 0, index->pattern_count, ranks);
    return true;
}

static bool has_single(mc_string_set set)
{
    for (uint32_t i = 0; i < set.count; i++)
        if (set.items[i].size == 1) return true;
    return false;
}

// How poor a group is as a sign that a pattern is worth a try: single
// characters are looked for last.
static uint64_t poverty(const mc_pattern_planner *p, uint32_t group)
{
    mc_string_set set = p->sets[group];
    return (uint64_t)has_single(set) << 32 | mc_string_set_cost(set);
}

static bool is_listed(const mc_pattern_call *call, uint32_t group)
{
    for (uint32_t i = 0; i < MC_CALL_NEEDS; i++)
        if (call->needs[i] == group) return true;
    return false;
}

// Puts the group among the needs, in order; the poorest falls out when there are too many.
static void add_need(const mc_pattern_planner *p, mc_pattern_call *call, uint32_t group)
{
    uint32_t at = 0;
    while (at < MC_CALL_NEEDS && call->needs[at] != MC_NO_GROUP &&
           poverty(p, call->needs[at]) <= poverty(p, group))
        at++;
    if (at == MC_CALL_NEEDS) return;
    for (uint32_t i = MC_CALL_NEEDS - 1; i > at; i--)
        call->needs[i] = call->needs[i - 1];
    call->needs[at] = (uint16_t)group;
}

static mc_pattern_call make_call(const mc_pattern_planner *p, const mc_pattern_branch *branch)
{
    mc_pattern_call call = {.pattern = branch->pattern};
    for (uint32_t i = 0; i < MC_CALL_NEEDS; i++)
        call.needs[i] = MC_NO_GROUP;
    for (uint32_t i = 0; i < branch->group_count; i++)
        if (branch->groups[i] != branch->trigger && !is_listed(&call, branch->groups[i]))
            add_need(p, &call, branch->groups[i]);
    return call;
}

static bool list_calls(mc_pattern_planner *p)
{
    mc_match_index *index = p->index;
    uint32_t *first =
        mc_arena_array(&index->arena, (size_t)index->trigger_count + 2, sizeof *first);
    index->first_call = first;
    index->calls = mc_arena_array(&index->arena, p->branch_count, sizeof *index->calls);
    if (mc_arena_failed(&index->arena)) return false;
    for (uint32_t i = 0; i < p->branch_count; i++)
        first[index->branches[i].trigger + 2]++;
    for (uint32_t g = 2; g < index->trigger_count + 2; g++)
        first[g] += first[g - 1];
    for (uint32_t i = 0; i < p->branch_count; i++) {
        const mc_pattern_branch *branch = &index->branches[i];
        index->calls[first[branch->trigger + 1]++] = make_call(p, branch);
    }
    return true;
}

// What the patterns were read with.
static void let_go(mc_pattern_planner *planner)
{
    mc_group_memo_free(planner->memo);
    planner->memo = NULL;
    mc_arena_dispose(&planner->scratch);
}

mc_status mc_pattern_planner_rank(mc_pattern_planner *planner, mc_arena *arena, mc_error *err)
{
    uint32_t *ranks = NULL;
    let_go(planner);
    if (planner->groups.count >= MC_NO_GROUP)
        return mc_error_set(err, MC_ERR_LIMIT,
                            "the patterns need %u sets of literals, expected at most %u",
                            planner->groups.count, MC_NO_GROUP - 1u);
    bool ok =
        rank_groups(planner, arena, &ranks) && take_ranks(planner, ranks) && list_calls(planner);
    return ok ? MC_OK : mc_error_memory(err);
}

void mc_pattern_planner_dispose(mc_pattern_planner *planner)
{
    let_go(planner);
    mc_group_table_dispose(&planner->groups);
    free(planner->branches);
    *planner = (mc_pattern_planner){0};
}
