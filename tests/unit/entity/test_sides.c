// SPDX-License-Identifier: Apache-2.0
/** On which side a company stands: the one that did it, one beside it, one that is wronged. */
#include "charge_fixture.h"

static void names_the_culprit_behind_the_act(void **state)
{
    static const row rows[] = {
        {"打电话骂人的是戊己银行。", "骂人", "clause_subject:戊己银行", 0, "丙丁贷暴力催收", 0},
        {"打电话骂人，借钱的是戊己银行。", "骂人", "sentence:戊己银行", 0, 0, 0},
        {"有人骂人，写的是戊己银行，丙丁贷慢。", "骂人", "sentence:戊己银行", 0, 0, 0},
        {"丙丁贷骂人，在戊己银行。", "骂人", "clause_subject:丙丁贷", 0, 0, 0},
        {"丙丁贷借的，致电戊己银行后又骂人。", "骂人", "clause:戊己银行", 0, 0, 0},
        {"丙丁贷借的，骂了我，打人的是戊己银行。", "骂了我，打人", "clause_subject:戊己银行", 0, 0,
         0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void spares_what_is_compared_with(void **state)
{
    static const row rows[] = {
        {"丙丁贷比戊己银行还狠，天天骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"丙丁贷不如戊己银行，天天骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"和戊己银行相比，丙丁贷天天骂人。", "骂人", "clause_subject:丙丁贷", 0, 0, 0},
        {"比戊己银行、庚辛咨询还狠，丙丁贷骂人。", "骂人", "clause_subject:丙丁贷", 0, 0, 0},
        {"丙丁贷和戊己银行都骂人。", "骂人", "clause_subject:丙丁贷+戊己银行", 0, 0, 0},
        {"丙丁贷戊己银行都骂人。", "骂人", "clause_subject:丙丁贷+戊己银行", 0, 0, 0},
        {"丙丁贷戊己银行骂人。", "骂人", "clause_subject:戊己银行", 0, 0, 0},
        {"比戊己银行还狠，天天骂人。", "骂人", "unattributed:", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void contrasts_weakly_only_beside_another_company(void **state)
{
    static const row rows[] = {
        {"丙丁贷很客气，有人骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"丙丁贷、戊己银行很客气，庚辛咨询好，有人骂人。", "骂人", "sentence:庚辛咨询", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void lays_a_suit_to_the_one_that_is_sued(void **state)
{
    static const row rows[] = {
        {"丙丁贷起诉戊己银行，说其骂人。", "骂人", "sentence:戊己银行", 0, 0, 0},
        {"丙丁贷将戊己银行告上法庭，说其骂人。", "骂人", "sentence:戊己银行", 0, 0, 0},
        {"戊己银行被丙丁贷起诉，说其骂人。", "骂人", "sentence:戊己银行", 0, 0, 0},
        {"丙丁贷称戊己银行骂人。", "骂人", "clause_subject:戊己银行", 0, 0, 0},
        {"丙丁贷起诉王某，戊己银行的人骂人。", "骂人", "clause_subject:戊己银行", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void does_not_charge_a_company_whose_name_is_abused(void **state)
{
    static const row rows[] = {
        {"有人伪造丙丁贷的信骂人，丙丁贷已报案。", "骂人", "unattributed:", 0, 0, 0},
        {"冒充戊己银行骂人，丙丁贷的人知道。", "骂人", "sentence:丙丁贷", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void tells_a_report_from_a_threat_by_the_genre(void **state)
{
    fixture *f = *state;
    judge_as(f, MC_GENRE_COMPLAINT, "丙丁贷已报案骂人。", "骂人");
    assert_charged(f, "clause_subject:丙丁贷");
    judge_as(f, MC_GENRE_NEWS, "丙丁贷已报案骂人。", "骂人");
    assert_charged(f, "unattributed:");
    judge_as(f, MC_GENRE_NEWS, "有人骂人，丙丁贷已报案。", "骂人");
    assert_charged(f, "unattributed:");
}

static void lets_the_agent_of_a_call_speak_for_his_house(void **state)
{
    fixture *f = *state;
    judge_as(f, MC_GENRE_TRANSCRIPT, "我们是丙丁贷。\n你在戊己银行都还了，骂人。", "骂人");
    assert_charged(f, "topic:丙丁贷");
    judge_as(f, MC_GENRE_TRANSCRIPT, "丙丁贷提醒您。\n戊己银行的人骂人。", "骂人");
    assert_charged(f, "clause_subject:戊己银行");
    judge_as(f, MC_GENRE_TRANSCRIPT, "我们是受戊己银行委托的庚辛咨询。\n骂人。", "骂人");
    assert_charged(f, "topic:庚辛咨询");
    judge_as(f, MC_GENRE_TRANSCRIPT, "我们是戊己银行委托的丙丁贷。\n骂人。", "骂人");
    assert_charged(f, "topic:丙丁贷");
    judge_as(f, MC_GENRE_TRANSCRIPT, "我们是丙丁贷。\n我们是戊己银行。\n骂人。", "骂人");
    assert_charged(f, "unattributed:");
    judge_as(f, MC_GENRE_COMPLAINT, "我们是丙丁贷。\n你在戊己银行都还了，骂人。", "骂人");
    assert_charged(f, "sentence:戊己银行");
}

static void spares_to_the_end_a_company_whose_name_swindlers_use(void **state)
{
    fixture *f = *state;
    judge_as(f, MC_GENRE_NEWS, "有人伪造丙丁贷的信。\n丙丁贷说有人骂人。", "骂人");
    assert_charged(f, "unattributed:");
    judge_as(f, MC_GENRE_NEWS, "有人伪造丙丁贷的信。\n丙丁贷的客服骂人。", "骂人");
    assert_charged(f, "clause_subject:丙丁贷");
}

/* The acts of the fixture are of no category; collecting is one, so the family decides. */
static void looks_for_the_lender_not_for_a_place_to_borrow(void **state)
{
    fixture *f = *state;
    mc_family families[] = {{.code = MC_STR("collection")}, {.code = MC_STR("service")}};
    mc_category categories[] = {{.family = 0}, {.family = 1}};
    f->lexicon.families = families;
    f->lexicon.family_count = 2;
    f->lexicon.categories = categories;
    f->lexicon.category_count = 2;
    f->index->collection = 0;
    static const struct {
        const char *text;
        uint32_t category;
        const char *expected;
    } rows[] = {
        {"让我从戊己银行套现还他们，天天骂人。", 0, "respondent:丙丁贷"},
        {"那就去戊己银行借，骂人。", 0, "respondent:丙丁贷"},
        {"戊己银行能借不，骂人。", 0, "respondent:丙丁贷"},
        {"那就去戊己银行借，骂人。", 1, "sentence:戊己银行"},
        {"从戊己银行套现还他们，戊己银行的客服骂人。", 0, "clause_subject:戊己银行"},
        {"从戊己银行借了钱，戊己银行骂人。", 0, "clause_subject:戊己银行"},
        {"受戊己银行委托，有人骂人。", 0, "respondent:丙丁贷"},
        {"代表戊己银行骂人。", 0, "respondent:丙丁贷"},
        {"戊己银行委托的庚辛咨询，有人骂人。", 0, "sentence:庚辛咨询"},
        {"接受戊己银行的人骂人。", 0, "clause_subject:戊己银行"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        f->document = (mc_document){.respondent = MC_STR("丙丁贷")};
        f->entry.category = rows[i].category;
        judge(f, rows[i].text, "骂人");
        assert_charged(f, rows[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        entity_test(names_the_culprit_behind_the_act),
        entity_test(spares_what_is_compared_with),
        entity_test(contrasts_weakly_only_beside_another_company),
        entity_test(lays_a_suit_to_the_one_that_is_sued),
        entity_test(does_not_charge_a_company_whose_name_is_abused),
        entity_test(tells_a_report_from_a_threat_by_the_genre),
        entity_test(lets_the_agent_of_a_call_speak_for_his_house),
        entity_test(spares_to_the_end_a_company_whose_name_swindlers_use),
        entity_test(looks_for_the_lender_not_for_a_place_to_borrow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
