// SPDX-License-Identifier: Apache-2.0
#include "lexicon/rule_file.h"

#include "lexicon_folder.h"

static const mc_entry *entry_of(const mc_lexicon *lexicon, const char *id)
{
    uint32_t index = mc_lexicon_entry_find(lexicon, mc_str_from_z(id));
    assert_int_not_equal(index, MC_NONE);
    return &lexicon->entries[index];
}

static void each_shape_of_a_rule_is_read(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    const mc_lexicon *lexicon = folder_load_sound(folder, true);
    const mc_entry *told = entry_of(lexicon, "third_party.told_kin");
    assert_int_equal(told->kind, MC_ENTRY_PATTERN);
    assert_int_equal(told->flags, MC_FLAG_NEEDS_DOMAIN);
    assert_true(told->detail.pattern.exclude.size > 0);
    assert_false(told->detail.pattern.slow);
    assert_int_equal(told->guards.not_in_window, 12);
    assert_int_equal(told->origin.line, 3);
    assert_string_equal(told->origin.file, "rules/all.xml");

    const mc_frame *frame = &entry_of(lexicon, "third_party.frame")->detail.frame;
    assert_int_equal(frame->event_count, 2);
    assert_int_equal(frame->events[1], mc_lexicon_class_find(lexicon, MC_STR("contact")));
    assert_int_equal(frame->gap, 30);
    assert_int_equal(frame->quote_event, 1);
    assert_true(frame->cross_sentence);

    const mc_number_rule *number = &entry_of(lexicon, "threat.many")->detail.number;
    assert_int_equal(number->quantity, MC_QUANTITY_COUNT);
    assert_true(number->at_least > 7.49 && number->at_least < 7.51);
    assert_true(number->below > 1e11);
    assert_int_equal(number->distance, 9);
    folder_free(folder);
}

static void combinations_follow_sorting(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    const mc_lexicon *lexicon = folder_load_sound(folder, true);
    const mc_combination *both = &entry_of(lexicon, "threat.both")->detail.combination;
    assert_int_equal(both->kind, MC_COMBINE_AT_LEAST);
    assert_int_equal(both->at_least, 2);
    assert_int_equal(both->extent, MC_EXTENT_PARAGRAPH);
    assert_int_equal(both->entry_count, 2);
    assert_int_equal(both->none_count, 1);
    assert_ptr_equal(&lexicon->entries[both->entries[0]], entry_of(lexicon, "threat.kill"));
    assert_ptr_equal(&lexicon->entries[both->none_of[0]], entry_of(lexicon, "threat.many"));
    folder_free(folder);
}

#define RULE(attributes, inside) "<rules>\n<rule " attributes ">\n" inside "</rule></rules>\n"
#define USUAL                    "id=\"threat.r1\" category=\"threat\" status=\"testing\""

static void broken_rules_are_reported(void **state)
{
    (void)state;
    const char *file = "rules/broken.xml";
    expect_problem(file, "<rules>\n<rule>\n</rules>", 3, "mismatch", "");
    expect_problem(file, RULE(USUAL, "<pattern>(?<!不)打人</pattern>"), 3, "&lt; for a <", "");
    expect_problem(file, RULE(USUAL, "<pattern>打 & 骂</pattern>"), 3, "&amp; for an &", "");
    expect_problem(file, RULE(USUAL, "<note>x</note>"), 2, "0 of <pattern>", "exactly one");
    expect_problem(file,
                   RULE(USUAL, "<pattern>打人</pattern><frame gap=\"3\"><event>a1</event>"
                               "<event>b1</event></frame>"),
                   2, "2 of <pattern>", "exactly one");
    expect_problem(file, RULE(USUAL " colour=\"red\"", "<pattern>打人</pattern>"), 2, "colour", "");
    expect_problem(
        file,
        RULE("id=\"threat.r1\" category=\"thread\" status=\"testing\"", "<pattern>打人</pattern>"),
        2, "\"thread\"", "code of taxonomy.xml");
    expect_problem(
        file,
        RULE("id=\"threat.r1\" category=\"threat\" status=\"good\"", "<pattern>打人</pattern>"), 2,
        "\"good\"", "draft, testing, stable");
    expect_problem(file, RULE(USUAL, "<frame gap=\"3\"><event>a1</event></frame>"), 3,
                   "too few events", "2 to 8");
    expect_problem(file,
                   RULE(USUAL, "<frame gap=\"3\" quote=\"3\"><event>a1</event>"
                               "<event>b1</event></frame>"),
                   3, "quote is \"3\"", "1 to 2");
    expect_problem(file, RULE(USUAL, "<number quantity=\"count\" units=\"个\"/>"), 3, "no bound",
                   "at_least or below");
    expect_problem(file, RULE(USUAL, "<number quantity=\"count\" at_least=\"3\"/>"), 3, "no units",
                   "behind the number");
    expect_problem(file, RULE(USUAL, "<number quantity=\"rate\" at_least=\"3,5\"/>"), 3, "\"3,5\"",
                   "such as 7 or 0.5");
    expect_problem(file, RULE(USUAL, "<number quantity=\"rate\" at_least=\"9\" below=\"8\"/>"), 3,
                   "no number can fit", "");
    expect_problem(file,
                   RULE(USUAL, "<combination kind=\"all\" extent=\"clause\">"
                               "<entry>threat.none</entry></combination>"),
                   3, "\"threat.none\"", "id of another entry");
    expect_problem(file,
                   RULE(USUAL, "<combination kind=\"all\" extent=\"clause\">"
                               "<entry>threat.r1</entry></combination>"),
                   3, "itself", "id of another entry");
}

static void hours_may_wrap(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_file(folder, "rules/more.xml",
                RULE(USUAL, "<number quantity=\"hour\" at_least=\"22\" below=\"8\"/>"));
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    assert_int_equal(entry_of(lexicon, "threat.r1")->detail.number.units, MC_NONE);
    folder_free(folder);
}

static void amounts_need_both_words(void **state)
{
    (void)state;
    const char *file = "rules/more.xml";
    expect_problem(file, RULE(USUAL, "<number quantity=\"ratio\" near=\"到手\" below=\"0.9\"/>"), 3,
                   "a ratio has no near or against", "the words that name the amounts");
    expect_problem(
        file,
        RULE(USUAL, "<number quantity=\"yield\" near=\"每期\" against=\"借\" at_least=\"24\"/>"), 3,
        "a yield has no near, against or period", "the words that name the amounts");
    expect_problem(file, RULE(USUAL, "<number quantity=\"rate\" against=\"借\" at_least=\"24\"/>"),
                   3, "against or except", "ratio and yield only");
    lexicon_folder *folder = folder_new();
    folder_file(folder, file,
                RULE(USUAL, "<number quantity=\"yield\" near=\"每期\" against=\"借\" period=\"期\" "
                            "except=\"年\" at_least=\"24\"/>"));
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    const mc_number_rule *number = &entry_of(lexicon, "threat.r1")->detail.number;
    assert_int_equal(number->quantity, MC_QUANTITY_YIELD);
    assert_int_not_equal(number->against, MC_NONE);
    assert_int_not_equal(number->except, MC_NONE);
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_shape_of_a_rule_is_read),
        cmocka_unit_test(combinations_follow_sorting),
        cmocka_unit_test(broken_rules_are_reported),
        cmocka_unit_test(hours_may_wrap),
        cmocka_unit_test(amounts_need_both_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
