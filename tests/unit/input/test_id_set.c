// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "../unit.h"

#include "input/id_set.h"

static mc_str numbered(char room[16], uint32_t number)
{
    return (mc_str){room, (uint32_t)snprintf(room, 16, "%u", number)};
}

static void an_id_is_new_once(void **state)
{
    (void)state;
    mc_id_set set = {0};
    bool is_new = false;
    char room[16];
    for (uint32_t i = 0; i < 5000; i++) {
        assert_int_equal(mc_id_set_add(&set, numbered(room, i), &is_new), MC_OK);
        assert_true(is_new);
    }
    for (uint32_t i = 0; i < 5000; i += 7) {
        assert_int_equal(mc_id_set_add(&set, numbered(room, i), &is_new), MC_OK);
        assert_false(is_new);
    }
    assert_int_equal(set.count, 5000);
    mc_id_set_dispose(&set);
    assert_int_equal(mc_id_set_add(&set, MC_STR("7"), &is_new), MC_OK);
    assert_true(is_new);
    mc_id_set_dispose(&set);
}

static void a_full_set_takes_all_for_new(void **state)
{
    (void)state;
    mc_id_set set = {0};
    bool is_new = false;
    char room[16];
    for (uint32_t i = 0; i < MC_MAX_REMEMBERED_IDS; i++)
        assert_int_equal(mc_id_set_add(&set, numbered(room, i), &is_new), MC_OK);
    for (int i = 0; i < 2; i++) {
        assert_int_equal(mc_id_set_add(&set, MC_STR("another"), &is_new), MC_OK);
        assert_true(is_new);
    }
    assert_true(set.full);
    mc_id_set_dispose(&set);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_id_is_new_once),
        cmocka_unit_test(a_full_set_takes_all_for_new),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
