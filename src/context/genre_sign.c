// SPDX-License-Identifier: Apache-2.0
#include "context/genre_sign.h"

/* A sign is a yes or no about the whole text: how long it is, who speaks in it and to whom, what it
 * is about, which form it has. What each sign says for and against each genre is in cues/signs.tsv;
 * here is only when a text shows it.
 *
 *     我借了五千，他们天天打给我妈。            short, self, self_often, self_mostly, self_opens
 *     逾期会上门吗？一般不会，建议您…           short, asks_first, headline_asks, impersonal, advice_often
 *     第五条 …应当…，不得…。第六条 …不得…      rules_often, impersonal
 *
 * Shares are of clauses: `every tenth` means that one clause in ten at most stands between two of
 * the kind, on average. */

enum {
    SHORT = 80, /**< units */
    PAGE = 150,
    LONG = 180,
    EVERY_TENTH = 10,
    EVERY_SIXTH = 6,
    EVERY_FIFTH = 5,
    EVERY_FOURTH = 4,
    TROUBLE = 2, /**< weights of words */
    TROUBLES = 5,
    FIGURES = 3, /**< digits */
    TRADE = 2,
    LECTURE = 4,
    GESTURES = 3, /**< different words */
    PASSING = 2,
    SURE = 4, /**< weight of words */
    QUOTES = 2,
    POINTS = 3
};

static uint64_t when(bool shown, mc_genre_sign sign)
{
    return shown ? 1ull << sign : 0;
}

static bool has_every(const mc_evidence *evidence, mc_genre manner, uint32_t nth)
{
    return evidence->manner[manner] > 0 && evidence->manner[manner] * nth >= evidence->clauses;
}

static uint64_t signs_of_speakers(const mc_evidence *e)
{
    return when(e->manner[MC_GENRE_COMPLAINT] > 0, MC_SIGN_SELF) |
           when(has_every(e, MC_GENRE_COMPLAINT, EVERY_TENTH), MC_SIGN_SELF_OFTEN) |
           when(has_every(e, MC_GENRE_COMPLAINT, EVERY_FOURTH), MC_SIGN_SELF_MOSTLY) |
           when(e->opens, MC_SIGN_SELF_OPENS) |
           when(e->manner[MC_GENRE_STATEMENT] > 0, MC_SIGN_HOUSE) |
           when(has_every(e, MC_GENRE_STATEMENT, EVERY_SIXTH), MC_SIGN_HOUSE_OFTEN) |
           when(has_every(e, MC_GENRE_QA, EVERY_SIXTH), MC_SIGN_POLITE_OFTEN) |
           when(has_every(e, MC_GENRE_STATUTE, EVERY_FIFTH), MC_SIGN_RULES_OFTEN) |
           when(has_every(e, MC_GENRE_ARTICLE, EVERY_FIFTH), MC_SIGN_ADVICE_OFTEN) |
           when(has_every(e, MC_GENRE_FICTION, EVERY_SIXTH), MC_SIGN_THIRD_OFTEN) |
           when(e->manner[MC_GENRE_NEWS] > 0, MC_SIGN_REPORTED) |
           when(e->words[MC_GENRE_FICTION] >= GESTURES, MC_SIGN_GESTURES) |
           when(e->manner[MC_GENRE_COURT] > 0, MC_SIGN_MASKED);
}

// 借了65000，每期2500，还了27期，还要再6万多: somebody reckons up his own debt.
static bool tells_in_figures(const mc_evidence *e)
{
    if (e->size < SHORT) return e->digits >= FIGURES;
    return e->size < LONG && e->digits * EVERY_TENTH >= e->size;
}

static uint64_t signs_of_matter(const mc_evidence *e)
{
    return when(e->named, MC_SIGN_NAMED) | when(e->domain <= 0, MC_SIGN_NO_DEBT) |
           when(e->collector, MC_SIGN_COLLECTOR) | when(e->topic >= TROUBLE, MC_SIGN_TROUBLE) |
           when(e->topic >= TROUBLES, MC_SIGN_TROUBLES) |
           when(e->debt > 0 && tells_in_figures(e), MC_SIGN_FIGURES) |
           when(e->lecture >= TRADE, MC_SIGN_TRADE) | when(e->lecture >= LECTURE, MC_SIGN_LECTURE) |
           when(mc_genre_is_other_trade(e), MC_SIGN_OTHER_TRADE);
}

static bool is_spoken(const mc_evidence *e)
{
    return e->manner[MC_GENRE_COMPLAINT] > 0 || e->manner[MC_GENRE_STATEMENT] > 0;
}

// Words of some other kind of impersonal text are strong enough to tell it.
static bool is_formal(const mc_evidence *e)
{
    return e->genre[MC_GENRE_COURT] >= SURE || e->genre[MC_GENRE_NOTICE] >= SURE ||
           e->genre[MC_GENRE_STATEMENT] >= SURE || e->genre[MC_GENRE_STATUTE] >= SURE;
}

// 为什么会被爆通讯录？借款公司往往…。 Of 4,000 complaints that long three are told so. What names a
// day or a year tells what was.
static bool explains(const mc_evidence *e)
{
    if (is_spoken(e) || e->named || e->dated || e->genre[MC_GENRE_COMPLAINT] > 1) return false;
    if (e->words[MC_GENRE_NEWS] > PASSING || is_formal(e)) return false;
    return e->lecture > 1 || (e->lecture > 0 && e->size >= PAGE);
}

// 催收给我单位打电话怎么办？可以先录音，再投诉。
static bool is_answered(const mc_evidence *e)
{
    bool advised =
        e->later[MC_GENRE_ARTICLE] + e->later[MC_GENRE_QA] + e->later[MC_GENRE_STATUTE] > 0;
    return e->later[MC_GENRE_COMPLAINT] == 0 && (e->answers || (e->asks_first && advised));
}

static uint64_t signs_of_form(const mc_evidence *e)
{
    bool self = e->manner[MC_GENRE_COMPLAINT] > 0;
    bool spoken = is_spoken(e);
    return when(e->size < SHORT, MC_SIGN_SHORT) | when(e->size < SHORT && self, MC_SIGN_NOTE) |
           when(e->size >= LONG, MC_SIGN_LONG) | when(e->asks_first, MC_SIGN_ASKS_FIRST) |
           when(e->asks_first && !self, MC_SIGN_HEADLINE_ASKS) |
           when(is_answered(e), MC_SIGN_ANSWERED) | when(e->asks_last, MC_SIGN_ASKS_LAST) |
           when(e->quotations >= QUOTES, MC_SIGN_QUOTES) |
           when(e->points >= POINTS, MC_SIGN_POINTS) | when(!spoken, MC_SIGN_UNSPOKEN) |
           when(!spoken && !e->named, MC_SIGN_IMPERSONAL) | when(explains(e), MC_SIGN_EXPLAINS) |
           when(mc_genre_takes_turns(e), MC_SIGN_TURNS) | when(e->program, MC_SIGN_PROGRAM);
}

uint64_t mc_genre_sign_look(const mc_evidence *evidence, const mc_document *document)
{
    return when(true, MC_SIGN_ALWAYS) | signs_of_speakers(evidence) | signs_of_matter(evidence) |
           signs_of_form(evidence) | when(document->respondent.size > 0, MC_SIGN_RESPONDENT);
}

bool mc_genre_sign_is_in(uint64_t signs, mc_genre_sign sign)
{
    return (signs >> sign & 1) != 0;
}
