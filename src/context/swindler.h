// SPDX-License-Identifier: Apache-2.0
/** Strangers who swindle in a company's name, of whom the company or an authority warns. */
#ifndef MC_CONTEXT_SWINDLER_H
#define MC_CONTEXT_SWINDLER_H

#include "context/decide.h"

/** True in a statement or a notice for what strangers do of whom it warns: their sentence tells of
 *  them before the act (不法分子以本公司名义…) and nobody heads the act's own clause
 *  (我司从未授权); their swindling anywhere. */
bool mc_swindler_acts(const mc_case *of);

/** True for what a warning tells that such strangers have done: in a statement all that they do,
 *  else what they did of late, in the sentence that speaks of them or the next. */
bool mc_swindler_is_warned_of(const mc_case *of);

#endif
