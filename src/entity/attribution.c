// SPDX-License-Identifier: Apache-2.0
#include "entity/attribution.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "base/lower_bound.h"
#include "entity/offer.h"
#include "entity/overview.h"

/*
 * The party with the best evidence (offer.c) wins; two level at the top are *ambiguous* unless the
 * fields of the input, the matter (premiums: the insurer) or the number of mentions tell them
 * apart. Members of one coordination share an attribution: what 甲、乙都 do is charged to each.
 * Where a collection agency wins, the actor is the collector, and the best lender its principal.
 */

static int compare_candidates(const void *a, const void *b)
{
    const mc_candidate *x = a, *y = b;
    if (x->score != y->score) return x->score > y->score ? -1 : 1;
    return x->party < y->party ? -1 : x->party > y->party;
}

static mc_candidate *collect(const mc_attribution_run *run, mc_arena *arena)
{
    mc_candidate *candidates = mc_arena_array(arena, run->touched_count, sizeof *candidates);
    if (candidates == NULL) return NULL;
    for (uint32_t i = 0; i < run->touched_count; i++)
        candidates[i] = run->parties[run->touched[i]].best;
    if (run->touched_count > 1)
        qsort(candidates, run->touched_count, sizeof *candidates, compare_candidates);
    return candidates;
}

static bool share_group(const mc_attribution_run *run, const mc_attribution_case *given,
                        const mc_candidate *a, const mc_candidate *b)
{
    const mc_place *x = &given->book->places[run->parties[a->party].place];
    const mc_place *y = &given->book->places[run->parties[b->party].place];
    bool near = a->score >= MC_OFFER_TOGETHER || a->by == MC_BY_CLAUSE;
    bool plain = near && a->score == b->score && a->by == b->by;
    return plain && x->source == MC_PLACE_TEXT && y->source == MC_PLACE_TEXT &&
           x->group == y->group;
}

// Index of the level candidate that is named far more often than any other; MC_NONE.
static uint32_t named_most(const mc_attribution_run *run, const mc_candidate *candidates,
                           uint32_t level)
{
    uint32_t top = 0, second = 0;
    for (uint32_t i = 1; i < level; i++) {
        uint32_t named = run->parties[candidates[i].party].named;
        uint32_t most = run->parties[candidates[top].party].named;
        if (named > most) {
            second = most;
            top = i;
        } else if (named > second) {
            second = named;
        }
    }
    uint32_t most = run->parties[candidates[top].party].named;
    bool far = most >= MC_TOPIC_MIN_PLACES && most / MC_TOPIC_RATIO >= second;
    return far ? top : MC_NONE;
}

static bool speaks_of(const mc_attribution_case *given, mc_entity_class matter, mc_norm_span span)
{
    return mc_entity_index_stands_in(given->index, matter, mc_text_norm_slice(given->text, span));
}

// Index of the one level candidate of the kind; MC_NONE when there is none or several.
static uint32_t only_of_kind(const mc_attribution_case *given, const mc_candidate *candidates,
                             uint32_t level, mc_company_kind kind)
{
    uint32_t found = MC_NONE;
    for (uint32_t i = 0; i < level; i++) {
        const mc_party *party = &given->book->parties[candidates[i].party];
        if (party->kind != MC_PARTY_LISTED) continue;
        if (given->index->lexicon->companies[party->company].kind != kind) continue;
        if (found != MC_NONE) return MC_NONE;
        found = i;
    }
    return found;
}

// Index of the level candidate whose business the clause speaks of: premiums are the insurer's,
// cards the bank's. MC_NONE when it speaks of neither or of both.
static uint32_t by_matter(const mc_attribution_case *given, const mc_judgement *judgement,
                          const mc_candidate *candidates, uint32_t level)
{
    uint32_t quote = given->matches->hits[judgement->hit].quote.begin;
    mc_norm_span clause = given->text->clauses[mc_text_clause_at(given->text, quote)].norm;
    bool cover = speaks_of(given, MC_ENTITY_INSURER_MATTER, clause);
    bool card = speaks_of(given, MC_ENTITY_BANK_MATTER, clause);
    if (cover == card) return MC_NONE;
    return only_of_kind(given, candidates, level, cover ? MC_COMPANY_INSURER : MC_COMPANY_BANK);
}

