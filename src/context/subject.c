// SPDX-License-Identifier: Apache-2.0
#include "context/subject.h"

#include "context/consumer.h"
#include "context/object.h"
#include "context/person.h"
#include "context/posing.h"
#include "context/words.h"

/* Chinese drops the subject where it is known, so the nearest party before the act in its clause
 * counts, then those of the clauses before it, then the collector of the sentence before:
 *
 *     催收员先打给我同事，又骂了我。             骂: nobody in its clause; 催收员 two clauses before → collector
 *     我被小舟贷的人骚扰                        被: whoever stands behind it acts, whoever before it suffers
 *     骗子冒充平台客服威胁借款人                 平台客服 stands behind 冒充: no subject; 骗子 → other
 *     打到公司骂我领导                          公司 stands behind 到: an object
 *     我多次打电话给客服                        我 opens the clause and 客服 is the object → consumer
 *     我天天接到骚扰电话                        我 without a party as object: the consumer suffers → lender
 *
 * The consumer acts only where the clause says at whom, where he threatens with a remedy
 * (我威胁要投诉), where the refusal is his (我不同意分期), or where the cue itself says how far it
 * governs (reach: 借款人, 投资人). Elsewhere 我 is the one to whom it happened: a
 * complaint's first word. */

enum {
    CARRY = 80,
    FAR = 3, // sentences that a pronoun looks back over
    LISTED_UNITS = 12,
    OF_UNITS = 1,
    OPENING_VERB = 4,
    POSSESSED_UNITS = 3 // of 我的 before somebody's own people
};

static mc_actor actor_of(mc_cue_kind kind)
{
    if (kind == MC_CUE_SUBJECT_COLLECTOR) return MC_ACTOR_COLLECTOR;
    if (kind == MC_CUE_SUBJECT_CONSUMER) return MC_ACTOR_CONSUMER;
    if (kind == MC_CUE_SUBJECT_AUTHORITY) return MC_ACTOR_AUTHORITY;
    if (kind == MC_CUE_SUBJECT_OTHER) return MC_ACTOR_OTHER;
    return MC_ACTOR_LENDER;
}

// Who a party is. 某催收公司员工, 收数公司的职员: people directly behind a collector are his,
// whatever they are called.
static mc_actor actor_at(const mc_scope_view *view, mc_cue_range range, mc_cue_at at)
{
    mc_actor actor = actor_of(mc_cue_scan_cue(view->scan, at)->kind);
    if (actor != MC_ACTOR_LENDER) return actor;
    uint32_t begin = at.span.begin;
    if (mc_words_end(view->scan, MC_CLASS_OF, begin)) begin -= OF_UNITS;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at other = view->scan->items[i];
        if (other.span.end == begin &&
            mc_cue_scan_cue(view->scan, other)->kind == MC_CUE_SUBJECT_COLLECTOR)
            return MC_ACTOR_COLLECTOR;
    }
    return actor;
}

// 让第三方催收, 派催收员: somebody has the collector act, and it is he who acts.
static bool is_caused(const mc_scope_view *view, mc_cue_at at)
{
    return mc_cue_scan_cue(view->scan, at)->kind == MC_CUE_SUBJECT_COLLECTOR &&
           mc_words_end(view->scan, MC_CLASS_CAUSATIVES, at.span.begin);
}

// The last passive sign before the act in the clause or in its words (收到催收短信); its end, or 0.
static uint32_t passive_before(mc_scope_view *view, mc_cue_range range, mc_norm_span clause,
                               mc_norm_span quote)
{
    uint32_t found = 0;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (mc_cue_scan_cue(view->scan, at)->kind == MC_CUE_PASSIVE &&
            at.span.begin >= clause.begin && at.span.end <= quote.end)
            found = at.span.end;
    }
    return found;
}

// 邻居借了钱，每天接到骚扰电话: a bystander (subject_other with a reach) who was spoken of before
// suffers it; 骗子加我微信，我被骗三万 is the swindler's still.
static bool is_sufferer(mc_scope_view *view, const mc_scope_target *target, mc_norm_span clause,
                        const mc_subject *last)
{
    if (last->actor != MC_ACTOR_OTHER || last->cue == MC_NONE ||
        view->scan->index->lexicon->cues[last->cue].reach == 0)
        return false;
    mc_cue_range range = mc_cue_scan_sentence(view->scan, target->sentence);
    return passive_before(view, range, clause, target->quote) > 0;
}

