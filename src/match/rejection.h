// SPDX-License-Identifier: Apache-2.0
/** Codes of rejections, for explanations and statistics. */
#ifndef MC_MATCH_REJECTION_H
#define MC_MATCH_REJECTION_H

#include "match/match.h"

enum { MC_REJECTION_COUNT = MC_REJECT_BUDGET + 1 };

/** Code of a rejection ("not_before"); words are in the message catalogue
 *  under "rejection.CODE". */
const char *mc_rejection_code(mc_rejection rejection);

#endif
