// SPDX-License-Identifier: Apache-2.0
/** What a condition before a hit supposes, and what it leaves as told. */
#ifndef MC_CONTEXT_CONDITION_H
#define MC_CONTEXT_CONDITION_H

#include "context/decide.h"

/** True when a remedy follows what was not done (如果不退款，我就投诉): that it was not done
 *  is taken for granted. */
bool mc_condition_is_ultimatum(const mc_case *of);

/** True when the condition is that the debtor does not pay or answer: it is the collector's. */
bool mc_condition_is_debtors_failing(const mc_case *of, const mc_cue_use *use);

/** True when somebody is told of who holds the act out; on a page of questions not in the asker's
 *  own supposition of what may come of his not paying. */
bool mc_condition_holds_out(const mc_case *of);

/** True when the hit stands too many clauses behind the condition in somebody's
 *  own case to be supposed. */
bool mc_condition_is_out_of_reach(const mc_case *of, const mc_cue_use *use);

/** True when the hit comes day by day whenever the debtor fails. */
bool mc_condition_is_usual(const mc_case *of, const mc_cue_use *use);

/** True when a word of how often stands between a condition of lateness and the end of the hit in
 *  somebody's own case, and nobody is said to say so. */
bool mc_condition_is_wont(const mc_case *of, const mc_cue_use *use);

/** True when the teller reckons what his own contract costs
 *  (如果提前结清还要收违约金): its terms are told. */
bool mc_condition_is_reckoning(const mc_case *of, const mc_cue_use *use);

/** Is the condition one of the customs of a case that a report tells
 *  (若缴不出，集团便殴打借款人)? */
bool mc_condition_is_custom(const mc_case *of);

/** True in a criminal judgment, or a report that tells a case, when the condition is that the
 *  debtor fails: that was their way. */
bool mc_condition_is_their_way(const mc_case *of, const mc_cue_use *use);

/** True when the condition stands inside the words that were found
 *  (说只要住院都报销，结果不报), not before them. */
bool mc_condition_is_among_words(const mc_case *of, const mc_cue_use *use);

/** True in a text that is nobody's own for a condition behind a report: what is
 *  complained of happened. */
bool mc_condition_is_reported(const mc_case *of, const mc_cue_use *use);

#endif
