// SPDX-License-Identifier: Apache-2.0
/** Who is said to have acted, once subject, kind of text and act are known. */
#ifndef MC_CONTEXT_ACTOR_H
#define MC_CONTEXT_ACTOR_H

#include "context/decide.h"
#include "context/domain.h"
#include "context/name.h"

/** What the document holds, as far as actors ask for it; all borrowed. */
typedef struct mc_actor_court {
    mc_scope_view *view;
    const mc_names *names;
    mc_domain_scan *domain;
    const mc_evidence *evidence;
    bool respondent; /**< the input names the company complained of */
} mc_actor_court;

/** The actor of the hit that `facts` describe. */
mc_actor mc_actor_decide(const mc_actor_court *of, const mc_case *facts, const mc_subject *subject);

/** True for an act of collecting in a grievance for which neither its clause nor a company's name
 *  in its sentence says who did it: a collector who acts elsewhere may have. */
bool mc_actor_is_open(const mc_actor_court *of, const mc_case *facts, const mc_subject *subject);

/** The same without regard to names: whom the debt was handed to, if that was told, may have. */
bool mc_actor_is_untold(const mc_case *facts, const mc_subject *subject);

#endif
