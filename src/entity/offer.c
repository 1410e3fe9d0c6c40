// SPDX-License-Identifier: Apache-2.0
#include "entity/offer.h"

#include "base/clamp.h"
#include "entity/overview.h"
#include "entity/reference.h"

/*
 * Every place that names a company is evidence of one kind, and each kind has a score
 * (the enum below). Of a party the best evidence counts.
 *
 * A noun of its kind (银行, 担保公司) in the clause stands for the one such company, or for the
 * last one of several. An act inside a hashtag has the company of that hashtag as subject
 * (#丙丁贷涉嫌诈骗#). A complaint goes on about the company that it spoke of last when nothing else
 * speaks for one; other texts do not.
 *
 * Text: 丙丁贷是正规平台。戊己贷天天打电话骂人，还威胁我。 The insult has 戊己贷 as clause subject;
 * the threat, in the next clause, as subject of the sentence (80) against 丙丁贷 in the paragraph
 * (60): margin 20.
 *
 * A company to which the consumer turned (联系丙丁贷客服) counts as a subject for what follows: its
 * answer. So does one that collecting was handed to (债权转让给丙丁咨询，天天打电话): it acts from
 * then on.
 *
 * What lowers a score:
 *   - firms that are seldom complained of (shops, trusts), unless they are subject or in a field,
 *     so far that being named in another sentence is not enough; those by which people pay, a
 *     little; an account with one or the other is no evidence at all;
 *   - a funder or guarantor (放款机构是戊己银行) in all of its places: it yields to the platform;
 *   - an account or card named in passing (从戊己银行卡扣走): the one whose account it is did not
 *     take the money.
 * A report or an article names companies in passing (通过支付宝发送信息): what is not its matter,
 * named by its title, its lead or MATTER_PLACES times, is charged with nothing beyond the sentence
 * but what follows where it was subject. What wins by standing in the paragraph alone has to stand
 * near, unless the text is about it alone (is_left_behind() in attribution.c). On which side a
 * place stands (sides.h) exempts it, or makes it the agent: a contrasted company (戊己贷倒没有骂人)
 * is never charged with what is alleged, one that is wronged with nothing of that, and one where
 * the debtor shall borrow with no act of collecting. Acts said of the trade at large are charged
 * only to a company named in their clause; rules and possibilities not to one that merely stands in
 * the paragraph.
 *
 * Work is bounded: MAX_BACK places back and MAX_ON places on from the hit are looked at,
 * MC_MAX_REFERENCE_CUES cues, and for nouns KIND_REACH characters before the end of the hit.
 */

// Only the order of scores and the gaps between them mean anything.
enum {
    SCORE_CLAUSE_AGENT = 102,   // agent of a passive in the clause, or named as the culprit
    SCORE_CLAUSE_CHARGED = 101, // charged with collecting before the hit
    SCORE_CLAUSE_SUBJECT = 100,
    SCORE_CLAUSE_ADJOINING = 96, // directly before the hit
    SCORE_ITEM = 95,             // heads the line of a list
    SCORE_QUOTE_SUBJECT = 93,    // subject of a later clause of the hit
    SCORE_CLAUSE = 90,
    SCORE_KIND = 89,         // a noun stands for the one company of its kind
    SCORE_LISTED_AFTER = 88, // in a list behind the act
    SCORE_CLAUSE_ASKED = 81, // asked inside a resolution: 要求丙丁贷退款
    SCORE_SENTENCE_SUBJECT = 80,
    SCORE_SENTENCE_OLDER = MC_OFFER_TOGETHER, // subject of the sentence before another one
    SCORE_RESPONDENT = 70,
    SCORE_HOUSE = 69,         // for whom the agent of a call speaks
    SCORE_CLAUSE_QUOTED = 67, // object of the clause inside the hit
    SCORE_SENTENCE = 66,
    SCORE_CLAUSE_OBJECT = 64,
    SCORE_SENTENCE_BEHIND = 62,   // in the sentence, behind the hit
    SCORE_LAST_OF_KIND = 61,      // a noun stands for the last of several companies of its kind
    SCORE_PARAGRAPH_SUBJECT = 60, // the nearest subject before it in the paragraph
    SCORE_PARAGRAPH = 58,
    SCORE_HEADING = 56,
    SCORE_TITLE = 50,
    SCORE_HASHTAG = 45,
    SCORE_THREAD = 40,
    SCORE_REFERENCE = 35,
    SCORE_TOPIC = 32,
    SCORE_ONLY = 30,   // the one company of the text
    SCORE_CARRIED = 28 // what the last act was charged to
};

