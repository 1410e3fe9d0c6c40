// SPDX-License-Identifier: Apache-2.0
#include "pipeline/evaluation.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "pipeline/company_names.h"

// A finding of either side, reduced to what the measures compare.
typedef struct item {
    uint32_t category;
    mc_finding_status status;
    mc_actor actor;
    mc_company_names company;
    mc_str quote, entry;
    const char *reason;
} item;

typedef struct item_list {
    item *items;
    uint32_t count, capacity;
} item_list;

typedef struct document_tally {
    mc_tally by_measure[MC_MEASURE_COUNT];
} document_tally;

struct mc_evaluation {
    const mc_gold *gold;
    const mc_lexicon *lexicon;
    mc_arena arena;
    item_list expected, found;
    document_tally *documents;
    uint32_t document_count, document_capacity;
    mc_tally *by_category;
    mc_tally by_status[MC_FINDING_STATUS_COUNT];
    mc_tally by_genre[MC_GENRE_COUNT];
    mc_eval_counts counts;
    mc_eval_error *errors;
    uint32_t error_count, error_capacity;
};

const char *mc_measure_code(mc_measure measure)
{
    switch (measure) {
    case MC_MEASURE_CATEGORY:
        return "category";
    case MC_MEASURE_ALLEGED:
        return "alleged";
    case MC_MEASURE_CONDUCT:
        return "conduct";
    case MC_MEASURE_STATUS:
        return "status";
    case MC_MEASURE_ACTOR:
        return "actor";
    case MC_MEASURE_COMPANY:
        return "company";
    }
    return "";
}

static double ratio(uint32_t part, uint32_t rest)
{
    return part + rest ? (double)part / (double)(part + rest) : 0;
}

double mc_tally_precision(mc_tally tally)
{
    return ratio(tally.tp, tally.fp);
}

double mc_tally_recall(mc_tally tally)
{
    return ratio(tally.tp, tally.fn);
}

double mc_tally_f1(mc_tally tally)
{
    return ratio(2 * tally.tp, tally.fp + tally.fn);
}

mc_status mc_evaluation_new(mc_evaluation **out, const mc_gold *gold, const mc_lexicon *lexicon,
                            mc_error *err)
{
    mc_evaluation *evaluation = calloc(1, sizeof *evaluation);
    if (!evaluation) return mc_error_memory(err);
    evaluation->gold = gold;
    evaluation->lexicon = lexicon;
    evaluation->arena = MC_ARENA_INIT;
    evaluation->by_category = calloc(lexicon->category_count, sizeof *evaluation->by_category);
    if (!evaluation->by_category) {
        mc_evaluation_free(evaluation);
        return mc_error_memory(err);
    }
    *out = evaluation;
    return MC_OK;
}

void mc_evaluation_free(mc_evaluation *evaluation)
{
    if (!evaluation) return;
    free(evaluation->expected.items);
    free(evaluation->found.items);
    free(evaluation->documents);
    free(evaluation->by_category);
    free(evaluation->errors);
    mc_arena_dispose(&evaluation->arena);
    free(evaluation);
}

static item *add_item(item_list *list)
{
    if (!MC_ARRAY_RESERVE(list->items, list->capacity, list->count + 1ull)) return NULL;
    item *added = &list->items[list->count++];
    *added = (item){0};
    return added;
}

static bool take_gold(mc_evaluation *evaluation, const mc_gold_document *document)
{
    evaluation->expected.count = 0;
    for (uint32_t i = 0; i < document->finding_count; i++) {
        const mc_gold_finding *finding = &document->findings[i];
        if (!evaluation->gold->marked[finding->category]) continue;
        item *added = add_item(&evaluation->expected);
        if (!added) return false;
        *added = (item){
            .category = finding->category,
            .status = finding->status,
            .actor = finding->actor,
            .quote = finding->quote,
        };
        mc_company_names_of_reader(&added->company, evaluation->lexicon, &evaluation->arena,
                                   finding->company);
    }
    return true;
}

static bool take_found(mc_evaluation *evaluation, const mc_analysis *analysis,
                       const mc_finding_list *findings)
{
    evaluation->found.count = 0;
    for (uint32_t i = 0; i < findings->count; i++) {
        const mc_finding *finding = &findings->items[i];
        if (!evaluation->gold->marked[finding->category]) continue;
        const mc_judgement *judgement = &analysis->context->judgements[finding->judgement];
        uint32_t party = analysis->entities->attributions[finding->attribution].party;
        mc_str quote =
            mc_text_slice(analysis->text, mc_text_bytes_of(analysis->text, finding->quote));
        item *added = add_item(&evaluation->found);
        if (!added) return false;
        *added = (item){
            .category = finding->category,
            .status = evaluation->gold->merge[judgement->status],
            .actor = judgement->actor,
            .quote = mc_arena_str(&evaluation->arena, quote),
            .entry = analysis->lexicon->entries[finding->entry].id,
            .reason = judgement->reason.code,
        };
        mc_company_names_of_party(&added->company, analysis, &evaluation->arena, party);
    }
    return true;
}

