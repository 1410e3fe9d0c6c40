// SPDX-License-Identifier: Apache-2.0
#include "context/actor.h"

#include "context/band.h"
#include "context/case.h"
#include "context/cheat.h"
#include "context/consumer.h"
#include "context/delegate.h"
#include "context/stranger.h"
#include "context/swindler.h"
#include "context/telling.h"
#include "context/words.h"

/* The subject that the clause shows (subject.h) is not yet the one who acts. In this order, the
 * first that holds decides:
 *
 *     警方立案                          what only an authority does
 *     掌柜的一脚踢翻水缸 (a tale)       nobody who lends
 *     我从没借过钱                      told of the consumer, and no act of his: the company's
 *     小舟贷催收 天天打电话             the bare word behind a name is the lender's own dunning
 *     警方对小舟贷立案, 委托第三方      what only a lender does, whoever is the subject
 *     催收员骂我。小舟贷天天打电话。    a company named between the carried collector and the act: its own
 *     讨债集团落网。他们围殴事主 (a report)  the band that the report is about (band.h)
 *     褚某强行开走梅某的车 (a report)   a person, where no firm and no band is spoken of
 *     餐厅骗我                          no word of debt, nobody named: another trade (stranger.h)
 *     抹黑小舟贷 (a report)             the company named behind a sign of objects suffers it
 *     自称小舟贷的骚扰电话 (a report)   worn as a mask, it acts no more than that
 *     反诈：须交解冻资金 (a report)     a stranger, in a report of a hoax
 *     保险公司 … (a report)             the nearest name is of a firm that lends nothing
 */

enum {
    BARE_UNITS = 2, // of a party without a name: 公司, 催收, 他们
    OF_UNITS = 1,   // of 的
    SUFFERER = 8,   // units from a name to the act that it suffers,
    NAME_HEAD = 3,  // and before a name that is known by its end alone
    BAND_BACK = 1   // sentences in which a band is spoken of
};

// 对小舟金服进行抹黑: a company named behind a sign of objects suffers the act. Names known by
// their end alone may begin some units earlier.
static bool suffers(const mc_actor_court *of, const mc_case *facts)
{
    const mc_names *names = of->names;
    uint32_t quote = facts->target->quote.begin;
    mc_norm_span clause = mc_scope_clause(of->view->text, quote);
    for (uint32_t i = 0; i < names->listed_count; i++) {
        mc_norm_span name = names->listed[i].span;
        if (name.end > quote || name.end + SUFFERER < quote) continue;
        for (uint32_t at = name.begin; at > clause.begin && name.begin - at <= NAME_HEAD; at--) {
            if (mc_words_end(facts->scan, MC_CLASS_OBJECT_MARKERS, at)) return true;
        }
    }
    return false;
}

// 小舟银行今晨遭人淋红漆: who stands before suffers it, by a stranger.
static bool is_by_stranger(const mc_actor_court *of, const mc_case *facts,
                           const mc_subject *subject)
{
    uint32_t quote = facts->target->quote.begin;
    mc_norm_span before = {of->view->text->sentences[facts->target->sentence].norm.begin, quote};
    bool lender = subject->actor == MC_ACTOR_LENDER && subject->span.begin < subject->span.end;
    return (lender || mc_name_stands_in(of->names, before)) &&
           mc_words_end(facts->scan, MC_CLASS_STRANGERS, quote);
}

// 干催收五年，有一个还拿刀要砍我: what one who begins with his trade as a collector tells of what
// was done to him, debtors did.
static bool is_done_to_insider(const mc_actor_court *of, const mc_case *facts)
{
    uint32_t begin = of->view->text->sentences[0].norm.begin;
    mc_norm_span clause = mc_scope_clause(of->view->text, facts->target->quote.end - 1);
    if (facts->target->quote.end > clause.end) clause.end = facts->target->quote.end;
    return facts->act->collecting && facts->genre != MC_GENRE_TRANSCRIPT && !of->respondent &&
           of->names->listed_count == 0 && of->names->unlisted_count == 0 &&
           mc_words_begin(facts->scan, MC_CLASS_COLLECTOR_OPENS, begin) &&
           mc_words_stand_in(facts->scan, MC_CLASS_DONE_TO_ME, clause);
}

