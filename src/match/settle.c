// SPDX-License-Identifier: Apache-2.0
#include "match/settle.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/lower_bound.h"

static int compare_numbers(uint32_t a, uint32_t b)
{
    return a < b ? -1 : a > b;
}

static int by_span(const void *left, const void *right)
{
    const mc_hit *a = left, *b = right;
    int order = compare_numbers(a->span.begin, b->span.begin);
    if (!order) order = compare_numbers(b->span.end, a->span.end);
    if (!order) order = compare_numbers(a->entry, b->entry);
    if (!order) order = compare_numbers(a->quote.begin, b->quote.begin);
    return order ? order : compare_numbers(a->quote.end, b->quote.end);
}

static int by_quote(const void *left, const void *right)
{
    const mc_hit *a = left, *b = right;
    int order = compare_numbers(a->quote.begin, b->quote.begin);
    if (!order) order = compare_numbers(a->quote.end, b->quote.end);
    if (!order) order = compare_numbers(a->entry, b->entry);
    if (!order) order = compare_numbers(a->span.end - a->span.begin, b->span.end - b->span.begin);
    return order ? order : compare_numbers(a->span.begin, b->span.begin);
}

static bool is_allow(const mc_matcher *matcher, const mc_hit *hit)
{
    return mc_match_state_entry(matcher, hit->entry)->flags & MC_FLAG_ALLOW;
}

// Moves the allow hits out of the ordered hits. farthest[i] is the one of the first i + 1 that ends
// last: if any of them covers a span, that one does.
static bool take_allows(mc_matcher *m)
{
    uint32_t kept = 0;
    if (!MC_ARRAY_RESERVE(m->allows, m->allow_capacity, m->hit_count) ||
        !MC_ARRAY_RESERVE(m->farthest, m->farthest_capacity, m->hit_count))
        return false;
    for (uint32_t i = 0; i < m->hit_count; i++) {
        if (!is_allow(m, &m->hits[i])) {
            m->hits[kept++] = m->hits[i];
            continue;
        }
        uint32_t at = m->allow_count++;
        m->allows[at] = m->hits[i];
        uint32_t before = at ? m->farthest[at - 1] : at;
        m->farthest[at] = m->allows[before].span.end >= m->allows[at].span.end ? before : at;
    }
    m->hit_count = kept;
    return true;
}

bool mc_settle_is_allowed(mc_matcher *matcher, const mc_hit *hit)
{
    uint32_t behind =
        MC_UPPER_BOUND(matcher->allows, matcher->allow_count, span.begin, hit->span.begin);
    if (behind == 0) return false;
    const mc_hit *allow = &matcher->allows[matcher->farthest[behind - 1]];
    if (allow->span.end < hit->span.end) return false;
    mc_match_state_reject(matcher, (mc_rejected){*hit, MC_REJECT_ALLOW, allow->entry, allow->span});
    return true;
}

static bool loses_to_longer(mc_matcher *matcher, const mc_hit *hit)
{
    const mc_entry *entry = mc_match_state_entry(matcher, hit->entry);
    if (entry->kind != MC_ENTRY_TERM || entry->category == MC_NONE) return false;
    mc_hit *last = &matcher->category_last[entry->category];
    if (last->entry == MC_NONE || hit->span.begin >= last->span.end) {
        *last = *hit;
        return false;
    }
    mc_match_state_reject(matcher, (mc_rejected){*hit, MC_REJECT_LONGER, last->entry, last->span});
    return true;
}

void mc_settle_overlaps(mc_matcher *matcher)
{
    uint32_t kept = 0;
    if (!matcher->hit_count) return;
    qsort(matcher->hits, matcher->hit_count, sizeof *matcher->hits, by_span);
    if (!take_allows(matcher)) {
        matcher->status = MC_ERR_MEMORY;
        return;
    }
    for (uint32_t c = 0; c < matcher->index->lexicon->category_count; c++)
        matcher->category_last[c].entry = MC_NONE;
    for (uint32_t i = 0; i < matcher->hit_count; i++) {
        mc_hit hit = matcher->hits[i];
        if (!mc_settle_is_allowed(matcher, &hit) && !loses_to_longer(matcher, &hit))
            matcher->hits[kept++] = hit;
    }
    matcher->hit_count = kept;
}

void mc_settle_order(mc_matcher *matcher)
{
    uint32_t kept = 0;
    if (!matcher->hit_count) return;
    qsort(matcher->hits, matcher->hit_count, sizeof *matcher->hits, by_quote);
    for (uint32_t i = 0; i < matcher->hit_count; i++) {
        const mc_hit *hit = &matcher->hits[i], *last = kept ? &matcher->hits[kept - 1] : NULL;
        bool repeated = last && last->entry == hit->entry &&
                        last->quote.begin == hit->quote.begin && last->quote.end == hit->quote.end;
        if (!repeated) matcher->hits[kept++] = *hit;
    }
    matcher->hit_count = kept;
}
