// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "base/unit_filter.h"

static void holds_what_was_added_and_its_like(void **state)
{
    (void)state;
    mc_unit_filter filter = {{0}};
    for (uint32_t unit = 0; unit <= UINT16_MAX; unit++)
        assert_false(mc_unit_filter_may_hold(&filter, (uint16_t)unit));
    mc_unit_filter_add(&filter, 0x50AC);
    mc_unit_filter_add(&filter, 63);
    for (uint32_t unit = 0; unit <= UINT16_MAX; unit++)
        assert_int_equal(mc_unit_filter_may_hold(&filter, (uint16_t)unit),
                         unit % 1024 == 0x50AC % 1024 || unit % 1024 == 63);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(holds_what_was_added_and_its_like)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
