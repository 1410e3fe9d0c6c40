// SPDX-License-Identifier: Apache-2.0
/** Many inputs over several workers to one stream of records, in input order for
 *  any number of workers. */
#ifndef MC_PIPELINE_SCAN_H
#define MC_PIPELINE_SCAN_H

#include "base/sink.h"
#include "input/reader.h"
#include "pipeline/analyser.h"

typedef struct mc_scan_options {
    mc_reader_options reader;
    mc_analyser_options analyser;
    mc_record_options record;
    const char *options_json; /**< for the run record */
    uint32_t jobs;            /**< 0 = all cores */
    bool timestamp;
    const volatile int
        *stop; /**< set by a signal handler: finish whole lines and return MC_ERR_STOPPED */
    const mc_sink *sink; /**< one event for each coverage row that is not a note */
    void (*progress)(void *payload, uint64_t bytes, uint64_t documents); /**< may be NULL */
    void *progress_payload;
    mc_profile *profile; /**< out, NULL unless analyser.profile is set; the caller disposes it */
} mc_scan_options;

/** Takes whole lines of records; may fail (a full disk), which stops the scan. */
typedef struct mc_record_sink {
    mc_status (*lines)(void *payload, mc_str lines, mc_error *err);
    void *payload;
} mc_record_sink;

/** Scans all inputs.
 *  @param counts  filled in also on failure
 *  @return the first failure of the record sink, MC_ERR_STOPPED, MC_ERR_MEMORY; skipped inputs are
 *          no failure: see `counts` */
mc_status mc_scan_run(const mc_tables *tables, const mc_lexicon *lexicon, const char *const *inputs,
                      uint32_t input_count, const mc_scan_options *options,
                      const mc_record_sink *out, mc_run_counts *counts, mc_error *err);

#endif
