// SPDX-License-Identifier: Apache-2.0
#include "entity/attribution.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"

/*
 * Every place that names a company is evidence of one kind, and each kind has a score. Of a party the best
 * evidence counts; the party with the best one wins; two level at the top are *ambiguous* unless the fields
 * of the input or the number of mentions tell them apart.
 *
 *   clause subject 100 > item of a list 95 > clause 90 > list behind the act 88 > subject in the sentence 80
 *   > respondent field 70 > sentence 66 > object of the clause 64 > paragraph 60 > heading 56 > title 50
 *   > hashtag 45 > thread 40 > reference 35 > topic 32 > only company 30
 *
 * "丙丁贷是正规平台。戊己贷天天打电话骂人，还威胁我。" The insult has 戊己贷 as clause subject; the threat, in the next
 * clause, as subject of the sentence (80) against 丙丁贷 in the paragraph (60): margin 20.
 *
 * Firms that are seldom complained of (shops, trusts) count only as subject or from a field; funders yield
 * to the platform. A name behind the act in its clause (强制搭售丙丁保险) is its object.
 * Members of one coordination share an attribution. An act said of the trade at large (general) is charged
 * only to a company named in its clause.
 *
 * Work is bounded: MAX_BACK places back and MAX_ON places on from the hit are looked at.
 */

enum {
    SCORE_CLAUSE_SUBJECT = 100,
    SCORE_ITEM = 95,
    SCORE_CLAUSE = 90,
    SCORE_LISTED_AFTER = 88,
    SCORE_SENTENCE_SUBJECT = 80,
    SCORE_SENTENCE_OLDER = 78,
    SCORE_RESPONDENT = 70,
    SCORE_SENTENCE = 66,
    SCORE_CLAUSE_OBJECT = 64,
    SCORE_PARAGRAPH_SUBJECT = 60,
    SCORE_PARAGRAPH = 58,
    SCORE_HEADING = 56,
    SCORE_TITLE = 50,
    SCORE_HASHTAG = 45,
    SCORE_THREAD = 40,
    SCORE_REFERENCE = 35,
    SCORE_TOPIC = 32,
    SCORE_ONLY = 30,
    PASSIVE_FIRM_MALUS = 40,
    FUNDER_MALUS = 5
};

enum { MAX_BACK = 64, MAX_ON = 24, TOPIC_MIN_PLACES = 3, TOPIC_RATIO = 2 };

/* The hit that is looked at. */
typedef struct focus {
    const mc_judgement *judgement;
    mc_norm_span quote;
    uint32_t sentence, clause, paragraph;
} focus;

static bool is_usable(const mc_attribution_case *given, const mc_place *place)
{
    return !place->bystander && (given->allowed == NULL || given->allowed[place->mention.party]);
}

static bool is_passive_firm(const mc_attribution_case *given, uint32_t party)
{
    const mc_party *p = &given->book->parties[party];
    if (p->kind != MC_PARTY_LISTED) return false;
    return given->index->lexicon->companies[p->company].kind == MC_COMPANY_OTHER;
}

static void offer(mc_attribution_run *run, const mc_attribution_case *given, uint32_t place,
                  mc_attribution_by by, int32_t score)
{
    const mc_place *at = &given->book->places[place];
    uint32_t party = at->mention.party;
    bool named_plainly = by == MC_BY_CLAUSE_SUBJECT || by == MC_BY_LIST || by == MC_BY_RESPONDENT ||
                         (by == MC_BY_SENTENCE && score >= SCORE_SENTENCE_OLDER) ||
                         by == MC_BY_TITLE;
    if (!named_plainly && is_passive_firm(given, party)) score -= PASSIVE_FIRM_MALUS;
    if (at->funder) score -= FUNDER_MALUS;
    mc_candidate *best = &run->best[party];
    if (best->by != MC_BY_NONE && best->score >= score) return;
    *best = (mc_candidate){party, by, score};
    run->best_place[party] = place;
}

static bool overlaps(mc_norm_span a, mc_norm_span b)
{
    return a.begin < b.end && b.begin < a.end;
}

