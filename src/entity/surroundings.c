// SPDX-License-Identifier: Apache-2.0
#include "entity/surroundings.h"

#include "base/clamp.h"
#include "entity/name_edge.h"

/*
 * What a place tells by its neighbours, all words from lexicons/classes/company.tsv:
 *
 *   丙丁贷天天打电话            subject: nothing stands before it that makes it an object
 *   我在丙丁贷借了钱            object: 在 directly before
 *   被丙丁贷催收                subject: agent of a passive
 *   资方丙丁银行                funder: yields to the platform, and so do its other places
 *   扣我丙丁银行 · 丙丁银行卡里 passing: an account, not the company
 *   委托丙丁咨询                collector, if it is in no list
 *   我在丙丁贷上班 · 据丙丁日报报道 · @丙丁贷 · 冒充丙丁贷 · … - 丙丁网      bystander: never the culprit
 *   丙丁贷、戊己贷和庚辛贷都骂人 one group; what is said of the first is said of all
 *   点名了丙丁贷、戊己贷        listed_after: the names that follow are meant by what came before
 *   丙丁贷：骂人。              item: heads its line
 *   #丙丁贷[超话]#              hashtag
 */

enum { HASHTAG_UNITS = 24, LIST_HEAD_GAP = 4, MAX_JOINT_UNITS = 6 };

static bool has_hash(const mc_text *text, uint32_t from, uint32_t to)
{
    for (uint32_t i = from; i < to; i++)
        if (text->norm[i] == '#') return true;
    return false;
}

static bool in_hashtag(const mc_text *text, mc_norm_span span)
{
    uint32_t from = mc_clamp_back(span.begin, HASHTAG_UNITS, 0);
    uint32_t to = mc_clamp_on(span.end, HASHTAG_UNITS, text->norm_size);
    uint32_t open = span.begin;
    while (open > from && text->norm[open - 1] != '#' && text->norm[open - 1] != '\n')
        open--;
    return open > 0 && text->norm[open - 1] == '#' && has_hash(text, span.end, to);
}

// The site behind a headline: 丙丁贷跑路 - 戊己网
static bool is_credit(const mc_text *text, mc_norm_span span)
{
    uint32_t at = span.begin;
    while (at > 0 && text->norm[at - 1] == ' ')
        at--;
    if (at < 2) return false;
    uint16_t mark = text->norm[at - 1];
    if (mark != '-' && mark != '_' && mark != '|' && mark != 0x2014) return false;
    uint32_t end = mc_name_edge_on(text, span.end, text->norm_size);
    return end == text->norm_size || text->norm[end] == '\n' || text->norm[end] == MC_NORM_BARRIER;
}

static bool is_bystander(const mc_reading *of, const mc_place *place, mc_norm_span clause)
{
    mc_norm_span span = place->mention.span;
    if (span.begin > 0 && of->text->norm[span.begin - 1] == '@') return true;
    if (is_credit(of->text, span)) return true;
    uint32_t before = mc_name_edge_back(of->text, span.begin, clause.begin);
    uint32_t source = mc_reading_ends(of, MC_ENTITY_BYSTANDER_BEFORE, before);
    if (source > mc_reading_ends(of, MC_ENTITY_OBJECT_BEFORE, before)) return true;
    uint32_t after = mc_name_edge_on(of->text, span.end, clause.end);
    uint32_t noun = mc_reading_begins(of, MC_ENTITY_GENERIC, after);
    return mc_reading_is_behind(of, MC_ENTITY_BYSTANDER_AFTER, after) ||
           mc_reading_is_behind(of, MC_ENTITY_BYSTANDER_AFTER, after + noun);
}

static bool is_colon(uint16_t unit)
{
    return unit == ':' || unit == 0xFF1A;
}

static bool heads_line(const mc_text *text, const mc_place *place)
{
    mc_norm_span span = place->mention.span;
    uint32_t after = mc_name_edge_on(text, span.end, text->norm_size);
    if (after >= text->norm_size || !is_colon(text->norm[after])) return false;
    mc_norm_span sentence = text->sentences[place->sentence].norm;
    uint32_t before = mc_name_edge_back(text, span.begin, sentence.begin);
    return before <= sentence.begin + LIST_HEAD_GAP;
}

static bool follows_list_head(const mc_reading *of, const mc_place *place)
{
    mc_norm_span sentence = of->text->sentences[place->sentence].norm;
    uint32_t before = mc_name_edge_back(of->text, place->mention.span.begin, sentence.begin);
    for (uint32_t gap = 0; gap <= LIST_HEAD_GAP && before >= sentence.begin + gap; gap++)
        if (mc_reading_is_before(of, MC_ENTITY_LIST_HEADS, before - gap)) return true;
    return false;
}

// More than the clause's end mark follows the name.
static bool has_predicate(const mc_text *text, mc_norm_span span, mc_norm_span clause)
{
    return mc_name_edge_on(text, span.end, clause.end) + 1 < clause.end;
}

