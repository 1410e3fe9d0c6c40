// SPDX-License-Identifier: Apache-2.0
/** Leftovers of markup in plain text: tags, placeholders, addresses, entities. */
#ifndef MC_TEXT_MARKUP_H
#define MC_TEXT_MARKUP_H

#include "text/emitter.h"

/** Looks whether markup begins (or, for an address, is in the middle) at byte `at`. Tags, {IMG:3},
 *  [泪], addresses and //@user: become one barrier unit, entities the character they stand for.
 *  @param unit  the character at `at`
 *  @return the byte behind what was taken, or `at` when there is nothing */
uint32_t mc_markup_take(mc_emitter *emitter, uint16_t unit, uint32_t at);

#endif