static void offer_clause(mc_attribution_run *run, const mc_attribution_case *given, const focus *on,
                         uint32_t at)
{
    const mc_place *place = &given->book->places[at];
    mc_norm_span span = place->mention.span;
    bool before = span.begin <= on->quote.begin;
    if (place->listed_after && !before)
        offer(run, given, at, MC_BY_LIST, SCORE_LISTED_AFTER);
    else if (overlaps(on->judgement->subject, span) || (before && place->mention.is_subject))
        offer(run, given, at, MC_BY_CLAUSE_SUBJECT, SCORE_CLAUSE_SUBJECT);
    else if (place->object || !before)
        offer(run, given, at, MC_BY_CLAUSE, SCORE_CLAUSE_OBJECT);
    else
        offer(run, given, at, MC_BY_CLAUSE, SCORE_CLAUSE);
}

static void offer_sentence(mc_attribution_run *run, const mc_attribution_case *given,
                           const focus *on, uint32_t at, bool *subject_seen)
{
    const mc_place *place = &given->book->places[at];
    bool before = place->mention.span.begin < on->quote.begin;
    if (place->listed_after && !before)
        offer(run, given, at, MC_BY_LIST, SCORE_LISTED_AFTER);
    else if (before && place->mention.is_subject) {
        offer(run, given, at, MC_BY_SENTENCE,
              *subject_seen ? SCORE_SENTENCE_OLDER : SCORE_SENTENCE_SUBJECT);
        *subject_seen = true;
    } else
        offer(run, given, at, MC_BY_SENTENCE, SCORE_SENTENCE);
}

/* The nearest earlier subject of the paragraph stands out; other mentions are level. */
static void offer_paragraph(mc_attribution_run *run, const mc_attribution_case *given,
                            const focus *on, uint32_t at, bool *subject_seen)
{
    const mc_place *place = &given->book->places[at];
    bool before = place->mention.span.begin < on->quote.begin;
    bool nearest = before && place->mention.is_subject && !*subject_seen;
    if (nearest) *subject_seen = true;
    offer(run, given, at, MC_BY_PARAGRAPH, nearest ? SCORE_PARAGRAPH_SUBJECT : SCORE_PARAGRAPH);
}

/* What the walk back has met so far, with the group in which it was met. */
typedef struct walk {
    bool sentence_subject, paragraph_subject, item;
    uint32_t sentence_group, paragraph_group;
} walk;

static uint32_t place_paragraph(const mc_attribution_case *given, const mc_place *place)
{
    return given->text->sentences[place->sentence].paragraph;
}

static void offer_near(mc_attribution_run *run, const mc_attribution_case *given, const focus *on,
                       uint32_t at, walk *met)
{
    const mc_place *place = &given->book->places[at];
    if (!is_usable(given, place)) return;
    if (place->contrasted && place->clause != on->clause) return;
    if (place->hashtag) {
        offer(run, given, at, MC_BY_HASHTAG, SCORE_HASHTAG);
        return;
    }
    bool before = place->mention.span.begin <= on->quote.begin;
    if (place->item && before && !met->item) {
        met->item = true;
        offer(run, given, at, MC_BY_LIST, SCORE_ITEM);
    } else if (place->clause == on->clause) {
        offer_clause(run, given, on, at);
    } else if (place->sentence == on->sentence) {
        bool seen = met->sentence_subject && met->sentence_group != place->group;
        offer_sentence(run, given, on, at, &seen);
        if (seen && !met->sentence_subject) met->sentence_group = place->group;
        met->sentence_subject |= seen;
    } else {
        bool seen = met->paragraph_subject && met->paragraph_group != place->group;
        offer_paragraph(run, given, on, at, &seen);
        if (seen && !met->paragraph_subject) met->paragraph_group = place->group;
        met->paragraph_subject |= seen;
    }
}

