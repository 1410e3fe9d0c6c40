// SPDX-License-Identifier: Apache-2.0
#include "text_fixture.h"

static void codes_and_genres_are_one_to_one(void **state)
{
    (void)state;
    for (int genre = MC_GENRE_COMPLAINT; genre < MC_GENRE_COUNT; genre++) {
        const char *code = mc_genre_code((mc_genre)genre);
        assert_true(code[0] != '\0');
        assert_int_equal(mc_genre_find(mc_str_from_z(code)), genre);
    }
}

static void unknown_codes_find_nothing(void **state)
{
    (void)state;
    assert_string_equal(mc_genre_code(MC_GENRE_UNKNOWN), "");
    assert_int_equal(mc_genre_find(MC_STR("poem")), MC_GENRE_UNKNOWN);
    assert_int_equal(mc_genre_find(MC_STR("")), MC_GENRE_UNKNOWN);
    assert_int_equal(mc_genre_find(MC_STR("complaints")), MC_GENRE_UNKNOWN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(codes_and_genres_are_one_to_one),
                                       cmocka_unit_test(unknown_codes_find_nothing)};
    return cmocka_run_group_tests(tests, start, stop);
}
