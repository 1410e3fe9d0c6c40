// SPDX-License-Identifier: Apache-2.0
/** An opened input: its bytes in blocks, as a window that readers look at and consume.
 *
 *  The window holds raw bytes while records are separated by ASCII (readers decode record by
 *  record), and UTF-8 when the encoding has no ASCII separators (UTF-16, UTF-32, HZ) or
 *  the reader asks for it. */
#ifndef MC_INPUT_SOURCE_H
#define MC_INPUT_SOURCE_H

#include "base/hash.h"
#include "text/charset.h"

typedef struct mc_source mc_source;

/** Opens a file, or standard input for NULL, and reads the first block.
 *
 *  @param path     for fopen
 *  @param charset  the encoding; MC_CHARSET_UNKNOWN = detect on the first block
 *  @return MC_ERR_IO with the system's words, MC_ERR_MEMORY */
mc_status mc_source_open(mc_source **out, const char *path, mc_charset charset, mc_error *err);

/** Bytes that are no file of their own. */
typedef struct mc_source_bytes {
    /** Fills `to`: how many bytes, 0 at the end, -1 with a sentence in `problem`. */
    long (*read)(void *payload, char *to, size_t room, const char **problem);
    void *payload;
} mc_source_bytes;

/** The same for bytes from elsewhere, which must last until the source is closed. */
mc_status mc_source_open_bytes(mc_source **out, mc_source_bytes bytes, mc_charset charset,
                               mc_error *err);

/** Closes. NULL is allowed. */
void mc_source_close(mc_source *source);

/** What has been read and not yet consumed; borrowed until the next call. */
mc_str mc_source_view(const mc_source *source);

/** Reads the next block behind the window.
 *  @return MC_OK also when there is nothing more (see mc_source_at_end()); MC_ERR_IO; MC_ERR_LIMIT
 *          when the window would grow beyond MC_MAX_RECORD_BYTES; MC_ERR_MEMORY */
mc_status mc_source_more(mc_source *source, mc_error *err);

/** True when the window holds all that is left. */
bool mc_source_at_end(const mc_source *source);

/** Removes `bytes` from the front of the window and counts their lines. */
void mc_source_consume(mc_source *source, uint32_t bytes);

/** Line number (from 1) of the window's first byte. */
uint32_t mc_source_line(const mc_source *source);

/** The encoding of the input, never MC_CHARSET_UNKNOWN. */
mc_charset mc_source_charset(const mc_source *source);

/** The encoding of the window: the input's, or UTF-8 when it is decoded. */
mc_charset mc_source_window_charset(const mc_source *source);

/** Makes the window UTF-8 from here on, whatever the encoding. Call before anything is consumed.
 *  @param declared  a hint for inputs whose encoding was detected; MC_CHARSET_UNKNOWN = none */
mc_status mc_source_decode(mc_source *source, mc_charset declared, mc_error *err);

/** Places that became U+FFFD in a decoded window. */
uint32_t mc_source_undecodable(const mc_source *source);

/** Bytes that a file had when it was opened and no longer has at its end: somebody saved it anew
 *  while it was read. 0 before the end, and for what is no file. */
uint64_t mc_source_lost(const mc_source *source);

/** Bytes read since the last call, for progress. */
uint64_t mc_source_take_progress(mc_source *source);

/** SHA-256 of all bytes, which must have been read. Call once. */
void mc_source_sha256(mc_source *source, char out[MC_SHA256_HEX_BYTES]);

#endif
