// SPDX-License-Identifier: Apache-2.0
#include "entity/sides.h"

#include "base/clamp.h"
#include "entity/name_edge.h"

/*
 * A text that accuses one company names others beside it. The words around a name
 * (lexicons/classes/company.tsv, cues/contrast.tsv) say on which side it stands:
 *
 *   骂我的是丙丁贷                                    culprit: though it stands behind the act
 *   丙丁贷起诉戊己咨询，称其骂人                      丙丁贷 wronged, 戊己咨询 sued: what follows is laid to it
 *   丙丁贷将戊己咨询告上法庭 · 戊己咨询被丙丁贷起诉   likewise; and 丙丁贷称戊己咨询骂人
 *   冒充丙丁贷 · 伪造丙丁贷的律师函                   wronged; and where nobody tells his own case, 丙丁贷已报案
 *   受丙丁贷委托 · 代表丙丁贷 · 丙丁贷委外的戊己咨询                         principal: another one collects
 *   丙丁贷倒没有 · 不像丙丁贷 · 比丙丁贷还狠          spared: it is the measure, or does not do it
 *   跟丙丁贷相比                                      likewise
 *   让我去丙丁贷套现还他们 · 你先去丙丁贷借           elsewhere: where the money shall come from that pays another
 *   丙丁贷能借不                                      likewise
 *
 * For elsewhere a word must stand directly before the name that leads to it (去, 从, 借 …), and in
 * its clause either what is said to a debtor (你, 那就) within TOLD_BACK characters before the name
 * or what the money is for (还他们, 套现) within PURPOSE_ON behind it: 我从丙丁贷借了三千 is one's
 * own debt. What is said of one of a coordination is said of all; a company that is wronged, or
 * where one shall borrow, is so in the whole sentence, but not where its own people act
 * (丙丁贷的催收).
 */

enum { CONTRAST_GAP = 6, SUES_GAP = 6, TOLD_BACK = 12, PURPOSE_ON = 14 };

static bool holds_word(const mc_reading *of, mc_entity_class which, uint32_t from, uint32_t to)
{
    mc_norm_span span = {from, to};
    return from < to &&
           mc_entity_index_stands_in(of->index, which, mc_text_norm_slice(of->text, span));
}

// A name with what borders on it in its clause.
typedef struct bounds {
    mc_norm_span clause;
    uint32_t before, behind; // ends and begins of what borders on it, past quotation marks
} bounds;

static bounds bounds_of(const mc_reading *of, const mc_place *place)
{
    bounds b = {.clause = of->text->clauses[place->clause].norm};
    b.before = mc_name_edge_governed(of, place->mention.span.begin, b.clause.begin);
    b.behind = mc_name_edge_on(of->text, place->mention.span.end, b.clause.end);
    return b;
}

static bool is_compared(const mc_reading *of, const bounds *b)
{
    return mc_reading_is_before(of, MC_ENTITY_COMPARED_BEFORE, b->before) ||
           (mc_reading_is_before(of, MC_ENTITY_JOINTS, b->before) &&
            mc_reading_is_behind(of, MC_ENTITY_COMPARED_AFTER, b->behind));
}

static bool is_elsewhere(const mc_reading *of, const bounds *b)
{
    if (mc_reading_is_behind(of, MC_ENTITY_OPTION_AFTER, b->behind)) return true;
    if (!mc_reading_is_before(of, MC_ENTITY_OPTION_BEFORE, b->before)) return false;
    uint32_t from = mc_clamp_back(b->before, TOLD_BACK, b->clause.begin);
    uint32_t to = mc_clamp_on(b->behind, PURPOSE_ON, b->clause.end);
    return holds_word(of, MC_ENTITY_TOLD_BEFORE, from, b->before) ||
           holds_word(of, MC_ENTITY_PURPOSE_AFTER, b->behind, to);
}

static bool is_wronged(const mc_reading *of, const bounds *b, bool grievance)
{
    return mc_reading_is_before(of, MC_ENTITY_MASK_BEFORE, b->before) ||
           (!grievance && mc_reading_is_behind(of, MC_ENTITY_REPORTS_AFTER, b->behind));
}

