// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "base/nearest.h"

static const char *const names[] = {"scan", "report", "since", "company", "category", "min-cases"};

static mc_nearest search(const char *wanted)
{
    mc_nearest nearest = {.wanted = mc_str_from_z(wanted)};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        mc_nearest_try(&nearest, mc_str_from_z(names[i]));
    }
    return nearest;
}

static void assert_meant(const char *wanted, const char *meant, uint32_t distance)
{
    mc_nearest nearest = search(wanted);
    assert_true(mc_str_equal(nearest.name, mc_str_from_z(meant)));
    assert_int_equal(nearest.distance, distance);
}

static void a_name_a_third_of_which_differs_is_near(void **state)
{
    (void)state;
    assert_meant("scna", "scan", 1); // neighbours swapped
    assert_meant("comapny", "company", 1);
    assert_meant("catgory", "category", 1);
    assert_meant("mincases", "min-cases", 1);
    assert_meant("repport", "report", 1);
    assert_meant("sinc", "since", 1);
    assert_meant("company", "company", 0);
}

static void what_is_like_none_is_left_alone(void **state)
{
    (void)state;
    static const char *const others[] = {"", "x", "output", "scaffold", "reparations"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        mc_nearest nearest = search(others[i]);
        assert_int_equal(nearest.name.size, 0);
        assert_string_equal(mc_nearest_hint(&nearest).words, "");
    }
    char longer[100];
    memset(longer, 'a', sizeof longer);
    mc_nearest nearest = {.wanted = {longer, sizeof longer}};
    mc_nearest_try(&nearest, (mc_str){longer, sizeof longer});
    assert_int_equal(nearest.name.size, 0);
}

static void the_hint_ends_an_error(void **state)
{
    (void)state;
    mc_nearest nearest = search("scna");
    assert_string_equal(mc_nearest_hint(&nearest).words, "; did you mean 'scan'?");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_name_a_third_of_which_differs_is_near),
        cmocka_unit_test(what_is_like_none_is_left_alone),
        cmocka_unit_test(the_hint_ends_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
