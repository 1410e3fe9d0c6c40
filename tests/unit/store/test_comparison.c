// SPDX-License-Identifier: Apache-2.0
#include <math.h>

#include "../unit.h"

#include "querying.h"

static const generated six[] = {
    {"a", "2026-01", 100, 90}, {"b", "2026-01", 100, 50}, {"c", "2026-01", 100, 48},
    {"d", "2026-01", 100, 45}, {"e", "2026-01", 100, 10}, {"f", "2026-01", 20, 20},
};

static mc_store *open_store(const generated *list, int count)
{
    mc_store *store = NULL;
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30};
    mc_status st = generated_store(&store, list, count, &options, &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(st, MC_OK);
    return store;
}

static void ranks_are_ranges(void **state)
{
    (void)state;
    mc_store *store = open_store(six, 6);
    // f has too few texts for a rate: five are ranked, the middle three share their places.
    assert_int_equal(
        querying_number(store, "SELECT count(*) FROM comparisons WHERE category='~all'"), 5);
    static const struct {
        const char *company;
        int first, last;
    } ranks[] = {{"a", 1, 1}, {"b", 2, 4}, {"c", 2, 4}, {"d", 2, 4}, {"e", 5, 5}};
    for (size_t i = 0; i < sizeof ranks / sizeof *ranks; i++) {
        char sql[160];
        snprintf(sql, sizeof sql,
                 "SELECT rank_first*10+rank_last FROM comparisons WHERE company='%s' AND"
                 " category='threat'",
                 ranks[i].company);
        assert_int_equal(querying_number(store, sql), ranks[i].first * 10 + ranks[i].last);
    }
    assert_int_equal(
        querying_number(store, "SELECT round(median*1000) FROM comparisons WHERE company='a'"),
        480);
    // 90 of 243 texts of the group.
    assert_int_equal(
        querying_number(store,
                        "SELECT round(class_share*10000) FROM comparisons WHERE company='a'"),
        3704);
    assert_int_equal(
        querying_number(store, "SELECT class_texts FROM comparisons WHERE company='a'"), 243);
    mc_store_free(store);
}

static void funnel_limits_follow_spiegelhalter(void **state)
{
    (void)state;
    mc_store *store = open_store(six, 5);
    // p0 = 243/500; z scores of .9, .5, .48, .45, .1: their squares are 68.61, .08, .01, .52 and
    // 59.65; nothing is winsorised among five; phi = 25.77.
    assert_int_equal(
        querying_number(store, "SELECT round(target*1000) FROM funnel WHERE company='a'"), 486);
    assert_int_equal(querying_number(store, "SELECT round(phi*100) FROM funnel WHERE company='a'"),
                     2577);
    double error = sqrt(25.775 * .486 * .514 / 100), high = .486 + 1.96 * error;
    assert_int_equal(
        querying_number(store, "SELECT round(high95*100) FROM funnel WHERE company='a'"),
        (int64_t)lround(fmin(high, 1) * 100));
    assert_int_equal(querying_number(store, "SELECT count(*) FROM funnel WHERE position='inside'"),
                     5);
    mc_store_free(store);
}

static void few_companies_are_not_compared(void **state)
{
    (void)state;
    mc_store *store = open_store(six, 4);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM comparisons"), 0);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM funnel"), 0);
    mc_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ranks_are_ranges),
        cmocka_unit_test(funnel_limits_follow_spiegelhalter),
        cmocka_unit_test(few_companies_are_not_compared),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
