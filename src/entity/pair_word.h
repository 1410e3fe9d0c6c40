// SPDX-License-Identifier: Apache-2.0
/** Makes places of words that stand for one of two companies: 前者, 后者, and 对方 in a quarrel. */
#ifndef MC_ENTITY_PAIR_WORD_H
#define MC_ENTITY_PAIR_WORD_H

#include "entity/party_book.h"

/** Weights of the reference cues that are such words. */
enum {
    MC_PAIR_FORMER = 1, /**< the first of the last two companies */
    MC_PAIR_LATTER = 2, /**< the second */
    MC_PAIR_OTHER = 3   /**< the other one than a company that complains directly before the word */
};

/** Adds a place for each such word of the text.
 *
 *  @param cues  occurrences of the index's cues in the text; those that count are references of a
 *          weight
 *  @param book  with the names of the text, ordered; it is ordered again */
void mc_pair_word_read(const mc_entity_index *index, const mc_text *text,
                       const mc_literal_hits *cues, mc_party_book *book);

#endif
