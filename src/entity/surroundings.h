// SPDX-License-Identifier: Apache-2.0
/** Reads around each place of a name: subject or object, coordinated, list item, hashtag,
 *  bystander. */
#ifndef MC_ENTITY_SURROUNDINGS_H
#define MC_ENTITY_SURROUNDINGS_H

#include "entity/party_book.h"

/** Fills sentence, clause, group and the flags of all places of the text.
 *
 *  @param book  places of fields first, then those of the text ordered by span */
void mc_surroundings_read(const mc_entity_index *index, const mc_text *text, mc_party_book *book);

#endif
