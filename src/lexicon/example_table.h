// SPDX-License-Identifier: Apache-2.0
/** Reads examples/: sentences that must hit or must not. */
#ifndef MC_LEXICON_EXAMPLE_TABLE_H
#define MC_LEXICON_EXAMPLE_TABLE_H

#include "lexicon/build.h"

/** Reads one file of examples/ (build->source), after entries and cues. */
void mc_example_table_read(mc_build *build);

/** Says how many examples could not be checked, since rows that may define their entries were
 *  wrong. */
void mc_example_table_link(mc_build *build);

#endif
