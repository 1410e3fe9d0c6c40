// SPDX-License-Identifier: Apache-2.0
// What each kind of entry hits, and why candidates are rejected.
#include "fake_match.h"

static void longest_term_of_a_category_wins(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *shorter = fake_term(&f, "bcd", 1), *longer = fake_term(&f, "abcde", 1);
    mc_entry *other = fake_term(&f, "cd", 2);
    fake_run(&f, "xabcdex.bcd");
    assert_int_equal(f.result.hit_count, 4);
    fake_expect(&f, 0, longer, "abcde");
    fake_expect(&f, 1, other, "cd");
    fake_expect(&f, 2, shorter, "bcd");
    fake_expect(&f, 3, other, "cd");
    fake_expect_rejection(&f, MC_REJECT_LONGER);
    assert_int_equal(f.result.rejected[0].by, fake_index_of(&f, longer));
    fake_end(&f);
}

static void allow_entries_remove_what_they_cover(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *allow = fake_term(&f, "abcd", MC_NONE), *covered = fake_term(&f, "bc", 1);
    mc_entry *near = fake_near(&f, "ab", "cd", 5);
    allow->flags = MC_FLAG_ALLOW;
    fake_run(&f, "abcd bc,ab-cd");
    assert_int_equal(f.result.hit_count, 2);
    fake_expect(&f, 0, covered, "bc");
    fake_expect(&f, 1, near, "ab-cd");
    assert_int_equal(f.result.rejected_count, 2);
    assert_int_equal(f.result.rejected[0].reason, MC_REJECT_ALLOW);
    fake_end(&f);
}

static void terms_do_not_cross_sentences_or_enter_boilerplate(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    fake_term(&f, "b.a", 1);
    fake_term(&f, "bb", 1);
    fake_run(&f, "ab.ab");
    assert_int_equal(f.result.hit_count, 0);
    fake_cut(&f, fake_units(&f, "abb.abb"));
    f.sentences[1].kind = MC_SENTENCE_BOILERPLATE;
    assert_int_equal(mc_matcher_run(f.matcher, &f.text, &f.document, &f.result, NULL), MC_OK);
    assert_int_equal(f.result.hit_count, 1);
    assert_int_equal(f.result.hits[0].span.begin, 1);
    fake_end(&f);
}

static void near_takes_the_closest_pair_in_the_clause(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *near = fake_near(&f, "mum|dad", "call", 3);
    fake_run(&f, "call xxxx mum,call dad.mum call--call.mum----call.mum/call");
    assert_int_equal(f.result.hit_count, 2);
    fake_expect(&f, 0, near, "call dad");
    fake_expect(&f, 1, near, "mum call");
    fake_end(&f);
}

static void near_keeps_order_and_span_when_asked(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *ordered = fake_near(&f, "mum", "call", 3), *wide = fake_near(&f, "dad", "call", 3);
    ordered->detail.near.ordered = true;
    wide->detail.near.whole_sentence = true;
    fake_run(&f, "call mum.call,dad");
    assert_int_equal(f.result.hit_count, 1);
    fake_expect(&f, 0, wide, "call,dad");
    fake_end(&f);
}

static void near_quotes_the_rarer_word_of_a_long_pair(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *near = fake_near(&f, "mum|dad|son", "call", 20);
    fake_run(&f, "mum is what they did call");
    assert_int_equal(f.result.hit_count, 1);
    fake_expect(&f, 0, near, "call");
    assert_int_equal(f.result.hits[0].span.begin, 0);
    fake_end(&f);
}

static void patterns_quote_their_group_and_stay_in_the_sentence(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *pattern = fake_pattern(&f, "(?<=n)o.{0,5}(?<q>call|ring)(?!s)", "sorry");
    fake_run(&f, "no way call.no.call/no call sorry.no calls.no,ring,no call");
    assert_int_equal(f.result.hit_count, 3);
    fake_expect(&f, 0, pattern, "call");
    fake_expect(&f, 1, pattern, "ring");
    fake_expect(&f, 2, pattern, "call");
    fake_expect_rejection(&f, MC_REJECT_EXCLUDE);
    assert_int_equal(f.result.rejected[0].evidence.end - f.result.rejected[0].evidence.begin, 5);
    fake_end(&f);
}

