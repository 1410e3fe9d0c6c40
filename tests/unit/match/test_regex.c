// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "match/regex.h"

enum { RUNS = 120, UNITS = 64 }; // more runs than are interpreted

typedef struct running {
    mc_arena arena;
    mc_regex *regex;
    mc_regex_scratch *scratch;
    uint16_t units[UNITS], pattern[UNITS];
    uint32_t size;
} running;

// ASCII only: one unit a character.
static uint32_t widen(uint16_t *units, const char *text)
{
    uint32_t size = (uint32_t)strlen(text);
    for (uint32_t i = 0; i < size; i++)
        units[i] = (unsigned char)text[i];
    return size;
}

static void start(running *r, const char *pattern, const char *text)
{
    mc_error err = {0};
    memset(r, 0, sizeof *r);
    r->arena = MC_ARENA_INIT;
    mc_ustr folded = {r->pattern, widen(r->pattern, pattern)};
    r->size = widen(r->units, text);
    assert_int_equal(mc_regex_new(&r->regex, &r->arena, folded, MC_REGEX_ANYWHERE, &err), MC_OK);
    assert_int_equal(mc_regex_scratch_new(&r->scratch, &err), MC_OK);
}

static void stop(running *r)
{
    mc_regex_dispose(r->regex);
    mc_regex_scratch_free(r->scratch);
    mc_arena_dispose(&r->arena);
}

static mc_regex_outcome run(running *r, mc_regex_match *match)
{
    mc_regex_window window = {{0, r->size}, 0, r->size};
    return mc_regex_find(r->regex, r->scratch, r->units, window, match);
}

static void machine_code_finds_what_the_interpreter_found(void **state)
{
    (void)state;
    running r;
    start(&r, "b(?<q>c+)d|xyz", "aabcccdxyz");
    for (int i = 0; i < RUNS; i++) {
        mc_regex_match match = {{0, 0}, {0, 0}};
        assert_int_equal(run(&r, &match), MC_REGEX_FOUND);
        assert_int_equal(match.whole.begin, 2);
        assert_int_equal(match.whole.end, 7);
        assert_int_equal(match.quote.begin, 3);
        assert_int_equal(match.quote.end, 6);
    }
    stop(&r);
}

// More machine code than there is room for (8 MiB, of some 1,100 bytes each): the later patterns
// stay interpreted.
static void beyond_the_room_for_machine_code_matches_are_the_same(void **state)
{
    (void)state;
    enum { PATTERNS = 9000 };
    static mc_regex *all[PATTERNS];
    running r;
    start(&r, "b(?<q>c+)d|(?:[ab]{2,9}\\p{Lu}{1,7}|x[yz]+){3,5}w", "aabcccdxyz");
    mc_ustr pattern = {r.pattern, UNITS};
    while (pattern.data[pattern.size - 1] == 0)
        pattern.size--;
    mc_regex_window window = {{0, r.size}, 0, r.size};
    for (int i = 0; i < PATTERNS; i++) {
        mc_regex_match match = {{0, 0}, {0, 0}};
        assert_int_equal(mc_regex_new(&all[i], &r.arena, pattern, MC_REGEX_ANYWHERE, NULL), MC_OK);
        for (int at = 0; at < 10; at++)
            assert_int_equal(mc_regex_find(all[i], r.scratch, r.units, window, &match),
                             MC_REGEX_FOUND);
        assert_int_equal(match.whole.begin, 2);
        assert_int_equal(match.whole.end, 7);
        assert_int_equal(match.quote.end, 6);
    }
    for (int i = 0; i < PATTERNS; i++)
        mc_regex_dispose(all[i]);
    stop(&r);
}

static void what_is_absent_stays_absent(void **state)
{
    (void)state;
    running r;
    start(&r, "b[^d]{0,3}e", "aabcccdxyz");
    for (int i = 0; i < RUNS; i++)
        assert_int_equal(run(&r, NULL), MC_REGEX_ABSENT);
    stop(&r);
}

static void a_limit_is_met_in_the_first_run_and_in_the_last(void **state)
{
    (void)state;
    running r;
    start(&r, "(?:a|aa|aaa)+x",
          "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabx"); // no match, in many ways
    for (int i = 0; i < RUNS; i++)
        assert_int_equal(run(&r, NULL), MC_REGEX_BUDGET);
    stop(&r);
}

static void a_broken_pattern_is_told(void **state)
{
    (void)state;
    running r;
    mc_error err = {0};
    start(&r, "a(b", "ab");
    assert_int_equal(run(&r, NULL), MC_REGEX_BROKEN);
    assert_int_equal(mc_regex_check(r.regex, &err), MC_ERR_LEXICON);
    assert_non_null(strstr(err.message, "parenthesis"));
    stop(&r);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(machine_code_finds_what_the_interpreter_found),
        cmocka_unit_test(beyond_the_room_for_machine_code_matches_are_the_same),
        cmocka_unit_test(what_is_absent_stays_absent),
        cmocka_unit_test(a_limit_is_met_in_the_first_run_and_in_the_last),
        cmocka_unit_test(a_broken_pattern_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
