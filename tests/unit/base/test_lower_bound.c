// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "base/lower_bound.h"

typedef struct place {
    char before; // so that the number does not stand first
    uint32_t at;
} place;

enum { MOST = 9 };

// Counted one by one.
static uint32_t below(const place *places, uint32_t count, uint32_t limit)
{
    uint32_t found = 0;
    while (found < count && places[found].at < limit)
        found++;
    return found;
}

static void agrees_with_counting(void **state)
{
    (void)state;
    place places[MOST] = {{0, 0}, {0, 1}, {0, 1}, {0, 1}, {0, 4}, {0, 6}, {0, 6}, {0, 8}, {0, 8}};
    for (uint32_t count = 0; count <= MOST; count++) {
        for (uint32_t limit = 0; limit < 10; limit++) {
            assert_int_equal(MC_LOWER_BOUND(places, count, at, limit), below(places, count, limit));
            assert_int_equal(MC_UPPER_BOUND(places, count, at, limit),
                             below(places, count, limit + 1));
        }
    }
}

static void the_largest_number_is_a_limit_too(void **state)
{
    (void)state;
    place places[] = {{0, 7}, {0, UINT32_MAX}};
    assert_int_equal(MC_LOWER_BOUND(places, 2, at, UINT32_MAX), 1);
    assert_int_equal(MC_UPPER_BOUND(places, 2, at, UINT32_MAX), 2);
}

static void nothing_has_no_items(void **state)
{
    (void)state;
    place *none = NULL;
    uint32_t count = 0;
    assert_int_equal(MC_LOWER_BOUND(none, count, at, 3), 0);
    assert_int_equal(MC_UPPER_BOUND(none, count, at, 3), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(agrees_with_counting),
        cmocka_unit_test(the_largest_number_is_a_limit_too),
        cmocka_unit_test(nothing_has_no_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
