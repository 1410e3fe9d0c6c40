// SPDX-License-Identifier: Apache-2.0
#include "context/consumer.h"

#include "context/object.h"
#include "context/words.h"

/* 我 opens nearly every sentence of a complaint, and is nearly always the one to whom it happened.
 * He acts where the clause says at whom, where the refusal is his, or where the cue itself says how
 * far it governs. What he threatens with he need not say to whom:
 *
 *     我跟客服说再不退钱就去曝光，威胁他们要报警
 *     ^      ^object                ^menace: nearest party before it that is no object: 我
 *                                       ^the opponent directly behind the verb → his own threat
 *     催收打来，我直接骂了他半小时          他 behind the verb is whom he scolds → his
 *     我很生气，就威胁要找媒体              no opponent, but a remedy behind the verb → his own threat
 *     我逾期以后，威胁要报警抓我            我 behind the verb as its object → not his
 *     我投诉以后，客服威胁要报警            the nearest party is 客服 → not his
 *     我投诉小舟贷骚扰                      what follows a word of complaining is what he complains of → not his
 *     我被威胁要投诉                        passive → not his
 *     每天给银行打电话                      whom he calls is the company → his */

enum {
    OPENING_UNITS = 4,
    CONSUMER_UNITS = 12,
    REFUSAL_UNITS = 2,
    REPORT_UNITS = 4,
    ATTRIBUTE_UNITS = 4,
    ASPECT_UNITS = 1,
    OWN_UNITS = 6,
    BEHIND_UNITS = 3,
    REMEDY_UNITS = 20,
    OBJECT_UNITS = 2,
    BESIDE_UNITS = 4, // between an act of calling and whom he calls
    NAME_UNITS = 8    // of a company between a sign of objects and its people
};

bool mc_consumer_is_self(const mc_cue *cue)
{
    return cue->kind == MC_CUE_SUBJECT_CONSUMER && cue->reach == 0;
}

static bool is_opponent(mc_cue_kind kind)
{
    return kind == MC_CUE_SUBJECT_COLLECTOR || kind == MC_CUE_SUBJECT_LENDER;
}

static bool is_inside(mc_norm_span inner, mc_norm_span outer)
{
    return inner.begin >= outer.begin && inner.end <= outer.end;
}

// A party other than the consumer in the clause, before or behind the act.
static bool names_opponent(mc_scope_view *view, mc_norm_span clause, uint32_t from)
{
    mc_cue_range range =
        mc_cue_scan_sentence(view->scan, mc_text_sentence_at(view->text, clause.begin));
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (is_opponent(mc_cue_scan_cue(view->scan, at)->kind) && at.span.begin >= from &&
            is_inside(at.span, clause))
            return true;
    }
    return false;
}

// A loan, a card, a membership that he says he never opened.
static bool is_unasked(const mc_scope_view *view, const mc_scope_target *target)
{
    return !target->act->collecting &&
           mc_words_stand_in(view->scan, MC_CLASS_UNASKED, target->quote);
}

static bool has_cue(mc_scope_view *view, mc_cue_kind kind, mc_norm_span span)
{
    mc_cue_range range =
        mc_cue_scan_sentence(view->scan, mc_text_sentence_at(view->text, span.begin));
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (mc_cue_scan_cue(view->scan, at)->kind == kind && is_inside(at.span, span)) return true;
    }
    return false;
}

// 我直接骂了他半小时: whom he does it to stands in the words of the act, or few characters behind
// them.
static bool is_done_to_opponent(mc_scope_view *view, const mc_scope_target *target, mc_cue_at at)
{
    mc_norm_span quote = target->quote, between = {at.span.end, quote.begin};
    if (!target->act->collecting) return false;
    if (between.end - between.begin > OWN_UNITS || has_cue(view, MC_CUE_PASSIVE, between))
        return false;
    uint32_t end = mc_scope_clause(view->text, quote.begin).end, far = quote.end + BEHIND_UNITS;
    mc_norm_span rest = {quote.begin + 1, far < end ? far : end};
    mc_norm_span opponent = mc_words_find(view->scan, MC_CLASS_OPPONENTS, rest);
    mc_norm_span verb = {quote.begin, opponent.begin};
    // 我说分期他们说不接受: he who says something is no object.
    bool says = mc_words_begin(view->scan, MC_CLASS_SPEECH_VERBS, opponent.end);
    return opponent.begin < opponent.end && !says && !has_cue(view, MC_CUE_SUBJECT_CONSUMER, verb);
}

