// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "querying.h"
#include "store/baseline.h"

static void findings_are_compared_by_id(void **state)
{
    (void)state;
    static const generated now[] = {{"a", "2026-01", 100, 40}, {"c", "2026-01", 6, 6}};
    mc_store *before = NULL, *store = NULL;
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30};
    remove("baseline-test.sqlite");
    before = querying_open("baseline-test.sqlite");
    mc_store_free(before);
    assert_int_equal(generated_store(&store, now, 2, &options, &err), MC_OK);
    assert_int_equal(mc_baseline_compare(mc_store_handle(store), "baseline-test.sqlite", &err),
                     MC_OK);
    // a had 33 (f0-0 to f0-29, f1-0 to f1-2), has f0-0 to f0-39.
    assert_int_equal(querying_number(store, "SELECT texts_before*10000+texts_now*100+gained FROM"
                                            " changes WHERE company='a'"),
                     334010);
    assert_int_equal(querying_number(store, "SELECT lost FROM changes WHERE company='a'"), 3);
    assert_int_equal(querying_number(store, "SELECT lost FROM changes WHERE company='b'"), 10);
    assert_int_equal(querying_number(store, "SELECT gained FROM changes WHERE company='c'"), 6);
    mc_store_free(store);
    remove("baseline-test.sqlite");
}

static void other_files_are_refused(void **state)
{
    (void)state;
    mc_store *store = querying_open(":memory:");
    mc_error err = {0};
    assert_int_equal(mc_file_write("baseline-text.txt", MC_STR("no database"), &err), MC_OK);
    assert_int_not_equal(mc_baseline_compare(mc_store_handle(store), "baseline-text.txt", &err),
                         MC_OK);
    remove("baseline-text.txt");
    mc_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_are_compared_by_id),
        cmocka_unit_test(other_files_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
