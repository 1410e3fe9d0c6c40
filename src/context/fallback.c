// SPDX-License-Identifier: Apache-2.0
#include "context/fallback.h"

#include "base/ascii.h"
#include "context/agent_talk.h"
#include "context/ruling.h"
#include "context/swindler.h"

/* The kinds of text, and what a sentence without a cue is in each:
 *
 *     statute                          norm
 *     a duty behind it in its clause   norm: 每日拨打电话不得超过三次
 *     answer of a questions page       hypothetical; a resolution: norm
 *     statement of a company           claimed, admitted; terms and contracts: hypothetical
 *     report, article, notice          general, unless a company is named or a report tells a case in the sentence or
 *                                      those before it: somebody with a name or part of one (王女士, 李某), a victim,
 *                                      a gang, an arrest; or, in a report, that it happened (see happened)
 *     an agent's own words             see agent_talk.c
 *     all else                         asserted                                                                 */

// 让小舟贷公司退我利息: who is only told to; the noun's name may stand between.
static bool is_told_subject(const mc_case *of)
{
    enum { NAME = 8 };
    const mc_cue_words *causatives = mc_cue_index_class(of->index, MC_CLASS_CAUSATIVES);
    mc_ustr all = {of->text->norm, of->text->norm_size};
    mc_norm_span clause = mc_scope_clause(of->text, of->subject.begin);
    for (uint32_t at = of->subject.begin; at > clause.begin; at--) {
        if (of->subject.begin - at > NAME) return false;
        if (mc_cue_index_ends(causatives, all, at)) return true;
    }
    return false;
}

// 云栗小贷已退还服务费: what says that it is done stands before the word for it, or opens it. 退还我已交的费用 says of something else that
// it was done.
static bool is_done_before(const mc_case *of)
{
    const mc_cue_words *done = mc_cue_index_class(of->index, MC_CLASS_DONE);
    mc_ustr all = {of->text->norm, of->text->norm_size};
    uint32_t at = of->target->quote.begin;
    return mc_cue_index_starts(done, all, at, NULL) || mc_cue_index_ends(done, all, at);
}

// 产品不能用，全额退款。 Nobody is named in the sentence who gave it, or he is only told to (让小舟贷退我利息), and nothing in
// the clause says that it was given: it is asked for.
static bool is_plain_complaint(const mc_case *of)
{
    uint32_t sentence = of->text->sentences[of->target->sentence].norm.begin;
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.begin);
    bool acts = of->has_subject && of->subject.begin >= sentence && !is_told_subject(of);
    bool given = of->has_subject && mc_case_finds(of, MC_CLASS_DONE, clause);
    return of->genre == MC_GENRE_COMPLAINT && !acts && !given;
}

// 乱扣我的钱。退还我已交的费用！ A clause of a complaint that begins with what is to be done, and not that it was (退了一百).
static bool is_told_to_do(const mc_case *of)
{
    enum { VERB = 3 }; // 退了, 退还了
    const mc_cue_words *orders = mc_cue_index_class(of->index, MC_CLASS_ORDERS);
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.begin), verb = clause;
    mc_ustr all = {of->text->norm, of->text->norm_size};
    if (verb.end > verb.begin + VERB) verb.end = verb.begin + VERB;
    return of->genre == MC_GENRE_COMPLAINT && of->target->quote.begin == clause.begin &&
           mc_cue_index_starts(orders, all, clause.begin, NULL) &&
           !mc_case_finds(of, MC_CLASS_DONE, verb);
}

// 问：服务费怎么要回来？ What a question speaks of is asked for.
static bool asks_for(const mc_case *of)
{
    return of->genre == MC_GENRE_QA && mc_case_tells_own(of) && !of->authority_act &&
           !mc_case_has(of, MC_CUE_REALIS);
}

// 客户：我先转三千行吗？
static bool is_customers_question(const mc_case *of)
{
    return of->turn == MC_SPEAKER_CUSTOMER &&
           of->text->sentences[of->target->sentence].ended_by == MC_BREAK_QUESTION;
}

