// SPDX-License-Identifier: Apache-2.0
#include "match/pattern_share.h"

#include "base/error.h"
#include "base/thread.h"
#include "match/disguise.h"

// Reading patterns for their literals is a third of all loading, and no pattern needs another one.
// So the list is cut in two, and the second part is planned on a thread of its own, by a planner of
// its own with a memo of its own. Its groups are then numbered behind those of the first: every
// number is what one planner would have given.
//
// The tables of disguise belong to the second thread too, which therefore gets the
// smaller part of the patterns.

enum {
    LEAST_PATTERNS = 64, // below that a thread costs more than it saves
    FIRST_PERCENT = 58   // of the units of all patterns, for the first thread
};

typedef struct share {
    mc_pattern_planner *planner;
    const uint32_t *entries;
    uint32_t count;
    bool reads_tables;
    mc_status status;
    mc_error err;
} share;

static void *plan(void *payload)
{
    share *s = payload;
    s->status = s->reads_tables ? mc_disguise_load(s->planner->index, &s->err) : MC_OK;
    for (uint32_t i = 0; s->status == MC_OK && i < s->count; i++)
        s->status = mc_pattern_planner_add(s->planner, s->entries[i], &s->err);
    return NULL;
}

static uint32_t list_patterns(const mc_lexicon *lexicon, uint32_t *entries)
{
    uint32_t count = 0;
    for (uint32_t e = 0; e < lexicon->entry_count; e++)
        if (lexicon->entries[e].kind == MC_ENTRY_PATTERN &&
            mc_match_plan_is_live(&lexicon->entries[e]))
            entries[count++] = e;
    return count;
}

// How many patterns hold the first thread's part of all units.
static uint32_t cut(const mc_lexicon *lexicon, const uint32_t *entries, uint32_t count)
{
    uint64_t all = 0, so_far = 0;
    uint32_t first = 0;
    for (uint32_t i = 0; i < count; i++)
        all += lexicon->entries[entries[i]].detail.pattern.pattern.size;
    while (first < count && so_far * 100 < all * FIRST_PERCENT)
        so_far += lexicon->entries[entries[first++]].detail.pattern.pattern.size;
    return first;
}

static mc_status outcome(const share *s, mc_error *err)
{
    if (s->status != MC_OK && err) *err = s->err;
    return s->status;
}

static mc_status plan_alone(mc_pattern_planner *planner, const uint32_t *entries, uint32_t count,
                            mc_error *err)
{
    share all = {.planner = planner, .entries = entries, .count = count, .reads_tables = true};
    plan(&all);
    return outcome(&all, err);
}

static mc_status plan_beside(mc_pattern_planner *planner, const uint32_t *entries, uint32_t count,
                             mc_error *err)
{
    mc_match_index *index = planner->index;
    uint32_t middle = cut(index->lexicon, entries, count);
    mc_pattern_planner later;
    mc_thread thread;
    share first = {.planner = planner, .entries = entries, .count = middle};
    share second = {.planner = &later, .entries = entries + middle, .reads_tables = true};
    second.count = count - middle;
    mc_status st = mc_pattern_planner_init(&later, index, &index->beside, middle, err);
    if (st == MC_OK) {
        bool started = mc_thread_start(&thread, plan, &second);
        plan(&first);
        if (started)
            mc_thread_join(thread);
        else
            plan(&second);
        st = outcome(&first, err);
        if (st == MC_OK) st = outcome(&second, err);
        if (st == MC_OK) st = mc_pattern_planner_join(planner, &later, err);
    }
    mc_pattern_planner_dispose(&later);
    return st;
}

mc_status mc_pattern_share_plan(mc_pattern_planner *planner, mc_match_index *index, mc_error *err)
{
    mc_arena arena = MC_ARENA_INIT;
    uint32_t *entries = mc_arena_array(&arena, index->lexicon->entry_count, sizeof *entries);
    mc_status st = mc_pattern_planner_init(planner, index, &index->arena, 0, err);
    if (st == MC_OK && !entries) st = mc_error_memory(err);
    if (st == MC_OK) {
        index->pattern_count = list_patterns(index->lexicon, entries);
        // A region gives its memory to one thread.
        bool two =
            index->pattern_count >= LEAST_PATTERNS && !index->arena.region && mc_thread_cores() > 1;
        st = (two ? plan_beside : plan_alone)(planner, entries, index->pattern_count, err);
    }
    for (uint32_t i = 0; st == MC_OK && i < index->pattern_count; i++)
        index->slow_count += index->patterns[i].slow;
    mc_arena_dispose(&arena);
    return st;
}
