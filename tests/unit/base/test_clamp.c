// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "base/clamp.h"

static void stops_at_the_border_without_wrapping_round(void **state)
{
    (void)state;
    assert_int_equal(mc_clamp_back(10, 3, 5), 7);
    assert_int_equal(mc_clamp_back(10, 5, 5), 5);
    assert_int_equal(mc_clamp_back(10, UINT32_MAX, 5), 5);
    assert_int_equal(mc_clamp_back(4, 1, 5), 5);
    assert_int_equal(mc_clamp_on(10, 3, 15), 13);
    assert_int_equal(mc_clamp_on(10, 5, 15), 15);
    assert_int_equal(mc_clamp_on(10, UINT32_MAX, 15), 15);
    assert_int_equal(mc_clamp_on(16, 1, 15), 15);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stops_at_the_border_without_wrapping_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
