// SPDX-License-Identifier: Apache-2.0
#include "context/decide.h"

#include "context/agent_talk.h"
#include "context/announcing.h"
#include "context/asking.h"
#include "context/case.h"
#include "context/claim.h"
#include "context/condition.h"
#include "context/fallback.h"
#include "context/giving.h"
#include "context/ruling.h"
#include "context/words.h"

/* One table, one order. Each kind of cue that can decide has a rule; cues are tried in the order of
 * cues/order.tsv, nearest first within a kind, and the first rule that says yes decides. A rule
 * says no where another cue or the kind of text takes its force away:
 *
 *     如果再骚扰我就报警       condition 如果, presupposition 再 → presupposition decides: asserted
 *     如果不还就爆通讯录       condition 如果, collector_condition 不还就 → the condition gives way: announced
 *     催收人员往往先威胁       general; but not where the paragraph names a company
 *     要求退款，客服已同意退款   the second 退款: given 同意 in its own clause → asserted
 *     会威胁借款人             announcement 会; but a threat announced is a threat made → asserted
 *
 * Kinds without a rule only modify (rhetorical, realis, report, found) or end scopes. */

enum { ASKS_WHO = 2 }; // weight of rows of questions

typedef bool (*rule)(const mc_case *of, const mc_cue_use *use, mc_verdict *out);

// The cue stands outside the collector's own words that hold the hit.
static bool outside_speech(const mc_case *of, const mc_cue_use *use)
{
    return of->quote.kind == MC_QUOTE_SPEECH &&
           (use->span.end <= of->quote.span.begin || use->span.begin >= of->quote.span.end);
}

// A cue of that kind that shares words with the span, or one that does not.
static bool has_beside(const mc_case *of, mc_cue_kind kind, mc_norm_span span, bool shares)
{
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *use = &of->uses->items[i];
        if (mc_case_cue(of, use)->kind == kind && mc_text_spans_overlap(use->span, span) == shares)
            return true;
    }
    return false;
}

static bool is_own_complaint(const mc_case *of)
{
    return of->genre == MC_GENRE_COMPLAINT && of->first_person;
}

static bool rule_presupposition(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    if (of->act->resolution || !mc_case_tells_own(of) ||
        has_beside(of, MC_CUE_NORM, use->span, false))
        return false;
    // 当大家遭到上门催收的时候，不要…: advice to all takes nothing for granted, nor does an
    // agent's: 请不要透露验证码.
    if (mc_case_is_nobodys(of) || of->turn == MC_SPEAKER_AGENT) return false;
    // 客户：不要打给我家人: a weak row forbids what an agent has only announced,
    // without 再 (fallback.c).
    if (of->turn == MC_SPEAKER_CUSTOMER && mc_case_cue(of, use)->weight > 0) return false;
    // 能不能不要再给我家人打电话: nor is it only asked where somebody asks in a complaint
    // of his own that it stop.
    bool asked = mc_case_has(of, MC_CUE_QUESTION) && is_own_complaint(of);
    bool needed = asked || mc_case_has(of, MC_CUE_CONDITION) || mc_case_has(of, MC_CUE_NORM) ||
                  mc_case_has(of, MC_CUE_DEMAND);
    return needed && mc_case_set(out, MC_ASSERTED, "presupposed");
}

static bool rule_counterfactual(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    (void)use;
    return !of->act->resolution && mc_case_set(out, MC_ASSERTED, "counterfactual");
}

