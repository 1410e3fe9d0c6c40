// SPDX-License-Identifier: Apache-2.0
/** Companies beside their peers: median, rank as a range, share of the group, control
 *  limits of a funnel plot. */
#ifndef MC_STORE_COMPARISON_H
#define MC_STORE_COMPARISON_H

#include "mingcha/error.h"

struct sqlite3;

/** Companies that a group needs before anything is compared in it. */
enum { MC_LEAST_PEERS = 5 };

/** Fills the tables `comparisons`, with MC_ALL_TOGETHER as the category of all counted conduct, and
 *  `funnel` from `rates`, `overall_rates`, `totals` and `companies`; what is in them is written
 *  down in comparison.c. MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_comparison_find(struct sqlite3 *db, mc_error *err);

#endif
