// SPDX-License-Identifier: Apache-2.0
/** The number of a member in the line above his message, as groups export their chats. */
#ifndef MC_RECORD_MASK_HEAD_H
#define MC_RECORD_MASK_HEAD_H

#include <stdbool.h>

#include "base/str.h"

/** True when the digits at [begin, end) stand in brackets that end a line which begins with a day
 *  and a time: 2026-03-01 9:12:03 晴天(51234567). */
bool mc_mask_head_holds(mc_str text, uint32_t begin, uint32_t end);

#endif