// What lowers a score.
enum {
    PASSIVE_FIRM_MALUS = 58, // seldom complained of
    PASSING_MALUS = 30,      // its account is named, not the company
    PAYMENT_MALUS = 10,
    FUNDER_MALUS = 5
};

enum { MAX_BACK = 64, MAX_ON = 24, ADJOINING_GAP = 1, KIND_REACH = 48 };

// The hit that is looked at.
typedef struct focus {
    const mc_judgement *judgement;
    mc_norm_span quote;
    uint32_t sentence, clause, paragraph;
    uint32_t last_clause; // where the hit ends
} focus;

// The firm by which people pay: seldom the culprit beside another.
static bool is_payment(const mc_attribution_case *given, uint32_t party)
{
    const mc_party *p = &given->book->parties[party];
    return p->kind == MC_PARTY_LISTED &&
           given->index->lexicon->companies[p->company].kind == MC_COMPANY_PAYMENT;
}

bool mc_offer_is_passive(const mc_attribution_case *given, uint32_t party)
{
    const mc_party *p = &given->book->parties[party];
    if (p->kind != MC_PARTY_LISTED) return false;
    return given->index->lexicon->companies[p->company].kind == MC_COMPANY_OTHER;
}

// Subject, item, or named by a field: no doubt that it is spoken of.
static bool is_plain(mc_attribution_by by, int32_t score)
{
    return by == MC_BY_CLAUSE_SUBJECT || by == MC_BY_LIST || by == MC_BY_RESPONDENT ||
           by == MC_BY_TITLE || (by == MC_BY_SENTENCE && score >= SCORE_SENTENCE_OLDER);
}

// Evidence beyond the sentence by which a text that tells nobody's own case charges only its
// matter.
static bool is_far(mc_attribution_by by, int32_t score)
{
    return (by == MC_BY_PARAGRAPH && score < SCORE_PARAGRAPH_SUBJECT) || by == MC_BY_TOPIC ||
           by == MC_BY_ONLY_COMPANY || (by == MC_BY_REFERENCE && score == SCORE_REFERENCE);
}

static void offer(mc_attribution_run *run, const mc_attribution_case *given, uint32_t place,
                  mc_attribution_by by, int32_t score)
{
    const mc_place *at = &given->book->places[place];
    uint32_t party = at->mention.party;
    mc_standing_of_party *standing = &run->parties[party];
    if (!given->grievance && !standing->matter && is_far(by, score)) return;
    if (!is_plain(by, score)) {
        bool passive = mc_offer_is_passive(given, party), payment = is_payment(given, party);
        if (at->passing && (passive || payment)) return;
        if (passive) score -= PASSIVE_FIRM_MALUS;
        if (payment) score -= PAYMENT_MALUS;
        if (score <= 0) return;
    }
    if (standing->funder) score -= FUNDER_MALUS;
    if (at->passing) score -= PASSING_MALUS;
    if (standing->best.by == MC_BY_NONE)
        run->touched[run->touched_count++] = party;
    else if (standing->best.score >= score)
        return;
    standing->best = (mc_candidate){party, by, score};
    standing->place = place;
}

static bool is_of_family(const mc_attribution_case *given, const mc_judgement *judgement,
                         uint32_t family)
{
    const mc_lexicon *lexicon = given->index->lexicon;
    uint32_t entry = given->matches->hits[judgement->hit].entry;
    if (family == MC_NONE || entry >= lexicon->entry_count) return false;
    return lexicon->categories[lexicon->entries[entry].category].family == family;
}

// An object of the clause: inside the hit it is part of what was done, and of a resolution the one
// that is asked.
static int32_t object_score(const mc_attribution_case *given, const focus *on, mc_norm_span name)
{
    if (!mc_text_spans_overlap(on->quote, name)) return SCORE_CLAUSE_OBJECT;
    bool asked = is_of_family(given, on->judgement, given->index->resolution);
    return asked ? SCORE_CLAUSE_ASKED : SCORE_CLAUSE_QUOTED;
}

