// SPDX-License-Identifier: Apache-2.0
/** Loading lexicon folders into one immutable lexicon. */
#ifndef MC_LEXICON_LOAD_H
#define MC_LEXICON_LOAD_H

#include "base/sink.h"
#include "lexicon/lexicon.h"

/** What to load. */
typedef struct mc_lexicon_options {
    const char *data_folder;     /**< the shipped lexicons folder */
    const char *const *overlays; /**< folders laid over it, in order; may be NULL */
    uint32_t overlay_count;
    bool with_examples;  /**< examples are read only for `lexicon test` and `check` */
    bool check_shipped;  /**< full checks of the shipped files too (overlays always) */
    const mc_sink *sink; /**< receives every problem, not only the first; may be NULL */
    struct mc_region
        *region; /**< where the lexicon shall live, to be freed by the caller; NULL = the heap */
} mc_lexicon_options;

/** Loads, checks and links. Overlay rows add entries, replace those with the same id, or switch
 *  them off (status `off` with reason, owner, expiry in the note columns).
 *
 *  @param out  the lexicon; free with mc_lexicon_free()
 *  @return MC_ERR_LEXICON: `err` names file, line, column or element, what was found and what was
 *          expected; later problems go to the sink. MC_ERR_IO, MC_ERR_MEMORY. */
mc_status mc_lexicon_load(mc_lexicon **out, const mc_lexicon_options *options, mc_error *err);

/** Makes a lexicon forget what belongs to this process, before its region is saved: then
 *  it is of no more use here. */
void mc_lexicon_detach(mc_lexicon *lexicon);

/** Makes a lexicon that was mapped with its region (base/region.h) fit for use: puts in what was
 *  detached. It owns the region from then on.
 *
 *  @param data_folder  where the files lie that it was loaded from, or the same ones
 *  @return MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_lexicon_revive(mc_lexicon *lexicon, const char *data_folder, mc_error *err);

/** Frees the lexicon, its fold table and, when it was mapped, its region; NULL is allowed. */
void mc_lexicon_free(mc_lexicon *lexicon);

#endif
