// SPDX-License-Identifier: Apache-2.0
#include "match/join.h"

#include "base/array.h"
#include "base/lower_bound.h"

const mc_word_hits *mc_join_words(const mc_matcher *matcher, uint32_t class_index)
{
    static const mc_word_hits none = {0};
    if (class_index == MC_NONE) return &none;
    uint32_t slot = matcher->index->slot_of_class[class_index];
    return slot == MC_NONE ? &none : &matcher->words[slot];
}

uint32_t mc_join_first_in(const mc_word_hits *hits, uint32_t sentence)
{
    return MC_LOWER_BOUND(hits->items, hits->count, sentence, sentence);
}

mc_norm_span mc_join_quote(mc_norm_span whole, mc_norm_span rarer)
{
    return whole.end - whole.begin <= MC_QUOTE_UNITS ? whole : rarer;
}

// Near entries. Both lists are ordered and no word lies inside another of its class, so ends rise
// with begins: `low` moves forward only, and behind it at most 2 * distance
// + 64 units are looked at.

static bool may_pair(const mc_near *near, const mc_word_hit *a, const mc_word_hit *b)
{
    bool together = near->whole_sentence ? a->sentence == b->sentence : a->clause == b->clause;
    bool behind = b->span.begin >= a->span.end;
    return together && (behind || (!near->ordered && b->span.end <= a->span.begin));
}

static uint32_t gap_between(mc_norm_span a, mc_norm_span b)
{
    return b.begin >= a.end ? b.begin - a.end : a.begin - b.end;
}

static const mc_word_hit *nearest(const mc_near *near, const mc_word_hit *a, const mc_word_hits *b,
                                  uint32_t low)
{
    const mc_word_hit *best = NULL;
    for (uint32_t i = low; i < b->count; i++) {
        const mc_word_hit *other = &b->items[i];
        if (other->span.begin > a->span.end + near->distance) break;
        if (!may_pair(near, a, other)) continue;
        uint32_t gap = gap_between(a->span, other->span);
        if (gap > near->distance) continue;
        if (!best || gap <= gap_between(a->span, best->span)) best = other;
        if (other->span.begin >= a->span.end) break; // those behind it are farther
    }
    return best;
}

void mc_join_near(mc_matcher *matcher, uint32_t entry)
{
    const mc_near *near = &mc_match_state_entry(matcher, entry)->detail.near;
    const mc_word_class *classes = matcher->index->lexicon->classes;
    const mc_word_hits *a = mc_join_words(matcher, near->a), *b = mc_join_words(matcher, near->b);
    bool a_is_rarer = classes[near->a].word_count < classes[near->b].word_count;
    uint32_t low = 0;
    for (uint32_t i = 0; i < a->count && b->count; i++) {
        const mc_word_hit *one = &a->items[i];
        while (low < b->count && b->items[low].span.end + near->distance < one->span.begin)
            low++;
        const mc_word_hit *other = nearest(near, one, b, low);
        if (!other) continue;
        mc_norm_span whole = mc_match_state_union(one->span, other->span);
        mc_norm_span rarer = a_is_rarer ? one->span : other->span;
        mc_match_state_offer(matcher, (mc_hit){entry, whole, mc_join_quote(whole, rarer)});
    }
}

// Frames. For a begin (an occurrence of the first event) the reachable occurrences of each further
// event are found event by event: one is reachable when a reachable occurrence of the event before
// ends at most `gap` units before it. `chain` keeps for each reachable occurrence the nearest one
// before it; the chain is read backwards from the first reachable occurrence of the last event.
//
//     已结清(1)  …  已告知(2)  …  又打(3)      gap 30: 2 reachable from 1, 3 from 2; 1 and 3 may be farther
//
// The farthest unit that can matter is known before (gap and longest word, for each event), so the
// work for a begin does not depend on the length of the text.

typedef struct frame_search {
    mc_matcher *matcher;
    const mc_frame *frame;
    uint32_t limit; // no event may end behind it
} frame_search;

typedef struct reach {
    uint32_t first, count; // occurrences items[first .. first + count) of the event
    uint32_t chain;        // their predecessors: matcher->chain[chain + k]; MC_NONE = not reachable
} reach;

// The nearest reachable occurrence of the event before that ends in [begin - gap, begin].
static uint32_t predecessor(const frame_search *s, const mc_word_hits *before, const reach *from,
                            uint32_t begin)
{
    for (uint32_t k = from->count; k--;) {
        const mc_word_hit *hit = &before->items[from->first + k];
        if (hit->span.end > begin || s->matcher->chain[from->chain + k] == MC_NONE) continue;
        return begin - hit->span.end <= s->frame->gap ? from->first + k : MC_NONE;
    }
    return MC_NONE;
}

