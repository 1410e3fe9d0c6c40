// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "../unit.h"

#include "input/fields.h"

static void assert_str(mc_str found, const char *expected)
{
    assert_int_equal(found.size, strlen(expected));
    assert_memory_equal(found.data, expected, found.size);
}

static void values_go_to_their_fields(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_reader_options options = {0};
    mc_fields fields = {0};
    mc_document document = {0};
    mc_fields_offer(&fields, &options, &arena, MC_STR("text"), MC_STR("他们骂人"));
    mc_fields_offer(&fields, &options, &arena, MC_STR("Company"), MC_STR(" 甲乙消费金融 "));
    mc_fields_offer(&fields, &options, &arena, MC_STR("date"), MC_STR("  "));
    mc_fields_offer(&fields, &options, &arena, MC_STR("genre"), MC_STR("forum"));
    mc_fields_offer(&fields, &options, &arena, MC_STR("region"), MC_STR("#N/A"));
    mc_fields_offer(&fields, &options, &arena, MC_STR("companies"), MC_STR("甲;乙 | 丙；丁、"));
    mc_fields_fill(&document, &fields, &options, &arena);
    assert_str(document.text, "他们骂人");
    assert_str(document.respondent, "甲乙消费金融");
    assert_null(document.date.data);
    assert_null(document.region.data);
    assert_int_equal(document.genre, MC_GENRE_FORUM);
    assert_int_equal(document.company_count, 4);
    assert_str(document.companies[1], "乙");
    assert_str(document.companies[3], "丁");
    mc_arena_dispose(&arena);
}

static void maps_overrule_names(void **state)
{
    (void)state;
    const mc_field_map map = {MC_STR("text"), MC_STR("note")};
    mc_reader_options options = {.maps = &map, .map_count = 1};
    uint32_t rank = 7;
    assert_int_equal(mc_fields_of_name(&options, MC_STR("note"), &rank), MC_FIELD_TEXT);
    assert_int_equal(rank, 0);
    assert_int_equal(mc_fields_of_name(&options, MC_STR("text"), NULL), MC_FIELD_NONE);
    assert_int_equal(mc_fields_of_name(&options, MC_STR("title"), NULL), MC_FIELD_TITLE);
    assert_str(mc_fields_mapped(&options, MC_FIELD_TEXT), "note");
    assert_null(mc_fields_mapped(&options, MC_FIELD_DATE).data);
}

static void only_what_is_asked_for_is_kept(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    const mc_str keep[] = {MC_STR("batch")};
    mc_reader_options options = {.keep = keep, .keep_count = 1};
    mc_fields fields = {0};
    mc_document document = {0};
    mc_fields_offer(&fields, &options, &arena, MC_STR("batch"), MC_STR("7"));
    mc_fields_offer(&fields, &options, &arena, MC_STR("phone"), MC_STR("1"));
    mc_fields_fill(&document, &fields, &options, &arena);
    assert_int_equal(document.kept_count, 1);
    assert_str(document.kept[0].name, "batch");
    assert_str(document.kept[0].value, "7");
    mc_arena_dispose(&arena);
}

static mc_genre genre_of(const mc_columns *columns, const char *beside, const char *value)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_reader_options options = {.columns = columns};
    mc_fields fields = {0};
    mc_document document = {0};
    mc_fields_offer(&fields, &options, &arena, MC_STR("投诉内容"), MC_STR("他们骂人"));
    mc_fields_offer(&fields, &options, &arena, mc_str_from_z(beside), mc_str_from_z(value));
    mc_fields_fill(&document, &fields, &options, &arena);
    mc_arena_dispose(&arena);
    return document.genre;
}

static void names_of_columns_may_say_the_genre(void **state)
{
    (void)state;
    mc_columns *columns = NULL;
    assert_int_equal(mc_columns_load(&columns, MC_LEXICONS, NULL), MC_OK);
    assert_int_equal(genre_of(columns, "date", "2026-01-02"), MC_GENRE_COMPLAINT);
    assert_int_equal(genre_of(columns, "genre", "forum"), MC_GENRE_FORUM);
    assert_int_equal(genre_of(columns, "genre", "?"), MC_GENRE_COMPLAINT);
    assert_int_equal(genre_of(columns, "speaker", "客服"), MC_GENRE_UNKNOWN);
    mc_columns_free(columns);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_go_to_their_fields),
        cmocka_unit_test(maps_overrule_names),
        cmocka_unit_test(names_of_columns_may_say_the_genre),
        cmocka_unit_test(only_what_is_asked_for_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
