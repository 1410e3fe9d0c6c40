// SPDX-License-Identifier: Apache-2.0
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/str.h"

static void finds_what_stands_there(void **state)
{
    (void)state;
    mc_str s = MC_STR("aabab");
    assert_int_equal(mc_str_find(s, MC_STR("ab"), 0), 1);
    assert_int_equal(mc_str_find(s, MC_STR("ab"), 2), 3);
    assert_int_equal(mc_str_find(s, MC_STR("ab"), 4), UINT32_MAX);
    assert_int_equal(mc_str_find(s, MC_STR("aababx"), 0), UINT32_MAX);
    assert_int_equal(mc_str_find(s, MC_STR(""), 5), 5);
}

static void splits_into_all_parts_empty_ones_too(void **state)
{
    (void)state;
    mc_str rest = MC_STR("a,,b,"), part;
    const char *expected[] = {"a", "", "b", ""};
    for (int i = 0; i < 4; i++) {
        assert_true(mc_str_split(&rest, ',', &part));
        assert_true(mc_str_equal(part, mc_str_from_z(expected[i])));
    }
    assert_false(mc_str_split(&rest, ',', &part));
}

static void trims_slices_and_compares(void **state)
{
    (void)state;
    assert_true(mc_str_equal(mc_str_trim(MC_STR(" \t a b\r\n")), MC_STR("a b")));
    assert_int_equal(mc_str_trim(MC_STR("  ")).size, 0);
    assert_true(mc_str_equal(mc_str_slice(MC_STR("abc"), 1, 99), MC_STR("bc")));
    assert_true(mc_str_compare(MC_STR("ab"), MC_STR("abc")) < 0);
    assert_true(mc_str_compare(MC_STR("b"), MC_STR("abc")) > 0);
    assert_int_equal(mc_str_compare((mc_str){NULL, 0}, MC_STR("")), 0);
    assert_true(mc_str_has_prefix(MC_STR("abc"), MC_STR("ab")));
    assert_false(mc_str_has_suffix(MC_STR("c"), MC_STR("bc")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_what_stands_there),
        cmocka_unit_test(splits_into_all_parts_empty_ones_too),
        cmocka_unit_test(trims_slices_and_compares),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
