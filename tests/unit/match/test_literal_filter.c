// SPDX-License-Identifier: Apache-2.0
// The filter by each level of vectors that the processor has against the one that looks place by
// place.
#include <string.h>

#include "../unit.h"

#include "match/literal_filter.h"

enum { UNITS = 700, LITERALS = 90 };

static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void fill(mc_literal_filter *filter, uint32_t letters, bool singles, uint64_t *state)
{
    for (uint32_t i = 0; i < LITERALS; i++) {
        uint16_t units[2];
        for (uint32_t k = 0; k < 2; k++)
            units[k] = (uint16_t)(0x4E00 + next_random(state) % letters);
        mc_literal_filter_add(filter, (mc_ustr){units, singles && i % 9 == 0 ? 1 : 2});
    }
}

static void assert_same(const mc_literal_filter *filter, const uint16_t *units, uint32_t begin,
                        uint32_t end)
{
    uint32_t got[UNITS], expected[UNITS];
    uint32_t count = mc_literal_filter_find(filter, units, begin, end, expected, MC_VECTORS_PLAIN);
    for (mc_vectors v = MC_VECTORS_PLAIN; v <= mc_vectors_here(); v++) {
        assert_int_equal(mc_literal_filter_find(filter, units, begin, end, got, v), count);
        assert_memory_equal(got, expected, count * sizeof *got);
    }
}

// Few letters let nearly every place pass, many nearly none; all lengths leave all
// rests behind whole vectors.
static void run_random(uint64_t seed, uint32_t letters, bool singles)
{
    uint64_t state = seed;
    uint16_t units[UNITS + 1];
    mc_arena arena = MC_ARENA_INIT;
    mc_literal_filter filter = mc_literal_filter_new(&arena, LITERALS, singles);
    assert_false(mc_arena_failed(&arena));
    fill(&filter, letters, singles, &state);
    for (uint32_t i = 0; i <= UNITS; i++)
        units[i] = (uint16_t)(0x4E00 + next_random(&state) % letters);
    for (uint32_t size = 0; size < 40; size++)
        assert_same(&filter, units, size % 7, size % 7 + size);
    assert_same(&filter, units, 0, UNITS);
    mc_arena_dispose(&arena);
}

static void vectors_equal_places(void **state)
{
    (void)state;
    if (mc_vectors_here() < MC_VECTORS_AVX512)
        print_message("no AVX512 here: only what the processor has is compared\n");
    for (uint64_t seed = 1; seed <= 30; seed++) {
        run_random(seed, 12, seed % 2);
        run_random(seed, 300, seed % 2);
        run_random(seed, 20000, seed % 2);
    }
}

static void finds_what_was_put_in(void **state)
{
    (void)state;
    static const uint16_t pair[] = {0x901A, 0x8BAF}, single[] = {0x9A82},
                          text[] = {0x9A82, 0x901A, 0x8BAF, 0x5F55};
    mc_arena arena = MC_ARENA_INIT;
    mc_literal_filter filter = mc_literal_filter_new(&arena, 2, true);
    mc_literal_filter_add(&filter, (mc_ustr){pair, 2});
    mc_literal_filter_add(&filter, (mc_ustr){single, 1});
    uint32_t places[3];
    assert_int_equal(mc_literal_filter_find(&filter, text, 0, 3, places, mc_vectors_here()), 2);
    assert_int_equal(places[0], 0);
    assert_int_equal(places[1], 1);
    assert_true(mc_literal_filter_has_pair(&filter, 0x901A, 0x8BAF));
    assert_true(mc_literal_filter_has_single(&filter, 0x9A82));
    assert_false(mc_literal_filter_has_single(&filter, 0x901A));
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(vectors_equal_places),
        cmocka_unit_test(finds_what_was_put_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
