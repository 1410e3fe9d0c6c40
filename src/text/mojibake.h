// SPDX-License-Identifier: Apache-2.0
/** Mends UTF-8 that was read in another encoding, where nothing was lost. */
#ifndef MC_TEXT_MOJIBAKE_H
#define MC_TEXT_MOJIBAKE_H

#include "text/emitter.h"

/** Called at a character with which UTF-8 read as Windows-1252 or GBK may begin: mends the run.
 *  @param unit  the character at byte `at`
 *  @return the byte behind what was mended; `at` when it is no such run */
uint32_t mc_mojibake_take(mc_emitter *emitter, uint16_t unit, uint32_t at);

#endif