// Index of the one of two level candidates that the text names as the other one's brand; MC_NONE.
static uint32_t brand_among(const mc_attribution_run *run, const mc_candidate *candidates,
                            uint32_t level)
{
    if (level != 2) return MC_NONE;
    for (uint32_t which = 0; which < level; which++)
        if (run->parties[candidates[which].party].firm == candidates[1 - which].party) return which;
    return MC_NONE;
}

// Level candidates: the one that a field names, else the one whose business it is, else the one
// named far more often. The loser stays behind by one point.
static void break_tie(const mc_attribution_run *run, const mc_attribution_case *given,
                      const mc_judgement *judgement, mc_candidate *candidates, uint32_t level)
{
    uint32_t winner = MC_NONE;
    for (uint32_t i = 0; i < level; i++) {
        if (!run->parties[candidates[i].party].in_field) continue;
        if (winner != MC_NONE) return;
        winner = i;
    }
    if (winner == MC_NONE) winner = brand_among(run, candidates, level);
    if (winner == MC_NONE) winner = by_matter(given, judgement, candidates, level);
    if (winner == MC_NONE) winner = named_most(run, candidates, level);
    if (winner == MC_NONE) return;
    candidates[winner].score++;
    mc_candidate first = candidates[winner];
    candidates[winner] = candidates[0];
    candidates[0] = first;
}

// The lender for whom a collector acts: the best candidate that is no collector.
static uint32_t principal_of(const mc_attribution_case *given, const mc_candidate *candidates,
                             uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        if (!given->book->parties[candidates[i].party].collector &&
            !mc_offer_is_passive(given, candidates[i].party))
            return candidates[i].party;
    return MC_NONE;
}

static bool add_item(mc_attribution_run *run, mc_attribution item)
{
    if (!MC_ARRAY_RESERVE(run->items, run->capacity, (uint64_t)run->count + 1)) return false;
    run->items[run->count++] = item;
    return true;
}

// The text names the party between the two.
static bool names_party(const mc_attribution_case *given, uint32_t party, uint32_t from,
                        uint32_t to)
{
    const mc_place *places = given->book->places;
    for (uint32_t i = mc_party_book_place_from(given->book, from);
         i < given->book->place_count && places[i].mention.span.begin < to; i++)
        if (places[i].source == MC_PLACE_TEXT && places[i].mention.party == party) return true;
    return false;
}

// 小舟贷逾期怎么办…。去年有个真实案例，小李被爆通讯录: on a page another case is told than that of
// the company above, unless it is named behind the word that opens the case.
static bool is_of_another_case(const mc_attribution_run *run, const mc_attribution_case *given,
                               const mc_judgement *judgement, const mc_candidate *winner)
{
    if (run->example_count == 0 || winner->by < MC_BY_PARAGRAPH) return false;
    uint32_t act = given->matches->hits[judgement->hit].quote.begin;
    uint32_t before = MC_LOWER_BOUND(run->examples, run->example_count, begin, act);
    return before > 0 && !names_party(given, winner->party, run->examples[before - 1].begin, act);
}

