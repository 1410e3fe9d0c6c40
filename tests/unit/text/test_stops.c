// SPDX-License-Identifier: Apache-2.0
#include "text_fixture.h"

#include <stdlib.h>

#include "text/stops.h"

// The plain definition, unit by unit.
static bool is_stop(uint16_t unit)
{
    bool han = unit >= 0x4E00 && unit <= 0x9FFF;
    return !han && !(unit >= '0' && unit <= '9') && !(unit >= 'a' && unit <= 'z');
}

static bool is_quote(uint16_t unit)
{
    static const uint16_t quotes[] = {'"',    0x2018, 0x2019, 0x201A, 0x201B, 0x201C,
                                      0x201D, 0x300C, 0x300D, 0x300E, 0x300F};
    for (size_t i = 0; i < sizeof quotes / sizeof *quotes; i++)
        if (unit == quotes[i]) return true;
    return false;
}

static void stops_are_all_units_but_words(void **state)
{
    (void)state;
    enum { UNITS = 0x10000 };
    mc_stops stops = {0};
    uint16_t *norm = malloc(UNITS * sizeof *norm);
    assert_non_null(norm);
    for (uint32_t at = 0; at < UNITS; at++)
        norm[at] = (uint16_t)(at * 40503u);
    for (mc_vectors v = MC_VECTORS_PLAIN; v <= mc_vectors_here(); v++)
        for (uint32_t size = 0; size < UNITS; size = size < 200 ? size + 1 : size * 3) {
            uint32_t next = 0;
            bool quotes = false;
            assert_true(mc_stops_find(&stops, norm, size, v));
            for (uint32_t at = 0; at < size; at++) {
                if (is_stop(norm[at])) assert_int_equal(stops.at[next++], at);
                quotes |= is_quote(norm[at]);
            }
            assert_int_equal(next, stops.count);
            assert_int_equal(quotes, stops.quotes);
        }
    free(norm);
    free(stops.at);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(stops_are_all_units_but_words)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
