// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>

#include "../unit.h"

#include "querying.h"
#include "store/exposure.h"

static void rates_are_per_a_round_number(void **state)
{
    (void)state;
    mc_store *store = querying_open(":memory:");
    struct sqlite3 *db = mc_store_handle(store);
    mc_error err = {0};
    assert_int_equal(mc_exposure_add(db, MC_STR("a"), MC_STR("customers"), 1, &err), MC_OK);
    assert_int_equal(mc_exposure_add(db, MC_STR("a"), MC_STR("customers"), 100000, &err), MC_OK);
    assert_int_equal(mc_exposure_add(db, MC_STR("b"), MC_STR("customers"), 400000, &err), MC_OK);
    assert_int_equal(mc_exposure_add(db, MC_STR("z"), MC_STR("customers"), 100, &err), MC_OK);
    assert_int_equal(mc_exposure_find_rates(db, &err), MC_OK);
    // 43 texts of 500,100 customers: 0.86 of 10,000, so 8.6 of 100,000. a: 33 of 100,000, Byar 22.7
    // to 46.3.
    assert_int_equal(querying_number(store, "SELECT per FROM exposures WHERE company='a'"), 100000);
    assert_int_equal(
        querying_number(store, "SELECT round(rate*10) FROM exposures WHERE company='a'"), 330);
    assert_int_equal(
        querying_number(store, "SELECT round(low*10) FROM exposures WHERE company='a'"), 227);
    assert_int_equal(
        querying_number(store, "SELECT round(high*10) FROM exposures WHERE company='a'"), 463);
    assert_int_equal(querying_number(store, "SELECT texts FROM exposures WHERE company='z'"), 0);
    mc_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rates_are_per_a_round_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
