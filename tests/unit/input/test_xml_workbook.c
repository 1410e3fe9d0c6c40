// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

#define HEAD                                                                                       \
    "<?xml version=\"1.0\"?>\n<?mso-application progid=\"Excel.Sheet\"?>\n"                        \
    "<Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\" "                            \
    "xmlns:ss=\"urn:schemas-microsoft-com:office:spreadsheet\">\n"
#define SHEET(name, rows) "<Worksheet ss:Name=\"" name "\"><Table>" rows "</Table></Worksheet>"
#define DATA(kind, value) "<Data ss:Type=\"" kind "\">" value "</Data>"
#define CELL(kind, value) "<Cell>" DATA(kind, value) "</Cell>"
#define NAMES                                                                                      \
    "<Row>" CELL("String", "编号") CELL("String", "投诉内容") CELL("String", "被投诉机构")         \
        CELL("String", "投诉日期") "</Row>"

#define FAR_CELLS                                                                                  \
    CELL("Number", "1")                                                                            \
    CELL("String", "他们骂人")                                                                     \
    "<Cell ss:Index=\"4294967294\" ss:MergeAcross=\"1\">" DATA("String", "一") "</Cell>" CELL(     \
        "String", "二")

static void cells_stand_in_their_places(void **state)
{
    assert_string_equal(
        read_text(
            *state, "a.xls",
            HEAD SHEET(
                "一月",
                "<Row><Cell ss:MergeAcross=\"3\">" DATA(
                    "String",
                    "台账") "</Cell></Row>" NAMES "<Row ss:Index=\"4\">" CELL("Number",
                                                                              "12345678901")
                    CELL("String", "催收<B>天天</B>打电话") "<Cell ss:Index=\"4\">" DATA(
                        "DateTime",
                        "2026-01-05T10:22:00.000") "</Cell></Row>"
                                                   "<Row>" CELL("String", "0007")
                                                       CELL("String", "多收利息") CELL("String",
                                                                                       "云栗小贷")
                                                           CELL("DateTime",
                                                                "2026-01-06T00:00:00.000") "</Row>")
                SHEET("说明",
                      "<Row>" CELL("String",
                                   "本表由某部门导出，仅供内部参考") "</Row>") "</Workbook>"),
        "note a.xls/一月:2 header_row\n"
        "doc a.xls/一月:12345678901 @a.xls/一月#1 date=2026-01-05 10:22:00 genre=complaint "
        "text=[催收天天打电话]\n"
        "doc a.xls/一月:0007 @a.xls/一月#2 date=2026-01-06 company=云栗小贷 genre=complaint "
        "text=[多收利息]\n"
        "note a.xls/说明:1 no_text_column\n"
        "read a.xls 2 UTF-8\n");
}

static void what_stands_before_a_break_is_read(void **state)
{
    // The parser gives up what it has looked ahead, so the break comes behind many rows.
    char rows[8192] = HEAD "<Worksheet ss:Name=\"a\"><Table>" NAMES;
    for (int i = 0; i < 30; i++)
        strcat(rows, "<Row>" CELL("Number", "1") CELL("String", "他们骂人") "</Row>\n");
    strcat(rows, "<Row><Cell></Row>");
    const char *log = read_text(*state, "a.xml", rows);
    assert_non_null(strstr(log, "text=[他们骂人]"));
    assert_non_null(strstr(log, "partial a.xml:0 bad_xml\n"));
}

static void places_beyond_a_sheet_are_passed_over(void **state)
{
    const char *book = HEAD SHEET("a", NAMES "<Row>" FAR_CELLS "</Row>") "</Workbook>";
    assert_string_equal(
        read_text(*state, "a.xml", book),
        "doc a.xml:1 @a.xml#1 genre=complaint text=[他们骂人]\nread a.xml 1 UTF-8\n");
}

static void a_workbook_without_sheets_is_told(void **state)
{
    assert_string_equal(read_text(*state, "a.xml", HEAD "<Styles"), "skipped a.xml:0 bad_xml\n");
}

static void an_empty_workbook_is_told(void **state)
{
    assert_string_equal(read_text(*state, "a.xml", HEAD "</Workbook>"),
                        "skipped a.xml:0 bad_xml\n");
}

static void sheets_beyond_the_most_are_told(void **state)
{
    mc_buf book = MC_BUF_INIT(1 << 20);
    mc_buf_add_z(&book, HEAD SHEET("a", NAMES "<Row>" FAR_CELLS "</Row>"));
    for (int i = 0; i < 256; i++)
        mc_buf_add_z(&book, SHEET("b", ""));
    mc_buf_add_z(&book, "</Workbook>");
    mc_str all = mc_buf_str(&book);
    const char *log = read_bytes(*state, "a.xml", all.data, all.size);
    assert_non_null(strstr(log, "text=[他们骂人]"));
    assert_non_null(strstr(log, "partial a.xml:0 too_large\n"));
    mc_buf_dispose(&book);
}

static void other_documents_are_none(void **state)
{
    assert_string_equal(read_text(*state, "a.xml",
                                  "<?xml version=\"1.0\"?><r><p><text>一</text></p>"
                                  "<p><text>二</text></p></r>"),
                        "doc a.xml:1 @a.xml#1 text=[一]\ndoc a.xml:2 @a.xml#2 text=[二]\n"
                        "read a.xml 2 UTF-8\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(cells_stand_in_their_places, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(what_stands_before_a_break_is_read, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(places_beyond_a_sheet_are_passed_over, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(a_workbook_without_sheets_is_told, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(an_empty_workbook_is_told, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(sheets_beyond_the_most_are_told, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(other_documents_are_none, reading_set_up,
                                        reading_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
