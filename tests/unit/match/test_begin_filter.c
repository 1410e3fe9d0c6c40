// SPDX-License-Identifier: Apache-2.0
// Places where a match can begin.
#include "../unit.h"

#include "match/begin_filter.h"

static mc_ustr units_of(const char *ascii, uint16_t out[16])
{
    uint32_t size = 0;
    for (; ascii[size]; size++)
        out[size] = (uint16_t)(unsigned char)ascii[size];
    return (mc_ustr){out, size};
}

static void finds_pairs_and_single_units(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    uint16_t a[16], b[16], c[16], text[16];
    mc_ustr items[] = {units_of("abc", a), units_of("d", b), units_of("ef", c)};
    mc_ustr units = units_of("xabyaedzfe", text);
    mc_begin_filter filter;
    assert_true(mc_begin_filter_init(&filter, &arena, (mc_string_set){items, 3}));
    assert_int_equal(mc_begin_filter_next(&filter, units.data, 0, 9, 10), 1);
    assert_int_equal(mc_begin_filter_next(&filter, units.data, 2, 9, 10), 6);
    assert_int_equal(mc_begin_filter_next(&filter, units.data, 7, 9, 10), 10);
    mc_arena_dispose(&arena);
}

static void no_pair_reaches_behind_the_end(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    uint16_t a[16], text[16];
    mc_ustr item = units_of("ab", a), units = units_of("xxab", text);
    mc_begin_filter filter;
    assert_true(mc_begin_filter_init(&filter, &arena, (mc_string_set){&item, 1}));
    assert_int_equal(mc_begin_filter_next(&filter, units.data, 0, 2, 3), 3);
    assert_int_equal(mc_begin_filter_next(&filter, units.data, 0, 3, 4), 2);
    mc_arena_dispose(&arena);
}

static void an_unknown_set_lets_every_place_pass(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    uint16_t text[16];
    mc_ustr empty = {NULL, 0}, units = units_of("xy", text);
    mc_begin_filter filter;
    assert_true(mc_begin_filter_init(&filter, &arena, (mc_string_set){&empty, 1}));
    assert_null(filter.marks);
    assert_int_equal(mc_begin_filter_next(&filter, units.data, 1, 1, 2), 1);
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_pairs_and_single_units),
        cmocka_unit_test(no_pair_reaches_behind_the_end),
        cmocka_unit_test(an_unknown_set_lets_every_place_pass),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
