// SPDX-License-Identifier: Apache-2.0
#include "pipeline/scan.h"

#include <stdlib.h>

#include "base/error.h"
#include "base/thread.h"
#include "pipeline/batch.h"

// The reading thread fills batches, workers turn them into records, the reading thread writes the
// records out. Batches live in a ring and are filled, processed and written in the order of their
// numbers, so the output is in input order for any number of workers:
//
//      written          processed by workers            filled
//   ──────┬───────────────────┬──────────────────────────┬─────▶ batch numbers
//      `write`              `take`                     `fill`       fill − write <= ring size
//
// With one job the reading thread processes each batch itself and no thread is started.
typedef struct slot {
    mc_batch batch;
    bool done; // guarded by the lock
} slot;

typedef struct scan {
    const mc_scan_options *options;
    const mc_record_sink *out;
    mc_run_counts *counts;
    mc_error *err;
    slot *slots;
    uint32_t slot_count;
    uint64_t fill, take, write; // batch numbers; `take` is guarded by the lock
    bool ended;                 // no more batches will be filled; guarded by the lock
    pthread_mutex_t lock;
    pthread_cond_t filled, done;
    mc_analyser **analysers; // one a worker
    uint32_t jobs;
    double reading_since; // when the reading thread went on reading; for the profile
} scan;

typedef struct worker {
    scan *scan;
    mc_analyser *analyser;
    mc_thread thread;
} worker;

static slot *slot_of(scan *s, uint64_t number)
{
    return &s->slots[number % s->slot_count];
}

static void *work(void *payload)
{
    worker *w = payload;
    scan *s = w->scan;
    pthread_mutex_lock(&s->lock);
    for (;;) {
        if (s->take < s->fill) {
            slot *next = slot_of(s, s->take++);
            pthread_mutex_unlock(&s->lock);
            mc_batch_process(&next->batch, w->analyser, &s->options->record);
            pthread_mutex_lock(&s->lock);
            next->done = true;
            pthread_cond_broadcast(&s->done);
        } else if (s->ended) {
            break;
        } else {
            pthread_cond_wait(&s->filled, &s->lock);
        }
    }
    pthread_mutex_unlock(&s->lock);
    return NULL;
}

static void add_counts(mc_run_counts *to, const mc_run_counts *from)
{
    to->documents += from->documents;
    to->findings += from->findings;
    to->inputs += from->inputs;
    to->skipped += from->skipped;
    to->partial += from->partial;
    to->texts += from->texts;
}

static mc_status write_batch(scan *s, mc_batch *batch)
{
    for (uint32_t i = 0; i < batch->event_count; i++) {
        mc_sink_send(s->options->sink, batch->events[i].level, &batch->events[i].error);
    }
    mc_status st = batch->status;
    if (st != MC_OK && s->err) *s->err = batch->error;
    double since = mc_profile_start(s->options->profile);
    if (st == MC_OK) st = s->out->lines(s->out->payload, mc_buf_str(&batch->records), s->err);
    mc_profile_lap(s->options->profile, MC_STAGE_WRITE, &since);
    if (s->options->profile) s->options->profile->record_bytes += batch->records.size;
    if (st == MC_OK) add_counts(s->counts, &batch->counts);
    return st;
}

// Writes the oldest batch, which must be filled; waits until a worker has done it.
static mc_status write_oldest(scan *s)
{
    slot *oldest = slot_of(s, s->write);
    if (s->jobs > 1) {
        pthread_mutex_lock(&s->lock);
        while (!oldest->done) {
            pthread_cond_wait(&s->done, &s->lock);
        }
        pthread_mutex_unlock(&s->lock);
    } else {
        mc_batch_process(&oldest->batch, s->analysers[0], &s->options->record);
    }
    mc_status st = write_batch(s, &oldest->batch);
    mc_batch_clear(&oldest->batch);
    oldest->done = false;
    s->write++;
    return st;
}

// Hands the batch being filled to the workers and makes room for the next one. The
// time up to here is reading.
static mc_status submit(scan *s)
{
    mc_profile_lap(s->options->profile, MC_STAGE_READ, &s->reading_since);
    pthread_mutex_lock(&s->lock);
    s->fill++;
    pthread_cond_signal(&s->filled);
    pthread_mutex_unlock(&s->lock);
    if (s->options->progress) {
        s->options->progress(s->options->progress_payload, 0, s->counts->documents);
    }
    bool room = s->fill - s->write < s->slot_count;
    mc_status st = room && s->jobs > 1 ? MC_OK : write_oldest(s);
    s->reading_since = mc_profile_start(s->options->profile);
    return st;
}

static mc_status after_adding(scan *s, mc_status st)
{
    if (st != MC_OK) return mc_error_memory(s->err);
    if (s->options->stop && *s->options->stop) {
        return mc_error_set(s->err, MC_ERR_STOPPED, "interrupted");
    }
    return mc_batch_is_full(&slot_of(s, s->fill)->batch) ? submit(s) : MC_OK;
}

static mc_status take_document(void *payload, const mc_document *document)
{
    scan *s = payload;
    return after_adding(s, mc_batch_add_document(&slot_of(s, s->fill)->batch, document));
}

static mc_status take_coverage(void *payload, const mc_coverage *coverage)
{
    scan *s = payload;
    return after_adding(s, mc_batch_add_coverage(&slot_of(s, s->fill)->batch, coverage));
}

static void take_progress(void *payload, uint64_t bytes)
{
    scan *s = payload;
    if (s->options->progress) {
        s->options->progress(s->options->progress_payload, bytes, s->counts->documents);
    }
}

