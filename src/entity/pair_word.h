// SPDX-License-Identifier: Apache-2.0
/** Makes places of 前者 and 后者: the words that stand for the first and the second of two companies. */
#ifndef MC_ENTITY_PAIR_WORD_H
#define MC_ENTITY_PAIR_WORD_H

#include "entity/party_book.h"

/** Adds a place for each such word of the text.
 *
 *  @param cues  occurrences of the index's cues in the text; those that count are references of a weight
 *  @param book  with the names of the text, ordered; it is ordered again */
void mc_pair_word_read(const mc_entity_index *index, const mc_text *text,
                       const mc_literal_hits *cues, mc_party_book *book);

#endif
