// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "input/day_number.h"

typedef mc_str reader(mc_str date, mc_arena *arena);

static void assert_read(reader *read, const char *date, const char *expected)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_str found = read(mc_str_from_z(date), &arena);
    assert_int_equal(found.size, strlen(expected));
    assert_memory_equal(found.data, expected, found.size);
    mc_arena_dispose(&arena);
}

static void days_of_sheets_are_read(void **state)
{
    (void)state;
    assert_read(mc_day_number_of_sheet, "45996", "2025-12-05");
    assert_read(mc_day_number_of_sheet, "45996.5", "2025-12-05 12:00:00");
    assert_read(mc_day_number_of_sheet, "2026-03-01", "2026-03-01");
    assert_read(mc_day_number_of_sheet, "99999", "99999");
    assert_read(mc_day_number_of_sheet, "45996.", "45996.");
    assert_read(mc_day_number_of_sheet, "", "");
}

static void the_clock_is_read_as_in_china(void **state)
{
    (void)state;
    assert_read(mc_day_number_of_clock, "1772330000", "2026-03-01 09:53:20");
    assert_read(mc_day_number_of_clock, "1772330000123", "2026-03-01 09:53:20");
    assert_read(mc_day_number_of_clock, "1772294400", "2026-03-01");
    assert_read(mc_day_number_of_clock, "1772294399", "2026-02-28 23:59:59");
    assert_read(mc_day_number_of_clock, "20260301", "20260301");
    assert_read(mc_day_number_of_clock, "2026030109", "2026030109");
    assert_read(mc_day_number_of_clock, "9999999999", "9999999999");
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(days_of_sheets_are_read),
                                       cmocka_unit_test(the_clock_is_read_as_in_china)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