// Words that a complaint uses of its own troubles (银行卡不能用, 利息是不是太高了, 哪怕一天也收费):
// weak rows are void where somebody tells his own case, or a report tells one
// (客服称需继续转账解冻); those of a duty in every complaint that somebody makes.
static bool is_void(const mc_case *of, const mc_cue_use *use)
{
    bool norm = mc_case_cue(of, use)->kind == MC_CUE_NORM;
    bool heading = mc_case_cue(of, use)->scope == MC_SCOPE_DOCUMENT;
    bool complaint =
        of->genre == MC_GENRE_COMPLAINT && (of->self || (norm && !heading && !of->nobody));
    bool own = complaint || (norm && of->self && mc_case_tells_own(of));
    // 受害人需在7日内还款；逾期不还，…: so are those of an earlier sentence of the case.
    bool beside = mc_text_sentence_at(of->text, use->span.begin) == of->target->sentence;
    bool case_told = beside ? of->case_here : of->case_told;
    bool reported = of->genre == MC_GENRE_NEWS && case_told;
    return mc_case_cue(of, use)->weight == MC_RULING_WEAK && (own || reported);
}

// What an answer tells the asker to do about an act supposes the act: 您可以保留被威胁的证据. The
// law that it quotes (rows with weight 2), and what it says of an act (属于违法), do not.
static bool is_advice(const mc_case *of, const mc_cue_use *use)
{
    const mc_cue *cue = mc_case_cue(of, use);
    return of->genre == MC_GENRE_QA && of->part == MC_PART_ANSWER && cue->weight < MC_RULING_LAW &&
           cue->scope == MC_SCOPE_SENTENCE && cue->direction != MC_BACKWARD;
}

static bool rule_norm(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    if (outside_speech(of, use) || mc_ruling_is_threatened_for(of, use)) return false;
    uint32_t own = mc_text_sentence_at(of->text, use->span.begin);
    bool beside = own == of->target->sentence;
    if (mc_ruling_gives_way(of, use) || is_void(of, use)) return false;
    if (is_advice(of, use) && !of->act->resolution)
        return mc_case_set(out, MC_HYPOTHETICAL, "advised_against");
    // 贷款人有权计收罚息: what terms give a party a right to may be done.
    if (of->kind->contract && mc_case_cue(of, use)->weight == MC_RULING_WEAK &&
        !of->act->resolution)
        return mc_case_set(out, MC_HYPOTHETICAL, "contract_text");
    // Duties (应当, 必须) have scope list; laws and advice, which a complaint quotes, have not.
    bool asked = beside || mc_case_has(of, MC_CUE_DEMAND);
    if (of->act->resolution && asked && mc_case_tells_own(of) &&
        mc_case_cue(of, use)->scope == MC_SCOPE_LIST)
        return mc_case_set(out, MC_DEMANDED, "demanded_as_duty");
    if (mc_case_cue(of, use)->scope == MC_SCOPE_DOCUMENT)
        return mc_case_set(out, MC_NORM, "norm_heading");
    return mc_case_set(out, MC_NORM, beside ? "norm_by_cue" : "norm_list_head");
}

// 一些平台可能会联系家人: in the clause of the act, what may be is not what the trade does.
static bool may_only_be(const mc_case *of, const mc_cue_use *use)
{
    const mc_cue_use *may = mc_case_first(of, MC_CUE_POSSIBILITY);
    return may != NULL && mc_case_cue(of, may)->weight == 0 && may->span.begin >= use->span.end &&
           may->span.end <= of->target->quote.begin &&
           mc_case_same_clause(of, may->span, of->target->quote);
}

static bool rule_general(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    if (may_only_be(of, use)) return false;
    if (of->genre == MC_GENRE_COURT) return false;
    // Rows with scope clause speak of the fight against a thing (打击暴力催收), those with a weight
    // say what a word means (是指): whoever is named beside.
    const mc_cue *cue = mc_case_cue(of, use);
    if (cue->scope == MC_SCOPE_CLAUSE || cue->weight > 0)
        return mc_case_set(out, MC_GENERAL, "general_by_cue");
    if (mc_agent_talk_presses_by_asking(of) || mc_ruling_is_of_somebody(of, use)) return false;
    if (mc_ruling_is_supposed(of, use) && !mc_ruling_is_wont(of)) return false;
    // A company's own words, and what an answer says will usually happen, are not of the trade.
    if (of->genre == MC_GENRE_STATEMENT) return false;
    if (of->part == MC_PART_ANSWER && cue->direction == MC_BOTH) return false;
    // Words of the trade (乱象, 业内) that stand beside somebody's own complaint.
    bool own = of->genre == MC_GENRE_COMPLAINT && of->self;
    if (own && of->told_here && cue->direction == MC_BOTH) return false;
    return mc_case_set(out, MC_GENERAL, "general_by_cue");
}

