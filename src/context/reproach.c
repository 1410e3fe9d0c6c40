// SPDX-License-Identifier: Apache-2.0
#include "context/reproach.h"

#include "context/case.h"
#include "context/words.h"

/* The words that blame a company blame a debtor as well; who is meant stands directly before
 * them (@context_reproached):
 *
 *     说我涉嫌诈骗                 the teller: he is accused
 *     他们对我构成诈骗             not he, though he stands there: a sign of objects makes him the victim
 *     告知我已构成诈骗             a word of saying is no such sign
 *     “你这是诈骗，等着坐牢”        the one spoken to, where somebody is said to say so
 *     你这是诈骗！                 a customer's own words to the company */

enum { TOLD_UNITS = 1 }; // of 我 in 告诉我, which is a word of saying as a whole

static bool is_victim(const mc_case *of, uint32_t at)
{
    return mc_words_end(of->scan, MC_CLASS_OBJECT_MARKERS, at) &&
           !mc_words_end(of->scan, MC_CLASS_SPEECH_VERBS, at) &&
           !mc_words_end(of->scan, MC_CLASS_SPEECH_VERBS, at + TOLD_UNITS);
}

// 你, 您: somebody else says it, or writes it in a letter.
static bool is_said_to_him(const mc_case *of, uint32_t at)
{
    if (of->quote.kind == MC_QUOTE_SPEECH) return of->quote.speaker != MC_SPEAKER_CUSTOMER;
    if (of->turn == MC_SPEAKER_AGENT || of->genre == MC_GENRE_STATEMENT || of->kind->dunning)
        return true;
    uint32_t begin = mc_case_sentence(of).begin;
    return mc_words_stand_in(of->scan, MC_CLASS_SPEECH_VERBS, (mc_norm_span){begin, at});
}

// The accused behind whom words of accusing (@context_accusing: 已构成, 的行为, 诈骗), and nothing
// else, stand before the blame or begin it; an empty span where there is none.
static mc_norm_span find_accused(const mc_case *of)
{
    enum { BETWEEN = 10 };
    uint32_t blame = of->target->quote.begin;
    uint32_t begin = mc_scope_clause(of->text, blame).begin;
    if (begin + BETWEEN < blame) begin = blame - BETWEEN;
    for (uint32_t at = begin; at < blame; at++) {
        uint32_t size = 0;
        if (!mc_words_begin_units(of->scan, MC_CLASS_REPROACHED, at, &size)) continue;
        uint32_t end = at + size, more = 0;
        if (!mc_words_begin(of->scan, MC_CLASS_ACCUSING, end)) continue;
        while (end < blame && mc_words_begin_units(of->scan, MC_CLASS_ACCUSING, end, &more))
            end += more;
        if (end >= blame) return (mc_norm_span){at, end};
    }
    return (mc_norm_span){blame, blame};
}

bool mc_reproach_is(const mc_case *of)
{
    // 我已经多还了三千: interest and service are nothing that a debtor is accused of.
    if (!of->act->blames || !mc_act_may_be_customers(of->act) || of->turn == MC_SPEAKER_CUSTOMER)
        return false;
    mc_norm_span who = find_accused(of);
    if (who.begin == who.end || is_victim(of, who.begin)) return false;
    bool addressed = mc_words_begin(of->scan, MC_CLASS_FAMILIAR, who.begin) ||
                     mc_words_begin(of->scan, MC_CLASS_RESPECT, who.begin);
    return !addressed || is_said_to_him(of, who.begin);
}
