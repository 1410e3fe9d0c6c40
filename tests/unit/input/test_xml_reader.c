// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

static const char complaints[] =
    "<?xml version=\"1.0\" encoding=\"GBK\"?>\n<list>\n"
    "<case "
    "id=\"9\"><标题>催收</标题><content>他们<b>威胁</b>我</content><date>2026-01-05</date></case>\n"
    "<case id=\"8\"><content><![CDATA[1 < 2]]></content></case>\n</list>\n";

static const char expected[] = "doc a.xml:9 @a.xml#1 title=催收 date=2026-01-05 text=[他们威胁我]\n"
                               "doc a.xml:8 @a.xml#2 text=[1 < 2]\nread a.xml 2 UTF-8\n";

static void named_records_are_documents(void **state)
{
    reading *r = *state;
    r->options.record = "case";
    assert_string_equal(read_text(r, "a.xml", complaints), expected);
}

static void records_are_guessed_by_their_text_child(void **state)
{
    assert_string_equal(read_text(*state, "a.xml", complaints), expected);
}

static void other_documents_are_one_text(void **state)
{
    assert_string_equal(
        read_text(*state, "a.xml", "<doc><p>第一<em>段</em></p><p>第二段</p>\n</doc>"),
        "doc a.xml:1 @a.xml text=[第一段\n第二段]\nread a.xml 1 UTF-8\n");
}

static void what_stands_before_an_error_is_kept(void **state)
{
    reading *r = *state;
    r->options.record = "case";
    mc_buf text = MC_BUF_INIT(1 << 20);
    mc_buf_add_z(&text, "<l>\n<case><text>一</text></case>\n");
    for (int i = 0; i < 1000; i++) {
        mc_buf_add_z(&text, " ");
    }
    mc_buf_add_z(&text, "<case><text>二</case></l>");
    const char *log = read_bytes(r, "a.xml", text.data, text.size);
    mc_buf_dispose(&text);
    assert_non_null(strstr(log, "doc a.xml:1 @a.xml#1 text=[一]\n"));
    assert_non_null(strstr(log, "partial a.xml:3 bad_xml\n"));
    assert_null(strstr(log, "二"));
}

static void entities_are_not_expanded(void **state)
{
    reading *r = *state;
    r->options.record = "case";
    const char *log = read_text(
        r, "a.xml",
        "<!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
        "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        "<l><case><text>一&c;&x;</text></case></l>");
    assert_null(strstr(log, "root:"));
    assert_null(strstr(log, "aaaa"));
    assert_non_null(strstr(log, "read a.xml"));
}

static void what_map_names_is_not_guessed(void **state)
{
    reading *r = *state;
    mc_field_map maps[] = {{MC_STR("text"), MC_STR("nr")}};
    r->options.maps = maps;
    r->options.map_count = 1;
    const char *both = "<l><c><text>一</text></c><c><nr>二</nr></c><c><nr>三</nr></c></l>";
    r->options.record = "c";
    assert_string_equal(read_text(r, "a.xml", both),
                        "skipped a.xml:1 no_mapped_field\ndoc a.xml:2 @a.xml#2 text=[二]\n"
                        "doc a.xml:3 @a.xml#3 text=[三]\nread a.xml 2 UTF-8\n");
    r->options.record = NULL;
    maps[0].column = MC_STR("内容");
    assert_string_equal(read_text(r, "a.xml", both), "skipped a.xml:0 no_mapped_field\n");
}

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, reading_set_up, reading_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(named_records_are_documents),
        READING_TEST(records_are_guessed_by_their_text_child),
        READING_TEST(other_documents_are_one_text),
        READING_TEST(what_stands_before_an_error_is_kept),
        READING_TEST(entities_are_not_expanded),
        READING_TEST(what_map_names_is_not_guessed),
    };
    return cmocka_run_group_tests_name("input.xml_reader", tests, NULL, NULL);
}