static void decide_resolution(const mc_case *of, mc_verdict *out)
{
    const mc_cue_use *realis = mc_case_first(of, MC_CUE_REALIS);
    bool own = mc_case_tells_own(of);
    if (asks_for(of) || is_customers_question(of) || (own && of->demand_act)) {
        mc_case_set(out, MC_DEMANDED, "demanded_plainly");
    } else if (own && is_told_to_do(of)) {
        mc_case_set(out, MC_DEMANDED, "demand_in_sentence");
    } else if (realis) {
        out->use = (uint32_t)(realis - of->uses->items);
        mc_case_set(out, MC_ASSERTED, "realis");
    } else if (own && !is_done_before(of) && (of->demand_beside || is_plain_complaint(of))) {
        mc_case_set(out, MC_DEMANDED, "demand_in_sentence");
    }
}

// A digit, or a sum in words: 一万五.
static bool is_figure(uint16_t unit)
{
    enum { HUNDRED = 0x767E, THOUSAND = 0x5343, TEN_THOUSAND = 0x4E07 };
    return mc_is_digit(unit) || unit == HUNDRED || unit == THOUSAND || unit == TEN_THOUSAND;
}

static bool has_figure(const mc_case *of)
{
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.end - 1);
    for (uint32_t i = clause.begin; i < clause.end; i++) {
        if (is_figure(of->text->norm[i])) return true;
    }
    return false;
}

// 该集团长期以欺骗手段让借款人虚写借条: the band of the case does it.
static bool tells_of_band(const mc_case *of)
{
    mc_norm_span sentence = of->text->sentences[of->target->sentence].norm;
    return of->case_here && mc_case_finds(of, MC_CLASS_GANGS, sentence);
}

// 詹某后来意识到被骗，便报了警: a word of its sentence says that it is over.
static bool is_past(const mc_case *of)
{
    return !of->at_large &&
           mc_case_finds(of, MC_CLASS_PAST, of->text->sentences[of->target->sentence].norm);
}

// In a report that tells a case collecting is told of it; a service where a word says it is done or a figure how much, it is a band's, or
// where nobody but police or a court stands as its subject (放贷者收取高息 is the trade, whatever case stands beside).
static bool case_tells(const mc_case *of)
{
    return of->collecting || tells_of_band(of) || mc_case_has(of, MC_CUE_REALIS) ||
           !of->has_subject || of->actor == MC_ACTOR_AUTHORITY || has_figure(of) || is_past(of);
}

// 小舟贷逾期会产生罚息: what a page tells of a company's service without blame, and not of a case or of what was done, holds
// for every customer.
static bool is_terms(const mc_case *of)
{
    bool told = of->case_here || of->first_person || mc_case_has(of, MC_CUE_REALIS) ||
                mc_case_has(of, MC_CUE_REPORT) || mc_case_has(of, MC_CUE_FOUND);
    return of->genre == MC_GENRE_ARTICLE && !of->collecting && !told &&
           !mc_case_finds(of, MC_CLASS_SCOLDING, of->text->sentences[of->target->sentence].norm);
}

// “裙子与图片严重不符，做工也差。”王女士说: more stands between the marks than the hit and what belongs to it.
static bool is_utterance(const mc_case *of)
{
    enum { MORE = 8 };
    uint32_t hit = of->target->quote.end - of->target->quote.begin;
    return of->quote.kind == MC_QUOTE_TERM &&
           of->quote.span.end - of->quote.span.begin > hit + MORE;
}

