// SPDX-License-Identifier: Apache-2.0
/** Where a verb of saying does not make a hit the company's word. */
#ifndef MC_CONTEXT_CLAIM_H
#define MC_CONTEXT_CLAIM_H

#include "context/decide.h"

/** True when a report stands nearer to the hit than the claim: what is reported is no company's word. */
bool mc_claim_is_reported(const mc_case *of, const mc_cue_use *claim);

/** True when the claim does not make the hit the company's word: reported, held out, or told by the complainant. */
bool mc_claim_gives_way(const mc_case *of, const mc_cue_use *use);

#endif
