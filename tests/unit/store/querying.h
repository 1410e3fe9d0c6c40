// SPDX-License-Identifier: Apache-2.0
/** Stores of generated records, and single numbers out of them, for tests. */
#ifndef MC_TEST_QUERYING_H
#define MC_TEST_QUERYING_H

#include "generated.h"
#include "store/sql.h"

static const generated querying_months[] = {
    {"a", "2026-01", 100, 30}, {"a", "2026-02", 3, 3}, {"b", "2026-01", 40, 10}};

static inline mc_store *querying_open(const char *path)
{
    mc_store *store = NULL;
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30};
    mc_status st = generated_store_at(&store, path, querying_months, 3, &options, &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(st, MC_OK);
    return store;
}

static inline int64_t querying_number(mc_store *store, const char *sql)
{
    int64_t found = -1;
    mc_error err = {0};
    mc_status st = mc_sql_number(&found, mc_store_handle(store), sql, &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(st, MC_OK);
    return found;
}

#endif
