// SPDX-License-Identifier: Apache-2.0
/** Makes cues of the rows of cues/: one of each form that no other row owns. */
#ifndef MC_LEXICON_CUE_LINK_H
#define MC_LEXICON_CUE_LINK_H

#include "lexicon/build.h"

/** What two cues share that would do the same: kind, direction and words; of words of genres also
 *  the genre, and whether they are counted among clauses or weigh. Lives in the scratch arena. */
mc_str mc_cue_link_key(mc_build *build, const mc_cue *cue, mc_ustr text);

/** Makes the cues of all rows read: one for each form. A form with a row of its own is left to
 *  it. */
void mc_cue_link_rows(mc_build *build);

#endif
