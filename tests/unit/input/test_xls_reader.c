// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

static mc_buf ledger(void)
{
    mc_error err = {0};
    mc_buf bytes = MC_BUF_INIT(1 << 20);
    if (mc_file_read(&bytes, MC_TEST_DATA "/input/ledger.xls", &err) != MC_OK)
        fail_msg("%s", err.message);
    return bytes;
}

static void sheets_are_read_as_people_see_them(void **state)
{
    mc_buf bytes = ledger();
    mc_str all = mc_buf_str(&bytes);
    assert_string_equal(
        read_bytes(*state, "a.xls", all.data, all.size),
        "note a.xls/一月:2 header_row\n"
        "doc a.xls/一月:12345678901 @a.xls/一月#1 date=2026-01-05 company=云栗小贷 "
        "genre=complaint text=[催收一天打十几个电话]\n"
        "doc a.xls/一月:0007 @a.xls/一月#2 date=2026-01-06 10:22:00 genre=complaint "
        "text=[多收利息]\n"
        "note a.xls/说明:1 no_text_column\n"
        "read a.xls 2 UTF-8\n");
    mc_buf_dispose(&bytes);
}

static void the_name_decides_nothing(void **state)
{
    mc_buf bytes = ledger();
    mc_str all = mc_buf_str(&bytes);
    read_bytes(*state, "a.csv", all.data, all.size);
    assert_int_equal(((reading *)*state)->documents, 2);
    mc_buf_dispose(&bytes);
}

static void broken_books_and_other_containers_are_told(void **state)
{
    mc_buf bytes = ledger();
    mc_str all = mc_buf_str(&bytes);
    assert_string_equal(read_bytes(*state, "a.xls", all.data, 1000), "skipped a.xls:0 bad_xls\n");
    // The workbook's stream under another name: what a .doc looks like.
    uint32_t name = mc_str_find(all, (mc_str){"W\0o\0r\0k\0b\0o\0o\0k\0", 16}, 0);
    assert_int_not_equal(name, UINT32_MAX);
    memcpy(bytes.data + name, "L\0e\0t\0t\0e\0r\0s\0s\0", 16);
    assert_string_equal(read_bytes(*state, "a.doc", all.data, all.size),
                        "skipped a.doc:0 unknown_format\n");
    assert_string_equal(read_bytes(*state, "a.doc", all.data, 1000),
                        "skipped a.doc:0 unknown_format\n"); // cut: its name alone tells
    mc_buf_dispose(&bytes);
}

// The sanitizers see what FreeXL would read behind a name of 5632 bytes.
static void a_false_size_of_a_name_is_not_believed(void **state)
{
    mc_buf bytes = ledger();
    mc_str all = mc_buf_str(&bytes);
    uint32_t name = mc_str_find(all, (mc_str){"R\0o\0o\0t\0 \0E\0", 12}, 0);
    assert_int_not_equal(name, UINT32_MAX);
    assert_int_equal(name % 128, 0);
    bytes.data[name + 64] = 0;
    bytes.data[name + 65] = 22;
    read_bytes(*state, "a.xls", all.data, all.size);
    assert_int_equal(((reading *)*state)->documents, 2);
    mc_buf_dispose(&bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sheets_are_read_as_people_see_them),
        cmocka_unit_test(the_name_decides_nothing),
        cmocka_unit_test(a_false_size_of_a_name_is_not_believed),
        cmocka_unit_test(broken_books_and_other_containers_are_told),
    };
    return cmocka_run_group_tests(tests, reading_set_up, reading_tear_down);
}
