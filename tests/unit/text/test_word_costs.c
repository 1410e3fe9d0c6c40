// SPDX-License-Identifier: Apache-2.0
#include "text_fixture.h"

#include <stdlib.h>
#include <unistd.h>

#include "text/word_costs.h"

static mc_word_costs *shipped(void)
{
    mc_error err = {0};
    mc_word_costs *costs = NULL;
    if (mc_word_costs_load(&costs, NULL, MC_LEXICONS "/fold/words.tsv", &err) != MC_OK)
        fail_msg("%s:%u: %s", err.where, err.line, err.message);
    return costs;
}

static void words_are_cheaper_than_their_characters(void **state)
{
    (void)state;
    static const uint16_t right[] = {0x5BA2, 0x670D, 0x4EBA, 0x5458}; // 客服人员
    static const uint16_t wrong[] = {0x5BA2, 0x532A, 0x5458};         // 客匪员
    uint8_t covers[4];
    mc_word_costs *costs = shipped();
    uint32_t good = mc_word_costs_cut(costs, (mc_ustr){right, 4}, covers);
    for (int i = 0; i < 4; i++)
        assert_int_equal(covers[i], 0);
    assert_true(good < mc_word_costs_cut(costs, (mc_ustr){wrong, 3}, covers));
    assert_true(covers[1] > covers[0]);
    assert_int_equal(mc_word_costs_cut(costs, (mc_ustr){right, 0}, NULL), 0);
    mc_word_costs_free(costs);
}

static void words_of_two_characters_are_known(void **state)
{
    (void)state;
    static const uint16_t list[] = {0x540D, 0x5355};  // 名单
    static const uint16_t other[] = {0x4E11, 0x5BC5}; // 丑寅
    mc_word_costs *costs = shipped();
    assert_true(mc_word_costs_has(costs, (mc_ustr){list, 2}));
    assert_false(mc_word_costs_has(costs, (mc_ustr){list, 1}));
    assert_false(mc_word_costs_has(costs, (mc_ustr){other, 2}));
    mc_word_costs_free(costs);
}

static void unknown_characters_cost_the_most(void **state)
{
    (void)state;
    static const uint16_t rare[] = {0x9F98};
    mc_word_costs *costs = shipped();
    assert_int_equal(mc_word_costs_cut(costs, (mc_ustr){rare, 1}, NULL), MC_WORD_UNKNOWN_COST);
    mc_word_costs_free(costs);
}

static void han_characters_are_counted_up_to_a_break_the_ends_or_the_most(void **state)
{
    (void)state;
    static const uint16_t units[] = {0x5BA2, 0x670D, ',', 0x4EBA, 0x5458, 0x3400}; // 客服,人员㐀
    mc_ustr text = {units, 6};
    assert_int_equal(mc_word_costs_before(text, 2, 3), 2);
    assert_int_equal(mc_word_costs_before(text, 2, 1), 1);
    assert_int_equal(mc_word_costs_before(text, 3, 3), 0);
    assert_int_equal(mc_word_costs_before(text, 0, 3), 0);
    assert_int_equal(mc_word_costs_behind(text, 0, 3), 2);
    assert_int_equal(mc_word_costs_behind(text, 3, 3), 2);
    assert_int_equal(mc_word_costs_behind(text, 6, 3), 0);
}

static void a_broken_row_is_named(void **state)
{
    (void)state;
    static const char *const rows[] = {"一二三\t5", "一\t0", "一\t100", "一", "\t7", "一\tx"};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        char path[] = "/tmp/mc-words-XXXXXX", content[64];
        mc_error err = {0};
        mc_word_costs *costs = NULL;
        int file = mkstemp(path);
        assert_true(file >= 0);
        close(file);
        snprintf(content, sizeof content, "# words\nword\tcost\n%s\n", rows[i]);
        assert_int_equal(mc_file_write(path, mc_str_from_z(content), &err), MC_OK);
        assert_int_equal(mc_word_costs_load(&costs, NULL, path, &err), MC_ERR_LEXICON);
        assert_int_equal(err.line, 3);
        assert_null(costs);
        remove(path);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_are_cheaper_than_their_characters),
        cmocka_unit_test(words_of_two_characters_are_known),
        cmocka_unit_test(unknown_characters_cost_the_most),
        cmocka_unit_test(han_characters_are_counted_up_to_a_break_the_ends_or_the_most),
        cmocka_unit_test(a_broken_row_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
