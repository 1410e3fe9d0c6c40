// SPDX-License-Identifier: Apache-2.0
#include "context/genre_weigh.h"

#include "hearing.h"

static mc_context_result weigh(hearing *court, mc_document document)
{
    mc_error err = {0};
    mc_context_run *run = NULL;
    mc_context_result result;
    mc_match_result none = {0};
    document.id = MC_STR("case");
    assert_int_equal(mc_context_run_new(&run, court->index, true, &err), MC_OK);
    assert_int_equal(mc_text_analyse(&court->text, court->lexicon->fold, &document, &err), MC_OK);
    assert_int_equal(mc_context_open(run, &document, &court->text, &result, &err), MC_OK);
    assert_int_equal(mc_context_judge(run, &none, &err), MC_OK);
    mc_context_run_free(run);
    return result;
}

static mc_context_result weigh_text(hearing *court, const char *text)
{
    return weigh(court, (mc_document){.text = mc_str_from_z(text)});
}

static bool shows(const mc_context_result *result, mc_genre_sign sign)
{
    return mc_genre_sign_is_in(result->genre_scale.signs, sign);
}

static void signs_tell_who_speaks(void **state)
{
    mc_context_result own = weigh_text(*state, "我借了五千。他们天天打给我妈，也打给我同事。");
    assert_true(shows(&own, MC_SIGN_ALWAYS) && shows(&own, MC_SIGN_SHORT));
    assert_true(shows(&own, MC_SIGN_SELF_MOSTLY) && shows(&own, MC_SIGN_NOTE));
    assert_true(shows(&own, MC_SIGN_SELF_OPENS));
    assert_false(shows(&own, MC_SIGN_UNSPOKEN) || shows(&own, MC_SIGN_HOUSE));
    mc_context_result house = weigh_text(*state, "我司已约谈该机构，我司深表歉意。");
    assert_true(shows(&house, MC_SIGN_HOUSE_OFTEN));
    assert_false(shows(&house, MC_SIGN_SELF) || shows(&house, MC_SIGN_UNSPOKEN));
    // What somebody else says of himself in quotation marks is not the text's.
    mc_context_result quoted = weigh_text(*state, "催收员说：“我明天去你家。”");
    assert_false(shows(&quoted, MC_SIGN_SELF));
    assert_true(shows(&quoted, MC_SIGN_UNSPOKEN));
}

static void signs_tell_the_manner(void **state)
{
    mc_context_result rules =
        weigh_text(*state, "催收人员应当表明身份，不得辱骂债务人，不得骚扰他人。");
    assert_true(shows(&rules, MC_SIGN_RULES_OFTEN));
    assert_false(shows(&rules, MC_SIGN_ADVICE_OFTEN));
    mc_context_result advice = weigh_text(*state, "逾期怎么办？首先保留录音，切勿转账，建议报警。");
    assert_true(shows(&advice, MC_SIGN_ADVICE_OFTEN) && shows(&advice, MC_SIGN_ASKS_FIRST));
    assert_true(shows(&advice, MC_SIGN_HEADLINE_ASKS));
    assert_false(shows(&advice, MC_SIGN_ASKS_LAST));
    mc_context_result asked = weigh_text(*state, "我逾期了三天。会上门吗？");
    assert_true(shows(&asked, MC_SIGN_ASKS_LAST));
    assert_false(shows(&asked, MC_SIGN_ASKS_FIRST) || shows(&asked, MC_SIGN_HEADLINE_ASKS));
}

static void a_debt_is_reckoned_up_in_figures(void **state)
{
    mc_context_result brief = weigh_text(*state, "借款65000，还了27期。");
    assert_true(shows(&brief, MC_SIGN_FIGURES));
    mc_context_result dense = weigh_text(*state, "借款65000，每期2500，还了27期，差不多还了67000左"
                                                 "右，一看还要还60000多，利息这么高，打电话去问"
                                                 "说是合同写的，合同上写的是24期，现在变成48期，每"
                                                 "期又多出350，一共要还120000，谁还得起啊。");
    assert_true(shows(&dense, MC_SIGN_FIGURES) && !shows(&dense, MC_SIGN_SHORT));
    mc_context_result page = weigh_text(
        *state,
        "近年来，借款的人越来越多，其中不少人同时在几家平台借款，利息加在一起超过了本金，最后只能向"
        "家里人"
        "求助。2024年的一份报告说，三成借款人有过这样的经历，报告建议大家量入为出，不要轻信广告。");
    assert_false(shows(&page, MC_SIGN_FIGURES));
}

