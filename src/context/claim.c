// SPDX-License-Identifier: Apache-2.0
#include "context/claim.h"

#include "context/case.h"
#include "context/words.h"

/* A verb of saying makes what follows the company's word, but not
 *
 *     客服称一切正常，多名用户反映被骂           behind a nearer report: 反映
 *     “如您仍未处理，我司将上门”                 what is held out in a complaint
 *     【小舟贷】…我司将上门。天天收到，我怕      behind the message, where the complainant speaks of himself
 *     并表示这是流程，他们天天打，还骂我家人     two clauses behind a bare verb, in a clause of one's own
 *     被告辩称，原告预扣了利息                   who is sued for a loan accuses the one who lent it
 *     被告孙某辩称，原告的催收骂人 (a company sues)       likewise, where it is a company that sues
 *     银行表示，不法中介冒用我行名义             what a company charges strangers with
 *     冒充法院称“传票已寄”                       who wears a mask tells no company's side
 *     客服说是我自己点的                         what the staff (rows with weight 3) answer somebody in his own case
 *     公告称…。罚单显示，该司违规放贷         in a later sentence of a report that names its own source
 *     （客服承认垫资）再暴力催收                 in brackets that close before the act: an aside
 *     投诉称被扣两次，系系统故障                 what explains it behind it (rows that look back), unless the sentence
 *                                                takes up a charge:
 *                                                针对“凌晨来电”，该行称系系统故障所致 */

enum { MESSAGE = 2, STAFF = 3, STAFF_NEAR = 30 };

bool mc_claim_is_reported(const mc_case *of, const mc_cue_use *claim)
{
    return mc_case_has_from(of, MC_CUE_REPORT, claim->span.begin + 1);
}

// “如您仍未处理，我司将上门”: in a complaint what the company says it will do is held out, not
// claimed; in its own words anywhere.
static bool is_held_out(const mc_case *of)
{
    if (of->kind->dunning && !of->act->resolution) return true;
    if (!of->act->collecting || of->turn != MC_SPEAKER_NONE || of->reply == MC_PART_ANSWER)
        return false;
    bool said = of->quote.kind == MC_QUOTE_SPEECH && of->quote.future;
    bool will = mc_case_has(of, MC_CUE_ANNOUNCEMENT) || mc_case_has(of, MC_CUE_COLLECTOR_CONDITION);
    return said || (will && mc_case_tells_own(of));
}

// 【小舟贷】…我司将上门。天天收到这种短信，我怕: a message quoted in a complaint ends with its
// sentence; who then speaks of himself is the complainant.
static bool is_behind_message(const mc_case *of, const mc_cue_use *use)
{
    return of->genre == MC_GENRE_COMPLAINT && of->self && of->reply != MC_PART_ANSWER &&
           mc_text_sentence_at(of->text, use->span.begin) != of->target->sentence &&
           of->first_person;
}

// 并表示这是正常流程，小舟贷还骂我家人: who collects does not name himself in the next
// clause, the teller does.
static uint32_t clauses_told_beyond(const mc_case *of)
{
    if (of->act->collecting && of->named_clause) return 1;
    return of->told_here || of->act->collecting ? 2 : 3;
}

// 并表示这是正常流程，他们天天打，还骂我家人: two clauses behind a bare verb of saying, a clause of
// one's own or of collecting is told; three behind it, any.
static bool is_told_beyond(const mc_case *of, const mc_cue_use *use)
{
    uint32_t from = mc_text_clause_at(of->text, use->span.begin);
    uint32_t beyond = clauses_told_beyond(of);
    return of->genre == MC_GENRE_COMPLAINT && of->self && !of->act->resolution &&
           mc_case_cue(of, use)->scope == MC_SCOPE_SENTENCE && of->reply != MC_PART_ANSWER &&
           mc_text_clause_at(of->text, of->target->quote.begin) >= from + beyond;
}

// 原告：青桥小贷…。被告孙某辩称，原告派人到其家中吵闹, 被告辩称实际到账四万元: what the debtor says of
// the company that sues him, and not of what he did to it.
static bool accuses_plaintiff(const mc_case *of, const mc_cue_use *use)
{
    mc_norm_span told = {use->span.end, of->target->quote.end};
    if (!of->kind->lender_sues || !mc_words_end(of->scan, MC_CLASS_DEFENCES, use->span.end))
        return false;
    mc_norm_span plaintiff = mc_words_find_last(of->scan, MC_CLASS_PLAINTIFFS, told);
    if (plaintiff.begin >= plaintiff.end) return !of->act->collecting;
    return !mc_words_end(of->scan, MC_CLASS_OBJECT_MARKERS, plaintiff.begin);
}

// 被告辩称，原告预扣了利息: in a civil judgment between people the defendant is the debtor, and
// what he says of the loan is a charge, not an account of himself; so is what any party says that a
// debtor did (辩护人提出，欠款人亦辱骂客服).
static bool is_countercharge(const mc_case *of, const mc_cue_use *use)
{
    if (of->act->resolution) return false;
    if (accuses_plaintiff(of, use)) return true;
    if (mc_case_cue(of, use)->weight == 0) return false;
    if (of->actor == MC_ACTOR_CONSUMER) return true;
    return of->genre == MC_GENRE_COURT && !of->kind->crime && !of->named;
}

