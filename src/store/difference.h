// SPDX-License-Identifier: Apache-2.0
/** What two readings of the same texts say differently: by another lexicon, other
 *  options or another version of the program. Compares findings one by one, where
 *  baseline.h compares two reports. */
#ifndef MC_STORE_DIFFERENCE_H
#define MC_STORE_DIFFERENCE_H

#include "mingcha/error.h"

struct sqlite3;

/** How many findings, over all companies. Those counted as alleged or announced (place.h)
 *  accuse. */
typedef struct mc_difference_counts {
    int64_t both;                    /**< documents that stand on both sides */
    int64_t only_before, only_after; /**< documents on one side; their findings are not compared */
    int64_t made, withdrawn;         /**< accuse on one side; on the other nothing in the document
                                          accuses the company of the category */
    int64_t moved;                   /**< accuse on both sides, different companies */
    int64_t other;                   /**< the rest: nobody is accused of more or of less */
} mc_difference_counts;

/** Fills the table temp.differences: `effect` (made, withdrawn, moved, other), `before` and `after`
 *  (rows of `findings`; NULL where a side has none), ordered by effect, category and document.
 *
 *  Documents are the same when their texts are, copies one after the other. Findings are the same
 *  when category and quote are; of what is left, when category and sentence are, in the order of
 *  the text. They differ when status, standing, actor, company or place do.
 *
 *  @param db           of a store that has loaded both sides and is settled, not finished
 *  @param last_before  the last run of the first side; later runs are the second
 *  @return MC_ERR_IO, MC_ERR_MEMORY, MC_ERR_STOPPED */
mc_status mc_difference_find(struct sqlite3 *db, int64_t last_before, mc_difference_counts *counts,
                             mc_error *err);

#endif
