// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>

#include "base/error.h"
#include "base/file.h"
#include "cli/commands.h"
#include "cli/explain.h"

typedef struct explain_job {
    mc_session *session;
    mc_analyser *analyser;
    mc_error *err;
} explain_job;

static mc_status explain_document(void *payload, const mc_document *document)
{
    explain_job *job = payload;
    mc_analysis analysis = {0};
    mc_finding_list findings;
    mc_status st = mc_analyser_run(job->analyser, document, &analysis, &findings, job->err);
    if (st != MC_OK) return st;
    mc_buf out = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_masked_writer masked;
    mc_masked_writer_init(&masked, analysis.text->raw, job->session->mask);
    if (job->session->options->json)
        mc_explain_write_json(&out, &analysis, &masked);
    else
        st = mc_explain_write(&out, job->session->messages, &analysis, &findings, &masked,
                              mc_stream_is_terminal(stdout));
    if (st == MC_OK) st = masked.status == MC_OK ? mc_buf_status(&out) : masked.status;
    mc_masked_writer_dispose(&masked);
    if (st == MC_OK) fwrite(out.data, 1, out.size, stdout);
    mc_buf_dispose(&out);
    return st;
}

static mc_status note_coverage(void *payload, const mc_coverage *coverage)
{
    explain_job *job = payload;
    return mc_session_take_coverage(job->session, coverage);
}

static mc_status explain_inputs(explain_job *job, mc_error *err)
{
    const mc_options *options = job->session->options;
    mc_document_sink sink = {explain_document, note_coverage, NULL, job};
    mc_status st = MC_OK;
    if (options->text) {
        mc_document document = {.id = MC_STR("text"),
                                .source = MC_STR("text"),
                                .text = mc_str_from_z(options->text),
                                .genre = options->reader.genre};
        st = explain_document(job, &document);
    }
    for (uint32_t i = 0; st == MC_OK && i < options->inputs.count; i++) {
        st = mc_input_read(options->inputs.items[i], &job->session->reader, &sink, err);
    }
    return st;
}

mc_exit mc_command_explain(mc_session *session)
{
    mc_error err = {0};
    explain_job job = {session, NULL, &err};
    mc_analyser_options options = session->options->analyser;
    options.keep_rejected = true;
    mc_status st = MC_OK;
    if (!session->options->text && session->options->inputs.count == 0) {
        st = mc_error_set(&err, MC_ERR_USAGE,
                          "nothing to explain; --text TEXT or an INPUT is expected");
    }
    if (st == MC_OK) st = mc_session_load(session, (mc_lexicon_options){0}, &err);
    if (st == MC_OK) st = mc_analyser_new(&job.analyser, session->tables, &options, &err);
    if (st == MC_OK) st = explain_inputs(&job, &err);
    if (st != MC_OK) mc_session_print_error(session, &err);
    mc_analyser_free(job.analyser);
    return mc_exit_worst(mc_exit_of(st), mc_exit_of_counts(session, &session->counts));
}
