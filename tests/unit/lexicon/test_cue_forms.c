// SPDX-License-Identifier: Apache-2.0
#include "lexicon/cue_forms.h"

#include "lexicon_folder.h"

static const char HEAD[] = "id\tcue\tkind\tscope\treach\tnot_in\tstatus\n";

// The forms of the row claim.x, separated by blanks.
static void assert_forms(const char *cell, const char *expected)
{
    char text[1024], out[512], all[4096] = "";
    lexicon_folder *folder = folder_new();
    snprintf(text, sizeof text, "%sclaim.x\t%s\tclaim\t\t\t\ttesting\n", HEAD, cell);
    folder_file(folder, "cues/claim.tsv", text);
    const mc_lexicon *lexicon = folder_load_sound(folder, true);
    for (uint32_t i = 0; i < lexicon->cue_count; i++) {
        if (!mc_str_equal(lexicon->cues[i].id, MC_STR("claim.x"))) continue;
        snprintf(all + strlen(all), sizeof all - strlen(all), "%s%s", all[0] ? " " : "",
                 folder_text(lexicon->cues[i].text, out));
        assert_string_equal(mc_lexicon_cue_frame(lexicon, i).size ? "framed" : "plain",
                            strchr(cell, '{') ? "framed" : "plain");
    }
    assert_string_equal(all, expected);
    folder_free(folder);
}

static void braces_stand_for_each_of_their_words(void **state)
{
    (void)state;
    assert_forms("客服说", "客服说");
    assert_forms("客服{说|称}，", "客服称， 客服说，");
    assert_forms("{客服|经理}跟我{说|讲}", "客服跟我讲 客服跟我说 经理跟我讲 经理跟我说");
    assert_forms("{@contact}我", "打我 打电话我 联系我");
    assert_forms("{@contact| 敲门 }我", "打我 打电话我 敲门我 联系我");
    assert_forms("{客服}说", "客服说");
    // folded as texts are
    assert_forms("{經理|ＡＰＰ}說", "app说 经理说");
    // two ways to one text are one form
    assert_forms("{a|ab}{bc|c}", "abc ac abbc");
    // signs outside of braces are letters
    assert_forms("//@", "//@");
}

static void a_wrong_cell_names_its_character(void **state)
{
    (void)state;
    static const struct {
        const char *cell;
        uint32_t column;
        const char *found, *expected;
    } cases[] = {
        {"客服{说", 11, "a brace that is not closed", "{word|word}"},
        {"客服说}", 12, "a closing brace", "an opening one before it"},
        {"客{服}说}", 14, "a closing brace", "an opening one before it"},
        {"客服{说{称}}", 13, "braces inside of braces", "words and @class"},
        {"客服{}", 11, "empty braces", "{word|word} or {@class}"},
        {"客服{ }", 11, "empty braces", "{word|word} or {@class}"},
        {"客服{说||称}", 11, "an alternative is empty", "a word on both sides"},
        {"客服{@nobody}", 11, "unknown class \"@nobody\"", ""},
        {"客服@{kin}", 11, "\"@{\"", "{@class}"},
        {"客服|经理", 11, "a bar outside of braces", "{word|word}"},
        {"{客服|经理}说|称", 17, "a bar outside of braces", "{word|word}"},
        {"客服｛说|称}", 11, "a full-width brace", "lexicon fmt"},
        {"客服{说｜称}", 11, "a full-width bar", "lexicon fmt"},
        {"{a}{b}{c}{d}{e}", 21, "a fifth pair of braces", "at most four"},
        {"{@parents}说", 9, "not_before or not_after", "not_in in this row"},
        {"{0|1|2|3|4|5|6|7|8|9}{0|1|2|3|4|5|6|7|8|9}{0|1|2|3|4|5|6|7|8|9}{甲|乙}", 9,
         "too many forms", "at most 1000"},
        {"{0123456789012345678901234567890123456789|0}012345678901234567890123456789", 9,
         "70 characters", "at most 64"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[1024];
        snprintf(text, sizeof text, "%sclaim.x\t%s\tclaim\t\t\t\ttesting\n", HEAD, cases[i].cell);
        lexicon_folder *folder = folder_new();
        folder_file(folder, "cues/claim.tsv", text);
        assert_null(folder_load(folder, true));
        assert_true(folder_has(folder, "cues/claim.tsv", 2, cases[i].found, cases[i].expected));
        assert_int_equal(folder->err.column, cases[i].column);
        folder_free(folder);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(braces_stand_for_each_of_their_words),
        cmocka_unit_test(a_wrong_cell_names_its_character),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
