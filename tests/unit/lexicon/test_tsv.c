// SPDX-License-Identifier: Apache-2.0
#include "lexicon/tsv.h"

#include "lexicon_folder.h"

static const mc_tsv_column COLUMNS[] = {{"id", true}, {"word", true}, {"note", false}};

typedef struct reading {
    mc_error err;
    mc_problems problems;
    mc_tsv tsv;
} reading;

static bool open_text(reading *r, const char *text)
{
    *r = (reading){0};
    r->problems = (mc_problems){.err = &r->err};
    return mc_tsv_open(&r->tsv, "t.tsv", mc_str_from_z(text), COLUMNS, 3, &r->problems);
}

static void assert_cell(const reading *r, uint32_t column, const char *expected)
{
    assert_true(mc_str_equal(r->tsv.cells[column], mc_str_from_z(expected)));
}

static void columns_may_stand_in_any_order(void **state)
{
    (void)state;
    reading r;
    assert_true(open_text(&r, "# comment\n\nword\tid\n妈妈\ta.b\n# more\n  x y \tc.d\n"));
    assert_true(mc_tsv_next(&r.tsv));
    assert_cell(&r, 0, "a.b");
    assert_cell(&r, 1, "妈妈");
    assert_cell(&r, 2, "");
    mc_place at = mc_tsv_place(&r.tsv, 0);
    assert_int_equal(at.line, 4);
    assert_int_equal(at.column, 4); // counted in characters
    assert_true(mc_tsv_next(&r.tsv));
    assert_cell(&r, 1, "x y");
    assert_false(mc_tsv_next(&r.tsv));
    assert_int_equal(r.problems.error_count, 0);
}

static void trailing_cells_may_be_left_out(void **state)
{
    (void)state;
    reading r;
    assert_true(open_text(&r, "id\tword\tnote\na\n"));
    assert_true(mc_tsv_next(&r.tsv));
    assert_cell(&r, 1, "");
    assert_int_equal(r.problems.error_count, 0);
}

static void assert_problem(const char *text, uint32_t line, uint32_t column, const char *words)
{
    reading r;
    if (open_text(&r, text)) {
        while (mc_tsv_next(&r.tsv)) {
            assert_true(r.tsv.line > 0);
        }
    }
    assert_int_equal(r.problems.status, MC_ERR_LEXICON);
    assert_string_equal(r.err.where, "t.tsv");
    assert_int_equal(r.err.line, line);
    assert_int_equal(r.err.column, column);
    if (!strstr(r.err.message, words)) fail_msg("%s", r.err.message);
}

static void broken_tables_name_their_place(void **state)
{
    (void)state;
    assert_problem("", 1, 0, "the file is empty");
    assert_problem("id,word,note\na.b,上门,\n", 1, 0, "separated by tabs");
    assert_problem("id\twrod\n", 1, 4, "unknown column \"wrod\"; expected one of id, word, note");
    assert_problem("id\tword\tid\n", 1, 9, "stands twice");
    assert_problem("id\n", 1, 0, "lacks the column \"word\"");
    assert_problem("\xEF\xBB\xBFid\tword\n", 1, 1, "byte order mark");
    assert_problem("\xEF\xBB\xBFid\tword\n", 1, 1, "mingcha lexicon fmt");
    assert_problem("id\tword\r\na\tb\r\n", 1, 8, "carriage return");
    assert_problem("id\tword\na\t\"b, c\"\n", 2, 3, "cell in quotes");
    assert_problem("id\tword\n妈妈\t\xFFz\n", 2, 4, "byte 0xff is not UTF-8");
    assert_problem("id\tword\na\tb\t\tq\n", 2, 6, "beyond the 2 columns");
}

static void a_row_with_too_many_cells_is_passed_over(void **state)
{
    (void)state;
    reading r;
    assert_true(open_text(&r, "id\tword\na\tb\tc\nd\te\n"));
    assert_true(mc_tsv_next(&r.tsv));
    assert_cell(&r, 0, "d");
    assert_int_equal(r.problems.error_count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_may_stand_in_any_order),
        cmocka_unit_test(trailing_cells_may_be_left_out),
        cmocka_unit_test(broken_tables_name_their_place),
        cmocka_unit_test(a_row_with_too_many_cells_is_passed_over),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
