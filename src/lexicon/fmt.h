// SPDX-License-Identifier: Apache-2.0
/** Rewrites lexicon tables in their canonical form: `mingcha lexicon fmt`. */
#ifndef MC_LEXICON_FMT_H
#define MC_LEXICON_FMT_H

#include "base/buf.h"
#include "base/sink.h"

/** What was mended, in numbers of places. */
typedef struct mc_fmt_changes {
    const char *decoded_from; /**< encoding that was not UTF-8; NULL = it was */
    uint32_t byte_order_marks;
    uint32_t carriage_returns;
    uint32_t wide_separators; /**< full-width bar or at sign in a cell of alternatives */
    uint32_t not_nfc;         /**< lines */
    uint32_t blanks;          /**< cells with blanks at their ends */
    uint32_t quoted;          /**< cells that a spreadsheet had put in quotes */
    uint32_t moved;           /**< rows that stand elsewhere now */
    uint32_t final_newlines;
} mc_fmt_changes;

/** Appends the canonical form of a table: UTF-8 (Excel saves text with tabs as UTF-16 or in the
 *  encoding of the system), LF, no byte order mark, NFC, cells trimmed and unquoted, separators |
 *  and @ in cells of alternatives, rows ordered by their key within each stretch between comments.
 *  Formatting twice changes nothing more.
 *
 *  @param file  for messages
 *  @return MC_ERR_LEXICON for bytes that are text in no encoding, MC_ERR_MEMORY, MC_ERR_LIMIT */
mc_status mc_lexicon_fmt(mc_buf *out, mc_fmt_changes *changes, const char *file, mc_str text,
                         mc_error *err);

/** What becomes of a table that is not in its canonical form. */
typedef enum mc_fmt_mode {
    MC_FMT_REWRITE, /**< it is replaced in place, as a whole (mc_file_replace()) */
    MC_FMT_CHECK    /**< it stays as it is */
} mc_fmt_mode;

/** Brings a file to its canonical form, and reports to `sink` what was mended, or is to be: one
 *  MC_LEVEL_INFO event for each kind of change, none when the file was canonical.
 *  @param differs  whether the file was not canonical
 *  @return as mc_lexicon_fmt(); MC_ERR_IO; MC_ERR_USAGE for a file that is no .tsv */
mc_status mc_lexicon_fmt_file(const char *path, mc_fmt_mode mode, bool *differs,
                              const mc_sink *sink, mc_error *err);

#endif
