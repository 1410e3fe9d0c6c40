// SPDX-License-Identifier: Apache-2.0
#include "context/fallback.h"

#include "context/agent_talk.h"
#include "context/case.h"
#include "context/claim.h"
#include "context/nobody.h"
#include "context/ruling.h"
#include "context/swindler.h"
#include "context/words.h"

/* What a sentence without a cue is: tables, each read from its first row to the one that holds. The
 * kind of text comes first; what it leaves asserted, the voice and the entry's own wording may
 * still make something else.
 *
 *     statute                          norm
 *     a duty behind it in its clause   norm: 每日拨打电话不得超过三次
 *     answer of a questions page       hypothetical; a resolution: norm
 *     statement of a company           claimed, admitted; terms and contracts: hypothetical
 *     report, article, notice          general, unless somebody is meant: see nobody.c
 *     an agent's own words             see agent_talk.c
 *     all else                         asserted */

// A case of which `holds` is true has this status, for the reason of this code.
typedef struct verdict_row {
    bool (*holds)(const mc_case *of);
    mc_finding_status status;
    const char *code;
    unsigned shows; // mc_cue_kind: its first cue, if one reaches the hit, is told as deciding
} verdict_row;

enum { NO_CUE = MC_CUE_KIND_COUNT };

// 让小舟贷公司退我利息: who is only told to; the noun's name may stand between.
static bool is_told_subject(const mc_case *of)
{
    enum { NAME = 8 };
    mc_norm_span clause = mc_scope_clause(of->text, of->subject.begin);
    for (uint32_t at = of->subject.begin; at > clause.begin; at--) {
        if (of->subject.begin - at > NAME) return false;
        if (mc_words_end(of->scan, MC_CLASS_CAUSATIVES, at)) return true;
    }
    return false;
}

// 云栗小贷已退还服务费: what says that it is done stands before the word for it, or opens it.
// 退还我已交的费用 says of something else that it was done.
static bool is_done_before(const mc_case *of)
{
    uint32_t at = of->target->quote.begin;
    return mc_words_begin(of->scan, MC_CLASS_DONE, at) || mc_words_end(of->scan, MC_CLASS_DONE, at);
}

// 产品不能用，全额退款。 Nobody is named in the sentence who gave it, or he is only told to
// (让小舟贷退我利息), and nothing in the clause says that it was given: it is asked for.
static bool is_plain_complaint(const mc_case *of)
{
    uint32_t sentence = mc_case_sentence(of).begin;
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.begin);
    bool acts = of->has_subject && of->subject.begin >= sentence && !is_told_subject(of);
    bool given = of->has_subject && mc_words_stand_in(of->scan, MC_CLASS_DONE, clause);
    return of->genre == MC_GENRE_COMPLAINT && !acts && !given;
}

// 乱扣我的钱。退还我已交的费用！ 客户：你们乱扣的，退给我。 A clause of a complaint or of the customer
// that begins with what is to be done, and not that it was (退了一百).
static bool is_told_to_do(const mc_case *of)
{
    enum { VERB = 3 }; // 退了, 退还了
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.begin), verb = clause;
    if (verb.end > verb.begin + VERB) verb.end = verb.begin + VERB;
    bool asks = of->genre == MC_GENRE_COMPLAINT || of->turn == MC_SPEAKER_CUSTOMER;
    return asks && of->target->quote.begin == clause.begin &&
           mc_words_begin(of->scan, MC_CLASS_ORDERS, clause.begin) &&
           !mc_words_stand_in(of->scan, MC_CLASS_DONE, verb);
}

// 问：服务费怎么要回来？ What a question speaks of is asked for.
static bool asks_for(const mc_case *of)
{
    return of->genre == MC_GENRE_QA && mc_case_tells_own(of) && !of->act->authority &&
           !mc_case_has(of, MC_CUE_REALIS);
}

// 客户：我先转三千行吗？
static bool is_customers_question(const mc_case *of)
{
    return of->turn == MC_SPEAKER_CUSTOMER &&
           of->text->sentences[of->target->sentence].ended_by == MC_BREAK_QUESTION;
}

static bool is_resolution_asked(const mc_case *of)
{
    if (!of->act->resolution) return false;
    return asks_for(of) || is_customers_question(of) || (mc_case_tells_own(of) && of->act->demand);
}

