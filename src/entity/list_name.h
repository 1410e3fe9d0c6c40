// SPDX-License-Identifier: Apache-2.0
/** Finds names by their company: what stands in a list with known ones, and acts elsewhere in the
 *  text. */
#ifndef MC_ENTITY_LIST_NAME_H
#define MC_ENTITY_LIST_NAME_H

#include "entity/introduction.h"

/** Learns the names; mc_introduction_spread() then makes places of them.
 *
 *  @param book  with the places of the text so far, ordered by span; gets the new parties */
void mc_list_name_read(mc_introduction *introduction, const mc_entity_index *index,
                       const mc_text *text, mc_party_book *book);

#endif
