// SPDX-License-Identifier: Apache-2.0
/** Words looked up by where they begin and end. */
#include "entity_fixture.h"

#include "entity/word_list.h"

static void finds_the_longest_at_a_place(void **state)
{
    fixture *f = *state;
    const mc_ustr words[] = {fold(f, "子"), fold(f, "子丑"), fold(f, "丑"), fold(f, ""),
                             fold(f, "寅丑")};
    mc_word_list list;
    mc_error err = {0};
    assert_int_equal(mc_word_list_make(&list, words, 5, &f->arena, &err), MC_OK);
    assert_int_equal(list.count, 4);
    mc_ustr text = fold(f, "子丑寅丑");
    assert_int_equal(mc_word_list_begins(&list, text, 0), 2);
    assert_int_equal(mc_word_list_begins(&list, text, 1), 1);
    assert_int_equal(mc_word_list_begins(&list, text, 2), 2);
    assert_int_equal(mc_word_list_begins(&list, text, 4), 0);
    assert_int_equal(mc_word_list_ends(&list, text, 0), 0);
    assert_int_equal(mc_word_list_ends(&list, text, 2), 2);
    assert_int_equal(mc_word_list_ends(&list, text, 3), 0);
    assert_int_equal(mc_word_list_ends(&list, text, 4), 2);
    assert_true(mc_word_list_holds(&list, fold(f, "子丑")));
    assert_false(mc_word_list_holds(&list, fold(f, "子丑寅")));
    assert_false(mc_word_list_holds(&list, fold(f, "")));
    assert_true(mc_word_list_stands_in(&list, fold(f, "寅子寅")));
    assert_false(mc_word_list_stands_in(&list, fold(f, "寅寅"))); // the word goes on behind the end
}

static void an_empty_list_holds_nothing(void **state)
{
    (void)state;
    mc_word_list list = {0};
    uint16_t unit = 0x5B50;
    mc_ustr text = {&unit, 1};
    assert_int_equal(mc_word_list_begins(&list, text, 0), 0);
    assert_int_equal(mc_word_list_ends(&list, text, 1), 0);
    assert_false(mc_word_list_holds(&list, text));
    assert_false(mc_word_list_stands_in(&list, text));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        entity_test(finds_the_longest_at_a_place),
        cmocka_unit_test(an_empty_list_holds_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