// “八万元被扣了两万八服务费，这合理吗？” In a report with nobody named it happened to somebody where a word says that it is
// done or he who tells of it is quoted, of a service where a figure says how much, of collecting where it speaks of a person
// (她被尾随辱骂).
static bool happened(const mc_case *of)
{
    mc_norm_span sentence = of->text->sentences[of->target->sentence].norm;
    if (mc_case_has(of, MC_CUE_REALIS) || of->quote.kind == MC_QUOTE_SPEECH || is_utterance(of))
        return true;
    if (of->collecting && mc_case_finds(of, MC_CLASS_HE, sentence)) return true;
    return !of->collecting && has_figure(of);
}

// 前夫欠了债，讨债的找到前妻单位; 买完手机第二天就有推销贷款的打来: of somebody, though not of him who tells.
static bool befell_somebody(const mc_case *of)
{
    return mc_case_has(of, MC_CUE_REALIS) || of->case_here || is_past(of);
}

// 小李逾期后被骚扰; 有网友反映…: a page of advice that tells of somebody's case, or that somebody reports it. What it calls
// unlawful (rows with a weight: 这种行为涉嫌非法催收) is reported by nobody.
static bool page_tells(const mc_case *of)
{
    return of->case_here || mc_case_has(of, MC_CUE_FOUND) || mc_case_has_plain(of, MC_CUE_REPORT);
}

// Told of nobody: no company near it, nobody's own case, and no party in the clause.
static bool tells_of_nobody(const mc_case *of)
{
    if (of->topic_tag || (of->of_many && !of->named)) return true;
    bool page = of->genre == MC_GENRE_QA && of->part == MC_PART_NONE;
    // What an authority did is told of it, whoever it was done to; but what it does as a rule (监管部门负责查处).
    if (of->authority_act && !of->general_document && !(page && !mc_case_has(of, MC_CUE_REALIS)))
        return false;
    if (of->general_document) return !of->case_here;
    if (of->case_told && case_tells(of)) return false;
    if (page && !of->named) return !page_tells(of);
    // 张先生因逾期不堪催收: somebody's case told in an article.
    if (of->genre == MC_GENRE_ARTICLE && of->case_here) return false;
    // 当事人：小舟小贷。 … 查明：向借款人亲属拨打电话: what an authority has found is somebody's.
    if (of->genre == MC_GENRE_NOTICE && !of->named) return !mc_case_has(of, MC_CUE_FOUND);
    if (of->genre == MC_GENRE_ARTICLE && !of->named) return true;
    if (is_terms(of)) return true;
    if (of->named || of->first_person || mc_case_has(of, MC_CUE_REPORT) ||
        mc_case_has(of, MC_CUE_FOUND))
        return false;
    if (of->genre == MC_GENRE_STATUTE) return true;
    if (of->actor == MC_ACTOR_CONSUMER || of->actor == MC_ACTOR_OTHER || of->strife) return false;
    if (mc_case_is_nobodys(of)) return !befell_somebody(of);
    return of->genre == MC_GENRE_NEWS && !happened(of);
}

static const char *general_code(const mc_case *of)
{
    if (of->topic_tag) return "topic_tag";
    return of->general_document ? "general_article" : "no_company_named";
}

// An answer that tells what a company by its name has done: 该公司早年曾因捆绑会员被约谈.
static bool is_known_fact(const mc_case *of)
{
    const mc_cue_use *realis = mc_case_first(of, MC_CUE_REALIS);
    if (realis == NULL) return false;
    if (of->authority_act) return true;
    // 小舟贷已接入征信，逾期记录有可能上报: what has happened is another clause's.
    uint32_t clause = mc_text_clause_at(of->text, of->target->quote.end - 1);
    bool here = mc_text_clause_at(of->text, realis->span.begin) == clause;
    return here && of->named && (of->told_here || of->has_subject) && !of->resolution;
}

// 小舟贷逾期遭遇恶意催收？教你应对: the act ends the question that heads a page of advice. What is asked of it (催收上门怎么办？)
// takes it for granted.
static bool heads_advice(const mc_case *of)
{
    enum { MARKS = 1 };
    if (of->genre != MC_GENRE_ARTICLE || of->target->sentence > 0 || of->case_here) return false;
    uint32_t end = of->text->sentences[0].norm.end;
    uint16_t last = end > 0 ? of->text->norm[end - 1] : 0;
    return (last == 0xFF1F || last == '?') && of->target->quote.end + MARKS >= end;
}

