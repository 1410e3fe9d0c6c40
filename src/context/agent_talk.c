// SPDX-License-Identifier: Apache-2.0
#include "context/agent_talk.h"

#include "context/case.h"
#include "context/words.h"

/* An agent who speaks to the debtor acts by speaking, tells of what was done, informs, or takes up
 * what the debtor has told him:
 *
 *     不还我就让你抬不起头         an utterance (flags utterance, speech) or a threat: asserted
 *     工号3307；非常抱歉            a resolution that saying it gives (flag utterance): asserted; any other is an offer
 *     我只能打给你爱人             it announces: announced
 *     我跟你妹妹说了               collecting that he tells of: asserted where a word says it is done, else announced
 *     确实给您家人打过，非常抱歉     he accounts for it, as for any service that he explains: claimed, admitted
 *     逾期会影响征信               he informs: what may happen is hypothetical
 *     我这边是银行委托的第三方       what telling undoes (@context_self_told): as blame
 *     我们按诈骗报案               blame that no utterance of his makes: he speaks of somebody else
 *     您反映的辱骂我们会核实         he takes it up: hypothetical */

enum { SPOKEN = MC_FLAG_UTTERANCE | MC_FLAG_SPEECH };

// His turn, or the quotation in it that is his as well.
static mc_norm_span his_words(const mc_case *of)
{
    mc_norm_span words = mc_case_sentence(of);
    if (of->quote.kind != MC_QUOTE_SPEECH) return words;
    if (words.begin < of->quote.span.begin) words.begin = of->quote.span.begin;
    if (words.end > of->quote.span.end) words.end = of->quote.span.end;
    return words;
}

static bool in_turn(const mc_case *of)
{
    return of->turn == MC_SPEAKER_AGENT && of->quote.kind != MC_QUOTE_SPEECH;
}

// 结清证明不给你开: who informs a customer says 您, or neither.
static bool is_familiar(const mc_case *of)
{
    return mc_words_stand_in(of->scan, MC_CLASS_FAMILIAR, his_words(of)) &&
           !mc_words_stand_in(of->scan, MC_CLASS_ADDRESSED, his_words(of));
}

// 说“逾期会产生罚息，请您注意”: quoted words with 您 alone are those of a service, too.
static bool in_polite_quotation(const mc_case *of)
{
    return of->quote.kind == MC_QUOTE_SPEECH && of->quote.speaker == MC_SPEAKER_AGENT &&
           mc_words_stand_in(of->scan, MC_CLASS_RESPECT, of->quote.span) &&
           !mc_words_stand_in(of->scan, MC_CLASS_FAMILIAR, of->quote.span);
}

bool mc_agent_talk_informs(const mc_case *of)
{
    return (in_turn(of) || in_polite_quotation(of)) && !of->act->resolution &&
           !of->act->collecting && (of->target->flags & SPOKEN) == 0 && !is_familiar(of);
}

bool mc_agent_talk_presses(const mc_case *of)
{
    bool blames = of->act->blames && (of->target->flags & SPOKEN) == 0;
    return mc_case_is_agent_speech(of) && !mc_agent_talk_informs(of) && !blames;
}

bool mc_agent_talk_presses_by_asking(const mc_case *of)
{
    bool spoken = of->act->speech || (of->target->flags & SPOKEN) != 0;
    return mc_agent_talk_presses(of) && (spoken || !in_turn(of));
}

// 确实给您家人打过，非常抱歉: an agent who accounts for what was done, and is not doing it.
static bool accounts_for(const mc_case *of)
{
    return !of->act->collecting || mc_words_stand_in(of->scan, MC_CLASS_ACCOUNTING, his_words(of));
}

// 我昨天通知了你单位; not 我只能通知你家属出面了, 天天来陪你聊天: a word of what will be outweighs
// 了 behind the act, and how often he does it (rows with a weight) is not that it is done.
static bool is_done(const mc_case *of)
{
    mc_norm_span quote = of->target->quote;
    uint32_t begin = mc_scope_clause(of->text, quote.begin).begin;
    bool will = mc_words_stand_in(of->scan, MC_CLASS_FUTURE, (mc_norm_span){begin, quote.end});
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *use = &of->uses->items[i];
        const mc_cue *cue = mc_case_cue(of, use);
        if (cue->kind == MC_CUE_REALIS && cue->weight == 0 &&
            (use->span.begin < quote.begin || !will))
            return true;
    }
    return false;
}

static void decide_told(const mc_case *of, mc_verdict *out)
{
    if (accounts_for(of)) {
        out->standing = MC_ADMITTED;
        mc_case_set(out, MC_CLAIMED, "agent_owns");
    } else if (is_done(of)) {
        mc_case_set(out, MC_ASSERTED, "agent_acts");
    } else {
        mc_case_set(out, MC_ANNOUNCED, "agent_will_act");
    }
}

// What is said of a company in blame, and not by its agent of himself (按诈骗报案 is of the
// debtor), unless he accounts for it (之前的催收员态度不好，抱歉).
static void decide_blame(const mc_case *of, mc_verdict *out)
{
    if (!mc_words_stand_in(of->scan, MC_CLASS_ACCOUNTING, his_words(of))) {
        mc_case_set(out, MC_HYPOTHETICAL, "agent_takes_up");
    } else if (in_turn(of)) {
        out->standing = MC_ADMITTED;
        mc_case_set(out, MC_CLAIMED, "agent_owns");
    }
}

bool mc_agent_talk_stops(const mc_case *of)
{
    mc_norm_span clause = mc_scope_clause(of->text, of->target->quote.end - 1);
    clause.end = of->target->quote.end;
    return of->act->collecting && mc_case_is_agent_speech(of) &&
           !mc_case_has(of, MC_CUE_COLLECTOR_CONDITION) &&
           !mc_case_has(of, MC_CUE_PSEUDO_NEGATION) &&
           mc_words_stand_in(of->scan, MC_CLASS_CEASES, clause);
}

void mc_agent_talk_decide(const mc_case *of, mc_verdict *out)
{
    bool announces = (of->target->flags & MC_FLAG_ANNOUNCES) != 0;
    if (of->act->resolution && in_turn(of) && (of->target->flags & SPOKEN) != 0) {
        mc_case_set(out, MC_ASSERTED, "utterance");
    } else if (of->act->resolution) {
        mc_case_set(out, MC_CLAIMED, "agent_offer");
    } else if (mc_agent_talk_stops(of)) {
        mc_case_set(out, MC_NEGATED, "agent_stops");
    } else if (mc_words_stand_in(of->scan, MC_CLASS_CHECKING, his_words(of))) {
        mc_case_set(out, MC_HYPOTHETICAL, "agent_takes_up");
    } else if ((of->act->blames || (of->act->self_told && in_turn(of))) &&
               (of->target->flags & SPOKEN) == 0) {
        decide_blame(of, out);
    } else if (announces && !of->act->speech && !is_done(of)) {
        mc_case_set(out, MC_ANNOUNCED, "announced_by_wording");
    } else if (mc_agent_talk_informs(of)) {
        decide_told(of, out);
    } else if (of->act->speech || (of->target->flags & MC_FLAG_UTTERANCE) != 0) {
        mc_case_set(out, MC_ASSERTED, "utterance");
    } else if (of->quote.kind == MC_QUOTE_SPEECH && of->quote.future) {
        mc_case_set(out, MC_ANNOUNCED, "announced_in_quotation");
    } else if (in_turn(of)) {
        decide_told(of, out);
    }
}
