// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "../unit.h"

#include "input/columns.h"

static int open_columns(void **state)
{
    mc_error err = {0};
    mc_columns *columns = NULL;
    if (mc_columns_load(&columns, MC_LEXICONS, &err) != MC_OK) {
        fprintf(stderr, "%s:%u: %s\n", err.where, err.line, err.message);
        return -1;
    }
    *state = columns;
    return 0;
}

static int close_columns(void **state)
{
    mc_columns_free(*state);
    return 0;
}

static void names_are_found_whatever_their_case(void **state)
{
    assert_int_equal(mc_columns_find(*state, MC_STR("投诉内容"), false, NULL), MC_FIELD_TEXT);
    assert_int_equal(mc_columns_find(*state, MC_STR(" TEXT "), false, NULL), MC_FIELD_TEXT);
    assert_int_equal(mc_columns_find(*state, MC_STR("投诉对象"), false, NULL), MC_FIELD_COMPANY);
    assert_int_equal(mc_columns_find(*state, MC_STR("无关"), false, NULL), MC_FIELD_NONE);
    assert_int_equal(mc_columns_find(*state, MC_STR(""), false, NULL), MC_FIELD_NONE);
    assert_int_equal(mc_columns_find(NULL, MC_STR("text"), false, NULL), MC_FIELD_TEXT);
    assert_int_equal(mc_columns_find(NULL, MC_STR("投诉内容"), false, NULL), MC_FIELD_NONE);
}

static void marks_of_a_form_make_no_difference(void **state)
{
    static const char *const names[] = {"*投诉内容（必填，不少于50字）",
                                        "【投诉内容】",
                                        "投诉内容：",
                                        "投诉内容\n(500字以内)",
                                        "★投诉内容",
                                        "投诉内容/诉求",
                                        "[投诉内容]*"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        mc_str name = mc_str_from_z(names[i]);
        assert_int_equal(mc_columns_find(*state, name, false, NULL), MC_FIELD_TEXT);
        assert_int_equal(mc_columns_implied_genre(*state, name), MC_GENRE_COMPLAINT);
    }
    assert_int_equal(mc_columns_find(*state, MC_STR("（必填）"), false, NULL), MC_FIELD_NONE);
    assert_int_equal(mc_columns_find(*state, MC_STR("是否投诉内容"), false, NULL), MC_FIELD_NONE);
    assert_int_equal(mc_columns_find(*state, MC_STR("***"), false, NULL), MC_FIELD_NONE);
    assert_int_equal(mc_columns_find(*state, MC_STR("2月投诉内容"), false, NULL), MC_FIELD_NONE);
    assert_int_equal(mc_columns_find(*state, MC_STR("A省"), false, NULL), MC_FIELD_NONE);
}

static void better_names_have_lower_ranks(void **state)
{
    uint32_t better = 0, worse = 0;
    mc_columns_find(*state, MC_STR("投诉内容"), false, &better);
    mc_columns_find(*state, MC_STR("内容"), false, &worse);
    assert_true(better < worse);
}

static void turns_have_fields_of_their_own(void **state)
{
    assert_int_equal(mc_columns_find(*state, MC_STR("speaker"), true, NULL), MC_FIELD_SPEAKER);
    assert_int_equal(mc_columns_find(*state, MC_STR("speaker"), false, NULL), MC_FIELD_NONE);
    assert_int_equal(mc_columns_find(*state, MC_STR("company"), true, NULL), MC_FIELD_NONE);
}

static void columns_of_our_own_tables_are_no_fields(void **state)
{
    assert_true(mc_columns_is_own(*state, MC_STR("finding_id")));
    assert_true(mc_columns_is_own(*state, MC_STR("发现编号")));
    assert_false(mc_columns_is_own(*state, MC_STR("投诉内容")));
    assert_false(mc_columns_is_own(NULL, MC_STR("finding_id")));
    assert_int_equal(mc_columns_find(*state, MC_STR("finding_id"), false, NULL), MC_FIELD_NONE);
    assert_int_equal(mc_columns_find(*state, MC_STR("finding_id"), true, NULL), MC_FIELD_NONE);
}

