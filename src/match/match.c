// SPDX-License-Identifier: Apache-2.0
#include "match/match.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/limits.h"
#include "match/combine.h"
#include "match/disguise.h"
#include "match/join.h"
#include "match/match_state.h"
#include "match/number_join.h"
#include "match/pattern_run.h"
#include "match/settle.h"

// One document, in this order
//
//   1. scan      all literals at once; terms become hits, class words are noted, triggers run patterns;
//                and terms with other characters of the same sound or shape
//   2. join      near entries, frames and number rules read the noted class words
//   3. settle    allow entries and longest terms
//   4. combine   combinations read what stands
//   5. order     as match.h promises
//
// Guards are checked when a hit is offered, so what competes in step 3 are hits, not candidates: a
// longer term that its guard refuses does not hide the shorter one.

// Where the scan stands: literals come in order of their begin.
typedef struct place {
    uint32_t sentence, clause;
} place;

static bool is_read(const mc_text *text, mc_norm_span span, uint32_t at)
{
    const mc_sentence *sentence = &text->sentences[at];
    return span.begin >= sentence->norm.begin && span.end <= sentence->norm.end &&
           sentence->kind != MC_SENTENCE_BOILERPLATE;
}

static bool locate(const mc_text *text, mc_norm_span span, place *at)
{
    while (at->sentence < text->sentence_count &&
           text->sentences[at->sentence].norm.end <= span.begin)
        at->sentence++;
    while (at->clause < text->clause_count && text->clauses[at->clause].norm.end <= span.begin)
        at->clause++;
    return at->sentence < text->sentence_count && is_read(text, span, at->sentence);
}

static void note_word(mc_matcher *matcher, const mc_literal_use *use, mc_norm_span span,
                      const place *at)
{
    mc_word_hits *hits = &matcher->words[use->target];
    mc_word_scope scope = {matcher->text->norm, matcher->text->sentences[at->sentence].norm};
    if (!mc_class_words_allowed(use->word, scope, span)) return;
    // Begins come in order and longer words first, so only the last one can hold this one.
    if (hits->count && span.end <= hits->items[hits->count - 1].span.end) return;
    if (!MC_ARRAY_RESERVE(hits->items, hits->capacity, (uint64_t)hits->count + 1)) {
        matcher->status = MC_ERR_MEMORY;
        return;
    }
    if (!hits->count) matcher->touched[matcher->touched_count++] = use->target;
    hits->items[hits->count++] = (mc_word_hit){span, at->sentence, at->clause};
}

static void take_use(mc_matcher *matcher, const mc_literal_use *use, mc_norm_span span,
                     const place *at)
{
    switch (use->kind) {
    case MC_USE_TERM:
        mc_match_state_offer(matcher, (mc_hit){use->target, span, span});
        break;
    case MC_USE_SPELLING:
        if (mc_disguise_stands_free(matcher->text, span))
            mc_match_state_offer(matcher, (mc_hit){use->target, span, span});
        break;
    case MC_USE_WORD:
        note_word(matcher, use, span, at);
        break;
    case MC_USE_GROUP: // read by pattern_run
        break;
    }
}

static void scan(mc_matcher *matcher)
{
    const mc_match_index *index = matcher->index;
    const mc_text *text = matcher->text;
    place at = {0, 0};
    matcher->status = mc_literal_index_scan(index->literals, text->norm,
                                            (mc_norm_span){0, text->norm_size}, &matcher->found);
    for (uint32_t i = 0; matcher->status == MC_OK && i < matcher->found.count; i++) {
        const mc_literal_hit *hit = &matcher->found.items[i];
        const mc_literal_plan *plan = &index->plans[hit->literal];
        if (plan[0].first_use == plan[1].first_use || !locate(text, hit->span, &at)) continue;
        for (uint32_t u = plan[0].first_use; u < plan[1].first_use; u++)
            take_use(matcher, &index->uses[u], hit->span, &at);
    }
}

