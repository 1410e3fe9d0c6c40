// SPDX-License-Identifier: Apache-2.0
/** Short names that no pattern knows, found beside known companies. */
#include "charge_fixture.h"

static void learns_what_stands_beside_a_company_and_acts(void **state)
{
    static const row rows[] = {
        {"我在丙丁贷、寅卯都有欠款，寅卯的客服骂人。", "骂人", "clause_subject:寅卯", 0, 0, 0},
        {"我在丙丁贷、子丑、寅卯都有欠款，寅卯的客服骂人。", "骂人", "clause_subject:寅卯", 0, 0,
         0},
        {"寅卯、丙丁贷都有欠款，寅卯的客服骂人。", "骂人", "clause_subject:寅卯", 0, 0, 0},
        {"我在丙丁贷和寅卯都有欠款，寅卯不让，骂人。", "骂人", "sentence:寅卯", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

static void leaves_other_words_alone(void **state)
{
    static const row rows[] = {
        {"丙丁贷、寅卯都借过，骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"丙丁贷，寅卯都借过，寅卯的客服骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"丙丁贷、立刻都来，立刻的客服骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"丙丁贷、平台都来，平台的客服骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"丙丁贷、一二三四五六，骂人。", "骂人", "sentence:丙丁贷", 0, 0, 0},
        {"丙丁贷、", "丙丁贷", "clause_subject:丙丁贷", 0, 0, 0},
    };
    check_rows(*state, rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        entity_test(learns_what_stands_beside_a_company_and_acts),
        entity_test(leaves_other_words_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
