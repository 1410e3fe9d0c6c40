// SPDX-License-Identifier: Apache-2.0
/** What an ambiguous alias means behind a longer name that begins with it: 丙丁消费金融 … 丙丁. */
#ifndef MC_ENTITY_BRIEF_ALIAS_H
#define MC_ENTITY_BRIEF_ALIAS_H

#include "entity/name_scan.h"
#include "entity/party_book.h"

/** The alias that is meant at names[at], a listed name: its own, or that of the last longer one
 *  before it.
 *
 *  @param book  with the parties of the fields and of the names before `at`, and no others
 *  @param names in the order of the text */
uint32_t mc_brief_alias_meant(const mc_party_book *book, const mc_name_at *names, uint32_t at);

#endif
