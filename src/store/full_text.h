// SPDX-License-Identifier: Apache-2.0
/** The full-text index of report.sqlite: finds words of two Chinese characters and more. */
#ifndef MC_STORE_FULL_TEXT_H
#define MC_STORE_FULL_TEXT_H

#include "base/buf.h"
#include "mingcha/error.h"

struct sqlite3;

/** Appends `text` with a blank on both sides of every Han character, kana and bopomofo sign, so
 *  that a tokenizer that knows only blanks makes a word of each. */
void mc_full_text_space(mc_buf *out, mc_str text);

/** Makes the table `sentence_search` (FTS5) over the table `sentences`. MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_full_text_build(struct sqlite3 *db, mc_error *err);

#endif
