// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "store/name_forms.h"

static void each_form_of_each_company_is_counted(void **state)
{
    (void)state;
    static const struct {
        const char *company, *mention;
    } findings[] = {{"x-1", "小舟贷"}, {"x-1", "小舟貸"}, {"x-2", "小舟贷"},
                    {"x-1", "小舟贷"}, {"x", "-1小舟贷"}, {"x-1", "小舟贷"}};
    mc_name_forms forms = {.key = MC_BUF_INIT(1 << 10)};
    for (size_t i = 0; i < sizeof findings / sizeof *findings; i++) {
        assert_true(mc_name_forms_add(&forms, mc_str_from_z(findings[i].company),
                                      mc_str_from_z(findings[i].mention)));
    }
    assert_int_equal(forms.pairs.count, 4);
    assert_true(mc_str_equal(forms.items[0].company, MC_STR("x-1")));
    assert_true(mc_str_equal(forms.items[0].mention, MC_STR("小舟贷")));
    assert_int_equal(forms.items[0].findings, 3);
    assert_int_equal(forms.items[1].findings, 1);
    assert_true(mc_str_equal(forms.items[2].company, MC_STR("x-2")));
    assert_true(mc_str_equal(forms.items[3].company, MC_STR("x")));
    assert_true(mc_str_equal(forms.items[3].mention, MC_STR("-1小舟贷")));
    mc_name_forms_dispose(&forms);
}

static void a_key_without_room_fails(void **state)
{
    (void)state;
    mc_name_forms forms = {.key = MC_BUF_INIT(4)};
    assert_false(mc_name_forms_add(&forms, MC_STR("x-1"), MC_STR("abc")));
    assert_true(mc_name_forms_add(&forms, MC_STR("x"), MC_STR("a")));
    assert_int_equal(forms.pairs.count, 1);
    mc_name_forms_dispose(&forms);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_form_of_each_company_is_counted),
        cmocka_unit_test(a_key_without_room_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
