// SPDX-License-Identifier: Apache-2.0
#include "context/cheat.h"

#include "base/clamp.h"
#include "context/posing.h"
#include "context/words.h"

enum {
    CHEAT_BACK = 1, // sentences in which a cheat is spoken of,
    STORY_BACK = 2  // or is in a report
};

// Does a word of the class stand in what is told before the act, from so many sentences back?
static bool is_told_before(const mc_actor_court *of, const mc_case *facts, mc_context_class name,
                           uint32_t back)
{
    uint32_t first = mc_clamp_back(facts->target->sentence, back, 0);
    mc_norm_span before = {of->view->text->sentences[first].norm.begin, facts->target->quote.begin};
    return mc_words_stand_in(facts->scan, name, before);
}

// 对方, 来电人: a word for whoever it is.
static bool is_anybody(const mc_actor_court *of, const mc_subject *subject)
{
    return mc_words_end(of->view->scan, MC_CLASS_ANYBODY, subject->span.end);
}

// The clause says of nobody but the consumer that he acts, or of whoever it is.
static bool is_open(const mc_actor_court *of, const mc_subject *subject)
{
    return mc_subject_is_no_party(subject) || is_anybody(of, subject);
}

// 李鬼冒充小舟银行，不少用户上当: in a report, where one who poses as a lender was spoken of and no
// lender acts in the clause, what is done of a service is his.
bool mc_cheat_is_spoken_of(const mc_actor_court *of, const mc_case *facts,
                           const mc_subject *subject)
{
    if (!is_open(of, subject) || facts->act->resolution || facts->act->collecting) return false;
    uint32_t back = facts->self ? CHEAT_BACK : STORY_BACK;
    // 对方声称…，对方失联: the other side of a story stays the same from its first sentence on.
    if (!facts->self && is_anybody(of, subject)) back = facts->target->sentence;
    return is_told_before(of, facts, MC_CLASS_FRAUDSTERS, back);
}

// 自称客服的人报出我的身份证，原来是骗子: who tells of himself, and of no company, that one who
// called himself a lender's man was none tells of a service that no lender did.
bool mc_cheat_is_unmasked(const mc_actor_court *of, const mc_case *facts, const mc_subject *subject)
{
    if (!mc_genre_is_grievance(facts->genre) || !facts->self || of->respondent ||
        of->names->listed_count > 0 || of->names->unlisted_count > 0 || facts->act->collecting ||
        facts->act->resolution)
        return false;
    if (!is_open(of, subject)) return false;
    return is_told_before(of, facts, MC_CLASS_SELF_STYLED, CHEAT_BACK) &&
           mc_words_stand(of->view->scan, MC_CLASS_UNMASKED);
}

// 以案说险：远离“代理退保”: who warns of agents that promise to win against lenders tells of them,
// and of a lender only where he names it.
static bool is_of_sham_agents(const mc_actor_court *of, const mc_case *facts)
{
    return !facts->named_here && mc_words_stand(of->view->scan, MC_CLASS_SHAM_AGENTS);
}

// 反诈中心提醒：客服称账户被冻结，须交解冻资金: a report of a hoax tells of no lender what is done
// of a service, nor, where no debt is told, who posed as whom and who rang.
bool mc_cheat_is_hoax(const mc_actor_court *of, const mc_case *facts)
{
    bool report = facts->genre == MC_GENRE_NEWS || facts->genre == MC_GENRE_NOTICE ||
                  facts->genre == MC_GENRE_ARTICLE;
    if (!report || facts->self || facts->act->resolution) return false;
    if (is_of_sham_agents(of, facts)) return true;
    if (facts->act->collecting &&
        mc_domain_tells_debt_by(of->domain, of->view, facts->target->sentence))
        return false;
    return mc_words_stand(of->view->scan, MC_CLASS_HOAXES);
}

// 催收人员自称法务部主任: a collector or a lender's man opens the clause of the mask, and wears it.
static bool is_worn_by_party(const mc_scope_view *view, mc_cue_range range, mc_norm_span mask)
{
    uint32_t begin = mc_scope_clause(view->text, mask.begin).begin;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        mc_cue_at at = view->scan->items[i];
        mc_cue_kind kind = mc_cue_scan_cue(view->scan, at)->kind;
        if (at.span.begin >= mask.begin) return false;
        if (at.span.begin < begin) continue;
        if (kind != MC_CUE_SUBJECT_LENDER && kind != MC_CUE_SUBJECT_COLLECTOR) continue;
        if (!mc_posing_is_mask(view, at.span)) return true;
    }
    return false;
}

// 有人接到自称小舟银行工作人员的骚扰电话; 男子冒充公司职员，出言恐吓: in a report who calls himself
// a lender's man is not yet one.
bool mc_cheat_is_masked(const mc_actor_court *of, const mc_case *facts, bool claimed)
{
    const mc_scope_view *view = of->view;
    uint32_t quote = facts->target->quote.begin;
    uint32_t floor = view->text->sentences[facts->target->sentence].norm.begin;
    mc_cue_range range = mc_cue_scan_sentence(view->scan, facts->target->sentence);
    for (uint32_t i = range.first + range.count; i-- > range.first;) {
        mc_cue_at at = view->scan->items[i];
        mc_cue_kind kind = mc_cue_scan_cue(view->scan, at)->kind;
        if (at.span.end > quote || at.span.begin < floor) continue;
        if (kind != MC_CUE_SUBJECT_LENDER && kind != MC_CUE_SUBJECT_COLLECTOR) continue;
        // 催收员冒充法院工作人员，威胁…: the mask is no lender's, and who wears it acts.
        if (mc_posing_as_authority(view, at.span)) continue;
        bool mask =
            claimed ? mc_posing_is_mask(view, at.span) : mc_posing_is_disguise(view, at.span);
        return mask && !is_worn_by_party(view, range, at.span);
    }
    return false;
}

bool mc_cheat_is_told(const mc_actor_court *of, const mc_case *facts, const mc_subject *subject)
{
    bool report = !mc_genre_is_grievance(facts->genre) && !facts->self;
    return report && !facts->named_here &&
           (mc_cheat_is_hoax(of, facts) || mc_cheat_is_spoken_of(of, facts, subject));
}