// 辱骂工作人员, 威胁客服: the company's people suffer, so the customer acts. 冒充工作人员 is no
// such thing, nor is 骚扰我 where 客服的电话打不通 follows, or 催收工作人员.
static bool is_aimed_at_staff(mc_scope_view *view, const mc_scope_target *target)
{
    if (!target->act->collecting) return false;
    mc_cue_range range = mc_cue_scan_sentence(view->scan, target->sentence);
    uint32_t last = target->quote.end - 1;
    if (mc_consumer_suffers_at(view, range, last) == last) return false;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (at.span.begin < target->quote.end && at.span.end >= target->quote.end &&
            mc_cue_scan_cue(view->scan, at)->kind == MC_CUE_SUBJECT_COLLECTOR)
            return false;
    }
    return !mc_words_stand_in(view->scan, MC_CLASS_IMPOSTORS, target->quote) &&
           mc_words_begin(view->scan, MC_CLASS_STAFF, target->quote.end);
}

// 停止对我的第三方暴力催收: the words of the act speak of dunning, directly behind who duns.
static bool is_of_dunning(const mc_scope_view *view, mc_cue_at at, const mc_scope_target *target)
{
    return at.span.end == target->quote.begin &&
           mc_words_stand_in(view->scan, MC_CLASS_COLLECTOR_LABELS, target->quote);
}

// 催收人员电话恐吓我: a collector acts through his telephone (@context_object_tails) where the act
// or a first one follows it directly; one with whom the quote begins acts in it.
static bool is_object_at(const mc_scope_view *view, mc_cue_at at, const mc_scope_target *target)
{
    bool collector = mc_cue_scan_cue(view->scan, at)->kind == MC_CUE_SUBJECT_COLLECTOR;
    if (collector && at.span.begin == target->quote.begin) return mc_posing_is_mask(view, at.span);
    if (collector && is_of_dunning(view, at, target)) return mc_posing_is_mask(view, at.span);
    uint32_t tail = 0;
    if (!collector || !mc_words_begin_units(view->scan, MC_CLASS_OBJECT_TAILS, at.span.end, &tail))
        return mc_object_is_of_name(view, at.span);
    // 第三方电话轰炸: the act itself begins with his telephone.
    bool through = at.span.end == target->quote.begin ||
                   at.span.end + tail == target->quote.begin ||
                   mc_words_begin(view->scan, MC_CLASS_MENACE, at.span.end + tail);
    return !through || mc_object_is_marked(view, at.span.begin) || mc_posing_is_mask(view, at.span);
}

// 邻居都出来看: rows of subject_other with a reach are people who look on, and act only directly
// before what they do; not those of a list that is called (给我导员、室友一个一个打).
static bool is_bystander(const mc_scope_view *view, mc_cue_at at, uint32_t quote)
{
    const mc_cue *cue = mc_cue_scan_cue(view->scan, at);
    if (cue->kind != MC_CUE_SUBJECT_OTHER || cue->reach == 0) return false;
    return at.span.begin == quote || quote - at.span.end > cue->reach ||
           mc_object_is_far(view, at.span, LISTED_UNITS);
}

// “信不信我让村书记去你家”: in the collector's own words 我 is he.
static bool speaks_in_quotation(mc_scope_view *view, mc_cue_at at, const mc_scope_target *target)
{
    uint32_t outermost = 0; // where it begins; one that opens the text has no speaker before it
    for (uint32_t i = mc_text_quotations_to(view->text, at.span.begin); i-- > 0;) {
        const mc_quotation *quotation = &view->text->quotations[i];
        if (quotation->reach < target->quote.end) break;
        if (quotation->norm.end >= target->quote.end && quotation->norm.begin > 0)
            outermost = quotation->norm.begin;
    }
    return outermost > 0 && mc_subject_speaker(view, outermost - 1) != MC_SPEAKER_CUSTOMER;
}

// 还说我不能办分期: what the agent says of the teller is no act of his.
static bool is_spoken_of(mc_scope_view *view, mc_cue_at at)
{
    return mc_words_end(view->scan, MC_CLASS_SPEECH_VERBS, at.span.begin) &&
           mc_subject_speaker(view, at.span.begin) == MC_SPEAKER_AGENT;
}

