// SPDX-License-Identifier: Apache-2.0
/** Reads rules/: patterns, frames, numbers, combinations. */
#ifndef MC_LEXICON_RULE_FILE_H
#define MC_LEXICON_RULE_FILE_H

#include "lexicon/build.h"

/** Reads one file of rules/ (build->source).
 *  @param schema  text of rules.rng, or empty: not validated (what matching needs is checked
 *          anyway) */
void mc_rule_file_read(mc_build *build, mc_str schema);

/** Finds the entries that combinations name; unknown ones are reported. Call once, when all entries
 *  are in their final order. */
void mc_rule_file_link(mc_build *build);

#endif
