// SPDX-License-Identifier: Apache-2.0
/** Reads cues/: the order of kinds, and the cues. */
#ifndef MC_LEXICON_CUE_TABLE_H
#define MC_LEXICON_CUE_TABLE_H

#include "lexicon/build.h"

/** Reads cues/order.tsv: each kind exactly once, first wins. An overlay's order takes the place of the shipped one. */
void mc_cue_table_read_order(mc_build *build);

/** Reads one other file of cues/. */
void mc_cue_table_read(mc_build *build);

/** What two cues share that would do the same: kind, direction and words; of words of genres also the genre, and
 *  whether they are counted among clauses or weigh. Lives in the scratch arena. */
mc_str mc_cue_table_key(mc_build *build, const mc_cue *cue, mc_ustr text);

/** Makes the cues of all rows read: one for each form. A form with a row of its own is left to it. */
void mc_cue_table_link(mc_build *build);

#endif