// May a collector named outside the clause, or elsewhere in the text, be the one who acts?
static bool may_be_collectors(const mc_case *facts)
{
    return facts->act->collecting && !facts->act->clause && !facts->act->lender;
}

// May the consumer named as the subject be the one who acts?
static bool may_do(const mc_case *facts, const mc_subject *subject)
{
    if (facts->act->consumer) return true;
    bool self =
        subject->cue != MC_NONE && mc_consumer_is_self(&facts->index->lexicon->cues[subject->cue]);
    return !self && facts->act->debtor;
}

// 我前夫在小舟贷借钱不还，天天打电话威胁我: a relative who borrowed somewhere is not the one who
// collects. 我前夫借的，凭什么催我: nor where he is told of as the one who owes it.
static bool is_debtor(const mc_actor_court *of, const mc_case *facts, const mc_subject *subject)
{
    if (subject->actor != MC_ACTOR_OTHER ||
        !mc_words_end(facts->scan, MC_CLASS_PERSONS, subject->span.end))
        return false;
    if (facts->act->others_debt &&
        !mc_words_stand_in(facts->scan, MC_CLASS_COLLECTOR_LABELS, facts->target->quote))
        return true;
    return subject->carried &&
           mc_name_stands_in(of->names,
                             (mc_norm_span){subject->span.end, facts->target->quote.begin});
}

// In a criminal judgment a bare 公司, and in a report of a debt among people who lends for no
// living, is a person's place or a person: 到被害人公司辱骂.
static bool is_among_persons(const mc_actor_court *of, const mc_case *facts,
                             const mc_subject *subject)
{
    if (facts->named) return false;
    bool bare = subject->span.end - subject->span.begin <= BARE_UNITS;
    if (facts->genre == MC_GENRE_COURT) return facts->kind->criminal && bare;
    return facts->genre == MC_GENRE_NEWS && facts->case_told && bare &&
           of->evidence->private_debt > 0 && of->evidence->lenders <= 0 && !of->evidence->collector;
}

// Somebody tells his own case, and it is about a lender.
static bool is_told(const mc_case *facts)
{
    return facts->genre != MC_GENRE_OTHER && mc_genre_is_grievance(facts->genre);
}

// 小舟贷催收, 小舟贷的催收, 你们催收: the bare word behind the lender is the lender's own dunning;
// 小舟贷的催收员 is a collector.
static bool is_own_dunning(const mc_actor_court *of, const mc_subject *subject)
{
    uint32_t at = subject->span.begin;
    if (subject->span.end - at > BARE_UNITS || subject->actor != MC_ACTOR_COLLECTOR) return false;
    if (mc_name_ends_at(of->names, at)) return true;
    if (mc_words_end(of->view->scan, MC_CLASS_OF, at)) at -= OF_UNITS;
    return mc_name_ends_at(of->names, at) || mc_words_end(of->view->scan, MC_CLASS_HOUSE, at);
}

// 坐席：我就把你的照片发到群里; 明天警察就来抓你: in an agent's words 我 is the agent, and what he
// holds out of others is his, too.
static bool is_agents_own(const mc_case *facts, const mc_subject *subject)
{
    return facts->turn == MC_SPEAKER_AGENT && facts->quote.kind != MC_QUOTE_SPEECH &&
           facts->act->collecting &&
           (subject->actor == MC_ACTOR_CONSUMER || subject->actor == MC_ACTOR_AUTHORITY);
}

// 保险公司一直扯皮: in a complaint the insurer is the company complained of;
// elsewhere it lends nothing.
static bool is_complained_of(const mc_case *facts, const mc_subject *subject)
{
    return facts->genre == MC_GENRE_COMPLAINT && subject->actor == MC_ACTOR_OTHER &&
           mc_words_begin(facts->scan, MC_CLASS_INSURERS, subject->span.begin);
}

// 小舟贷是骗子: behind a company's name and a word by which it is called something.
static bool is_said_of_name(const mc_actor_court *of, mc_norm_span word)
{
    mc_norm_span before = {mc_scope_clause(of->view->text, word.begin).begin, word.begin};
    return mc_words_end(of->view->scan, MC_CLASS_ACCUSING, word.begin) &&
           mc_name_stands_in(of->names, before) &&
           !mc_words_stand_in(of->view->scan, MC_CLASS_IMPOSTORS, before);
}

