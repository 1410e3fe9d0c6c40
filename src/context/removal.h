// SPDX-License-Identifier: Apache-2.0
/** Why a hit is no finding although its words stand there. */
#ifndef MC_CONTEXT_REMOVAL_H
#define MC_CONTEXT_REMOVAL_H

#include "context/facts.h"

/** The reason for which the hit that `facts` describe is no finding.
 *
 *  @param status  that was decided for it
 *  @param use     the cue that removes it, its `cue` MC_NONE where no word does
 *  @return        its code is NULL when the hit is a finding */
mc_reason mc_removal_of(mc_hearing *of, const mc_case *facts, mc_finding_status status,
                        mc_cue_use *use);

#endif
