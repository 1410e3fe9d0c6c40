// SPDX-License-Identifier: Apache-2.0
// What is kept of a group is found again by its whole text, and only by it.
#include <string.h>

#include "../unit.h"

#include "match/group_memo.h"

static const uint16_t text[] = u"one|two|three|twofold|four)~";
enum { GROUP_UNITS = sizeof text / sizeof *text - 2 }; // up to the parenthesis

static mc_string_set set_of(mc_arena *arena, uint32_t begin, uint32_t end)
{
    mc_ustr *items = mc_arena_array(arena, 8, sizeof *items);
    uint32_t count = 0, from = begin;
    for (uint32_t at = begin; at <= end; at++) {
        if (at < end && text[at] != '|') continue;
        items[count++] = (mc_ustr){text + from, at - from};
        from = at + 1;
    }
    return (mc_string_set){items, count};
}

static void groups_are_found_by_their_whole_text(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_group_memo *memo = mc_group_memo_new();
    mc_pattern_facts facts = {.exact = set_of(&arena, 0, GROUP_UNITS - 1), .longest = 7}, found;
    facts.required = facts.exact;
    mc_group_memo_keep(memo, (mc_ustr){text, GROUP_UNITS}, &facts);
    mc_arena_dispose(&arena); // what is kept does not live in it

    uint16_t other[sizeof text / sizeof *text];
    memcpy(other, text, sizeof text);
    assert_int_equal(mc_group_memo_find(memo, (mc_ustr){other, GROUP_UNITS + 1}, &found),
                     GROUP_UNITS);
    assert_int_equal(found.exact.count, 5);
    assert_true(mc_ustr_equal(found.exact.items[3], (mc_ustr){u"twofold", 7}));
    assert_ptr_equal(found.required.items, found.exact.items);
    assert_int_equal(found.longest, 7);
    assert_int_equal(mc_group_memo_find(memo, (mc_ustr){other, GROUP_UNITS - 1}, &found), 0);
    other[GROUP_UNITS - 1] = '|';
    assert_int_equal(mc_group_memo_find(memo, (mc_ustr){other, GROUP_UNITS + 1}, &found), 0);
    mc_group_memo_free(memo);
}

static void smallest_forms_are_found_out_once(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_group_memo *memo = mc_group_memo_new();
    mc_pattern_facts facts = {.exact = set_of(&arena, 0, GROUP_UNITS - 1)};
    mc_string_set plain = mc_group_memo_smallest(NULL, &arena, facts.exact);
    mc_group_memo_keep(memo, (mc_ustr){text, GROUP_UNITS}, &facts);
    mc_string_set first = mc_group_memo_smallest(memo, &arena, facts.exact);
    mc_string_set second = mc_group_memo_smallest(memo, &arena, facts.exact);
    assert_int_equal(plain.count, 4); // twofold holds two
    assert_int_equal(first.count, 4);
    assert_ptr_equal(first.items, second.items);
    assert_int_equal(mc_group_memo_beginnings(memo, &arena, facts.exact).count, 4);
    mc_group_memo_free(memo);
    mc_arena_dispose(&arena);
}

static void short_groups_are_not_worth_it(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_group_memo *memo = mc_group_memo_new();
    mc_pattern_facts facts = {.exact = set_of(&arena, 0, 3)}, found;
    mc_group_memo_keep(memo, (mc_ustr){text, 4}, &facts);
    assert_int_equal(mc_group_memo_find(memo, (mc_ustr){text, 4}, &found), 0);
    mc_group_memo_free(memo);
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(groups_are_found_by_their_whole_text),
        cmocka_unit_test(smallest_forms_are_found_out_once),
        cmocka_unit_test(short_groups_are_not_worth_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
