// SPDX-License-Identifier: Apache-2.0
/** Questions that rules of decision ask of a case. */
#ifndef MC_CONTEXT_CASE_H
#define MC_CONTEXT_CASE_H

#include "context/decide.h"

/** The cue of a use. */
const mc_cue *mc_case_cue(const mc_case *of, const mc_cue_use *use);

/** The first use of that kind among those that reach the hit, in the order of `uses`;
 *  NULL when there is none. */
const mc_cue_use *mc_case_first(const mc_case *of, mc_cue_kind kind);

/** True when a cue of that kind reaches the hit. */
bool mc_case_has(const mc_case *of, mc_cue_kind kind);

/** True when a cue of this kind in force begins at unit `at` or behind. */
bool mc_case_has_from(const mc_case *of, mc_cue_kind kind, uint32_t at);

/** True when a cue of the kind reaches the hit whose row has no weight: rows with one say less
 *  (docs/format/cues.md). */
bool mc_case_has_plain(const mc_case *of, mc_cue_kind kind);

/** True when both stretches begin in one clause. */
bool mc_case_same_clause(const mc_case *of, mc_norm_span a, mc_norm_span b);

/** True for a strong negation (rows with a weight: 不存在, 从未) directly before the
 *  hit, but for one unit. */
bool mc_case_negates_directly(const mc_case *of, const mc_cue_use *negation);

/** True in a grievance, and in the questioner's own words on a page of answers: behind his label,
 *  or where no label stands and somebody speaks of himself. */
bool mc_case_tells_own(const mc_case *of);

/** True on a page of questions and answers without labels. */
bool mc_case_is_unlabelled(const mc_case *of);

/** True on a page of advice: an article, or questions and answers without labels. */
bool mc_case_is_page(const mc_case *of);

/** True in a text that names no company and in which nobody tells his own case, unless it is
 *  plainly a complaint: one in words of the trade at large is told of nobody. */
bool mc_case_is_nobodys(const mc_case *of);

/** True when the hit stands in an agent's turn or in a quotation of what the collector said. */
bool mc_case_is_agent_speech(const mc_case *of);

/** True of a service in a letter that duns (由此产生的诉讼费由您承担): it tells its terms, and
 *  does nothing by that. */
bool mc_case_is_term_in_letter(const mc_case *of);

/** The sentence in which the hit begins. */
mc_norm_span mc_case_sentence(const mc_case *of);

/** Sorts the uses by the precedence of their kinds, the nearest to the hit first within a kind. */
void mc_case_sort_uses(const mc_case *of);

/** Writes status and code of the reason. Always true, so that a rule can end with it. */
bool mc_case_set(mc_verdict *out, mc_finding_status status, const char *code);

#endif