// 骗子小舟贷, 小舟贷骗子: directly beside the name.
static bool is_beside_name(const mc_actor_court *of, mc_norm_span word)
{
    for (uint32_t i = 0; i < of->names->listed_count; i++) {
        mc_norm_span name = of->names->listed[i].span;
        if (name.end == word.begin || name.begin == word.end) return true;
    }
    return false;
}

// A word of abuse is what the company is called, and nobody besides.
static bool is_called_names(const mc_actor_court *of, const mc_case *facts,
                            const mc_subject *subject)
{
    if (facts->genre != MC_GENRE_COMPLAINT || subject->actor != MC_ACTOR_OTHER) return false;
    mc_norm_span quote = facts->target->quote, word = subject->span;
    bool act = word.begin == quote.begin && word.end >= quote.end;
    if (!act && !subject->carried) return false;
    return is_said_of_name(of, word) || (act && is_beside_name(of, word));
}

// 云栗文化传媒有限公司: the party is the end of a name.
static bool is_part_of_name(const mc_actor_court *of, const mc_subject *subject)
{
    for (uint32_t i = 0; i < of->names->listed_count; i++) {
        mc_norm_span name = of->names->listed[i].span;
        if (mc_text_spans_overlap(name, subject->span)) return true;
    }
    return false;
}

// 原告雇人到被告家中喷漆: in the suit of a lender who sues is the lender.
static bool is_suing_lender(const mc_case *facts, const mc_subject *subject)
{
    return facts->kind->lender_sues &&
           mc_words_begin(facts->scan, MC_CLASS_PLAINTIFFS, subject->span.begin);
}

// 诈骗团伙横行，小舟贷诈骗我的钱: a company named behind a party carried on acts itself.
static bool is_passed_by(const mc_actor_court *of, const mc_case *facts, const mc_subject *subject)
{
    return subject->carried && subject->actor == MC_ACTOR_OTHER && is_told(facts) &&
           !is_part_of_name(of, subject) &&
           mc_telling_names_actor(of->view, of->names, facts->target, subject);
}

// 我从没借过钱: told of the consumer, done by the company.
static mc_actor who_acts(const mc_actor_court *of, const mc_case *facts, const mc_subject *subject)
{
    // 催收员：我就打给你单位: 我 is whoever his label says.
    if (is_agents_own(facts, subject) &&
        mc_subject_is_collectors_line(of->view, facts->target->sentence))
        return MC_ACTOR_COLLECTOR;
    if (is_agents_own(facts, subject) || is_debtor(of, facts, subject) ||
        is_complained_of(facts, subject) || is_suing_lender(facts, subject) ||
        is_passed_by(of, facts, subject) || is_called_names(of, facts, subject))
        return MC_ACTOR_LENDER;
    // 每天给银行打电话: the customer is the one who calls.
    if (facts->act->calling && mc_consumer_calls(of->view, facts->target)) return MC_ACTOR_CONSUMER;
    bool served = !facts->act->collecting && is_told(facts);
    bool companys = facts->named || served || facts->genre == MC_GENRE_COMPLAINT ||
                    facts->genre == MC_GENRE_TRANSCRIPT || facts->act->resolution;
    bool his = may_do(facts, subject);
    return subject->actor == MC_ACTOR_CONSUMER && !his && companys ? MC_ACTOR_LENDER
                                                                   : subject->actor;
}

static bool is_report(const mc_case *facts)
{
    return facts->genre == MC_GENRE_NEWS || facts->genre == MC_GENRE_NOTICE ||
           facts->genre == MC_GENRE_COURT || facts->genre == MC_GENRE_ARTICLE;
}

// Whoever does what is told of an authority.
static mc_actor who_is_reported(const mc_actor_court *of, const mc_case *facts)
{
    if (!is_report(facts)) return MC_ACTOR_LENDER;
    if (!facts->act->collecting) return facts->named ? MC_ACTOR_LENDER : MC_ACTOR_OTHER;
    if (of->evidence->lenders > 0) return MC_ACTOR_LENDER;
    return of->evidence->collector ? MC_ACTOR_COLLECTOR : MC_ACTOR_OTHER;
}