// In a text that tells nobody's own case a company of the paragraph or an item of a list is left
// behind soon, not so soon when the text is about it, and never when it alone stands out.
static bool is_left_behind(const mc_attribution_run *run, const mc_attribution_case *given,
                           const mc_judgement *judgement, const mc_candidate *winner)
{
    enum { PASSING_REACH = 120, MATTER_REACH = 200 };
    bool loose = winner->by == MC_BY_PARAGRAPH || winner->by == MC_BY_LIST;
    if (given->grievance || !loose) return false;
    const mc_place *places = given->book->places;
    if (run->topic != MC_NONE && places[run->topic].mention.party == winner->party) return false;
    const mc_standing_of_party *standing = &run->parties[winner->party];
    mc_norm_span quote = given->matches->hits[judgement->hit].quote;
    mc_norm_span name = places[standing->place].mention.span;
    uint32_t far = name.begin < quote.begin ? quote.begin - name.end : name.begin - quote.end;
    return far > (standing->matter ? MATTER_REACH : PASSING_REACH);
}

// Charges the first `together` candidates; where a collection agency is charged alone, it acted.
static bool charge(mc_attribution_run *run, const mc_attribution_case *given,
                   mc_judgement *judgement, mc_attribution item, uint32_t together)
{
    const mc_candidate *candidates = item.candidates;
    uint32_t count = item.candidate_count;
    int32_t next = together < count ? candidates[together].score : 0;
    for (uint32_t i = 0; i < together; i++) {
        item.party = candidates[i].party;
        item.by = candidates[i].by;
        item.margin = candidates[i].score - next;
        bool collector = given->book->parties[item.party].collector;
        item.principal = collector ? principal_of(given, candidates, count) : MC_NONE;
        if (collector && together == 1 && judgement->actor == MC_ACTOR_LENDER)
            judgement->actor = MC_ACTOR_COLLECTOR;
        if (!add_item(run, item)) return false;
    }
    return true;
}

// One attribution, several for a coordination, or none of them with the reason.
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
        break_tie(run, given, judgement, candidates, level);
        if (candidates[0].score == candidates[1].score) {
            item.by = MC_BY_AMBIGUOUS;
            return add_item(run, item);
        }
    }
    if (is_left_behind(run, given, judgement, &candidates[0]) ||
        is_of_another_case(run, given, judgement, &candidates[0])) {
        item.candidate_count = 0;
        return add_item(run, item);
    }
    return charge(run, given, judgement, item, together);
}

// Which company the complaint speaks of now.
static void carry_on(mc_attribution_run *run, const mc_judgement *judgement, uint32_t from)
{
    bool alleged = mc_finding_status_is_alleged(judgement->status);
    if (!run->carries || !alleged || run->count != from + 1) return;
    uint32_t party = run->items[from].party;
    if (party != MC_NONE) run->carried = run->parties[party].place;
}

// The subject is a school, a dealer, a shop: what one does who brings customers to a lender.
static bool is_trader(const mc_attribution_case *given, const mc_judgement *judgement)
{
    return speaks_of(given, MC_ENTITY_TRADER, judgement->subject);
}

// Lends, insures or pays, as far as the lexicon knows it.
static bool is_financial(const mc_attribution_case *given, uint32_t at)
{
    const mc_party *party = &given->book->parties[at];
    if (party->kind != MC_PARTY_LISTED) return false;
    mc_company_kind kind = given->index->lexicon->companies[party->company].kind;
    return kind != MC_COMPANY_OTHER && kind != MC_COMPANY_COLLECTOR;
}

// 培训机构骗我办了丙丁贷: the trader, named or not, did it; the lender is charged only as subject
// or respondent.
static void spare_lenders(mc_attribution_run *run, const mc_attribution_case *given)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < run->touched_count; i++) {
        mc_candidate *best = &run->parties[run->touched[i]].best;
        bool plain = best->by == MC_BY_CLAUSE_SUBJECT || best->by == MC_BY_RESPONDENT;
        if (!plain && is_financial(given, run->touched[i]))
            best->by = MC_BY_NONE;
        else
            run->touched[kept++] = run->touched[i];
    }
    run->touched_count = kept;
}

// Every company of the text is known by the code of its shares alone.
static bool all_traded(const mc_party_book *book)
{
    for (uint32_t i = 0; i < book->party_count; i++)
        if (!book->parties[i].traded) return false;
    return book->party_count > 0;
}

