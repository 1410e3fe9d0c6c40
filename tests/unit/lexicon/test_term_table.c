// SPDX-License-Identifier: Apache-2.0
#include "lexicon/term_table.h"

#include "lexicon_folder.h"

static void a_term_has_its_flags_and_guards(void **state)
{
    (void)state;
    char out[512];
    lexicon_folder *folder = folder_new();
    const mc_lexicon *lexicon = folder_load_sound(folder, true);
    const mc_entry *kill = &lexicon->entries[mc_lexicon_entry_find(lexicon, MC_STR("threat.kill"))];
    assert_int_equal(kill->kind, MC_ENTRY_TERM);
    assert_int_equal(kill->flags, MC_FLAG_NEGATABLE | MC_FLAG_PHONETIC);
    assert_int_equal(kill->status, MC_STATUS_STABLE);
    assert_string_equal(folder_text(kill->detail.term, out), "杀你全家");
    assert_int_equal(kill->guards.not_in_window, 8);
    assert_int_equal(kill->guards.needs_window, UINT16_MAX);
    assert_int_equal(lexicon->classes[kill->guards.needs].word_count, 4);
    assert_int_equal(lexicon->classes[kill->guards.not_before].word_count, 1);
    assert_int_equal(kill->guards.not_after, MC_NONE);
    assert_int_equal(kill->guards.not_document, MC_NONE);
    assert_true(mc_str_equal(kill->note, MC_STR("seen often")));

    const mc_entry *allow =
        &lexicon->entries[mc_lexicon_entry_find(lexicon, MC_STR("allow.fire_alarm"))];
    assert_int_equal(allow->category, MC_NONE);
    assert_int_equal(allow->flags, MC_FLAG_ALLOW);
    folder_free(folder);
}

static void a_near_rule_has_its_classes_and_its_distance(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    const mc_lexicon *lexicon = folder_load_sound(folder, true);
    uint32_t index = mc_lexicon_entry_find(lexicon, MC_STR("third_party.call_kin"));
    const mc_entry *near = &lexicon->entries[index];
    assert_int_equal(near->kind, MC_ENTRY_NEAR);
    assert_int_equal(near->detail.near.distance, 6);
    assert_true(near->detail.near.ordered);
    assert_true(near->detail.near.whole_sentence);
    assert_int_equal(lexicon->classes[near->detail.near.b].word_count, 5); // kin and 朋友
    assert_int_not_equal(near->guards.needs_document, MC_NONE);
    folder_free(folder);
}

static void broken_terms_are_reported(void **state)
{
    (void)state;
    const char *file = "terms/broken.tsv";
    const char *head = "id\tcategory\tterm\tstatus\tflags\tregion\n";
    static const struct {
        const char *row, *found, *expected;
    } cases[] = {
        {"threat.t1\tthreat\t骂\ttesting\t\t", "one character", "two or more"},
        {"threat.t1\tthreat\t你等着|小心点\ttesting\t\t", "你等着|小心点", "a row for each"},
        {"threat.t1\tthreat\t\ttesting\t\t", "no term", "two characters"},
        {"threat.t1\tthreat\t打人\ttesting\tnegatabel\t", "\"negatabel\"", "negatable"},
        {"threat.t1\tthreat\t打人\ttesting\t\tus", "\"us\"", "cn, tw, hk"},
        {"threat.t1\tthreat\t打人\ttesting\tallow\t", "flag allow", "the category allow"},
        {"threat.t1\tthreat\t打人\t\t\t", "no status", "draft, testing"},
        {"Threat.t1\tthreat\t打人\ttesting\t\t", "\"Threat.t1\"", "category.word"},
        {"refund.t1\tthreat\t打人\ttesting\t\t", "begins with \"refund\"", "category \"threat\""},
        {"threat.t1\t威胁\t打人\ttesting\t\t", "unknown category \"威胁\"", "of 威胁 is threat"},
        {"threat.old\tthreat\t打人\ttesting\t\t", "\"threat.old\"", "never reused"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        snprintf(text, sizeof text, "%s%s\n", head, cases[i].row);
        expect_problem(file, text, 2, cases[i].found, cases[i].expected);
    }
}

static void a_cell_has_one_window(void **state)
{
    (void)state;
    expect_problem("terms/broken.tsv",
                   "id\tcategory\tterm\tstatus\tnot_in\n"
                   "threat.t1\tthreat\t打人\ttesting\t游戏|sentence:电影|小说\n",
                   2, "names a window behind a |", "head of the cell");
}

static void every_problem_reaches_the_sink(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_file(folder, "terms/broken.tsv",
                "id\tcategory\tterm\tstatus\nthreat.a1\tnone1\t打人\tdraft\n"
                "threat.a2\tnone2\t打人\tdraft\n");
    assert_null(folder_load(folder, false));
    assert_int_equal(folder->event_count, 2);
    assert_string_equal(folder->err.where, "terms/broken.tsv");
    assert_int_equal(folder->err.line, 2);
    assert_int_equal(folder->err.column, 11);
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_term_has_its_flags_and_guards),
        cmocka_unit_test(a_near_rule_has_its_classes_and_its_distance),
        cmocka_unit_test(broken_terms_are_reported),
        cmocka_unit_test(a_cell_has_one_window),
        cmocka_unit_test(every_problem_reaches_the_sink),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
