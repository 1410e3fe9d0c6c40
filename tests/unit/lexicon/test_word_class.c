// SPDX-License-Identifier: Apache-2.0
#include "lexicon/word_class.h"

#include "lexicon_folder.h"

static const mc_word *find_word(const mc_word_class *class, const char *text)
{
    char out[512];
    for (uint32_t i = 0; i < class->word_count; i++) {
        if (strcmp(folder_text(class->words[i].text, out), text) == 0) return &class->words[i];
    }
    return NULL;
}

static const mc_word_class *named(const mc_lexicon *lexicon, const char *name)
{
    uint32_t index = mc_lexicon_class_find(lexicon, mc_str_from_z(name));
    assert_int_not_equal(index, MC_NONE);
    return &lexicon->classes[index];
}

static void includes_are_copied_with_their_guards(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    const mc_lexicon *lexicon = folder_load_sound(folder, true);
    const mc_word_class *kin = named(lexicon, "kin");
    assert_int_equal(kin->word_count, 4);
    const mc_word *mother = find_word(kin, "妈");
    assert_non_null(mother);
    assert_int_equal(mother->not_before_count, 2);
    assert_int_equal(mother->not_after_count, 1);
    assert_non_null(find_word(kin, "妈妈"));
    assert_int_equal(mc_lexicon_class_find(lexicon, MC_STR("nobody")), MC_NONE);
    folder_free(folder);
}

static void words_are_folded_sorted_and_unique(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_file(folder, "classes/more.tsv", "class\tword\nkin\t媽媽\nkin\tＡＢ\n");
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    const mc_word_class *kin = named(lexicon, "kin");
    assert_int_equal(kin->word_count, 5); // 媽媽 folds to 妈妈, which is there
    assert_non_null(find_word(kin, "ab"));
    for (uint32_t i = 1; i < kin->word_count; i++) {
        assert_true(kin->words[i - 1].text.data[0] <= kin->words[i].text.data[0]);
    }
    folder_free(folder);
}

static void equal_cells_share_one_class(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_file(folder, "near/more.tsv",
                "id\tcategory\ta\tb\tdistance\tstatus\n"
                "threat.n1\tthreat\t刀|枪|刀\t@kin\t3\ttesting\n"
                "threat.n2\tthreat\t枪 | 刀\t@kin|@parents\t3\ttesting\n");
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    const mc_near *one =
        &lexicon->entries[mc_lexicon_entry_find(lexicon, MC_STR("threat.n1"))].detail.near;
    const mc_near *two =
        &lexicon->entries[mc_lexicon_entry_find(lexicon, MC_STR("threat.n2"))].detail.near;
    assert_int_equal(one->a, two->a);
    assert_int_equal(lexicon->classes[one->a].word_count, 2);
    assert_int_equal(lexicon->classes[one->a].name.size, 0);
    assert_int_equal(one->b, mc_lexicon_class_find(lexicon, MC_STR("kin")));
    assert_int_equal(lexicon->classes[two->b].word_count, 4);
    folder_free(folder);
}

static void broken_classes_are_reported(void **state)
{
    (void)state;
    const char *file = "classes/zz_broken.tsv";
    expect_problem(file, "class\tword\nKin\t妈\n", 2, "\"Kin\"", "expected a-z");
    expect_problem(file, "class\tword\nkin\t\n", 2, "\"kin\"", "has no word");
    expect_problem(file, "class\tword\nkin\t@nobody\n", 2, "\"@nobody\"", "unknown class");
    expect_problem(file, "class\tword\na\t@b\nb\t@a\n", 3, "\"@a\"", "circle");
    expect_problem(file, "class\tword\nkin\t儿子\n", 2, "\"儿子\"", "already, at line");
    expect_problem(file, "class\tword\nparents\t媽\n", 2, "\"媽\"", "folds to the same text");
    expect_problem(file, "class\tword\nkin\t爸｜爹\n", 2, "full-width bar", "lexicon fmt");
    expect_problem(file, "class\tword\nkin\t＠parents\n", 2, "full-width at sign", "expected @");
    expect_problem(file, "class\tword\tstatus\nkin\t爹\toff\n", 2, "\"off\"", "in an overlay");
    expect_problem(file, "class\tword\nlonely\t爹\n", 2, "\"lonely\"", "named nowhere");
}

static void broken_alternatives_are_reported(void **state)
{
    (void)state;
    const char *file = "near/broken.tsv";
    const char *head = "id\tcategory\ta\tb\tdistance\tneeds\tstatus\nthreat.n1\tthreat\t";
    char text[512];
    snprintf(text, sizeof text, "%s刀||枪\t@kin\t3\t\tdraft\n", head);
    expect_problem(file, text, 2, "an alternative is empty", "each |");
    snprintf(text, sizeof text, "%s@nobody\t@kin\t3\t\tdraft\n", head);
    expect_problem(file, text, 2, "\"@nobody\"", "unknown class");
    snprintf(text, sizeof text, "%s刀\t\t3\t\tdraft\n", head);
    expect_problem(file, text, 2, "b is empty", "expected words");
    snprintf(text, sizeof text, "%s刀\t@kin\t41\t\tdraft\n", head);
    expect_problem(file, text, 2, "\"41\"", "from 0 to 40");
    snprintf(text, sizeof text, "%s刀\t@kin\t4\t999:枪\tdraft\n", head);
    expect_problem(file, text, 2, "the window is \"999\"", "1 to 160");
    snprintf(text, sizeof text, "%s刀\t@kin\t4\tsentence:\tdraft\n", head);
    expect_problem(file, text, 2, "a window without words", "behind the colon");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(includes_are_copied_with_their_guards),
        cmocka_unit_test(words_are_folded_sorted_and_unique),
        cmocka_unit_test(equal_cells_share_one_class),
        cmocka_unit_test(broken_classes_are_reported),
        cmocka_unit_test(broken_alternatives_are_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
