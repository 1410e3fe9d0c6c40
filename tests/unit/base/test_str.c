// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/ascii.h"
#include "base/str.h"

static void finds_what_stands_there(void **state)
{
    (void)state;
    mc_str s = MC_STR("aabab");
    assert_int_equal(mc_str_find(s, MC_STR("ab"), 0), 1);
    assert_int_equal(mc_str_find(s, MC_STR("ab"), 2), 3);
    assert_int_equal(mc_str_find(s, MC_STR("ab"), 4), UINT32_MAX);
    assert_int_equal(mc_str_find(s, MC_STR("aababx"), 0), UINT32_MAX);
    assert_int_equal(mc_str_find(s, MC_STR(""), 5), 5);
}

static void splits_into_all_parts_empty_ones_too(void **state)
{
    (void)state;
    mc_str rest = MC_STR("a,,b,"), part;
    const char *expected[] = {"a", "", "b", ""};
    for (int i = 0; i < 4; i++) {
        assert_true(mc_str_split(&rest, ',', &part));
        assert_true(mc_str_equal(part, mc_str_from_z(expected[i])));
    }
    assert_false(mc_str_split(&rest, ',', &part));
}

static void trims_slices_and_compares(void **state)
{
    (void)state;
    assert_true(mc_str_equal(mc_str_trim(MC_STR(" \t a b\r\n")), MC_STR("a b")));
    assert_int_equal(mc_str_trim(MC_STR("  ")).size, 0);
    assert_true(mc_str_equal(mc_str_slice(MC_STR("abc"), 1, 99), MC_STR("bc")));
    assert_true(mc_str_compare(MC_STR("ab"), MC_STR("abc")) < 0);
    assert_true(mc_str_compare(MC_STR("b"), MC_STR("abc")) > 0);
    assert_int_equal(mc_str_compare((mc_str){NULL, 0}, MC_STR("")), 0);
    assert_true(mc_str_has_prefix(MC_STR("abc"), MC_STR("ab")));
    assert_false(mc_str_has_suffix(MC_STR("c"), MC_STR("bc")));
}

static void looks_for_several_words_at_once(void **state)
{
    (void)state;
    static const char *const words[] = {"，", "b", "ab"};
    assert_int_equal(mc_str_find_any(MC_STR("xab，"), words, 3), 1);
    assert_int_equal(mc_str_find_any(MC_STR("x，b"), words, 3), 1);
    assert_int_equal(mc_str_find_any(MC_STR("xyz"), words, 3), UINT32_MAX);
    assert_int_equal(mc_str_find_any(MC_STR("b"), words, 0), UINT32_MAX);
    assert_int_equal(mc_str_prefix_of(MC_STR("，b"), words, 3), 3);
    assert_int_equal(mc_str_prefix_of(MC_STR("abc"), words, 3), 2);
    assert_int_equal(mc_str_prefix_of(MC_STR("cab"), words, 3), 0);
    assert_int_equal(mc_str_count(MC_STR("a\nb\n\n"), '\n'), 3);
    assert_int_equal(mc_str_count((mc_str){NULL, 0}, '\n'), 0);
}

// 骂 has the bytes E9 AA 82: a cut never falls between them.
static void cuts_between_characters(void **state)
{
    (void)state;
    assert_int_equal(mc_str_cut(MC_STR("a骂b"), 5).size, 5);
    assert_int_equal(mc_str_cut(MC_STR("a骂b"), 4).size, 4);
    assert_int_equal(mc_str_cut(MC_STR("a骂b"), 3).size, 1);
    assert_int_equal(mc_str_cut(MC_STR("a骂b"), 2).size, 1);
    assert_int_equal(mc_str_cut(MC_STR("骂"), 1).size, 0);
    assert_int_equal(mc_str_cut((mc_str){NULL, 0}, 9).size, 0);
}

static void reads_hexadecimal_digits(void **state)
{
    (void)state;
    static const char digits[] = "0123456789abcdefABCDEF";
    for (int i = 0; digits[i]; i++)
        assert_int_equal(mc_hex_value(digits[i]), i < 16 ? i : i - 6);
    static const int others[] = {'g', 'G', '/', ':', '@', '`', 0, -1, 0x1041, 0xFF11};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        assert_int_equal(mc_hex_value(others[i]), -1);
}

static void a_word_stands_in_a_text_where_all_its_units_do(void **state)
{
    (void)state;
    mc_ustr text = {u"abcab", 5}, word = {u"ab", 2}, none = {NULL, 0};
    assert_true(mc_ustr_stands_at(text, 0, word));
    assert_true(mc_ustr_stands_at(text, 3, word));
    assert_false(mc_ustr_stands_at(text, 1, word));
    assert_false(mc_ustr_stands_at(text, 4, word)); // goes on behind the end
    assert_false(mc_ustr_stands_at(text, 6, word));
    assert_false(mc_ustr_stands_at(text, UINT32_MAX, word));
    assert_true(mc_ustr_stands_at(text, 5, none));
    assert_false(mc_ustr_stands_at(text, 6, none));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_word_stands_in_a_text_where_all_its_units_do),
        cmocka_unit_test(finds_what_stands_there),
        cmocka_unit_test(splits_into_all_parts_empty_ones_too),
        cmocka_unit_test(trims_slices_and_compares),
        cmocka_unit_test(looks_for_several_words_at_once),
        cmocka_unit_test(cuts_between_characters),
        cmocka_unit_test(reads_hexadecimal_digits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
