// SPDX-License-Identifier: Apache-2.0
/** What bears on one hit of a document: the facts that its judgement is made from. */
#ifndef MC_CONTEXT_FACTS_H
#define MC_CONTEXT_FACTS_H

#include "context/context.h"
#include "context/decide.h"
#include "context/domain.h"
#include "context/name.h"
#include "context/section.h"
#include "context/talk.h"

/** Units that a note has at most: a short text, of which more is taken for somebody's own case. */
enum { MC_FACTS_NOTE = 400 };

/** One document under judgement. */
typedef struct mc_hearing {
    mc_context_run *run;
    const mc_document *document;
    const mc_text *text;
    mc_scope_view view;
    mc_evidence evidence;
    mc_text_kind kind;
    bool lender_acts;    /**< a lender is the subject of an act */
    bool collector_acts; /**< a collector is the subject of an act */
    mc_context_result *result;
    struct {
        bool asks;
        mc_told_part told; /**< of no sentence at first */
    } last_part;           /**< of a page without labels: what was told of the last sentence */
} mc_hearing;

/** Scratch of a worker, reused from document to document. */
struct mc_context_run {
    const mc_context_index *index;
    bool judge;
    mc_arena arena;
    mc_cue_scan cues;
    mc_section sections;
    mc_names names;
    mc_genre_scan genre_scan;
    mc_domain_scan domain_scan;
    mc_talk talk;
    mc_speaker_parts parts; /**< of questions and answers, or of a complaint and its reply */
    mc_scope_uses uses;
    mc_judgement *judgements;
    uint32_t judgement_capacity;
    mc_hearing hearing; /**< of the document that was opened last */
};

/** The entry by which a hit was found. */
static inline const mc_entry *mc_facts_entry(const mc_hearing *of, const mc_hit *hit)
{
    return &of->run->index->lexicon->entries[hit->entry];
}

/** The act that a hit tells of. */
static inline const mc_act *mc_facts_act(const mc_hearing *of, const mc_hit *hit)
{
    return mc_cue_index_act(of->run->index, mc_facts_entry(of, hit)->category);
}

/** Gathers the facts. The uses of the run hold the cues that reach the hit; those of them that only
 *  seem to be a company's word are taken out.
 *
 *  @param subject   of the act
 *  @return          borrows `target` and what `of` borrows */
mc_case mc_facts_of(mc_hearing *of, const mc_scope_target *target, const mc_subject *subject);

#endif
