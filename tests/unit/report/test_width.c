// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "report/width.h"

static void counts_columns(void **state)
{
    (void)state;
    assert_int_equal(mc_width_of(MC_STR("")), 0);
    assert_int_equal(mc_width_of(MC_STR("abc")), 3);
    assert_int_equal(mc_width_of(MC_STR("甲乙a，")), 7);
    assert_int_equal(mc_width_of(MC_STR("e\xCC\x81")), 1);
    assert_int_equal(mc_width_of(MC_STR("\xE2\x80\x8B")), 0);
}

static void pads_and_cuts_to_the_column(void **state)
{
    (void)state;
    for (uint32_t columns = 1; columns < 12; columns++) {
        mc_buf out = MC_BUF_INIT(1024);
        mc_width_pad(&out, MC_STR("甲乙丙丁戊"), columns, false);
        assert_int_equal(mc_width_of(mc_buf_str(&out)), columns);
        mc_buf_dispose(&out);
    }
    mc_buf out = MC_BUF_INIT(64);
    mc_width_pad(&out, MC_STR("7"), 3, true);
    assert_true(mc_str_equal(mc_buf_str(&out), MC_STR("  7")));
    mc_buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_columns),
        cmocka_unit_test(pads_and_cuts_to_the_column),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
