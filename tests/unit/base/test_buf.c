// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/buf.h"

static void appends_everything(void **state)
{
    (void)state;
    mc_buf buf = MC_BUF_INIT(1000);
    mc_buf_add_z(&buf, "a");
    mc_buf_add_char(&buf, '=');
    mc_buf_add_uint(&buf, UINT64_MAX);
    mc_buf_add_char(&buf, ' ');
    mc_buf_add_int(&buf, INT64_MIN);
    mc_buf_add_format(&buf, " %s %.2f", "x", 1.5);
    assert_int_equal(mc_buf_status(&buf), MC_OK);
    assert_true(mc_str_equal(mc_buf_str(&buf),
                             MC_STR("a=18446744073709551615 -9223372036854775808 x 1.50")));
    mc_buf_dispose(&buf);
}

static void the_maximum_is_a_sticky_failure(void **state)
{
    (void)state;
    mc_buf buf = MC_BUF_INIT(10);
    mc_buf_add_z(&buf, "1234567890");
    assert_int_equal(mc_buf_status(&buf), MC_OK);
    mc_buf_add_char(&buf, 'x');
    assert_int_equal(mc_buf_status(&buf), MC_ERR_LIMIT);
    mc_buf_add_z(&buf, "");
    mc_buf_add_char(&buf, 'y');
    assert_int_equal(buf.size, 10);
    mc_buf_clear(&buf);
    mc_buf_add_char(&buf, 'z');
    assert_true(mc_str_equal(mc_buf_str(&buf), MC_STR("z")));
    mc_buf_dispose(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(appends_everything),
        cmocka_unit_test(the_maximum_is_a_sticky_failure),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
