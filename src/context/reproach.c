// SPDX-License-Identifier: Apache-2.0
#include "context/reproach.h"

#include "context/case.h"

/* The words that blame a company blame a debtor as well; who is meant stands directly before
 * them (@context_reproached):
 *
 *     说我涉嫌诈骗                 the teller: he is accused
 *     他们对我构成诈骗             not he, though he stands there: a sign of objects makes him the victim
 *     告知我已构成诈骗             a word of saying is no such sign
 *     “你这是诈骗，等着坐牢”        the one spoken to, where somebody is said to say so
 *     你这是诈骗！                 a customer's own words to the company */

enum { TOLD_UNITS = 1 }; // of 我 in 告诉我, which is a word of saying as a whole

static const mc_cue_words *words_of(const mc_case *of, mc_context_class name)
{
    return mc_cue_index_class(of->index, name);
}

static bool is_victim(const mc_case *of, mc_ustr all, uint32_t at)
{
    const mc_cue_words *verbs = words_of(of, MC_CLASS_SPEECH_VERBS);
    return mc_cue_index_ends(words_of(of, MC_CLASS_OBJECT_MARKERS), all, at) &&
           !mc_cue_index_ends(verbs, all, at) && !mc_cue_index_ends(verbs, all, at + TOLD_UNITS);
}

// 你, 您: somebody else says it, or writes it in a letter.
static bool is_said_to_him(const mc_case *of, uint32_t at)
{
    if (of->quote.kind == MC_QUOTE_SPEECH) return of->quote.speaker != MC_SPEAKER_CUSTOMER;
    if (of->turn == MC_SPEAKER_AGENT || of->genre == MC_GENRE_STATEMENT || of->dunning) return true;
    uint32_t begin = mc_case_sentence(of).begin;
    return mc_case_finds(of, MC_CLASS_SPEECH_VERBS, (mc_norm_span){begin, at});
}

// The accused behind whom words of accusing (@context_accusing: 已构成, 的行为, 诈骗), and nothing
// else, stand before the blame or begin it; an empty span where there is none.
static mc_norm_span find_accused(const mc_case *of, mc_ustr all)
{
    enum { BETWEEN = 10 };
    uint32_t blame = of->target->quote.begin;
    uint32_t begin = mc_scope_clause(of->text, blame).begin;
    if (begin + BETWEEN < blame) begin = blame - BETWEEN;
    for (uint32_t at = begin; at < blame; at++) {
        uint32_t size = 0;
        if (!mc_cue_index_starts(words_of(of, MC_CLASS_REPROACHED), all, at, &size)) continue;
        uint32_t end = at + size, more = 0;
        if (!mc_cue_index_starts(words_of(of, MC_CLASS_ACCUSING), all, end, NULL)) continue;
        while (end < blame && mc_cue_index_starts(words_of(of, MC_CLASS_ACCUSING), all, end, &more))
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
    mc_ustr all = mc_text_units(of->text);
    mc_norm_span who = find_accused(of, all);
    if (who.begin == who.end || is_victim(of, all, who.begin)) return false;
    bool addressed = mc_cue_index_starts(words_of(of, MC_CLASS_FAMILIAR), all, who.begin, NULL) ||
                     mc_cue_index_starts(words_of(of, MC_CLASS_RESPECT), all, who.begin, NULL);
    return !addressed || is_said_to_him(of, who.begin);
}
