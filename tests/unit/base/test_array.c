// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/array.h"

static void grows_and_keeps_what_is_there(void **state)
{
    (void)state;
    uint32_t *items = NULL, capacity = 0;
    for (uint32_t i = 0; i < 1000; i++) {
        assert_true(MC_ARRAY_RESERVE(items, capacity, i + 1ull));
        assert_true(capacity > i);
        items[i] = i * 3;
    }
    for (uint32_t i = 0; i < 1000; i++) {
        assert_int_equal(items[i], i * 3);
    }
    free(items);
}

static void refuses_more_than_32_bits_count(void **state)
{
    (void)state;
    uint32_t *items = NULL, capacity = 0;
    assert_false(MC_ARRAY_RESERVE(items, capacity, (uint64_t)UINT32_MAX + 1));
    assert_null(items);
    assert_int_equal(capacity, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(grows_and_keeps_what_is_there),
        cmocka_unit_test(refuses_more_than_32_bits_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