// 受丙丁贷委托 · 代表丙丁贷
static bool is_principal(const mc_reading *of, const bounds *b)
{
    return mc_reading_is_before(of, MC_ENTITY_PRINCIPAL_BEFORE, b->before) ||
           (mc_reading_is_before(of, MC_ENTITY_CHARGE_BEFORE, b->before) &&
            mc_reading_is_behind(of, MC_ENTITY_CHARGE_AFTER, b->behind));
}

// 这里是丙丁贷 · 我们是受戊己贷委托的丙丁咨询 · 丙丁贷提醒您
bool mc_sides_is_house(const mc_entity_index *index, const mc_text *text, const mc_place *place)
{
    const mc_reading reading = {index, text}, *of = &reading;
    if (place->side != MC_SIDE_OPEN || place->source != MC_PLACE_TEXT) return false;
    bounds b = bounds_of(of, place);
    if (mc_reading_is_behind(of, MC_ENTITY_HOUSE_AFTER, b.behind)) return true;
    if (mc_reading_is_before(of, MC_ENTITY_HOUSE_BEFORE, b.before)) return true;
    return place->charged && holds_word(of, MC_ENTITY_HOUSE_BEFORE, b.clause.begin, b.before);
}

static mc_place_side side_of(const mc_reading *of, const mc_place *place, bool grievance)
{
    bounds b = bounds_of(of, place);
    if (mc_reading_is_before(of, MC_ENTITY_CULPRIT_BEFORE, b.before)) return MC_SIDE_CULPRIT;
    if (is_wronged(of, &b, grievance)) return MC_SIDE_WRONGED;
    if (is_principal(of, &b)) return MC_SIDE_PRINCIPAL;
    if (is_compared(of, &b)) return MC_SIDE_SPARED;
    return is_elsewhere(of, &b) ? MC_SIDE_ELSEWHERE : MC_SIDE_OPEN;
}

// A word of the class ends directly before `to`, and nothing long stands between it and `from`.
static bool is_between(const mc_reading *of, mc_entity_class which, uint32_t from, uint32_t to)
{
    uint32_t word = mc_reading_ends(of, which, to);
    return word > 0 && word <= to - from && to - from - word <= SUES_GAP;
}

static void set_suit(mc_place *suing, mc_place *sued)
{
    suing->side = MC_SIDE_WRONGED;
    suing->mention.is_subject = false;
    sued->side = MC_SIDE_SUED;
}

// 丙丁贷起诉戊己咨询 · 丙丁贷将戊己咨询告上 · 戊己咨询被丙丁贷起诉 · 丙丁贷委外的戊己咨询
static void read_pair(const mc_reading *of, mc_place *left, mc_place *right)
{
    bounds b = bounds_of(of, right);
    uint32_t from = left->mention.span.end;
    mc_ustr between = mc_text_norm_slice(of->text, (mc_norm_span){from, right->mention.span.begin});
    bool sues_behind = mc_reading_is_behind(of, MC_ENTITY_SUES, b.behind);
    if (is_between(of, MC_ENTITY_SUES, from, b.before))
        set_suit(left, right);
    else if (sues_behind && is_between(of, MC_ENTITY_TAKES_BEFORE, from, b.before))
        set_suit(left, right);
    else if (sues_behind && is_between(of, MC_ENTITY_AGENT_BEFORE, from, b.before))
        set_suit(right, left);
    else if (mc_entity_index_holds(of->index, MC_ENTITY_HIRED, between))
        left->side = MC_SIDE_PRINCIPAL;
}

static void read_pairs(const mc_reading *of, mc_party_book *book)
{
    for (uint32_t i = 1; i < book->place_count; i++) {
        mc_place *left = &book->places[i - 1], *right = &book->places[i];
        if (left->source == MC_PLACE_TEXT && left->clause == right->clause &&
            left->mention.span.end <= right->mention.span.begin &&
            left->mention.party != right->mention.party)
            read_pair(of, left, right);
    }
}

static bool names_several(const mc_party_book *book)
{
    for (uint32_t i = 1; i < book->place_count; i++)
        if (book->places[i].mention.party != book->places[0].mention.party) return true;
    return false;
}

