// SPDX-License-Identifier: Apache-2.0
/** Folds stretches of characters that are one unit each whatever stands beside them: nearly all of
 *  any text. */
#ifndef MC_TEXT_PLAIN_RUN_H
#define MC_TEXT_PLAIN_RUN_H

#include "text/emitter.h"

/** Folds plain characters of three bytes and of one from byte `at` on, as long as nothing else
 *  comes. The emitter has room for a unit for each byte from `at` on.
 *  @return the byte where it stopped; what stands there is asked of
 *          mc_fold_table.cells, character by character */
uint32_t mc_plain_run_fold(mc_emitter *emitter, uint32_t at);

#endif