static void offer_clause(mc_attribution_run *run, const mc_attribution_case *given, const focus *on,
                         uint32_t at)
{
    const mc_place *place = &given->book->places[at];
    mc_norm_span span = place->mention.span;
    bool before = span.begin <= on->quote.begin;
    bool inside = span.begin < on->quote.end;
    if (place->listed_after && !before)
        offer(run, given, at, MC_BY_LIST, SCORE_LISTED_AFTER);
    else if ((inside && place->agent) || place->side == MC_SIDE_CULPRIT)
        offer(run, given, at, MC_BY_CLAUSE_SUBJECT, SCORE_CLAUSE_AGENT);
    else if (place->charged && span.begin >= on->quote.begin)
        offer(run, given, at, MC_BY_CLAUSE, SCORE_CLAUSE_OBJECT);
    else if (place->charged)
        offer(run, given, at, MC_BY_CLAUSE_SUBJECT, SCORE_CLAUSE_CHARGED);
    else if ((!place->object && mc_text_spans_overlap(on->judgement->subject, span)) ||
             (before && place->mention.is_subject))
        offer(run, given, at, MC_BY_CLAUSE_SUBJECT, SCORE_CLAUSE_SUBJECT);
    else if (before && !place->object && !place->passing && span.end <= on->quote.begin &&
             on->quote.begin - span.end <= ADJOINING_GAP)
        offer(run, given, at, MC_BY_CLAUSE_SUBJECT, SCORE_CLAUSE_ADJOINING);
    else if ((place->object && !place->contacted) || !before)
        offer(run, given, at, MC_BY_CLAUSE, object_score(given, on, span));
    else
        offer(run, given, at, MC_BY_CLAUSE, SCORE_CLAUSE);
}

static void offer_sentence(mc_attribution_run *run, const mc_attribution_case *given,
                           const focus *on, uint32_t at, bool *subject_seen)
{
    const mc_place *place = &given->book->places[at];
    bool before = place->mention.span.begin < on->quote.begin;
    bool inside = !before && place->mention.span.end <= on->quote.end;
    if (place->listed_after && !before)
        offer(run, given, at, MC_BY_LIST, SCORE_LISTED_AFTER);
    else if (inside && place->mention.is_subject)
        offer(run, given, at, MC_BY_SENTENCE, SCORE_QUOTE_SUBJECT);
    else if ((place->side == MC_SIDE_CULPRIT && !before) ||
             (before && (place->mention.is_subject || place->contacted || place->charged))) {
        offer(run, given, at, MC_BY_SENTENCE,
              *subject_seen ? SCORE_SENTENCE_OLDER : SCORE_SENTENCE_SUBJECT);
        *subject_seen = true;
    } else
        offer(run, given, at, MC_BY_SENTENCE, before ? SCORE_SENTENCE : SCORE_SENTENCE_BEHIND);
}

// The nearest earlier subject of the paragraph stands out; other mentions are level.
static void offer_paragraph(mc_attribution_run *run, const mc_attribution_case *given,
                            const focus *on, uint32_t at, bool *subject_seen)
{
    const mc_place *place = &given->book->places[at];
    bool before = place->mention.span.begin < on->quote.begin;
    bool nearest = before && (place->mention.is_subject || place->contacted) && !*subject_seen;
    if (nearest) *subject_seen = true;
    offer(run, given, at, MC_BY_PARAGRAPH, nearest ? SCORE_PARAGRAPH_SUBJECT : SCORE_PARAGRAPH);
}

// What the walk back has met so far, with the group in which it was met.
typedef struct walk {
    bool sentence_subject, paragraph_subject, item;
    uint32_t sentence_group, paragraph_group;
} walk;

static uint32_t place_paragraph(const mc_attribution_case *given, const mc_place *place)
{
    return given->text->sentences[place->sentence].paragraph;
}

// By the side on which it stands the company named there is not meant.
static bool is_exempt(const mc_attribution_case *given, const focus *on, const mc_place *place)
{
    bool resolved = is_of_family(given, on->judgement, given->index->resolution);
    switch (place->side) {
    case MC_SIDE_OPEN:
    case MC_SIDE_CULPRIT:
    case MC_SIDE_SUED:
        return false;
    case MC_SIDE_WRONGED:
        return !resolved;
    case MC_SIDE_SPARED:
        return !resolved &&
               (mc_finding_status_is_alleged(on->judgement->status) || place->clause != on->clause);
    case MC_SIDE_PRINCIPAL:
    case MC_SIDE_ELSEWHERE:
        return is_of_family(given, on->judgement, given->index->collection);
    }
    return false;
}