static void offer_disguise(mc_matcher *matcher, uint32_t entry, mc_norm_span span)
{
    const mc_text *text = matcher->text;
    if (text->sentence_count && is_read(text, span, mc_text_sentence_at(text, span.begin)))
        mc_match_state_offer(matcher, (mc_hit){entry, span, span});
}

// Patterns are run sentence by sentence, over the literals that begin in it.
static void run_patterns(mc_matcher *matcher)
{
    const mc_text *text = matcher->text;
    const mc_literal_hits *found = &matcher->found;
    uint32_t begin = 0, end = 0;
    for (uint32_t s = 0; s < text->sentence_count && matcher->status == MC_OK; s++, begin = end) {
        const mc_sentence *sentence = &text->sentences[s];
        while (begin < found->count && found->items[begin].span.begin < sentence->norm.begin)
            begin++;
        for (end = begin; end < found->count; end++)
            if (found->items[end].span.begin >= sentence->norm.end) break;
        if (end > begin && sentence->kind != MC_SENTENCE_BOILERPLATE)
            mc_pattern_run_sentence(matcher, sentence->norm, found->items + begin, end - begin);
    }
}

static void run_join(mc_matcher *matcher, uint32_t entry)
{
    double since = matcher->costs ? mc_clock_seconds() : 0;
    switch (mc_match_state_entry(matcher, entry)->kind) {
    case MC_ENTRY_NEAR:
        mc_join_near(matcher, entry);
        break;
    case MC_ENTRY_FRAME:
        mc_join_frame(matcher, entry);
        break;
    case MC_ENTRY_NUMBER:
        mc_number_join_run(matcher, entry);
        break;
    case MC_ENTRY_TERM:
    case MC_ENTRY_PATTERN:
    case MC_ENTRY_COMBINATION:
        break;
    }
    if (matcher->costs) mc_match_state_charge(matcher, entry, since);
}

static void join(mc_matcher *matcher)
{
    const mc_lists *joins = &matcher->index->joins_of_slot;
    for (uint32_t t = 0; t < matcher->touched_count; t++) {
        uint32_t slot = matcher->touched[t];
        for (uint32_t i = joins->first[slot]; i < joins->first[slot + 1]; i++)
            if (matcher->status == MC_OK) run_join(matcher, joins->items[i]);
    }
}

static void combine(mc_matcher *matcher)
{
    uint32_t members = matcher->hit_count, kept = members;
    mc_combine_run(matcher);
    for (uint32_t i = members; i < matcher->hit_count; i++) {
        mc_hit hit = matcher->hits[i];
        bool allow = mc_match_state_entry(matcher, hit.entry)->flags & MC_FLAG_ALLOW;
        if (!allow && !mc_settle_is_allowed(matcher, &hit)) matcher->hits[kept++] = hit;
    }
    matcher->hit_count = kept;
}

// Why the pattern that was to run does not compile; when it does by now, memory was short.
static mc_status explain_broken(const mc_matcher *matcher, mc_error *err)
{
    const mc_pattern_plan *plan = matcher->broken;
    const mc_entry *entry = mc_match_state_entry(matcher, plan->entry);
    mc_error inner = {0};
    mc_status st = mc_regex_check(plan->regex, &inner);
    if (st == MC_OK && plan->exclude) st = mc_regex_check(plan->exclude, &inner);
    if (st != MC_ERR_LEXICON) return mc_error_memory(err);
    return mc_error_set_at(err, st, entry->origin.file, entry->origin.line, 0, "entry %.*s: %s",
                           (int)entry->id.size, entry->id.data, inner.message);
}

