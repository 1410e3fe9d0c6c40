// SPDX-License-Identifier: Apache-2.0
/** What an agent's own words, in his turn or quoted, make of the act that they speak of. */
#ifndef MC_CONTEXT_AGENT_TALK_H
#define MC_CONTEXT_AGENT_TALK_H

#include "context/decide.h"

/** True where an agent says that the collecting he speaks of will stop: 我们会停止联系您的家人. */
bool mc_agent_talk_stops(const mc_case *of);

/** True for words by which he presses the debtor: a condition or a possibility in them
 *  (不还可能就去你家) holds the act out and does not make it doubtful. */
bool mc_agent_talk_presses(const mc_case *of);

/** True where a question in such words is his pressing, too (要不要我打给你妈), and does not ask
 *  (您母亲是您的联系人吗). */
bool mc_agent_talk_presses_by_asking(const mc_case *of);

/** True for a service that he only tells of in his turn: 逾期会影响征信, 利息按日计算. */
bool mc_agent_talk_informs(const mc_case *of);

/** The decision about an act in such words that no cue has decided. `out` comes as asserted and
 *  stays so where nothing speaks against it. */
void mc_agent_talk_decide(const mc_case *of, mc_verdict *out);

#endif
