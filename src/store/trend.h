// SPDX-License-Identifier: Apache-2.0
/** Figures by month or quarter: shares, changes with their intervals, categories that rise. */
#ifndef MC_STORE_TREND_H
#define MC_STORE_TREND_H

#include <stdint.h>

#include "store/ledger.h"

/** Length of a period. */
typedef enum mc_trend_unit {
    MC_TREND_AUTO, /**< months up to 24 of them, else quarters */
    MC_TREND_MONTH,
    MC_TREND_QUARTER
} mc_trend_unit;

/** Fills the tables `periods` and `rising` from documents with a date; trend.c says what is in
 *  them. MC_ERR_IO, MC_ERR_MEMORY
 *  @param min_cases  texts that a period needs for a share, two periods for a change */
mc_status mc_trend_find(const mc_ledger *ledger, struct sqlite3 *db, mc_trend_unit unit,
                        uint32_t min_cases, mc_error *err);

#endif