static uint32_t first_at_or_after(const mc_word_hits *hits, uint32_t begin)
{
    return MC_LOWER_BOUND(hits->items, hits->count, span.begin, begin);
}

// Fills `to` with the occurrences of an event and their predecessors; false when none is reachable.
static bool extend(frame_search *s, const mc_word_hits *before, const reach *from,
                   const mc_word_hits *hits, reach *to)
{
    mc_matcher *m = s->matcher;
    uint32_t begin = before->items[from->first].span.end;
    uint32_t last_end = before->items[from->first + from->count - 1].span.end;
    bool any = false;
    *to = (reach){first_at_or_after(hits, begin), 0, from->chain + from->count};
    for (uint32_t i = to->first; i < hits->count; i++, to->count++) {
        mc_norm_span span = hits->items[i].span;
        if (span.begin > last_end + s->frame->gap || span.end > s->limit) break;
        if (!MC_ARRAY_RESERVE(m->chain, m->chain_capacity, (uint64_t)to->chain + to->count + 1)) {
            m->status = MC_ERR_MEMORY;
            return false;
        }
        uint32_t link = predecessor(s, before, from, span.begin);
        m->chain[to->chain + to->count] = link;
        any |= link != MC_NONE;
    }
    return any;
}

// Reads the chain backwards from the first reachable occurrence of the last event.
static mc_hit read_chain(const frame_search *s, const reach *reaches, uint32_t entry)
{
    const mc_matcher *m = s->matcher;
    const mc_frame *frame = s->frame;
    uint32_t event = frame->event_count - 1, at = reaches[event].first;
    while (m->chain[reaches[event].chain + at - reaches[event].first] == MC_NONE)
        at++;
    mc_hit hit = {entry, mc_join_words(m, frame->events[event])->items[at].span, {0, 0}};
    for (;; event--) {
        mc_norm_span span = mc_join_words(m, frame->events[event])->items[at].span;
        hit.span = mc_match_state_union(hit.span, span);
        if (event == frame->quote_event) hit.quote = span;
        if (!event) return hit;
        at = m->chain[reaches[event].chain + at - reaches[event].first];
    }
}

static bool find_chain(frame_search *s, uint32_t start, uint32_t entry, mc_hit *hit)
{
    mc_matcher *m = s->matcher;
    const mc_frame *frame = s->frame;
    reach reaches[MC_MAX_FRAME_EVENTS] = {{start, 1, 0}};
    if (!MC_ARRAY_RESERVE(m->chain, m->chain_capacity, 1)) {
        m->status = MC_ERR_MEMORY;
        return false;
    }
    m->chain[0] = start;
    for (uint32_t e = 1; e < frame->event_count; e++) {
        const mc_word_hits *before = mc_join_words(m, frame->events[e - 1]);
        const mc_word_hits *hits = mc_join_words(m, frame->events[e]);
        if (!extend(s, before, &reaches[e - 1], hits, &reaches[e])) return false;
    }
    *hit = read_chain(s, reaches, entry);
    return true;
}

// The end of the sentence, or of the next one when the frame may cross and
// it is the same paragraph.
static uint32_t limit_of(const mc_text *text, const mc_frame *frame, uint32_t sentence)
{
    const mc_sentence *here = &text->sentences[sentence];
    bool next = frame->cross_sentence && sentence + 1 < text->sentence_count &&
                here->ended_by != MC_BREAK_BARRIER && here[1].kind != MC_SENTENCE_BOILERPLATE &&
                here[1].paragraph == here->paragraph;
    return next ? here[1].norm.end : here->norm.end;
}

void mc_join_frame(mc_matcher *matcher, uint32_t entry)
{
    const mc_frame *frame = &mc_match_state_entry(matcher, entry)->detail.frame;
    const mc_word_hits *starts = mc_join_words(matcher, frame->events[0]);
    mc_hit kept = {MC_NONE, {0, 0}, {0, 0}};
    for (uint32_t i = 0; i < starts->count && matcher->status == MC_OK; i++) {
        uint32_t limit = limit_of(matcher->text, frame, starts->items[i].sentence);
        frame_search search = {matcher, frame, limit};
        mc_hit hit;
        if (!find_chain(&search, i, entry, &hit)) continue;
        // A later begin with the same quote is a tighter chain: it takes the place of the earlier.
        bool same = kept.quote.begin == hit.quote.begin && kept.quote.end == hit.quote.end;
        if (kept.entry != MC_NONE && !same) mc_match_state_offer(matcher, kept);
        kept = hit;
    }
    if (kept.entry != MC_NONE) mc_match_state_offer(matcher, kept);
}
