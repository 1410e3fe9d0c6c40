// SPDX-License-Identifier: Apache-2.0
/** One document through all stages: text, match, context, entity, findings.
 *  One analyser a worker. */
#ifndef MC_PIPELINE_ANALYSER_H
#define MC_PIPELINE_ANALYSER_H

#include "pipeline/profile.h"
#include "record/record.h"

/** The immutable tables of all stages, compiled from one lexicon and shared by all workers. */
typedef struct mc_tables mc_tables;

/** Made in the lexicon's region, if it has one.
 *  @param lexicon  must outlive the tables */
mc_status mc_tables_new(mc_tables **out, const mc_lexicon *lexicon, mc_error *err);

/** NULL is allowed. */
void mc_tables_free(mc_tables *tables);

typedef struct mc_analyser_options {
    bool no_context;    /**< --no-context */
    bool keep_rejected; /**< for explain and stats */
    bool profile;       /**< --profile: measure the stages */
    mc_day as_of;       /**< --as-of */
} mc_analyser_options;

/** Scratch of one worker. */
typedef struct mc_analyser mc_analyser;

/** @param options  copied
 *  @return MC_ERR_MEMORY */
mc_status mc_analyser_new(mc_analyser **out, const mc_tables *tables,
                          const mc_analyser_options *options, mc_error *err);

/** NULL is allowed. */
void mc_analyser_free(mc_analyser *analyser);

/** Analyses one document. Everything in the results lives until the next call.
 *  @return MC_ERR_LIMIT when the document was analysed only in part (what there is, is valid) */
mc_status mc_analyser_run(mc_analyser *analyser, const mc_document *document, mc_analysis *analysis,
                          mc_finding_list *findings, mc_error *err);

/** What each entry of the lexicon has cost so far; NULL when the options do
 *  not ask for a profile. */
const mc_entry_cost *mc_analyser_costs(const mc_analyser *analyser);

/** What the analyser has measured so far; NULL when its options do not ask for it. The caller may
 *  add stages of its own, in the analyser's thread. */
mc_profile *mc_analyser_profile(mc_analyser *analyser);

#endif
