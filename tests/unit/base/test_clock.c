// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/clock.h"

static void reads_days_in_every_usual_form(void **state)
{
    (void)state;
    const char *forms[] = {"2026-03-01",
                           "2026/3/1",
                           "2026.3.1",
                           "20260301",
                           " 2026-03-01 12:30:00",
                           "2026\xE5\xB9\xB4"
                           "3\xE6\x9C\x88"
                           "1\xE6\x97\xA5"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        assert_int_equal(mc_day_parse(mc_str_from_z(forms[i])), 20260301);
    }
    assert_int_equal(mc_day_parse(MC_STR("2026-03")), 20260300);
    assert_int_equal(mc_day_parse(MC_STR("2024-02-29")), 20240229);
}

static void refuses_what_is_no_day(void **state)
{
    (void)state;
    const char *forms[] = {"",           "yesterday",  "2026",       "26-03-01",
                           "2026-13-01", "2026-03-41", "1066-10-14", "2026-02-29"};
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        assert_int_equal(mc_day_parse(mc_str_from_z(forms[i])), 0);
    }
}

static void source_date_epoch_sets_the_clock(void **state)
{
    (void)state;
    char stamp[MC_TIMESTAMP_BYTES], day[11];
    setenv("SOURCE_DATE_EPOCH", "1767225600", 1);
    mc_clock_timestamp(stamp);
    mc_day_format(mc_clock_today(), day);
    unsetenv("SOURCE_DATE_EPOCH");
    assert_string_equal(stamp, "2026-01-01T00:00:00Z");
    assert_string_equal(day, "2026-01-01");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_days_in_every_usual_form),
        cmocka_unit_test(refuses_what_is_no_day),
        cmocka_unit_test(source_date_epoch_sets_the_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
