// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/arena.h"

static void gives_zeroed_aligned_memory(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    for (size_t size = 0; size < 5000; size += 37) {
        unsigned char *memory = mc_arena_alloc(&arena, size);
        assert_non_null(memory);
        assert_int_equal((uintptr_t)memory % _Alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++) {
            assert_int_equal(memory[i], 0);
        }
        memset(memory, 0xAB, size);
    }
    mc_arena_dispose(&arena);
}

static void copies_outlive_their_source(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    char source[] = "abc";
    mc_str copy = mc_arena_str(&arena, mc_str_from_z(source));
    source[0] = 'x';
    assert_true(mc_str_equal(copy, MC_STR("abc")));
    assert_int_equal(copy.data[3], '\0');
    mc_arena_dispose(&arena);
}

static void reset_reuses_the_newest_block(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    for (int i = 0; i < 100; i++) {
        mc_arena_alloc(&arena, 10000);
    }
    void *newest = arena.newest;
    mc_arena_reset(&arena);
    assert_ptr_equal(arena.newest, newest);
    assert_int_equal(arena.total_bytes, 0);
    assert_non_null(mc_arena_alloc(&arena, 10000));
    mc_arena_dispose(&arena);
}

// What was used before a reset is zero again, and so is what lies behind it.
static void memory_is_zero_after_a_reset(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    memset(mc_arena_alloc(&arena, 1000), 'x', 1000);
    mc_arena_reset(&arena);
    memset(mc_arena_alloc(&arena, 100), 'y', 100);
    mc_arena_reset(&arena);
    const char *memory = mc_arena_alloc(&arena, 4000);
    for (int i = 0; i < 4000; i++) {
        assert_int_equal(memory[i], 0);
    }
    mc_arena_dispose(&arena);
}

static void impossible_sizes_fail_for_good(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    assert_null(mc_arena_array(&arena, SIZE_MAX / 2, 8));
    assert_true(mc_arena_failed(&arena));
    mc_arena_reset(&arena);
    assert_false(mc_arena_failed(&arena));
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(gives_zeroed_aligned_memory),
        cmocka_unit_test(copies_outlive_their_source),
        cmocka_unit_test(reset_reuses_the_newest_block),
        cmocka_unit_test(memory_is_zero_after_a_reset),
        cmocka_unit_test(impossible_sizes_fail_for_good),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
