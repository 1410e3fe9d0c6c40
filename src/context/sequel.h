// SPDX-License-Identifier: Apache-2.0
/** What the judgements of one text say of one another, once all its hits are judged. */
#ifndef MC_CONTEXT_SEQUEL_H
#define MC_CONTEXT_SEQUEL_H

#include "context/facts.h"

/** Shares a plain denial with the other hits of its words, gives acts that nobody is said to have
 *  done to a collector who acts elsewhere in the text, and those behind the place where the debt
 *  was handed on to whom it was handed. */
void mc_sequel_draw(mc_hearing *of, const mc_match_result *matches);

#endif