// A contrast cue exempts the company before it in its clause (丙丁贷倒没有) or behind it
// (不像丙丁贷); one that says less (a weight: 态度很好) only where another company is named.
static void read_contrasts(const mc_reading *of, const mc_literal_hits *cues, mc_party_book *book)
{
    bool several = names_several(book);
    for (uint32_t i = 0, at = 0; i < cues->count; i++) {
        mc_literal_hit hit = cues->items[i];
        const mc_cue *cue = &of->index->lexicon->cues[of->index->owners[hit.literal]];
        if (cue->kind != MC_CUE_CONTRAST || (cue->weight > 0 && !several)) continue;
        while (at < book->place_count && book->places[at].mention.span.begin < hit.span.begin)
            at++;
        bool backward = cue->direction == MC_BACKWARD;
        if (backward ? at == 0 : at == book->place_count) continue;
        mc_place *place = &book->places[backward ? at - 1 : at];
        if (place->source != MC_PLACE_TEXT) continue;
        mc_norm_span span = place->mention.span;
        uint32_t gap = backward ? hit.span.begin - span.end : span.begin - hit.span.end;
        bool near = backward ? span.end <= hit.span.begin : hit.span.end <= span.begin;
        bool together = place->clause == mc_text_clause_at(of->text, hit.span.begin);
        if (near && gap <= CONTRAST_GAP && together && place->side == MC_SIDE_OPEN)
            place->side = MC_SIDE_SPARED;
    }
}

static void take_side(mc_place *place, const mc_place *from)
{
    if (place->side == MC_SIDE_OPEN && place->group == from->group) place->side = from->side;
}

static void spread_in_groups(mc_party_book *book)
{
    for (uint32_t i = 1; i < book->place_count; i++)
        take_side(&book->places[i], &book->places[i - 1]);
    for (uint32_t i = book->place_count; i-- > 1;)
        take_side(&book->places[i - 1], &book->places[i]);
}

enum { MAX_SPREAD = 32, MAX_MASKS = 8 };

// The same company, where its own people do not act.
static void stand_likewise(const mc_reading *of, const mc_place *known, mc_place *place)
{
    if (place->mention.party != known->mention.party || place->side != MC_SIDE_OPEN) return;
    if (place->source != MC_PLACE_TEXT) return;
    bool acts = mc_reading_is_behind(of, MC_ENTITY_BRIEF_SURE, place->mention.span.end);
    if (!acts) place->side = known->side;
}

// Where else the sentence names a company that sues or lends, it does so there, too.
static void spread_in_sentence(const mc_reading *of, mc_party_book *book, uint32_t at)
{
    const mc_place *known = &book->places[at];
    uint32_t from = at;
    while (from > 0 && at - from < MAX_SPREAD && book->places[from - 1].sentence == known->sentence)
        from--;
    for (uint32_t i = from; i < book->place_count && i - from <= 2 * MAX_SPREAD; i++) {
        mc_place *place = &book->places[i];
        if (place->sentence != known->sentence) return;
        stand_likewise(of, known, place);
    }
}

// Who warns of swindlers under a company's name speaks of them to the end.
static void spread_in_document(const mc_reading *of, mc_party_book *book)
{
    for (uint32_t at = 0, spread = 0; at < book->place_count && spread < MAX_MASKS; at++) {
        const mc_place *known = &book->places[at];
        if (known->source != MC_PLACE_TEXT || known->side == MC_SIDE_OPEN) continue;
        bounds b = bounds_of(of, known);
        if (!mc_reading_is_before(of, MC_ENTITY_MASK_BEFORE, b.before)) continue;
        spread++;
        for (uint32_t i = 0; i < book->place_count; i++)
            stand_likewise(of, known, &book->places[i]);
    }
}

void mc_sides_read(const mc_entity_index *index, const mc_text *text, const mc_literal_hits *cues,
                   bool grievance, mc_party_book *book)
{
    const mc_reading reading = {index, text}, *of = &reading;
    for (uint32_t i = 0; i < book->place_count; i++)
        if (book->places[i].source == MC_PLACE_TEXT)
            book->places[i].side = side_of(of, &book->places[i], grievance);
    read_pairs(of, book);
    read_contrasts(of, cues, book);
    spread_in_groups(book);
    for (uint32_t i = 0; i < book->place_count; i++) {
        mc_place *place = &book->places[i];
        if (place->side == MC_SIDE_SUED)
            place->mention.is_subject = true;
        else if (place->side == MC_SIDE_ELSEWHERE || place->side == MC_SIDE_WRONGED)
            spread_in_sentence(of, book, i);
    }
    if (!grievance) spread_in_document(of, book);
}
