// SPDX-License-Identifier: Apache-2.0
// A document that lists its companies speaks of them wherever one of their names stands.
#include "hearing.h"

static mc_finding_status status_of(hearing *court, mc_str listed)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_error err = {0};
    mc_context_run *run = NULL;
    mc_document document = {.id = MC_STR("case"),
                            .text = MC_STR("　　記者獲悉，山舟汇失联，员工集体离开。"),
                            .genre = MC_GENRE_NEWS,
                            .companies = &listed,
                            .company_count = listed.size > 0 ? 1 : 0};
    assert_int_equal(mc_text_analyse(&court->text, court->lexicon->fold, &document, &err), MC_OK);
    court->entry = (mc_entry){
        .kind = MC_ENTRY_TERM,
        .category = mc_lexicon_category_find(court->lexicon, MC_STR("platform_runaway"))};
    mc_hit hit = {.quote = hearing_find(court, &arena, MC_STR("失联"))};
    assert_true(hit.quote.begin < hit.quote.end);
    hit.span = hit.quote;
    mc_match_result matches = {.hits = &hit, .hit_count = 1};
    mc_context_result result;
    assert_int_equal(mc_context_run_new(&run, court->index, true, &err), MC_OK);
    assert_int_equal(mc_context_open(run, &document, &court->text, &result, &err), MC_OK);
    assert_int_equal(mc_context_judge(run, &matches, &err), MC_OK);
    mc_finding_status status = result.judgements[0].status;
    mc_context_run_free(run);
    mc_arena_dispose(&arena);
    return status;
}

static void names_of_the_closed_list_count(void **state)
{
    assert_int_equal(status_of(*state, MC_STR("山舟汇")), MC_ASSERTED);
    assert_int_equal(status_of(*state, MC_STR("山舟匯")), MC_ASSERTED); // folded as the text is
}

static void names_that_stand_elsewhere_or_are_one_character_do_not_count(void **state)
{
    assert_int_equal(status_of(*state, MC_STR("")), MC_GENERAL);
    assert_int_equal(status_of(*state, MC_STR("水舟汇")), MC_GENERAL);
    assert_int_equal(status_of(*state, MC_STR("汇")), MC_GENERAL); // one character is no name
}

// 鼎岳的催收 of 鼎岳小贷 is its own; 马上 is a word, whoever is complained of.
static void a_respondent_owns_its_dunning(void **state)
{
    hearing *court = *state;
    static const struct {
        const char *respondent, *text;
        mc_actor actor;
    } rows[] = {{"鼎岳小贷", "鼎岳的催收辱骂我，欠款才三天。", MC_ACTOR_LENDER},
                {"", "鼎岳的催收辱骂我，欠款才三天。", MC_ACTOR_COLLECTOR},
                {"马上小贷", "马上的催收辱骂我，欠款才三天。", MC_ACTOR_COLLECTOR}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        mc_arena arena = MC_ARENA_INIT;
        mc_error err = {0};
        mc_context_run *run = NULL;
        mc_document document = {.id = MC_STR("case"),
                                .text = mc_str_from_z(rows[i].text),
                                .respondent = mc_str_from_z(rows[i].respondent),
                                .genre = MC_GENRE_COMPLAINT};
        assert_int_equal(mc_text_analyse(&court->text, court->lexicon->fold, &document, &err),
                         MC_OK);
        court->entry =
            (mc_entry){.kind = MC_ENTRY_TERM,
                       .category = mc_lexicon_category_find(court->lexicon, MC_STR("insult"))};
        mc_hit hit = {.quote = hearing_find(court, &arena, MC_STR("辱骂"))};
        hit.span = hit.quote;
        mc_match_result matches = {.hits = &hit, .hit_count = 1};
        mc_context_result result;
        assert_int_equal(mc_context_run_new(&run, court->index, true, &err), MC_OK);
        assert_int_equal(mc_context_open(run, &document, &court->text, &result, &err), MC_OK);
        assert_int_equal(mc_context_judge(run, &matches, &err), MC_OK);
        assert_int_equal(result.judgements[0].actor, rows[i].actor);
        mc_context_run_free(run);
        mc_arena_dispose(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_of_the_closed_list_count),
        cmocka_unit_test(names_that_stand_elsewhere_or_are_one_character_do_not_count),
        cmocka_unit_test(a_respondent_owns_its_dunning)};
    return cmocka_run_group_tests(tests, hearing_open, hearing_close);
}
