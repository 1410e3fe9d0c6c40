// SPDX-License-Identifier: Apache-2.0
#include "context/context.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "context/actor.h"
#include "context/cheat.h"
#include "context/decide.h"
#include "context/facts.h"
#include "context/genre_weigh.h"
#include "context/removal.h"
#include "context/sequel.h"
#include "context/stranger.h"
#include "context/telling.h"
#include "context/text_kind.h"

mc_status mc_context_run_new(mc_context_run **out, const mc_context_index *index, bool judge,
                             mc_error *err)
{
    mc_context_run *run = calloc(1, sizeof *run);
    if (run == NULL) return mc_error_memory(err);
    run->index = index;
    run->judge = judge;
    run->arena = MC_ARENA_INIT;
    *out = run;
    return MC_OK;
}

void mc_context_run_free(mc_context_run *run)
{
    if (run == NULL) return;
    mc_cue_scan_dispose(&run->cues);
    mc_section_dispose(&run->sections);
    mc_name_dispose(&run->names);
    mc_genre_dispose(&run->genre_scan);
    mc_domain_dispose(&run->domain_scan);
    mc_talk_dispose(&run->talk);
    mc_speaker_parts_dispose(&run->parts);
    mc_arena_dispose(&run->arena);
    free(run->judgements);
    free(run);
}

static mc_scope_target target_of(const mc_hearing *of, const mc_hit *hit)
{
    const mc_entry *entry = mc_facts_entry(of, hit);
    return (mc_scope_target){
        .quote = hit->quote,
        .sentence = mc_text_sentence_at(of->text, hit->quote.begin),
        .flags = entry->flags,
        .act = mc_facts_act(of, hit),
        .own_wording = entry->kind == MC_ENTRY_TERM,
    };
}

static mc_cue_use *keep_uses(mc_context_run *run, const mc_scope_uses *uses, uint32_t *deciding)
{
    mc_cue_use *kept = mc_arena_array(&run->arena, uses->count, sizeof *kept);
    if (kept == NULL) return NULL;
    for (uint32_t i = 0; i < uses->count; i++)
        kept[i] = uses->items[i];
    mc_norm_span chosen = {0, 0};
    uint32_t cue = MC_NONE;
    if (*deciding < uses->count) {
        chosen = uses->items[*deciding].span;
        cue = uses->items[*deciding].cue;
    }
    for (uint32_t i = 1; i < uses->count; i++) {
        mc_cue_use moving = kept[i];
        uint32_t at = i;
        for (; at > 0 && kept[at - 1].span.begin > moving.span.begin; at--)
            kept[at] = kept[at - 1];
        kept[at] = moving;
    }
    *deciding = MC_NONE;
    for (uint32_t i = 0; i < uses->count; i++) {
        if (kept[i].cue == cue && kept[i].span.begin == chosen.begin) *deciding = i;
    }
    return kept;
}

static void set_speaker(mc_judgement *judgement, const mc_case *facts)
{
    judgement->speaker = facts->quote.kind == MC_QUOTE_SPEECH ? facts->quote.speaker : facts->turn;
}

// The subject's cue is shown with the others; its reach is the stretch to the act.
static void add_subject(mc_scope_uses *uses, const mc_subject *subject, mc_norm_span quote)
{
    if (subject->cue == MC_NONE || uses->count >= MC_SCOPE_USES) return;
    mc_norm_span reach = {subject->span.end, quote.end};
    if (reach.end < reach.begin) reach.end = reach.begin;
    uses->items[uses->count++] = (mc_cue_use){subject->cue, subject->span, reach};
}

