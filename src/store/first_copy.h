// SPDX-License-Identifier: Apache-2.0
/** Findings that stand in an earlier copy of the same text already. */
#ifndef MC_STORE_FIRST_COPY_H
#define MC_STORE_FIRST_COPY_H

#include "store/ledger.h"

/** SQL: the order of copies of a text, columns of `documents`: the earlier day, then id, then place
 *  in the stream; copies without a date come last. */
#define MC_SQL_COPY_ORDER "day=0,day,id,doc"

/** Clears `first_copy` of findings whose company, category and place an earlier exact copy of their
 *  text has (MC_SQL_COPY_ORDER): evidence shows a copied finding once. MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_first_copy_mark(const mc_ledger *ledger, struct sqlite3 *db, mc_error *err);

#endif
