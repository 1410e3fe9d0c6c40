// SPDX-License-Identifier: Apache-2.0
#include "cli/lexicon_test.h"

#include <inttypes.h>
#include <stdio.h>

#include "pipeline/example_run.h"
#include "pipeline/mutation.h"

typedef struct test_job {
    mc_session *session;
    mc_analyser *analyser;
    mc_mutator *mutator; /**< NULL without --mutate */
    uint32_t failed, copies, failed_copies, off;
    mc_error *err;
} test_job;

static void print_str(mc_str s)
{
    if (s.size) fwrite(s.data, 1, s.size, stdout);
}

static void print_text(const mc_session *session, const char *prefix, const char *code)
{
    char key[64];
    snprintf(key, sizeof key, "%s.%s", prefix, code);
    print_str(mc_messages_text(session->messages, key));
}

// @param mutation  code, NULL for the example itself
static void print_failure(const mc_session *session, const mc_example_outcome *outcome,
                          const char *mutation)
{
    const mc_example *example = outcome->example;
    printf("%s:%" PRIu32 ": ", example->origin.file, example->origin.line);
    print_str(example->entry);
    printf(": ");
    if (mutation) print_text(session, "mutation", mutation);
    if (mutation) printf(": ");
    print_text(session, "example", mc_example_fault_code(outcome->fault));
    if (outcome->fault == MC_EXAMPLE_OTHER_COMPANY && *outcome->found_by)
        printf(" [%s]", outcome->found_by);
    else if (*outcome->found_status)
        printf(" [%s]", outcome->found_status);
    if (outcome->reason.code) printf(" (%s)", outcome->reason.code);
    printf(": ");
    print_str(example->sentence);
    putchar('\n');
}

// @param off  may be NULL; the example belongs to what an overlay switches off, and has passed
static mc_status run(test_job *job, const mc_example *example, const char *mutation, bool *passed,
                     bool *off)
{
    mc_example_outcome outcome;
    *passed = false;
    mc_status st =
        mc_example_run(job->analyser, job->session->lexicon, example, &outcome, job->err);
    if (st != MC_OK) return st;
    // Who switches an entry off does not want its examples to hit; the shipped lexicon has
    // none of retired entries.
    bool is_off = outcome.fault == MC_EXAMPLE_SWITCHED_OFF && job->session->options->overlays.count;
    if (off) *off = is_off;
    *passed = is_off || outcome.fault == MC_EXAMPLE_PASSED;
    if (!*passed) print_failure(job->session, &outcome, mutation);
    return MC_OK;
}

static mc_status run_copy(void *payload, mc_mutation mutation, const mc_example *copy)
{
    test_job *job = payload;
    bool passed;
    mc_status st = run(job, copy, mc_mutation_code(mutation), &passed, NULL);
    job->copies++;
    job->failed_copies += !passed;
    return st;
}

static mc_status run_examples(test_job *job)
{
    const mc_lexicon *lexicon = job->session->lexicon;
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < lexicon->example_count; i++) {
        const mc_example *example = &lexicon->examples[i];
        bool passed, off = false;
        st = run(job, example, NULL, &passed, &off);
        job->failed += !passed;
        job->off += off;
        // Disguised names are other names.
        if (st == MC_OK && passed && !off && job->mutator && example->company.size == 0)
            st = mc_mutator_each(job->mutator, example, run_copy, job, job->err);
    }
    return st;
}

static void print_counts(const test_job *job)
{
    printf("%" PRIu32 " examples, %" PRIu32 " failed\n",
           job->session->lexicon->example_count - job->off, job->failed);
    if (job->off)
        printf("%" PRIu32 " more belong to what an overlay switches off: not tried\n", job->off);
    if (job->mutator)
        printf("%" PRIu32 " copies, %" PRIu32 " failed\n", job->copies, job->failed_copies);
}

mc_status mc_lexicon_test(mc_session *session, mc_exit *code, mc_error *err)
{
    mc_lexicon_options options = {.with_examples = true};
    test_job job = {.session = session, .err = err};
    mc_analyser_options analyser = session->options->analyser;
    analyser.keep_rejected = true; // what allow entries cover
    mc_status st = mc_session_load(session, options, err);
    if (st == MC_OK) st = mc_analyser_new(&job.analyser, session->tables, &analyser, err);
    if (st == MC_OK && session->options->mutate)
        st = mc_mutator_new(&job.mutator, session->lexicon, err);
    if (st == MC_OK) st = run_examples(&job);
    if (st == MC_OK) print_counts(&job);
    if (st == MC_OK && (job.failed || job.failed_copies || !session->lexicon->example_count))
        *code = MC_EXIT_LEXICON;
    mc_mutator_free(job.mutator);
    mc_analyser_free(job.analyser);
    return st;
}
