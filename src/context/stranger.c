// SPDX-License-Identifier: Apache-2.0
#include "context/stranger.h"

#include "context/domain.h"
#include "context/words.h"

// 同事用我的身份证办了信用卡: asked of a service that a person did, who stands in the act itself.
static bool is_by_person(const mc_case *facts)
{
    return facts->genre == MC_GENRE_QA && !facts->act->collecting && !facts->act->resolution &&
           mc_words_stand_in(facts->scan, MC_CLASS_PERSONS, facts->target->quote);
}

// 表弟拿我身份证在小舟贷借了钱: a person opens the clause and takes what is the teller's.
bool mc_stranger_is_acquaintance(const mc_case *facts)
{
    enum { OPENING = 3 };
    const mc_text *text = facts->text;
    mc_norm_span clause = mc_scope_clause(text, facts->target->quote.begin);
    uint32_t last = facts->target->quote.end;
    for (uint32_t at = clause.begin; at < last && at <= clause.begin + OPENING; at++) {
        uint32_t size = 0;
        if (mc_words_begin_units(facts->scan, MC_CLASS_PERSONS, at, &size))
            return mc_words_stand_in(facts->scan, MC_CLASS_TAKEN, (mc_norm_span){at + size, last});
    }
    return false;
}

// 原告称遭暴力催收，被告平台骚扰其联系人: who sues over how he was dunned sues one who lends for a
// living.
static bool is_dunned_in_suit(const mc_actor_court *of, const mc_case *facts)
{
    enum { DEBT = 5 };
    return facts->act->collecting && of->evidence->debt >= DEBT && of->evidence->private_debt <= 0;
}

// No word of debt stands in the text, no company, nobody who lends for a living and no collector is
// spoken of, and people who quarrel are.
static bool is_among_people(const mc_actor_court *of)
{
    const mc_evidence *evidence = of->evidence;
    bool lent =
        evidence->debt > 0 || evidence->lenders > 0 || evidence->collector || evidence->named;
    return !lent && mc_words_stand(of->view->scan, MC_CLASS_QUARRELLERS);
}

// 她让员工跪着汇报: people quarrel, and who complains of no trouble with a
// lender may speak of them.
static bool is_quarrel(const mc_actor_court *of, const mc_case *facts)
{
    if (!facts->act->trade || !facts->act->collecting) return false;
    bool told = facts->genre == MC_GENRE_OTHER || facts->genre == MC_GENRE_NEWS ||
                facts->genre == MC_GENRE_COURT || facts->genre == MC_GENRE_ARTICLE;
    if (told && facts->strife && of->evidence->domain <= 0) return true;
    bool own = facts->genre == MC_GENRE_FORUM || facts->genre == MC_GENRE_QA ||
               facts->genre == MC_GENRE_COMPLAINT;
    return (told || (own && of->evidence->topic <= 0)) && is_among_people(of);
}

// 天天打我单位: where no word of another trade stands, who duns is a lender though no word of debt
// does; who fobs off or takes money may be anybody.
static bool is_of_no_lender(const mc_actor_court *of, const mc_case *facts)
{
    if (facts->genre == MC_GENRE_NEWS || facts->genre == MC_GENRE_QA) return true;
    if (facts->genre != MC_GENRE_OTHER && facts->genre != MC_GENRE_FORUM) return false;
    bool lending = facts->act->collecting || facts->act->lender;
    return !lending || of->evidence->genre[MC_GENRE_OTHER] > 0;
}

// 套路贷, 强制借款, in a few words of no genre: the act itself speaks of lending.
static bool is_terse_on_lending(const mc_actor_court *of, const mc_case *facts)
{
    return facts->genre == MC_GENRE_OTHER &&
           mc_domain_tells_debt(of->domain, of->view, facts->target->quote);
}

// Nobody is named as acting: in a judgment the parties are persons, and a text without a word of
// debt tells of some other trade. In a review of a shop or a hotel nobody is a lender.
bool mc_stranger_acts(const mc_actor_court *of, const mc_case *facts)
{
    bool lends = mc_name_has_lender(of->names);
    bool unnamed = of->names->listed_count == 0 && !of->respondent;
    // 打给孩子班主任，老师来问我: whoever the input says is complained of, and duns, lends or
    // collects for one who does.
    bool complained_of = of->respondent && facts->act->collecting;
    if ((mc_genre_is_other_trade(of->evidence) && !lends && !complained_of) ||
        ((mc_genre_lacks_debt(of->evidence) || facts->kind->review) && unnamed) ||
        (is_quarrel(of, facts) && !lends && !of->respondent))
        return facts->actor == MC_ACTOR_LENDER || facts->actor == MC_ACTOR_COLLECTOR;
    if (is_by_person(facts)) return true;
    // 刷单被骗，对方让我在小舟贷借了一万: who pays with a loan was not swindled by its lender.
    if (facts->act->stranger &&
        mc_words_stand_in(facts->scan, MC_CLASS_SCHEMES, facts->target->quote))
        return true;
    // 前老板用我的身份证贷了款: so did a person who stands in the act, where no company is known.
    bool strange = facts->act->stranger;
    if (strange && unnamed && !facts->named && facts->actor == MC_ACTOR_LENDER &&
        mc_words_stand_in(facts->scan, MC_CLASS_PERSONS, facts->target->quote))
        return true;
    if (strange && mc_stranger_is_acquaintance(facts)) return true;
    // 刷单被骗了一万二: who swindles, and takes out loans in others' names, is a stranger
    // where no company is known.
    strange = strange && unnamed && !facts->named && facts->genre != MC_GENRE_COMPLAINT &&
              !is_terse_on_lending(of, facts);
    if (strange && facts->actor == MC_ACTOR_LENDER) return true;
    if (facts->has_subject) return false;
    if (facts->genre == MC_GENRE_COURT)
        return facts->kind->criminal || (!facts->named && !is_dunned_in_suit(of, facts));
    // 团伙引诱被害人下载应用，无法提现: in a report of a crime who swindles, though nobody
    // says who, is the criminals.
    if (facts->genre == MC_GENRE_NEWS && facts->kind->criminal) return !facts->act->collecting;
    return is_of_no_lender(of, facts) && of->evidence->debt <= 0 && unnamed &&
           !mc_words_stand(facts->scan, MC_CLASS_ACCOUNTS);
}
