// SPDX-License-Identifier: Apache-2.0
/** Reads taxonomy.xml: clauses of law, families, categories. */
#ifndef MC_LEXICON_TAXONOMY_H
#define MC_LEXICON_TAXONOMY_H

#include "lexicon/build.h"

/** Families that a cue can name in one set of bits. */
#define MC_TAXONOMY_MOST_FAMILIES 64u

/** Reads build->source. In an overlay a clause, family or category with a known id takes the older
 *  one's place; others are added.
 *  @param schema  text of taxonomy.rng, or empty: not validated */
void mc_taxonomy_read(mc_build *build, mc_str schema);

#endif