// 问：暴力催收违法吗？ What scolds in a complaint, 怎么举报 or 什么罪 is asked by one who does not speak of himself, nor of
// what is done day by day.
static bool asks_of_law(const mc_case *of)
{
    if (of->genre != MC_GENRE_QA || of->part != MC_PART_QUESTION || of->self) return false;
    if (of->resolution || mc_case_has(of, MC_CUE_REALIS)) return false;
    if (mc_case_has(of, MC_CUE_RHETORICAL)) return true;
    mc_norm_span sentence = of->text->sentences[of->target->sentence].norm;
    return mc_case_finds(of, MC_CLASS_LAW_ASKED,
                         (mc_norm_span){of->target->quote.begin, sentence.end}) &&
           !mc_case_finds(of, MC_CLASS_HABITS, sentence);
}

// 【小舟贷】您已严重逾期，我司将上报征信: what a letter that dunns speaks of is held out.
static bool holds_out_in_letter(const mc_case *of)
{
    return of->dunning && !of->resolution && (of->collecting || mc_case_has(of, MC_CUE_CLAIM));
}

// 每日拨打电话不得超过三次: what a duty is about stands before it. Not what somebody told of did.
static bool is_ruled(const mc_case *of)
{
    bool told = of->case_here || of->first_person || of->named_here;
    return of->ruled && !told && !mc_case_has(of, MC_CUE_REPORT);
}

static void decide_by_genre(const mc_case *of, mc_verdict *out)
{
    if (mc_swindler_is_warned_of(of)) return;
    if (is_ruled(of)) {
        mc_case_set(out, MC_NORM, "norm_by_cue");
    } else if (of->lawlike || mc_ruling_quotes_law(of)) {
        mc_case_set(out, MC_NORM, "statute_text");
    } else if (holds_out_in_letter(of)) {
        mc_case_set(out, of->speech_act ? MC_ASSERTED : MC_ANNOUNCED, "announced_by_wording");
    } else if (of->dunning && !of->resolution && mc_genre_is_grievance(of->genre)) {
        out->standing = MC_ADMITTED;
        mc_case_set(out, MC_CLAIMED, "statement_text");
    } else if (of->quote.advised) {
        mc_case_set(out, MC_HYPOTHETICAL, "advice_text");
    } else if (asks_of_law(of)) {
        const mc_cue_use *use = mc_case_first(of, MC_CUE_RHETORICAL);
        if (use != NULL) out->use = (uint32_t)(use - of->uses->items);
        mc_case_set(out, MC_HYPOTHETICAL, "asked");
    } else if (heads_advice(of)) {
        mc_case_set(out, MC_HYPOTHETICAL, "asked_in_heading");
    } else if (of->genre == MC_GENRE_QA && of->part == MC_PART_ANSWER && !is_known_fact(of)) {
        mc_case_set(out, of->resolution ? MC_NORM : MC_HYPOTHETICAL, "qa_answer");
    } else if (of->genre == MC_GENRE_QA && of->part == MC_PART_NONE && of->named &&
               !mc_case_has(of, MC_CUE_REPORT) && !mc_case_has(of, MC_CUE_FOUND)) {
        mc_case_set(out, MC_HYPOTHETICAL, "advice_text");
    } else if (of->contract) {
        mc_case_set(out, MC_HYPOTHETICAL, "contract_text");
    } else if (of->reply == MC_PART_ANSWER) {
        if (!of->resolution) out->standing = MC_ADMITTED;
        mc_case_set(out, MC_CLAIMED, "company_reply");
    } else if (of->genre == MC_GENRE_STATEMENT && of->actor != MC_ACTOR_OTHER &&
               of->actor != MC_ACTOR_AUTHORITY &&
               (of->resolution || !mc_case_has(of, MC_CUE_REPORT))) {
        if (!of->resolution) out->standing = MC_ADMITTED;
        mc_case_set(out, MC_CLAIMED, "statement_text");
    } else if (mc_ruling_supposes(of)) {
        mc_case_set(out, MC_HYPOTHETICAL, "conditional");
    } else if (of->demand_act && of->general_document && !of->case_here) {
        mc_case_set(out, MC_NORM, "advised");
    } else if (tells_of_nobody(of)) {
        mc_case_set(out, MC_GENERAL, general_code(of));
    }
}

