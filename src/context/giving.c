// SPDX-License-Identifier: Apache-2.0
#include "context/giving.h"

#include "context/case.h"
#include "context/words.h"

// 请求平台让催收员停止，同意延期: who is made to act does not speak.
static bool is_made_to_act(const mc_case *of)
{
    return mc_words_end(of->scan, MC_CLASS_CAUSATIVES, of->subject.begin);
}

// 我申请退保，第二天就把钱退给我了: what was asked for in a clause before has come.
static bool has_come(const mc_case *of, const mc_cue_use *given)
{
    return mc_words_end(of->scan, MC_CLASS_DONE, given->span.end);
}

bool mc_giving_is_asked(const mc_case *of, const mc_cue_use *given)
{
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *use = &of->uses->items[i];
        if (mc_case_cue(of, use)->kind != MC_CUE_DEMAND) continue;
        if (use->span.begin > given->span.begin || mc_case_same_clause(of, use->span, given->span))
            return true;
        // 我要求退款，客服同意退款: somebody else speaks since.
        bool other_speaks = of->subject.begin < of->subject.end &&
                            of->subject.begin >= use->span.end &&
                            !mc_case_same_clause(of, of->subject, use->span) && !is_made_to_act(of);
        if (mc_case_tells_own(of) && !other_speaks && !has_come(of, given)) return true;
    }
    return false;
}

// 银行称已为该客户更正记录: outside a complaint what a company says in the clause of the
// giving is its word, too.
bool mc_giving_is_claimed(const mc_case *of, const mc_cue_use *given)
{
    const mc_cue_use *claim = mc_case_first(of, MC_CUE_CLAIM);
    return claim != NULL && !mc_genre_is_grievance(of->genre) && of->genre != MC_GENRE_QA &&
           claim->span.begin <= given->span.begin &&
           mc_case_same_clause(of, claim->span, given->span);
}
