// SPDX-License-Identifier: Apache-2.0
#include "lexicon/pattern_macro.h"

#include "lexicon_folder.h"

#define CLAUSE "(?:[^，；：。！？… \\n\\r]|(?<![\\x{4e00}-\\x{9fff}]) | (?![\\x{4e00}-\\x{9fff}]))"

static void assert_expands(const char *pattern, const char *expected)
{
    lexicon_folder *folder = folder_new();
    char text[2048], out[512];
    snprintf(text, sizeof text,
             "<rules><rule id=\"threat.p1\" category=\"threat\" status=\"testing\">"
             "<pattern><![CDATA[%s]]></pattern></rule></rules>",
             pattern);
    folder_file(folder, "rules/more.xml", text);
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    uint32_t index = mc_lexicon_entry_find(lexicon, MC_STR("threat.p1"));
    assert_string_equal(folder_text(lexicon->entries[index].detail.pattern.pattern, out), expected);
    folder_free(folder);
}

static void classes_are_written_longest_first(void **state)
{
    (void)state;
    assert_expands("打@{parents}", "打(?:妈妈|(?<!姑|大)妈(?!的))");
}

static void gaps_stay_in_their_stretch(void **state)
{
    (void)state;
    assert_expands("打~12人", "打" CLAUSE "{0,12}?人");
    assert_expands("打≈5人", "打[^。！？；…\\n\\r]{0,5}?人");
}

static void literals_are_folded_and_syntax_is_not(void **state)
{
    (void)state;
    assert_expands("(?:媽ＡB|[電x-z])+\\d{2,3}(?<q>話?)", "(?:妈ab|[电x-z])+\\d{2,3}(?<q>话?)");
    assert_expands("\\p{Han}(?<!不)打(?!算)\\x{4e00}", "\\p{Han}(?<!不)打(?!算)\\x{4e00}");
    assert_expands("a＋b", "a\\+b"); // a full-width plus is a letter, not a quantifier
    assert_expands("x@y.{0,4}z", "x@y.{0,4}z");
}

static void words_may_be_missing_where_it_is_said(void **state)
{
    (void)state;
    assert_expands("催收¿{電話}和上门", "催收(?:电话| ?)和上门");
    assert_expands("年化¿{#}%的问¿{题|題目}，",
                   "年化(?:[0-9]+(?:\\.[0-9]+)?| ?)%的问(?:题|题目| ?)，");
}

static void line_breaks_in_a_pattern_are_dropped(void **state)
{
    (void)state;
    assert_expands("打电话\n      给他 们", "打电话给他 们");
}

static void assert_wrong(const char *pattern, const char *found, const char *expected)
{
    char text[1024];
    snprintf(text, sizeof text,
             "<rules>\n<rule id=\"threat.p1\" category=\"threat\" status=\"testing\">\n"
             "<pattern><![CDATA[%s]]></pattern></rule></rules>",
             pattern);
    expect_problem("rules/broken.xml", text, 3, found, expected);
}

static void broken_patterns_are_reported(void **state)
{
    (void)state;
    assert_wrong("打@{nobody}", "\"@nobody\"", "unknown class");
    assert_wrong("打@{kin", "at its character 2", "@{class}");
    assert_wrong("打~人", "without a number", "from 1 to 120");
    assert_wrong("打~999人", "without a number", "from 1 to 120");
    assert_wrong("打(*LIMIT_MATCH=9)", "a verb", "no verbs");
    assert_wrong("打\\Q人\\E", "an escape", "a backslash before");
    assert_wrong("打[人", "\"[\" is not closed", "]");
    assert_wrong("打\\p{Han", "not closed", "bracket");
    assert_wrong("打¿电话", "may be missing", "¿{word}");
    assert_wrong("打¿{电话", "may be missing", "¿{word}");
    assert_wrong("打¿{}", "may be missing", "¿{word}");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(classes_are_written_longest_first),
        cmocka_unit_test(gaps_stay_in_their_stretch),
        cmocka_unit_test(literals_are_folded_and_syntax_is_not),
        cmocka_unit_test(words_may_be_missing_where_it_is_said),
        cmocka_unit_test(line_breaks_in_a_pattern_are_dropped),
        cmocka_unit_test(broken_patterns_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