static bool held_out_on_condition(const mc_case *of, mc_verdict *out)
{
    if (of->act->speech) return mc_case_set(out, MC_ASSERTED, "threat_made");
    return mc_case_set(out, MC_ANNOUNCED, "announced_on_condition");
}

// 要是有钱早还了，希望能延期; 看能否减免: what is asked for in one's own case is asked for.
static bool is_asked_behind(const mc_case *of, const mc_cue_use *use)
{
    if (!of->act->resolution || !mc_case_tells_own(of)) return false;
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *other = &of->uses->items[i];
        if (mc_case_cue(of, other)->kind == MC_CUE_DEMAND && other->span.end > use->span.begin)
            return true;
    }
    return false;
}

// What a company says, and nobody reports.
static bool in_company_words(const mc_case *of)
{
    const mc_cue_use *claim = mc_case_first(of, MC_CUE_CLAIM);
    return claim != NULL && mc_case_cue(of, claim)->scope > MC_SCOPE_CLAUSE &&
           !mc_claim_is_answer(of, claim) && !mc_claim_is_reported(of, claim);
}

// 向李某索要欠款，被民警抓获: in a report, a judgment or an authority's own notice what an
// authority does in another clause than the demand is done.
static bool is_done_by_authority(const mc_case *of, const mc_cue_use *use)
{
    if (!of->act->authority) return false;
    if (of->genre == MC_GENRE_NOTICE) return true;
    bool told = of->genre == MC_GENRE_NEWS || of->genre == MC_GENRE_COURT;
    // 责令其限期整改: the order is itself what it does.
    return told && (!mc_case_same_clause(of, use->span, of->target->quote) ||
                    mc_text_spans_overlap(use->span, of->target->quote));
}

// 有下列情形之一的，责令改正：（一）冒充国家机关的: what a statute lists under its cases is what it
// forbids.
static bool is_case_of_statute(const mc_case *of, const mc_cue_use *use)
{
    return of->genre == MC_GENRE_STATUTE && !of->act->resolution &&
           mc_case_cue(of, use)->scope == MC_SCOPE_LIST &&
           mc_text_sentence_at(of->text, use->span.begin) != of->target->sentence;
}

// 还说要上门，请停止骚扰: who tells his own case asks that it stop, which takes it for granted,
// whatever else in the sentence is a condition or held out.
static bool is_taken_for_granted(const mc_case *of)
{
    return (of->target->flags & MC_FLAG_PRESUPPOSED) != 0 && mc_case_tells_own(of);
}

static bool rule_condition(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    // 有下列情形之一的，由监管部门责令改正: what a law has an authority do is its rule.
    if (is_case_of_statute(of, use) || (of->kind->lawlike && of->act->authority))
        return mc_case_set(out, MC_NORM, "norm_by_cue");
    if (is_void(of, use) || mc_condition_is_out_of_reach(of, use) ||
        mc_condition_is_among_words(of, use) || mc_condition_is_reported(of, use))
        return false;
    if (is_asked_behind(of, use)) return false;
    if (of->genre == MC_GENRE_STATEMENT && mc_ruling_denies(of, use)) return false;
    if (outside_speech(of, use) || (mc_agent_talk_presses(of) && !of->act->resolution))
        return false;
    if (is_taken_for_granted(of)) return false;
    // 若缴不出便威胁，警方前天逮捕主嫌: what an authority did in another clause of a report is
    // done.
    if (is_done_by_authority(of, use) && of->genre != MC_GENRE_NOTICE) return false;
    // 平台称，如对费用有异议，将协助退款: what a company offers on a condition it offers.
    if (of->act->resolution && in_company_words(of)) return false;
    // 平台拒绝的，可以要求返还: what the reader is told to ask for is advice,
    // whatever has to happen first.
    if (of->act->resolution && mc_ruling_tells_reader(of)) return false;
    if (mc_condition_is_ultimatum(of) || mc_condition_is_usual(of, use) ||
        mc_condition_is_reckoning(of, use) || mc_condition_is_custom(of) ||
        mc_condition_is_their_way(of, use))
        return mc_case_set(out, MC_ASSERTED, "presupposed");
    bool collectors = of->kind->dunning || mc_case_has(of, MC_CUE_COLLECTOR_CONDITION) ||
                      mc_condition_is_debtors_failing(of, use);
    if (collectors && mc_condition_holds_out(of) && !of->act->resolution) {
        if (mc_case_has(of, MC_CUE_COLLECTOR_CONDITION) || mc_case_has(of, MC_CUE_QUESTION))
            return false;
        return held_out_on_condition(of, out);
    }
    return mc_case_set(out, MC_HYPOTHETICAL, "conditional");
}

