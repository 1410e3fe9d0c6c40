// SPDX-License-Identifier: Apache-2.0
/** Reads cues/signs.tsv: what each sign of a text as a whole says for and against each genre. */
#ifndef MC_LEXICON_SIGN_TABLE_H
#define MC_LEXICON_SIGN_TABLE_H

#include "lexicon/build.h"

/** A row for each sign, a column for each genre; an empty cell is 0. A row of an overlay takes the
 *  place of the shipped one. */
void mc_sign_table_read(mc_build *build);

#endif