static bool is_resolution_ordered(const mc_case *of)
{
    return of->act->resolution && is_told_to_do(of);
}

static bool is_resolution_done(const mc_case *of)
{
    return of->act->resolution && mc_case_has(of, MC_CUE_REALIS);
}

static bool is_resolution_wanted(const mc_case *of)
{
    return of->act->resolution && mc_case_tells_own(of) && !is_done_before(of) &&
           (of->demand_beside || is_plain_complaint(of));
}

// An answer that tells what a company by its name has done: 该公司早年曾因捆绑会员被约谈; or what
// was done to him who answers: 我逾期那年催收打到我公司了.
static bool is_known_fact(const mc_case *of)
{
    const mc_cue_use *realis = mc_case_first(of, MC_CUE_REALIS);
    if (realis == NULL) return false;
    if (of->act->authority) return true;
    // 小舟贷已接入征信，逾期记录有可能上报: what has happened is another clause's.
    uint32_t clause = mc_text_clause_at(of->text, of->target->quote.end - 1);
    bool here = mc_text_clause_at(of->text, realis->span.begin) == clause;
    if (!here || of->act->resolution) return false;
    return of->told_here || (of->named && of->has_subject);
}

// 小舟贷逾期遭遇恶意催收？教你应对: the act ends the question that heads a page of advice. What is
// asked of it (催收上门怎么办？) takes it for granted.
static bool heads_advice(const mc_case *of)
{
    enum { MARKS = 1 };
    if (of->genre != MC_GENRE_ARTICLE || of->target->sentence > 0 || of->case_here) return false;
    uint32_t end = of->text->sentences[0].norm.end;
    uint16_t last = end > 0 ? of->text->norm[end - 1] : 0;
    return (last == 0xFF1F || last == '?') && of->target->quote.end + MARKS >= end;
}

// 问：暴力催收违法吗？ What scolds in a complaint, 怎么举报 or 什么罪 is asked by one who does not
// speak of himself, nor of what is done day by day.
static bool asks_of_law(const mc_case *of)
{
    if (of->genre != MC_GENRE_QA || of->part != MC_PART_QUESTION || of->self) return false;
    if (of->act->resolution || mc_case_has(of, MC_CUE_REALIS)) return false;
    if (mc_case_has(of, MC_CUE_RHETORICAL)) return true;
    mc_norm_span sentence = mc_case_sentence(of);
    return mc_words_stand_in(of->scan, MC_CLASS_LAW_ASKED,
                             (mc_norm_span){of->target->quote.begin, sentence.end}) &&
           !mc_words_stand_in(of->scan, MC_CLASS_HABITS, sentence);
}

// 【小舟贷】您已严重逾期，我司将上报征信: what a letter that dunns speaks of is held out.
static bool holds_out_in_letter(const mc_case *of)
{
    if (mc_case_is_term_in_letter(of)) return false;
    return of->kind->dunning && !of->act->resolution &&
           (of->act->collecting || mc_case_has(of, MC_CUE_CLAIM));
}

// 每日拨打电话不得超过三次: what a duty is about stands before it. Not what somebody told of did.
static bool is_ruled(const mc_case *of)
{
    bool told = of->case_here || of->first_person || of->named_here;
    return of->ruled && !told && !mc_case_has(of, MC_CUE_REPORT);
}

static bool is_statutes(const mc_case *of)
{
    return of->kind->lawlike || mc_ruling_quotes_law(of);
}

static bool threatens_in_letter(const mc_case *of)
{
    return holds_out_in_letter(of) && of->act->speech;
}

// What else such a letter says of the debtor's case is its sender's word.
static bool tells_in_letter(const mc_case *of)
{
    bool tells = mc_genre_is_grievance(of->genre) || mc_case_is_term_in_letter(of);
    return of->kind->dunning && !of->act->resolution && tells;
}

static bool is_in_advice(const mc_case *of)
{
    return of->quote.advised;
}

static bool is_answered(const mc_case *of)
{
    return of->genre == MC_GENRE_QA && of->part == MC_PART_ANSWER && !is_known_fact(of);
}

static bool is_redress_answered(const mc_case *of)
{
    return of->act->resolution && is_answered(of);
}

// A page without labels that names a company explains what it does, where
// nobody reports or finds it.
static bool is_explained(const mc_case *of)
{
    return mc_case_is_unlabelled(of) && of->named && !mc_case_has(of, MC_CUE_REPORT) &&
           !mc_case_has(of, MC_CUE_FOUND);
}

