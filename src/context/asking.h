// SPDX-License-Identifier: Apache-2.0
/** Questions that do not make doubtful what they ask about. */
#ifndef MC_CONTEXT_ASKING_H
#define MC_CONTEXT_ASKING_H

#include "context/decide.h"

/** True for a question that scolds (合法吗); on a page of questions only where somebody speaks of
 *  himself in its sentence. */
bool mc_asking_is_rhetorical(const mc_case *of);

/** True for a question about what was done, and not whether it was: what to think of it
 *  (拖走了，合法吗), or whether what was held out to the teller will come true
 *  (说要上门，是真的吗). */
bool mc_asking_is_of_what_was(const mc_case *of, const mc_cue_use *use);

/** True for a question inside the words of a service that somebody tells of in his own case, or a
 *  possibility in a clause that ends before they do (问有没有别的费用，说没有，结果收了). */
bool mc_asking_is_among_words(const mc_case *of, const mc_cue_use *use);

/** True for a question in words that begin behind the hit: it asks nothing of it. */
bool mc_asking_is_in_words_behind(const mc_case *of, const mc_cue_use *use);

#endif
