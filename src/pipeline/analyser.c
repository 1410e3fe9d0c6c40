// SPDX-License-Identifier: Apache-2.0
#include "pipeline/analyser.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/thread.h"

struct mc_tables {
    const mc_lexicon *lexicon;
    mc_match_index *match;
    mc_context_index *context;
    mc_entity_index *entity;
    mc_arena arena;
};

struct mc_analyser {
    const mc_tables *tables;
    mc_analyser_options options;
    mc_text text;
    mc_matcher *matcher;
    mc_context_run *context;
    mc_entity_run *entity;
    mc_arena arena; // of the findings, reset for each document
    mc_match_result matches;
    mc_context_result judged;
    mc_entity_result entities;
    mc_profile profile;
};

// The indexes of context and entity need nothing of each other.
typedef struct context_job {
    mc_tables *tables;
    mc_status status;
    mc_error err;
} context_job;

static void *index_context(void *payload)
{
    context_job *job = payload;
    job->status = mc_context_index_new(&job->tables->context, job->tables->lexicon, &job->err);
    return NULL;
}

// A region gives memory to one thread at a time.
static mc_status index_beside(mc_tables *tables, mc_error *err)
{
    context_job job = {.tables = tables};
    mc_thread thread;
    bool started = !tables->lexicon->region && mc_thread_cores() > 1 &&
                   mc_thread_start(&thread, index_context, &job);
    if (!started) index_context(&job);
    mc_status st = mc_entity_index_new(&tables->entity, tables->lexicon, err);
    if (started) mc_thread_join(thread);
    if (job.status == MC_OK) return st;
    if (err) *err = job.err;
    return job.status;
}

mc_status mc_tables_new(mc_tables **out, const mc_lexicon *lexicon, mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(lexicon->region);
    mc_tables *tables = mc_arena_alloc(&arena, sizeof *tables);
    if (!tables) return mc_error_memory(err);
    *tables = (mc_tables){.lexicon = lexicon, .arena = arena};
    mc_status st = mc_match_index_new(&tables->match, lexicon, err);
    if (st == MC_OK) st = index_beside(tables, err);
    if (st == MC_OK) {
        *out = tables;
        tables = NULL;
    }
    mc_tables_free(tables);
    return st;
}

void mc_tables_free(mc_tables *tables)
{
    if (!tables) return;
    mc_entity_index_free(tables->entity);
    mc_context_index_free(tables->context);
    mc_match_index_free(tables->match);
    mc_arena arena = tables->arena; // the tables lie in it
    mc_arena_dispose(&arena);
}

mc_status mc_analyser_new(mc_analyser **out, const mc_tables *tables,
                          const mc_analyser_options *options, mc_error *err)
{
    mc_analyser *analyser = calloc(1, sizeof *analyser);
    if (!analyser) return mc_error_memory(err);
    analyser->tables = tables;
    analyser->options = *options;
    analyser->arena = MC_ARENA_INIT;
    mc_status st = mc_text_init(&analyser->text, err);
    if (st == MC_OK) {
        st = mc_matcher_new(&analyser->matcher, tables->match, options->keep_rejected, err);
    }
    if (st == MC_OK && options->profile) st = mc_matcher_measure(analyser->matcher, err);
    if (st == MC_OK) {
        st = mc_context_run_new(&analyser->context, tables->context, !options->no_context, err);
    }
    if (st == MC_OK) st = mc_entity_run_new(&analyser->entity, tables->entity, err);
    if (st == MC_OK) {
        *out = analyser;
        analyser = NULL;
    }
    mc_analyser_free(analyser);
    return st;
}

void mc_analyser_free(mc_analyser *analyser)
{
    if (!analyser) return;
    mc_entity_run_free(analyser->entity);
    mc_context_run_free(analyser->context);
    mc_matcher_free(analyser->matcher);
    mc_text_dispose(&analyser->text);
    mc_arena_dispose(&analyser->arena);
    free(analyser);
}

const mc_entry_cost *mc_analyser_costs(const mc_analyser *analyser)
{
    return mc_matcher_costs(analyser->matcher);
}

mc_profile *mc_analyser_profile(mc_analyser *analyser)
{
    return analyser->options.profile ? &analyser->profile : NULL;
}

// A document with more hits than the limit keeps those that were found; the limit is passed up
// after the other stages have run on them.
static mc_status judge(mc_analyser *analyser, const mc_document *document, double *since,
                       mc_error *err)
{
    mc_profile *profile = mc_analyser_profile(analyser);
    mc_status st = mc_entity_find(analyser->entity, document, &analyser->text, err);
    mc_profile_lap(profile, MC_STAGE_ENTITY, since);
    const mc_norm_span *unlisted = NULL;
    uint32_t count = 0;
    if (st == MC_OK) st = mc_entity_unlisted(analyser->entity, &unlisted, &count, err);
    if (st != MC_OK) return st;
    mc_context_know(analyser->context, unlisted, count);
    st = mc_context_open(analyser->context, document, &analyser->text, &analyser->judged, err);
    mc_profile_lap(profile, MC_STAGE_GENRE, since);
    if (st == MC_OK) st = mc_context_judge(analyser->context, &analyser->matches, err);
    mc_profile_lap(profile, MC_STAGE_CONTEXT, since);
    if (st != MC_OK) return st;
    st = mc_entity_attribute(analyser->entity, document, &analyser->text, &analyser->matches,
                             &analyser->judged, &analyser->entities, err);
    mc_profile_lap(profile, MC_STAGE_ENTITY, since);
    return st;
}

mc_status mc_analyser_run(mc_analyser *analyser, const mc_document *document, mc_analysis *analysis,
                          mc_finding_list *findings, mc_error *err)
{
    mc_profile *profile = mc_analyser_profile(analyser);
    double since = mc_profile_start(profile);
    mc_arena_reset(&analyser->arena);
    mc_status st = mc_text_analyse(&analyser->text, analyser->tables->lexicon->fold, document, err);
    mc_profile_lap(profile, MC_STAGE_TEXT, &since);
    if (st != MC_OK) return st;
    mc_status limited =
        mc_matcher_run(analyser->matcher, &analyser->text, document, &analyser->matches, err);
    mc_profile_lap(profile, MC_STAGE_MATCH, &since);
    if (limited != MC_OK && limited != MC_ERR_LIMIT) return limited;
    st = judge(analyser, document, &since, err);
    *analysis = (mc_analysis){
        .lexicon = analyser->tables->lexicon,
        .document = document,
        .text = &analyser->text,
        .matches = &analyser->matches,
        .context = &analyser->judged,
        .entities = &analyser->entities,
        .as_of = analyser->options.as_of,
    };
    if (st == MC_OK) st = mc_finding_merge(findings, analysis, &analyser->arena, err);
    mc_profile_lap(profile, MC_STAGE_RECORD, &since);
    return st == MC_OK ? limited : st;
}