/* Index of the first place of the text at or behind `at`. */
static uint32_t place_at(const mc_party_book *book, uint32_t at)
{
    uint32_t low = 0, high = book->place_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        const mc_place *place = &book->places[middle];
        if (place->source != MC_PLACE_TEXT || place->mention.span.begin < at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static void offer_surrounding(mc_attribution_run *run, const mc_attribution_case *given,
                              const focus *on)
{
    const mc_party_book *book = given->book;
    uint32_t from = place_at(book, on->quote.begin + 1);
    walk met = {0};
    for (uint32_t i = from; i-- > 0 && from - i <= MAX_BACK;) {
        const mc_place *place = &book->places[i];
        if (place->source != MC_PLACE_TEXT || place_paragraph(given, place) != on->paragraph) break;
        offer_near(run, given, on, i, &met);
    }
    for (uint32_t i = from; i < book->place_count && i - from < MAX_ON; i++) {
        if (place_paragraph(given, &book->places[i]) != on->paragraph) break;
        offer_near(run, given, on, i, &met);
    }
}

/* The nearest heading above that names a company, and the last company above that was subject. */
static void offer_above(mc_attribution_run *run, const mc_attribution_case *given, const focus *on,
                        bool refers)
{
    const mc_party_book *book = given->book;
    uint32_t from = place_at(book, on->quote.begin);
    bool heading = false, subject = !refers;
    for (uint32_t i = from; i-- > 0 && from - i <= MAX_BACK && !(heading && subject);) {
        const mc_place *place = &book->places[i];
        if (place->source != MC_PLACE_TEXT) break;
        if (!is_usable(given, place) || place->hashtag) continue;
        if (!heading && given->text->sentences[place->sentence].kind == MC_SENTENCE_HEADING &&
            place_paragraph(given, place) != on->paragraph) {
            offer(run, given, i, MC_BY_PARAGRAPH, SCORE_HEADING);
            heading = true;
        }
        if (!subject && place->mention.is_subject) {
            offer(run, given, i, MC_BY_REFERENCE, SCORE_REFERENCE);
            subject = true;
        }
    }
}

static bool has_reference(const mc_attribution_case *given, const focus *on)
{
    mc_norm_span sentence = given->text->sentences[on->sentence].norm;
    const mc_literal_hits *cues = given->cues;
    uint32_t low = 0, high = cues->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (cues->items[middle].span.begin < sentence.begin)
            low = middle + 1;
        else
            high = middle;
    }
    for (uint32_t i = low; i < cues->count && cues->items[i].span.begin < on->quote.end; i++) {
        uint32_t cue = given->index->cues.owners[cues->items[i].literal];
        if (given->index->lexicon->cues[cue].kind == MC_CUE_REFERENCE) return true;
    }
    return false;
}

/* Fields of the input, hashtags anywhere, the topic, the only company. */
static void offer_document(mc_attribution_run *run, const mc_attribution_case *given)
{
    static const struct {
        mc_attribution_by by;
        int32_t score;
    } of_field[] = {[MC_PLACE_RESPONDENT] = {MC_BY_RESPONDENT, SCORE_RESPONDENT},
                    [MC_PLACE_TITLE] = {MC_BY_TITLE, SCORE_TITLE},
                    [MC_PLACE_THREAD] = {MC_BY_THREAD, SCORE_THREAD},
                    [MC_PLACE_TEXT] = {MC_BY_HASHTAG, SCORE_HASHTAG}};
    const mc_party_book *book = given->book;
    uint32_t text_places = 0;
    for (uint32_t i = 0; i < book->place_count && text_places <= MAX_BACK; i++) {
        const mc_place *place = &book->places[i];
        if (!is_usable(given, place)) continue;
        bool in_text = place->source == MC_PLACE_TEXT;
        text_places += in_text;
        if (!in_text || place->hashtag)
            offer(run, given, i, of_field[place->source].by, of_field[place->source].score);
    }
}

/* First usable place of a party in the text; MC_NONE when there is none. */
static uint32_t first_place(const mc_attribution_case *given, uint32_t party)
{
    for (uint32_t i = 0; i < given->book->place_count; i++)
        if (given->book->places[i].mention.party == party &&
            is_usable(given, &given->book->places[i]))
            return i;
    return MC_NONE;
}

static void offer_topic(mc_attribution_run *run, const mc_attribution_case *given)
{
    uint32_t top = MC_NONE, second = 0, parties = 0;
    for (uint32_t i = 0; i < given->book->party_count; i++) {
        if (run->named[i] == 0) continue;
        parties++;
        if (top == MC_NONE || run->named[i] > run->named[top]) {
            second = top == MC_NONE ? 0 : run->named[top];
            top = i;
        } else if (run->named[i] > second) {
            second = run->named[i];
        }
    }
    if (top == MC_NONE) return;
    uint32_t place = first_place(given, top);
    if (place == MC_NONE) return;
    if (parties == 1)
        offer(run, given, place, MC_BY_ONLY_COMPANY, SCORE_ONLY);
    else if (run->named[top] >= TOPIC_MIN_PLACES && run->named[top] >= TOPIC_RATIO * second)
        offer(run, given, place, MC_BY_TOPIC, SCORE_TOPIC);
}

static void count_names(mc_attribution_run *run, const mc_attribution_case *given)
{
    for (uint32_t i = 0; i < given->book->party_count; i++)
        run->named[i] = 0;
    for (uint32_t i = 0; i < given->book->place_count; i++)
        if (is_usable(given, &given->book->places[i]))
            run->named[given->book->places[i].mention.party]++;
}

static int compare_candidates(const void *a, const void *b)
{
    const mc_candidate *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return x->party < y->party ? -1 : x->party > y->party;
}

static mc_candidate *collect(const mc_attribution_run *run, const mc_attribution_case *given,
                             uint32_t *count, mc_arena *arena)
{
    uint32_t parties = given->book->party_count;
    *count = 0;
    for (uint32_t i = 0; i < parties; i++)
        *count += run->best[i].by != MC_BY_NONE;
    mc_candidate *candidates = mc_arena_array(arena, *count, sizeof *candidates);
    if (candidates == NULL) return NULL;
    uint32_t at = 0;
    for (uint32_t i = 0; i < parties; i++)
        if (run->best[i].by != MC_BY_NONE) candidates[at++] = run->best[i];
    if (at > 1) qsort(candidates, at, sizeof *candidates, compare_candidates);
    return candidates;
}

static bool is_in_field(const mc_attribution_case *given, uint32_t party)
{
    for (uint32_t i = 0; i < given->book->place_count; i++) {
        if (given->book->places[i].source == MC_PLACE_TEXT) return false;
        if (given->book->places[i].mention.party == party) return true;
    }
    return false;
}

static bool share_group(const mc_attribution_run *run, const mc_attribution_case *given,
                        const mc_candidate *a, const mc_candidate *b)
{
    const mc_place *x = &given->book->places[run->best_place[a->party]];
    const mc_place *y = &given->book->places[run->best_place[b->party]];
    bool plain = a->score >= SCORE_SENTENCE_OLDER && a->score == b->score && a->by == b->by;
    return plain && x->source == MC_PLACE_TEXT && y->source == MC_PLACE_TEXT &&
           x->group == y->group;
}

/* Level candidates: the one that a field names, else the one named far more often. The loser stays behind by
 *  one point. */
static void break_tie(const mc_attribution_run *run, const mc_attribution_case *given,
                      mc_candidate *candidates, uint32_t level)
{
    uint32_t winner = MC_NONE;
    for (uint32_t i = 0; i < level; i++) {
        if (!is_in_field(given, candidates[i].party)) continue;
        if (winner != MC_NONE) return;
        winner = i;
    }
    for (uint32_t i = 0; winner == MC_NONE && i < level; i++) {
        bool far_more = run->named[candidates[i].party] >= TOPIC_MIN_PLACES;
        for (uint32_t j = 0; j < level; j++)
            far_more &= j == i || run->named[candidates[i].party] >=
                                      TOPIC_RATIO * run->named[candidates[j].party];
        if (far_more) winner = i;
    }
    if (winner == MC_NONE) return;
    candidates[winner].score++;
    mc_candidate first = candidates[winner];
    candidates[winner] = candidates[0];
    candidates[0] = first;
}

/* The lender for whom a collector acts: the best candidate that is no collector. */
static uint32_t principal_of(const mc_attribution_case *given, const mc_candidate *candidates,
                             uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (!given->book->parties[candidates[i].party].collector &&
            !is_passive_firm(given, candidates[i].party))
            return candidates[i].party;
    return MC_NONE;
}

static bool add_item(mc_attribution_run *run, mc_attribution item)
{
    if (!MC_ARRAY_RESERVE(run->items, run->capacity, (uint64_t)run->count + 1)) return false;
    run->items[run->count++] = item;
    return true;
}

/* One attribution, several for a coordination, or none of them with the reason. */
static bool settle(mc_attribution_run *run, const mc_attribution_case *given,
                   mc_judgement *judgement, mc_candidate *candidates, uint32_t count)
{
    mc_attribution item = {MC_NONE, MC_BY_NONE, MC_NONE, candidates, count, 0};
    if (count == 0) return add_item(run, item);
    uint32_t level = 1, together = 1;
    while (level < count && candidates[level].score == candidates[0].score)
        level++;
    while (together < level && share_group(run, given, &candidates[0], &candidates[together]))
        together++;
    if (level > together) {
        together = 1;
        break_tie(run, given, candidates, level);
        if (candidates[0].score == candidates[1].score) {
            item.by = MC_BY_AMBIGUOUS;
            return add_item(run, item);
        }
    }
    bool ok = true;
    for (uint32_t i = 0; ok && i < together; i++) {
        int32_t next = together < count ? candidates[together].score : 0;
        item.party = candidates[i].party;
        item.by = candidates[i].by;
        item.margin = candidates[i].score - next;
        item.principal = MC_NONE;
        if (given->book->parties[item.party].collector) {
            item.principal = principal_of(given, candidates, count);
            if (together == 1) judgement->actor = MC_ACTOR_COLLECTOR;
        }
        ok = add_item(run, item);
    }
    return ok;
}

/* Acts of the trade at large are charged to nobody, unless the clause itself names somebody. */
static void keep_clause_only(mc_attribution_run *run, uint32_t parties)
{
    for (uint32_t i = 0; i < parties; i++)
        if (run->best[i].score < SCORE_CLAUSE) run->best[i].by = MC_BY_NONE;
}

static bool attribute(mc_attribution_run *run, const mc_attribution_case *given,
                      mc_judgement *judgement, mc_arena *arena)
{
    const mc_text *text = given->text;
    uint32_t parties = given->book->party_count;
    for (uint32_t i = 0; i < parties; i++)
        run->best[i] = (mc_candidate){i, MC_BY_NONE, 0};
    mc_norm_span quote = given->matches->hits[judgement->hit].quote;
    focus on = {judgement, quote, mc_text_sentence_at(text, quote.begin),
                mc_text_clause_at(text, quote.begin), 0};
    on.paragraph = text->sentences[on.sentence].paragraph;
    offer_surrounding(run, given, &on);
    if (judgement->status == MC_GENERAL) {
        keep_clause_only(run, parties);
    } else {
        offer_document(run, given);
        offer_above(run, given, &on, has_reference(given, &on));
        offer_topic(run, given);
    }
    uint32_t count;
    mc_candidate *candidates = collect(run, given, &count, arena);
    return candidates != NULL && settle(run, given, judgement, candidates, count);
}

static bool concerns_company(const mc_judgement *judgement)
{
    return !judgement->removed && judgement->actor != MC_ACTOR_CONSUMER &&
           judgement->actor != MC_ACTOR_AUTHORITY;
}

mc_status mc_attribution_run_all(mc_attribution_run *run, const mc_attribution_case *given,
                                 mc_context_result *context, uint32_t *first, mc_arena *arena,
                                 mc_error *err)
{
    uint64_t parties = (uint64_t)given->book->party_count + 1;
    if (!MC_ARRAY_RESERVE(run->best, run->best_capacity, parties) ||
        !MC_ARRAY_RESERVE(run->best_place, run->place_capacity, parties) ||
        !MC_ARRAY_RESERVE(run->named, run->named_capacity, parties))
        return mc_error_memory(err);
    count_names(run, given);
    run->count = 0;
    for (uint32_t i = 0; i < context->judgement_count; i++) {
        first[i] = run->count;
        mc_judgement *judgement = &context->judgements[i];
        if (concerns_company(judgement) && !attribute(run, given, judgement, arena))
            return mc_error_memory(err);
    }
    first[context->judgement_count] = run->count;
    return MC_OK;
}

void mc_attribution_run_dispose(mc_attribution_run *run)
{
    free(run->best);
    free(run->best_place);
    free(run->named);
    free(run->items);
    *run = (mc_attribution_run){0};
}