static bool subject_in_clause(mc_scope_view *view, const mc_scope_target *target,
                              mc_norm_span clause, mc_subject *out)
{
    mc_cue_range range = mc_cue_scan_sentence(view->scan, target->sentence);
    uint32_t passive = passive_before(view, range, clause, target->quote);
    for (uint32_t i = range.first + range.count; i-- > range.first;) {
        mc_cue_at at = view->scan->items[i];
        mc_cue_kind kind = mc_cue_scan_cue(view->scan, at)->kind;
        // 第三方催收|频繁来电: the quote may begin within his name.
        // 资料给了催收公司: with whom the quote ends, he does nothing in it.
        bool before = at.span.begin <= target->quote.begin ||
                      (at.span.end < target->quote.end && is_caused(view, at));
        if (!mc_cue_scan_is_subject(kind) || !before || at.span.begin < clause.begin) continue;
        if (at.span.begin < passive) break;
        bool done_by = passive == at.span.begin && !mc_object_is_engager(view, at.span);
        if (is_object_at(view, at, target) && !done_by && !is_caused(view, at)) continue;
        if (kind == MC_CUE_SUBJECT_CONSUMER &&
            (at.span.end > target->quote.begin || speaks_in_quotation(view, at, target) ||
             is_spoken_of(view, at) || !mc_consumer_acts(view, target, at, clause)))
            continue;
        if (is_bystander(view, at, target->quote.begin)) continue;
        mc_actor actor =
            mc_posing_is_stranger(view, at, range) ? MC_ACTOR_OTHER : actor_at(view, range, at);
        *out = (mc_subject){actor, at.span, passive > 0, false, at.cue};
        return true;
    }
    return false;
}

// 我说别打了，催收反而打得更凶: a collector with whom a clause of the quote begins acts in it.
static bool heads_clause_in(mc_scope_view *view, const mc_scope_target *target, mc_subject *out)
{
    mc_cue_range range = mc_cue_scan_sentence(view->scan, target->sentence);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (at.span.begin <= target->quote.begin || at.span.end >= target->quote.end ||
            mc_cue_scan_cue(view->scan, at)->kind != MC_CUE_SUBJECT_COLLECTOR ||
            at.span.begin != mc_scope_clause(view->text, at.span.begin).begin ||
            mc_object_is_of_name(view, at.span))
            continue;
        *out = (mc_subject){MC_ACTOR_COLLECTOR, at.span, false, false, at.cue};
        return true;
    }
    return false;
}

static bool is_carried(mc_cue_kind kind, bool same_sentence)
{
    if (kind == MC_CUE_SUBJECT_COLLECTOR || kind == MC_CUE_SUBJECT_LENDER) return true;
    return kind == MC_CUE_SUBJECT_OTHER && same_sentence;
}

// 遭到催收人员辱骂: who stands directly behind a passive sign acts; not in 受网贷平台委托.
static bool is_sufferers_opponent(const mc_scope_view *view, mc_cue_range range, mc_cue_at at)
{
    if (mc_object_is_engager(view, at.span)) return false;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at other = view->scan->items[i];
        if (other.span.end == at.span.begin &&
            mc_cue_scan_cue(view->scan, other)->kind == MC_CUE_PASSIVE)
            return true;
    }
    return false;
}

static bool begins_with_pronoun(const mc_scope_view *view, uint32_t clause)
{
    uint32_t link = 0;
    if (mc_words_begin_units(view->scan, MC_CLASS_LINKS, clause, &link)) clause += link;
    return mc_words_begin(view->scan, MC_CLASS_PRONOUNS, clause);
}

// 跟催收说了，他不听; 和催收沟通，但是他拒绝，还打给单位: he is the collector who was an object
// before.
static bool is_taken_up(const mc_scope_view *view, mc_cue_at at, uint32_t clause)
{
    if (mc_cue_scan_cue(view->scan, at)->kind != MC_CUE_SUBJECT_COLLECTOR) return false;
    while (clause > at.span.end) {
        if (begins_with_pronoun(view, clause)) return true;
        clause = mc_scope_clause(view->text, clause - 1).begin;
    }
    return false;
}

// The last party of `sentence` that ends before `before` and can be carried on.
static bool subject_carried(mc_scope_view *view, uint32_t sentence, uint32_t before,
                            bool same_sentence, mc_subject *out)
{
    mc_cue_range range = mc_cue_scan_sentence(view->scan, sentence);
    for (uint32_t i = range.first + range.count; i-- > range.first;) {
        mc_cue_at at = view->scan->items[i];
        mc_cue_kind kind = mc_cue_scan_cue(view->scan, at)->kind;
        if (at.span.end > before || before - at.span.end > CARRY) continue;
        if (!is_carried(kind, same_sentence) || is_bystander(view, at, before)) continue;
        if (kind == MC_CUE_SUBJECT_OTHER && is_sufferers_opponent(view, range, at)) continue;
        // 联系我房东，把这事告诉了他: who was called on does not go on to act.
        bool person = mc_words_end(view->scan, MC_CLASS_PERSONS, at.span.end);
        if (person && mc_object_is_far(view, at.span, POSSESSED_UNITS)) continue;
        if (mc_object_is_of_name(view, at.span) && !is_caused(view, at) &&
            !(same_sentence && is_taken_up(view, at, before)) &&
            !is_sufferers_opponent(view, range, at))
            continue;
        mc_actor actor =
            mc_posing_is_stranger(view, at, range) ? MC_ACTOR_OTHER : actor_at(view, range, at);
        *out = (mc_subject){actor, at.span, false, true, at.cue};
        return true;
    }
    return false;
}

