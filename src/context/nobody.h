// SPDX-License-Identifier: Apache-2.0
/** Conduct that a text tells of nobody: of the trade, of what may befall anybody. */
#ifndef MC_CONTEXT_NOBODY_H
#define MC_CONTEXT_NOBODY_H

#include "context/decide.h"

/** True for what is told of nobody in particular: no company is named near it, it is nobody's own
 *  case and nobody else's of whom the text tells. Reports and advice are where it happens; in a
 *  complaint only what is said of many, or by nobody. Words that fill a topic tag are not asked
 *  about. */
bool mc_nobody_is_meant(const mc_case *of);

#endif
