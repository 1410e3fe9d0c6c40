// SPDX-License-Identifier: Apache-2.0
/** Counts of each company by month, region or channel. */
#ifndef MC_STORE_GROUPING_H
#define MC_STORE_GROUPING_H

#include "mingcha/error.h"

struct sqlite3;

/** What documents are grouped by. */
typedef enum mc_grouping {
    MC_GROUP_NONE,
    MC_GROUP_MONTH,
    MC_GROUP_REGION,
    MC_GROUP_CHANNEL
} mc_grouping;

/** Fills the table `groupings`: for each company, and `~all` for all texts, and each value,
 *  distinct texts that name it and that allege something of it. The empty value stands for
 *  documents that do not say; figures below 5 texts are left NULL (design.md, "Privacy").
 *  Once the totals are made.
 *  @param db  the handle of the store, which has the functions of sql_function.h */
mc_status mc_grouping_find(struct sqlite3 *db, mc_grouping by, mc_error *err);

#endif
