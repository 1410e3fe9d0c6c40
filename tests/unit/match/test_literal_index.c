// SPDX-License-Identifier: Apache-2.0
// The index against a plain search of every literal at every position.
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/array.h"
#include "base/limits.h"
#include "match/literal_index.h"

static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static int compare_hits(const void *left, const void *right)
{
    const mc_literal_hit *a = left, *b = right;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return a->literal < b->literal ? -1 : a->literal > b->literal;
}

static void search_plainly(const mc_ustr *literals, uint32_t count, const uint16_t *units,
                           mc_norm_span span, mc_literal_hits *hits)
{
    for (uint32_t at = span.begin; at < span.end; at++)
        for (uint32_t i = 0; i < count; i++) {
            uint32_t size = literals[i].size;
            if (size > span.end - at) continue;
            if (memcmp(units + at, literals[i].data, size * sizeof *units) != 0) continue;
            assert_true(MC_ARRAY_RESERVE(hits->items, hits->capacity, hits->count + 1));
            hits->items[hits->count++] = (mc_literal_hit){i, {at, at + size}};
        }
    if (hits->count) qsort(hits->items, hits->count, sizeof *hits->items, compare_hits);
}

static void assert_same(const mc_ustr *literals, uint32_t count, const uint16_t *units,
                        mc_norm_span span)
{
    mc_literal_index *index = NULL;
    mc_literal_hits got = {0}, expected = {0};
    assert_int_equal(mc_literal_index_new(&index, NULL, literals, count, NULL), MC_OK);
    assert_int_equal(mc_literal_index_scan(index, units, span, &got), MC_OK);
    search_plainly(literals, count, units, span, &expected);
    assert_int_equal(got.count, expected.count);
    for (uint32_t i = 0; i < got.count; i++)
        assert_int_equal(compare_hits(&got.items[i], &expected.items[i]), 0);
    mc_literal_hits_dispose(&got);
    mc_literal_hits_dispose(&expected);
    mc_literal_index_free(index);
}

// Random literals cut from an alphabet of `letters` units beginning at `base`: few letters make
// many overlaps and shared prefixes, many make the filter's collisions.
static void run_random(uint64_t seed, uint32_t base, uint32_t letters, uint32_t shortest)
{
    enum { LITERALS = 60, UNITS = 1500, LONGEST = 6 };
    uint16_t pool[LITERALS][LONGEST], units[UNITS];
    mc_ustr literals[LITERALS];
    uint64_t state = seed;
    for (uint32_t i = 0; i < LITERALS; i++) {
        literals[i] = (mc_ustr){pool[i], shortest + next_random(&state) % (LONGEST - shortest + 1)};
        for (uint32_t k = 0; k < LONGEST; k++)
            pool[i][k] = (uint16_t)(base + next_random(&state) % letters);
    }
    for (uint32_t i = 0; i < UNITS; i++)
        units[i] = (uint16_t)(base + next_random(&state) % letters);
    uint32_t begin = next_random(&state) % 100, end = UNITS - next_random(&state) % 100;
    assert_same(literals, LITERALS, units, (mc_norm_span){begin, end});
}

static void equals_plain_search(void **state)
{
    (void)state;
    const uint32_t letters[] = {1, 2, 3, 7, 40, 400};
    const uint32_t bases[] = {0, 'a', 0x4e00, 0xfe00};
    for (uint32_t i = 0; i < 6; i++)
        for (uint32_t b = 0; b < 4; b++)
            for (uint32_t shortest = 1; shortest <= 3; shortest++)
                for (uint64_t round = 0; round < 3; round++)
                    run_random(round * 977 + i * 31 + b * 7 + shortest, bases[b], letters[i],
                               shortest);
}

static void reports_equal_literals_each_and_longer_first(void **state)
{
    (void)state;
    const uint16_t units[] = {1, 2, 3, 4, 2};
    const mc_ustr literals[] = {{units + 1, 1}, {units + 1, 3}, {units + 1, 2}, {units + 1, 3}};
    mc_literal_index *index = NULL;
    mc_literal_hits hits = {0};
    assert_int_equal(mc_literal_index_new(&index, NULL, literals, 4, NULL), MC_OK);
    assert_int_equal(mc_literal_index_scan(index, units, (mc_norm_span){0, 5}, &hits), MC_OK);
    const uint32_t order[] = {1, 3, 2, 0, 0};
    assert_int_equal(hits.count, 5);
    for (uint32_t i = 0; i < 5; i++)
        assert_int_equal(hits.items[i].literal, order[i]);
    assert_int_equal(hits.items[4].span.begin, 4);
    mc_literal_hits_dispose(&hits);
    mc_literal_index_free(index);
}

static void stays_inside_the_span(void **state)
{
    (void)state;
    const uint16_t units[] = {1, 2, 3, 1, 2, 3};
    const mc_ustr literals[] = {{units, 3}, {units, 2}};
    assert_same(literals, 2, units, (mc_norm_span){0, 2});
    assert_same(literals, 2, units, (mc_norm_span){1, 5});
    assert_same(literals, 2, units, (mc_norm_span){2, 3});
    assert_same(literals, 2, units, (mc_norm_span){3, 3});
    assert_same(literals, 0, units, (mc_norm_span){0, 6});
}

static void takes_the_longest_and_refuses_longer_and_empty_ones(void **state)
{
    (void)state;
    uint16_t units[MC_MAX_LITERAL_UNITS * 2] = {0};
    mc_literal_index *index = NULL;
    mc_error err = {0};
    const mc_ustr longest = {units, MC_MAX_LITERAL_UNITS}, longer = {units, longest.size + 1};
    mc_ustr nested[MC_MAX_LITERAL_UNITS];
    for (uint32_t i = 0; i < MC_MAX_LITERAL_UNITS; i++)
        nested[i] = (mc_ustr){units, i + 1};
    assert_same(nested, MC_MAX_LITERAL_UNITS, units, (mc_norm_span){0, longest.size * 2});
    assert_int_equal(mc_literal_index_new(&index, NULL, &longer, 1, &err), MC_ERR_LIMIT);
    assert_string_equal(err.message, "literal 0 has 65 characters, expected 1 to 64");
    const mc_ustr empty = {units, 0};
    assert_int_equal(mc_literal_index_new(&index, NULL, &empty, 1, NULL), MC_ERR_LIMIT);
    assert_null(index);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equals_plain_search),
        cmocka_unit_test(reports_equal_literals_each_and_longer_first),
        cmocka_unit_test(stays_inside_the_span),
        cmocka_unit_test(takes_the_longest_and_refuses_longer_and_empty_ones),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
