// SPDX-License-Identifier: Apache-2.0
/** Cheats: who poses as a lender, or is the stranger of a hoax. What they do no lender did. */
#ifndef MC_CONTEXT_CHEAT_H
#define MC_CONTEXT_CHEAT_H

#include "context/actor.h"

/** True of a service where a cheat (@context_fraudsters) was spoken of before it and its clause
 *  says of nobody but the consumer, or of whoever it is (对方), that he acts. */
bool mc_cheat_is_spoken_of(const mc_actor_court *of, const mc_case *facts,
                           const mc_subject *subject);

/** True of a service in a grievance against no company where who called himself a lender's man
 *  turns out to be none (@context_unmasked). */
bool mc_cheat_is_unmasked(const mc_actor_court *of, const mc_case *facts,
                          const mc_subject *subject);

/** True in a report of a hoax (@context_hoaxes) or a warning of agents that promise to win against
 *  lenders (@context_sham_agents), but for what a sentence says of a company that it names. */
bool mc_cheat_is_hoax(const mc_actor_court *of, const mc_case *facts);

/** True where the party named last before the act in its sentence is a mask.
 *  @param claimed  a party that somebody only says he is (自称小舟贷客服) is one, too */
bool mc_cheat_is_masked(const mc_actor_court *of, const mc_case *facts, bool claimed);

/** True where a report, in which nobody tells his own case, tells of one who poses as
 *  a lender or of a hoax: what is done of a service there is no named company's,
 *  though its name stands near. */
bool mc_cheat_is_told(const mc_actor_court *of, const mc_case *facts, const mc_subject *subject);

#endif