// 请给我公司打电话解释清楚: what is asked for is no conduct, although a call to the office is. Not so of whom it is asked:
// 要求冒充法院的催收道歉; nor of what the demand takes for granted: 要求停止骚扰、道歉.
static bool asks_for_amends(const mc_case *of)
{
    enum { REST = 3 };
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.end - 1);
    uint32_t end = of->target->quote.end;
    // 冒充公检|法的催收: the quote may leave out the end of the word.
    uint32_t rest = end + REST < clause.end ? end + REST : clause.end;
    return of->demand_before && of->collecting && mc_case_tells_own(of) &&
           (of->target->flags & MC_FLAG_PRESUPPOSED) == 0 &&
           !mc_case_finds(of, MC_CLASS_OF, (mc_norm_span){end, rest}) &&
           mc_case_finds(of, MC_CLASS_AMENDS, (mc_norm_span){end, clause.end});
}

// 客户：你别打给我家人; 你敢来我单位试试: a customer who forbids the agent what he has announced. 别再 takes it for granted,
// 别 and 不要 (rows with a weight) do not.
static bool only_forbids(const mc_case *of)
{
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.end - 1);
    if (clause.begin > of->target->quote.begin) clause.begin = of->target->quote.begin;
    return of->turn == MC_SPEAKER_CUSTOMER && of->quote.kind != MC_QUOTE_SPEECH && of->collecting &&
           !mc_case_has(of, MC_CUE_REALIS) && !mc_case_has_plain(of, MC_CUE_PRESUPPOSITION) &&
           mc_case_finds(of, MC_CLASS_FORBIDS, (mc_norm_span){clause.begin, of->target->quote.end});
}

// 客户：你们给我同事打电话了？ What a customer asks and no word of a reason takes for granted (怎么又打给我妈？).
static bool only_asks(const mc_case *of)
{
    mc_norm_span sentence = of->text->sentences[of->target->sentence].norm;
    return is_customers_question(of) && of->quote.kind != MC_QUOTE_SPEECH && of->collecting &&
           mc_case_finds(of, MC_CLASS_FAMILIAR,
                         (mc_norm_span){sentence.begin, of->target->quote.begin}) &&
           !mc_case_finds(of, MC_CLASS_ASKS_WHY, sentence);
}

void mc_fallback_decide(const mc_case *of, mc_verdict *out)
{
    decide_by_genre(of, out);
    if (out->status != MC_ASSERTED) return;
    if (only_forbids(of)) {
        mc_case_set(out, MC_HYPOTHETICAL, "customer_forbids");
    } else if (only_asks(of)) {
        mc_case_set(out, MC_HYPOTHETICAL, "customer_asks");
    } else if (mc_case_is_agent_speech(of)) {
        mc_agent_talk_decide(of, out);
    } else if (asks_for_amends(of)) {
        mc_case_set(out, MC_DEMANDED, "asked_for_amends");
    } else if (of->resolution) {
        decide_resolution(of, out);
    } else if ((of->target->flags & MC_FLAG_ANNOUNCES) != 0 && !mc_case_has(of, MC_CUE_REALIS) &&
               !of->speech_act && !(of->genre == MC_GENRE_NEWS && of->case_told)) {
        mc_case_set(out, MC_ANNOUNCED, "announced_by_wording");
    }
}
