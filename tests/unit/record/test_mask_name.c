// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "record/mask_name.h"

static void assert_masked(const char *name, const char *expected)
{
    char copy[100];
    size_t size = strlen(name);
    memcpy(copy, name, size + 1);
    mc_mask_name(copy, (uint32_t)size);
    assert_string_equal(copy, expected);
}

static void numbers_of_people_are_masked(void **state)
{
    (void)state;
    assert_masked("13800138000_20260301.txt", "*******8000_20260301.txt");
    assert_masked("录音/8613800138000.txt:1", "录音/*********8000.txt:1");
    assert_masked("a.csv:110101199003074514", "a.csv:**************4514");
    assert_masked("11010119900307451X.txt", "**************451X.txt");
    assert_masked("6222021234567890123", "***************0123");
}

static void ids_and_days_stay(void **state)
{
    (void)state;
    const char *names[] = {"",
                           "a.csv#12",
                           "20260301101530123456",
                           "TS2026000123",
                           "a.csv:1234567890123456789",
                           "110101201913994514",
                           "12345678901",
                           "2026-03-01 09:12:03.txt",
                           "138001380001"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        assert_masked(names[i], names[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(numbers_of_people_are_masked),
                                       cmocka_unit_test(ids_and_days_stay)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