static void genres_have_names_in_words(void **state)
{
    assert_int_equal(mc_columns_genre(*state, MC_STR("投诉")), MC_GENRE_COMPLAINT);
    assert_int_equal(mc_columns_genre(*state, MC_STR("判决书")), MC_GENRE_COURT);
    assert_int_equal(mc_columns_genre(*state, MC_STR("news")), MC_GENRE_NEWS);
    assert_int_equal(mc_columns_genre(*state, MC_STR("无关")), MC_GENRE_UNKNOWN);
    assert_int_equal(mc_columns_genre(*state, (mc_str){NULL, 0}), MC_GENRE_UNKNOWN);
    assert_int_equal(mc_columns_genre(NULL, MC_STR("投诉")), MC_GENRE_UNKNOWN);
}

static void some_names_say_what_the_documents_are(void **state)
{
    assert_int_equal(mc_columns_implied_genre(*state, MC_STR("投诉内容")), MC_GENRE_COMPLAINT);
    assert_int_equal(mc_columns_implied_genre(*state, MC_STR("被投訴方")), MC_GENRE_COMPLAINT);
    assert_int_equal(mc_columns_implied_genre(*state, MC_STR("内容")), MC_GENRE_UNKNOWN);
    assert_int_equal(mc_columns_implied_genre(*state, MC_STR("无关")), MC_GENRE_UNKNOWN);
    assert_int_equal(mc_columns_implied_genre(NULL, MC_STR("投诉内容")), MC_GENRE_UNKNOWN);
}

static void masked_and_anonymous_authors_are_nobody(void **state)
{
    static const char *const nobody[] = {"王**",   "李某某",   "匿名用户", "Anonymous",
                                         "张女士", "欧阳先生", "-"};
    static const char *const somebody[] = {"王小明",    "南山一棵树", "先生你好吗",
                                           "user_8831", "女士优先",   ""};
    for (size_t i = 0; i < sizeof nobody / sizeof *nobody; i++)
        assert_true(mc_columns_is_nobody(*state, mc_str_from_z(nobody[i])));
    for (size_t i = 0; i < sizeof somebody / sizeof *somebody; i++)
        assert_false(mc_columns_is_nobody(*state, mc_str_from_z(somebody[i])));
    assert_false(mc_columns_is_nobody(NULL, MC_STR("王**")));
}

static void codes_go_there_and_back(void **state)
{
    (void)state;
    for (int field = MC_FIELD_TEXT; field < MC_FIELD_COUNT; field++)
        assert_int_equal(mc_field_find(mc_str_from_z(mc_field_code((mc_field)field))), field);
    assert_int_equal(mc_field_find(MC_STR("nothing")), MC_FIELD_NONE);
}

static void a_missing_folder_is_an_error(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_columns *columns = NULL;
    assert_int_equal(mc_columns_load(&columns, "/nowhere", &err), MC_ERR_IO);
    assert_null(columns);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(marks_of_a_form_make_no_difference),
        cmocka_unit_test(names_are_found_whatever_their_case),
        cmocka_unit_test(better_names_have_lower_ranks),
        cmocka_unit_test(turns_have_fields_of_their_own),
        cmocka_unit_test(columns_of_our_own_tables_are_no_fields),
        cmocka_unit_test(genres_have_names_in_words),
        cmocka_unit_test(some_names_say_what_the_documents_are),
        cmocka_unit_test(masked_and_anonymous_authors_are_nobody),
        cmocka_unit_test(codes_go_there_and_back),
        cmocka_unit_test(a_missing_folder_is_an_error),
    };
    return cmocka_run_group_tests(tests, open_columns, close_columns);
}
