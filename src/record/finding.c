// SPDX-License-Identifier: Apache-2.0
#include "record/finding.h"

#include <assert.h>
#include <stdlib.h>

#include "base/ascii.h"
#include "base/error.h"
#include "base/hash.h"

// Merging works on drafts: one for each pair of judgement and attribution, with everything that
// order and equality need copied in, since qsort's callback sees nothing else.
//
//   催收员威胁我，还言语威胁我家人。      two hits of `threat` in one sentence, same company:
//   ~~~~~~(threat.word)  ~~~~~~~~(threat.verbal, longer)
//
// Sorting by (category, company, status, sentence, speaker | strength) puts the two side by side,
// the stronger one first; each run of equal keys becomes one finding, whose `entry` is
// threat.verbal and whose `also` holds threat.word. A second sort brings
// findings into reading order.
//
// Ids. A reviewer's verdict is stored under the id, and must survive that a lexicon gives the
// sentence another entry, status or company. So the id is made of the document's id, the category,
// the hash of the folded sentence, the slot (which of the coordinated companies: 甲、乙都威胁 has
// slots 0 and 1) and an ordinal that tells apart findings which agree in all of that: two statuses
// in one sentence, or one sentence that stands in the document twice.
typedef struct draft {
    uint32_t judgement, attribution, entry, category, sentence, slot;
    uint32_t company; // party index; see company_key()
    mc_finding_status status;
    mc_speaker speaker;
    mc_norm_span span, quote;
    bool side_actor; // neither lender nor collector
    bool testing;
    mc_str entry_id, company_id;
    uint64_t sentence_hash;
    uint32_t position; // final order
    uint32_t also_begin, also_count;
    uint32_t merged_begin, merged_count;
} draft;

// What the lists of all findings are cut from, each with room for every draft.
typedef struct merge_lists {
    const draft **scratch;
    uint32_t *also, *merged;
} merge_lists;

// Keys of findings without a company, above every party.
static const uint32_t KEY_AMBIGUOUS = UINT32_MAX - 1, KEY_UNATTRIBUTED = UINT32_MAX;

static uint32_t company_key(const mc_attribution *attribution)
{
    if (attribution->party != MC_NONE) return attribution->party;
    return attribution->by == MC_BY_AMBIGUOUS ? KEY_AMBIGUOUS : KEY_UNATTRIBUTED;
}

static int order(uint64_t a, uint64_t b)
{
    return a < b ? -1 : a > b;
}

static int compare_key(const draft *a, const draft *b)
{
    int by = order(a->category, b->category);
    if (by == 0) by = order(a->company, b->company);
    if (by == 0) by = order(a->status, b->status);
    if (by == 0) by = order(a->sentence, b->sentence);
    return by ? by : order(a->speaker, b->speaker);
}

static int compare_strength(const draft *a, const draft *b)
{
    int by = order(a->side_actor, b->side_actor);
    if (by == 0) by = order(a->testing, b->testing);
    if (by == 0) by = order(b->span.end - b->span.begin, a->span.end - a->span.begin);
    if (by == 0) by = order(a->quote.begin, b->quote.begin);
    if (by == 0) by = mc_str_compare(a->entry_id, b->entry_id);
    if (by == 0) by = order(a->judgement, b->judgement);
    return by ? by : order(a->attribution, b->attribution);
}

static int compare_for_merge(const void *left, const void *right)
{
    const draft *a = left, *b = right;
    int by = compare_key(a, b);
    return by ? by : compare_strength(a, b);
}

static int compare_for_reading(const void *left, const void *right)
{
    const draft *a = left, *b = right;
    int by = order(a->quote.begin, b->quote.begin);
    if (by == 0) by = order(a->category, b->category);
    if (by == 0) by = mc_str_compare(a->company_id, b->company_id);
    if (by == 0) by = order(a->status, b->status);
    if (by == 0) by = order(a->judgement, b->judgement);
    return by ? by : order(a->attribution, b->attribution);
}

static int compare_for_id(const void *left, const void *right)
{
    const draft *const *a = left, *const *b = right;
    int by = order((*a)->category, (*b)->category);
    if (by == 0) by = order((*a)->sentence_hash, (*b)->sentence_hash);
    if (by == 0) by = order((*a)->slot, (*b)->slot);
    return by ? by : order((*a)->position, (*b)->position);
}