static bool is_alleged(const item *it)
{
    return mc_finding_status_is_alleged(it->status);
}

static bool is_of_company(const item *it)
{
    return it->actor == MC_ACTOR_LENDER || it->actor == MC_ACTOR_COLLECTOR;
}

static bool takes_part(const item *it, mc_measure measure)
{
    switch (measure) {
    case MC_MEASURE_CATEGORY:
    case MC_MEASURE_STATUS:
        return true;
    case MC_MEASURE_ALLEGED:
    case MC_MEASURE_ACTOR:
    case MC_MEASURE_COMPANY:
        return is_alleged(it);
    case MC_MEASURE_CONDUCT:
        return is_alleged(it) && is_of_company(it);
    }
    return false;
}

static bool same(const item *a, const item *b, mc_measure measure)
{
    if (a->category != b->category) return false;
    switch (measure) {
    case MC_MEASURE_CATEGORY:
    case MC_MEASURE_ALLEGED:
    case MC_MEASURE_CONDUCT:
        return true;
    case MC_MEASURE_STATUS:
        return a->status == b->status;
    case MC_MEASURE_ACTOR:
        return a->actor == b->actor;
    case MC_MEASURE_COMPANY:
        return mc_company_names_agree(&a->company, &b->company);
    }
    return false;
}

static bool has_like(const item_list *list, uint32_t before, const item *it, mc_measure measure)
{
    for (uint32_t i = 0; i < before; i++) {
        if (takes_part(&list->items[i], measure) && same(&list->items[i], it, measure)) return true;
    }
    return false;
}

// A first of its kind that the other side lacks (`lost`), or that both have.
static bool is_first(const item_list *list, uint32_t at, mc_measure measure)
{
    const item *it = &list->items[at];
    return takes_part(it, measure) && !has_like(list, at, it, measure);
}

static mc_tally *group_of(mc_evaluation *evaluation, const item *it, mc_measure measure,
                          mc_genre genre)
{
    if (measure == MC_MEASURE_ALLEGED) return &evaluation->by_category[it->category];
    if (measure == MC_MEASURE_STATUS) return &evaluation->by_status[it->status];
    return measure == MC_MEASURE_CONDUCT ? &evaluation->by_genre[genre] : NULL;
}

static void count_side(mc_evaluation *evaluation, const item_list *side, const item_list *other,
                       mc_measure measure, mc_genre genre, mc_tally *total)
{
    bool gold_side = side == &evaluation->expected;
    for (uint32_t i = 0; i < side->count; i++) {
        if (!is_first(side, i, measure)) continue;
        const item *it = &side->items[i];
        bool shared = has_like(other, other->count, it, measure);
        mc_tally one = {shared && gold_side, !shared && !gold_side, !shared && gold_side};
        mc_tally *targets[] = {total, group_of(evaluation, it, measure, genre)};
        for (int t = 0; t < 2; t++) {
            if (!targets[t]) continue;
            targets[t]->tp += one.tp;
            targets[t]->fp += one.fp;
            targets[t]->fn += one.fn;
        }
    }
}

static bool is_resolution(const mc_evaluation *evaluation, const item *it)
{
    const mc_lexicon *lexicon = evaluation->lexicon;
    mc_str family = lexicon->families[lexicon->categories[it->category].family].code;
    return mc_str_equal(family, MC_STR("resolution"));
}

// An accusation is conduct alleged of lender or collector; resolutions accuse nobody.
static bool accuses(const mc_evaluation *evaluation, const item *it)
{
    return takes_part(it, MC_MEASURE_CONDUCT) && !is_resolution(evaluation, it);
}

static bool any_accuses(const mc_evaluation *evaluation, const item_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (accuses(evaluation, &list->items[i])) return true;
    }
    return false;
}

// A trap is a gold finding that is not alleged of lender or collector (demands left out), unless
// the same category is alleged elsewhere in the document: then counting it is right.
static void count_traps(mc_evaluation *evaluation)
{
    const item_list *expected = &evaluation->expected, *found = &evaluation->found;
    for (uint32_t i = 0; i < expected->count; i++) {
        const item *it = &expected->items[i];
        if (it->status == MC_DEMANDED || takes_part(it, MC_MEASURE_CONDUCT)) continue;
        if (has_like(expected, expected->count, it, MC_MEASURE_CONDUCT)) continue;
        evaluation->counts.traps++;
        evaluation->counts.traps_counted += has_like(found, found->count, it, MC_MEASURE_CONDUCT);
    }
}

static void count_document(mc_evaluation *evaluation, const mc_gold_document *gold,
                           const mc_analysis *analysis)
{
    mc_eval_counts *counts = &evaluation->counts;
    counts->documents++;
    if (!any_accuses(evaluation, &evaluation->expected)) {
        counts->innocent++;
        counts->innocent_accused += any_accuses(evaluation, &evaluation->found);
    }
    if (gold->genre != MC_GENRE_UNKNOWN) {
        counts->genres++;
        counts->genres_right += gold->genre == analysis->context->genre;
    }
    count_traps(evaluation);
}