static bool rule_possibility(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    if (is_void(of, use) || is_asked_behind(of, use) || mc_asking_is_among_words(of, use))
        return false;
    if (outside_speech(of, use) || mc_agent_talk_presses(of) || mc_asking_is_rhetorical(of))
        return false;
    // 使用恐吓手段，可能构成犯罪: rows with weight 2 say what the law may make of an act, and
    // suppose it in advice only.
    bool law = mc_case_cue(of, use)->weight == MC_RULING_LAW;
    // 关于网传我司暴力催收的声明: a rumour (weight 3) that a company takes up in a
    // statement of its own is denied.
    bool rumour = mc_case_cue(of, use)->weight >= MC_RULING_RUMOUR;
    if (rumour && of->genre == MC_GENRE_STATEMENT && !of->act->resolution)
        return mc_case_set(out, MC_NEGATED, "denied");
    if (law && (of->act->resolution || of->named || !mc_ruling_tells_reader(of))) return false;
    if (rumour && mc_ruling_drops_rumour(of, use)) return false;
    // 网传某平台殴打借款人，不实; 可自主选择是否开通，不存在强制购买: what is denied is denied, not
    // possible.
    if (mc_ruling_denies(of, use)) return false;
    return mc_case_set(out, MC_HYPOTHETICAL, "possible");
}

static bool rule_question(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    if (is_void(of, use) || outside_speech(of, use) || mc_asking_is_in_words_behind(of, use))
        return false;
    // 能不能不要再给我家人打电话: who asks that it stop takes it for granted.
    if ((of->target->flags & MC_FLAG_PRESUPPOSED) != 0 && is_own_complaint(of)) return false;
    // 天天骂我的人，是你们吗？ Rows with weight 2 ask who it was.
    if (mc_case_cue(of, use)->weight == ASKS_WHO && !of->act->resolution)
        return mc_case_set(out, MC_HYPOTHETICAL, "asked");
    if (mc_agent_talk_presses_by_asking(of) || mc_asking_is_rhetorical(of)) return false;
    if (mc_asking_is_of_what_was(of, use) || mc_asking_is_among_words(of, use)) return false;
    if (of->act->resolution && mc_case_tells_own(of))
        return mc_case_set(out, MC_DEMANDED, "asked_for");
    return mc_case_set(out, MC_HYPOTHETICAL, "asked");
}

// In a company's statement, its reply or its agent's words a negation is a
// denial, whatever the entry.
static bool speaks_for_company(const mc_case *of)
{
    if (of->genre == MC_GENRE_STATEMENT || mc_case_is_agent_speech(of)) return true;
    if (of->reply == MC_PART_ANSWER) return true;
    if (mc_genre_is_grievance(of->genre)) {
        const mc_cue_use *claim = mc_case_first(of, MC_CUE_CLAIM);
        if (claim == NULL || mc_case_cue(of, claim)->scope != MC_SCOPE_PARAGRAPH) return false;
    }
    return in_company_words(of);
}

