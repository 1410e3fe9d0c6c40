// SPDX-License-Identifier: Apache-2.0
/** Decides folds that depend on neighbours: ASCII punctuation beside Han characters, exceptions. */
#ifndef MC_TEXT_MARKS_H
#define MC_TEXT_MARKS_H

#include "text/emitter.h"

/** Settles every mark of a finished run, from left to right; changes units in place, none is
 *  added. */
void mc_marks_settle(mc_emitter *emitter);

#endif
