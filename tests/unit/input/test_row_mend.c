// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "input/row_mend.h"

// Cells that belong to the text of the last row of a table of four columns, the text in the second.
static uint32_t mended(const char *whole, const char *row)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_row_shapes shapes = {0};
    mc_row_cells cells = {0};
    assert_int_equal(mc_row_mend_learn(&shapes, mc_str_from_z(whole), ',', 4, &arena), MC_OK);
    assert_int_equal(mc_table_row_split(&cells, mc_str_from_z(row), ',', &arena), MC_OK);
    uint32_t parts = mc_row_mend_find(&shapes, &cells, 1);
    mc_table_row_dispose(&cells);
    mc_arena_dispose(&arena);
    return parts;
}

static void the_cells_between_those_that_fit_are_the_text(void **state)
{
    (void)state;
    const char *whole = "编号,内容,日期,状态\n1,骂人,2026-03-01,已办结\n2,又骂,2026/3/2,\n";
    assert_int_equal(mended(whole, "3,骂我,还骂父母,2026-03-02,办理中"), 2);
    assert_int_equal(mended(whole, "3,骂我,3,还有4个,2026-3-2,"), 3);
    assert_int_equal(mended(whole, "3,骂我,2026年3月2日 09:12,还骂父母,办理中"), 0);
    assert_int_equal(mended(whole, "3,骂我,2026-03-02,办理中,还骂我的父母"), 0);
    assert_int_equal(mended(whole, "甲,骂我,还骂父母,2026-03-02,办理中"), 0);
    assert_int_equal(mended(whole, "3,骂我,还骂父母,2026-03-02,一件很长很长的另外的事情"), 0);
    assert_int_equal(mended(whole, "3,骂我,2026-03-02,办理中"), 0); // nothing is too many
}

static void nothing_is_mended_without_whole_rows(void **state)
{
    (void)state;
    assert_int_equal(mended("编号,内容,日期,状态\n", "3,骂我,还骂父母,2026-03-02,办理中"), 0);
    assert_int_equal(mended("编号,内容,日期,状态\n1,甲,乙,2026-03-01,丙\n1,\"没有结束,2026\n",
                            "3,骂我,还骂父母,2026-03-02,办理中"),
                     0);
}

static void cells_are_joined_with_their_separator(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_row_cells cells = {0};
    assert_int_equal(mc_table_row_split(&cells, MC_STR("1,骂我,,又骂,办结"), ',', &arena), MC_OK);
    assert_int_equal(mc_row_mend_join(&cells, 1, 3, ',', &arena), MC_OK);
    assert_int_equal(cells.count, 3);
    assert_true(mc_str_equal(cells.items[1], MC_STR("骂我,,又骂")));
    assert_true(mc_str_equal(cells.items[2], MC_STR("办结")));
    mc_table_row_dispose(&cells);
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cells_between_those_that_fit_are_the_text),
        cmocka_unit_test(nothing_is_mended_without_whole_rows),
        cmocka_unit_test(cells_are_joined_with_their_separator),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
