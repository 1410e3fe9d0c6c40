// SPDX-License-Identifier: Apache-2.0
/** Reads cues/: the order of kinds, and the cues. */
#ifndef MC_LEXICON_CUE_TABLE_H
#define MC_LEXICON_CUE_TABLE_H

#include "lexicon/build.h"

/** Reads cues/order.tsv: each kind exactly once, first wins. An overlay's order takes the
 *  place of the shipped one. */
void mc_cue_table_read_order(mc_build *build);

/** Reads one other file of cues/. */
void mc_cue_table_read(mc_build *build);

#endif
