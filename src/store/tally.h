// SPDX-License-Identifier: Apache-2.0
/** Counts of documents, texts and authors: by company and category, by category, by company. */
#ifndef MC_STORE_TALLY_H
#define MC_STORE_TALLY_H

#include "store/ledger.h"

/** Fills the tables `tallies`, `category_totals`, `totals` and `accusations`.
 *  MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_tally_write(const mc_ledger *ledger, struct sqlite3 *db, mc_error *err);

#endif