static void a_date_tells_what_was(void **state)
{
    mc_context_result lecture =
        weigh_text(*state, "催收机构往往先打电话，债务人不接，通常会联系紧急联系人。");
    assert_true(shows(&lecture, MC_SIGN_EXPLAINS));
    mc_context_result month = weigh_text(
        *state, "催收机构往往先打电话，债务人不接，通常会联系紧急联系人，分12个月还的也一样。");
    assert_true(shows(&month, MC_SIGN_EXPLAINS));
    mc_context_result day =
        weigh_text(*state, "5月19日，催收机构往往先打电话，债务人不接，通常会联系紧急联系人。");
    assert_false(shows(&day, MC_SIGN_EXPLAINS));
    mc_context_result year =
        weigh_text(*state, "2025年，催收机构往往先打电话，债务人不接，通常会联系紧急联系人。");
    assert_false(shows(&year, MC_SIGN_EXPLAINS));
}

// 某 in 某天 is nobody's name, 他 in 其他 nobody.
static void false_friends_are_no_manner(void **state)
{
    mc_context_result none = weigh_text(*state, "某天，其他人都走了。");
    assert_false(shows(&none, MC_SIGN_MASKED) || shows(&none, MC_SIGN_THIRD_OFTEN));
    mc_context_result some = weigh_text(*state, "王某来了，他不走。");
    assert_true(shows(&some, MC_SIGN_MASKED) && shows(&some, MC_SIGN_THIRD_OFTEN));
}

static int32_t sum_of(const hearing *court, const mc_genre_scale *scale, uint32_t genre)
{
    int32_t sum = scale->words[genre];
    for (uint32_t sign = 0; sign < MC_GENRE_SIGN_COUNT; sign++)
        if ((scale->signs >> sign & 1) != 0) sum += court->lexicon->sign_weights[sign][genre];
    return sum;
}

static void the_heaviest_genre_is_taken(void **state)
{
    const hearing *court = *state;
    static const char *const texts[] = {"投诉要求：退款。我在小舟贷借款，催收天天骂我。",
                                        "本报讯 记者获悉，警方打掉一个催收团伙。", "今天天气很好。",
                                        "严正声明：我司从未委托任何机构催收，特此声明。"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        mc_context_result result = weigh_text(*state, texts[i]);
        const mc_genre_scale *scale = &result.genre_scale;
        for (uint32_t genre = 1; genre < MC_GENRE_COUNT; genre++) {
            assert_int_equal(scale->total[genre], sum_of(court, scale, genre));
            assert_true(scale->total[genre] <= scale->total[result.genre]);
            if (genre != result.genre)
                assert_true(scale->total[genre] <= scale->total[scale->second]);
        }
        assert_int_not_equal(scale->second, result.genre);
    }
}

// A word of a report in somebody's own case decides nothing.
static void no_word_decides_alone(void **state)
{
    mc_context_result own = weigh_text(
        *state,
        "我在小舟贷借款逾期，催收天天给我打电话，说已经联系警方，还骂我家人，要求停止骚扰。");
    assert_int_equal(own.genre, MC_GENRE_COMPLAINT);
    assert_true(own.genre_scale.words[MC_GENRE_NEWS] > 0);
}

static void what_the_input_says_is_not_weighed(void **state)
{
    mc_context_result said =
        weigh(*state, (mc_document){.text = MC_STR("我投诉小舟贷。"), .genre = MC_GENRE_COURT});
    assert_int_equal(said.genre, MC_GENRE_COURT);
    assert_int_equal(said.genre_scale.second, MC_GENRE_UNKNOWN);
    assert_int_equal(said.genre_scale.signs, 0);
    mc_context_result of = weigh(
        *state, (mc_document){.text = MC_STR("多次沟通无果。"), .respondent = MC_STR("小舟贷")});
    assert_true(shows(&of, MC_SIGN_RESPONDENT));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(signs_tell_who_speaks),
        cmocka_unit_test(signs_tell_the_manner),
        cmocka_unit_test(a_debt_is_reckoned_up_in_figures),
        cmocka_unit_test(a_date_tells_what_was),
        cmocka_unit_test(false_friends_are_no_manner),
        cmocka_unit_test(the_heaviest_genre_is_taken),
        cmocka_unit_test(no_word_decides_alone),
        cmocka_unit_test(what_the_input_says_is_not_weighed),
    };
    return cmocka_run_group_tests(tests, hearing_open, hearing_close);
}
