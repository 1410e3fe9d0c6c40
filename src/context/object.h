// SPDX-License-Identifier: Apache-2.0
/** Is a party that the text names an object, or who acts? */
#ifndef MC_CONTEXT_OBJECT_H
#define MC_CONTEXT_OBJECT_H

#include "context/scope.h"

/** True where a sign of objects (to, at, from: @context_object_markers) ends at `at` and is not
 *  the end of an adverb. */
bool mc_object_is_marked(const mc_scope_view *view, uint32_t at);

/** Is the party the one who engages somebody else (受多家网贷平台委托)? */
bool mc_object_is_engager(const mc_scope_view *view, mc_norm_span party);

/** True for a party directly behind a sign of objects (how many they are may stand between:
 *  @context_quantity), before a word that makes it an attribute, or worn as a mask (posing.h). */
bool mc_object_is(const mc_scope_view *view, mc_norm_span party);

/** True for a party of whom a sign of objects stands up to `units` before, with words of his own
 *  between: at overdue users. Stays in the clause. */
bool mc_object_is_far(const mc_scope_view *view, mc_norm_span party, uint32_t units);

/** The same as mc_object_is, and true also where a name stands between the sign and the party: with
 *  the people of the bank X, with X bank (@context_of, @context_name_ends). */
bool mc_object_is_of_name(const mc_scope_view *view, mc_norm_span party);

#endif
