// SPDX-License-Identifier: Apache-2.0
#include "cli/entry_stats.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/error.h"
#include "cli/costliest.h"
#include "pipeline/lexicon_stats.h"
#include "record/json_object.h"

typedef struct stats_job {
    mc_session *session;
    mc_lexicon_stats *stats;
    mc_analyser *analyser;
    mc_error *err;
} stats_job;

// Entries without a hit.
typedef struct silence {
    uint32_t silent;
    uint32_t by_examples; // of these, the ones that have an example that they hit
} silence;

static bool has_hit_example(const mc_lexicon *lexicon, const mc_entry *entry)
{
    for (uint32_t i = 0; i < lexicon->example_count; i++) {
        const mc_example *example = &lexicon->examples[i];
        if (example->hit && mc_str_equal(example->entry, entry->id)) return true;
    }
    return false;
}

static silence count_silent(const mc_lexicon *lexicon, const mc_lexicon_stats *counts)
{
    silence found = {0};
    for (uint32_t i = 0; i < lexicon->entry_count; i++) {
        if (mc_lexicon_stats_entry(counts, i)->hits) continue;
        found.silent++;
        found.by_examples += has_hit_example(lexicon, &lexicon->entries[i]);
    }
    return found;
}

// A sample is one line.
static void add_flat(mc_buf *out, mc_str s)
{
    for (uint32_t i = 0; i < s.size; i++)
        mc_buf_add_char(out, s.data[i] == '\n' || s.data[i] == '\t' ? ' ' : s.data[i]);
}

static void write_sample_line(mc_buf *out, const mc_hit_sample *sample)
{
    mc_buf_add_format(out, "    %s  ", sample->status);
    add_flat(out, sample->before);
    mc_buf_add_z(out, "\xE3\x80\x90"); // lenticular brackets around the quote
    add_flat(out, sample->quote);
    mc_buf_add_z(out, "\xE3\x80\x91");
    add_flat(out, sample->after);
    mc_buf_add_char(out, '\n');
}

static void write_line(mc_buf *out, const stats_job *job, uint32_t index)
{
    const mc_entry_stats *entry = mc_lexicon_stats_entry(job->stats, index);
    mc_buf_add_str(out, job->session->lexicon->entries[index].id);
    mc_buf_add_format(out, "\t%" PRIu32 "\t%" PRIu32 "\t%" PRIu32 "\t%" PRIu32 "\t%" PRIu32 "\n",
                      entry->hits, entry->alleged, entry->other_status, entry->removed,
                      entry->rejected);
    uint32_t count;
    const mc_hit_sample *samples = mc_lexicon_stats_samples(job->stats, index, &count);
    for (uint32_t i = 0; i < count; i++)
        write_sample_line(out, &samples[i]);
}

static void write_table(mc_buf *out, const stats_job *job)
{
    mc_buf_add_z(out, "entry\thits\talleged\tother_status\tremoved\trejected\n");
    for (uint32_t i = 0; i < job->session->lexicon->entry_count; i++)
        write_line(out, job, i);
}

static void print_summary(const stats_job *job)
{
    const mc_session *session = job->session;
    silence found = count_silent(session->lexicon, job->stats);
    mc_session_tell_counts(session, stderr, "stats.silent", found.silent,
                           session->lexicon->entry_count);
    mc_session_tell_counts(session, stderr, "stats.by_examples", found.by_examples, found.silent);
    mc_costliest_print(session->lexicon, mc_analyser_costs(job->analyser), session->messages);
}

static void write_sample_object(mc_buf *out, const mc_hit_sample *sample)
{
    mc_json_object object = mc_json_object_open(out);
    mc_json_object_z(&object, "status", sample->status);
    mc_json_object_str(&object, "before", sample->before);
    mc_json_object_str(&object, "quote", sample->quote);
    mc_json_object_str(&object, "after", sample->after);
    mc_json_object_close(&object);
}

