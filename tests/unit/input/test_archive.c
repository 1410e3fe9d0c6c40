// SPDX-License-Identifier: Apache-2.0
// tests/check/odd_places.py reads archives of several kinds; here is what begins like one.
#include "input/archive.h"
#include "reading.h"

static void archives_are_told_by_their_begin(void **state)
{
    (void)state;
    char tar[300] = "a.txt";
    memcpy(tar + 257, "ustar", 5);
    assert_true(mc_archive_is(MC_STR("PK\x03\x04..."), MC_STR("a.ZIP")));
    assert_false(mc_archive_is(MC_STR("PK\x03\x04..."), MC_STR("a.xlsx")));
    assert_true(mc_archive_is(MC_STR("\x1F\x8B\x08"), MC_STR("a")));
    assert_true(mc_archive_is((mc_str){tar, sizeof tar}, MC_STR("a.tar")));
    assert_false(mc_archive_is(MC_STR("text"), MC_STR("a.zip")));
    assert_false(mc_archive_is(MC_STR(""), MC_STR("")));
}

static void a_broken_archive_is_a_row(void **state)
{
    assert_string_equal(read_text(*state, "a.zip", "PK\x03\x04nothing of it"),
                        "skipped a.zip:0 bad_archive\n");
    reading *r = *state;
    r->options.format = MC_FORMAT_TEXT;
    assert_non_null(strstr(read_text(r, "a.gz", "\x1F\x8Btext"), "doc a.gz:1 @a.gz "));
}

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, reading_set_up, reading_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(archives_are_told_by_their_begin),
        READING_TEST(a_broken_archive_is_a_row),
    };
    return cmocka_run_group_tests_name("input.archive", tests, NULL, NULL);
}
