// SPDX-License-Identifier: Apache-2.0
#include "context/sequel.h"

#include "base/clamp.h"

// Denied by a strong negation directly before it: 不存在, 从未.
static bool is_plainly_denied(const mc_hearing *of, const mc_judgement *judgement,
                              mc_norm_span quote)
{
    if (judgement->status != MC_NEGATED || judgement->removed || judgement->deciding == MC_NONE)
        return false;
    const mc_cue_use *use = &judgement->cues[judgement->deciding];
    const mc_cue *cue = &of->run->index->lexicon->cues[use->cue];
    return cue->kind == MC_CUE_NEGATION && cue->weight > 0 && use->span.end + 1 >= quote.begin;
}

// 不存在销售误导: one stretch of words is not both denied and told, by whichever entries it was
// found. What holds the negator itself (没有告知) is told by it.
static void share_denial(const mc_hearing *of, const mc_match_result *matches, uint32_t denied)
{
    enum { NEAR = 12 };
    const mc_lexicon *lexicon = of->run->index->lexicon;
    mc_judgement *from = &of->run->judgements[denied];
    mc_norm_span quote = matches->hits[denied].quote;
    uint32_t category = lexicon->entries[matches->hits[denied].entry].category;
    uint32_t first = mc_clamp_back(denied, NEAR, 0);
    for (uint32_t i = first; i < matches->hit_count && i <= denied + NEAR; i++) {
        const mc_hit *hit = &matches->hits[i];
        mc_judgement *to = &of->run->judgements[i];
        bool told = to->status == MC_ASSERTED && !to->removed && to->deciding == MC_NONE;
        if (!told || lexicon->entries[hit->entry].category != category ||
            hit->quote.begin < from->cues[from->deciding].span.end ||
            !mc_text_spans_overlap(hit->quote, quote))
            continue;
        to->status = MC_NEGATED;
        to->reason = from->reason;
        to->cues = from->cues;
        to->cue_count = from->cue_count;
        to->deciding = from->deciding;
    }
}

// 催收员骂我。 … 天天打电话。 Open acts of a grievance are a collector's who acts somewhere in it;
// where no company is named and no lender acts, also one's who is only spoken of.
static void give_open_acts(const mc_hearing *of)
{
    mc_context_result *result = of->result;
    bool nameless = of->run->names.listed_count == 0 && of->document->respondent.size == 0;
    bool gives = of->collector_acts || (nameless && !of->lender_acts && of->evidence.collector);
    for (uint32_t i = 0; gives && i < result->judgement_count; i++) {
        mc_judgement *each = &result->judgements[i];
        bool anybody = each->actor == MC_ACTOR_LENDER ||
                       (result->genre == MC_GENRE_NEWS && each->actor == MC_ACTOR_OTHER);
        if (each->open_actor && anybody) each->actor = MC_ACTOR_COLLECTOR;
    }
}

// The debt is told to be handed on, which is alleged.
static bool hands_on(const mc_hearing *of, const mc_hit *hit, const mc_judgement *judged)
{
    const mc_act *act = mc_facts_act(of, hit);
    return act->collecting && act->lender && !judged->removed &&
           mc_finding_status_is_alleged(judged->status);
}

// Nobody is named who acts at `at`, since it was told up to `end` that the debt was handed on.
static bool is_untold_since(const mc_hearing *of, const mc_judgement *judged, uint32_t end,
                            uint32_t at)
{
    mc_norm_span who = judged->subject;
    bool party = who.begin < who.end && who.end > end &&
                 who.begin >= of->text->sentences[judged->sentence].norm.begin;
    mc_norm_span since = {end, at};
    return !party && (judged->open_actor || !mc_name_listed_in(&of->run->names, since));
}

// 小舟贷把我转给第三方，威胁我，骂我: whom the debt was handed to collects from there on, until
// somebody is named. Hits are ordered, so one look at each is enough.
static void give_handed_acts(const mc_hearing *of, const mc_match_result *matches)
{
    uint32_t end = 0;  // of the last place that all further hits stand behind
    uint32_t next = 0; // of the last place
    for (uint32_t i = 0; i < matches->hit_count; i++) {
        const mc_hit *hit = &matches->hits[i];
        mc_judgement *each = &of->run->judgements[i];
        if (next <= hit->quote.begin) end = next;
        if (hands_on(of, hit, each)) next = hit->quote.end;
        if (end > 0 && each->untold_actor && each->actor == MC_ACTOR_LENDER &&
            is_untold_since(of, each, end, hit->quote.begin))
            each->actor = MC_ACTOR_COLLECTOR;
    }
}

void mc_sequel_draw(mc_hearing *of, const mc_match_result *matches)
{
    for (uint32_t i = 0; i < matches->hit_count; i++)
        if (is_plainly_denied(of, &of->run->judgements[i], matches->hits[i].quote))
            share_denial(of, matches, i);
    give_open_acts(of);
    give_handed_acts(of, matches);
}
