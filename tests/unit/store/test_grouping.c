// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>

#include "../unit.h"

#include "querying.h"
#include "store/grouping.h"

static void counts_by_month_and_hides_few(void **state)
{
    (void)state;
    mc_store *store = querying_open(":memory:");
    mc_error err = {0};
    assert_int_equal(mc_grouping_find(mc_store_handle(store), MC_GROUP_MONTH, &err), MC_OK);
    assert_int_equal(querying_number(store, "SELECT named_texts*1000+alleged_texts FROM groupings"
                                            " WHERE company='a' AND value='2026-01'"),
                     100030);
    assert_int_equal(querying_number(store,
                                     "SELECT named_texts IS NULL AND alleged_texts IS NULL"
                                     " FROM groupings WHERE company='a' AND value='2026-02'"),
                     1);
    assert_int_equal(querying_number(store, "SELECT named_texts*1000+alleged_texts FROM groupings"
                                            " WHERE company='~all' AND value='2026-01'"),
                     140040);
    mc_store_free(store);
}

static void what_is_not_said_is_a_group_of_its_own(void **state)
{
    (void)state;
    mc_store *store = querying_open(":memory:");
    mc_error err = {0};
    assert_int_equal(mc_grouping_find(mc_store_handle(store), MC_GROUP_REGION, &err), MC_OK);
    assert_int_equal(querying_number(store, "SELECT named_texts FROM groupings WHERE company='b'"
                                            " AND value=''"),
                     40);
    mc_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_by_month_and_hides_few),
        cmocka_unit_test(what_is_not_said_is_a_group_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
