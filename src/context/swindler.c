// SPDX-License-Identifier: Apache-2.0
#include "context/swindler.h"

#include "context/case.h"
#include "context/words.h"

static bool is_warning(const mc_case *of)
{
    bool warning = of->genre == MC_GENRE_STATEMENT || of->genre == MC_GENRE_NOTICE;
    return warning && !of->act->resolution;
}

bool mc_swindler_acts(const mc_case *of)
{
    if (!is_warning(of)) return false;
    if (of->act->blames) return mc_words_stand(of->scan, MC_CLASS_SWINDLERS);
    uint32_t act = of->target->quote.begin;
    mc_norm_span before = {mc_case_sentence(of).begin, act};
    bool heads = of->has_subject && of->subject.begin == mc_scope_clause(of->text, act).begin;
    return !heads && mc_words_stand_in(of->scan, MC_CLASS_SWINDLERS, before);
}

// 近期有不法分子冒充我司客服: who warns of strangers tells what they do, an authority of late, and
// does not speak of himself; 公司强烈谴责此类诈骗: and goes on about them in the next sentence.
bool mc_swindler_is_warned_of(const mc_case *of)
{
    if (of->genre == MC_GENRE_STATEMENT && mc_swindler_acts(of)) return true;
    uint32_t own = of->target->sentence;
    mc_norm_span told = of->text->sentences[own].norm;
    if (own > 0) told.begin = of->text->sentences[own - 1].norm.begin;
    mc_norm_span before = {told.begin, of->target->quote.end};
    return is_warning(of) && mc_words_stand_in(of->scan, MC_CLASS_SWINDLERS, before) &&
           mc_words_stand_in(of->scan, MC_CLASS_RECENT, told);
}
