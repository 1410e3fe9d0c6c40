// SPDX-License-Identifier: Apache-2.0
/** Which company a user means: an id, a printed name, or any name of the company tables. */
#ifndef MC_STORE_COMPANY_CHOICE_H
#define MC_STORE_COMPANY_CHOICE_H

#include "base/arena.h"
#include "lexicon/lexicon.h"
#include "mingcha/error.h"

struct sqlite3;

/** Resolves what a user wrote.
 *
 *  Known is what the loaded records name, by id or printed name, and what the tables of companies
 *  list, by id, legal name or alias, all compared folded. A listed company that no record names is
 *  known, too: its report is empty, rightly.
 *
 *  @param db     of a store that is loaded (mc_store_handle()), or of a report
 *  @param arena  owner of `*chosen`
 *  @param chosen the id, or the printed name as it is in the records
 *  @return MC_ERR_USAGE when nobody is called so; the message names up to three
 *          who are called nearly so */
mc_status mc_company_choice(struct sqlite3 *db, const mc_lexicon *lexicon, mc_arena *arena,
                            mc_str wanted, mc_str *chosen, mc_error *err);

#endif
