// SPDX-License-Identifier: Apache-2.0
/** Where the time of a scan goes: wall time by stage and by entry, summed over
 *  documents (`scan --profile`). */
#ifndef MC_PIPELINE_PROFILE_H
#define MC_PIPELINE_PROFILE_H

#include "match/match.h"

/** Stages, in the order of the data flow. */
typedef enum mc_stage {
    MC_STAGE_READ,    /**< read, decode, cut into documents; in the reading thread */
    MC_STAGE_TEXT,    /**< fold with position map, sentences, clauses */
    MC_STAGE_MATCH,   /**< literals, near joins, patterns, guards */
    MC_STAGE_GENRE,   /**< what the document is: genre, names, voices */
    MC_STAGE_CONTEXT, /**< status and actor of hits */
    MC_STAGE_ENTITY,  /**< mentions, attribution */
    MC_STAGE_RECORD,  /**< findings, masking, sketch, JSON */
    MC_STAGE_WRITE    /**< handing lines to the output; in the reading thread */
} mc_stage;

enum { MC_STAGE_COUNT = MC_STAGE_WRITE + 1 };

/** Sums of one worker or of a whole scan; start with {0}. */
typedef struct mc_profile {
    double seconds[MC_STAGE_COUNT];
    uint64_t documents, text_bytes, record_bytes;
    mc_entry_cost
        *entries; /**< by entry of the lexicon, of a whole scan; NULL = none was added yet */
} mc_profile;

/** Code of a stage ("match"); words are in the catalogue under "stage.CODE". */
const char *mc_stage_code(mc_stage stage);

/** Adds the time since `*since` to a stage and sets `*since` to now. Does nothing when `profile` is
 *  NULL, so that a scan without --profile never asks the clock. */
void mc_profile_lap(mc_profile *profile, mc_stage stage, double *since);

/** Starts a lap: the present time, 0 when `profile` is NULL. */
double mc_profile_start(const mc_profile *profile);

/** Adds the sums of one profile to another; the entries are added by mc_profile_add_entries(). */
void mc_profile_add(mc_profile *to, const mc_profile *from);

/** Adds what the entries of a lexicon have cost one worker.
 *  @param count  entries of the lexicon, the same in each call
 *  @return MC_ERR_MEMORY */
mc_status mc_profile_add_entries(mc_profile *to, const mc_entry_cost *costs, uint32_t count,
                                 mc_error *err);

/** Frees what the profile owns; it is then empty. */
void mc_profile_dispose(mc_profile *profile);

#endif