bool mc_consumer_acts(mc_scope_view *view, const mc_scope_target *target, mc_cue_at at,
                      mc_norm_span clause)
{
    if (target->act->resolution) return false;
    bool own = is_done_to_opponent(view, target, at);
    // 我昨天还了，你们今天又来电话: a quote that holds the opponent tells what he did after.
    if (!own && names_opponent(view, target->quote, target->quote.begin)) return false;
    // 被多名借款人指控: who tells of an act directly behind his name does not do it.
    if (has_cue(view, MC_CUE_REPORT, (mc_norm_span){at.span.end, at.span.end + REPORT_UNITS}))
        return false;
    uint32_t gap = target->quote.begin - at.span.end;
    const mc_cue *cue = mc_cue_scan_cue(view->scan, at);
    if (cue->reach > 0)
        return gap <= cue->reach && !mc_object_is_far(view, at.span, ATTRIBUTE_UNITS);
    if (at.span.begin > clause.begin + OPENING_UNITS || gap > CONSUMER_UNITS) return false;
    // 我不同意分期 is his refusal; 我没开通过会员 says that nobody asked him.
    if ((target->flags & MC_FLAG_OWN_NEGATOR) != 0)
        return gap <= REFUSAL_UNITS && !is_unasked(view, target);
    // 我要求平台停止骚扰: what is asked of the opponent is his.
    if (has_cue(view, MC_CUE_DEMAND, (mc_norm_span){at.span.end, target->quote.begin}))
        return false;
    if (own || names_opponent(view, clause, at.span.end)) return true;
    return mc_words_stand_in(view->scan, MC_CLASS_REMEDIES,
                             (mc_norm_span){target->quote.begin, clause.end});
}

// 你打我单位我就骂你; 我一天接你们二十个电话 is what he gets.
static bool is_done_to_agent(const mc_scope_view *view, mc_norm_span words)
{
    mc_norm_span you = mc_words_find(view->scan, MC_CLASS_FAMILIAR, words);
    return you.begin < you.end && !mc_words_end(view->scan, MC_CLASS_RECEIVES, you.begin);
}

bool mc_consumer_turns_on_agent(mc_scope_view *view, const mc_scope_target *target)
{
    mc_norm_span quote = target->quote, clause = mc_scope_clause(view->text, quote.begin);
    uint32_t end = quote.end + OBJECT_UNITS < clause.end ? quote.end + OBJECT_UNITS : clause.end;
    if (!target->act->collecting || !is_done_to_agent(view, (mc_norm_span){quote.begin, end}))
        return false;
    mc_cue_range range = mc_cue_scan_sentence(view->scan, target->sentence);
    for (uint32_t i = range.first + range.count; i-- > range.first;) {
        mc_cue_at at = view->scan->items[i];
        const mc_cue *cue = mc_cue_scan_cue(view->scan, at);
        if (at.span.end > quote.begin || at.span.begin < clause.begin) continue;
        if (mc_cue_scan_is_subject(cue->kind)) return mc_consumer_is_self(cue);
    }
    return !mc_words_stand_in(view->scan, MC_CLASS_FAMILIAR,
                              (mc_norm_span){clause.begin, quote.begin});
}

// The last party in the clause before the target that is no object; false when there is none.
static bool nearest_party(mc_scope_view *view, const mc_scope_target *target, mc_norm_span clause,
                          mc_cue_at *out)
{
    mc_cue_range range = mc_cue_scan_sentence(view->scan, target->sentence);
    for (uint32_t i = range.first + range.count; i-- > range.first;) {
        *out = view->scan->items[i];
        bool before = out->span.end <= target->quote.begin && out->span.begin >= clause.begin;
        if (before && mc_cue_scan_is_subject(mc_cue_scan_cue(view->scan, *out)->kind) &&
            !mc_object_is_of_name(view, out->span) &&
            !mc_object_is_far(view, out->span, NAME_UNITS))
            return true;
    }
    return false;
}

