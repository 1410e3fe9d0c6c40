// SPDX-License-Identifier: Apache-2.0
#include "lexicon/sign_table.h"

#include "lexicon_folder.h"

static void weights_stand_by_sign_and_genre(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_file(folder, "cues/signs.tsv",
                "sign\tcomplaint\tnews\tnote\nself_often\t2\t-3\tsays who he is\nlong\t\t1\t\n");
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    assert_int_equal(lexicon->sign_weights[MC_SIGN_SELF_OFTEN][MC_GENRE_COMPLAINT], 2);
    assert_int_equal(lexicon->sign_weights[MC_SIGN_SELF_OFTEN][MC_GENRE_NEWS], -3);
    assert_int_equal(lexicon->sign_weights[MC_SIGN_LONG][MC_GENRE_COMPLAINT], 0);
    assert_int_equal(lexicon->sign_weights[MC_SIGN_LONG][MC_GENRE_NEWS], 1);
    assert_int_equal(lexicon->sign_weights[MC_SIGN_SHORT][MC_GENRE_NEWS], 0);
    assert_string_equal(mc_genre_sign_code(MC_SIGN_PROGRAM), "program");
    folder_free(folder);
}

static void a_row_of_an_overlay_takes_the_place(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_file(folder, "cues/signs.tsv", "sign\tcomplaint\tnews\nself\t1\t-1\nlong\t\t1\n");
    folder_overlay(folder, "cues/signs.tsv", "sign\tcomplaint\tnews\nself\t4\t\n");
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    assert_int_equal(lexicon->sign_weights[MC_SIGN_SELF][MC_GENRE_COMPLAINT], 4);
    assert_int_equal(lexicon->sign_weights[MC_SIGN_SELF][MC_GENRE_NEWS], 0);
    assert_int_equal(lexicon->sign_weights[MC_SIGN_LONG][MC_GENRE_NEWS], 1);
    folder_free(folder);
}

static void broken_rows_are_reported(void **state)
{
    (void)state;
    static const struct {
        const char *row, *found, *expected;
    } cases[] = {{"selfish\t1\n", "\"selfish\"", "always, short"},
                 {"self\tmuch\n", "complaint is \"much\"", "from -100 to 100"},
                 {"self\t101\n", "complaint is \"101\"", "from -100 to 100"}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char table[128];
        snprintf(table, sizeof table, "sign\tcomplaint\n%s", cases[i].row);
        expect_problem("cues/signs.tsv", table, 2, cases[i].found, cases[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(weights_stand_by_sign_and_genre),
                                       cmocka_unit_test(a_row_of_an_overlay_takes_the_place),
                                       cmocka_unit_test(broken_rows_are_reported)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