// 合肥小舟汽车销售有限公司: the name of a firm in no list says that it sells what is bought on
// credit.
static bool is_named_trader(const mc_attribution_case *given, uint32_t party)
{
    if (given->book->parties[party].kind == MC_PARTY_LISTED) return false;
    return mc_entity_index_stands_in(given->index, MC_ENTITY_TRADER, given->book->folded[party]);
}

// Is the party no lender by what the text or its name says of it?
static bool lends_nothing(const mc_attribution_case *given, uint32_t party)
{
    if (party == MC_NONE) return all_traded(given->book);
    return given->book->parties[party].traded || is_named_trader(given, party);
}

// 丁戊股份(600123)董事长失联: what befalls a maker of tyres is no lender's doing, nor is what such
// a list tells of nobody by name; nor what a dealer does.
static void spare_no_lender(const mc_attribution_run *run, const mc_attribution_case *given,
                            mc_judgement *judgement, uint32_t from)
{
    if (judgement->actor != MC_ACTOR_LENDER) return;
    for (uint32_t i = from; i < run->count; i++)
        if (!lends_nothing(given, run->items[i].party)) return;
    judgement->actor = MC_ACTOR_OTHER;
}

static bool attribute(mc_attribution_run *run, const mc_attribution_case *given,
                      mc_judgement *judgement, mc_arena *arena)
{
    uint32_t from = run->count;
    mc_offer_gather(run, given, judgement);
    if (judgement->actor == MC_ACTOR_OTHER && is_trader(given, judgement))
        spare_lenders(run, given);
    mc_candidate *candidates = collect(run, arena);
    bool ok = candidates != NULL && settle(run, given, judgement, candidates, run->touched_count);
    if (ok) spare_no_lender(run, given, judgement, from);
    if (ok) carry_on(run, judgement, from);
    mc_offer_clear(run);
    return ok;
}

// The clause names a company.
static bool names_company(const mc_attribution_case *given, uint32_t at)
{
    mc_norm_span clause = given->text->clauses[mc_text_clause_at(given->text, at)].norm;
    uint32_t first = mc_party_book_place_from(given->book, clause.begin);
    return first < given->book->place_count &&
           given->book->places[first].mention.span.begin < clause.end;
}

// The subject is a swindler; not where a company is called one (丙丁贷才是骗子).
static bool is_impostor(const mc_attribution_case *given, const mc_judgement *judgement)
{
    mc_norm_span quote = given->matches->hits[judgement->hit].quote;
    mc_ustr words = {given->text->norm, judgement->subject.end};
    bool named = names_company(given, quote.begin);
    for (uint32_t at = judgement->subject.begin; at < judgement->subject.end; at++) {
        mc_norm_span word = {
            at, at + mc_entity_index_begins(given->index, MC_ENTITY_IMPOSTOR, words, at)};
        bool charged = named && mc_text_spans_overlap(word, quote);
        if (word.end > at && !charged) return true;
    }
    return false;
}

// 被骗子骗走: a swindler is the agent in the clause of the act, whoever its entry takes for the one
// who acts.
static bool is_done_by_impostor(const mc_attribution_case *given, const mc_judgement *judgement)
{
    mc_norm_span quote = given->matches->hits[judgement->hit].quote;
    mc_ustr words = {given->text->norm, quote.end};
    uint32_t clause = mc_text_clause_at(given->text, quote.begin);
    for (uint32_t at = given->text->clauses[clause].norm.begin; at < quote.end; at++) {
        // Words for being done to end with few units: asked first, they let hardly a place pass.
        if (!mc_entity_index_is_before(given->index, MC_ENTITY_PASSIVE, words, at)) continue;
        if (mc_entity_index_is_behind(given->index, MC_ENTITY_IMPOSTOR, words, at)) return true;
    }
    return false;
}

