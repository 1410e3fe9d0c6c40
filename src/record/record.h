// SPDX-License-Identifier: Apache-2.0
/** Records: JSON Lines that carry everything a report may use (docs/format/records.schema.json).
 *
 *  Order in a stream: one run, then each document followed by its findings,
 *  coverage rows, one end. */
#ifndef MC_RECORD_RECORD_H
#define MC_RECORD_RECORD_H

#include "base/buf.h"
#include "record/finding.h"
#include "record/mask.h"

#define MC_RECORD_SCHEMA 1

/** How records are written. */
typedef struct mc_record_options {
    const mc_mask_rules *mask; /**< what to mask (record/mask.h); NULL only for --no-mask */
    bool with_text;            /**< documents carry their whole text */
    bool byte_offsets;         /**< findings carry byte positions too */
    mc_str author_key;         /**< key of the authors' hash; empty = a fixed public one */
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
    bool warns;    /**< a note that is also printed: something the user asked for is not there */
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

/** True for bytes that begin as records do. */
bool mc_record_begins(mc_str begin);

/** What the first record says about the run. */
typedef struct mc_run_info {
    const mc_lexicon *lexicon;
    const char *options_json; /**< the options in force as one JSON object; NULL = {} */
    bool timestamp;           /**< false leaves the clock out */
} mc_run_info;

/** Counts of the end record. */
typedef struct mc_run_counts {
    uint64_t documents, findings, inputs, skipped, partial;
    uint64_t texts; /**< documents that are not blank; no member of the end record */
} mc_run_counts;

/** Appends the run record: schema, program, libraries, lexicon, options.
 *  Failure is sticky in `out`. */
void mc_record_write_run(mc_buf *out, const mc_run_info *info);

/** Appends the document record and one record for each finding.
 *
 *  Where `options->mask` is set, the text is searched once for what must not be printed, and
 *  sentences, quotes and the text itself are cut from that one result; so text[start:end] is
 *  the quote, masked or not.
 *
 *  @param findings  of mc_finding_merge() for this analysis
 *  @param arena     for scratch; freed by the caller
 *  @return          MC_ERR_MEMORY; failure of `out` is sticky there */
mc_status mc_record_write_document(mc_buf *out, const mc_analysis *analysis,
                                   const mc_finding_list *findings,
                                   const mc_record_options *options, mc_arena *arena,
                                   mc_error *err);

/** Appends a coverage record.
 *  @param mask  for what its source and detail hold; NULL = nothing is masked */
void mc_record_write_coverage(mc_buf *out, const mc_coverage *coverage, const mc_mask_rules *mask);

/** Appends the end record, whose absence tells a reader that the stream was cut. */
void mc_record_write_end(mc_buf *out, const mc_run_counts *counts);

/** Code of a level: "note", "partial", "skipped". */
const char *mc_coverage_level_code(mc_coverage_level level);

#endif
