// SPDX-License-Identifier: Apache-2.0
/** Where a verb of saying does not make a hit the company's word. */
#ifndef MC_CONTEXT_CLAIM_H
#define MC_CONTEXT_CLAIM_H

#include "context/decide.h"

/** True when a report stands nearer to the hit than the claim: what is reported
 *  is no company's word. */
bool mc_claim_is_reported(const mc_case *of, const mc_cue_use *claim);

/** True when the claim does not make the hit the company's word: reported, held out, or
 *  told by the complainant. */
bool mc_claim_gives_way(const mc_case *of, const mc_cue_use *use);

/** True for what a company's staff say (rows with weight 3: 客服称) where somebody tells his own
 *  case: the answer he got. */
bool mc_claim_is_answer(const mc_case *of, const mc_cue_use *use);

/** True when such an answer says nothing of the hit: it makes only a resolution near by in its
 *  clause the company's word. */
bool mc_claim_is_foreign(const mc_case *of, const mc_cue_use *use);

/** True where the hit is taken up as a charge: its sentence begins with a word that does (针对), or
 *  it stands as a term in quotation marks; outside complaints. */
bool mc_claim_takes_up_charge(const mc_case *of);

#endif