// The text names a company between the two.
static bool names_between(const mc_attribution_case *given, uint32_t from, uint32_t to)
{
    uint32_t first = mc_party_book_place_from(given->book, from);
    return first < given->book->place_count && given->book->places[first].mention.span.begin < to;
}

// Where the word of the class begins in the clause before the act, no sign of an object before it;
// MC_NONE.
static uint32_t stands_as_subject(const mc_attribution_case *given, mc_entity_class name,
                                  mc_norm_span clause, uint32_t act)
{
    mc_ustr words = {given->text->norm, clause.end};
    for (uint32_t at = clause.begin; at < act; at++) {
        if (!mc_entity_index_is_behind(given->index, name, words, at)) continue;
        bool object = mc_entity_index_is_before(given->index, MC_ENTITY_OBJECT_BEFORE, words, at);
        return object ? MC_NONE : at;
    }
    return MC_NONE;
}

// 另一家平台天天骂我: one that is none of those named is the subject, and no name stands in its
// clause.
static bool is_by_another(const mc_attribution_case *given, const mc_judgement *judgement)
{
    uint32_t act = given->matches->hits[judgement->hit].quote.begin;
    mc_norm_span clause = given->text->clauses[mc_text_clause_at(given->text, act)].norm;
    return stands_as_subject(given, MC_ENTITY_ANOTHER, clause, act) != MC_NONE &&
           !names_between(given, clause.begin, clause.end);
}

// 上半年有7家公司被罚，共六百万元: in a report so many firms are the subject of the sentence, which
// names none before the act.
static bool is_by_several(const mc_attribution_case *given, const mc_judgement *judgement)
{
    if (given->grievance) return false;
    mc_norm_span quote = given->matches->hits[judgement->hit].quote;
    uint32_t clause = mc_text_clause_at(given->text, quote.begin);
    mc_norm_span told = given->text->sentences[mc_text_sentence_at(given->text, quote.begin)].norm;
    told.end = given->text->clauses[clause].norm.end;
    return stands_as_subject(given, MC_ENTITY_SEVERAL, told, quote.end) != MC_NONE &&
           !names_between(given, told.begin, told.end);
}

// What a consumer, an authority or an impostor did is a finding of no company: shown with its
// actor, counted for nobody.
static bool is_of_no_company(const mc_attribution_case *given, const mc_judgement *judgement)
{
    return judgement->actor == MC_ACTOR_CONSUMER || judgement->actor == MC_ACTOR_AUTHORITY ||
           judgement->swindlers ||
           (judgement->actor == MC_ACTOR_OTHER && is_impostor(given, judgement)) ||
           is_done_by_impostor(given, judgement) || judgement->by_acquaintance ||
           is_by_another(given, judgement) || is_by_several(given, judgement);
}

static bool attribute_if_any(mc_attribution_run *run, const mc_attribution_case *given,
                             mc_judgement *judgement, mc_arena *arena)
{
    if (judgement->removed) return true;
    if (!is_of_no_company(given, judgement)) return attribute(run, given, judgement, arena);
    return add_item(run,
                    (mc_attribution){.party = MC_NONE, .by = MC_BY_NONE, .principal = MC_NONE});
}

mc_status mc_attribution_run_all(mc_attribution_run *run, const mc_attribution_case *given,
                                 mc_context_result *context, uint32_t *first, mc_arena *arena,
                                 mc_error *err)
{
    if (!mc_overview_read(run, given)) return mc_error_memory(err);
    run->count = 0;
    run->carries = context->genre == MC_GENRE_COMPLAINT;
    for (uint32_t i = 0; i < context->judgement_count; i++) {
        first[i] = run->count;
        if (!attribute_if_any(run, given, &context->judgements[i], arena)) {
            return mc_error_memory(err);
        }
    }
    first[context->judgement_count] = run->count;
    return MC_OK;
}

void mc_attribution_run_dispose(mc_attribution_run *run)
{
    free(run->parties);
    free(run->touched);
    free(run->items);
    free(run->examples);
    *run = (mc_attribution_run){0};
}
