// SPDX-License-Identifier: Apache-2.0
/** When the consumer is the one who acts. */
#ifndef MC_CONTEXT_CONSUMER_H
#define MC_CONTEXT_CONSUMER_H

#include "context/scope.h"

/** True when the consumer named at `at` before the target in its clause does what it quotes.
 *  @param clause  of the target */
bool mc_consumer_acts(mc_scope_view *view, const mc_scope_target *target, mc_cue_at at,
                      mc_norm_span clause);

/** Finds the consumer who threatens or scolds the company in the target, in its clause or an
 *  earlier one of the sentence.
 *  @param who  where he is named, and by which cue
 *  @return false when the target is no such act */
bool mc_consumer_menaces(mc_scope_view *view, const mc_scope_target *target, mc_cue_at *who);

/** True for a cue by which the teller speaks of himself (我, 本人). */
bool mc_consumer_is_self(const mc_cue *cue);

/** Where the teller stands as object directly behind `at`, behind an aspect at most:
 *  骂了我; MC_NONE = he does not.
 *  @param range  cues of the sentence */
uint32_t mc_consumer_suffers_at(const mc_scope_view *view, mc_cue_range range, uint32_t at);

/** In a customer's turn of a talk: true for what he says at the agent, and
 *  that nobody else is told of.
 *
 *      客户：你再打我就弄死你          我 stands nearest before the act, 你 in it or behind it
 *      客户：你们说要弄死我            not his: another party stands before, and 你 not behind */
bool mc_consumer_turns_on_agent(mc_scope_view *view, const mc_scope_target *target);

/** True where the teller himself turns to those whom the words of the target name
 *  (我主动给我爸打了电话, 我已经告诉家人): he stands before it, and nothing or his adverbs between;
 *  not where he is made to (让我给家人打电话). */
bool mc_consumer_reaches(mc_scope_view *view, const mc_scope_target *target);

/** True for a resolution that the consumer gives, where either side may (an apology, an
 *  explanation): he stands last before it in its clause, and to whom (我多次向催收说明情况) or
 *  nothing (借款人公开道歉) between. */
bool mc_consumer_gives(mc_scope_view *view, const mc_scope_target *target);

/** True where an act of calling is his own, though he does not say 我: the company's people
 *  (@context_called) stand behind a sign of calling (@context_calls_up) in its words or beside
 *  them, nobody else acts before them, and he is no object behind them (每天给银行打电话). */
bool mc_consumer_calls(mc_scope_view *view, const mc_scope_target *target);

#endif
