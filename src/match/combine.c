// SPDX-License-Identifier: Apache-2.0
#include "match/combine.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"

// Each hit that is a member somewhere gives a part (combination, extent, member, hit). Sorted, the
// parts of one combination in one extent stand side by side, member by member; those of none_of
// come last, because their member is MC_NONE.

static uint32_t extent_of(const mc_text *text, mc_extent extent, mc_norm_span quote)
{
    switch (extent) {
    case MC_EXTENT_CLAUSE:
        return mc_text_clause_at(text, quote.begin);
    case MC_EXTENT_SENTENCE:
        return mc_text_sentence_at(text, quote.begin);
    case MC_EXTENT_PARAGRAPH:
        return text->sentences[mc_text_sentence_at(text, quote.begin)].paragraph;
    case MC_EXTENT_DOCUMENT:
        break;
    }
    return 0;
}

static int compare_parts(const void *left, const void *right)
{
    const mc_combination_part *a = left, *b = right;
    if (a->combination != b->combination) return a->combination < b->combination ? -1 : 1;
    if (a->extent != b->extent) return a->extent < b->extent ? -1 : 1;
    if (a->member != b->member) return a->member < b->member ? -1 : 1;
    return a->hit < b->hit ? -1 : a->hit > b->hit;
}

static bool add_parts(mc_matcher *m, uint32_t hit)
{
    const mc_match_index *index = m->index;
    uint32_t entry = m->hits[hit].entry;
    uint32_t begin = index->first_membership[entry], end = index->first_membership[entry + 1];
    if (!MC_ARRAY_RESERVE(m->parts, m->part_capacity, (uint64_t)m->part_count + (end - begin)))
        return false;
    for (uint32_t i = begin; i < end; i++) {
        const mc_membership *membership = &index->memberships[i];
        const mc_combination *combination =
            &mc_match_state_entry(m, membership->combination)->detail.combination;
        uint32_t extent = extent_of(m->text, combination->extent, m->hits[hit].quote);
        m->parts[m->part_count++] =
            (mc_combination_part){membership->combination, extent, membership->member, hit};
    }
    return true;
}

static uint32_t needed(const mc_combination *combination)
{
    switch (combination->kind) {
    case MC_COMBINE_ALL:
        return combination->entry_count;
    case MC_COMBINE_AT_LEAST:
        return combination->at_least;
    case MC_COMBINE_ANY:
        break;
    }
    return 1;
}

// The parts [begin, end) are one combination in one extent.
static void try_group(mc_matcher *m, uint32_t begin, uint32_t end)
{
    const mc_combination_part *parts = m->parts;
    const mc_combination *combination =
        &mc_match_state_entry(m, parts[begin].combination)->detail.combination;
    if (parts[end - 1].member == MC_NONE) return;
    mc_hit hit = m->hits[parts[begin].hit];
    uint32_t distinct = 0;
    for (uint32_t i = begin; i < end; i++) {
        distinct += i == begin || parts[i].member != parts[i - 1].member;
        hit.span = mc_match_state_union(hit.span, m->hits[parts[i].hit].span);
    }
    if (distinct < needed(combination)) return;
    hit.entry = parts[begin].combination;
    mc_match_state_offer(m, hit);
}

void mc_combine_run(mc_matcher *matcher)
{
    uint32_t members = matcher->hit_count;
    for (uint32_t i = 0; i < members; i++)
        if (!add_parts(matcher, i)) {
            matcher->status = MC_ERR_MEMORY;
            return;
        }
    if (!matcher->part_count) return;
    qsort(matcher->parts, matcher->part_count, sizeof *matcher->parts, compare_parts);
    for (uint32_t begin = 0, end = 0; begin < matcher->part_count; begin = end) {
        const mc_combination_part *first = &matcher->parts[begin];
        for (end = begin; end < matcher->part_count; end++) {
            const mc_combination_part *part = &matcher->parts[end];
            if (part->combination != first->combination || part->extent != first->extent) break;
        }
        try_group(matcher, begin, end);
    }
}

static const uint32_t *members_of(const mc_combination *c, bool none, uint32_t *count)
{
    *count = none ? c->none_count : c->entry_count;
    return none ? c->none_of : c->entries;
}

// One pass over all combinations: counts (out NULL) or places their members.
static void visit_members(const mc_lexicon *lexicon, uint32_t *at, mc_membership *out)
{
    for (uint32_t e = 0; e < lexicon->entry_count; e++) {
        const mc_entry *entry = &lexicon->entries[e];
        if (entry->kind != MC_ENTRY_COMBINATION || !mc_match_plan_is_live(entry)) continue;
        for (int none = 0; none < 2; none++) {
            uint32_t count = 0;
            const uint32_t *members = members_of(&entry->detail.combination, none, &count);
            for (uint32_t i = 0; i < count; i++) {
                uint32_t place = at[members[i]]++;
                if (out) out[place] = (mc_membership){e, none ? MC_NONE : i};
            }
        }
    }
}

mc_status mc_combine_list(mc_match_index *index, mc_error *err)
{
    const mc_lexicon *lexicon = index->lexicon;
    uint32_t entries = lexicon->entry_count;
    index->first_membership = mc_arena_array(&index->arena, (size_t)entries + 2, sizeof(uint32_t));
    if (!index->first_membership) return mc_error_memory(err);
    uint32_t *first = index->first_membership;
    visit_members(lexicon, first + 2, NULL);
    for (uint32_t e = 2; e < entries + 2; e++)
        first[e] += first[e - 1];
    index->memberships =
        mc_arena_array(&index->arena, first[entries + 1], sizeof *index->memberships);
    if (!index->memberships) return mc_error_memory(err);
    visit_members(lexicon, first + 1, index->memberships);
    return MC_OK;
}
