// SPDX-License-Identifier: Apache-2.0
/** Full checks of lexicon files: what a load does not need, but what makes a lexicon sound. */
#ifndef MC_LEXICON_CHECK_H
#define MC_LEXICON_CHECK_H

#include "lexicon/build.h"
#include "lexicon/load.h"

/** Checks the form of the present table (build->source): NFC, rows ordered by their key, keys
 *  unique. */
void mc_check_table(mc_build *build);

/** Checks everything read from strict files: terms that can never match or stand twice, unused and
 *  empty classes, entries without enough examples.
 *  @param with_examples  examples were read, so that their lack means something */
void mc_check_build(mc_build *build, bool with_examples);

/** Loads the lexicon with examples and all checks and throws it away again: `mingcha lexicon
 *  check`.
 *  @param options  as for mc_lexicon_load(); check_shipped and with_examples count as set
 *  @return as mc_lexicon_load() */
mc_status mc_lexicon_check(const mc_lexicon_options *options, mc_error *err);

#endif
