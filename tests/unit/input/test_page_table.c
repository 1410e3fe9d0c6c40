// SPDX-License-Identifier: Apache-2.0
#include "input/page_table.h"
#include "reading.h"

#define HEAD "<tr><th>编号</th><th>商家</th><th>投诉内容</th></tr>"

static void a_page_that_is_a_table_is_read_row_by_row(void **state)
{
    assert_string_equal(
        read_text(*state, "a.xls",
                  "<html><body><table><tr><td colspan=3>明细</td></tr>" HEAD
                  "<tr><td>20260301000000000123</td><td>甲乙金融</td><td>一，<br>二</td></tr>"
                  "<tr><td>2</td><td>甲乙金融</td><td>三</td></tr></table></body></html>"),
        "note a.xls:0 html_table\nnote a.xls:2 header_row\n"
        "doc a.xls:20260301000000000123 @a.xls#1 company=甲乙金融 genre=complaint text=[一，\n二]\n"
        "doc a.xls:2 @a.xls#2 company=甲乙金融 genre=complaint text=[三]\nread a.xls 2 UTF-8\n");
}

static void cells_that_span_rows_stand_in_each(void **state)
{
    assert_string_equal(
        read_text(*state, "a.html",
                  "<table><tr><th>通话编号</th><th>角色</th><th>内容</th></tr>"
                  "<tr><td rowspan=2>A7</td><td>坐席</td><td>一</td></tr>"
                  "<tr><td>客户</td><td>二<table><tr><td>三</td></tr></table></td></tr>"
                  "<tr><td>B1</td><td>坐席</td><td>四</td></tr></table>"),
        "note a.html:0 html_table\n"
        "doc a.html:A7 @a.html#1 thread=A7 turn=坐席:0-3:0-0 turn=客户:4-11:0-0 text=[一\n二\n三]\n"
        "doc a.html:B1 @a.html#2 thread=B1 turn=坐席:0-3:0-0 text=[四]\nread a.html 2 UTF-8\n");
}

static void an_article_with_a_table_stays_a_page(void **state)
{
    const char *log = read_text(*state, "a.html",
                                "<body><table>" HEAD "<tr><td>1</td><td>甲</td><td>一</td></tr>"
                                "</table><p>这是一篇很长的文章，讲的是怎样保存证据、怎样投诉，"
                                "以及投诉以后会发生什么，表里只有一个例子。</p></body>");
    assert_null(strstr(log, "html_table"));
    assert_non_null(strstr(log, "read a.html 1 UTF-8"));
    log = read_text(*state, "b.html", "<table><tr><td>甲</td></tr><tr><td>乙</td></tr></table>");
    assert_string_equal(log, "doc b.html:1 @b.html text=[甲\n乙]\nread b.html 1 UTF-8\n");
}

static void record_reads_the_page_as_one(void **state)
{
    reading *r = *state;
    r->options.record = "//body";
    assert_string_equal(read_text(r, "a.xls",
                                  "<body><table>" HEAD
                                  "<tr><td>1</td><td>甲</td><td>一</td></tr></table></body>"),
                        "doc a.xls:1 @a.xls#1 text=[编号\t商家\t投诉内容\n1\t甲\t一]\n"
                        "read a.xls 1 UTF-8\n");
}

static void a_page_is_likely_a_table_by_its_begin(void **state)
{
    (void)state;
    assert_true(mc_page_table_is_likely(MC_STR("<table><tr>"), MC_STR("a.html")));
    assert_true(mc_page_table_is_likely(MC_STR("<BODY class=x>\n<Table>"), MC_STR("a")));
    assert_true(mc_page_table_is_likely(MC_STR("<p>"), MC_STR("a.XLS")));
    assert_true(mc_page_table_is_likely(MC_STR("<html xmlns:x=\"urn:schemas-microsoft-com:Office:"
                                               "Excel\">"),
                                        MC_STR("a.html")));
    assert_false(mc_page_table_is_likely(MC_STR("<body><p><table>"), MC_STR("a.html")));
    assert_false(mc_page_table_is_likely(MC_STR(""), MC_STR("a.html")));
}

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, reading_set_up, reading_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(a_page_that_is_a_table_is_read_row_by_row),
        READING_TEST(cells_that_span_rows_stand_in_each),
        READING_TEST(an_article_with_a_table_stays_a_page),
        READING_TEST(record_reads_the_page_as_one),
        cmocka_unit_test(a_page_is_likely_a_table_by_its_begin),
    };
    return cmocka_run_group_tests_name("input.page_table", tests, NULL, NULL);
}
