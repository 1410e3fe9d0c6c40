// SPDX-License-Identifier: Apache-2.0
/** Readings that a tool put in brackets behind a Han character: removed. */
#ifndef MC_TEXT_PINYIN_H
#define MC_TEXT_PINYIN_H

#include "text/emitter.h"

/** Called at a closing bracket that is not yet written: if the units before it are a reading with its
 *  opening bracket behind a Han character, takes them back; a damaged one becomes a barrier.
 *  @return true when it did, and then the bracket is not to be written */
bool mc_pinyin_take(mc_emitter *emitter);

#endif
