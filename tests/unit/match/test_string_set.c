// SPDX-License-Identifier: Apache-2.0
// A union that grows set by set is the union step by step, whatever its size.
#include "../unit.h"

#include "match/string_set.h"

static uint32_t draw(uint32_t *seed, uint32_t below)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % below;
}

// Strings of one or two units from a small alphabet, so that many are equal; now and then an empty
// one.
static mc_string_set draw_set(mc_arena *arena, uint32_t *seed)
{
    uint32_t count = 1 + draw(seed, 5);
    mc_ustr *items = mc_arena_array(arena, count, sizeof *items);
    for (uint32_t i = 0; i < count; i++) {
        uint16_t *units = mc_arena_array(arena, 2, sizeof *units);
        units[0] = (uint16_t)(0x4E00 + draw(seed, 12));
        units[1] = (uint16_t)(0x4E00 + draw(seed, 12));
        items[i] = (mc_ustr){units, draw(seed, 40) ? 1 + draw(seed, 2) : 0};
    }
    return (mc_string_set){items, count};
}

static bool has(mc_string_set set, mc_ustr item)
{
    for (uint32_t i = 0; i < set.count; i++)
        if (mc_ustr_equal(set.items[i], item)) return true;
    return false;
}

// The union as its definition says.
static mc_string_set unite_plainly(mc_arena *arena, mc_string_set a, mc_string_set b)
{
    if (!a.count || !b.count || a.count + b.count > MC_MAX_REQUIRED_LITERALS)
        return (mc_string_set){0};
    mc_ustr *items = mc_arena_array(arena, a.count + b.count, sizeof *items);
    uint32_t count = 0;
    for (uint32_t i = 0; i < a.count; i++)
        items[count++] = a.items[i];
    for (uint32_t i = 0; i < b.count; i++)
        if (!has(a, b.items[i])) items[count++] = b.items[i];
    return (mc_string_set){items, count};
}

static void expect_same(mc_string_set a, mc_string_set b)
{
    assert_int_equal(a.count, b.count);
    for (uint32_t i = 0; i < a.count; i++)
        assert_true(mc_ustr_equal(a.items[i], b.items[i]));
}

static void growing_is_uniting_step_by_step(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed < 20; seed++) {
        mc_arena arena = MC_ARENA_INIT;
        uint32_t draws = seed;
        mc_string_set plain = draw_set(&arena, &draws);
        mc_string_union grown;
        mc_string_union_start(&grown, &arena, plain);
        for (int step = 0; step < 60; step++) {
            mc_string_set next = draw_set(&arena, &draws);
            plain = unite_plainly(&arena, plain, next);
            mc_string_union_add(&grown, &arena, next);
            expect_same(mc_string_union_set(&grown), plain);
            bool usable = grown.known && grown.count && !grown.has_empty;
            assert_int_equal(usable, mc_string_set_is_usable(plain));
            if (usable) assert_int_equal(grown.cost, mc_string_set_cost(plain));
        }
        mc_arena_dispose(&arena);
    }
}

static void too_many_strings_are_unknown_for_good(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_string_union grown;
    for (uint32_t i = 0; i <= MC_MAX_REQUIRED_LITERALS; i++) {
        uint16_t *units = mc_arena_array(&arena, 1, sizeof *units);
        *units = (uint16_t)(0x4E00 + i);
        mc_string_set one = mc_string_set_single(&arena, (mc_ustr){units, 1});
        if (i)
            mc_string_union_add(&grown, &arena, one);
        else
            mc_string_union_start(&grown, &arena, one);
        bool known = i < MC_MAX_REQUIRED_LITERALS;
        assert_int_equal(mc_string_union_set(&grown).count, known ? i + 1 : 0);
    }
    mc_arena_dispose(&arena);
}

// What strings begin with, as the definition says.
static bool begins_with(mc_string_set beginnings, mc_ustr whole)
{
    mc_ustr first = {whole.data, whole.size < MC_BEGINNING_UNITS ? whole.size : MC_BEGINNING_UNITS};
    return has(beginnings, first);
}

static mc_ustr put_behind(uint16_t room[4], mc_ustr a, mc_ustr b)
{
    for (uint32_t i = 0; i < a.size; i++)
        room[i] = a.data[i];
    for (uint32_t i = 0; i < b.size; i++)
        room[a.size + i] = b.data[i];
    return (mc_ustr){room, a.size + b.size};
}

// Each of the beginnings is one of a string, each string has its own, and none is there twice.
static void beginnings_are_those_of_the_product(void **state)
{
    (void)state;
    static const mc_ustr nothing = {NULL, 0};
    uint32_t unknown = 0;
    for (uint32_t seed = 1; seed < 400; seed++) {
        mc_arena arena = MC_ARENA_INIT;
        uint32_t draws = seed;
        mc_string_set a = draw_set(&arena, &draws);
        mc_string_set b = seed % 3 ? draw_set(&arena, &draws) : (mc_string_set){0};
        mc_string_set behind = b.count ? b : (mc_string_set){&nothing, 1};
        mc_string_set got = mc_string_set_beginnings(&arena, a, b);
        bool empty = false;
        mc_ustr *all = mc_arena_array(&arena, a.count * behind.count, sizeof *all);
        uint32_t count = 0;
        for (uint32_t i = 0; i < a.count; i++) {
            for (uint32_t k = 0; k < behind.count; k++) {
                uint16_t *room = mc_arena_array(&arena, 4, sizeof *room);
                all[count] = put_behind(room, a.items[i], behind.items[k]);
                empty |= !all[count].size;
                if (all[count].size > MC_BEGINNING_UNITS) all[count].size = MC_BEGINNING_UNITS;
                count++;
            }
        }
        unknown += empty;
        assert_int_equal(empty, got.count == 0);
        for (uint32_t i = 0; !empty && i < count; i++)
            assert_true(begins_with(got, all[i]));
        for (uint32_t i = 0; i < got.count; i++) {
            assert_true(has((mc_string_set){all, count}, got.items[i]));
            assert_false(has((mc_string_set){got.items, i}, got.items[i]));
        }
        mc_arena_dispose(&arena);
    }
    assert_true(unknown > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(growing_is_uniting_step_by_step),
        cmocka_unit_test(too_many_strings_are_unknown_for_good),
        cmocka_unit_test(beginnings_are_those_of_the_product),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
