// SPDX-License-Identifier: Apache-2.0
/** Status, standing, actor and speaker of every hit: one ordered cue table run over clauses.
 *
 *  Terms: annotation.md. All words are cues of the lexicon; the precedence is the order of kinds in
 *  cues/order.tsv; the decision is taken in one place (context/decide.c). */
#ifndef MC_CONTEXT_CONTEXT_H
#define MC_CONTEXT_CONTEXT_H

#include "context/judgement.h"

/** What was weighed to tell the genre. Empty (`second` is MC_GENRE_UNKNOWN)
 *  where the input said it. */
typedef struct mc_genre_scale {
    uint64_t signs; /**< bit i: the text shows the mc_genre_sign i; its weights are the lexicon's */
    int32_t words[MC_GENRE_COUNT]; /**< what the words of each genre weigh */
    int32_t total[MC_GENRE_COUNT]; /**< the same with the signs */
    mc_genre second;               /**< the heaviest but the one that was taken */
} mc_genre_scale;

/** Context of a whole document. */
typedef struct mc_context_result {
    mc_judgement *judgements; /**< one for each hit, in order; entity may correct the actor */
    uint32_t judgement_count;
    mc_genre genre;
    mc_reason genre_reason;
    mc_genre_scale genre_scale;
    bool general_article; /**< lists abuses in general, alleges nothing of anybody */
} mc_context_result;

/** Compiled from the lexicon, immutable; the lexicon must outlive it. */
typedef struct mc_context_index mc_context_index;

/** Per-worker scratch. */
typedef struct mc_context_run mc_context_run;

/** @return MC_ERR_MEMORY */
mc_status mc_context_index_new(mc_context_index **out, const mc_lexicon *lexicon, mc_error *err);

/** NULL is allowed. */
void mc_context_index_free(mc_context_index *index);

/** @param judge  false = --no-context: every hit is asserted, alleged, of the
 *  lender, nothing removed */
mc_status mc_context_run_new(mc_context_run **out, const mc_context_index *index, bool judge,
                             mc_error *err);

/** NULL is allowed. */
void mc_context_run_free(mc_context_run *run);

/** Reads what a document is, before any hit is judged: its genre, the companies that it names, the
 *  voices of a talk. `document`, `text` and `out` are borrowed until the document has been judged.
 *  @return MC_ERR_MEMORY */
mc_status mc_context_open(mc_context_run *run, const mc_document *document, const mc_text *text,
                          mc_context_result *out, mc_error *err);

/** Tells where the document opened next names companies that are in no list.
 *  @param places  ascending, borrowed until the document has been judged */
void mc_context_know(mc_context_run *run, const mc_norm_span *places, uint32_t count);

/** Judges all hits of the document that was opened, into its result: work only around hits. The
 *  result lives until the next document is opened.
 *  @return MC_ERR_MEMORY */
mc_status mc_context_judge(mc_context_run *run, const mc_match_result *matches, mc_error *err);

#endif
