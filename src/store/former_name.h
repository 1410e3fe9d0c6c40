// SPDX-License-Identifier: Apache-2.0
/** Which writings of a company are former names of it, and who is written so more often
 *  than not. */
#ifndef MC_STORE_FORMER_NAME_H
#define MC_STORE_FORMER_NAME_H

#include "lexicon/lexicon.h"

struct sqlite3;

/** Sets `mentions.former`, the row of `former_names` that a writing is, folded alike, and
 *  `companies.former_name`. Once the mentions are counted.
 *
 *  @param lexicon  for its folding; outlives the handle
 *  @return MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_former_name_find(struct sqlite3 *db, const mc_lexicon *lexicon, mc_error *err);

#endif
