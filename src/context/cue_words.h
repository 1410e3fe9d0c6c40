// SPDX-License-Identifier: Apache-2.0
/** Words of a class looked up at a place of a text: which of them begins, ends or
 *  covers what stands there. */
#ifndef MC_CONTEXT_CUE_WORDS_H
#define MC_CONTEXT_CUE_WORDS_H

#include "base/unit_filter.h"
#include "lexicon/lexicon.h"
#include "text/text.h"

/** A word class by the first and last units of its words. Most places are told by the filters to
 *  hold none of them. Immutable. */
typedef struct mc_cue_words {
    const mc_word_class *words;
    mc_unit_filter first, last; /**< of the units with which words begin, and end */
    uint32_t longest;           /**< units of the longest word */
    uint32_t mask;              /**< number of chains of each kind - 1 */
    const uint32_t *heads; /**< first word + 1 of each chain, by first unit, then by last unit */
    const uint32_t *next;  /**< next word + 1 in its chain, by first unit, then by last unit */
} mc_cue_words;

/** Reads a class; the chains belong to the arena. MC_ERR_MEMORY. */
mc_status mc_cue_words_init(mc_cue_words *words, const mc_word_class *from, mc_arena *arena,
                            mc_error *err);

/** Units of the longest word that begins exactly at `at`; 0 when there is none. */
uint32_t mc_cue_words_begin(const mc_cue_words *words, mc_ustr text, uint32_t at);

/** True when a word ends exactly at `at`. */
bool mc_cue_words_end(const mc_cue_words *words, mc_ustr text, uint32_t at);

/** True when a word covers `span` and is longer. */
bool mc_cue_words_cover(const mc_cue_words *words, mc_ustr text, mc_norm_span span);

#endif
