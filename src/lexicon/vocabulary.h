// SPDX-License-Identifier: Apache-2.0
/** Closed lists of codes that lexicon files use, and reading numbers and dates of cells. */
#ifndef MC_LEXICON_VOCABULARY_H
#define MC_LEXICON_VOCABULARY_H

#include "lexicon/lexicon.h"
#include "lexicon/problems.h"

/** A closed list; the position of a code is its value. */
typedef struct mc_vocabulary {
    const char *what; /**< "status", for messages */
    const char *const *codes;
    uint32_t count;
} mc_vocabulary;

extern const mc_vocabulary MC_VOCABULARY_STATUS;       /**< mc_entry_status, then `off` */
extern const mc_vocabulary MC_VOCABULARY_FLAG;         /**< bit numbers of the entry flags */
extern const mc_vocabulary MC_VOCABULARY_FORCE;        /**< mc_force */
extern const mc_vocabulary MC_VOCABULARY_ENTRY_KIND;   /**< mc_entry_kind */
extern const mc_vocabulary MC_VOCABULARY_CUE_KIND;     /**< mc_cue_kind */
extern const mc_vocabulary MC_VOCABULARY_GENRE_SIGN;   /**< mc_genre_sign */
extern const mc_vocabulary MC_VOCABULARY_DIRECTION;    /**< mc_direction */
extern const mc_vocabulary MC_VOCABULARY_SCOPE;        /**< mc_scope */
extern const mc_vocabulary MC_VOCABULARY_COMPANY_KIND; /**< mc_company_kind */
extern const mc_vocabulary MC_VOCABULARY_ALIAS_KIND;   /**< mc_alias_kind */
extern const mc_vocabulary MC_VOCABULARY_DISCOVERY;    /**< mc_discovery_kind */
extern const mc_vocabulary MC_VOCABULARY_QUANTITY;     /**< mc_quantity */
extern const mc_vocabulary MC_VOCABULARY_COMBINATION;  /**< mc_combination_kind */
extern const mc_vocabulary MC_VOCABULARY_EXTENT;       /**< mc_extent */
extern const mc_vocabulary MC_VOCABULARY_ORDER;        /**< any, ab */
extern const mc_vocabulary MC_VOCABULARY_SPAN;         /**< clause, sentence */
extern const mc_vocabulary MC_VOCABULARY_HIT;          /**< miss, hit */
extern const mc_vocabulary MC_VOCABULARY_REGION;       /**< cn, tw, hk */
extern const mc_vocabulary MC_VOCABULARY_YES_NO;       /**< no, yes */
extern const mc_vocabulary MC_VOCABULARY_FINDING;      /**< statuses of findings, for examples */

/** Value of `off` in MC_VOCABULARY_STATUS. */
enum { MC_STATUS_OFF = MC_STATUS_RETIRED + 1 };

/** The value of a code; an unknown one is reported with the codes that were expected, and then (as
 *  for an empty cell) the result is `otherwise`. */
uint32_t mc_vocabulary_read(const mc_vocabulary *vocabulary, mc_str code, uint32_t otherwise,
                            mc_place at, mc_problems *problems);

/** Codes separated by commas as a set of bits; unknown ones are reported. */
uint32_t mc_vocabulary_read_set(const mc_vocabulary *vocabulary, mc_str codes, mc_place at,
                                mc_problems *problems);

/** A whole number between two bounds; anything else is reported. Empty gives `otherwise`. */
int32_t mc_vocabulary_read_int(mc_str cell, const char *what, int32_t least, int32_t most,
                               int32_t otherwise, mc_place at, mc_problems *problems);

/** A day YYYY-MM-DD; anything else is reported. Empty gives 0. */
mc_day mc_vocabulary_read_day(mc_str cell, const char *what, mc_place at, mc_problems *problems);

#endif