static bool is_in_contract(const mc_case *of)
{
    return of->kind->contract;
}

static bool is_in_reply(const mc_case *of)
{
    return of->reply == MC_PART_ANSWER;
}

// Of itself; what it tells that others reported of it is no word of its own.
static bool is_in_statement(const mc_case *of)
{
    return of->genre == MC_GENRE_STATEMENT && of->actor != MC_ACTOR_OTHER &&
           of->actor != MC_ACTOR_AUTHORITY &&
           (of->act->resolution || !mc_case_has(of, MC_CUE_REPORT));
}

// 针对用户反映的“砍头息”问题，我司回复: what a company takes up in its own statement it
// does not own, and the report that it answers charges nothing here.
static bool is_taken_up(const mc_case *of)
{
    return of->genre == MC_GENRE_STATEMENT && !of->act->resolution &&
           mc_case_has(of, MC_CUE_REPORT) && mc_claim_takes_up_charge(of);
}

static bool is_redress_advised(const mc_case *of)
{
    return of->act->demand && of->kind->general && !of->case_here;
}

static bool is_topic_tag(const mc_case *of)
{
    return of->topic_tag;
}

static bool is_of_general_article(const mc_case *of)
{
    return of->kind->general && mc_nobody_is_meant(of);
}

// 小舟贷逾期会产生罚息: a company is named, and what is told holds for every customer.
static bool is_of_all_customers(const mc_case *of)
{
    return of->named && mc_nobody_is_meant(of);
}

static const verdict_row BY_TEXT[] = {
    {mc_swindler_is_warned_of, MC_ASSERTED, "no_cue", NO_CUE},
    {is_ruled, MC_NORM, "norm_by_cue", NO_CUE},
    {is_statutes, MC_NORM, "statute_text", NO_CUE},
    {threatens_in_letter, MC_ASSERTED, "announced_by_wording", NO_CUE},
    {holds_out_in_letter, MC_ANNOUNCED, "announced_by_wording", NO_CUE},
    {tells_in_letter, MC_CLAIMED, "statement_text", NO_CUE},
    {is_in_advice, MC_HYPOTHETICAL, "advice_text", NO_CUE},
    {asks_of_law, MC_HYPOTHETICAL, "asked", MC_CUE_RHETORICAL},
    {heads_advice, MC_HYPOTHETICAL, "asked_in_heading", NO_CUE},
    {is_redress_answered, MC_NORM, "qa_answer", NO_CUE},
    {is_answered, MC_HYPOTHETICAL, "qa_answer", NO_CUE},
    {is_explained, MC_HYPOTHETICAL, "advice_text", NO_CUE},
    {is_in_contract, MC_HYPOTHETICAL, "contract_text", NO_CUE},
    {is_in_reply, MC_CLAIMED, "company_reply", NO_CUE},
    {is_in_statement, MC_CLAIMED, "statement_text", NO_CUE},
    {is_taken_up, MC_HYPOTHETICAL, "agent_takes_up", NO_CUE},
    {mc_ruling_supposes, MC_HYPOTHETICAL, "conditional", NO_CUE},
    {is_redress_advised, MC_NORM, "advised", NO_CUE},
    {is_topic_tag, MC_GENERAL, "topic_tag", NO_CUE},
    {is_of_general_article, MC_GENERAL, "general_article", NO_CUE},
    {is_of_all_customers, MC_GENERAL, "of_all_customers", NO_CUE},
    {mc_nobody_is_meant, MC_GENERAL, "no_company_named", NO_CUE},
};

// 请给我公司打电话解释清楚: what is asked for is no conduct, although a call to the office is. Not
// so of whom it is asked: 要求冒充法院的催收道歉; nor of what the demand takes for
// granted: 要求停止骚扰、道歉; nor of what stands far from the demand, which is what the apology
// is for (要求退费，以及对我家人的骚扰道歉).
static bool asks_for_amends(const mc_case *of)
{
    enum { REST = 3 };
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.end - 1);
    uint32_t end = of->target->quote.end;
    // 冒充公检|法的催收: the quote may leave out the end of the word.
    uint32_t rest = end + REST < clause.end ? end + REST : clause.end;
    return of->demand_before && of->act->collecting && mc_case_tells_own(of) &&
           (of->target->flags & MC_FLAG_PRESUPPOSED) == 0 &&
           !mc_words_stand_in(of->scan, MC_CLASS_OF, (mc_norm_span){end, rest}) &&
           mc_words_stand_in(of->scan, MC_CLASS_AMENDS, (mc_norm_span){end, clause.end});
}

