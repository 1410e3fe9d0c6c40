// SPDX-License-Identifier: Apache-2.0
// Which literals a pattern requires.
#include <stdio.h>
#include <string.h>

#include "../unit.h"

#include "base/arena.h"
#include "match/required.h"

// The answer as "one|two", with the longest match behind a colon; * = unbounded.
static void ask(const char *pattern, char out[256])
{
    uint16_t units[128];
    uint32_t size = (uint32_t)strlen(pattern);
    mc_arena arena = MC_ARENA_INIT;
    mc_required required;
    for (uint32_t i = 0; i < size; i++)
        units[i] = (uint16_t)(unsigned char)pattern[i];
    assert_true(mc_required_find(&required, &arena, NULL, (mc_ustr){units, size}));
    char *at = out;
    for (uint32_t i = 0; i < required.count; i++) {
        if (i) *at++ = '|';
        for (uint32_t k = 0; k < required.literals[i].size; k++)
            *at++ = (char)required.literals[i].data[k];
    }
    *at++ = ':';
    *at = 0;
    if (required.longest == UINT32_MAX)
        strcat(out, "*");
    else
        snprintf(at, 12, "%u", required.longest);
    mc_arena_dispose(&arena);
}

static void finds_the_rarest_set(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *answer;
    } cases[] = {
        {"abc", "abc:3"},
        {"ab.cde", "cde:6"},
        {"(?:ab|cd)e", "abe|cde:3"},
        {"[ab]cd", "acd|bcd:3"},
        {"ab?cd", "abcd|acd:4"},
        {"a(?:bc)?d", "abcd|ad:4"},
        {"(ab){2}", "abab:4"},
        {"(ab)+c", "ab:*"},
        {"(?:ab)*cd", "cd:*"},
        {"ab{0,3}cd", "cd:6"},
        {"ab{2}c", "abbc:4"},
        {"(?<=xy)ab(?!cd)", "ab:2"},
        {"(?<q>ab|cd)(?:ef|gh)", "abef|abgh|cdef|cdgh:4"},
        {"x(?(?=[a-c])(?:ab|cd)|(?:e(?:f|g)))", "xab|xcd|xef|xeg:3"},
        {"ab|[0-2]+", "ab|0|1|2:*"},
        {"a|bc", "a|bc:2"},
        {"a|[^b]", ":1"},
        {"a?b?", ":2"},
        {"[^a]b", "b:2"},
        {"\\d{2}ab\\.c", "ab.c:6"},
        {"\\x{61}b\\x63", "abc:3"},
        {"ab\\1", ":*"},
        {"(?x) a b", ":*"},
        {"(?i:ab)c", "abc:3"},
        {"ab(?#note)c", "abc:3"},
        {"^ab$", "ab:2"},
        {"ab++c??d", "ab:*"},
        {"(?>ab|abc)d", "abd|abcd:4"},
        {"[]a]bc", "]bc|abc:3"},
        {"[a\\]]bc", "abc|]bc:3"},
        {"[[:digit:]]bc", "bc:3"},
        {"[a-c]de", "ade|bde|cde:3"},
        {"ab{c", "ab{c:4"},
        {"cde|acdef", "cde:5"},
    };
    for (uint32_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char got[256];
        ask(cases[i].pattern, got);
        assert_string_equal(got, cases[i].answer);
    }
}

static void put_set(char **at, mc_string_set set)
{
    for (uint32_t i = 0; i < set.count; i++) {
        if (i) *(*at)++ = '|';
        for (uint32_t k = 0; k < set.items[i].size; k++)
            *(*at)++ = (char)set.items[i].data[k];
    }
}

// All groups in order, separated by blanks, and behind an arrow what matches begin with.
static void lists_groups_in_order_and_beginnings(void **state)
{
    (void)state;
    static const struct {
        const char *pattern, *answer;
    } cases[] = {
        {"abc", "abc > abc"},
        {"ab.cde", "ab cde > ab"},
        {".{0,3}ab.*cd", "ab cd > "},
        {"(?:ab|abc)d?.x", "ab x > ab"},
        {"x?(?:ab|cd).{0,4}(?:ef)?gh", "ab|cd gh > ab|cd|xa|xc"},
        {"(?:ab.c|de.f)g", "ab|de g > ab|de"},
        {"(?:ab.c)?de", "de > "},
        {"(?:ab){2,}c", "abab c > ab"},
        {"(?<!y)ab[^x]{2}(?=cd)ef", "ab ef > ab"},
        {"a(?:b.c|d.e)f", "a b|d f > ab|ad"},
        {"a?b?c?(?:de|fg|hi).x", "de|fg|hi x > ab|ac|ad|af|ah|bc|bd|bf|bh|cd|cf|ch|de|fg|hi"},
        {"k(?:[a-y][a-z][a-z])?l.x", "k l x > k"},
        {"(?:a|b)?(?:c?[d-h]?o.)p",
         "o p > ac|ad|ae|af|ag|ah|ao|bc|bd|be|bf|bg|bh|bo|cd|ce|cf|cg|ch|co|do|eo|fo|go|ho|o"},
    };
    for (uint32_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char got[512], *at = got;
        uint16_t units[128];
        uint32_t size = (uint32_t)strlen(cases[i].pattern);
        mc_arena arena = MC_ARENA_INIT;
        mc_required required;
        for (uint32_t k = 0; k < size; k++)
            units[k] = (uint16_t)(unsigned char)cases[i].pattern[k];
        assert_true(mc_required_find(&required, &arena, NULL, (mc_ustr){units, size}));
        for (uint32_t g = 0; g < required.group_count; g++) {
            if (g) *at++ = ' ';
            put_set(&at, required.groups[g]);
        }
        memcpy(at, " > ", 3);
        at += 3;
        put_set(&at, required.beginning);
        *at = 0;
        mc_arena_dispose(&arena);
        assert_string_equal(got, cases[i].answer);
    }
}

static void gives_up_on_sets_that_are_too_large(void **state)
{
    (void)state;
    char got[256];
    ask("[\\x20-\\x7e].", got);
    assert_string_equal(got, ":2");
    ask("[a-z][a-z][a-z]xy", got);
    assert_memory_equal(got, "axy|bxy|", 8);
    static const uint16_t letters[] = {'[', 'a', '-', 'z', ']', '[', 'a', '-', 'z', ']', 'x', 'y'};
    mc_arena arena = MC_ARENA_INIT;
    mc_required required;
    assert_true(mc_required_find(&required, &arena, NULL, (mc_ustr){letters, 12}));
    assert_int_equal(required.beginning.count, 26); // of one unit, since there are 676 pairs
    assert_int_equal(required.beginning.items[0].size, 1);
    static const char two_large[] = "(?:[a-z][a-e][q-s]|[a-z][a-e]t).";
    uint16_t units[sizeof two_large];
    for (uint32_t i = 0; two_large[i]; i++)
        units[i] = (uint16_t)(unsigned char)two_large[i];
    assert_true(mc_required_find(&required, &arena, NULL, (mc_ustr){units, sizeof two_large - 1}));
    assert_int_equal(required.count, 130); // 390 and 130 strings of three units, cut to pairs
    assert_int_equal(required.shortest, 2);
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_the_rarest_set),
        cmocka_unit_test(lists_groups_in_order_and_beginnings),
        cmocka_unit_test(gives_up_on_sets_that_are_too_large),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