// Who acts, and what that says of the text: a collector acts in it, or a lender.
static void set_actor(mc_hearing *of, const mc_case *facts, const mc_subject *subject,
                      mc_judgement *out)
{
    const mc_names *names = &of->run->names;
    mc_actor_court court = {.view = &of->view,
                            .names = names,
                            .domain = &of->run->domain_scan,
                            .evidence = &of->evidence,
                            .respondent = of->document->respondent.size > 0};
    out->actor = mc_actor_decide(&court, facts, subject);
    out->swindlers = out->actor == MC_ACTOR_OTHER && mc_cheat_is_told(&court, facts, subject);
    out->by_acquaintance = out->actor == MC_ACTOR_OTHER && mc_stranger_is_acquaintance(facts);
    out->open_actor = mc_actor_is_open(&court, facts, subject);
    out->untold_actor = mc_actor_is_untold(facts, subject);
    bool own = subject->span.begin < subject->span.end && !subject->carried;
    bool alleged = mc_finding_status_is_alleged(out->status);
    if (own && alleged && out->actor == MC_ACTOR_COLLECTOR) of->collector_acts = true;
    if ((own && subject->actor == MC_ACTOR_LENDER && !out->open_actor) ||
        mc_telling_names_actor(&of->view, names, facts->target, subject))
        of->lender_acts = true;
}

// A hit that is no finding says why; the cue that removes it is shown with the others.
static void set_removed(mc_hearing *of, const mc_case *facts, mc_judgement *out)
{
    mc_scope_uses *uses = &of->run->uses;
    mc_cue_use removing;
    mc_reason reason = mc_removal_of(of, facts, out->status, &removing);
    if (reason.code == NULL) return;
    out->removed = true;
    out->reason = reason;
    out->deciding = MC_NONE;
    if (removing.cue != MC_NONE && uses->count < MC_SCOPE_USES) {
        out->deciding = uses->count;
        uses->items[uses->count++] = removing;
    }
}

static void judge_hit(mc_hearing *of, const mc_hit *hit, mc_judgement *out)
{
    mc_context_run *run = of->run;
    mc_scope_target target = target_of(of, hit);
    mc_subject subject = mc_subject_find(&of->view, &target);
    mc_scope_collect(&run->uses, &of->view, &target);
    mc_case facts = mc_facts_of(of, &target, &subject);
    mc_verdict verdict = mc_decide(&facts);

    out->sentence = target.sentence;
    out->status = verdict.status;
    out->standing = verdict.standing;
    set_actor(of, &facts, &subject, out);
    out->subject = subject.span;
    out->reason = (mc_reason){.code = verdict.code};
    set_speaker(out, &facts);

    out->deciding = verdict.use;
    set_removed(of, &facts, out);
    add_subject(&run->uses, &subject, target.quote);
    out->cue_count = run->uses.count;
    out->cues = keep_uses(run, &run->uses, &out->deciding);
    if (out->cues != NULL && out->deciding != MC_NONE)
        out->reason.args[0] =
            mc_text_slice(of->text, mc_text_bytes_of(of->text, out->cues[out->deciding].span));
}

static bool has_failed(const mc_context_run *run)
{
    return run->cues.failed || run->names.failed || run->domain_scan.failed || run->talk.failed ||
           mc_arena_failed(&run->arena);
}

static mc_status open_hearing(mc_hearing *of, mc_error *err)
{
    mc_context_run *run = of->run;
    mc_name_start(&run->names, run->index, of->text);
    mc_status status = mc_genre_look(&of->evidence, &run->genre_scan, run->index, of->document,
                                     of->text, &run->names, &run->arena, err);
    if (status == MC_OK) status = mc_name_given(&run->names, of->document, &run->arena, err);
    if (status == MC_OK)
        status = mc_cue_scan_start(&run->cues, run->index, of->text, &run->names, err);
    if (status != MC_OK) return status;
    // The companies that the input says the text is of are named as well.
    of->evidence.named |= run->names.listed_count > 0;
    mc_talk_read(&run->talk, run->index, of->document, of->text, &run->arena);
    of->evidence.talk = mc_talk_is_conversation(&run->talk);
    mc_context_result *result = of->result;
    mc_genre_weigh(result, &of->evidence, run->index->lexicon, of->document, of->text);
    mc_text_kind_read(of);
    return MC_OK;
}