mc_status mc_matcher_run(mc_matcher *matcher, const mc_text *text, const mc_document *document,
                         mc_match_result *out, mc_error *err)
{
    mc_match_state_begin(matcher, text, document);
    scan(matcher);
    mc_disguise_scan(matcher, offer_disguise);
    run_patterns(matcher);
    if (matcher->status == MC_OK) mc_pattern_run_slow(matcher);
    if (matcher->status == MC_OK) join(matcher);
    if (matcher->status != MC_ERR_MEMORY) mc_settle_overlaps(matcher);
    if (matcher->status == MC_OK) combine(matcher);
    mc_settle_order(matcher);
    *out = (mc_match_result){matcher->hits, matcher->hit_count, matcher->rejected,
                             matcher->rejected_count, matcher->budget_exceeded};
    if (matcher->status == MC_ERR_MEMORY) return mc_error_memory(err);
    if (matcher->status == MC_ERR_LEXICON) return explain_broken(matcher, err);
    if (matcher->status == MC_ERR_LIMIT)
        return mc_error_set(err, MC_ERR_LIMIT,
                            "more than %u hits in one document; the first %u are judged, what "
                            "follows them was not read",
                            MC_MAX_FINDINGS, MC_MAX_FINDINGS);
    return matcher->status;
}

static mc_status allocate(mc_matcher *m, mc_error *err)
{
    const mc_match_index *index = m->index;
    m->words = calloc((size_t)index->slot_count + 1, sizeof *m->words);
    m->touched = calloc((size_t)index->slot_count + 1, sizeof *m->touched);
    m->groups = calloc((size_t)index->group_count + 1, sizeof *m->groups);
    m->singles = calloc((size_t)index->single_count + 1, sizeof *m->singles);
    m->tried = calloc((size_t)index->pattern_count + 1, sizeof *m->tried);
    m->standing = calloc((size_t)index->group_count / 64 + 1, sizeof *m->standing);
    m->class_in_document =
        calloc((size_t)index->lexicon->class_count + 1, sizeof *m->class_in_document);
    m->category_last = calloc((size_t)index->lexicon->category_count + 1, sizeof *m->category_last);
    if (!m->words || !m->touched || !m->groups || !m->singles || !m->tried || !m->standing ||
        !m->class_in_document || !m->category_last)
        return mc_error_memory(err);
    return mc_regex_scratch_new(&m->regex, err);
}

mc_status mc_matcher_new(mc_matcher **out, const mc_match_index *index, bool keep_rejected,
                         mc_error *err)
{
    mc_matcher *matcher = calloc(1, sizeof *matcher);
    if (!matcher) return mc_error_memory(err);
    matcher->index = index;
    matcher->keep_rejected = keep_rejected;
    mc_status st = allocate(matcher, err);
    if (st == MC_OK) {
        *out = matcher;
        matcher = NULL;
    }
    mc_matcher_free(matcher);
    return st;
}

mc_status mc_matcher_measure(mc_matcher *matcher, mc_error *err)
{
    matcher->costs = calloc(matcher->index->lexicon->entry_count + 1u, sizeof *matcher->costs);
    return matcher->costs ? MC_OK : mc_error_memory(err);
}

const mc_entry_cost *mc_matcher_costs(const mc_matcher *matcher)
{
    return matcher->costs;
}

void mc_matcher_free(mc_matcher *matcher)
{
    if (!matcher) return;
    for (uint32_t i = 0; matcher->words && i < matcher->index->slot_count; i++)
        free(matcher->words[i].items);
    mc_literal_hits_dispose(&matcher->found);
    for (uint32_t kind = 0; kind < MC_CONFUSION_COUNT; kind++)
        mc_literal_hits_dispose(&matcher->confused[kind]);
    mc_regex_scratch_free(matcher->regex);
    mc_arena_dispose(&matcher->arena);
    free(matcher->words);
    free(matcher->costs);
    free(matcher->touched);
    free(matcher->groups);
    free(matcher->singles);
    free(matcher->tried);
    free(matcher->standing);
    free(matcher->class_in_document);
    free(matcher->category_last);
    free(matcher->hits);
    free(matcher->rejected);
    free(matcher->all_numerals);
    free(matcher->numeral_ranges);
    free(matcher->allows);
    free(matcher->farthest);
    free(matcher->parts);
    free(matcher->chain);
    free(matcher);
}
