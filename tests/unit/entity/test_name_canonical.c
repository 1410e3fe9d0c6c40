// SPDX-License-Identifier: Apache-2.0
/** Which written forms of a name are one company, and which tempting ones are not. */
#include "entity_fixture.h"

#include "entity/name_canonical.h"

static bool is_same(fixture *f, const char *a, const char *b)
{
    mc_ustr x = mc_name_canonical(f->index, &f->arena, fold(f, a));
    mc_ustr y = mc_name_canonical(f->index, &f->arena, fold(f, b));
    return mc_ustr_equal(x, y);
}

static const char *const SAME[][2] = {
    {"丑寅小贷", "丑寅小额贷款有限公司"},
    {"丑寅小貸", "丑寅小额贷款股份有限公司"},
    {"丑寅融资租赁", "丑寅融资租赁有限责任公司"},
    {"丑寅速催", "丑寅速催服务有限公司"},
    {"丑寅消金", "丑寅消费金融公司"},
    {"南山市丑寅小贷", "南山丑寅小额贷款有限公司"},
    {"丑寅农商银行", "丑寅农村商业银行股份有限公司"},
};

static const char *const OTHER[][2] = {
    {"丑寅银行", "丑寅消费金融"},         {"丑寅消费金融", "丑寅金融"},
    {"某丑寅小贷", "丑寅小贷"},           {"南山丑寅小贷", "丑寅小贷"},
    {"南山丑寅小贷", "北海丑寅小贷"},     {"丑寅小贷", "丑寅融资租赁"},
    {"丑寅市小贷", "丑寅小贷"},           {"丑寅集团", "丑寅有限公司"},
    {"丑寅担保有限公司", "丑寅保"},       {"丑寅银行", "丑寅银行南山支行"},
    {"丑寅小贷有限公司", "丑寅有限公司"},
};

static void forms_of_a_name_are_one(void **state)
{
    fixture *f = *state;
    for (size_t i = 0; i < sizeof SAME / sizeof *SAME; i++)
        if (!is_same(f, SAME[i][0], SAME[i][1])) fail_msg("%s, %s", SAME[i][0], SAME[i][1]);
}

static void other_names_stay_apart(void **state)
{
    fixture *f = *state;
    for (size_t i = 0; i < sizeof OTHER / sizeof *OTHER; i++)
        if (is_same(f, OTHER[i][0], OTHER[i][1])) fail_msg("%s, %s", OTHER[i][0], OTHER[i][1]);
}

static void something_is_always_left(void **state)
{
    fixture *f = *state;
    assert_true(is_same(f, "有限公司", "有限公司"));
    assert_int_equal(mc_name_canonical(f->index, &f->arena, fold(f, "公司")).size, 2);
    assert_int_equal(mc_name_canonical(f->index, &f->arena, fold(f, "南山市")).size, 2);
    assert_int_equal(mc_name_canonical(f->index, &f->arena, (mc_ustr){NULL, 0}).size, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_of_a_name_are_one),
        cmocka_unit_test(other_names_stay_apart),
        cmocka_unit_test(something_is_always_left),
    };
    return cmocka_run_group_tests(tests, fixture_open, fixture_close);
}
