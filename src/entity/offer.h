// SPDX-License-Identifier: Apache-2.0
/** Gathers, for one judgement, the evidence that the places of the text give for each company. */
#ifndef MC_ENTITY_OFFER_H
#define MC_ENTITY_OFFER_H

#include "entity/attribution.h"

/** Scores by which others tell kinds of evidence apart; all are in offer.c. */
enum { MC_OFFER_TOGETHER = 78 /**< least score at which a coordination shares an attribution */ };

/** Fills run->touched with the parties that anything speaks for, each with its best evidence. */
void mc_offer_gather(mc_attribution_run *run, const mc_attribution_case *given,
                     const mc_judgement *judgement);

/** Forgets the evidence of the last judgement. */
void mc_offer_clear(mc_attribution_run *run);

/** True for a company that is seldom complained of: a shop, a trust. */
bool mc_offer_is_passive(const mc_attribution_case *given, uint32_t party);

#endif
