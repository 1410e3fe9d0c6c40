// SPDX-License-Identifier: Apache-2.0
/** What the program says in English, in records and in errors, in the reader's language: from the
 *  English sentence to the Chinese one. */
#ifndef MC_REPORT_WORDING_H
#define MC_REPORT_WORDING_H

#include "base/buf.h"
#include "mingcha/error.h"

/** lexicons/messages/details.tsv (coverage rows) and errors.tsv: columns en and zh, {0} to {9}
 *  stand for what changes. Immutable after loading. */
typedef struct mc_wording mc_wording;

/** Loads both tables of `<data_folder>/messages`. MC_ERR_IO, MC_ERR_LEXICON with file and line. */
mc_status mc_wording_load(mc_wording **out, const char *data_folder, mc_error *err);

/** NULL is allowed. */
void mc_wording_free(mc_wording *wording);

/** The Chinese sentence; the English one where the table has none that fits.
 *  @param wording  NULL = none is known
 *  @param scratch  cleared; holds what is returned
 *  @return         borrowed from `english` or `scratch` */
mc_str mc_wording_say(const mc_wording *wording, mc_str english, mc_buf *scratch);

#endif
