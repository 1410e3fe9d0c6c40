// SPDX-License-Identifier: Apache-2.0
// Branches of patterns.
#include <string.h>

#include "../unit.h"

#include "match/pattern_branches.h"

// The branches with a blank between them.
static void cut(const char *ascii, char out[256])
{
    uint16_t units[256];
    uint32_t size = (uint32_t)strlen(ascii);
    mc_ustr branches[MC_PATTERN_MOST_BRANCHES];
    for (uint32_t i = 0; i < size; i++)
        units[i] = (uint16_t)(unsigned char)ascii[i];
    uint32_t count = mc_pattern_branches_cut((mc_ustr){units, size}, branches);
    char *at = out;
    for (uint32_t i = 0; i < count; i++) {
        if (i) *at++ = ' ';
        for (uint32_t k = 0; k < branches[i].size; k++)
            *at++ = (char)branches[i].data[k];
    }
    *at = 0;
}

static void bars_in_brackets_cut_nothing(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *branches;
    } cases[] = {
        {"ab", "ab"},
        {"ab|cd|e", "ab cd e"},
        {"(?:a|b)c|(?<q>d|e)", "(?:a|b)c (?<q>d|e)"},
        {"[a|]b|c", "[a|]b c"},
        {"[]|]b|c", "[]|]b c"},
        {"a\\|b|c", "a\\|b c"},
        {"(?<!a|b)c|d(?=e|f)", "(?<!a|b)c d(?=e|f)"},
        {"(?(?=[a-c])b|c)|d", "(?(?=[a-c])b|c) d"},
        {"a||b", "a  b"},
        {"a{2,3}|b+?", "a{2,3} b+?"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char out[256];
        cut(cases[i].pattern, out);
        assert_string_equal(out, cases[i].branches);
    }
}

static void what_reaches_over_a_bar_keeps_the_pattern_whole(void **state)
{
    (void)state;
    static const char *const patterns[] = {"(?i)a|b", "a(?#|)|b", "(?|a|b)|c", "(?(1)a|b)|c"};
    for (size_t i = 0; i < sizeof patterns / sizeof *patterns; i++) {
        char out[256];
        cut(patterns[i], out);
        assert_string_equal(out, patterns[i]);
    }
}

static void too_many_branches_are_one(void **state)
{
    (void)state;
    char pattern[2 * MC_PATTERN_MOST_BRANCHES + 2], out[256];
    for (uint32_t i = 0; i <= MC_PATTERN_MOST_BRANCHES; i++)
        memcpy(pattern + 2 * i, "a|", 2);
    pattern[2 * MC_PATTERN_MOST_BRANCHES + 1] = 0;
    cut(pattern, out);
    assert_string_equal(out, pattern);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bars_in_brackets_cut_nothing),
        cmocka_unit_test(what_reaches_over_a_bar_keeps_the_pattern_whole),
        cmocka_unit_test(too_many_branches_are_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