// The hit stands in the hashtag of the name, behind it: #丙丁贷涉嫌诈骗#.
static bool is_same_tag(const mc_text *text, mc_norm_span name, mc_norm_span quote)
{
    if (quote.end <= name.begin) return false;
    for (uint32_t i = name.end; i < quote.begin; i++)
        if (text->norm[i] == '#' || text->norm[i] == '\n') return false;
    return true;
}

static void offer_near(mc_attribution_run *run, const mc_attribution_case *given, const focus *on,
                       uint32_t at, walk *met)
{
    const mc_place *place = &given->book->places[at];
    if (!mc_overview_is_usable(given, place) || is_exempt(given, on, place)) return;
    if (place->hashtag) {
        bool acts = is_same_tag(given->text, place->mention.span, on->quote);
        offer(run, given, at, acts ? MC_BY_CLAUSE_SUBJECT : MC_BY_HASHTAG,
              acts ? SCORE_CLAUSE_SUBJECT : SCORE_HASHTAG);
        return;
    }
    bool before = place->mention.span.begin <= on->quote.begin;
    if (place->item && before && !met->item) {
        met->item = true;
        offer(run, given, at, MC_BY_LIST, SCORE_ITEM);
    } else if (place->clause == on->clause ||
               (place->side == MC_SIDE_CULPRIT && place->clause == on->last_clause)) {
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

static void offer_surrounding(mc_attribution_run *run, const mc_attribution_case *given,
                              const focus *on)
{
    const mc_party_book *book = given->book;
    uint32_t from = mc_party_book_place_from(book, on->quote.begin + 1);
    walk met = {0};
    for (uint32_t i = from; i-- > 0 && from - i <= MAX_BACK;) {
        const mc_place *place = &book->places[i];
        if (place->source != MC_PLACE_TEXT || place->sentence < run->digest.item.first) break;
        offer_near(run, given, on, i, &met);
    }
    for (uint32_t i = from; i < book->place_count && i - from < MAX_ON; i++) {
        if (book->places[i].sentence >= run->digest.item.behind) break;
        offer_near(run, given, on, i, &met);
    }
}

// The last place of a company of the kind before the hit, in its paragraph; MC_NONE.
static uint32_t last_of_kind(const mc_attribution_case *given, const focus *on, uint32_t kind)
{
    const mc_party_book *book = given->book;
    uint32_t from = mc_party_book_place_from(book, on->quote.begin);
    for (uint32_t i = from; i-- > 0 && from - i <= MAX_BACK;) {
        const mc_place *place = &book->places[i];
        if (place->source != MC_PLACE_TEXT || place_paragraph(given, place) != on->paragraph) break;
        if (mc_overview_is_usable(given, place) &&
            mc_kind_holds(given->index, book, kind, place->mention.party))
            return i;
    }
    return MC_NONE;
}

static bool names_a_kind(const mc_kinds *kinds)
{
    for (uint32_t kind = 0; kind < MC_KIND_COUNT; kind++)
        if (kinds->places[kind] != MC_NONE) return true;
    return false;
}

// The clause speaks by a noun of the one bank, insurer … of the document, or of the last one.
static void offer_kind(mc_attribution_run *run, const mc_attribution_case *given, const focus *on)
{
    uint32_t begin = given->text->clauses[on->clause].norm.begin, end = on->quote.end;
    if (!names_a_kind(&run->kinds)) return;
    mc_norm_span within = {mc_clamp_back(end, KIND_REACH, begin), end};
    uint32_t kind = mc_kind_named(given->index, given->book, given->text, within);
    if (kind == MC_NONE || run->kinds.places[kind] == MC_NONE) return;
    bool several = run->kinds.several[kind];
    uint32_t place = several ? last_of_kind(given, on, kind) : run->kinds.places[kind];
    if (place != MC_NONE)
        offer(run, given, place, MC_BY_REFERENCE, several ? SCORE_LAST_OF_KIND : SCORE_KIND);
}

// The nearest heading above that names a company, and the last company above that was subject; not
// of another item of a digest.
static void offer_above(mc_attribution_run *run, const mc_attribution_case *given, const focus *on,
                        bool refers)
{
    const mc_party_book *book = given->book;
    uint32_t from = mc_party_book_place_from(book, on->quote.begin);
    bool heading = false, subject = !refers || run->digest.divided;
    for (uint32_t i = from; i-- > 0 && from - i <= MAX_BACK && !(heading && subject);) {
        const mc_place *place = &book->places[i];
        if (place->source != MC_PLACE_TEXT) break;
        if (!mc_overview_is_usable(given, place) || place->hashtag || mc_overview_is_beside(place))
            continue;
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

// A word that refers to a company stands before the hit in its sentence.
static bool refers(const mc_attribution_case *given, const focus *on)
{
    mc_norm_span before = {given->text->sentences[on->sentence].norm.begin, on->quote.end};
    return mc_reference_stands(given->index, given->cues, before);
}

// Fields of the input, hashtags anywhere, the topic, the only company.
static void offer_document(mc_attribution_run *run, const mc_attribution_case *given)
{
    static const struct {
        mc_attribution_by by;
        int32_t score;
    } of_field[] = {[MC_PLACE_RESPONDENT] = {MC_BY_RESPONDENT, SCORE_RESPONDENT},
                    [MC_PLACE_TITLE] = {MC_BY_TITLE, SCORE_TITLE},
                    [MC_PLACE_THREAD] = {MC_BY_THREAD, SCORE_THREAD},
                    [MC_PLACE_TEXT] = {MC_BY_HASHTAG, SCORE_HASHTAG}};
    for (uint32_t i = 0; i < run->wide_count; i++) {
        mc_place_source source = given->book->places[run->wide[i]].source;
        offer(run, given, run->wide[i], of_field[source].by, of_field[source].score);
    }
    if (run->house != MC_NONE) offer(run, given, run->house, MC_BY_TOPIC, SCORE_HOUSE);
    if (run->topic != MC_NONE)
        offer(run, given, run->topic, run->only ? MC_BY_ONLY_COMPANY : MC_BY_TOPIC,
              run->only ? SCORE_ONLY : SCORE_TOPIC);
    if (run->touched_count == 0 && run->carried != MC_NONE)
        offer(run, given, run->carried, MC_BY_TOPIC, SCORE_CARRIED);
}

// Takes away what is worth less than `least`, or what merely stands in the paragraph.
static void withdraw(mc_attribution_run *run, int32_t least, bool paragraph)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < run->touched_count; i++) {
        mc_candidate *best = &run->parties[run->touched[i]].best;
        bool loose = best->by == MC_BY_PARAGRAPH || best->by == MC_BY_REFERENCE;
        if (best->score < least || (paragraph && loose))
            best->by = MC_BY_NONE;
        else
            run->touched[kept++] = run->touched[i];
    }
    run->touched_count = kept;
}

void mc_offer_gather(mc_attribution_run *run, const mc_attribution_case *given,
                     const mc_judgement *judgement)
{
    const mc_text *text = given->text;
    mc_norm_span quote = given->matches->hits[judgement->hit].quote;
    focus on = {judgement,
                quote,
                mc_text_sentence_at(text, quote.begin),
                mc_text_clause_at(text, quote.begin),
                0,
                mc_text_clause_at(text, quote.end > quote.begin ? quote.end - 1 : quote.end)};
    on.paragraph = text->sentences[on.sentence].paragraph;
    mc_digest_read(&run->digest, text, given->book, on.sentence, given->grievance);
    offer_surrounding(run, given, &on);
    offer_kind(run, given, &on);
    if (judgement->status == MC_GENERAL) {
        withdraw(run, SCORE_CLAUSE, false);
        return;
    }
    bool loose = judgement->status == MC_NORM || judgement->status == MC_HYPOTHETICAL;
    if (loose)
        withdraw(run, INT32_MIN, true);
    else
        offer_above(run, given, &on, refers(given, &on));
    offer_document(run, given);
}

void mc_offer_clear(mc_attribution_run *run)
{
    for (uint32_t i = 0; i < run->touched_count; i++)
        run->parties[run->touched[i]].best.by = MC_BY_NONE;
    run->touched_count = 0;
}
