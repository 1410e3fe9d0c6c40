// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "input/turn_time.h"

static void seconds_minutes_and_hours_are_read(void **state)
{
    (void)state;
    assert_int_equal(mc_turn_time_parse(MC_STR("75")), 75000);
    assert_int_equal(mc_turn_time_parse(MC_STR("75.5")), 75500);
    assert_int_equal(mc_turn_time_parse(MC_STR("1:15.25")), 75250);
    assert_int_equal(mc_turn_time_parse(MC_STR("01:01:15,007")), 3675007);
}

static void anything_else_is_the_beginning(void **state)
{
    (void)state;
    assert_int_equal(mc_turn_time_parse(MC_STR("")), 0);
    assert_int_equal(mc_turn_time_parse(MC_STR("上午十点")), 0);
    assert_int_equal(mc_turn_time_parse(MC_STR("1-2")), 0);
    assert_int_equal(mc_turn_time_parse(MC_STR("99999999999999999999")), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(seconds_minutes_and_hours_are_read),
        cmocka_unit_test(anything_else_is_the_beginning),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