static void write_entry_object(mc_buf *out, const stats_job *job, uint32_t index)
{
    const mc_entry_stats *entry = mc_lexicon_stats_entry(job->stats, index);
    mc_json_object object = mc_json_object_open(out);
    mc_json_object_str(&object, "entry", job->session->lexicon->entries[index].id);
    mc_json_object_uint(&object, "hits", entry->hits);
    mc_json_object_uint(&object, "alleged", entry->alleged);
    mc_json_object_uint(&object, "other_status", entry->other_status);
    mc_json_object_uint(&object, "removed", entry->removed);
    mc_json_object_uint(&object, "rejected", entry->rejected);
    mc_json_object_key(&object, "samples");
    uint32_t count;
    const mc_hit_sample *samples = mc_lexicon_stats_samples(job->stats, index, &count);
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < count; i++) {
        if (i) mc_buf_add_char(out, ',');
        write_sample_object(out, &samples[i]);
    }
    mc_buf_add_char(out, ']');
    mc_json_object_close(&object);
}

static void write_costliest(mc_buf *out, const stats_job *job)
{
    const mc_lexicon *lexicon = job->session->lexicon;
    const mc_entry_cost *costs = mc_analyser_costs(job->analyser);
    mc_costliest top = mc_costliest_find(lexicon, costs);
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < top.count; i++) {
        uint32_t entry = top.entries[i];
        if (i) mc_buf_add_char(out, ',');
        mc_json_object object = mc_json_object_open(out);
        mc_json_object_str(&object, "entry", lexicon->entries[entry].id);
        mc_json_object_uint(&object, "tries", costs[entry].tries);
        mc_json_object_uint(&object, "microseconds", (uint64_t)(1e6 * costs[entry].seconds));
        mc_json_object_close(&object);
    }
    mc_buf_add_char(out, ']');
}

static void write_object(mc_buf *out, const stats_job *job)
{
    const mc_lexicon *lexicon = job->session->lexicon;
    silence found = count_silent(lexicon, job->stats);
    mc_json_object object = mc_json_object_open(out);
    mc_json_object_uint(&object, "never_fired", found.silent);
    mc_json_object_uint(&object, "reached_by_examples_alone", found.by_examples);
    mc_json_object_key(&object, "costliest");
    write_costliest(out, job);
    mc_json_object_key(&object, "entries");
    mc_buf_add_char(out, '[');
    for (uint32_t i = 0; i < lexicon->entry_count; i++) {
        if (i) mc_buf_add_char(out, ',');
        write_entry_object(out, job, i);
    }
    mc_buf_add_char(out, ']');
    mc_json_object_close(&object);
    mc_buf_add_char(out, '\n');
}

static mc_status print(const stats_job *job)
{
    mc_buf out = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    bool json = job->session->options->json;
    if (json)
        write_object(&out, job);
    else
        write_table(&out, job);
    mc_status st = mc_buf_status(&out);
    if (st == MC_OK) fwrite(out.data, 1, out.size, stdout);
    mc_buf_dispose(&out);
    if (st == MC_OK && !json) print_summary(job);
    return st == MC_OK ? MC_OK : mc_error_memory(job->err);
}

static mc_status count_document(void *payload, const mc_document *document)
{
    stats_job *job = payload;
    mc_analysis analysis;
    mc_finding_list findings;
    mc_status st = mc_analyser_run(job->analyser, document, &analysis, &findings, job->err);
    return st == MC_OK ? mc_lexicon_stats_add(job->stats, &analysis, job->err) : st;
}

static mc_status note_coverage(void *payload, const mc_coverage *coverage)
{
    stats_job *job = payload;
    return mc_session_take_coverage(job->session, coverage);
}

mc_status mc_entry_stats_run(mc_session *session, mc_exit *code, mc_error *err)
{
    const mc_options *options = session->options;
    stats_job job = {.session = session, .err = err};
    mc_analyser_options analyser = options->analyser;
    analyser.keep_rejected = analyser.profile = true;
    mc_document_sink sink = {count_document, note_coverage, NULL, &job};
    mc_sampling sampling = {options->samples, options->seed, session->mask};
    mc_status st = mc_session_load(session, (mc_lexicon_options){.with_examples = true}, err);
    if (st == MC_OK) st = mc_lexicon_stats_new(&job.stats, session->lexicon, sampling, err);
    if (st == MC_OK) st = mc_analyser_new(&job.analyser, session->tables, &analyser, err);
    for (uint32_t i = 1; st == MC_OK && i < options->inputs.count; i++) {
        st = mc_input_read(options->inputs.items[i], &session->reader, &sink, err);
    }
    if (st == MC_OK) st = print(&job);
    *code = mc_exit_of_counts(session, &session->counts);
    mc_analyser_free(job.analyser);
    mc_lexicon_stats_free(job.stats);
    return st;
}
