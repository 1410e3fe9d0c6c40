// SPDX-License-Identifier: Apache-2.0
#include <math.h>

#include "../unit.h"

#include "store/interval.h"

// Reference values: Newcombe, Statistics in Medicine 17 (1998), table I, method 3 (score, no
// correction).
static void agrees_with_published_values(void **state)
{
    (void)state;
    static const struct {
        uint64_t hits, total;
        double low, high;
    } cases[] = {
        {81, 263, .2553, .3662}, {15, 148, .0624, .1605}, {0, 20, 0, .1611}, {1, 29, .0061, .1718}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mc_interval found = mc_interval_wilson(cases[i].hits, cases[i].total);
        assert_true(fabs(found.low - cases[i].low) < 6e-5);
        assert_true(fabs(found.high - cases[i].high) < 6e-5);
    }
}

static void stays_inside_and_holds_the_share(void **state)
{
    (void)state;
    for (uint64_t total = 1; total < 40; total++) {
        for (uint64_t hits = 0; hits <= total; hits++) {
            mc_interval found = mc_interval_wilson(hits, total);
            assert_true(0 <= found.low && found.low <= found.share);
            assert_true(found.share <= found.high && found.high <= 1);
        }
    }
    assert_true(mc_interval_wilson(0, 0).high == 1);
}

// Newcombe, Statistics in Medicine 17 (1998), 873–890, table II, method 10.
static void differences_agree_with_published_values(void **state)
{
    (void)state;
    static const struct {
        uint64_t hits, total, hits2, total2;
        double low, high;
    } cases[] = {{56, 70, 48, 80, .0524, .3339},
                 {9, 10, 3, 10, .1705, .8090},
                 {10, 10, 0, 10, .6075, 1},
                 {0, 10, 0, 20, -.1611, .2775}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mc_interval found = mc_interval_difference(cases[i].hits, cases[i].total, cases[i].hits2,
                                                   cases[i].total2, MC_Z_95);
        assert_true(fabs(found.low - cases[i].low) < 6e-5);
        assert_true(fabs(found.high - cases[i].high) < 6e-5);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_published_values),
        cmocka_unit_test(differences_agree_with_published_values),
        cmocka_unit_test(stays_inside_and_holds_the_share),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
