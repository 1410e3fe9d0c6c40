// SPDX-License-Identifier: Apache-2.0
// What a loan costs a year.
#include "../unit.h"

#include "match/annuity.h"

static void twelve_times_the_monthly_rate(void **state)
{
    (void)state;
    assert_float_equal(mc_annuity_rate(10000, 1000, 12), 35.074, 0.001);
    assert_float_equal(mc_annuity_rate(30000, 1450, 36), 40.382, 0.001);
    assert_float_equal(mc_annuity_rate(100, 60, 2), 156.795, 0.001);
}

static void no_interest_is_no_rate(void **state)
{
    (void)state;
    assert_float_equal(mc_annuity_rate(12000, 1000, 12), 0, 0);
    assert_float_equal(mc_annuity_rate(12000, 900, 12), 0, 0);
}

static void senseless_numbers_have_no_rate(void **state)
{
    (void)state;
    assert_float_equal(mc_annuity_rate(0, 1000, 12), 0, 0);
    assert_float_equal(mc_annuity_rate(10000, 0, 12), 0, 0);
    assert_float_equal(mc_annuity_rate(10000, 1000, 0), 0, 0);
    assert_float_equal(mc_annuity_rate(1000, 1000, 12), 0, 0);
    assert_float_equal(mc_annuity_rate(1000, 2000, 12), 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(twelve_times_the_monthly_rate),
        cmocka_unit_test(no_interest_is_no_rate),
        cmocka_unit_test(senseless_numbers_have_no_rate),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