// 警方拘捕四名涉嫌淋红油的人, 警方打掉套路贷团伙: a report tells of police what they do not do, and
// so does one who was told that police would come.
static bool is_told_of_authority(const mc_case *facts)
{
    if (facts->act->authority_may) return false;
    return is_report(facts) || (facts->genre == MC_GENRE_COMPLAINT && facts->act->collecting);
}

// 把资料交给催收公司，又不给减免: who hands the debt on refuses; 客服态度差，没人处理: and a
// service that is told behind a collector of another clause, by a pronoun or by
// nobody, is the lender's.
static bool is_past_collector(const mc_actor_court *of, const mc_case *facts,
                              const mc_subject *subject)
{
    if (!is_told(facts)) return false;
    uint32_t at = subject->span.begin;
    if (!facts->act->collecting)
        return at < mc_scope_clause(of->view->text, facts->target->quote.begin).begin;
    return facts->act->clause && mc_words_end(facts->scan, MC_CLASS_CAUSATIVES, at);
}

// What is told of one party and done by another.
static mc_actor who_is_meant(const mc_actor_court *of, const mc_case *facts,
                             const mc_subject *subject, mc_actor actor)
{
    if (actor == MC_ACTOR_AUTHORITY && is_told_of_authority(facts))
        actor = who_is_reported(of, facts);
    // 警方对小舟贷立案, 投资人维权: told of the police and of the investors, but the
    // platform's all the same.
    bool lenders = facts->act->lender;
    bool told_of_others = actor == MC_ACTOR_AUTHORITY || actor == MC_ACTOR_CONSUMER;
    if (lenders && told_of_others && !facts->act->collecting) actor = MC_ACTOR_LENDER;
    bool passed =
        subject->carried && (!facts->act->collecting ||
                             mc_telling_names_actor(of->view, of->names, facts->target, subject));
    passed = passed || is_past_collector(of, facts, subject);
    return actor == MC_ACTOR_COLLECTOR && (lenders || passed) ? MC_ACTOR_LENDER : actor;
}

// In a report collecting that the lender suffers or that a stranger or a mask does.
static bool is_anothers(const mc_actor_court *of, const mc_case *facts, const mc_subject *subject)
{
    // 有人冒充小舟贷客服，说要冻结我的卡: in a grievance where nobody but the mask is spoken of.
    // Who only says that he is of the lender (自称小舟贷客服) is taken at his word there.
    if (mc_genre_is_grievance(facts->genre))
        return subject->span.begin == subject->span.end && !facts->act->resolution &&
               mc_cheat_is_masked(of, facts, false);
    if (!facts->act->collecting) return false;
    return suffers(of, facts) || is_by_stranger(of, facts, subject) ||
           (mc_subject_is_no_party(subject) && mc_cheat_is_masked(of, facts, true));
}

// What looks like the lender's: a cheat's, a person's, a delegate's, a bystander's or
// nobody's, or the lender's indeed.
static mc_actor lender_or_other(const mc_actor_court *of, const mc_case *facts,
                                const mc_subject *subject)
{
    bool reported = !mc_genre_is_grievance(facts->genre), open = mc_subject_is_unnamed(subject);
    bool told = reported || !facts->self;
    if (mc_cheat_is_hoax(of, facts) || mc_swindler_acts(facts)) return MC_ACTOR_OTHER;
    if (told && mc_cheat_is_spoken_of(of, facts, subject)) return MC_ACTOR_OTHER;
    if (mc_cheat_is_unmasked(of, facts, subject)) return MC_ACTOR_OTHER;
    if (is_among_persons(of, facts, subject)) return MC_ACTOR_OTHER;
    if (may_be_collectors(facts) && mc_delegate_is_sent(facts)) return MC_ACTOR_COLLECTOR;
    if (!of->respondent && facts->act->collecting && mc_delegate_is_labelled(of->view, facts))
        return MC_ACTOR_COLLECTOR;
    mc_norm_span sentence = of->view->text->sentences[facts->target->sentence].norm;
    if (!is_told(facts) && mc_name_is_bystander(of->names, sentence, facts->target->quote.begin))
        return MC_ACTOR_OTHER;
    // A report of a service that names neither a lender nor a party: the trade is not told.
    bool debt = (facts->act->collecting || !open) &&
                mc_domain_tells_debt_by(of->domain, of->view, facts->target->sentence);
    bool untold = facts->genre == MC_GENRE_NEWS && !facts->named && !debt;
    return untold && (facts->case_told || !facts->has_subject) ? MC_ACTOR_OTHER : MC_ACTOR_LENDER;
}

