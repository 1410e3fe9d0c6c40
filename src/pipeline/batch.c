// SPDX-License-Identifier: Apache-2.0
#include "pipeline/batch.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"

enum { FULL_TEXT_BYTES = 128 << 10, FULL_ITEMS = 256, KEPT_BYTES = 8 << 20 };

void mc_batch_init(mc_batch *batch)
{
    *batch = (mc_batch){.arena = MC_ARENA_INIT, .records = MC_BUF_INIT(MC_MAX_BUFFER_BYTES)};
}

void mc_batch_dispose(mc_batch *batch)
{
    mc_arena_dispose(&batch->arena);
    mc_buf_dispose(&batch->records);
    free(batch->items);
    free(batch->events);
    mc_batch_init(batch);
}

void mc_batch_clear(mc_batch *batch)
{
    if (batch->arena.total_bytes > KEPT_BYTES)
        mc_arena_dispose(&batch->arena);
    else
        mc_arena_reset(&batch->arena);
    if (batch->records.capacity > KEPT_BYTES)
        mc_buf_dispose(&batch->records);
    else
        mc_buf_clear(&batch->records);
    batch->count = batch->event_count = 0;
    batch->text_bytes = 0;
    batch->counts = (mc_run_counts){0};
    batch->status = MC_OK;
    batch->error = (mc_error){0};
}

static void copy_str(mc_arena *arena, mc_str *s)
{
    if (s->data) *s = mc_arena_str(arena, *s);
}

static void copy_companies(mc_arena *arena, mc_document *document)
{
    mc_str *companies = mc_arena_array(arena, document->company_count, sizeof *companies);
    for (uint32_t i = 0; companies && i < document->company_count; i++) {
        companies[i] = mc_arena_str(arena, document->companies[i]);
    }
    document->companies = document->companies ? companies : NULL;
}

static void copy_turns(mc_arena *arena, mc_document *document)
{
    mc_turn *turns = mc_arena_array(arena, document->turn_count, sizeof *turns);
    for (uint32_t i = 0; turns && i < document->turn_count; i++) {
        turns[i] = document->turns[i];
        copy_str(arena, &turns[i].speaker);
    }
    document->turns = document->turns ? turns : NULL;
}

static void copy_kept(mc_arena *arena, mc_document *document)
{
    mc_kept_field *kept = mc_arena_array(arena, document->kept_count, sizeof *kept);
    for (uint32_t i = 0; kept && i < document->kept_count; i++) {
        kept[i].name = mc_arena_str(arena, document->kept[i].name);
        kept[i].value = mc_arena_str(arena, document->kept[i].value);
    }
    document->kept = document->kept ? kept : NULL;
}

static void copy_document(mc_arena *arena, mc_document *document)
{
    mc_str *strings[] = {&document->id,      &document->source,  &document->text,
                         &document->title,   &document->date,    &document->respondent,
                         &document->author,  &document->channel, &document->region,
                         &document->amount,  &document->url,     &document->thread,
                         &document->encoding};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        copy_str(arena, strings[i]);
    }
    copy_companies(arena, document);
    copy_turns(arena, document);
    copy_kept(arena, document);
}

static mc_batch_item *add_item(mc_batch *batch)
{
    if (!MC_ARRAY_RESERVE(batch->items, batch->capacity, batch->count + 1ull)) return NULL;
    mc_batch_item *item = &batch->items[batch->count++];
    memset(item, 0, sizeof *item);
    return item;
}

mc_status mc_batch_add_document(mc_batch *batch, const mc_document *document)
{
    mc_batch_item *item = add_item(batch);
    if (!item) return MC_ERR_MEMORY;
    item->is_document = true;
    item->document = *document;
    copy_document(&batch->arena, &item->document);
    batch->text_bytes += document->text.size;
    return mc_arena_failed(&batch->arena) ? MC_ERR_MEMORY : MC_OK;
}

mc_status mc_batch_add_coverage(mc_batch *batch, const mc_coverage *coverage)
{
    mc_batch_item *item = add_item(batch);
    if (!item) return MC_ERR_MEMORY;
    item->coverage = *coverage;
    mc_str *strings[] = {&item->coverage.source, &item->coverage.reason, &item->coverage.detail,
                         &item->coverage.encoding, &item->coverage.sha256};
    for (size_t i = 0; i < sizeof strings / sizeof *strings; i++) {
        copy_str(&batch->arena, strings[i]);
    }
    return mc_arena_failed(&batch->arena) ? MC_ERR_MEMORY : MC_OK;
}

bool mc_batch_is_full(const mc_batch *batch)
{
    return batch->text_bytes >= FULL_TEXT_BYTES || batch->count >= FULL_ITEMS;
}

