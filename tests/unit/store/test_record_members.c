// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "store/record_members.h"

static void find(mc_record_members *members, mc_arena *arena, const char *text)
{
    static mc_json record;
    mc_record_names names;
    mc_record_names_init(&names);
    assert_int_equal(mc_json_parse(&record, arena, mc_str_from_z(text), NULL, NULL), MC_OK);
    mc_record_members_find(members, &names, &record);
}

static void each_name_has_its_number(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_record_members members;
    find(&members, &arena,
         "{\"type\":\"finding\",\"id\":\"a\",\"doc\":\"b\",\"quote\":\"c\",\"start\":1,\"end\":2,"
         "\"status\":\"d\",\"sentence\":3,\"sentences\":[],\"unknown\":4,\"\":5,\"eid\":6}");
    assert_true(mc_str_equal(members.of[MC_KEY_ID]->text, MC_STR("a")));
    assert_true(mc_str_equal(members.of[MC_KEY_DOC]->text, MC_STR("b")));
    assert_true(mc_str_equal(members.of[MC_KEY_QUOTE]->text, MC_STR("c")));
    assert_true(mc_str_equal(members.of[MC_KEY_STATUS]->text, MC_STR("d")));
    assert_true(mc_str_equal(members.of[MC_KEY_START]->text, MC_STR("1")));
    assert_true(mc_str_equal(members.of[MC_KEY_SENTENCE]->text, MC_STR("3")));
    assert_int_equal(members.of[MC_KEY_SENTENCES]->kind, MC_JSON_ARRAY);
    assert_null(members.of[MC_KEY_STANDING]);
    assert_null(members.of[MC_KEY_TITLE]);
    mc_arena_dispose(&arena);
}

static void the_last_of_a_name_counts(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_record_members members;
    find(&members, &arena, "{\"id\":\"a\",\"doc\":\"b\",\"id\":\"c\"}");
    assert_true(mc_str_equal(members.of[MC_KEY_ID]->text, MC_STR("c")));
    mc_arena_dispose(&arena);
}

static void what_is_no_object_has_none(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_record_members members;
    find(&members, &arena, "[{\"id\":\"a\"}]");
    for (int i = 0; i < MC_KEY_COUNT; i++) {
        assert_null(members.of[i]);
    }
    mc_arena_dispose(&arena);
}

// Every name must be found again, however the slots of names fall.
static void no_name_hides_another(void **state)
{
    (void)state;
    mc_record_names names;
    bool seen[MC_KEY_COUNT] = {false};
    mc_record_names_init(&names);
    for (size_t i = 0; i < sizeof names.slots; i++) {
        if (!names.slots[i]) continue;
        assert_false(seen[names.slots[i] - 1]);
        seen[names.slots[i] - 1] = true;
    }
    for (int i = 0; i < MC_KEY_COUNT; i++) {
        assert_true(seen[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_name_has_its_number),
        cmocka_unit_test(the_last_of_a_name_counts),
        cmocka_unit_test(what_is_no_object_has_none),
        cmocka_unit_test(no_name_hides_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