// 该团伙, 疑犯; not 不法分子, who are strangers to any band.
static bool is_gang(const mc_case *facts, const mc_subject *subject)
{
    uint32_t at = subject->span.begin;
    return at < subject->span.end && mc_words_begin(facts->scan, MC_CLASS_GANGS, at) &&
           !mc_words_begin(facts->scan, MC_CLASS_FRAUDSTERS, at);
}

// 警方打掉一催收团伙。该公司…: a firm pointed at in a text that names none we know.
static bool is_pointed_firm(const mc_actor_court *of, const mc_subject *subject)
{
    return of->names->listed_count == 0 && subject->actor == MC_ACTOR_LENDER &&
           mc_words_begin(of->view->scan, MC_CLASS_DEFINITE, subject->span.begin);
}

// A report of a case or a judgment goes on about its band: with its bare name, with a word for
// criminals or with nobody.
static bool goes_on_about_band(const mc_actor_court *of, const mc_case *facts,
                               const mc_subject *subject)
{
    if (!is_report(facts) || facts->act->resolution) return false;
    if (is_gang(facts, subject) || is_pointed_firm(of, subject)) return true;
    if (facts->named) return false;
    uint32_t size = subject->span.end - subject->span.begin;
    if (size == 0 || subject->actor == MC_ACTOR_AUTHORITY) return true;
    if (subject->actor == MC_ACTOR_LENDER && size <= BARE_UNITS) return true;
    return subject->carried && facts->act->lender;
}

static mc_band band_of(const mc_actor_court *of, const mc_case *facts, const mc_subject *subject)
{
    if (!goes_on_about_band(of, facts, subject)) return MC_BAND_NONE;
    uint32_t quote = facts->target->quote.begin;
    // 冒充贷款公司的骗子收取解冻费: who cheats in a lender's mask lends nothing.
    if (mc_cheat_is_spoken_of(of, facts, subject) || mc_cheat_is_hoax(of, facts))
        return MC_BAND_NONE;
    bool lent = facts->act->lender;
    return lent || facts->act->collecting ? mc_band_of_text(of->view, quote)
                                          : mc_band_before(of->view, quote, BAND_BACK);
}

// 褚某为逼迫梅某还款，将其驾驶的小轿车强行开走: in a judgment or a report that speaks of a person
// (@context_individuals) and of no firm or band (@context_firms) a person
// lent and a person collects.
static bool is_among_private(const mc_case *facts, mc_actor actor)
{
    bool court = facts->genre == MC_GENRE_COURT && actor == MC_ACTOR_COLLECTOR;
    bool news = facts->genre == MC_GENRE_NEWS;
    bool lends = actor == MC_ACTOR_LENDER && (news || facts->genre == MC_GENRE_COURT);
    if (!(court || lends) || facts->named) return false;
    return !mc_words_stand(facts->scan, MC_CLASS_FIRMS) &&
           mc_words_stand(facts->scan, MC_CLASS_INDIVIDUALS);
}

static mc_actor who_is_told(const mc_actor_court *of, const mc_case *facts,
                            const mc_subject *subject)
{
    if (facts->act->authority) return MC_ACTOR_AUTHORITY;
    if (facts->genre == MC_GENRE_FICTION) return MC_ACTOR_OTHER;
    mc_actor actor = who_acts(of, facts, subject);
    if (actor == MC_ACTOR_COLLECTOR && is_own_dunning(of, subject)) return MC_ACTOR_LENDER;
    actor = who_is_meant(of, facts, subject, actor);
    mc_band band = band_of(of, facts, subject);
    if (band == MC_BAND_LENDS) return MC_ACTOR_LENDER;
    if (band == MC_BAND_COLLECTS && may_be_collectors(facts)) return MC_ACTOR_COLLECTOR;
    if (is_among_private(facts, actor)) return MC_ACTOR_OTHER;
    // 原告预扣了利息: in a judgment who sues for a loan lent it, a firm or, where
    // none is spoken of, a person.
    if (facts->genre == MC_GENRE_COURT && !facts->kind->criminal && !facts->named &&
        actor == MC_ACTOR_CONSUMER)
        return of->evidence->lenders > 0 ? MC_ACTOR_LENDER : MC_ACTOR_OTHER;
    // 因第三方管理不到位、未处理投诉被罚: what an authority finds of a service is the
    // firm's that it supervises.
    bool supervised = facts->genre == MC_GENRE_NOTICE || facts->genre == MC_GENRE_NEWS;
    if (supervised && actor == MC_ACTOR_COLLECTOR && facts->named && !facts->act->collecting)
        return MC_ACTOR_LENDER;
    if (mc_stranger_acts(of, facts) || is_anothers(of, facts, subject)) return MC_ACTOR_OTHER;
    return actor == MC_ACTOR_LENDER ? lender_or_other(of, facts, subject) : actor;
}

