// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>

#include "../unit.h"

#include "store/numbering.h"

static uint32_t number_of(mc_numbering *numbering, mc_str bytes)
{
    uint32_t number = UINT32_MAX;
    assert_true(mc_numbering_add(numbering, bytes, &number));
    return number;
}

static void equal_strings_share_a_number(void **state)
{
    (void)state;
    mc_numbering numbering = {0};
    assert_int_equal(number_of(&numbering, MC_STR("b")), 0);
    assert_int_equal(number_of(&numbering, MC_STR("a")), 1);
    assert_int_equal(number_of(&numbering, MC_STR("b")), 0);
    assert_int_equal(number_of(&numbering, MC_STR("")), 2);
    assert_int_equal(number_of(&numbering, (mc_str){"a\0b", 3}), 3);
    assert_int_equal(number_of(&numbering, (mc_str){"a\0c", 3}), 4);
    assert_int_equal(numbering.count, 5);
    mc_numbering_dispose(&numbering);
    assert_int_equal(numbering.count, 0);
}

static void numbers_survive_growth(void **state)
{
    (void)state;
    mc_numbering numbering = {0};
    char name[16];
    for (uint32_t round = 0; round < 2; round++) {
        for (uint32_t i = 0; i < 5000; i++) {
            int size = snprintf(name, sizeof name, "%u", (unsigned)i);
            assert_int_equal(number_of(&numbering, (mc_str){name, (uint32_t)size}), i);
        }
    }
    assert_int_equal(numbering.count, 5000);
    assert_true(mc_str_equal(numbering.items[4321], MC_STR("4321")));
    mc_numbering_dispose(&numbering);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_strings_share_a_number),
        cmocka_unit_test(numbers_survive_growth),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
