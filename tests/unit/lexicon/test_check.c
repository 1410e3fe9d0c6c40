// SPDX-License-Identifier: Apache-2.0
#include "lexicon/check.h"

#include "lexicon_folder.h"

static void a_sound_lexicon_passes(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    mc_error err = {0};
    mc_sink sink = {folder_note, folder};
    mc_lexicon_options options = {.data_folder = folder->path, .sink = &sink};
    if (mc_lexicon_check(&options, &err) != MC_OK) fail_msg("%s: %s", err.where, err.message);
    assert_int_equal(folder->event_count, 0);
    folder_free(folder);
}

static void the_same_slip_passes_a_plain_load(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_file(folder, "terms/more.tsv",
                "id\tcategory\tterm\tstatus\nthreat.zz\tthreat\t打死你\ttesting\n"
                "threat.aa\tthreat\t杀死你\ttesting\n");
    folder_load_sound(folder, false);
    folder_free(folder);
}

#define TERMS "id\tcategory\tterm\tstatus\n"

static void slips_in_the_form_of_tables_are_reported(void **state)
{
    (void)state;
    const char *file = "terms/more.tsv";
    expect_problem(file,
                   TERMS "threat.zz\tthreat\t打死你\ttesting\nthreat.aa\tthreat\t杀死你\ttesting\n",
                   3, "\"threat.aa\" stands behind", "lexicon fmt");
    expect_problem(file, TERMS "threat.aa\tthreat\te\xCC\x81te\ttesting\n", 2, "NFC",
                   "lexicon fmt");
}

static void sections_are_ordered_by_themselves(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_file(folder, "terms/more.tsv",
                TERMS "# z\nthreat.zz\tthreat\t打死你\ttesting\n"
                      "# a\nthreat.aa\tthreat\t杀死你\ttesting\n");
    folder_load_sound(folder, true);
    folder_free(folder);
}

static void slips_in_entries_are_reported(void **state)
{
    (void)state;
    const char *file = "terms/more.tsv";
    expect_problem(file,
                   TERMS "threat.aa\tthreat\t殺你全家吧\ttesting\n"
                         "threat.ab\tthreat\t殺你全家吧\ttesting\n",
                   3, "\"threat.ab\" has the same term as \"threat.aa\"", "one entry");
    expect_problem(file, TERMS "threat.aa\tthreat\t威胁警报\ttesting\n", 2,
                   "allow entry \"allow.fire_alarm\"", "can never match");
    expect_problem(file, TERMS "threat.aa\tthreat\t打死你。全家\ttesting\n", 2, "can never match",
                   "ends a sentence");
    expect_problem(file, TERMS "threat.aa\tthreat\t打死你们\tstable\n", 2, "0 examples that hit",
                   "expected 1 of each");
    expect_problem("near/more.tsv",
                   "id\tcategory\ta\tb\tdistance\tstatus\n"
                   "threat.near\tthreat\t@kin\t刀\t4\tstable\n",
                   2, "0 examples that hit and 0 that miss", "expected 2 of each");
    expect_problem("examples/more.tsv", "entry\tkind\tsentence\nthreat.who\thit\t打人\n", 2,
                   "\"threat.who\"", "id of an entry, a cue, a company");
    expect_problem("examples/more.tsv", "entry\tkind\tsentence\nthreat\thit\t打人\n", 2,
                   "\"threat\"", "expected its name, or - for none");
    expect_problem("examples/more.tsv", "entry\tkind\tsentence\nthreat.kill\tyes\t打人\n", 2,
                   "\"yes\"", "miss, hit");
    expect_problem("examples/more.tsv",
                   "entry\tkind\tstatus\tsentence\nthreat.kill\thit\tsaid\t打人\n", 2, "\"said\"",
                   "asserted, announced");
    expect_problem("cues/more.tsv",
                   "id\tcue\tkind\tstatus\nnegation.twin\t沒有\tnegation\tstable\n"
                   "negation.twin2\t沒有\tnegation\tstable\n",
                   3, "\"negation.twin2\" has the same words", "negation.twin");
}

// One slip is one error, however many examples the lost entry has.
static void a_lost_rule_does_not_count_its_examples(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_overlay(folder, "rules/mine.xml", "<rules>\n<rule id=\"threat.mine\"");
    folder_overlay(folder, "examples/mine.tsv",
                   "entry\tkind\tsentence\nthreat.mine\thit\t打人\nthreat.mine\tmiss\t骂人\n");
    assert_null(folder_load(folder, true));
    assert_true(folder_has(folder, "mine.xml", 2, "", ""));
    assert_false(folder_has(folder, "mine.tsv", 2, "threat.mine", ""));
    bool told = false;
    for (uint32_t i = 0; i < folder->event_count; i++)
        told |= strstr(folder->events[i].message, "2 examples name entries") != NULL;
    assert_true(told);
    folder_free(folder);
}

static void expect_pattern(const char *pattern, bool runs_long)
{
    char text[512];
    lexicon_folder *folder = folder_new();
    snprintf(text, sizeof text,
             "<rules>\n<rule id=\"threat.mine\" category=\"threat\" status=\"testing\"><pattern>%s"
             "</pattern></rule></rules>",
             pattern);
    folder_overlay(folder, "rules/mine.xml", text);
    assert_true(!folder_load(folder, false) == runs_long);
    if (runs_long) assert_true(folder_has(folder, "mine.xml", 2, "can run long", "~20"));
    folder_free(folder);
}

static void patterns_that_can_run_long_are_reported(void **state)
{
    (void)state;
    expect_pattern("打死.*全家", true);
    expect_pattern("打死.+?全家", true);
    expect_pattern("打死[^。]{3,}全家", true);
    expect_pattern("打死\\S*全家", true);
    expect_pattern("打死.{0,20}全家", false);
    expect_pattern("打死~20全家", false);
    expect_pattern("打死[0-9]+[个人]*全家", false);
    expect_pattern("打死\\.+全家[.^]*", false);
}

static void overlays_are_always_checked(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_overlay(folder, "rules/mine.xml",
                   "<rules>\n<rule id=\"threat.mine\" category=\"threat\" status=\"testing\" "
                   "colour=\"red\"><pattern>打人</pattern></rule></rules>");
    assert_null(folder_load(folder, false));
    assert_true(folder_has(folder, "-mine/rules/mine.xml", 2, "colour", ""));
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_sound_lexicon_passes),
        cmocka_unit_test(the_same_slip_passes_a_plain_load),
        cmocka_unit_test(slips_in_the_form_of_tables_are_reported),
        cmocka_unit_test(sections_are_ordered_by_themselves),
        cmocka_unit_test(slips_in_entries_are_reported),
        cmocka_unit_test(a_lost_rule_does_not_count_its_examples),
        cmocka_unit_test(patterns_that_can_run_long_are_reported),
        cmocka_unit_test(overlays_are_always_checked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
