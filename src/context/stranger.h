// SPDX-License-Identifier: Apache-2.0
/** Where nobody is named as acting: is it anybody but a lender? */
#ifndef MC_CONTEXT_STRANGER_H
#define MC_CONTEXT_STRANGER_H

#include "context/actor.h"

/** True where the text, which names nobody who lends, tells of another trade, of a quarrel among
 *  people, of persons before a court or of swindlers: who acts is no lender. */
bool mc_stranger_acts(const mc_actor_court *of, const mc_case *facts);

/** True where a person known to the teller opens the clause of the act and takes what is the
 *  teller's: 表弟拿我身份证借了钱. */
bool mc_stranger_is_acquaintance(const mc_case *facts);

#endif