// Behind a sign of objects that is not the end of an adverb: 在丙丁贷, not 现在丙丁贷.
static bool is_object(const mc_reading *of, uint32_t before)
{
    uint32_t sign = mc_reading_ends(of, MC_ENTITY_OBJECT_BEFORE, before);
    return sign > mc_reading_ends(of, MC_ENTITY_ADVERB, before);
}

// 资方丙丁银行, and 是丙丁银行放款的: but of 丙丁银行放款，天天催收 nothing says that another one
// did it.
static bool is_funder(const mc_reading *of, mc_norm_span span, uint32_t before)
{
    if (mc_reading_is_before(of, MC_ENTITY_FUNDER_BEFORE, before)) return true;
    return mc_reading_is_before(of, MC_ENTITY_FUNDER_LEAD, before) &&
           mc_reading_is_behind(of, MC_ENTITY_FUNDER_AFTER, span.end);
}

// 被丙丁贷催收; but a sign of agents may end one of objects: 联系丙丁贷.
static bool is_agent(const mc_reading *of, uint32_t before)
{
    uint32_t sign = mc_reading_ends(of, MC_ENTITY_AGENT_BEFORE, before);
    return sign > 0 && sign >= mc_reading_ends(of, MC_ENTITY_OBJECT_BEFORE, before);
}

static void read_place(const mc_reading *of, mc_party_book *book, mc_place *place)
{
    mc_norm_span span = place->mention.span;
    place->sentence = mc_text_sentence_at(of->text, span.begin);
    place->clause = mc_text_clause_at(of->text, span.begin);
    mc_norm_span clause = of->text->clauses[place->clause].norm;
    uint32_t before = mc_name_edge_governed(of, span.begin, clause.begin);
    bool agent = is_agent(of, before);
    place->agent = agent;
    place->hashtag = in_hashtag(of->text, span);
    place->bystander = is_bystander(of, place, clause);
    place->object = !agent && is_object(of, before);
    place->funder = is_funder(of, span, before);
    place->passing = mc_reading_is_before(of, MC_ENTITY_ACCOUNT_BEFORE, before) ||
                     mc_reading_begins(of, MC_ENTITY_ACCOUNT_AFTER, span.end) >
                         mc_reading_begins(of, MC_ENTITY_GENERIC, span.end);
    place->contacted = mc_reading_is_before(of, MC_ENTITY_CONTACT_BEFORE, before);
    place->charged = !place->funder && mc_reading_is_before(of, MC_ENTITY_COLLECTOR_BEFORE, before);
    if (place->charged || mc_reading_is_before(of, MC_ENTITY_COLLECTOR_ENDING, span.end))
        mc_party_book_is_collector(book, place->mention.party);
    place->counsel =
        !place->charged && !agent && mc_reading_is_before(of, MC_ENTITY_COUNSEL, span.end);
    place->item = heads_line(of->text, place);
    place->listed_after = follows_list_head(of, place);
    place->mention.is_subject = !place->object && !place->bystander && !place->hashtag &&
                                !place->funder && !place->passing &&
                                (before == clause.begin || has_predicate(of->text, span, clause));
}

// Closing marks and opening ones, nothing else: “丙丁贷”“戊己贷”.
static bool are_listed_quotes(const mc_text *text, uint32_t from, uint32_t to)
{
    return to >= from + 2 && mc_name_edge_on(text, from, to) == to && text->norm[from] != ' ' &&
           text->norm[from] != 0xFF08 && text->norm[from] != '(';
}

// A comma behind this name joins it to the next one: 丙丁贷，戊己贷都骂人; not so in
// 转给丙丁咨询，戊己贷的人骂人.
static bool continues_list(const mc_reading *of, const mc_place *left)
{
    mc_norm_span clause = of->text->clauses[left->clause].norm, span = left->mention.span;
    if (left->listed_after) return true;
    return mc_name_edge_governed(of, span.begin, clause.begin) == clause.begin &&
           !has_predicate(of->text, span, clause);
}

// True when only a joint (、 和 与 …) stands between the two, perhaps behind a common noun
// (丙丁贷平台、戊己贷) or its people (丙丁贷的催收跟戊己贷); and for two names of one company, the
// second in brackets.
static bool is_coordinated(const mc_reading *of, const mc_place *left, const mc_place *right)
{
    if (left->source != MC_PLACE_TEXT || left->sentence != right->sentence) return false;
    if (left->together) return true;
    if (left->mention.party == right->mention.party)
        return right->mention.span.begin == left->mention.span.end + 1 &&
               mc_name_edge_is_wrapping(of->text->norm[left->mention.span.end]);
    if (left->clause != right->clause && !continues_list(of, left)) return false;
    if (are_listed_quotes(of->text, left->mention.span.end, right->mention.span.begin)) return true;
    uint32_t from = mc_name_edge_on(of->text, left->mention.span.end, right->mention.span.begin);
    uint32_t noun = mc_reading_begins(of, MC_ENTITY_GENERIC, from);
    if (noun == 0) noun = mc_reading_begins(of, MC_ENTITY_BRIEF_SURE, from);
    if (from + noun < right->mention.span.begin)
        from = mc_name_edge_on(of->text, from + noun, right->mention.span.begin);
    uint32_t to = mc_name_edge_governed(of, right->mention.span.begin, from);
    if (to - from > MAX_JOINT_UNITS || to == from) return false;
    return mc_entity_index_holds(of->index, MC_ENTITY_JOINTS,
                                 mc_text_norm_slice(of->text, (mc_norm_span){from, to}));
}

