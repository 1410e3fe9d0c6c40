// SPDX-License-Identifier: Apache-2.0
/** Tells of wording that many share: what a text has in common with those
 *  that somebody hands out. */
#ifndef MC_STORE_TEMPLATE_TELL_H
#define MC_STORE_TEMPLATE_TELL_H

#include "store/ledger.h"

/** Tells from which a text is shown as `shared_template`. */
#define MC_TEMPLATE_TELLS 3

/** Adds tells to the column `tells` of documents and sets `is_template` of those that have
 *  MC_TEMPLATE_TELLS of them. Nobody is left out of a count for it. Once near copies are found.
 *  MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_template_tell_find(mc_ledger *ledger, struct sqlite3 *db, mc_error *err);

#endif