static uint64_t hash_sentence(const mc_text *text, uint32_t sentence)
{
    mc_ustr units = mc_text_norm_slice(text, text->sentences[sentence].norm);
    return mc_hash64(units.data, units.size * sizeof(uint16_t), 0);
}

static bool is_mark(uint16_t unit)
{
    enum { HAN = 0x3400, PRIVATE = 0xE000 };
    bool letter = mc_is_digit(unit) || mc_is_letter(unit);
    return !letter && (unit < HAN || unit >= PRIVATE);
}

// What is shown of a hit. A quote of few characters (当时, 不给, of two words that stand far apart
// the rarer) tells a reader nothing: shown is then all that was found or, where that is long, as
// much of it as stands in the quote's clause.
//
//     客服当时跟我说是免费的，办完就扣了年费     found 当时跟我说是免费的, quote 当时 → 当时跟我说是免费的
//     威胁                                       found as it stands: no more to show
static mc_norm_span shown_quote(const mc_text *text, const mc_hit *hit)
{
    enum { TELLING = 4, MOST = 24 };
    mc_norm_span quote = hit->quote, all = hit->span;
    if (quote.end - quote.begin >= TELLING) return quote;
    if (all.end - all.begin > MOST ||
        mc_text_sentence_at(text, all.begin) != mc_text_sentence_at(text, quote.begin)) {
        mc_norm_span clause = text->clauses[mc_text_clause_at(text, quote.begin)].norm;
        if (all.begin < clause.begin) all.begin = clause.begin;
        if (all.end > clause.end) all.end = clause.end;
        while (all.end > quote.end && is_mark(text->norm[all.end - 1]))
            all.end--;
    }
    bool holds = all.begin <= quote.begin && all.end >= quote.end;
    return holds && all.end - all.begin <= MOST ? all : quote;
}

static void fill_draft(draft *to, const mc_analysis *analysis, uint32_t judgement,
                       uint32_t attribution)
{
    const mc_judgement *judged = &analysis->context->judgements[judgement];
    const mc_hit *hit = &analysis->matches->hits[judged->hit];
    const mc_entry *entry = &analysis->lexicon->entries[hit->entry];
    const mc_attribution *link = &analysis->entities->attributions[attribution];
    assert(entry->category != MC_NONE);
    *to = (draft){
        .judgement = judgement,
        .attribution = attribution,
        .entry = hit->entry,
        .category = entry->category,
        .sentence = judged->sentence,
        .slot = attribution - analysis->entities->first_attribution[judgement],
        .company = company_key(link),
        .status = judged->status,
        .speaker = judged->speaker,
        .span = hit->span,
        .quote = shown_quote(analysis->text, hit),
        .side_actor = judged->actor != MC_ACTOR_LENDER && judged->actor != MC_ACTOR_COLLECTOR,
        .testing = entry->status != MC_STATUS_STABLE,
        .entry_id = entry->id,
    };
    if (link->party != MC_NONE) to->company_id = analysis->entities->parties[link->party].id;
    to->sentence_hash = hash_sentence(analysis->text, judged->sentence);
}

static uint32_t count_drafts(const mc_analysis *analysis)
{
    const uint32_t *first = analysis->entities->first_attribution;
    uint32_t count = 0;
    for (uint32_t i = 0; i < analysis->context->judgement_count; i++) {
        if (!analysis->context->judgements[i].removed) count += first[i + 1] - first[i];
    }
    return count;
}

static void fill_drafts(draft *drafts, const mc_analysis *analysis)
{
    const uint32_t *first = analysis->entities->first_attribution;
    for (uint32_t i = 0; i < analysis->context->judgement_count; i++) {
        if (analysis->context->judgements[i].removed) continue;
        for (uint32_t j = first[i]; j < first[i + 1]; j++) {
            fill_draft(drafts++, analysis, i, j);
        }
    }
}

static int compare_ids(const void *left, const void *right)
{
    const draft *const *a = left, *const *b = right;
    return mc_str_compare((*a)->entry_id, (*b)->entry_id);
}