// 没收手续费: no charge was made, though nothing else of the entry may be negated. The words that
// say so begin with the negator and reach into what was found (没扣款，产生罚息 denies no penalty).
static bool denies_charge(const mc_case *of, const mc_cue_use *use)
{
    mc_norm_span quote = of->target->quote;
    mc_norm_span span = {use->span.begin, quote.end};
    if (use->span.begin >= quote.begin) return false;
    mc_norm_span found = mc_words_find(of->scan, MC_CLASS_UNCHARGED, span);
    return found.begin == span.begin && found.end > quote.begin;
}

static bool rule_negation(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    enum { PEJORATIVE = 2 };
    uint32_t flags = of->target->flags;
    if (outside_speech(of, use) && (flags & MC_FLAG_NEGATABLE) == 0) return false;
    // 我司不存在强制搭售: what is denied directly before the act is denied, though the act
    // has a negator of its own.
    if ((flags & MC_FLAG_OWN_NEGATOR) != 0 && !mc_case_negates_directly(of, use)) return false;
    if (has_beside(of, MC_CUE_PSEUDO_NEGATION, use->span, true)) return false;
    if (of->act->resolution) {
        if (mc_case_has(of, MC_CUE_DEMAND)) return mc_case_set(out, MC_DEMANDED, "demanded");
        return mc_case_set(out, MC_NEGATED, "negated_by_cue");
    }
    // 从没乱扣费: directly before the act a strong one negates whatever it is.
    uint32_t act = of->target->quote.begin;
    bool direct = use->span.begin < act && act <= use->span.end + 1;
    bool strong = mc_case_cue(of, use)->weight > 0 && (direct || of->act->collecting);
    // 这样就不会影响征信; 不会收取手续费: nor, in a text that is nobody's own, is what it says
    // directly that is not done.
    bool reported = !mc_genre_is_grievance(of->genre) && (direct || of->act->collecting);
    // 没有乱扣费: nor, anywhere, is what blames by its first word.
    mc_norm_span first = of->target->quote;
    if (first.end > act + PEJORATIVE) first.end = act + PEJORATIVE;
    bool blamed = direct && mc_words_stand_in(of->scan, MC_CLASS_PEJORATIVES, first);
    bool negatable = strong || reported || blamed || denies_charge(of, use) ||
                     (flags & MC_FLAG_NEGATABLE) != 0 || speaks_for_company(of);
    return negatable && mc_case_set(out, MC_NEGATED, "negated_by_cue");
}

// 其辩解与事实不符，不予采纳: in a criminal judgment what is thrown out behind the charge is the
// defence; in any judgment it is where the sentence of the denial, another than the hit's, tells of
// one (被告辩称系他人所为，不予采信).
static bool is_of_defence(const mc_case *of, const mc_cue_use *use)
{
    const mc_cue *cue = mc_case_cue(of, use);
    if (of->genre != MC_GENRE_COURT || cue->direction != MC_BACKWARD) return false;
    uint32_t own = mc_text_sentence_at(of->text, use->span.begin);
    mc_norm_span before = {of->text->sentences[own].norm.begin, use->span.begin};
    // 辩称未殴打他人的意见，本院难以采信: a criminal judgment throws it out in the sentence that
    // tells of it.
    bool apart = of->kind->crime || own != of->target->sentence;
    return (of->kind->crime && cue->scope == MC_SCOPE_PARAGRAPH) ||
           (apart && mc_words_stand_in(of->scan, MC_CLASS_DEFENCES, before));
}

// 客服不承认威胁过我: in a complaint it is the company that denies, and the consumer
// who says that it was so.
static bool rule_denial(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    // “还要不要脸，借了钱当没这回事”: what an agent utters is not denied by his own words.
    if (is_of_defence(of, use) || mc_agent_talk_presses_by_asking(of)) return false;
    bool of_company = of->genre == MC_GENRE_COMPLAINT && of->self && of->reply != MC_PART_ANSWER;
    if (of->act->resolution || (of_company && mc_case_cue(of, use)->weight == 0)) return false;
    return mc_case_set(out, MC_NEGATED, "denied");
}

