// SPDX-License-Identifier: Apache-2.0
/** Who acts in a clause: subjects, passives, topic chains, impostors. */
#ifndef MC_CONTEXT_SUBJECT_H
#define MC_CONTEXT_SUBJECT_H

#include "context/scope.h"

/** The one who acts. */
typedef struct mc_subject {
    mc_actor actor;
    mc_norm_span
        span; /**< words that were read as the subject; empty = none, the actor is the default */
    bool passive; /**< named behind a passive sign */
    bool carried; /**< named in an earlier clause, not in the act's own */
    uint32_t cue; /**< the cue that told it, MC_NONE = none */
} mc_subject;

/** True where the clause itself names nobody who acts. */
static inline bool mc_subject_is_unnamed(const mc_subject *subject)
{
    return subject->span.begin == subject->span.end || subject->carried;
}

/** True where it names nobody who acts but the consumer. */
static inline bool mc_subject_is_no_party(const mc_subject *subject)
{
    return mc_subject_is_unnamed(subject) || subject->actor == MC_ACTOR_CONSUMER;
}

/** Finds the subject of the act that the target quotes; the lender where nobody is named. */
mc_subject mc_subject_find(mc_scope_view *view, const mc_scope_target *target);

/** True when the line of the sentence opens with a collector's label: 催收员：…. */
bool mc_subject_is_collectors_line(mc_scope_view *view, uint32_t sentence);

/** The nearest party named before `at` in its sentence, for the speaker of a quotation; an agent
 *  also where one who calls or writes says it (他说, 有人来电，说) and the teller does not.
 *  @return MC_SPEAKER_NONE when nobody is named */
mc_speaker mc_subject_speaker(mc_scope_view *view, uint32_t at);

/** True when the one who says what follows the verb of saying at `verb` is an agent: the nearest
 *  party before it is one, and no consumer stands as a subject in its clause
 *  (我跟你们前台说: he says it). */
bool mc_subject_agent_says(mc_scope_view *view, uint32_t verb);

#endif
