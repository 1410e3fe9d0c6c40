// SPDX-License-Identifier: Apache-2.0
/** The reduce step: selection, copies, the place of every finding, tallies, totals and rates. */
#ifndef MC_STORE_REDUCE_H
#define MC_STORE_REDUCE_H

#include "store/store.h"

/** Runs all steps over loaded tables; see the essay in reduce.c for what is counted where.
 *
 *  @param db       gets SQL functions (Wilson's interval, …), which live as long as the handle
 *  @param lexicon  outlives the handle
 *  @param stop     NULL = nobody asks to stop
 *  @return         MC_ERR_IO, MC_ERR_MEMORY; MC_ERR_STOPPED soon after `*stop` is no longer 0 */
mc_status mc_reduce_run(struct sqlite3 *db, const mc_lexicon *lexicon,
                        const mc_store_options *options, const volatile int *stop, mc_error *err);

#endif
