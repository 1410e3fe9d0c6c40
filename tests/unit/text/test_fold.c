// SPDX-License-Identifier: Apache-2.0
#include "text_fixture.h"

static const char *fold(fixture *f, const char *word)
{
    mc_arena arena = MC_ARENA_INIT;
    const char *result = printed(f, mc_fold_string(f->table, &arena, mc_str_from_z(word)));
    mc_arena_dispose(&arena);
    return result;
}

static void words_fold_by_table(void **state)
{
    static const struct {
        const char *word, *folded;
    } cases[] = {
        {"催收", "催收"},
        {"暴力催債", "暴力催债"},  // traditional
        {"ＡＰＰ贷款", "app贷款"}, // full-width letters, case
        {"２４％", "24%"},
        {"催\u200b收", "催收"},               // zero width
        {"Ⅷ", "viii"},                        // one character, several units
        {"e\u0301", "é"},                     // composed by the slow path
        {"，？！：；（）", "，？！：；（）"}, // keep their shape
        {"逾期了,要还!", "逾期了，要还！"},
        {"10,000元", "10,000元"},
        {"a,b", "a,b"},
        {"著名", "著名"}, // exceptions need context
        {"跟著", "跟着"},
        {"甚麼", "什么"},
        {"乾坤", "乾坤"},
        {"餅乾", "饼干"},
        {"藉口", "借口"},
        {"慰藉", "慰藉"},
        {"", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(fold(*state, cases[i].word), cases[i].folded);
}

static void brackets_of_words_stay(void **state)
{
    assert_string_equal(fold(*state, "業(yè)"), "业（yè)");
}

static void supplementary_characters_are_one_unit(void **state)
{
    fixture *f = *state;
    mc_arena arena = MC_ARENA_INIT;
    mc_ustr folded = mc_fold_string(f->table, &arena, mc_str_from_z("怒\U0001F621火"));
    assert_int_equal(folded.size, 3);
    assert_int_equal(folded.data[1] & 0xF800, 0xD800);
    mc_arena_dispose(&arena);
    assert_string_equal(fold(f, "\U0001D400"), "a"); // bold A has a fold in the BMP
}

static void append_utf8(char *out, uint32_t code)
{
    out[0] = (char)(0xE0 | code >> 12);
    out[1] = (char)(0x80 | (code >> 6 & 63));
    out[2] = (char)(0x80 | (code & 63));
    out[3] = '\0';
}

// Folding what was folded changes nothing, for every character of the BMP and beside a Han
// character.
static void folding_is_idempotent(void **state)
{
    fixture *f = *state;
    mc_arena arena = MC_ARENA_INIT;
    for (uint32_t code = 0x800; code < 0x10000; code++) {
        char word[16] = "\xE4\xB8\x80,";
        if (code >= 0xD800 && code < 0xE000) continue;
        append_utf8(word + 4, code);
        mc_ustr once = mc_fold_string(f->table, &arena, mc_str_from_z(word));
        const char *text = printed(f, once);
        if (strstr(text, "\u25A1") && code != 0x25A1) continue; // a shared unit prints as a box
        mc_ustr twice = mc_fold_string(f->table, &arena, mc_str_from_z(text));
        if (!mc_ustr_equal(once, twice)) fprintf(stderr, "U+%04X folds to %s\n", code, text);
        assert_true(mc_ustr_equal(once, twice));
        mc_arena_reset(&arena);
    }
    mc_arena_dispose(&arena);
}

static void a_missing_folder_is_named(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_fold_table *table = NULL;
    assert_int_equal(mc_fold_table_load(&table, NULL, "/nowhere", &err), MC_ERR_IO);
    assert_non_null(strstr(err.where, "/nowhere/fold/traditional.tsv"));
    assert_null(table);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_fold_by_table),
        cmocka_unit_test(brackets_of_words_stay),
        cmocka_unit_test(supplementary_characters_are_one_unit),
        cmocka_unit_test(folding_is_idempotent),
        cmocka_unit_test(a_missing_folder_is_named),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
