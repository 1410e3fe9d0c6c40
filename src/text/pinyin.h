// SPDX-License-Identifier: Apache-2.0
/** Readings that a tool put in brackets behind a Han character: removed. */
#ifndef MC_TEXT_PINYIN_H
#define MC_TEXT_PINYIN_H

#include "text/emitter.h"

/** Called at a closing bracket that is not yet written: if the units before it are a
 *  reading with its opening bracket behind a Han character, takes them back; a damaged one
 *  is mended or becomes a barrier.
 *  @param at      byte of the closing bracket
 *  @param behind  byte behind it
 *  @return the byte to go on from; `at` when there was no reading and the bracket is to be
 *          written */
uint32_t mc_pinyin_take(mc_emitter *emitter, uint32_t at, uint32_t behind);

#endif
