// SPDX-License-Identifier: Apache-2.0
#include "context/removal.h"

#include "context/case.h"
#include "context/consumer.h"
#include "context/reproach.h"
#include "context/ruling.h"
#include "context/words.h"

// 催收说我打给你老婆: an agent's turn or quotation, or words behind a verb of
// saying that is an agent's.
static bool is_spoken(mc_hearing *of, const mc_scope_target *target, const mc_case *facts)
{
    if (mc_case_is_agent_speech(facts) || facts->kind->dunning) return true;
    if (facts->turn != MC_SPEAKER_NONE || facts->quote.kind == MC_QUOTE_SPEECH) return false;
    // 银行未通知您就冻结账户: in an answer nobody is heard.
    if (facts->part == MC_PART_ANSWER) return false;
    uint32_t begin = of->view.text->sentences[target->sentence].norm.begin;
    mc_norm_span verb = mc_words_find_last(&of->run->cues, MC_CLASS_SPEECH_VERBS,
                                           (mc_norm_span){begin, target->quote.begin});
    return verb.begin < verb.end && mc_subject_agent_says(&of->view, verb.begin);
}

// 邻居在楼道里骂我，怎么办？ Who asks was wronged, whatever the trade; a law of another trade is
// one all the same; a tale tells of people, and so does who tells of a quarrel; and a review of a
// shop or a hotel finds fault with its service in the words that are said of a bank's, and is
// threatened for it in those of a collector. The act is another's (actor.h).
static bool is_of_any_trade(const mc_case *facts)
{
    if (facts->genre == MC_GENRE_QA || facts->genre == MC_GENRE_STATUTE || facts->strife)
        return true;
    if (facts->genre == MC_GENRE_FICTION) return facts->act->trade;
    return facts->kind->review && mc_genre_is_grievance(facts->genre) &&
           (!facts->act->collecting || facts->act->trade);
}

// 小舟消费金融公布合作的第三方催收机构: that others collect is conduct where somebody complains of
// it, and in a report, a notice or an article a fact; but 平台把我的债权卖给了别人 in a question.
static bool is_mention_alone(const mc_case *facts)
{
    return facts->act->plaint && !mc_case_tells_own(facts) && facts->genre != MC_GENRE_TRANSCRIPT;
}

// What a customer says at an agent, gives or does himself; NULL where it is none of these.
static const char *code_of_customer(mc_hearing *of, const mc_case *facts)
{
    const mc_scope_target *target = facts->target;
    mc_speaker speaker = facts->quote.kind == MC_QUOTE_SPEECH ? facts->quote.speaker : facts->turn;
    if (speaker == MC_SPEAKER_CUSTOMER && (target->flags & MC_FLAG_UTTERANCE) != 0)
        return "customer_words";
    if (facts->turn == MC_SPEAKER_CUSTOMER && facts->quote.kind != MC_QUOTE_SPEECH &&
        mc_act_may_be_customers(facts->act) && mc_consumer_turns_on_agent(&of->view, target))
        return "customer_words";
    // 客服：是我们打的会给您道歉: the first person of an agent is no customer.
    bool customers = speaker != MC_SPEAKER_AGENT;
    if (customers && facts->act->resolution && mc_act_may_be_customers(facts->act) &&
        mc_consumer_gives(&of->view, target))
        return "consumer_act";
    if (customers && facts->act->collecting && mc_consumer_reaches(&of->view, target))
        return "consumer_act";
    return NULL;
}

// NULL where the words themselves are no reason.
static const char *code_of(mc_hearing *of, const mc_case *facts, mc_finding_status status)
{
    const mc_scope_target *target = facts->target;
    mc_genre genre = of->result->genre;
    if (genre == MC_GENRE_OTHER && of->evidence.program) return "program_text";
    if ((target->flags & MC_FLAG_CONSUMER_ACT) != 0) return "consumer_act";
    if (facts->insiders && facts->act->collecting && !facts->named_here) return "insiders_work";
    if (mc_finding_status_is_alleged(status) && is_mention_alone(facts)) return "mention_alone";
    const char *customers = code_of_customer(of, facts);
    if (customers != NULL) return customers;
    if (mc_name_is_cut(&of->run->names, target->quote)) return "part_of_name";
    if (mc_ruling_only_asks_back(facts)) return "advised_demand";
    if (mc_reproach_is(facts)) return "reproach";
    if (status != MC_GENERAL && mc_ruling_is_pretext(facts)) return "pretext";
    if (mc_ruling_is_slogan(facts)) return "slogan";
    if ((target->flags & MC_FLAG_SPEECH) != 0 && !is_spoken(of, target, facts)) return "not_spoken";
    return NULL;
}

mc_reason mc_removal_of(mc_hearing *of, const mc_case *facts, mc_finding_status status,
                        mc_cue_use *use)
{
    *use = (mc_cue_use){MC_NONE, {0, 0}, {0, 0}};
    const char *code = code_of(of, facts, status);
    if (code != NULL) return (mc_reason){.code = code};
    return mc_domain_removal(&of->run->domain_scan, &of->view, &of->evidence, facts->target,
                             is_of_any_trade(facts), use);
}
