// SPDX-License-Identifier: Apache-2.0
/** What each entry of the lexicon did on a set of inputs. */
#ifndef MC_PIPELINE_LEXICON_STATS_H
#define MC_PIPELINE_LEXICON_STATS_H

#include "pipeline/analyser.h"

/** Counts of one entry. */
typedef struct mc_entry_stats {
    uint32_t hits;         /**< found by the matcher */
    uint32_t alleged;      /**< asserted or announced, not removed */
    uint32_t removed;      /**< by context */
    uint32_t other_status; /**< negated, norm, … */
    uint32_t rejected;     /**< by guards, allow entries, longer terms */
} mc_entry_stats;

/** A hit with its surroundings, kept by reservoir sampling. */
typedef struct mc_hit_sample {
    uint32_t entry;
    mc_str source, before, quote, after;
    const char *status; /**< code, "removed" when context removed it */
} mc_hit_sample;

typedef struct mc_lexicon_stats mc_lexicon_stats;

/** @param samples  kept of each entry, chosen by `seed`; 0 = none */
mc_status mc_lexicon_stats_new(mc_lexicon_stats **out, const mc_lexicon *lexicon, uint32_t samples,
                               uint64_t seed, mc_error *err);

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