// The next one is no object for standing behind the joint: 丙丁贷跟戊己贷都骂人.
static void share_role(const mc_text *text, const mc_place *first, mc_place *next)
{
    if (next->object && !first->object)
        next->mention.is_subject =
            has_predicate(text, next->mention.span, text->clauses[next->clause].norm);
    next->group = first->group;
    next->object = first->object;
    next->bystander = first->bystander;
    next->listed_after = first->listed_after;
}

// The group is all of its clause, a topic: 丙丁贷和戊己贷，天天骂人.
static bool is_topic(const mc_text *text, const mc_place *first, const mc_place *last)
{
    if (first->source != MC_PLACE_TEXT || first->clause != last->clause) return false;
    mc_norm_span clause = text->clauses[first->clause].norm;
    uint32_t before = mc_name_edge_back(text, first->mention.span.begin, clause.begin);
    return (before == clause.begin || is_colon(text->norm[before - 1])) &&
           !has_predicate(text, last->mention.span, clause);
}

// Nothing but a common noun stands between the two: 戊己支付丙丁贷, 戊己商城平台丙丁贷.
static bool is_adjacent(const mc_reading *of, const mc_place *left, const mc_place *right)
{
    if (left->source != MC_PLACE_TEXT || left->clause != right->clause) return false;
    uint32_t end = left->mention.span.end;
    uint32_t noun = mc_reading_begins(of, MC_ENTITY_GENERIC, end);
    return right->mention.span.begin == end || right->mention.span.begin == end + noun;
}

// Of two adjacent names the second acts (戊己支付丙丁贷扣了我的钱), unless what follows speaks of
// both (戊己支付丙丁贷都扣了): then they are together, as many as there are.
static void read_adjacent(const mc_reading *of, mc_party_book *book)
{
    for (uint32_t i = book->place_count; i-- > 1;) {
        mc_place *left = &book->places[i - 1], *right = &book->places[i];
        if (!is_adjacent(of, left, right)) continue;
        left->together = right->together ||
                         mc_reading_is_behind(of, MC_ENTITY_ALL_AFTER, right->mention.span.end);
        if (left->together || left->mention.party == right->mention.party) continue;
        left->object = true;
        left->mention.is_subject = false;
    }
}

// 在丙丁贷借的，戊己银行放款: what pays out or insures beside another company is its funder.
static void read_funders(const mc_reading *of, mc_party_book *book)
{
    for (uint32_t i = 1; i < book->place_count; i++) {
        const mc_place *left = &book->places[i - 1];
        mc_place *right = &book->places[i];
        if (left->source != MC_PLACE_TEXT || left->funder || left->sentence != right->sentence ||
            left->mention.party == right->mention.party)
            continue;
        right->funder |= mc_reading_is_behind(of, MC_ENTITY_FUNDER_AFTER, right->mention.span.end);
    }
}

// What stands before a group governs all of it; what follows the last member makes all of them
// subjects.
static void read_groups(const mc_reading *of, mc_party_book *book)
{
    for (uint32_t i = 0; i < book->place_count; i++) {
        mc_place *place = &book->places[i];
        place->group = i;
        if (place->source != MC_PLACE_TEXT) continue;
        if (i > 0 && is_coordinated(of, place - 1, place)) share_role(of->text, place - 1, place);
    }
    for (uint32_t i = book->place_count; i-- > 1;) {
        mc_place *place = &book->places[i];
        if (place->group != book->places[i - 1].group) continue;
        book->places[i - 1].bystander |= place->bystander;
        bool subject = place->mention.is_subject || is_topic(of->text, &book->places[i - 1], place);
        book->places[i - 1].mention.is_subject = subject && !place->object && !place->bystander;
    }
    for (uint32_t i = 1; i < book->place_count; i++)
        if (book->places[i].group == book->places[i - 1].group)
            book->places[i].mention.is_subject = book->places[i - 1].mention.is_subject;
}

void mc_surroundings_read(const mc_entity_index *index, const mc_text *text, mc_party_book *book)
{
    const mc_reading reading = {index, text}, *of = &reading;
    for (uint32_t i = 0; i < book->place_count; i++)
        if (book->places[i].source == MC_PLACE_TEXT) read_place(of, book, &book->places[i]);
    read_adjacent(of, book);
    read_funders(of, book);
    read_groups(of, book);
}
