// SPDX-License-Identifier: Apache-2.0
#include "match/combine.h"

#include <stdlib.h>

#include "base/array.h"

// Each hit that is a member somewhere gives a part (combination, extent, member, hit). Sorted, the
// parts of one combination in one extent stand side by side, member by member; those of none_of come
// last, because their member is MC_NONE.

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
