// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "input/sheet_merges.h"

// In each row one more column begins to be merged, so the lists grow while a row reads what lies
// over it.
static void what_lies_over_a_row_outlives_what_begins_in_it(void **state)
{
    (void)state;
    enum { COUNT = 60 };
    mc_sheet_merge items[COUNT];
    mc_str values[COUNT];
    for (uint32_t i = 0; i < COUNT; i++) {
        items[i] = (mc_sheet_merge){i, i + 1, 100};
        values[i] = MC_STR("x");
    }
    mc_sheet_merges merges = {items, COUNT, COUNT};
    mc_merged_cells merged = {0};
    for (uint32_t row = 1; row <= COUNT; row++) {
        mc_row_cells cells = {.items = values, .count = COUNT};
        assert_int_equal(mc_merged_cells_pass(&merged, &merges, &cells, row), MC_OK);
        assert_int_equal(cells.above_count, row - 1);
        assert_ptr_equal(cells.above, merged.above);
        for (uint32_t i = 0; i < cells.above_count; i++) {
            assert_int_equal(cells.above[i].column, i);
            assert_int_equal(cells.above[i].value.size, 1);
        }
    }
    mc_merged_cells_dispose(&merged);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_lies_over_a_row_outlives_what_begins_in_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
