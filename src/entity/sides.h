// SPDX-License-Identifier: Apache-2.0
/** Reads on which side a company stands where it is named: the one that did it, or one that is
 *  named beside it. */
#ifndef MC_ENTITY_SIDES_H
#define MC_ENTITY_SIDES_H

#include "entity/party_book.h"

/** Sets `side` of every place of the text. A sued company counts as subject.
 *
 *  @param cues  occurrences of the index's cues in the text
 *  @param grievance  somebody tells his own case (mc_genre_is_grievance())
 *  @param book  with surroundings read (mc_surroundings_read()), places ordered by span */
void mc_sides_read(const mc_entity_index *index, const mc_text *text, const mc_literal_hits *cues,
                   bool grievance, mc_party_book *book);

/** True where the agent of a call says that he speaks for the company, which is on no other side
 *  (这里是丙丁贷).
 *  @param place  of a book whose sides were read */
bool mc_sides_is_house(const mc_entity_index *index, const mc_text *text, const mc_place *place);

#endif
