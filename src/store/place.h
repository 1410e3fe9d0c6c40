// SPDX-License-Identifier: Apache-2.0
/** Where a finding is counted: one place for each, decided as it is loaded. */
#ifndef MC_STORE_PLACE_H
#define MC_STORE_PLACE_H

#include <stdbool.h>

#include "base/str.h"

/** What the decision looks at. */
typedef struct mc_place_facts {
    bool resolution, lawful; /**< of the category */
    bool counted_genre;      /**< of the document: complaint, forum post or transcript */
    mc_str genre, respondent;
    mc_str status, standing, actor, by, mention;
} mc_place_facts;

/** A place and what tells apart within it; both live as long as the facts or for ever. */
typedef struct mc_place {
    mc_str place, detail;
} mc_place;

/** True for genres whose texts are counted as complaints. */
bool mc_place_is_counted_genre(mc_str genre);

/** The place of a finding; place.c says by which rules. Filters come later:
 *  they make it `excluded`. */
mc_place mc_place_of(const mc_place_facts *facts);

#endif
