// SPDX-License-Identifier: Apache-2.0
#include "context/announcing.h"

#include "context/asking.h"
#include "context/case.h"
#include "context/words.h"

/* A word of what will be (扬言, 将, 会) does not reach every act that stands behind it:
 *
 *     扬言要爆通讯录，天天打电话骚扰      what is done day by day, in a clause of its own, is done
 *     扬言让我丢人，还给我妈打电话        so is what a later clause adds without a word of what will be
 *     该集团会透过电话恐吓                in the report of a case it is what they used to do
 *     扬言要让她的孩子“出门小心”          a threat made, whatever it says will be
 *     平台将上报征信                       a company's own plan, not what may be (会) */

// 扬言要爆通讯录，天天打电话骚扰: what is done day by day in a clause of its own is done, not held
// out.
static bool is_habit(const mc_case *of, const mc_cue_use *use)
{
    if (mc_case_same_clause(of, use->span, of->target->quote)) return false;
    return mc_words_begin(of->scan, MC_CLASS_HABITS, of->target->quote.begin);
}

// 扬言让我身败名裂，还给我妈打电话: a later clause that adds an act without a word of what will be.
static bool is_added(const mc_case *of, const mc_cue_use *use)
{
    uint32_t clause = mc_text_clause_at(of->text, of->target->quote.begin);
    if (mc_text_clause_at(of->text, use->span.begin) == clause) return false;
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *other = &of->uses->items[i];
        if (mc_case_cue(of, other)->kind == MC_CUE_ANNOUNCEMENT &&
            mc_text_clause_at(of->text, other->span.begin) == clause)
            return false;
    }
    uint32_t begin = of->text->clauses[clause].norm.begin, size = 0;
    if (!mc_words_begin_units(of->scan, MC_CLASS_ADDS, begin, &size)) return false;
    return !mc_words_begin(of->scan, MC_CLASS_FUTURE, begin + size);
}

// 集团会透过电话恐吓: in a report of a case, or of what somebody complained of
// (用户反映，平台会换号骚扰), what a party will do (rows with a weight) is what it used to do.
static bool is_custom(const mc_case *of, const mc_cue_use *use)
{
    bool told = of->case_told || mc_case_has(of, MC_CUE_REPORT);
    return of->genre == MC_GENRE_NEWS && told && mc_case_cue(of, use)->weight > 0;
}

// 扬言要上门，结果真的来了: a word behind it says that it was done; not how often in its own clause
// (明天起每天打, rows with a weight).
static bool is_realised(const mc_case *of, const mc_cue_use *use)
{
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *other = &of->uses->items[i];
        const mc_cue *cue = mc_case_cue(of, other);
        bool often = cue->weight > 0 && mc_case_same_clause(of, use->span, other->span);
        if (cue->kind == MC_CUE_REALIS && other->span.begin >= use->span.end && !often) return true;
    }
    return false;
}

bool mc_announcing_is_done(const mc_case *of, const mc_cue_use *use)
{
    return is_realised(of, use) || is_habit(of, use) || is_added(of, use) || is_custom(of, use);
}

bool mc_announcing_is_vowed(const mc_case *of)
{
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue *cue = mc_case_cue(of, &of->uses->items[i]);
        if (cue->kind == MC_CUE_ANNOUNCEMENT && cue->scope == MC_SCOPE_SENTENCE &&
            of->uses->items[i].span.end <= of->target->quote.begin)
            return true;
    }
    return false;
}

// 平台将上报征信: what a company says that it is about to do, or is reported to be about to do to
// collect (rows without a weight: 将, 拟; not 会), is announced. Terms only allow it.
bool mc_announcing_is_planned(const mc_case *of, const mc_cue_use *use)
{
    if (mc_case_cue(of, use)->weight > 0) return false;
    if (of->genre == MC_GENRE_NEWS) return of->named && of->act->collecting && !of->self;
    // 平台将对您的账户采取限制措施: rules for whoever reads them.
    mc_norm_span sentence = mc_case_sentence(of);
    return of->genre == MC_GENRE_STATEMENT && !of->kind->contract &&
           (of->act->collecting || !mc_words_stand_in(of->scan, MC_CLASS_ADDRESSED, sentence));
}

// 非要把人逼死吗 scolds: who asks so asks nothing.
bool mc_announcing_is_asked(const mc_case *of)
{
    if (mc_asking_is_rhetorical(of)) return false;
    const mc_cue_use *asked = mc_case_first(of, MC_CUE_QUESTION);
    return asked != NULL && mc_case_same_clause(of, asked->span, of->target->quote) &&
           mc_case_tells_own(of) && !of->kind->dunning && of->quote.kind != MC_QUOTE_SPEECH;
}