bool mc_consumer_reaches(mc_scope_view *view, const mc_scope_target *target)
{
    uint32_t act = target->quote.begin;
    if (!mc_words_begin(view->scan, MC_CLASS_REACHES, act)) return false;
    mc_cue_at who;
    mc_norm_span clause = mc_scope_clause(view->text, act);
    // 他说我告诉你领导: 我 who says 你 is not the teller.
    mc_norm_span words = {act, clause.end};
    if (mc_words_stand_in(view->scan, MC_CLASS_FAMILIAR, words) ||
        mc_words_stand_in(view->scan, MC_CLASS_RESPECT, words))
        return false;
    if (!nearest_party(view, target, clause, &who) ||
        !mc_consumer_is_self(mc_cue_scan_cue(view->scan, who)) ||
        has_cue(view, MC_CUE_PASSIVE, (mc_norm_span){who.span.end, clause.end}))
        return false;
    uint32_t at = who.span.end, size = 0;
    while (at < act && mc_words_begin_units(view->scan, MC_CLASS_OWN_ADVERBS, at, &size))
        at += size;
    return at == act;
}

bool mc_consumer_gives(mc_scope_view *view, const mc_scope_target *target)
{
    mc_cue_at who;
    mc_norm_span clause = mc_scope_clause(view->text, target->quote.begin);
    if (!nearest_party(view, target, clause, &who)) return false;
    mc_norm_span between = {who.span.end, target->quote.begin};
    // 我要求道歉; 对每一位持卡人道歉: he asks for it, or it is given to him.
    mc_norm_span told = {clause.begin, target->quote.end}, before = {clause.begin, who.span.begin};
    if (mc_cue_scan_cue(view->scan, who)->kind != MC_CUE_SUBJECT_CONSUMER ||
        has_cue(view, MC_CUE_DEMAND, told) || has_cue(view, MC_CUE_PASSIVE, told) ||
        mc_words_stand_in(view->scan, MC_CLASS_TOWARDS, before))
        return false;
    bool at_once =
        between.begin == between.end || mc_words_end(view->scan, MC_CLASS_DONE, between.end);
    return at_once || mc_words_stand_in(view->scan, MC_CLASS_TOWARDS, between);
}

uint32_t mc_consumer_suffers_at(const mc_scope_view *view, mc_cue_range range, uint32_t at)
{
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at cue = view->scan->items[i];
        if (cue.span.begin >= at && cue.span.begin <= at + ASPECT_UNITS &&
            mc_consumer_is_self(mc_cue_scan_cue(view->scan, cue)))
            return cue.span.begin;
    }
    return MC_NONE;
}

// The teller behind the verb as one who suffers it, and not as one who will do
// something next (我要投诉).
static bool is_aimed_at_self(const mc_scope_view *view, mc_cue_range range, mc_norm_span rest)
{
    if (mc_words_stand_in(view->scan, MC_CLASS_OWN, rest)) return true;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (!is_inside(at.span, rest) || !mc_consumer_is_self(mc_cue_scan_cue(view->scan, at)))
            continue;
        if (at.span.begin <= rest.begin + ASPECT_UNITS ||
            !mc_words_begin(view->scan, MC_CLASS_FUTURE, at.span.end))
            return true;
    }
    return false;
}

// The nearest party before `at` that is no object; false when that is not the teller, or
// a passive stands between.
static bool nearest_is_self(mc_scope_view *view, mc_cue_range range, uint32_t at, mc_cue_at *who)
{
    for (uint32_t i = range.first + range.count; i-- > range.first;) {
        mc_cue_at each = view->scan->items[i];
        const mc_cue *cue = mc_cue_scan_cue(view->scan, each);
        if (each.span.end > at) continue;
        if (cue->kind == MC_CUE_PASSIVE) return false;
        if (!mc_cue_scan_is_subject(cue->kind) || mc_object_is_of_name(view, each.span)) continue;
        *who = each;
        return mc_consumer_is_self(cue);
    }
    return false;
}

