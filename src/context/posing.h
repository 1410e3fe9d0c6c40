// SPDX-License-Identifier: Apache-2.0
/** Who only poses as a party: a mask is no subject, and a stranger in a
 *  lender's mask is no lender. */
#ifndef MC_CONTEXT_POSING_H
#define MC_CONTEXT_POSING_H

#include "context/scope.h"

/** True for a party as which somebody poses: its words stand behind a word
 *  of @context_impostors. */
bool mc_posing_is_mask(const mc_scope_view *view, mc_norm_span party);

/** The same, but not for one that somebody only says he is (@context_claims: 自称小舟贷客服). */
bool mc_posing_is_disguise(const mc_scope_view *view, mc_norm_span party);

/** True for a party that is a part of a mask of @context_masks: 冒充法院工作人员. */
bool mc_posing_as_authority(const mc_scope_view *view, mc_norm_span party);

/** True for a party that may be anybody (@context_anybody) and poses as a lender or a collector.
 *  @param range  cues of its sentence */
bool mc_posing_is_stranger(const mc_scope_view *view, mc_cue_at party, mc_cue_range range);

/** True for an act that begins with a word of @context_posing and no mask of @context_masks close
 *  behind it: somebody poses as a company (冒充小舟贷发的短信). */
bool mc_posing_as_lender(const mc_scope_view *view, mc_norm_span act);

#endif
