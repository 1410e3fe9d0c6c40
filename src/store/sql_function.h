// SPDX-License-Identifier: Apache-2.0
/** What queries ask C: intervals, an order drawn by seed, which genres count. */
#ifndef MC_STORE_SQL_FUNCTION_H
#define MC_STORE_SQL_FUNCTION_H

#include "mingcha/error.h"

struct sqlite3;

/** Adds wilson_low(), wilson_high(), difference_at(), seeded_hash() and is_counted_genre(), which
 *  live as long as the handle; sql_function.c says what they take. MC_ERR_MEMORY */
mc_status mc_sql_function_add(struct sqlite3 *db, mc_error *err);

#endif