static void patterns_over_budget_are_reported(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    fake_pattern(&f, "(?:a+)+(?:a+)+(?:a+)+zz", "");
    fake_run(&f, "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaayzz");
    assert_int_equal(f.result.hit_count, 0);
    assert_int_equal(f.result.budget_exceeded, 1);
    fake_expect_rejection(&f, MC_REJECT_BUDGET);
    fake_end(&f);
}

static void bad_patterns_are_lexicon_errors(void **state)
{
    (void)state;
    const char *const bad[] = {"ab(c", "[a-z]+", "(?<q>ab)(?<q>c)"};
    for (uint32_t i = 0; i < 3; i++) {
        fake f;
        mc_error err = {0};
        fake_begin(&f);
        fake_pattern(&f, bad[i], "")->origin = (mc_origin){"rules/x.xml", 7};
        assert_int_equal(mc_match_index_new(&f.index, &f.lexicon, &err), MC_ERR_LEXICON);
        assert_string_equal(err.where, "rules/x.xml");
        assert_int_equal(err.line, 7);
        assert_non_null(strstr(err.message, "entry id"));
        fake_end(&f);
    }
}

// A pattern that is compiled late is found out only by a text that asks for it, and then with its
// place.
static void late_patterns_are_refused_when_they_run(void **state)
{
    (void)state;
    fake f;
    mc_error err = {0};
    mc_match_result result;
    mc_document document = {0};
    fake_begin(&f);
    mc_entry *entry = fake_pattern(&f, "abc(?<q>d", "");
    entry->origin = (mc_origin){"rules/x.xml", 7};
    entry->detail.pattern.late = true;
    fake_run(&f, "nothing of it here");
    fake_cut(&f, fake_units(&f, "here is abcd."));
    assert_int_equal(mc_matcher_run(f.matcher, &f.text, &document, &result, &err), MC_ERR_LEXICON);
    assert_string_equal(err.where, "rules/x.xml");
    assert_int_equal(err.line, 7);
    assert_non_null(strstr(err.message, "entry id"));
    fake_end(&f);
}

static void slow_patterns_run_over_every_sentence(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *pattern = fake_pattern(&f, "[0-9]+", "");
    pattern->detail.pattern.slow = true;
    fake_run(&f, "a12b3.45");
    assert_int_equal(f.result.hit_count, 3);
    fake_expect(&f, 2, pattern, "45");
    fake_end(&f);
}

static mc_entry *add_frame(fake *f, const char *a, const char *b, const char *c, uint16_t gap)
{
    mc_entry *entry = fake_entry(f, MC_ENTRY_FRAME);
    uint32_t *events = mc_arena_array(&f->arena, 3, sizeof *events);
    events[0] = fake_class(f, a);
    events[1] = fake_class(f, b);
    events[2] = fake_class(f, c);
    entry->detail.frame = (mc_frame){events, 3, gap, false, 2};
    return entry;
}

static void frames_follow_their_events_over_clauses(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *frame = add_frame(&f, "paid", "told", "call", 6);
    fake_run(&f, "paid,told,they call.told,paid,call.paid,told.call/paid,told....");
    assert_int_equal(f.result.hit_count, 1);
    fake_expect(&f, 0, frame, "call");
    assert_int_equal(f.result.hits[0].span.begin, 0);
    frame->detail.frame.cross_sentence = true;
    fake_run(&f, "paid,told.call/paid,told/call");
    assert_int_equal(f.result.hit_count, 1);
    fake_end(&f);
}

static void frames_find_the_chain_that_greed_misses(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *frame = add_frame(&f, "aa", "bb", "cc", 5);
    fake_run(&f, "aa bb--bb-----cc.aa aa-bb-cc cc");
    assert_int_equal(f.result.hit_count, 2);
    fake_expect(&f, 0, frame, "cc");
    assert_int_equal(f.result.hits[1].span.begin, 20);
    assert_int_equal(f.result.hits[1].span.end, 28);
    fake_end(&f);
}

