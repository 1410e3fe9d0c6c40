// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "report/csv_writer.h"

static void defuses_and_quotes(void **state)
{
    (void)state;
    static const struct {
        const char *cell, *written;
    } cases[] = {
        {"", ""},
        {"abc", "abc"},
        {"a,b", "\"a,b\""},
        {"a\"b", "\"a\"\"b\""},
        {"=1+1", "'=1+1"},
        {"+86", "'+86"},
        {"-5", "'-5"},
        {"@x", "'@x"},
        {"\tx", "'\tx"},
        {"＝1", "'＝1"},
        {"甲=1", "甲=1"},
        {"=a,b", "\"'=a,b\""},
        {"a\nb", "\"a\nb\""},
        {"，a", "，a"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mc_buf out = MC_BUF_INIT(1024);
        mc_csv_writer_cell(&out, mc_str_from_z(cases[i].cell));
        assert_true(mc_str_equal(mc_buf_str(&out), mc_str_from_z(cases[i].written)));
        mc_buf_dispose(&out);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(defuses_and_quotes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