bool mc_consumer_menaces(mc_scope_view *view, const mc_scope_target *target, mc_cue_at *who)
{
    if (!target->act->collecting) return false;
    mc_norm_span verb = mc_words_find(view->scan, MC_CLASS_MENACE, target->quote);
    if (verb.begin >= verb.end) return false;
    mc_cue_range range = mc_cue_scan_sentence(view->scan, target->sentence);
    mc_norm_span clause = mc_scope_clause(view->text, verb.begin);
    mc_norm_span rest = {verb.end, clause.end};
    if (rest.end > rest.begin + REMEDY_UNITS) rest.end = rest.begin + REMEDY_UNITS;
    if (!nearest_is_self(view, range, verb.begin, who) || is_aimed_at_self(view, range, rest) ||
        mc_words_stand_in(view->scan, MC_CLASS_COMPLAINTS,
                          (mc_norm_span){clause.begin, verb.begin}))
        return false;
    mc_norm_span object = {verb.end, verb.end + ASPECT_UNITS};
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (is_opponent(mc_cue_scan_cue(view->scan, at)->kind) && at.span.begin >= object.begin &&
            at.span.begin <= object.end)
            return true;
    }
    bool own_clause = who->span.begin >= clause.begin;
    return mc_words_stand_in(view->scan, own_clause ? MC_CLASS_REMEDIES : MC_CLASS_COMPLAINTS,
                             rest);
}

// Somebody else than he acts before `at`: a party that is no object.
static bool other_acts(mc_scope_view *view, mc_norm_span clause, uint32_t at)
{
    mc_cue_range range =
        mc_cue_scan_sentence(view->scan, mc_text_sentence_at(view->text, clause.begin));
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at party = view->scan->items[i];
        if (party.span.begin >= clause.begin && party.span.end <= at &&
            is_opponent(mc_cue_scan_cue(view->scan, party)->kind) &&
            !mc_object_is_of_name(view, party.span))
            return true;
    }
    return false;
}

// 给招商银行: a sign of calling stands before the party, with no more than a name between (not
// 打电话说银行, 给我发银行).
static bool is_called_up(mc_scope_view *view, mc_norm_span clause, uint32_t party)
{
    for (uint32_t at = party; at > clause.begin && party - at <= NAME_UNITS; at--) {
        mc_norm_span name = {at, party};
        if (mc_words_end(view->scan, MC_CLASS_CALLS_UP, at))
            return !mc_words_stand_in(view->scan, MC_CLASS_OBJECT_TAILS, name) &&
                   !mc_words_stand_in(view->scan, MC_CLASS_SPEECH_VERBS, name) &&
                   !has_cue(view, MC_CUE_SUBJECT_CONSUMER, name);
    }
    return false;
}

bool mc_consumer_calls(mc_scope_view *view, const mc_scope_target *target)
{
    if (!target->act->collecting) return false;
    mc_norm_span quote = target->quote, clause = mc_scope_clause(view->text, quote.begin);
    mc_norm_span beside = {clause.begin, quote.end + BESIDE_UNITS};
    if (beside.begin + BESIDE_UNITS < quote.begin) beside.begin = quote.begin - BESIDE_UNITS;
    if (beside.end > clause.end) beside.end = clause.end;
    mc_norm_span called = mc_words_find(view->scan, MC_CLASS_CALLED, beside);
    mc_norm_span before = {clause.begin, called.begin}, behind = {called.end, beside.end};
    return called.begin < called.end && is_called_up(view, clause, called.begin) &&
           !other_acts(view, clause, called.begin) && !has_cue(view, MC_CUE_PASSIVE, before) &&
           !has_cue(view, MC_CUE_SUBJECT_CONSUMER, behind) &&
           !mc_words_stand_in(view->scan, MC_CLASS_OWN, behind);
}
