// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "input/sheet_cell.h"

static void assert_written(mc_buf *out, const char *expected)
{
    mc_buf_add_char(out, '\0');
    assert_string_equal(out->data, expected);
    mc_buf_clear(out);
}

static void numbers_are_written_as_people_see_them(void **state)
{
    (void)state;
    static const struct {
        const char *raw, *shown;
    } cases[] = {
        {"17", "17"},
        {"17000000000000001", "17000000000000001"},
        {"1234567890123456789", "1234567890123456789"},
        {"1.7E+16", "17000000000000000"},
        {"1.7000000000000001E+16", "17000000000000000"},
        {"0.10000000000000001", "0.1"},
        {"36.289999999999999", "36.29"},
        {"0.29999999999999999", "0.3"},
        {"-2.50", "-2.5"},
        {"9.9999999999999999", "10"},
        {"1E-3", "0.001"},
        {"0.0", "0"},
        {"1e999", "1e999"},
        {"abc", "abc"},
        {"", ""},
    };
    mc_buf out = MC_BUF_INIT(1 << 16);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mc_sheet_cell_add_number(&out, mc_str_from_z(cases[i].raw));
        assert_written(&out, cases[i].shown);
    }
    mc_buf_dispose(&out);
}

static void serial_numbers_are_days(void **state)
{
    (void)state;
    static const struct {
        const char *raw, *shown;
        mc_sheet_format format;
        bool from_1904;
    } cases[] = {
        {"46082", "2026-03-01", MC_SHEET_DAY, false},
        {"44620", "2026-03-01", MC_SHEET_DAY, true},
        {"46082.5", "2026-03-01 12:00:00", MC_SHEET_DAY, false},
        {"46082.999988425923", "2026-03-01 23:59:59", MC_SHEET_DAY, false},
        {"46081.999999999", "2026-03-01", MC_SHEET_DAY, false},
        {"1", "1900-01-01", MC_SHEET_DAY, false},
        {"59", "1900-02-28", MC_SHEET_DAY, false},
        {"61", "1900-03-01", MC_SHEET_DAY, false},
        {"45351", "2024-02-29", MC_SHEET_DAY, false},
        {"2958465", "9999-12-31", MC_SHEET_DAY, false},
        {"2958466", "2958466", MC_SHEET_DAY, false},
        {"-1", "-1", MC_SHEET_DAY, false},
        {"0.9375", "22:30:00", MC_SHEET_TIME, false},
        {"1.5", "36:00:00", MC_SHEET_TIME, false},
        {"4.6082E4", "2026-03-01", MC_SHEET_DAY, false},
    };
    mc_buf out = MC_BUF_INIT(1 << 16);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mc_sheet_cell_add_time(&out, mc_str_from_z(cases[i].raw), cases[i].format,
                               cases[i].from_1904);
        assert_written(&out, cases[i].shown);
    }
    mc_buf_dispose(&out);
}

static void formats_say_what_a_number_is(void **state)
{
    (void)state;
    static const struct {
        const char *code;
        mc_sheet_format format;
    } cases[] = {
        {"General", MC_SHEET_NUMBER},
        {"0.00", MC_SHEET_NUMBER},
        {"#,##0\"元\"", MC_SHEET_NUMBER},
        {"0.0%;[Red]-0.0%", MC_SHEET_NUMBER},
        {"0\"days\"", MC_SHEET_NUMBER},
        {"0\\d", MC_SHEET_NUMBER},
        {"yyyy-mm-dd", MC_SHEET_DAY},
        {"yyyy\"年\"m\"月\"d\"日\";@", MC_SHEET_DAY},
        {"[$-804]yyyy/m/d h:mm", MC_SHEET_DAY},
        {"mmm", MC_SHEET_DAY},
        {"h:mm:ss", MC_SHEET_TIME},
        {"[h]:mm", MC_SHEET_TIME},
        {"mm:ss.0", MC_SHEET_TIME},
        {"@", MC_SHEET_NUMBER},
        {"[", MC_SHEET_NUMBER},
        {"\"", MC_SHEET_NUMBER},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_int_equal(mc_sheet_format_of_code(mc_str_from_z(cases[i].code)), cases[i].format);
    }
    assert_int_equal(mc_sheet_format_of_id(14), MC_SHEET_DAY);
    assert_int_equal(mc_sheet_format_of_id(20), MC_SHEET_TIME);
    assert_int_equal(mc_sheet_format_of_id(31), MC_SHEET_DAY);
    assert_int_equal(mc_sheet_format_of_id(2), MC_SHEET_NUMBER);
}

static void escapes_become_characters(void **state)
{
    (void)state;
    mc_buf out = MC_BUF_INIT(1 << 16);
    mc_sheet_cell_add_text(&out, MC_STR("甲_x000D_\n乙_x005F_x0041_ _x4E2D__xZZZZ_ _x00"));
    assert_written(&out, "甲\n乙_x0041_ 中_xZZZZ_ _x00");
    mc_buf_dispose(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_written_as_people_see_them),
        cmocka_unit_test(serial_numbers_are_days),
        cmocka_unit_test(formats_say_what_a_number_is),
        cmocka_unit_test(escapes_become_characters),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
