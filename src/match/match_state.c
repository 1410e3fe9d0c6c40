// SPDX-License-Identifier: Apache-2.0
#include "match/match_state.h"

#include "base/array.h"
#include "base/clock.h"
#include "base/limits.h"
#include "match/hit_guard.h"

const mc_entry *mc_match_state_entry(const mc_matcher *matcher, uint32_t entry)
{
    return &matcher->index->lexicon->entries[entry];
}

void mc_match_state_reject(mc_matcher *matcher, mc_rejected rejected)
{
    if (!matcher->keep_rejected || matcher->rejected_count >= MC_MAX_FINDINGS) return;
    if (!MC_ARRAY_RESERVE(matcher->rejected, matcher->rejected_capacity,
                          (uint64_t)matcher->rejected_count + 1)) {
        matcher->status = MC_ERR_MEMORY;
        return;
    }
    matcher->rejected[matcher->rejected_count++] = rejected;
}

void mc_match_state_offer(mc_matcher *matcher, mc_hit hit)
{
    mc_rejected rejected;
    if (!mc_hit_guard_check(matcher, &hit, &rejected)) {
        mc_match_state_reject(matcher, rejected);
        return;
    }
    if (matcher->hit_count >= MC_MAX_FINDINGS) {
        if (matcher->status == MC_OK) matcher->status = MC_ERR_LIMIT;
        return;
    }
    if (!MC_ARRAY_RESERVE(matcher->hits, matcher->hit_capacity, (uint64_t)matcher->hit_count + 1)) {
        matcher->status = MC_ERR_MEMORY;
        return;
    }
    matcher->hits[matcher->hit_count++] = hit;
}

void mc_match_state_charge(mc_matcher *matcher, uint32_t entry, double since)
{
    matcher->costs[entry].tries++;
    matcher->costs[entry].seconds += mc_clock_seconds() - since;
}

mc_norm_span mc_match_state_union(mc_norm_span a, mc_norm_span b)
{
    return (mc_norm_span){a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
}

void mc_match_state_begin(mc_matcher *matcher, const mc_text *text, const mc_document *document)
{
    for (uint32_t i = 0; i < matcher->touched_count; i++)
        matcher->words[matcher->touched[i]].count = 0;
    mc_arena_reset(&matcher->arena);
    matcher->text = text;
    matcher->document = document;
    matcher->run++;
    matcher->status = MC_OK;
    matcher->found.count = 0;
    matcher->touched_count = 0;
    matcher->budget_exceeded = 0;
    matcher->hit_count = matcher->rejected_count = 0;
    matcher->title = matcher->respondent = (mc_ustr){0};
    matcher->fields_folded = false;
    matcher->all_numeral_count = 0;
    matcher->allow_count = matcher->part_count = 0;
}
