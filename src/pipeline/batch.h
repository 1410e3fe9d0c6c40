// SPDX-License-Identifier: Apache-2.0
/** A batch: some documents and coverage rows in input order, and the records that
 *  a worker made of them. */
#ifndef MC_PIPELINE_BATCH_H
#define MC_PIPELINE_BATCH_H

#include "base/sink.h"
#include "pipeline/analyser.h"

/** Either a document or a coverage row. */
typedef struct mc_batch_item {
    bool is_document;
    mc_document document;
    mc_coverage coverage;
} mc_batch_item;

/** Something to tell the person at the terminal once the batch is written. */
typedef struct mc_batch_event {
    mc_level level;
    mc_error error;
} mc_batch_event;

/** Owns everything it points to; reused. Start with {0} and mc_batch_init(). */
typedef struct mc_batch {
    mc_arena arena; /**< of the copied documents */
    mc_batch_item *items;
    uint32_t count, capacity;
    size_t text_bytes; /**< of the documents */
    mc_buf records;    /**< whole lines, filled by mc_batch_process() */
    mc_batch_event *events;
    uint32_t event_count, event_capacity;
    mc_run_counts counts;
    mc_status status; /**< of processing; not MC_OK only when the run cannot go on */
    mc_error error;
} mc_batch;

/** Prepares an all-zero batch. */
void mc_batch_init(mc_batch *batch);

/** Frees everything. */
void mc_batch_dispose(mc_batch *batch);

/** Empties it; gives back memory that only a huge document needed. */
void mc_batch_clear(mc_batch *batch);

/** Adds a deep copy. MC_ERR_MEMORY. */
mc_status mc_batch_add_document(mc_batch *batch, const mc_document *document);

/** Adds a deep copy. MC_ERR_MEMORY. */
mc_status mc_batch_add_coverage(mc_batch *batch, const mc_coverage *coverage);

/** True when the batch is worth handing to a worker. */
bool mc_batch_is_full(const mc_batch *batch);

/** Analyses the documents and writes all records. A document that cannot be analysed becomes a
 *  coverage row; only lack of memory ends in `batch->status`. */
void mc_batch_process(mc_batch *batch, mc_analyser *analyser, const mc_record_options *options);

#endif
