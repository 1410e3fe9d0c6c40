// SPDX-License-Identifier: Apache-2.0
/** 前者 and 后者 stand for the first and the second of the last two companies. */
#include "charge_fixture.h"

static void stands_for_one_of_two(void **state)
{
    static const row rows[] = {
        {"丙丁贷起诉戊己银行，后者骂人。", "骂人", "clause_subject:戊己银行", 0, 0, 0},
        {"丙丁贷委托庚辛咨询，前者骂人。", "骂人", "clause_subject:丙丁贷", 0, 0, 0},
        {"丙丁贷委托庚辛咨询，前者很好，后者骂人。", "骂人", "clause_subject:庚辛咨询", 0, 0, 0},
        {"丙丁贷和丙丁贷的客服，戊己银行好，前者骂人。", "骂人", "clause_subject:丙丁贷", 0, 0, 0},
        {"丙丁贷和戊己银行，后者科技有限公司骂人。", "骂人", "clause_subject:后者科技有限公司", 0,
         0, 0},
        {"丙丁贷好，后者骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"丙丁贷好，戊己银行慢。\n后者骂人。", "骂人", "reference:戊己银行", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void stands_for_the_other_one_than_who_complains(void **state)
{
    static const row rows[] = {
        {"丙丁贷委托庚辛咨询：丙丁贷称对方骂人。", "骂人", "clause_subject:庚辛咨询", 0, 0, 0},
        {"丙丁贷起诉庚辛咨询，说对方骂人。", "骂人", "sentence:庚辛咨询", 0, 0, 0},
        {"丙丁贷的人打来，对方骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        entity_test(stands_for_one_of_two),
        entity_test(stands_for_the_other_one_than_who_complains),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
