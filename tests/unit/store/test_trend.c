// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "querying.h"

static const generated months[] = {
    {"a", "2026-01", 100, 30}, {"a", "2026-02", 100, 60}, {"a", "2026-04", 10, 9},
    {"b", "2026-01", 40, 10},  {"b", "2026-04", 40, 12},
};

static mc_store *open_store(mc_trend_unit unit)
{
    mc_store *store = NULL;
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30, .trend = unit};
    mc_status st = generated_store(&store, months, 5, &options, &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(st, MC_OK);
    return store;
}

static void changes_are_marked_only_beyond_chance(void **state)
{
    (void)state;
    mc_store *store = open_store(MC_TREND_AUTO);
    // 30 of 100, then 60 of 100: +30 points, Newcombe's interval 16.3 to 42.2.
    assert_int_equal(querying_number(store,
                                     "SELECT round(change*1000) FROM periods WHERE company='a' AND"
                                     " period='2026-02'"),
                     300);
    assert_int_equal(querying_number(store,
                                     "SELECT round(change_low*1000) FROM periods WHERE company='a'"
                                     " AND period='2026-02'"),
                     163);
    assert_int_equal(querying_number(store,
                                     "SELECT round(change_high*1000) FROM periods WHERE company='a'"
                                     " AND period='2026-02'"),
                     422);
    assert_int_equal(querying_number(store, "SELECT sum(marked) FROM periods WHERE company='a'"),
                     1);
    assert_int_equal(querying_number(store, "SELECT sum(marked) FROM periods WHERE company='b'"),
                     0);
    mc_store_free(store);
}

static void small_periods_have_counts_but_no_share(void **state)
{
    (void)state;
    mc_store *store = open_store(MC_TREND_MONTH);
    assert_int_equal(querying_number(store,
                                     "SELECT alleged_texts FROM periods WHERE company='a' AND"
                                     " period='2026-04' AND share IS NULL AND change IS NULL"),
                     9);
    // All texts together: 140, 100 and 50.
    assert_int_equal(querying_number(store,
                                     "SELECT named_texts FROM periods WHERE company='~all' AND"
                                     " period='2026-01'"),
                     140);
    mc_store_free(store);
}

static void quarters_join_months(void **state)
{
    (void)state;
    mc_store *store = open_store(MC_TREND_QUARTER);
    assert_int_equal(querying_number(store,
                                     "SELECT alleged_texts FROM periods WHERE company='a' AND"
                                     " period='2026-Q1'"),
                     90);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM periods WHERE company='b'"), 2);
    mc_store_free(store);
}

static void rising_categories_are_beyond_chance(void **state)
{
    (void)state;
    mc_store *store = open_store(MC_TREND_MONTH);
    // The last month has 10 texts of a, too few, and 12 of 40 against 10 of 40 of b, which is
    // chance.
    assert_int_equal(querying_number(store, "SELECT count(*) FROM rising"), 0);
    mc_store_free(store);
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30};
    assert_int_equal(generated_store(&store, months, 2, &options, &err), MC_OK);
    assert_int_equal(querying_number(store,
                                     "SELECT texts*1000+texts_before FROM rising WHERE company='a'"
                                     " AND category='threat'"),
                     60030);
    mc_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(changes_are_marked_only_beyond_chance),
        cmocka_unit_test(small_periods_have_counts_but_no_share),
        cmocka_unit_test(quarters_join_months),
        cmocka_unit_test(rising_categories_are_beyond_chance),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