// 频繁打电话给我家人，骚扰我同事: a complaint that tells an act of collection in words that want no
// evidence of debt has told of a debt with it. The act's category, or MC_NONE.
static uint32_t told_collecting(const mc_hearing *of, const mc_match_result *matches)
{
    if (of->evidence.domain > 0 || of->result->genre != MC_GENRE_COMPLAINT) return MC_NONE;
    for (uint32_t i = 0; i < matches->hit_count; i++) {
        const mc_judgement *each = &of->run->judgements[i];
        const mc_hit *hit = &matches->hits[i];
        bool alleged = mc_finding_status_is_alleged(each->status);
        if (alleged && !each->removed && mc_facts_act(of, hit)->collecting)
            return mc_facts_entry(of, hit)->category;
    }
    return MC_NONE;
}

// What wants evidence of debt has it in the act of category `told`: other acts of
// collection are judged again.
static void judge_beside(mc_hearing *of, const mc_match_result *matches, uint32_t told)
{
    if (told == MC_NONE) return;
    of->evidence.domain = 1;
    for (uint32_t i = 0; i < matches->hit_count; i++) {
        mc_judgement *each = &of->run->judgements[i];
        const mc_hit *hit = &matches->hits[i];
        bool same = mc_facts_entry(of, hit)->category == told;
        if (!each->removed || same || !mc_facts_act(of, hit)->collecting) continue;
        each->removed = false;
        judge_hit(of, hit, each);
    }
}

static mc_status judge_all(mc_hearing *of, const mc_match_result *matches, mc_error *err)
{
    mc_context_run *run = of->run;
    bool replied = of->result->genre != MC_GENRE_QA;
    mc_status status = mc_section_build(&run->sections, run->index, of->text, err);
    if (status == MC_OK)
        status = mc_speaker_parts_start(&run->parts, run->index, of->text, replied, err);
    if (status != MC_OK) return status;
    of->view = (mc_scope_view){&run->cues, &run->sections, of->text};
    for (uint32_t i = 0; i < matches->hit_count; i++)
        judge_hit(of, &matches->hits[i], &run->judgements[i]);
    judge_beside(of, matches, told_collecting(of, matches));
    mc_sequel_draw(of, matches);
    return has_failed(run) ? mc_error_memory(err) : MC_OK;
}

// Without judgement everything that was found is said to have been done by the lender.
static void take_at_face_value(mc_context_run *run, const mc_text *text,
                               const mc_match_result *matches)
{
    for (uint32_t i = 0; i < matches->hit_count; i++) {
        mc_judgement *out = &run->judgements[i];
        out->sentence = mc_text_sentence_at(text, matches->hits[i].quote.begin);
        out->reason = (mc_reason){.code = "no_context"};
        out->actor = MC_ACTOR_LENDER;
    }
}

void mc_context_know(mc_context_run *run, const mc_norm_span *places, uint32_t count)
{
    run->names.unlisted = places;
    run->names.unlisted_count = count;
}

mc_status mc_context_open(mc_context_run *run, const mc_document *document, const mc_text *text,
                          mc_context_result *out, mc_error *err)
{
    mc_arena_reset(&run->arena);
    *out = (mc_context_result){0};
    run->hearing = (mc_hearing){.run = run, .document = document, .text = text, .result = out};
    return open_hearing(&run->hearing, err);
}

mc_status mc_context_judge(mc_context_run *run, const mc_match_result *matches, mc_error *err)
{
    mc_hearing *of = &run->hearing;
    if (!MC_ARRAY_RESERVE(run->judgements, run->judgement_capacity, matches->hit_count))
        return mc_error_memory(err);
    for (uint32_t i = 0; i < matches->hit_count; i++) {
        uint32_t at = matches->hits[i].quote.begin;
        run->judgements[i] = (mc_judgement){.hit = i, .deciding = MC_NONE, .subject = {at, at}};
    }
    of->result->judgements = run->judgements;
    of->result->judgement_count = matches->hit_count;
    if (!run->judge) {
        take_at_face_value(run, of->text, matches);
        return MC_OK;
    }
    return matches->hit_count > 0 ? judge_all(of, matches, err) : MC_OK;
}
