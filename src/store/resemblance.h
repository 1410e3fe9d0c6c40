// SPDX-License-Identifier: Apache-2.0
/** Discovered names that may be a slip of the pen for a listed one: said beside them, and
 *  nothing is counted for the other because of it. */
#ifndef MC_STORE_RESEMBLANCE_H
#define MC_STORE_RESEMBLANCE_H

#include "lexicon/lexicon.h"

struct sqlite3;

/** True when one name became the other by a slip: a character put in, doubled or left out, or two
 *  neighbours swapped; resemblance.c says which slips of these count.
 *  @param a, b  folded; the order does not matter */
bool mc_resemblance_is_slip(mc_ustr a, mc_ustr b);

/** Sets `companies.resembles` (id) and `resembles_name` of discovered companies whose printed name
 *  is a slip for names of one listed company and of no other. Once their names are chosen.
 *  @return MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_resemblance_find(struct sqlite3 *db, const mc_lexicon *lexicon, mc_error *err);

#endif
