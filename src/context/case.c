// SPDX-License-Identifier: Apache-2.0
#include "context/case.h"

const mc_cue *mc_case_cue(const mc_case *of, const mc_cue_use *use)
{
    return &of->index->lexicon->cues[use->cue];
}

const mc_cue_use *mc_case_first(const mc_case *of, mc_cue_kind kind)
{
    for (uint32_t i = 0; i < of->uses->count; i++) {
        if (mc_case_cue(of, &of->uses->items[i])->kind == kind) return &of->uses->items[i];
    }
    return NULL;
}

bool mc_case_has(const mc_case *of, mc_cue_kind kind)
{
    return mc_case_first(of, kind) != NULL;
}

bool mc_case_has_from(const mc_case *of, mc_cue_kind kind, uint32_t at)
{
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue_use *use = &of->uses->items[i];
        if (mc_case_cue(of, use)->kind == kind && use->span.begin >= at) return true;
    }
    return false;
}

bool mc_case_has_plain(const mc_case *of, mc_cue_kind kind)
{
    for (uint32_t i = 0; i < of->uses->count; i++) {
        const mc_cue *cue = mc_case_cue(of, &of->uses->items[i]);
        if (cue->kind == kind && cue->weight == 0) return true;
    }
    return false;
}

bool mc_case_same_clause(const mc_case *of, mc_norm_span a, mc_norm_span b)
{
    return mc_text_clause_at(of->text, a.begin) == mc_text_clause_at(of->text, b.begin);
}

bool mc_case_negates_directly(const mc_case *of, const mc_cue_use *negation)
{
    enum { BETWEEN = 1 };
    uint32_t act = of->target->quote.begin, end = negation->span.end;
    return mc_case_cue(of, negation)->weight > 0 && end <= act && act <= end + BETWEEN;
}

bool mc_case_tells_own(const mc_case *of)
{
    if (of->genre == MC_GENRE_QA)
        return of->part == MC_PART_QUESTION || (of->part == MC_PART_NONE && of->self);
    return mc_genre_is_grievance(of->genre);
}

bool mc_case_is_unlabelled(const mc_case *of)
{
    return of->genre == MC_GENRE_QA && of->part == MC_PART_NONE;
}

bool mc_case_is_page(const mc_case *of)
{
    return of->genre == MC_GENRE_ARTICLE || mc_case_is_unlabelled(of);
}

bool mc_case_is_nobodys(const mc_case *of)
{
    bool page = of->genre == MC_GENRE_COMPLAINT && of->kind->at_large;
    bool told = of->genre == MC_GENRE_OTHER || of->genre == MC_GENRE_FORUM || page;
    return of->nobody && told && !(page && of->quote.kind == MC_QUOTE_SPEECH);
}

bool mc_case_is_agent_speech(const mc_case *of)
{
    if (of->quote.kind == MC_QUOTE_SPEECH) return of->quote.speaker == MC_SPEAKER_AGENT;
    return of->turn == MC_SPEAKER_AGENT;
}

bool mc_case_is_term_in_letter(const mc_case *of)
{
    return of->kind->dunning && !of->act->resolution &&
           (of->act->self_told || (!of->act->collecting && of->act->speech));
}

mc_norm_span mc_case_sentence(const mc_case *of)
{
    return of->text->sentences[of->target->sentence].norm;
}

bool mc_case_set(mc_verdict *out, mc_finding_status status, const char *code)
{
    out->status = status;
    out->code = code;
    return true;
}

static uint32_t distance(const mc_case *of, const mc_cue_use *use)
{
    mc_norm_span quote = of->target->quote;
    if (use->span.begin >= quote.end) return use->span.begin - quote.end;
    return quote.end > use->span.end ? quote.end - use->span.end : 0;
}

static bool goes_before(const mc_case *of, const mc_cue_use *a, const mc_cue_use *b)
{
    uint8_t rank_a = of->index->lexicon->precedence[mc_case_cue(of, a)->kind];
    uint8_t rank_b = of->index->lexicon->precedence[mc_case_cue(of, b)->kind];
    if (rank_a != rank_b) return rank_a < rank_b;
    uint32_t far_a = distance(of, a), far_b = distance(of, b);
    if (far_a != far_b) return far_a < far_b;
    return a->cue < b->cue;
}

void mc_case_sort_uses(const mc_case *of)
{
    mc_cue_use *items = of->uses->items;
    for (uint32_t i = 1; i < of->uses->count; i++) {
        mc_cue_use moving = items[i];
        uint32_t at = i;
        for (; at > 0 && goes_before(of, &moving, &items[at - 1]); at--)
            items[at] = items[at - 1];
        items[at] = moving;
    }
}
