// SPDX-License-Identifier: Apache-2.0
/** Private persons who act: a husband who scolds the teller is no lender. */
#ifndef MC_CONTEXT_PERSON_H
#define MC_CONTEXT_PERSON_H

#include "context/scope.h"

/** Finds the private person (@context_persons) who does to the teller what the target quotes,
 *  in the clause of the act.
 *  @param who  the words that name him
 *  @return false when nobody of that kind does */
bool mc_person_acts(mc_scope_view *view, const mc_scope_target *target, mc_norm_span *who);

#endif
