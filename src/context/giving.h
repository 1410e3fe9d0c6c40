// SPDX-License-Identifier: Apache-2.0
/** Whether what a word says is given (同意, 已经退) was given, or only asked for or claimed. */
#ifndef MC_CONTEXT_GIVING_H
#define MC_CONTEXT_GIVING_H

#include "context/decide.h"

/** True where a demand outweighs it: one nearer to the hit, one in its clause (希望能给减免), or
 *  one before it in somebody's own case with nobody named between (请求平台处理，同意延期). */
bool mc_giving_is_asked(const mc_case *of, const mc_cue_use *given);

/** True outside grievances and pages of answers where a company says so of itself in the clause:
 *  银行称已为该客户更正记录. */
bool mc_giving_is_claimed(const mc_case *of, const mc_cue_use *given);

#endif
