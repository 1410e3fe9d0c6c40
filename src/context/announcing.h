// SPDX-License-Identifier: Apache-2.0
/** Where a word of what will be does not make an act one that is only held out. */
#ifndef MC_CONTEXT_ANNOUNCING_H
#define MC_CONTEXT_ANNOUNCING_H

#include "context/decide.h"

/** True when the act behind the announcement is told as done: day by day, added in a later clause,
 *  or as the custom of those of whom a report tells. */
bool mc_announcing_is_done(const mc_case *of, const mc_cue_use *use);

/** True when a verb of threatening stands before the hit in its sentence, whatever
 *  the threat says will be. */
bool mc_announcing_is_vowed(const mc_case *of);

/** True for what a company says in a statement that it is about to do, or is reported to be
 *  about to do to collect. */
bool mc_announcing_is_planned(const mc_case *of, const mc_cue_use *use);

/** True where somebody asks to know of the act in its clause: 逾期三天会上门吗. That
 *  is not held out to him. */
bool mc_announcing_is_asked(const mc_case *of);

#endif
