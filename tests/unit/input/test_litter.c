// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "input/litter.h"

static void what_systems_leave_is_told_by_its_name(void **state)
{
    (void)state;
    assert_true(mc_litter_is(MC_STR("Thumbs.db")));
    assert_true(mc_litter_is(MC_STR("DESKTOP.INI")));
    assert_true(mc_litter_is(MC_STR("~$台账.xlsx")));
    assert_false(mc_litter_is(MC_STR("台账.xlsx")));
    assert_false(mc_litter_is(MC_STR("thumbs.db.csv")));
    assert_false(mc_litter_is(MC_STR("~a.txt")));
    assert_false(mc_litter_is(MC_STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(what_systems_leave_is_told_by_its_name)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