static void add_event(mc_batch *batch, const mc_coverage *coverage)
{
    if (!MC_ARRAY_RESERVE(batch->events, batch->event_capacity, batch->event_count + 1ull)) {
        batch->status = MC_ERR_MEMORY;
        return;
    }
    mc_batch_event *event = &batch->events[batch->event_count++];
    event->level = coverage->level == MC_COVERAGE_SKIPPED ? MC_LEVEL_ERROR : MC_LEVEL_WARNING;
    event->error = (mc_error){.code = MC_ERR_SYNTAX, .line = coverage->line};
    snprintf(event->error.where, sizeof event->error.where, "%.*s", (int)coverage->source.size,
             coverage->source.data ? coverage->source.data : "");
    mc_str words = coverage->detail.size ? coverage->detail : coverage->reason;
    snprintf(event->error.message, sizeof event->error.message, "%.*s", (int)words.size,
             words.data ? words.data : "");
}

static void write_coverage(mc_batch *batch, const mc_coverage *coverage,
                           const mc_record_options *options)
{
    mc_record_write_coverage(&batch->records, coverage, options->mask);
    batch->counts.skipped += coverage->level == MC_COVERAGE_SKIPPED;
    batch->counts.partial += coverage->level == MC_COVERAGE_PARTIAL;
    batch->counts.inputs += mc_str_equal(coverage->reason, MC_STR("read"));
    if (coverage->level != MC_COVERAGE_NOTE || coverage->warns) add_event(batch, coverage);
}

static void write_failure(mc_batch *batch, const mc_document *document, mc_status st,
                          const mc_error *err, const mc_record_options *options)
{
    bool limit = st == MC_ERR_LIMIT;
    mc_coverage row = {
        .level = limit ? MC_COVERAGE_PARTIAL : MC_COVERAGE_SKIPPED,
        .source = document->source,
        .reason = limit ? MC_STR("limit") : MC_STR("not_analysed"),
        .detail = mc_str_from_z(err->message),
    };
    write_coverage(batch, &row, options);
}

// Windows in which PCRE2 ran into its limits are undecided, and said so.
static void write_budget(mc_batch *batch, const mc_analysis *analysis,
                         const mc_record_options *options)
{
    if (analysis->matches->budget_exceeded == 0) return;
    mc_coverage row = {
        .level = MC_COVERAGE_PARTIAL,
        .source = analysis->document->source,
        .reason = MC_STR("match_limit"),
        .detail = MC_STR("a pattern ran into its match limit; what it would find is undecided"),
    };
    write_coverage(batch, &row, options);
}

static mc_status process_document(mc_batch *batch, const mc_document *document,
                                  mc_analyser *analyser, const mc_record_options *options)
{
    mc_error err = {0};
    mc_analysis analysis = {0};
    mc_finding_list findings = {0};
    mc_status st = mc_analyser_run(analyser, document, &analysis, &findings, &err);
    if (st == MC_ERR_MEMORY || st == MC_ERR_LEXICON) {
        batch->error = err;
        return st;
    }
    mc_profile *profile = mc_analyser_profile(analyser);
    double since = mc_profile_start(profile);
    if (analysis.text) {
        mc_status written = mc_record_write_document(&batch->records, &analysis, &findings, options,
                                                     &batch->arena, &err);
        if (written != MC_OK) return written;
        batch->counts.documents++;
        batch->counts.texts += mc_str_trim(document->text).size > 0;
        batch->counts.findings += findings.count;
        write_budget(batch, &analysis, options);
    }
    mc_profile_lap(profile, MC_STAGE_RECORD, &since);
    if (profile) profile->documents++;
    if (profile) profile->text_bytes += document->text.size;
    if (st != MC_OK) write_failure(batch, document, st, &err, options);
    return MC_OK;
}

void mc_batch_process(mc_batch *batch, mc_analyser *analyser, const mc_record_options *options)
{
    for (uint32_t i = 0; batch->status == MC_OK && i < batch->count; i++) {
        mc_batch_item *item = &batch->items[i];
        if (item->is_document) {
            batch->status = process_document(batch, &item->document, analyser, options);
        } else {
            write_coverage(batch, &item->coverage, options);
        }
    }
    if (batch->status == MC_OK) batch->status = mc_buf_status(&batch->records);
    if (batch->status != MC_OK && !batch->error.code) {
        batch->error.code = batch->status;
        snprintf(batch->error.message, sizeof batch->error.message,
                 batch->status == MC_ERR_LIMIT ? "the records of one batch exceed the limit"
                                               : "the system has no more memory");
    }
}
