// SPDX-License-Identifier: Apache-2.0
// Each row of genres.tsv: a text and the genre that its words tell.
#include "hearing.h"

static mc_genre genre_of(hearing *court, mc_context_run *run, mc_str text)
{
    mc_error err = {0};
    mc_arena arena = MC_ARENA_INIT;
    mc_document document = {.id = MC_STR("case"), .text = hearing_lines(&arena, text)};
    assert_int_equal(mc_text_analyse(&court->text, court->lexicon->fold, &document, &err), MC_OK);
    mc_match_result none = {0};
    mc_context_result result;
    assert_int_equal(mc_context_open(run, &document, &court->text, &result, &err), MC_OK);
    assert_int_equal(mc_context_judge(run, &none, &err), MC_OK);
    assert_non_null(result.genre_reason.code);
    mc_arena_dispose(&arena);
    return result.genre;
}

static void tells_every_genre(void **state)
{
    hearing *court = *state;
    mc_buf file = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_error err = {0};
    mc_context_run *run = NULL;
    assert_int_equal(mc_file_read(&file, MC_CONTEXT_CASES "/genres.tsv", &err), MC_OK);
    assert_int_equal(mc_context_run_new(&run, court->index, true, &err), MC_OK);
    mc_str rest = mc_buf_str(&file), line, genre;
    uint32_t bad = 0;
    while (mc_str_split(&rest, '\n', &line)) {
        if (line.size == 0 || line.data[0] == '#') continue;
        mc_str_split(&line, '\t', &genre);
        mc_genre got = genre_of(court, run, line);
        if (got == mc_genre_find(genre)) continue;
        fprintf(stderr, "expected %.*s, got %s: %.*s\n", (int)genre.size, genre.data,
                mc_genre_code(got), (int)line.size, line.data);
        bad++;
    }
    mc_context_run_free(run);
    mc_buf_dispose(&file);
    assert_int_equal(bad, 0);
}

static void takes_the_genre_of_the_input(void **state)
{
    hearing *court = *state;
    mc_error err = {0};
    mc_context_run *run = NULL;
    assert_int_equal(mc_context_run_new(&run, court->index, true, &err), MC_OK);
    mc_document document = {.id = MC_STR("case"), .text = MC_STR("abc"), .genre = MC_GENRE_COURT};
    assert_int_equal(mc_text_analyse(&court->text, court->lexicon->fold, &document, &err), MC_OK);
    mc_match_result none = {0};
    mc_context_result result;
    assert_int_equal(mc_context_open(run, &document, &court->text, &result, &err), MC_OK);
    assert_int_equal(mc_context_judge(run, &none, &err), MC_OK);
    assert_int_equal(result.genre, MC_GENRE_COURT);
    assert_string_equal(result.genre_reason.code, "genre_input");
    mc_context_run_free(run);
}

// The same text of words of other trades, with a respondent that sells things and with one that
// lends.
static void believes_a_respondent_that_lends(void **state)
{
    hearing *court = *state;
    mc_error err = {0};
    mc_context_run *run = NULL;
    assert_int_equal(mc_context_run_new(&run, court->index, true, &err), MC_OK);
    mc_str names[] = {MC_STR("穗岭面包房"), MC_STR("穗岭小贷")};
    mc_genre expected[] = {MC_GENRE_OTHER, MC_GENRE_COMPLAINT};
    for (size_t i = 0; i < 2; i++) {
        mc_document document = {
            .id = MC_STR("case"), .text = MC_STR("面包师傅说他们打来过。"), .respondent = names[i]};
        assert_int_equal(mc_text_analyse(&court->text, court->lexicon->fold, &document, &err),
                         MC_OK);
        mc_match_result none = {0};
        mc_context_result result;
        assert_int_equal(mc_context_open(run, &document, &court->text, &result, &err), MC_OK);
        assert_int_equal(mc_context_judge(run, &none, &err), MC_OK);
        assert_int_equal(result.genre, expected[i]);
    }
    mc_context_run_free(run);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(tells_every_genre),
                                       cmocka_unit_test(believes_a_respondent_that_lends),
                                       cmocka_unit_test(takes_the_genre_of_the_input)};
    return cmocka_run_group_tests(tests, hearing_open, hearing_close);
}
