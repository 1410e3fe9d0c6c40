// SPDX-License-Identifier: Apache-2.0
/** What each entry of the lexicon did on a set of inputs. */
#ifndef MC_PIPELINE_LEXICON_STATS_H
#define MC_PIPELINE_LEXICON_STATS_H

#include "pipeline/analyser.h"
#include "record/mask.h"

/** Counts of one entry. */
typedef struct mc_entry_stats {
    uint32_t hits;         /**< found by the matcher */
    uint32_t alleged;      /**< asserted or announced, not removed */
    uint32_t removed;      /**< by context */
    uint32_t other_status; /**< negated, norm, … */
    uint32_t rejected;     /**< by guards, allow entries, longer terms */
} mc_entry_stats;

/** A hit with its surroundings, masked, kept by reservoir sampling. */
typedef struct mc_hit_sample {
    uint32_t entry;
    mc_str source, before, quote, after;
    const char *status; /**< code, "removed" when context removed it */
} mc_hit_sample;

typedef struct mc_lexicon_stats mc_lexicon_stats;

/** Which samples are kept. */
typedef struct mc_sampling {
    uint32_t per_entry;        /**< 0 = none */
    uint64_t seed;             /**< of their choice */
    const mc_mask_rules *mask; /**< what is masked in them; NULL = nothing */
} mc_sampling;

/** Starts at zero. MC_ERR_MEMORY */
mc_status mc_lexicon_stats_new(mc_lexicon_stats **out, const mc_lexicon *lexicon,
                               mc_sampling sampling, mc_error *err);

/** NULL is allowed. */
void mc_lexicon_stats_free(mc_lexicon_stats *stats);

/** Counts one analysed document (the analyser keeps rejected hits). MC_ERR_MEMORY. */
mc_status mc_lexicon_stats_add(mc_lexicon_stats *stats, const mc_analysis *analysis, mc_error *err);

/** Counts of an entry. */
const mc_entry_stats *mc_lexicon_stats_entry(const mc_lexicon_stats *stats, uint32_t entry);

/** The samples of an entry. */
const mc_hit_sample *mc_lexicon_stats_samples(const mc_lexicon_stats *stats, uint32_t entry,
                                              uint32_t *count);

#endif
