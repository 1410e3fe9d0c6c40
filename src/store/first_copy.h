// SPDX-License-Identifier: Apache-2.0
/** Findings that stand in an earlier copy of the same text already. */
#ifndef MC_STORE_FIRST_COPY_H
#define MC_STORE_FIRST_COPY_H

#include "store/ledger.h"

/** Clears `first_copy` of findings whose company, category and place an earlier exact copy of their
 *  text has: evidence shows a copied finding once. Earlier is the earlier day, then id,
 *  then place in the stream. */
mc_status mc_first_copy_mark(const mc_ledger *ledger, struct sqlite3 *db, mc_error *err);

#endif
