// SPDX-License-Identifier: Apache-2.0
/** Times of turns, as transcripts write them. */
#ifndef MC_INPUT_TURN_TIME_H
#define MC_INPUT_TURN_TIME_H

#include "base/str.h"

/** Milliseconds of "75", "75.5", "1:15.5", "00:01:15,500"; 0 for anything else, also
 *  for what would not fit. */
uint32_t mc_turn_time_parse(mc_str time);

#endif
