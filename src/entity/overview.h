// SPDX-License-Identifier: Apache-2.0
/** Looks over the companies of a document once, before its hits: how often named, topic, matter,
 *  house. */
#ifndef MC_ENTITY_OVERVIEW_H
#define MC_ENTITY_OVERVIEW_H

#include "entity/attribution.h"

/** Times a company must be named to be the topic, and how many times as often as the next one. */
enum { MC_TOPIC_MIN_PLACES = 3, MC_TOPIC_RATIO = 2 };

/** Fills the standing of each party, the fields and hashtags, the topic, the house and the kinds of
 *  `run`.
 *  @return false when memory is lacking */
bool mc_overview_read(mc_attribution_run *run, const mc_attribution_case *given);

/** True when the company of the place may be meant by a judgement: no bystander, and in the
 *  closed list if there is one. */
bool mc_overview_is_usable(const mc_attribution_case *given, const mc_place *place);

/** True when the text names the company beside the one that it accuses (sides.h). */
bool mc_overview_is_beside(const mc_place *place);

#endif
