// SPDX-License-Identifier: Apache-2.0
#include "lexicon/cue_link.h"

#include "lexicon_folder.h"

static void words_with_a_row_of_their_own_are_left_to_it(void **state)
{
    (void)state;
    char out[512];
    lexicon_folder *folder = folder_new();
    folder_file(folder, "cues/claim.tsv",
                "id\tcue\tkind\tdirection\treach\tstatus\n"
                "claim.a\t客服说\tclaim\tforward\t9\ttesting\n"
                "claim.b\t客服{说|称|讲}\tclaim\tforward\t5\ttesting\n"
                "claim.c\t客服讲\tclaim\tbackward\t5\ttesting\n"  // another direction
                "claim.d\t客服称\tclaim\tforward\t7\tretired\n"); // what finds nothing owns nothing
    const mc_lexicon *lexicon = folder_load_sound(folder, true);
    uint32_t a = mc_lexicon_cue_find(lexicon, MC_STR("claim.a"));
    assert_int_equal(lexicon->cues[a].reach, 9);
    assert_string_equal(folder_text(lexicon->cues[a + 1].text, out), "客服称");
    assert_string_equal(folder_text(lexicon->cues[a + 2].text, out), "客服讲");
    assert_true(mc_str_equal(lexicon->cues[a + 2].id, MC_STR("claim.b")));
    assert_true(mc_str_equal(mc_lexicon_cue_frame(lexicon, a + 2), MC_STR("客服{说|称|讲}")));
    assert_true(mc_str_equal(lexicon->cues[a + 3].id, MC_STR("claim.c")));
    assert_int_equal(mc_lexicon_cue_find(lexicon, MC_STR("claim.z")), MC_NONE);
    folder_free(folder);
}

static void an_overlay_replaces_and_extends_frames(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_file(folder, "cues/claim.tsv",
                "id\tcue\tkind\tstatus\n"
                "claim.a\t{@contact}人称\tclaim\ttesting\n"
                "claim.b\t{甲|乙}说\tclaim\ttesting\nclaim.c\t{丙|丁}说\tclaim\ttesting\n");
    folder_overlay(folder, "classes/mine.tsv", "class\tword\ncontact\t敲门\n");
    folder_overlay(folder, "cues/mine.tsv",
                   "id\tcue\tkind\tstatus\tnote\n"
                   "claim.b\t{甲|乙|戊}讲\tclaim\ttesting\t\n"
                   "claim.c\t\t\toff\tnoise; Li; 2999-01-01\n");
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    assert_int_equal(lexicon->cue_count, 4 + 3 + 2 + 2); // and those of the sound folder
    assert_int_equal(lexicon->cues[4].reach, 0);
    uint32_t off = mc_lexicon_cue_find(lexicon, MC_STR("claim.c"));
    assert_int_equal(lexicon->cues[off].status, MC_STATUS_RETIRED);
    assert_int_equal(lexicon->cues[off + 1].status, MC_STATUS_RETIRED);
    folder_free(folder);
}

static void rows_and_frames_that_do_nothing_are_reported(void **state)
{
    (void)state;
    expect_problem("cues/claim.tsv",
                   "id\tcue\tkind\treach\tstatus\nclaim.a\t客服说\tclaim\t5\ttesting\n"
                   "claim.b\t客服{说|称}\tclaim\t5\ttesting\n",
                   2, "\"claim.a\" does nothing that \"claim.b\" does not do", "more than its id");
    expect_problem("cues/claim.tsv",
                   "id\tcue\tkind\treach\tstatus\nclaim.a\t客服说\tclaim\t5\ttesting\n"
                   "claim.b\t客服{说}\tclaim\t6\ttesting\n",
                   3, "\"claim.b\" is no cue", "a row of its own");
    expect_problem("cues/claim.tsv",
                   "id\tcue\tkind\treach\tstatus\nclaim.a\t{客服|经理}说\tclaim\t5\ttesting\n"
                   "claim.b\t客服{说|称}\tclaim\t6\ttesting\n",
                   3, "\"claim.b\" has the same words", "\"claim.a\": \"客服说\"");
}

static void what_finds_nothing_neither_owns_nor_idles(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_file(folder, "cues/claim.tsv",
                "id\tcue\tkind\treach\tstatus\nclaim.a\t客服说\tclaim\t5\ttesting\n"
                "claim.b\t客服{说|称}\tclaim\t5\tretired\n");
    folder_load_sound(folder, true);
    folder_free(folder);
}

static void words_counted_among_clauses_are_apart_from_those_that_weigh(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_file(folder, "cues/genre_more.tsv",
                "id\tcue\tkind\tscope\tgenre\tweight\tstatus\n"
                "genre.a\t我\tgenre\tdocument\tcomplaint\t1\ttesting\n"
                "genre.b\t{我|本人}\tgenre\tclause\tcomplaint\t\ttesting\n");
    const mc_lexicon *lexicon = folder_load_sound(folder, true);
    assert_int_equal(lexicon->cue_count, 1 + 2 + 2); // and those of the sound folder
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_with_a_row_of_their_own_are_left_to_it),
        cmocka_unit_test(an_overlay_replaces_and_extends_frames),
        cmocka_unit_test(rows_and_frames_that_do_nothing_are_reported),
        cmocka_unit_test(what_finds_nothing_neither_owns_nor_idles),
        cmocka_unit_test(words_counted_among_clauses_are_apart_from_those_that_weigh),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
