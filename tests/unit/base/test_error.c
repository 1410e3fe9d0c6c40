// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/error.h"

static void the_first_error_wins(void **state)
{
    (void)state;
    mc_error err = {0};
    assert_int_equal(mc_error_set_at(&err, MC_ERR_SYNTAX, "a.csv", 3, 7, "found %d", 5),
                     MC_ERR_SYNTAX);
    assert_int_equal(mc_error_set(&err, MC_ERR_IO, "later"), MC_ERR_IO);
    assert_int_equal(err.code, MC_ERR_SYNTAX);
    assert_string_equal(err.where, "a.csv");
    assert_string_equal(err.message, "found 5");
    assert_int_equal(err.line, 3);
    assert_int_equal(err.column, 7);
}

static void long_messages_are_cut_not_overrun(void **state)
{
    (void)state;
    char name[2000];
    memset(name, 'x', sizeof name - 1);
    name[sizeof name - 1] = '\0';
    mc_error err = {0};
    mc_error_set_at(&err, MC_ERR_IO, name, 0, 0, "%s", name);
    assert_int_equal(strlen(err.where), sizeof err.where - 1);
    assert_int_equal(strlen(err.message), sizeof err.message - 1);
    assert_int_equal(mc_error_set(NULL, MC_ERR_IO, "nobody asks"), MC_ERR_IO);
}

static void the_first_error_of_several_works_is_kept(void **state)
{
    (void)state;
    mc_error kept = {0}, first = {0}, second = {0};
    mc_error_set(&first, MC_ERR_IO, "first");
    mc_error_set(&second, MC_ERR_LIMIT, "second");
    mc_error_keep(&kept, MC_OK, &first);
    assert_int_equal(kept.code, MC_OK);
    mc_error_keep(&kept, MC_ERR_IO, &first);
    mc_error_keep(&kept, MC_ERR_LIMIT, &second);
    assert_int_equal(kept.code, MC_ERR_IO);
    assert_string_equal(kept.message, "first");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_error_wins),
        cmocka_unit_test(long_messages_are_cut_not_overrun),
        cmocka_unit_test(the_first_error_of_several_works_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