static bool add_error(mc_evaluation *evaluation, mc_str document, const item *it, bool missed)
{
    if (!MC_ARRAY_RESERVE(evaluation->errors, evaluation->error_capacity,
                          evaluation->error_count + 1ull)) {
        return false;
    }
    const item *near = missed ? NULL : it;
    for (uint32_t i = 0; missed && i < evaluation->found.count; i++) {
        if (evaluation->found.items[i].category == it->category) near = &evaluation->found.items[i];
    }
    evaluation->errors[evaluation->error_count++] = (mc_eval_error){
        .document = document,
        .missed = missed,
        .category = it->category,
        .status = it->status,
        .quote = it->quote,
        .entry = near ? near->entry : (mc_str){NULL, 0},
        .reason = near ? near->reason : NULL,
        .found_as = near ? near->status : it->status,
    };
    return true;
}

static bool list_errors(mc_evaluation *evaluation, mc_str document)
{
    const item_list *sides[] = {&evaluation->expected, &evaluation->found};
    bool done = true;
    for (int side = 0; side < 2; side++) {
        const item_list *other = sides[1 - side];
        for (uint32_t i = 0; done && i < sides[side]->count; i++) {
            const item *it = &sides[side]->items[i];
            if (!is_first(sides[side], i, MC_MEASURE_STATUS)) continue;
            if (has_like(other, other->count, it, MC_MEASURE_STATUS)) continue;
            done = add_error(evaluation, document, it, side == 0);
        }
    }
    return done;
}

mc_status mc_evaluation_add(mc_evaluation *evaluation, const mc_gold_document *gold,
                            const mc_analysis *analysis, const mc_finding_list *findings,
                            mc_error *err)
{
    if (!take_gold(evaluation, gold) || !take_found(evaluation, analysis, findings) ||
        !MC_ARRAY_RESERVE(evaluation->documents, evaluation->document_capacity,
                          evaluation->document_count + 1ull)) {
        return mc_error_memory(err);
    }
    document_tally *tally = &evaluation->documents[evaluation->document_count++];
    *tally = (document_tally){0};
    for (int m = 0; m < MC_MEASURE_COUNT; m++) {
        mc_tally *total = &tally->by_measure[m];
        count_side(evaluation, &evaluation->expected, &evaluation->found, (mc_measure)m,
                   gold->genre, total);
        count_side(evaluation, &evaluation->found, &evaluation->expected, (mc_measure)m,
                   gold->genre, total);
    }
    count_document(evaluation, gold, analysis);
    return list_errors(evaluation, gold->id) ? MC_OK : mc_error_memory(err);
}

static void add_tally(mc_tally *to, mc_tally from)
{
    to->tp += from.tp;
    to->fp += from.fp;
    to->fn += from.fn;
}

mc_tally mc_evaluation_total(const mc_evaluation *evaluation, mc_measure measure)
{
    mc_tally total = {0};
    for (uint32_t i = 0; i < evaluation->document_count; i++) {
        add_tally(&total, evaluation->documents[i].by_measure[measure]);
    }
    return total;
}

mc_tally mc_evaluation_category(const mc_evaluation *evaluation, uint32_t category)
{
    return evaluation->by_category[category];
}

mc_tally mc_evaluation_status(const mc_evaluation *evaluation, mc_finding_status status)
{
    return evaluation->by_status[status];
}

mc_tally mc_evaluation_genre(const mc_evaluation *evaluation, mc_genre genre)
{
    return evaluation->by_genre[genre];
}

mc_eval_counts mc_evaluation_counts(const mc_evaluation *evaluation)
{
    return evaluation->counts;
}

// SplitMix64 (Steele, Lea, Flood 2014): small, seeded, the same everywhere.
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = *state += 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

static int compare_doubles(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;
    return x < y ? -1 : x > y;
}

void mc_evaluation_interval(const mc_evaluation *evaluation, mc_measure measure, uint32_t rounds,
                            uint64_t seed, double *low, double *high)
{
    double *values = rounds ? calloc(rounds, sizeof *values) : NULL;
    *low = *high = mc_tally_f1(mc_evaluation_total(evaluation, measure));
    for (uint32_t round = 0; values && round < rounds; round++) {
        mc_tally sum = {0};
        for (uint32_t i = 0; i < evaluation->document_count; i++) {
            uint64_t pick = next_random(&seed) % evaluation->document_count;
            add_tally(&sum, evaluation->documents[pick].by_measure[measure]);
        }
        values[round] = mc_tally_f1(sum);
    }
    if (values) {
        qsort(values, rounds, sizeof *values, compare_doubles);
        *low = values[rounds / 40];
        *high = values[rounds - 1 - rounds / 40];
    }
    free(values);
}

const mc_eval_error *mc_evaluation_errors(const mc_evaluation *evaluation, uint32_t *count)
{
    *count = evaluation->error_count;
    return evaluation->errors;
}
