// SPDX-License-Identifier: Apache-2.0
/** What the text makes of each name of a document's closed list (`companies`). */
#ifndef MC_ENTITY_LISTED_ROLE_H
#define MC_ENTITY_LISTED_ROLE_H

#include "entity/party_book.h"

/** Sets the role of every name.
 *
 *  @param book    closed, its places read
 *  @param folded  the names, folded, as many as `count`
 *  @param out     `count` roles */
void mc_listed_role_read(const mc_entity_index *index, const mc_text *text,
                         const mc_party_book *book, const mc_ustr *folded, uint32_t count,
                         mc_listed *out);

#endif