static bool rule_claim(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    if (mc_claim_gives_way(of, use)) return false;
    if (!of->act->resolution) out->standing = MC_ADMITTED;
    return mc_case_set(out, MC_CLAIMED, "claimed_by_company");
}

static bool rule_given(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    // 上门应主动出示工牌: a statute gives nothing, whatever words of giving stand in its duties.
    if (!of->act->resolution || of->genre == MC_GENRE_STATUTE || mc_giving_is_asked(of, use))
        return false;
    if (in_company_words(of) || speaks_for_company(of) || mc_giving_is_claimed(of, use))
        return false;
    return mc_case_set(out, MC_ASSERTED, "given");
}

static bool rule_refused(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    (void)use;
    if (!of->act->resolution) return false;
    // 消费者要求退款的，经营者不得拒绝
    if (of->genre == MC_GENRE_STATUTE) return mc_case_set(out, MC_NORM, "statute_text");
    bool asked = mc_case_has(of, MC_CUE_DEMAND) || mc_case_tells_own(of);
    return mc_case_set(out, asked ? MC_DEMANDED : MC_NEGATED, "refused");
}

static bool rule_demand(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    if (!of->act->resolution || speaks_for_company(of) || is_done_by_authority(of, use))
        return false;
    if (mc_ruling_tells_reader(of)) return mc_case_set(out, MC_NORM, "advised");
    if (of->genre == MC_GENRE_STATUTE) return mc_case_set(out, MC_NORM, "statute_text");
    return mc_case_set(out, MC_DEMANDED, "demanded");
}

static bool rule_collector_condition(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    // 不给钱就不让上车，退款也不给退: a service refused beside it is no act held out to the
    // debtor; 不还就上征信 is.
    bool same = mc_case_same_clause(of, use->span, of->target->quote);
    if (of->act->resolution || !(of->act->collecting || same)) return false;
    if (mc_case_is_term_in_letter(of) || is_taken_for_granted(of)) return false;
    if (mc_condition_is_wont(of, use)) return false;
    // 经催告仍不履行的，可委托第三方追索: what terms let a party do may be done.
    if (of->kind->contract) return mc_case_set(out, MC_HYPOTHETICAL, "contract_text");
    // 逾期不还会冻结我的卡吗: who asks whether it will come was not told so.
    if (mc_case_has(of, MC_CUE_ANNOUNCEMENT) && !mc_case_has(of, MC_CUE_REPORT) &&
        mc_announcing_is_asked(of))
        return mc_case_set(out, MC_HYPOTHETICAL, "asked");
    if (!mc_condition_holds_out(of) && !mc_case_is_agent_speech(of)) {
        if (of->genre == MC_GENRE_NEWS || of->genre == MC_GENRE_COURT) return false;
        return mc_case_set(out, MC_HYPOTHETICAL, "conditional");
    }
    return held_out_on_condition(of, out);
}

// A text that says what may or shall be: terms, answers, notices.
static bool rules_or_explains(const mc_case *of)
{
    return of->genre == MC_GENRE_STATEMENT || of->genre == MC_GENRE_NOTICE ||
           of->genre == MC_GENRE_STATUTE ||
           (of->genre == MC_GENRE_QA && of->part != MC_PART_QUESTION) ||
           (!of->self && of->genre == MC_GENRE_NEWS) ||
           (of->genre == MC_GENRE_ARTICLE && of->named && !of->case_here);
}

