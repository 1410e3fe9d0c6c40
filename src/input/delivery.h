// SPDX-License-Identifier: Apache-2.0
/** From a reader's record to the sink: decoding, ids, notes and coverage rows of one input. */
#ifndef MC_INPUT_DELIVERY_H
#define MC_INPUT_DELIVERY_H

#include "base/arena.h"
#include "base/attr.h"
#include "input/id_set.h"
#include "input/open_call.h"
#include "input/reader.h"
#include "input/source.h"

/** Names of columns or members, as a message lists them. */
typedef struct mc_seen_names {
    mc_buf words;   /**< quoted, at most about 320 bytes */
    uint32_t count; /**< names in the row or record that they are from */
    uint32_t line;  /**< where it stands */
} mc_seen_names;

/** One input being read; made by reader.c, used by every format's reader. */
typedef struct mc_delivery {
    const mc_reader_options *options;
    const mc_document_sink *sink;
    mc_source *source;
    mc_str name;           /**< printed path of the input, relative */
    mc_arena arena;        /**< of the present record; reset after each document */
    mc_buf decoded;        /**< of the present record */
    mc_buf detail;         /**< scratch for coverage rows */
    mc_id_set ids;         /**< own ids of this input */
    mc_open_call call;     /**< whose rows are being read */
    uint64_t records;      /**< records met so far */
    uint64_t documents;    /**< documents handed on */
    uint32_t undecodable;  /**< of the present record, added to by mc_delivery_decode() */
    uint64_t kept;         /**< bit i: field i of --keep-field was met */
    uint64_t mapped;       /**< bit i: the field of --map i was met */
    mc_seen_names names;   /**< of the fullest row or record that was looked at for names */
    uint64_t nested_texts; /**< in lists of records that have a text of their own; not read */
    mc_buf nested_in;      /**< name of the first such list */
    uint64_t beside_texts; /**< in a second table beside the one that is read */
    uint32_t beside;       /**< column of the first of them, from 1 */
    uint64_t rows;         /**< coverage rows sent */
    bool single;           /**< the input is one document: its source is the plain name */
    mc_error *err;
} mc_delivery;

/** Sends a coverage row about this input. `line` 0 = the whole input; `format`
 *  may be "" for no detail.
 *  @return the sink's status */
mc_status mc_delivery_cover(mc_delivery *d, mc_coverage_level level, const char *reason,
                            uint32_t line, const char *format, ...) MC_PRINTF(5, 6);

/** The record's bytes as UTF-8: in the input's encoding, or in the one that alone fits (note
 *  "mixed_encoding"). Borrowed from `raw` or from the delivery, until the next call.
 *  @param line  of the record, for the note
 *  @return the sink's status, MC_ERR_LIMIT (a row has been sent), MC_ERR_MEMORY */
mc_status mc_delivery_decode(mc_delivery *d, mc_str raw, uint32_t line, mc_str *out);

/** Hands a document on: makes id and source, checks size, emptiness and
 *  damage, then resets the arena.
 *  @param document  fields filled; `id` is the input's own one or empty
 *  @param line      for coverage rows
 *  @return the sink's status; MC_ERR_MEMORY. A document that is too large is a row and MC_OK. */
mc_status mc_delivery_send(mc_delivery *d, mc_document *document, uint32_t line);

/** Reads another block. At a read error a coverage row is sent.
 *  @param more  false when nothing more can be read (end, error); the window stays as it is
 *  @param full  true when the window has reached its limit */
mc_status mc_delivery_more(mc_delivery *d, bool *more, bool *full);

/** Appends the whole input to `out`: a ZIP archive's list of parts stands at its end.
 *  @return MC_ERR_LIMIT beyond the maximum of `out`, MC_ERR_MEMORY, the sink's status */
mc_status mc_delivery_gather(mc_delivery *d, mc_buf *out);

/** Consumes everything up to the end, so that the hash covers the whole input. */
mc_status mc_delivery_drain(mc_delivery *d);

/** Notes which names of --map there are, and keeps the names of a row or record for messages where
 *  it holds more of them than those before it: of rows that may be the header the fullest one is
 *  it. Empty names are passed over. */
void mc_delivery_see_names(mc_delivery *d, const mc_str *names, uint32_t count, uint32_t line);

/** Forgets them, as before another sheet. */
void mc_delivery_forget_names(mc_delivery *d);

/** Rows that warn, for each field of --keep-field and of --map that no record had, and for texts in
 *  lists inside records and in tables beside the one that was read. At the end of the input. */
mc_status mc_delivery_cover_missing(mc_delivery *d);

/** Sends a note that is also printed. `format` as for mc_delivery_cover().
 *  @return the sink's status */
mc_status mc_delivery_warn(mc_delivery *d, const char *reason, const char *format, ...)
    MC_PRINTF(3, 4);

/** Frees scratch and ids, not the source. */
void mc_delivery_dispose(mc_delivery *d);

#endif
