// SPDX-License-Identifier: Apache-2.0
/** Nouns (银行, 保险公司) that stand for the one company of their kind in the document. */
#ifndef MC_ENTITY_KIND_H
#define MC_ENTITY_KIND_H

#include "entity/party_book.h"

/** Kinds that have nouns. */
enum { MC_KIND_COUNT = MC_ENTITY_KIND_COLLECTOR - MC_ENTITY_KIND_BANK + 1 };

/** For each kind, the first place of its one company; MC_NONE when the document names none. */
typedef struct mc_kinds {
    uint32_t places[MC_KIND_COUNT];
    bool several[MC_KIND_COUNT]; /**< the document names further ones */
} mc_kinds;

/** Looks over the places of a document; bystanders do not count.
 *  @param allowed  per party: may be meant; NULL = all */
void mc_kinds_find(mc_kinds *kinds, const mc_entity_index *index, const mc_party_book *book,
                   const bool *allowed);

/** The kind whose noun stands last in a stretch of text, outside names; MC_NONE.
 *  @param within  such as a clause up to the end of a hit */
uint32_t mc_kind_named(const mc_entity_index *index, const mc_party_book *book, const mc_text *text,
                       mc_norm_span within);

/** True when the party is a company of that kind. */
bool mc_kind_holds(const mc_entity_index *index, const mc_party_book *book, uint32_t kind,
                   uint32_t party);

#endif