static mc_status read_inputs(scan *s, const char *const *inputs, uint32_t input_count)
{
    mc_document_sink sink = {take_document, take_coverage, take_progress, s};
    mc_history history = {0};
    mc_reader_options reader = s->options->reader;
    reader.history = &history;
    mc_status st = MC_OK;
    s->reading_since = mc_profile_start(s->options->profile);
    for (uint32_t i = 0; st == MC_OK && i < input_count; i++) {
        st = mc_input_read(inputs[i], &reader, &sink, s->err);
    }
    mc_history_dispose(&history);
    // What was read before an interruption is still written: whole lines, no end record.
    mc_status last = st;
    if (st == MC_OK || st == MC_ERR_STOPPED) {
        if (slot_of(s, s->fill)->batch.count > 0) last = submit(s);
        while (last == MC_OK && s->write < s->fill) {
            last = write_oldest(s);
        }
    }
    return st == MC_OK ? last : st;
}

static void end_workers(scan *s, worker *workers, uint32_t started)
{
    pthread_mutex_lock(&s->lock);
    s->ended = true;
    pthread_cond_broadcast(&s->filled);
    pthread_mutex_unlock(&s->lock);
    for (uint32_t i = 0; i < started; i++) {
        mc_thread_join(workers[i].thread);
    }
}

static mc_status run_workers(scan *s, const char *const *inputs, uint32_t input_count)
{
    worker *workers = calloc(s->jobs, sizeof *workers);
    if (!workers) return mc_error_memory(s->err);
    uint32_t started = 0;
    while (s->jobs > 1 && started < s->jobs) {
        workers[started] = (worker){.scan = s, .analyser = s->analysers[started]};
        if (!mc_thread_start(&workers[started].thread, work, &workers[started])) break;
        started++;
    }
    if (started == 0) s->jobs = 1; // the system gave no thread: do the work here
    mc_status st = read_inputs(s, inputs, input_count);
    end_workers(s, workers, started);
    free(workers);
    return st;
}

static mc_status make_analysers(scan *s, const mc_tables *tables)
{
    s->analysers = calloc(s->jobs, sizeof *s->analysers);
    if (!s->analysers) return mc_error_memory(s->err);
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < s->jobs; i++) {
        st = mc_analyser_new(&s->analysers[i], tables, &s->options->analyser, s->err);
    }
    return st;
}

static mc_status make_slots(scan *s)
{
    s->slots = calloc(s->slot_count, sizeof *s->slots);
    if (!s->slots) return mc_error_memory(s->err);
    for (uint32_t i = 0; i < s->slot_count; i++) {
        mc_batch_init(&s->slots[i].batch);
    }
    return MC_OK;
}

static mc_status add_profiles(scan *s, uint32_t entry_count)
{
    mc_profile *sum = s->options->profile;
    mc_status st = MC_OK;
    for (uint32_t i = 0; sum && s->analysers && st == MC_OK && i < s->jobs; i++) {
        mc_analyser *analyser = s->analysers[i];
        if (!analyser) continue;
        mc_profile_add(sum, mc_analyser_profile(analyser));
        st = mc_profile_add_entries(sum, mc_analyser_costs(analyser), entry_count, s->err);
    }
    return st;
}

static void dispose(scan *s, uint32_t jobs)
{
    for (uint32_t i = 0; s->analysers && i < jobs; i++) {
        mc_analyser_free(s->analysers[i]);
    }
    for (uint32_t i = 0; s->slots && i < s->slot_count; i++) {
        mc_batch_dispose(&s->slots[i].batch);
    }
    free(s->analysers);
    free(s->slots);
    pthread_cond_destroy(&s->filled);
    pthread_cond_destroy(&s->done);
    pthread_mutex_destroy(&s->lock);
}

static mc_status write_frame(scan *s, const mc_lexicon *lexicon, bool end)
{
    mc_buf line = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_run_info info = {lexicon, s->options->options_json, s->options->timestamp};
    if (end)
        mc_record_write_end(&line, s->counts);
    else
        mc_record_write_run(&line, &info);
    mc_status st = mc_buf_status(&line);
    if (st != MC_OK) mc_error_memory(s->err);
    if (st == MC_OK) st = s->out->lines(s->out->payload, mc_buf_str(&line), s->err);
    mc_buf_dispose(&line);
    return st;
}

mc_status mc_scan_run(const mc_tables *tables, const mc_lexicon *lexicon, const char *const *inputs,
                      uint32_t input_count, const mc_scan_options *options,
                      const mc_record_sink *out, mc_run_counts *counts, mc_error *err)
{
    uint32_t jobs = options->jobs ? options->jobs : mc_thread_cores();
    scan s = {.options = options,
              .out = out,
              .counts = counts,
              .err = err,
              .jobs = jobs,
              .slot_count = jobs > 1 ? 2 * jobs + 1 : 1};
    *counts = (mc_run_counts){0};
    pthread_mutex_init(&s.lock, NULL);
    pthread_cond_init(&s.filled, NULL);
    pthread_cond_init(&s.done, NULL);
    mc_status st = make_slots(&s);
    if (st == MC_OK) st = make_analysers(&s, tables);
    if (st == MC_OK) st = write_frame(&s, lexicon, false);
    if (st == MC_OK) st = run_workers(&s, inputs, input_count);
    if (st == MC_OK) st = write_frame(&s, lexicon, true);
    mc_status added = add_profiles(&s, lexicon->entry_count);
    if (st == MC_OK) st = added;
    dispose(&s, jobs);
    return st;
}