// Collects the other entries of the run [head, end) into `also`, ordered by id, each once.
static uint32_t collect_also(const draft *head, uint32_t count, const draft **scratch,
                             uint32_t *also)
{
    uint32_t kept = 0;
    for (uint32_t i = 1; i < count; i++) {
        scratch[i - 1] = &head[i];
    }
    if (count > 2) qsort(scratch, count - 1, sizeof *scratch, compare_ids);
    for (uint32_t i = 0; i + 1 < count; i++) {
        uint32_t entry = scratch[i]->entry;
        if (entry == head->entry || (kept && also[kept - 1] == entry)) continue;
        also[kept++] = entry;
    }
    return kept;
}

// Leaves one draft for each run of equal keys, in place; returns how many.
static uint32_t merge_runs(draft *drafts, uint32_t count, const merge_lists *lists)
{
    uint32_t kept = 0, also_used = 0, merged_used = 0;
    for (uint32_t begin = 0; begin < count;) {
        draft head = drafts[begin];
        uint32_t end = begin + 1;
        head.merged_begin = merged_used;
        while (end < count && compare_key(&head, &drafts[end]) == 0) {
            lists->merged[merged_used++] = drafts[end++].judgement;
        }
        head.merged_count = merged_used - head.merged_begin;
        head.also_begin = also_used;
        head.also_count =
            collect_also(&drafts[begin], end - begin, lists->scratch, lists->also + also_used);
        also_used += head.also_count;
        drafts[kept++] = head;
        begin = end;
    }
    return kept;
}

static void write_id(char out[17], const draft *of, uint32_t ordinal, const mc_analysis *analysis)
{
    mc_str id = analysis->document->id;
    mc_str category = analysis->lexicon->categories[of->category].code;
    uint64_t hash = mc_hash64(id.data, id.size, 0);
    hash = mc_hash64(category.data, category.size, hash);
    const uint64_t rest[3] = {of->sentence_hash, of->slot, ordinal};
    mc_hash64_hex(mc_hash64(rest, sizeof rest, hash), out);
}

static void give_ids(mc_finding *findings, draft *drafts, uint32_t count, const draft **scratch,
                     const mc_analysis *analysis)
{
    for (uint32_t i = 0; i < count; i++) {
        drafts[i].position = i;
        scratch[i] = &drafts[i];
    }
    qsort(scratch, count, sizeof *scratch, compare_for_id);
    uint32_t ordinal = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool same = i > 0 && scratch[i]->category == scratch[i - 1]->category &&
                    scratch[i]->sentence_hash == scratch[i - 1]->sentence_hash &&
                    scratch[i]->slot == scratch[i - 1]->slot;
        ordinal = same ? ordinal + 1 : 0;
        write_id(findings[scratch[i]->position].id, scratch[i], ordinal, analysis);
    }
}

mc_status mc_finding_merge(mc_finding_list *out, const mc_analysis *analysis, mc_arena *arena,
                           mc_error *err)
{
    *out = (mc_finding_list){NULL, 0};
    uint32_t count = count_drafts(analysis);
    if (count == 0) return MC_OK;
    draft *drafts = mc_arena_array(arena, count, sizeof *drafts);
    merge_lists lists = {mc_arena_array(arena, count, sizeof *lists.scratch),
                         mc_arena_array(arena, count, sizeof *lists.also),
                         mc_arena_array(arena, count, sizeof *lists.merged)};
    if (mc_arena_failed(arena)) return mc_error_memory(err);

    fill_drafts(drafts, analysis);
    qsort(drafts, count, sizeof *drafts, compare_for_merge);
    count = merge_runs(drafts, count, &lists);
    qsort(drafts, count, sizeof *drafts, compare_for_reading);

    mc_finding *findings = mc_arena_array(arena, count, sizeof *findings);
    if (!findings) return mc_error_memory(err);
    for (uint32_t i = 0; i < count; i++) {
        const draft *of = &drafts[i];
        findings[i] = (mc_finding){.judgement = of->judgement,
                                   .attribution = of->attribution,
                                   .category = of->category,
                                   .entry = of->entry,
                                   .sentence = of->sentence,
                                   .also = lists.also + of->also_begin,
                                   .also_count = of->also_count,
                                   .merged = lists.merged + of->merged_begin,
                                   .merged_count = of->merged_count,
                                   .quote = of->quote};
    }
    give_ids(findings, drafts, count, lists.scratch, analysis);
    *out = (mc_finding_list){findings, count};
    return MC_OK;
}
