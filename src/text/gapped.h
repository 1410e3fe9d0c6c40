// SPDX-License-Identifier: Apache-2.0
/** Signs that somebody put between every two characters, against filters: taken out of folded
 *  text. */
#ifndef MC_TEXT_GAPPED_H
#define MC_TEXT_GAPPED_H

#include "text/emitter.h"
#include "text/stops.h"

/** Closes stretches of a settled run such as 暴 力 催 收: single Han characters with one and the same
 *  sign or blank between them, of which only the characters stay. Units, map and gaps are moved
 *  together; marks are of no more use then.
 *
 *  @param stops  of the run; wrong when something was closed
 *  @return true when something was closed; also when memory ran out, `emitter->failed` tells */
bool mc_gapped_close(mc_emitter *emitter, const mc_stops *stops);

#endif