// 催收员：…。 …。 Behind a label the collector speaks, and acts, to the end of the line.
static bool subject_labelled(mc_scope_view *view, uint32_t sentence, mc_subject *out)
{
    uint32_t line = mc_text_line_of(view->text, sentence);
    mc_cue_range range = mc_cue_scan_sentence(view->scan, line);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (at.span.begin > view->text->sentences[line].norm.begin ||
            at.span.end >= view->text->norm_size)
            break;
        uint16_t next = view->text->norm[at.span.end];
        if (mc_cue_scan_cue(view->scan, at)->kind != MC_CUE_SUBJECT_COLLECTOR) continue;
        if (next != 0xFF1A && next != ':') continue;
        *out = (mc_subject){MC_ACTOR_COLLECTOR, at.span, false, true, at.cue};
        return true;
    }
    return false;
}

bool mc_subject_is_collectors_line(mc_scope_view *view, uint32_t sentence)
{
    mc_subject label;
    return subject_labelled(view, sentence, &label);
}

// 冒充小舟贷的催收人员 names none: he is a mask.
static bool names_collector(mc_scope_view *view, uint32_t sentence)
{
    mc_cue_range range = mc_cue_scan_sentence(view->scan, sentence);
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        if (mc_cue_scan_cue(view->scan, at)->kind == MC_CUE_SUBJECT_COLLECTOR &&
            !mc_posing_is_mask(view, at.span))
            return true;
    }
    return false;
}

// 贷款中介收了费，要求退钱他们就推脱: who arranges loans or sells goods, no person who looks on.
static bool is_agency(const mc_scope_view *view, const mc_subject *party)
{
    return party->actor == MC_ACTOR_OTHER &&
           mc_words_end(view->scan, MC_CLASS_AGENCIES, party->span.end);
}

// The party carried on from up to `back` sentences before, of the same line.
static bool carried_from_before(mc_scope_view *view, uint32_t sentence, uint32_t back, bool others,
                                mc_subject *out)
{
    for (; back > 0 && !mc_text_begins_line(view->text, sentence); back--, sentence--) {
        uint32_t end = view->text->sentences[sentence].norm.begin;
        if (subject_carried(view, sentence - 1, end, others, out)) return true;
    }
    return false;
}

// 催收员先打给我妈，后来他们又骂我: who is only pointed at is the collector, or the
// agency, who was spoken of last.
static void resolve_pronoun(mc_scope_view *view, uint32_t sentence, uint32_t clause,
                            mc_subject *found)
{
    if (found->actor != MC_ACTOR_LENDER ||
        !mc_words_end(view->scan, MC_CLASS_ANYBODY, found->span.end))
        return;
    mc_subject last = {0};
    bool met = subject_carried(view, sentence, clause, true, &last) ||
               carried_from_before(view, sentence, FAR, true, &last);
    if (met && (last.actor == MC_ACTOR_COLLECTOR || is_agency(view, &last))) {
        found->actor = last.actor;
        found->span = last.span;
        found->cue = last.cue;
    }
}

// Who was spoken of last in the sentences before, or in the head of the list.
static void subject_from_before(mc_scope_view *view, uint32_t sentence, uint32_t clause,
                                mc_subject *out)
{
    if (sentence == 0) return;
    const mc_sentence *sentences = view->text->sentences;
    // 第三天换了个男的，说我是老赖。他…: a pronoun goes on about whoever was spoken of some
    // sentences before.
    bool pointed = begins_with_pronoun(view, clause) ||
                   begins_with_pronoun(view, sentences[sentence].norm.begin);
    if (carried_from_before(view, sentence, pointed ? FAR : 1, false, out)) return;
    uint32_t head = view->sections->nodes[sentence].head;
    if (head != MC_NONE) subject_carried(view, head, sentences[head].norm.end, false, out);
}