// 贷后也表示没有这项服务: a refusal told as the answer one got is the refusal; in a report, what
// staff told the customer of the case (经理表示，已过冷静期，不能取消合约), not a spokesman the
// reporter.
static bool is_refusal_told(const mc_case *of, const mc_cue_use *use)
{
    bool staff =
        of->genre == MC_GENRE_NEWS && of->case_told && mc_case_cue(of, use)->weight == STAFF;
    return (of->target->flags & MC_FLAG_OWN_NEGATOR) != 0 && !of->act->resolution &&
           (staff || of->genre == MC_GENRE_COMPLAINT) && of->reply != MC_PART_ANSWER;
}

// 客服表示不能延期: what the answer refuses was asked for, and is no offer of the company.
static bool is_refused_in_answer(const mc_case *of, const mc_cue_use *use)
{
    const mc_cue_use *refused = mc_case_first(of, MC_CUE_REFUSED);
    return of->act->resolution && refused != NULL && mc_case_tells_own(of) &&
           of->reply != MC_PART_ANSWER && refused->span.begin >= use->span.end &&
           refused->span.end <= of->target->quote.begin;
}

// 收到短信：尊敬的客户，您的债权已转让。 What a message (rows with weight 2) says that was done
// is told by who quotes it.
static bool is_message_quoted(const mc_case *of, const mc_cue_use *use)
{
    return mc_case_cue(of, use)->weight == MESSAGE && !of->act->resolution &&
           mc_case_tells_own(of) && of->reply != MC_PART_ANSWER;
}

bool mc_claim_is_answer(const mc_case *of, const mc_cue_use *use)
{
    return mc_case_cue(of, use)->weight == STAFF && mc_case_tells_own(of);
}

bool mc_claim_is_foreign(const mc_case *of, const mc_cue_use *use)
{
    if (!mc_claim_is_answer(of, use)) return false;
    uint32_t act = of->target->quote.begin;
    bool beside =
        mc_case_same_clause(of, use->span, of->target->quote) && act <= use->span.end + STAFF_NEAR;
    return !of->act->resolution || !beside;
}

// 银行表示，不法中介冒用我行名义: what a company says of swindlers is a charge of its own.
static bool is_of_swindlers(const mc_case *of, const mc_cue_use *use)
{
    uint32_t begin = mc_case_sentence(of).begin;
    uint32_t from = use->span.end > begin ? use->span.end : begin;
    uint32_t to = of->target->quote.end;
    if (of->act->resolution || from >= to) return false;
    // 客服称账户被冻结，须先交解冻资金: staff in the report of a hoax are none.
    return mc_words_stand_in(of->scan, MC_CLASS_SWINDLERS, (mc_norm_span){from, to}) ||
           (mc_case_cue(of, use)->weight == STAFF && mc_words_stand(of->scan, MC_CLASS_HOAXES));
}

// 针对“凌晨来电”一事，该行称系外呼系统故障所致: who explains a charge owns it where his sentence
// takes it up.
bool mc_claim_takes_up_charge(const mc_case *of)
{
    uint32_t begin = mc_case_sentence(of).begin;
    return !mc_genre_is_grievance(of->genre) &&
           (of->quote.kind == MC_QUOTE_TERM || mc_words_begin(of->scan, MC_CLASS_TAKES_UP, begin));
}

static bool only_explains(const mc_case *of, const mc_cue_use *use)
{
    return mc_case_cue(of, use)->direction == MC_BACKWARD && !mc_claim_takes_up_charge(of);
}

// 小舟贷公告称资金紧张。罚单显示，该司违规放贷: a later sentence of a report that names its own
// source is none of the company's words; not where the source is spoken to (已向法院起诉).
static bool has_own_source(const mc_case *of, const mc_cue_use *use)
{
    mc_norm_span rest = {mc_case_sentence(of).begin, of->target->quote.end};
    if (mc_genre_is_grievance(of->genre) || use->span.end > rest.begin) return false;
    for (;;) {
        mc_norm_span found = mc_words_find(of->scan, MC_CLASS_SOURCES, rest);
        if (found.begin >= found.end) return false;
        if (!mc_words_end(of->scan, MC_CLASS_OBJECT_MARKERS, found.begin)) return true;
        rest.begin = found.end;
    }
}

// 资金由小舟垫付（客服承认），再暴力催收: what is said in brackets is said of what stands before
// them.
static bool is_aside(const mc_case *of, const mc_cue_use *use)
{
    const uint32_t opening = 0xFF08, closing = 0xFF09;
    for (uint32_t i = use->span.end; i < of->target->quote.begin; i++) {
        if (of->text->norm[i] == opening) return false;
        if (of->text->norm[i] == closing) return true;
    }
    return false;
}

// 催收员冒充法院工作人员称“传票已经寄出”: what is said in a mask frightens, and is nobody's account.
static bool is_said_in_mask(const mc_case *of, const mc_cue_use *use)
{
    mc_norm_span before = {mc_scope_clause(of->text, use->span.begin).begin, use->span.begin};
    return of->act->collecting && mc_words_stand_in(of->scan, MC_CLASS_IMPOSTORS, before);
}

bool mc_claim_gives_way(const mc_case *of, const mc_cue_use *use)
{
    return is_aside(of, use) || is_said_in_mask(of, use) || only_explains(of, use) ||
           is_of_swindlers(of, use) || is_message_quoted(of, use) || is_refusal_told(of, use) ||
           is_held_out(of) || is_behind_message(of, use) || is_told_beyond(of, use) ||
           is_countercharge(of, use) || is_refused_in_answer(of, use) || has_own_source(of, use) ||
           mc_claim_is_reported(of, use);
}