static bool rule_announcement(const mc_case *of, const mc_cue_use *use, mc_verdict *out)
{
    if (of->act->resolution || of->actor == MC_ACTOR_CONSUMER) return false;
    if (mc_case_is_term_in_letter(of) || is_taken_for_granted(of)) return false;
    if (mc_agent_talk_stops(of)) return mc_case_set(out, MC_NEGATED, "agent_stops");
    if (mc_agent_talk_informs(of)) return mc_case_set(out, MC_HYPOTHETICAL, "may_happen");
    if (mc_announcing_is_done(of, use)) return false;
    if (mc_announcing_is_asked(of)) return mc_case_set(out, MC_HYPOTHETICAL, "asked");
    bool modal = mc_case_cue(of, use)->scope == MC_SCOPE_CLAUSE;
    // “要让你全家都知道”: in quotation marks a report gives the collector's own words.
    bool quoted = of->genre == MC_GENRE_NEWS && of->quote.kind == MC_QUOTE_SPEECH;
    if (of->kind->dunning && of->act->speech) return mc_case_set(out, MC_ASSERTED, "threat_made");
    if (of->kind->dunning) return mc_case_set(out, MC_ANNOUNCED, "announced_by_cue");
    if (modal && (of->kind->crime || quoted || mc_announcing_is_vowed(of))) return false;
    // 逾期用户会遭遇电话轰炸: of no company, it is what happens to many.
    bool may = of->genre == MC_GENRE_OTHER && mc_case_cue(of, use)->weight > 0;
    if (modal && (may || of->genre == MC_GENRE_NEWS) && !of->self && !of->named && !of->case_told)
        return mc_case_set(out, MC_GENERAL, "no_company_named");
    if (modal && mc_announcing_is_planned(of, use))
        return mc_case_set(out, MC_ANNOUNCED, "announced_by_cue");
    if (modal && rules_or_explains(of)) return mc_case_set(out, MC_HYPOTHETICAL, "may_happen");
    // 逾期之后平台会爆通讯录: told to all, of nobody.
    bool told = mc_case_tells_own(of) && !mc_case_is_nobodys(of);
    if (of->act->speech || (modal && (!told || of->act->befalling))) return false;
    return mc_case_set(out, MC_ANNOUNCED, "announced_by_cue");
}

static const rule RULES[MC_CUE_KIND_COUNT] = {
    [MC_CUE_PRESUPPOSITION] = rule_presupposition,
    [MC_CUE_COUNTERFACTUAL] = rule_counterfactual,
    [MC_CUE_NORM] = rule_norm,
    [MC_CUE_GENERAL] = rule_general,
    [MC_CUE_CONDITION] = rule_condition,
    [MC_CUE_POSSIBILITY] = rule_possibility,
    [MC_CUE_QUESTION] = rule_question,
    [MC_CUE_NEGATION] = rule_negation,
    [MC_CUE_DENIAL] = rule_denial,
    [MC_CUE_CLAIM] = rule_claim,
    [MC_CUE_GIVEN] = rule_given,
    [MC_CUE_REFUSED] = rule_refused,
    [MC_CUE_DEMAND] = rule_demand,
    [MC_CUE_COLLECTOR_CONDITION] = rule_collector_condition,
    [MC_CUE_ANNOUNCEMENT] = rule_announcement,
};

static mc_verdict apply_rules(const mc_case *of)
{
    mc_verdict out = {MC_ASSERTED, MC_ALLEGED, "no_cue", MC_NONE};
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *use = &of->uses->items[i];
        rule judge = RULES[mc_case_cue(of, use)->kind];
        if (judge == NULL || !judge(of, use, &out)) continue;
        out.use = i;
        return out;
    }
    mc_fallback_decide(of, &out);
    return out;
}

mc_verdict mc_decide(const mc_case *of)
{
    mc_case_sort_uses(of);
    mc_verdict out = apply_rules(of);
    bool alleged = mc_finding_status_is_alleged(out.status);
    if (alleged && of->kind->general && !of->case_here) {
        if (mc_ruling_supposes(of))
            mc_case_set(&out, MC_HYPOTHETICAL, "conditional");
        else
            mc_case_set(&out, MC_GENERAL, "general_article");
    }
    if (out.status == MC_ASSERTED && mc_case_has(of, MC_CUE_FOUND)) out.standing = MC_FOUND;
    return out;
}
