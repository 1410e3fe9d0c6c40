// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "base/build_id.h"

static void is_the_same_each_time_and_hexadecimal(void **state)
{
    (void)state;
    char first[MC_BUILD_ID_HEX_BYTES], again[MC_BUILD_ID_HEX_BYTES];
    unsigned digits = mc_build_id_hex(first);
    assert_int_equal(mc_build_id_hex(again), digits);
    assert_string_equal(first, again);
    assert_int_equal(strlen(first), digits);
    assert_int_equal(strspn(first, "0123456789abcdef"), digits);
    assert_int_equal(digits, 40); // the tests are linked with --build-id=sha1
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(is_the_same_each_time_and_hexadecimal)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
