// SPDX-License-Identifier: Apache-2.0
#include "context/asking.h"

#include "context/case.h"

enum { ASKS_TRUTH = 3 }; // weight of rows of questions

// 合法吗 scolds in a complaint; in a question to a lawyer it asks.
bool mc_asking_is_rhetorical(const mc_case *of)
{
    return mc_case_has(of, MC_CUE_RHETORICAL) && (of->genre != MC_GENRE_QA || of->first_person);
}

// 公司把我的车拖走了，合法吗: what is asked is what to think of it; the act in a clause of its own
// is told, and on a page of questions so is one whose clause speaks of the asker
// (催收骂我算不算违法: rows with scope sentence ask for the law).
static bool asks_what_to_think(const mc_case *of, const mc_cue_use *use)
{
    // On a page of questions who speaks of himself tells what he asks about.
    bool page = of->genre == MC_GENRE_QA && (of->self || of->first_person);
    bool told = mc_case_has(of, MC_CUE_REALIS) || page;
    if (of->act->resolution || !mc_case_tells_own(of) || !told ||
        use->span.begin < of->target->quote.end)
        return false;
    if (mc_text_clause_at(of->text, use->span.begin) !=
        mc_text_clause_at(of->text, of->target->quote.end - 1))
        return true;
    return page && of->told_here && !of->named_here &&
           mc_case_cue(of, use)->scope == MC_SCOPE_SENTENCE;
}

// 催收说要上门，是真的吗？ Who tells his own case asks whether it will come to that,
// not whether it was said.
static bool asks_whether_it_comes(const mc_case *of, const mc_cue_use *use)
{
    return mc_case_cue(of, use)->weight == ASKS_TRUTH && of->self && mc_case_tells_own(of) &&
           !mc_case_same_clause(of, use->span, of->target->quote);
}

bool mc_asking_is_of_what_was(const mc_case *of, const mc_cue_use *use)
{
    return asks_what_to_think(of, use) || asks_whether_it_comes(of, use);
}

// 问有没有别的费用，说没有，结果收了: what is asked, or supposed in a clause that ends before they
// do, among the words that were found is part of what is told. 信息可能被盗用 is possible.
bool mc_asking_is_among_words(const mc_case *of, const mc_cue_use *use)
{
    mc_norm_span quote = of->target->quote;
    bool told = mc_case_tells_own(of) && !of->act->collecting && !of->act->resolution;
    if (!told || use->span.begin <= quote.begin || use->span.end >= quote.end) return false;
    return mc_case_cue(of, use)->kind == MC_CUE_QUESTION ||
           mc_scope_clause(of->text, use->span.begin).end < quote.end;
}

// 催收天天轰炸他：“真的还了吗？”: a question in words that begin behind the hit asks nothing of it.
bool mc_asking_is_in_words_behind(const mc_case *of, const mc_cue_use *use)
{
    for (uint32_t i = mc_text_quotations_to(of->text, use->span.begin); i-- > 0;) {
        const mc_quotation *words = &of->text->quotations[i];
        if (words->reach <= use->span.begin) return false;
        if (words->norm.begin >= of->target->quote.end && words->norm.end > use->span.begin)
            return true;
    }
    return false;
}