static void guards_reject_with_reason_and_evidence(void **state)
{
    (void)state;
    static const struct {
        size_t guard;
        const char *hit, *miss;
        mc_rejection reason;
    } cases[] = {
        {offsetof(mc_guards, not_before), "xab", "noab", MC_REJECT_NOT_BEFORE},
        {offsetof(mc_guards, not_after), "abx", "abno", MC_REJECT_NOT_AFTER},
        {offsetof(mc_guards, not_in), "no,ab", "x,no xab,", MC_REJECT_NOT_IN},
        {offsetof(mc_guards, needs), "x,no ab,", "no,ab", MC_REJECT_NEEDS},
        {offsetof(mc_guards, not_document), "ab", "ab./no", MC_REJECT_NOT_DOCUMENT},
        {offsetof(mc_guards, needs_document), "ab./no", "ab", MC_REJECT_NEEDS_DOCUMENT},
    };
    for (uint32_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        fake f;
        fake_begin(&f);
        mc_entry *entry = fake_term(&f, "ab", 1);
        *(uint32_t *)((char *)&entry->guards + cases[i].guard) = fake_class(&f, "no");
        fake_run(&f, cases[i].hit);
        assert_int_equal(f.result.hit_count, 1);
        assert_int_equal(f.result.rejected_count, 0);
        fake_run(&f, cases[i].miss);
        assert_int_equal(f.result.hit_count, 0);
        fake_expect_rejection(&f, cases[i].reason);
        fake_end(&f);
    }
}

static void guard_windows_count_units_and_end_with_the_sentence(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *narrow = fake_term(&f, "ab", 1), *wide = fake_term(&f, "cd", 1);
    narrow->guards.not_in = wide->guards.not_in = fake_class(&f, "no");
    narrow->guards.not_in_window = 4;
    wide->guards.not_in_window = UINT16_MAX;
    fake_run(&f, "no,,,ab.no,,ab.no.cd./no,cd");
    assert_int_equal(f.result.hit_count, 2);
    fake_expect(&f, 0, narrow, "ab");
    fake_expect(&f, 1, wide, "cd");
    fake_end(&f);
}

static void guarded_longer_term_does_not_hide_the_shorter(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *longer = fake_term(&f, "abcd", 1), *shorter = fake_term(&f, "bc", 1);
    longer->guards.not_after = fake_class(&f, "x");
    fake_run(&f, "abcdx");
    assert_int_equal(f.result.hit_count, 1);
    fake_expect(&f, 0, shorter, "bc");
    fake_end(&f);
}

static mc_entry *add_combination(fake *f, mc_combination_kind kind, uint32_t none)
{
    mc_entry *entry = fake_entry(f, MC_ENTRY_COMBINATION);
    uint32_t *members = mc_arena_array(&f->arena, 3, sizeof *members);
    for (uint32_t i = 0; i < 3; i++)
        members[i] = i;
    entry->detail.combination =
        (mc_combination){kind, 2, members, members + 2, 2, none, MC_EXTENT_SENTENCE};
    return entry;
}

static void combinations_count_their_members(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    fake_term(&f, "aa", 1);
    fake_term(&f, "bb", 2);
    fake_term(&f, "cc", 3);
    mc_entry *all = add_combination(&f, MC_COMBINE_ALL, 0);
    mc_entry *none = add_combination(&f, MC_COMBINE_ANY, 1);
    all->category = none->category = 4;
    fake_run(&f, "bb aa.aa.bb cc aa");
    uint32_t alls = 0, nones = 0;
    for (uint32_t i = 0; i < f.result.hit_count; i++) {
        alls += f.result.hits[i].entry == fake_index_of(&f, all);
        nones += f.result.hits[i].entry == fake_index_of(&f, none);
    }
    assert_int_equal(alls, 2);
    assert_int_equal(nones, 2);
    fake_end(&f);
}

static void words_of_classes_have_guards_of_their_own(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *near = fake_near(&f, "mum", "call", 9);
    mc_ustr *refused = mc_arena_array(&f.arena, 1, sizeof *refused);
    refused[0] = fake_units(&f, "ed");
    mc_word *word = (mc_word *)f.classes[near->detail.near.b].words;
    word->not_after = refused;
    word->not_after_count = 1;
    fake_run(&f, "mum called.mum calls");
    assert_int_equal(f.result.hit_count, 1);
    fake_expect(&f, 0, near, "mum call");
    assert_int_equal(f.result.hits[0].span.begin, 11);
    fake_end(&f);
}

