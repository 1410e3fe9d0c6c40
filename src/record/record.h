// SPDX-License-Identifier: Apache-2.0
/** Records: JSON Lines that carry everything a report may use (docs/format/records.schema.json).
 *
 *  Order in a stream: one run, then each document followed by its findings, coverage rows, one end. */
#ifndef MC_RECORD_RECORD_H
#define MC_RECORD_RECORD_H

#include "base/buf.h"
#include "record/finding.h"

#define MC_RECORD_SCHEMA 1

/** How records are written. */
typedef struct mc_record_options {
    bool mask;         /**< mask phone, identity, account numbers … (record/mask.h) */
    bool with_text;    /**< documents carry their whole text */
    bool byte_offsets; /**< findings carry byte positions too */
    mc_str author_key; /**< key of the authors' hash; empty = a fixed public one */
} mc_record_options;

/** How well an input or a part of it was analysed. */
typedef enum mc_coverage_level {
    MC_COVERAGE_NOTE, /**< read and analysed; something worth knowing (duplicate id, empty text) */
    MC_COVERAGE_PARTIAL, /**< analysed in part */
    MC_COVERAGE_SKIPPED  /**< not analysed */
} mc_coverage_level;

/** A row of the coverage table. Strings are borrowed. */
typedef struct mc_coverage {
    mc_coverage_level level;
    mc_str source; /**< relative path */
    uint32_t line; /**< 0 = the whole input */
    mc_str
        reason; /**< code: "unreadable", "bad_json", "bad_csv", "undecodable", "too_large", "empty",
                             "no_text_column", "duplicate_id", "unknown_format", "cut", "read" … */
    mc_str detail;      /**< one sentence in English: found and expected; may be empty */
    uint64_t documents; /**< for "read": documents taken from this input */
    mc_str encoding;    /**< for "read" */
    mc_str sha256;      /**< for "read": of the input's bytes; may be empty */
} mc_coverage;

/** What the first record says about the run. */
typedef struct mc_run_info {
    const mc_lexicon *lexicon;
    const char *options_json; /**< the options in force as one JSON object */
    bool timestamp;           /**< false leaves the clock out */
} mc_run_info;

/** Counts of the end record. */
typedef struct mc_run_counts {
    uint64_t documents, findings, inputs, skipped, partial;
} mc_run_counts;

/** Each appends one line (a document: one line and one for each finding). Failure is sticky in `out`. */
void mc_record_write_run(mc_buf *out, const mc_run_info *info);
mc_status mc_record_write_document(mc_buf *out, const mc_analysis *analysis,
                                   const mc_finding_list *findings,
                                   const mc_record_options *options, mc_arena *arena,
                                   mc_error *err);
void mc_record_write_coverage(mc_buf *out, const mc_coverage *coverage);
void mc_record_write_end(mc_buf *out, const mc_run_counts *counts);

#endif