// 客户：你别打给我家人; 你敢来我单位试试: a customer who forbids the agent what he has announced.
// 别再 takes it for granted, 别 and 不要 (rows with a weight) do not.
static bool only_forbids(const mc_case *of)
{
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.end - 1);
    if (clause.begin > of->target->quote.begin) clause.begin = of->target->quote.begin;
    return of->turn == MC_SPEAKER_CUSTOMER && of->quote.kind != MC_QUOTE_SPEECH &&
           of->act->collecting && !mc_case_has(of, MC_CUE_REALIS) &&
           !mc_case_has_plain(of, MC_CUE_PRESUPPOSITION) &&
           mc_words_stand_in(of->scan, MC_CLASS_FORBIDS,
                             (mc_norm_span){clause.begin, of->target->quote.end});
}

// 客户：你们给我同事打电话了？ What a customer asks and no word of a reason takes for
// granted (怎么又打给我妈？).
static bool only_asks(const mc_case *of)
{
    mc_norm_span sentence = mc_case_sentence(of);
    return is_customers_question(of) && of->quote.kind != MC_QUOTE_SPEECH && of->act->collecting &&
           mc_words_stand_in(of->scan, MC_CLASS_FAMILIAR,
                             (mc_norm_span){sentence.begin, of->target->quote.begin}) &&
           !mc_words_stand_in(of->scan, MC_CLASS_ASKS_WHY, sentence);
}

// 下周上门: the wording of the entry announces, whoever says it; not what a report tells
// of a case, which is over.
static bool announces(const mc_case *of)
{
    return (of->target->flags & MC_FLAG_ANNOUNCES) != 0 && !of->act->resolution &&
           !of->act->speech && !mc_case_has(of, MC_CUE_REALIS) &&
           !(of->genre == MC_GENRE_NEWS && of->case_told);
}

static const verdict_row BY_CUSTOMER[] = {
    {only_forbids, MC_HYPOTHETICAL, "customer_forbids", NO_CUE},
    {only_asks, MC_HYPOTHETICAL, "customer_asks", NO_CUE},
};

static const verdict_row BY_WORDING[] = {
    {asks_for_amends, MC_DEMANDED, "asked_for_amends", NO_CUE},
    {is_resolution_asked, MC_DEMANDED, "demanded_plainly", NO_CUE},
    {is_resolution_ordered, MC_DEMANDED, "demand_in_sentence", NO_CUE},
    {is_resolution_done, MC_ASSERTED, "realis", MC_CUE_REALIS},
    {is_resolution_wanted, MC_DEMANDED, "demand_in_sentence", NO_CUE},
    {announces, MC_ANNOUNCED, "announced_by_wording", NO_CUE},
};

// What a company says of its own conduct it admits; what it says that it gave, it only says.
static bool decide_by(const verdict_row *rows, size_t count, const mc_case *of, mc_verdict *out)
{
    for (const verdict_row *row = rows; row < rows + count; row++) {
        if (!row->holds(of)) continue;
        const mc_cue_use *use =
            row->shows < NO_CUE ? mc_case_first(of, (mc_cue_kind)row->shows) : NULL;
        if (use != NULL) out->use = (uint32_t)(use - of->uses->items);
        if (row->status == MC_CLAIMED && !of->act->resolution) out->standing = MC_ADMITTED;
        return mc_case_set(out, row->status, row->code);
    }
    return false;
}

void mc_fallback_decide(const mc_case *of, mc_verdict *out)
{
    decide_by(BY_TEXT, sizeof BY_TEXT / sizeof *BY_TEXT, of, out);
    if (out->status != MC_ASSERTED) return;
    if (decide_by(BY_CUSTOMER, sizeof BY_CUSTOMER / sizeof *BY_CUSTOMER, of, out)) return;
    if (mc_case_is_agent_speech(of))
        mc_agent_talk_decide(of, out);
    else
        decide_by(BY_WORDING, sizeof BY_WORDING / sizeof *BY_WORDING, of, out);
}