// 被告人褚某受雇于梅某，到债务人家中泼漆: who is hired to collect is a collector, person though he
// is.
static bool is_hired(const mc_actor_court *of, const mc_case *facts)
{
    return facts->genre == MC_GENRE_COURT && facts->kind->criminal && may_be_collectors(facts) &&
           of->evidence->debt > 0 &&
           mc_words_stand_in(facts->scan, MC_CLASS_HIRED,
                             (mc_norm_span){0, facts->target->quote.end});
}

// 坐席：没钱就去借: who rings about a debt, and in whose call no company is named, is a collector.
static bool is_callers(const mc_actor_court *of, const mc_case *facts)
{
    const mc_evidence *evidence = of->evidence;
    return facts->turn == MC_SPEAKER_AGENT && facts->quote.kind != MC_QUOTE_SPEECH &&
           evidence->calls && !evidence->named && !of->respondent && evidence->lenders <= 0 &&
           evidence->manner[MC_GENRE_STATEMENT] == 0 && may_be_collectors(facts);
}

mc_actor mc_actor_decide(const mc_actor_court *of, const mc_case *facts, const mc_subject *subject)
{
    mc_actor actor = who_is_told(of, facts, subject);
    bool dunned = actor == MC_ACTOR_LENDER || actor == MC_ACTOR_COLLECTOR;
    if (dunned && is_done_to_insider(of, facts)) return MC_ACTOR_CONSUMER;
    if (actor == MC_ACTOR_LENDER && is_callers(of, facts)) return MC_ACTOR_COLLECTOR;
    // 受某小额贷款公司雇佣: nor is the firm that hires him the one who comes.
    bool other =
        actor == MC_ACTOR_OTHER || (actor == MC_ACTOR_LENDER && mc_subject_is_unnamed(subject));
    bool hired = other && is_hired(of, facts);
    return hired ? MC_ACTOR_COLLECTOR : actor;
}

// 讨债集团落网。他们围殴事主: in a report of a case that names no company a pronoun, or a bare
// 公司, is whoever was spoken of.
static bool is_bare_in_report(const mc_case *facts, const mc_subject *subject)
{
    if (facts->genre != MC_GENRE_NEWS || !facts->case_told || facts->named) return false;
    if (mc_subject_is_unnamed(subject) || subject->actor == MC_ACTOR_AUTHORITY ||
        subject->span.end - subject->span.begin <= BARE_UNITS)
        return true;
    return mc_words_begin(facts->scan, MC_CLASS_GANGS, subject->span.begin);
}

bool mc_actor_is_open(const mc_actor_court *of, const mc_case *facts, const mc_subject *subject)
{
    bool open = is_told(facts) ? mc_subject_is_unnamed(subject)
                               : is_bare_in_report(facts, subject) &&
                                     band_of(of, facts, subject) == MC_BAND_NONE;
    return open && !mc_telling_names_actor(of->view, of->names, facts->target, subject) &&
           may_be_collectors(facts);
}

bool mc_actor_is_untold(const mc_case *facts, const mc_subject *subject)
{
    // 要求停止骚扰: what is asked of the lender is his.
    bool asked = facts->demand_beside || mc_case_has(facts, MC_CUE_PRESUPPOSITION);
    // 转给第三方，泄露我的信息: who hands the debt on leaks.
    bool leaks = facts->act->leak;
    return is_told(facts) && !asked && !leaks && mc_subject_is_unnamed(subject) &&
           may_be_collectors(facts);
}