mc_subject mc_subject_find(mc_scope_view *view, const mc_scope_target *target)
{
    mc_subject out = {
        MC_ACTOR_LENDER, {target->quote.begin, target->quote.begin}, false, false, MC_NONE};
    mc_cue_at consumer;
    if (mc_consumer_menaces(view, target, &consumer))
        return (mc_subject){MC_ACTOR_CONSUMER, consumer.span, false, false, consumer.cue};
    if (mc_person_acts(view, target, &out.span))
        return (mc_subject){MC_ACTOR_OTHER, out.span, false, false, MC_NONE};
    mc_norm_span clause = mc_scope_clause(view->text, target->quote.begin);
    mc_subject none = out;
    none.actor = MC_ACTOR_CONSUMER;
    bool found = subject_in_clause(view, target, clause, &out);
    if (is_aimed_at_staff(view, target)) return out.actor == MC_ACTOR_CONSUMER ? out : none;
    if (found) {
        // 催收公司说他们没有权限: whom 他们 means may stand in the clause.
        bool dunned = target->act->collecting;
        resolve_pronoun(view, target->sentence, dunned ? out.span.begin : clause.begin, &out);
        return out;
    }
    if (heads_clause_in(view, target, &out)) return out;
    mc_subject last = out;
    if (subject_carried(view, target->sentence, clause.begin, true, &last) &&
        !is_sufferer(view, target, clause, &last)) {
        resolve_pronoun(view, target->sentence, last.span.begin, &last);
        return last;
    }
    if (mc_posing_as_lender(view, target->quote) && !names_collector(view, target->sentence)) {
        out.actor = MC_ACTOR_OTHER;
        return out;
    }
    if (subject_labelled(view, target->sentence, &out)) return out;
    subject_from_before(view, target->sentence, clause.begin, &out);
    return out;
}

// The teller, not as an object, in the span.
static bool teller_stands_in(mc_scope_view *view, mc_cue_range range, mc_norm_span span)
{
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at found = view->scan->items[i];
        bool consumer = mc_cue_scan_cue(view->scan, found)->kind == MC_CUE_SUBJECT_CONSUMER;
        if (consumer && found.span.begin >= span.begin && found.span.end <= span.end &&
            !mc_object_is(view, found.span))
            return true;
    }
    return false;
}

// 我让他发证明，他说; 有人来电，说: who calls stands in the clause of the verb of saying, or in the
// one before where the verb opens its own, and the teller in neither.
static bool caller_says(mc_scope_view *view, mc_cue_range range, uint32_t sentence, uint32_t verb)
{
    uint32_t begin = mc_scope_clause(view->text, verb > 0 ? verb - 1 : 0).begin;
    bool opens = verb - begin <= OPENING_VERB && begin > view->text->sentences[sentence].norm.begin;
    if (opens && !mc_words_stand_in(view->scan, MC_CLASS_CALLERS, (mc_norm_span){begin, verb}))
        begin = mc_scope_clause(view->text, begin - 1).begin;
    mc_norm_span before = {begin, verb};
    return mc_words_stand_in(view->scan, MC_CLASS_CALLERS, before) &&
           !teller_stands_in(view, range, before);
}

mc_speaker mc_subject_speaker(mc_scope_view *view, uint32_t at)
{
    uint32_t sentence = mc_text_sentence_at(view->text, at > 0 ? at - 1 : 0);
    mc_cue_range range = mc_cue_scan_sentence(view->scan, sentence);
    bool caller = caller_says(view, range, sentence, at);
    for (uint32_t i = range.first + range.count; i-- > range.first;) {
        mc_cue_at found = view->scan->items[i];
        mc_cue_kind kind = mc_cue_scan_cue(view->scan, found)->kind;
        if (found.span.end > at || !mc_cue_scan_is_subject(kind)) continue;
        if (mc_object_is(view, found.span)) continue;
        if (kind == MC_CUE_SUBJECT_COLLECTOR || kind == MC_CUE_SUBJECT_LENDER)
            return MC_SPEAKER_AGENT;
        if (caller) continue;
        return kind == MC_CUE_SUBJECT_CONSUMER ? MC_SPEAKER_CUSTOMER : MC_SPEAKER_UNKNOWN;
    }
    return caller ? MC_SPEAKER_AGENT : MC_SPEAKER_NONE;
}

bool mc_subject_agent_says(mc_scope_view *view, uint32_t verb)
{
    if (mc_subject_speaker(view, verb) != MC_SPEAKER_AGENT) return false;
    uint32_t sentence = mc_text_sentence_at(view->text, verb > 0 ? verb - 1 : 0);
    mc_cue_range range = mc_cue_scan_sentence(view->scan, sentence);
    mc_norm_span before = {mc_scope_clause(view->text, verb).begin, verb};
    return !teller_stands_in(view, range, before);
}
