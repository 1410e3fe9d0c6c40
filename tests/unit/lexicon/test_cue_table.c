// SPDX-License-Identifier: Apache-2.0
#include "lexicon/cue_table.h"

#include "lexicon_folder.h"
#include "text/document.h"

static void cues_keep_their_cells_and_kinds_their_order(void **state)
{
    (void)state;
    char out[512];
    lexicon_folder *folder = folder_new();
    const mc_lexicon *lexicon = folder_load_sound(folder, true);
    assert_int_equal(lexicon->cue_count, 2);
    const mc_cue *genre = &lexicon->cues[0], *none = &lexicon->cues[1];
    assert_int_equal(genre->kind, MC_CUE_GENRE);
    assert_int_equal(genre->genre, MC_GENRE_COURT);
    assert_int_equal(genre->weight, 5);
    assert_int_equal(genre->scope, MC_SCOPE_DOCUMENT);
    assert_int_equal(none->kind, MC_CUE_NEGATION);
    assert_string_equal(folder_text(none->text, out), "没有");
    assert_int_equal(none->direction, MC_FORWARD);
    assert_int_equal(none->reach, 7);
    assert_int_equal(none->families, 3);
    assert_int_equal(none->only_flag, MC_FLAG_NEGATABLE);
    assert_int_equal(lexicon->classes[none->ends].word_count, 2);
    assert_int_equal(lexicon->classes[none->not_in].word_count, 1);
    assert_int_equal(none->needs, mc_lexicon_class_find(lexicon, MC_STR("contact")));
    // the test's order.tsv puts negation first
    assert_int_equal(lexicon->precedence[MC_CUE_NEGATION], 0);
    assert_int_equal(lexicon->precedence[MC_CUE_PSEUDO_NEGATION], 1);
    assert_string_equal(mc_cue_kind_code(MC_CUE_COMPANY_CONTEXT), "company_context");
    folder_free(folder);
}

static void overlays_switch_cues_off(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_overlay(folder, "cues/mine.tsv",
                   "id\tcue\tkind\tstatus\tnote\nnegation.none\t\t\toff\tnoise; Li; 2999-01-01\n");
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    assert_int_equal(lexicon->cues[1].status, MC_STATUS_RETIRED);
    folder_free(folder);
}

static void broken_cues_are_reported(void **state)
{
    (void)state;
    const char *head = "id\tcue\tkind\tdirection\treach\tfamilies\tgenre\tstatus\n";
    static const struct {
        const char *row, *found, *expected;
    } cases[] = {
        {"negation.x\t没\tnegaton\t\t\t\t\tstable", "\"negaton\"", "pseudo_negation, negation"},
        {"negation.x\t没\tnegation\tup\t\t\t\tstable", "\"up\"", "forward, backward, both"},
        {"negation.x\t没\tnegation\t\t121\t\t\tstable", "reach is \"121\"", "from 0 to 120"},
        {"negation.x\t没\tnegation\t\t\tplants\t\tstable", "\"plants\"", "code of taxonomy.xml"},
        {"negation.x\t没\tnegation\t\t\t\tnews\tstable", "\"news\"", "none for others"},
        {"genre.x\t没\tgenre\t\t\t\tpoem\tstable", "\"poem\"", "complaint, forum"},
        {"negation.x\t\tnegation\t\t\t\t\tstable", "\"negation.x\"", "no cue"},
        {"negation.none\t没\tnegation\t\t\t\t\tstable", "\"negation.none\"", "never reused"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        snprintf(text, sizeof text, "%s%s\n", head, cases[i].row);
        expect_problem("cues/broken.tsv", text, 2, cases[i].found, cases[i].expected);
    }
}

static void columns_that_never_act_are_reported(void **state)
{
    (void)state;
    const char *head = "id\tcue\tkind\tdirection\tends\tnot_in\tstatus\n";
    static const struct {
        const char *row, *found, *expected;
    } cases[] = {
        {"norm.x\t属于违法\tnorm\tbackward\t\t不属于违法|不属于\tstable", "\"不属于\"",
         "does not hold the cue"},
        {"norm.x\t违法\tnorm\tbackward\t\t违法\tstable", "\"违法\"", "a longer word"},
        {"norm.x\t{违法|违规}的\tnorm\tbackward\t\t不违法的|不违禁的\tstable", "\"不违禁的\"",
         "does not hold the cue"},
        {"norm.x\t违法\tnorm\tbackward\t但\t\tstable", "\"norm.x\" works backward", "none"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[512];
        snprintf(text, sizeof text, "%s%s\n", head, cases[i].row);
        expect_problem("cues/broken.tsv", text, 2, cases[i].found, cases[i].expected);
    }
    // classes serve many cues; the folded word counts
    lexicon_folder *folder = folder_new();
    char text[512];
    snprintf(text, sizeof text, "%snorm.x\t打\tnorm\tboth\t但\t@contact|電打\tstable\n", head);
    folder_file(folder, "cues/more.tsv", text);
    folder_load_sound(folder, true);
    folder_free(folder);
}

static void a_word_speaks_once_for_a_genre(void **state)
{
    (void)state;
    const char *head = "id\tcue\tkind\tdirection\tscope\tgenre\tweight\tstatus\n";
    char text[512];
    snprintf(text, sizeof text,
             "%sgenre.a\t问：\tgenre\tforward\tdocument\tqa\t5\ttesting\n"
             "genre.b\t问:\tgenre\tforward\tsentence\tqa\t3\ttesting\n",
             head);
    expect_problem("cues/more.tsv", text, 3, "\"genre.b\" has the same words", "\"genre.a\"");
    lexicon_folder *folder = folder_new();
    snprintf(text, sizeof text,
             "%sgenre.a\t问：\tgenre\tforward\tdocument\tqa\t5\ttesting\n"
             "genre.b\t问:\tgenre\tforward\tsentence\tcourt\t3\ttesting\n"
             "genre.c\t问:\tgenre\tforward\tclause\tqa\t\ttesting\n",
             head);
    folder_file(folder, "cues/more.tsv", text);
    folder_load_sound(folder, true);
    folder_free(folder);
}

static void the_order_names_every_kind_once(void **state)
{
    (void)state;
    expect_problem("cues/order.tsv", "kind\nnegation\nnegation\n", 3, "\"negation\"", "twice");
    expect_problem("cues/order.tsv", "kind\nnegation\n", 0, "\"claim\" is missing", "every kind");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cues_keep_their_cells_and_kinds_their_order),
        cmocka_unit_test(overlays_switch_cues_off),
        cmocka_unit_test(broken_cues_are_reported),
        cmocka_unit_test(columns_that_never_act_are_reported),
        cmocka_unit_test(a_word_speaks_once_for_a_genre),
        cmocka_unit_test(the_order_names_every_kind_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
