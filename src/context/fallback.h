// SPDX-License-Identifier: Apache-2.0
/** What a hit is when no cue decides: the kind of text says it. */
#ifndef MC_CONTEXT_FALLBACK_H
#define MC_CONTEXT_FALLBACK_H

#include "context/decide.h"

/** Decides by genre, speaker and the entry's own wording; `out` comes in as asserted, alleged,
 *  "no_cue" and keeps that where nothing speaks against it. */
void mc_fallback_decide(const mc_case *of, mc_verdict *out);

#endif