static void numbers_are_compared_beside_their_words(void **state)
{
    (void)state;
    static const mc_str folder = {MC_LEXICONS, sizeof MC_LEXICONS - 1};
    mc_fold_table *fold = NULL;
    mc_error err = {0};
    fake f;
    fake_begin(&f);
    assert_int_equal(mc_fold_table_load(&fold, NULL, MC_LEXICONS, &err), MC_OK);
    f.lexicon.fold = fold;
    f.lexicon.folders = &folder;
    f.lexicon.folder_count = 1;
    mc_entry *calls = fake_entry(&f, MC_ENTRY_NUMBER);
    calls->detail.number = (mc_number_rule){.quantity = MC_QUANTITY_COUNT,
                                            .near = fake_class(&f, "call|ring"),
                                            .units = fake_class(&f, "x"),
                                            .period = fake_class(&f, "day"),
                                            .distance = 5,
                                            .at_least = 7,
                                            .below = 1000};
    fake_run(&f, "a day call 12x ok.a day call 6x.a day call,to me 12x.call 12x.a day call 12");
    assert_int_equal(f.result.hit_count, 1);
    fake_expect(&f, 0, calls, "day call 12x");
    fake_run(&f, "a day 7x ring.a day 1000x ring.7x a ring a day");
    assert_int_equal(f.result.hit_count, 2);
    fake_expect(&f, 0, calls, "day 7x ring");
    fake_expect(&f, 1, calls, "7x");
    fake_end(&f);
    mc_fold_table_free(fold);
}

static void patterns_need_their_groups_in_order(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    mc_entry *told = fake_pattern(&f, "(?:tell|told).{0,9}(?:mum|boss)", "joke");
    mc_entry *open = fake_pattern(&f, ".{2}zz[^,]*yy", "");
    fake_run(&f, "boss told.told my boss, told mum.tell boss joke.told a very far boss.tellmum");
    assert_int_equal(f.result.hit_count, 3);
    fake_expect(&f, 0, told, "told my boss");
    fake_expect(&f, 1, told, "told mum");
    fake_expect(&f, 2, told, "tellmum");
    assert_int_equal(f.result.rejected_count, 1);
    assert_int_equal(f.result.rejected[0].reason, MC_REJECT_EXCLUDE);
    fake_run(&f, "aazz yy.yy aazz.zz yy.abzzyy zz yy");
    assert_int_equal(f.result.hit_count, 2);
    fake_expect(&f, 0, open, "aazz yy");
    fake_expect(&f, 1, open, "abzzyy zz yy");
    fake_end(&f);
}

static void drafts_and_retired_entries_sleep(void **state)
{
    (void)state;
    fake f;
    fake_begin(&f);
    fake_term(&f, "ab", 1)->status = MC_STATUS_DRAFT;
    fake_term(&f, "cd", 1)->status = MC_STATUS_RETIRED;
    fake_run(&f, "abcd");
    assert_int_equal(f.result.hit_count, 0);
    fake_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(longest_term_of_a_category_wins),
        cmocka_unit_test(allow_entries_remove_what_they_cover),
        cmocka_unit_test(terms_do_not_cross_sentences_or_enter_boilerplate),
        cmocka_unit_test(near_takes_the_closest_pair_in_the_clause),
        cmocka_unit_test(near_keeps_order_and_span_when_asked),
        cmocka_unit_test(near_quotes_the_rarer_word_of_a_long_pair),
        cmocka_unit_test(patterns_quote_their_group_and_stay_in_the_sentence),
        cmocka_unit_test(patterns_over_budget_are_reported),
        cmocka_unit_test(bad_patterns_are_lexicon_errors),
        cmocka_unit_test(late_patterns_are_refused_when_they_run),
        cmocka_unit_test(slow_patterns_run_over_every_sentence),
        cmocka_unit_test(frames_follow_their_events_over_clauses),
        cmocka_unit_test(frames_find_the_chain_that_greed_misses),
        cmocka_unit_test(guards_reject_with_reason_and_evidence),
        cmocka_unit_test(guard_windows_count_units_and_end_with_the_sentence),
        cmocka_unit_test(guarded_longer_term_does_not_hide_the_shorter),
        cmocka_unit_test(combinations_count_their_members),
        cmocka_unit_test(words_of_classes_have_guards_of_their_own),
        cmocka_unit_test(numbers_are_compared_beside_their_words),
        cmocka_unit_test(patterns_need_their_groups_in_order),
        cmocka_unit_test(drafts_and_retired_entries_sleep),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
