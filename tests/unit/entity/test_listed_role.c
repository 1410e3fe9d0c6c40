// SPDX-License-Identifier: Apache-2.0
// What becomes of the names of a closed list.
#include "entity_fixture.h"

static const char *role_of(fixture *f, const char *text, const mc_str *listed, uint32_t count,
                           uint32_t which)
{
    mc_error err = {0};
    mc_match_result matches = {0};
    mc_context_result context = {0};
    f->document =
        (mc_document){.text = mc_str_from_z(text), .companies = listed, .company_count = count};
    assert_int_equal(mc_text_analyse(&f->text, f->fold, &f->document, &err), MC_OK);
    assert_int_equal(mc_entity_find(f->run, &f->document, &f->text, &err), MC_OK);
    assert_int_equal(
        mc_entity_attribute(f->run, &f->document, &f->text, &matches, &context, &f->result, &err),
        MC_OK);
    assert_int_equal(f->result.listed_count, count);
    assert_true(mc_str_equal(f->result.listed[which].name, listed[which]));
    return mc_listed_role_code(f->result.listed[which].role);
}

static void tells_what_each_name_does(void **state)
{
    fixture *f = *state;
    const mc_str listed[] = {MC_STR("山舟汇"), MC_STR("水禾天眼"), MC_STR("返利"),
                             MC_STR("舟汇"),   MC_STR("辰巳贷"),   MC_STR("申酉网"),
                             MC_STR("BCX"),    MC_STR("戊己银行")};
    const char *text =
        "山舟汇返利平台跑路了，据水禾天眼报道，okbcx也一样。@申酉网 资方戊己银行不说话。";
    const char *const roles[] = {"named",  "bystander", "ordinary", "within",
                                 "absent", "addressed", "within",   "bystander"};
    for (uint32_t i = 0; i < 8; i++)
        assert_string_equal(role_of(f, text, listed, 8, i), roles[i]);
}

static void the_best_place_counts(void **state)
{
    fixture *f = *state;
    const mc_str listed[] = {MC_STR("山舟"), MC_STR("山舟理财网")};
    assert_string_equal(role_of(f, "山舟理财网跑路了。", listed, 2, 0), "within");
    assert_string_equal(role_of(f, "山舟理财网跑路了，山舟的老板失联。", listed, 2, 0), "named");
    assert_string_equal(role_of(f, "@山舟 据山舟报道，山舟跑路了。", listed, 1, 0), "named");
    assert_string_equal(role_of(f, "", listed, 1, 0), "absent");
}

static void only_a_cut_behind_the_first_character_lies_within_a_found_name(void **state)
{
    fixture *f = *state;
    const mc_str cut[] = {MC_STR("禾巳科技")}, whole[] = {MC_STR("山禾巳")};
    assert_string_equal(role_of(f, "山禾巳科技有限公司失联。", cut, 1, 0), "within");
    assert_string_equal(role_of(f, "南山市山禾巳科技有限公司失联。", whole, 1, 0), "named");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        entity_test(tells_what_each_name_does),
        entity_test(the_best_place_counts),
        entity_test(only_a_cut_behind_the_first_character_lies_within_a_found_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
