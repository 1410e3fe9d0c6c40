// SPDX-License-Identifier: Apache-2.0
#include "context/text_kind.h"

#include "context/words.h"

// 【小舟贷】您的借款已严重逾期，我司将上门: a short text that tells its reader that he is
// overdue, and is nobody's own.
static bool is_dunning_letter(const mc_hearing *of)
{
    mc_genre genre = of->result->genre;
    bool letter = genre == MC_GENRE_STATEMENT || genre == MC_GENRE_NOTICE ||
                  genre == MC_GENRE_NEWS || genre == MC_GENRE_OTHER;
    // 王某，你已逾期六十天，我明日上门: also what no input calls a complaint, where nobody retells
    // it. Who says 你 may only press for the day (今晚见不到钱).
    bool message = (mc_genre_is_grievance(genre) || genre == MC_GENRE_QA) &&
                   of->document->genre == MC_GENRE_UNKNOWN;
    if (!(letter || message) || of->kind.contract || of->text->norm_size > MC_FACTS_NOTE)
        return false;
    bool dunned = mc_words_stand(&of->run->cues, MC_CLASS_DUNNED);
    bool respect =
        dunned && of->evidence.self <= 0 && mc_words_stand(&of->run->cues, MC_CLASS_ADDRESSED);
    if (letter && respect) return true;
    bool familiar = mc_words_stand(&of->run->cues, MC_CLASS_FAMILIAR) &&
                    (dunned || mc_words_stand(&of->run->cues, MC_CLASS_PRESSED));
    return (respect || familiar) && !mc_words_stand(&of->run->cues, MC_CLASS_RETOLD);
}

// 标准话术：…; 岗位职责：…: what collectors are told to say or hired to do, where no company is
// named and nobody speaks of himself, is of nobody, as what an article tells of the trade.
static bool is_of_nobody(const mc_hearing *of)
{
    mc_genre genre = of->result->genre;
    bool unnamed = of->run->names.listed_count == 0 && of->run->names.topic_count == 0 &&
                   of->document->respondent.size == 0;
    if (!unnamed || genre == MC_GENRE_ARTICLE) return unnamed;
    bool kind = mc_genre_is_grievance(genre) || genre == MC_GENRE_STATEMENT ||
                genre == MC_GENRE_QA || genre == MC_GENRE_OTHER;
    return kind && of->run->names.unlisted_count == 0 && of->evidence.self <= 0 &&
           mc_words_stand(&of->run->cues, MC_CLASS_TEMPLATES);
}

// 前台态度差，押金不退: the text speaks of a shop or a seller, and its words of another trade outweigh
// those of debt or, in a complaint or a text of no other kind, nothing speaks of debt and nobody is
// named.
static bool is_review(const mc_hearing *of)
{
    const mc_evidence *evidence = &of->evidence;
    bool unnamed = of->run->names.listed_count == 0 && of->document->respondent.size == 0;
    mc_genre genre = of->result->genre;
    // In a complaint a bank or an insurer is enough to make it no shop's (客服, 会员 is not).
    bool bare = (genre == MC_GENRE_OTHER && evidence->debt <= 0) ||
                (genre == MC_GENRE_COMPLAINT && evidence->domain <= evidence->shop);
    return ((bare && unnamed) || mc_genre_is_other_trade(evidence)) &&
           mc_words_stand(&of->run->cues, MC_CLASS_SHOPS);
}

// 软暴力成了标配…。法律规定催收不得…: duties alone make no law of a text, but where the input says
// what it is.
static bool is_lawlike(const mc_hearing *of)
{
    enum { WORDS = 3 };
    const mc_genre_scale *scale = &of->result->genre_scale;
    return of->result->genre == MC_GENRE_STATUTE &&
           (scale->signs == 0 || scale->words[MC_GENRE_STATUTE] >= WORDS);
}

// 原告：青桥小额贷款有限公司: a company's name stands behind the word for who sues.
static bool is_lenders_suit(const mc_hearing *of)
{
    const mc_names *names = &of->run->names;
    for (uint32_t i = 0; i < names->listed_count; i++)
        if (mc_words_end(&of->run->cues, MC_CLASS_PLAINTIFFS, names->listed[i].span.begin))
            return true;
    for (uint32_t i = 0; i < names->unlisted_count; i++)
        if (mc_words_end(&of->run->cues, MC_CLASS_PLAINTIFFS, names->unlisted[i].begin))
            return true;
    return false;
}

void mc_text_kind_read(mc_hearing *of)
{
    mc_context_result *result = of->result;
    mc_cue_scan *scan = &of->run->cues;
    bool court = result->genre == MC_GENRE_COURT;
    bool tried = court || result->genre == MC_GENRE_NEWS;
    mc_text_kind *kind = &of->kind;
    kind->contract =
        result->genre == MC_GENRE_STATEMENT && mc_words_stand(scan, MC_CLASS_CONTRACTS);
    kind->dunning = is_dunning_letter(of);
    kind->general = result->general_article = is_of_nobody(of);
    kind->criminal = tried && mc_words_stand(scan, MC_CLASS_CRIMINAL);
    kind->crime = kind->criminal && court;
    kind->lender_sues = court && !kind->crime && is_lenders_suit(of);
    kind->review = is_review(of);
    kind->lawlike = is_lawlike(of);
    kind->at_large = of->evidence.lecture > 0;
}
