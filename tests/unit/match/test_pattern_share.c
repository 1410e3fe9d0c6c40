// SPDX-License-Identifier: Apache-2.0
#include "fake_match.h"

#include "base/attr.h"
#include "base/region.h"
#include "match/match_plan.h"

enum { PATTERNS = 120 };

// Patterns that share groups across the cut, with branches and excludes; 1 and 2 stand for letters.
static void put_patterns(fake *f)
{
    static const char *const shapes[] = {"(?:call|ring)12.{0,4}(?:aunt|uncle)", "pay12|owe21now",
                                         "(?:debt1|loan2)s?.{0,6}late",
                                         "call2.{0,3}(?:ring1|aunt)"};
    fake_begin(f);
    for (int i = 0; i < PATTERNS; i++) {
        char pattern[128] = {0};
        strncpy(pattern, shapes[i % 4], sizeof pattern - 1);
        for (char *at = pattern; *at; at++) {
            if (*at == '1') *at = (char)('a' + i % 26);
            if (*at == '2') *at = (char)('a' + i * 7 / 5 % 26);
        }
        mc_entry *entry = fake_pattern(f, pattern, i % 3 ? "" : "no.(?:aunt|uncle)");
        entry->origin = (mc_origin){"rules/x.xml", (uint32_t)i + 1};
    }
}

static void expect_same_branches(const mc_match_index *a, const mc_match_index *b,
                                 const mc_pattern_plan *plan)
{
    for (uint32_t i = plan->first_branch; i < plan->first_branch + plan->branch_count; i++) {
        const mc_pattern_branch *one = &a->branches[i], *other = &b->branches[i];
        assert_int_equal(one->pattern, other->pattern);
        assert_int_equal(one->trigger, other->trigger);
        assert_int_equal(one->longest, other->longest);
        assert_int_equal(one->group_count, other->group_count);
        assert_memory_equal(one->groups, other->groups, one->group_count * sizeof *one->groups);
        assert_int_equal(one->beginning.mask, other->beginning.mask);
    }
}

// A region gives its memory to one thread, so an index in it is planned by one.
static void two_threads_plan_as_one(void **state)
{
    (void)state;
    if (MC_THREAD_SANITIZER) skip();
    fake f;
    mc_error err = {0};
    mc_match_index *two = NULL, *one = NULL;
    mc_region *region = NULL;
    put_patterns(&f);
    assert_int_equal(mc_match_index_new(&two, &f.lexicon, &err), MC_OK);
    assert_int_equal(mc_region_new(&region, &err), MC_OK);
    f.lexicon.region = region;
    assert_int_equal(mc_match_index_new(&one, &f.lexicon, &err), MC_OK);
    assert_int_equal(two->pattern_count, PATTERNS);
    assert_int_equal(two->pattern_count, one->pattern_count);
    assert_int_equal(two->slow_count, one->slow_count);
    assert_int_equal(two->group_count, one->group_count);
    assert_int_equal(two->trigger_count, one->trigger_count);
    for (uint32_t i = 0; i < PATTERNS; i++) {
        const mc_pattern_plan *a = &two->patterns[i], *b = &one->patterns[i];
        assert_int_equal(a->entry, b->entry);
        assert_int_equal(a->anchored, b->anchored);
        assert_int_equal(a->first_branch, b->first_branch);
        assert_int_equal(a->branch_count, b->branch_count);
        assert_int_equal(a->exclude_group, b->exclude_group);
        expect_same_branches(two, one, a);
    }
    mc_match_index_free(two);
    mc_match_index_free(one);
    mc_region_free(region);
    fake_end(&f);
}

static void expect_error_at(fake *f, uint32_t line)
{
    mc_error err = {0};
    assert_int_equal(mc_match_index_new(&f->index, &f->lexicon, &err), MC_ERR_LEXICON);
    assert_int_equal(err.line, line);
    assert_string_equal(err.where, "rules/x.xml");
}

static void the_first_error_is_told_whoever_finds_it(void **state)
{
    (void)state;
    fake f;
    put_patterns(&f);
    f.entries[110].detail.pattern.pattern = fake_units(&f, "ab(c");
    expect_error_at(&f, 111);
    f.entries[70].detail.pattern.pattern = fake_units(&f, "[a-z]+");
    expect_error_at(&f, 71);
    f.entries[3].detail.pattern.pattern = fake_units(&f, "(?<q>ab)(?<q>c)");
    expect_error_at(&f, 4);
    fake_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_threads_plan_as_one),
        cmocka_unit_test(the_first_error_is_told_whoever_finds_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
