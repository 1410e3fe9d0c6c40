// SPDX-License-Identifier: Apache-2.0
#include "reading.h"
#include "workbook_file.h"

#define HEAD        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
#define MAIN        "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\""
#define TYPES       "[Content_Types].xml", HEAD "<Types/>"
#define SHEET(rows) HEAD "<worksheet " MAIN "><sheetData>" rows "</sheetData></worksheet>"
// The XML parser looks 512 bytes ahead.
#define DASHES          "= = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = = "
#define LONG_COMMENT    "<!--" DASHES DASHES DASHES DASHES DASHES DASHES DASHES DASHES "-->"
#define TEXT_CELL(text) "<c t=\"inlineStr\"><is><t>" text "</t></is></c>"

static const char one_sheet[] =
    HEAD "<workbook " MAIN " xmlns:r=\"urn:r\"><sheets><sheet name=\"投诉\" sheetId=\"1\""
         " r:id=\"rId1\"/></sheets></workbook>";
static const char two_sheets[] =
    HEAD "<workbook " MAIN " xmlns:q=\"urn:r\"><workbookPr date1904=\"1\"/><sheets><sheet"
         " name=\"一月\" sheetId=\"1\" q:id=\"rId1\"/><sheet name=\"说明\" sheetId=\"2\""
         " state=\"hidden\" q:id=\"rId2\"/></sheets></workbook>";
static const char relations[] =
    HEAD "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\""
         " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"x/worksheet\""
         " Target=\"/xl/worksheets/sheet2.xml\"/></Relationships>";
static const char styles[] =
    HEAD "<styleSheet " MAIN "><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;"
         "m&quot;月&quot;d&quot;日&quot;\"/></numFmts><cellStyleXfs><xf numFmtId=\"14\"/>"
         "</cellStyleXfs><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs>"
         "</styleSheet>";
static const char strings[] =
    HEAD "<sst " MAIN "><si><t>编号</t></si><si><t>投诉时间</t></si><si><t>投诉内容</t></si>"
         "<si><r><t xml:space=\"preserve\">他们 </t></r><r><t>威胁我</t></r><rPh><t>reading</t>"
         "</rPh></si></sst>";

static const char *read_parts(reading *r, const workbook_part *parts, size_t count)
{
    size_t size = 0;
    char *bytes = workbook_file_pack(parts, count, &size);
    const char *log = read_bytes(r, "a.xlsx", bytes, size);
    free(bytes);
    return log;
}

#define READ(state, parts) read_parts(state, parts, sizeof(parts) / sizeof *(parts))

static void titles_are_passed_over_and_values_are_as_seen(void **state)
{
    // Shared texts stand behind the sheet that uses them; cells and rows may be missing.
    const workbook_part parts[] = {
        {TYPES},
        {"xl/workbook.xml", one_sheet},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row r=\"1\"><c r=\"A1\" t=\"str\"><f>A9</f><v>投诉登记表</v></c></row>"
               "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" t=\"s\"><v>1</v></c>"
               "<c r=\"D3\" t=\"s\"><v>2</v></c></row>"
               "<row r=\"4\"><c r=\"A4\"><v>1234567890123456789</v></c><c r=\"B4\" s=\"1\">"
               "<v>46082</v></c><c r=\"D4\" t=\"s\"><v>3</v></c></row>"
               "<row r=\"6\"><c r=\"A6\"><v>1.7E+3</v></c><c r=\"D6\" t=\"inlineStr\"><is><t>"
               "上门</t></is></c></row><row r=\"7\"><c r=\"A7\"/></row>")},
        {"xl/sharedStrings.xml", strings},
        {"xl/styles.xml", styles}};
    assert_string_equal(READ(*state, parts),
                        "note a.xlsx:3 header_row\n"
                        "doc a.xlsx:1234567890123456789 @a.xlsx#1 date=2026-03-01 genre=complaint "
                        "text=[他们 威胁我]\n"
                        "doc a.xlsx:1700 @a.xlsx#2 genre=complaint text=[上门]\n"
                        "read a.xlsx 2 UTF-8\n");
}

static void a_header_of_two_rows_is_joined(void **state)
{
#define NAME(at, name) "<c r=\"" at "\" t=\"inlineStr\"><is><t>" name "</t></is></c>"
    const workbook_part parts[] = {
        {TYPES},
        {"xl/workbook.xml", one_sheet},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row r=\"1\">" NAME("A1", "会话编号") NAME("B1", "通话") NAME(
             "D1", "公司") "</row>"
                           "<row r=\"2\">" NAME("B2", "说话人") NAME(
                               "C2", "内容") "</row>"
                                             "<row r=\"3\">" NAME("A3", "x") NAME("B3", "坐席")
                                                 NAME("C3", "您好") NAME(
                                                     "D3", "甲贷") "</row>"
                                                                   "<row r=\"4\">" NAME("A4", "x")
                                                                       NAME("B4", "客户")
                                                                           NAME("C4",
                                                                                "你好") "</row>")}};
#undef NAME
    assert_string_equal(READ(*state, parts),
                        "note a.xlsx:2 header_row\n"
                        "doc a.xlsx:x @a.xlsx#1 company=甲贷 thread=x turn=坐席:0-6:0-0 "
                        "turn=客户:7-13:0-0 text=[您好\n你好]\n"
                        "read a.xlsx 1 UTF-8\n");
}

static void parts_are_found_by_their_relations(void **state)
{
    // Some programs name them otherwise (and put them elsewhere).
    static const char elsewhere[] =
        HEAD "<Relationships><Relationship Id=\"rId1\" Type=\"x/worksheet\""
             " Target=\"worksheets/sheet1.xml\"/><Relationship Id=\"rId2\" Type=\"x/sharedStrings\""
             " Target=\"texts/SharedStrings2.xml\"/><Relationship Id=\"rId3\" Type=\"x/styles\""
             " Target=\"/looks/styles1.xml\"/></Relationships>";
    const workbook_part parts[] = {
        {TYPES},
        {"xl/workbook.xml", one_sheet},
        {"xl/_rels/workbook.xml.rels", elsewhere},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row><c t=\"s\"><v>1</v></c><c t=\"s\"><v>2</v></c></row><row><c s=\"1\">"
               "<v>46082</v></c><c t=\"s\"><v>3</v></c></row>")},
        {"xl/texts/SharedStrings2.xml", strings},
        {"looks/styles1.xml", styles}};
    assert_string_equal(READ(*state, parts),
                        "doc a.xlsx:1 @a.xlsx#1 date=2026-03-01 genre=complaint "
                        "text=[他们 威胁我]\n"
                        "read a.xlsx 1 UTF-8\n");
}

static void sheets_are_inputs_of_their_own(void **state)
{
    const workbook_part parts[] = {
        {TYPES},
        {"xl/workbook.xml", two_sheets},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row><c t=\"inlineStr\"><is><t>date</t></is></c>" TEXT_CELL(
             "text") "</row><row><c s=\"1\"><v>44620</v></c>" TEXT_CELL("上门") "</row>")},
        {"xl/worksheets/sheet2.xml",
         SHEET("<row>" TEXT_CELL("本表由某部门导出，仅供内部参考") "</row>")},
        {"xl/styles.xml", styles}};
    assert_string_equal(READ(*state, parts), "doc a.xlsx/一月:1 @a.xlsx/一月#1 date=2026-03-01 "
                                             "text=[上门]\n"
                                             "note a.xlsx/说明:1 no_text_column\n"
                                             "read a.xlsx 1 UTF-8\n");
}

// Records whose text has a name that nobody knows are not an explanation.
static void a_further_sheet_of_records_is_skipped_aloud(void **state)
{
    const workbook_part parts[] = {
        {TYPES},
        {"xl/workbook.xml", two_sheets},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row>" TEXT_CELL("text") "</row><row>" TEXT_CELL("上门") "</row>")},
        {"xl/worksheets/sheet2.xml",
         SHEET("<row>" TEXT_CELL("一季度情况表") "</row><row>" TEXT_CELL("编号") TEXT_CELL("日期")
                   TEXT_CELL("群众说法") "</row><row>" TEXT_CELL("7") TEXT_CELL("2026-03-01")
                       TEXT_CELL("催收上门") "</row>")},
        {"xl/styles.xml", styles}};
    assert_string_equal(READ(*state, parts), "doc a.xlsx/一月:1 @a.xlsx/一月#1 text=[上门]\n"
                                             "skipped a.xlsx/说明:2 no_text_column\n"
                                             "read a.xlsx 1 UTF-8\n");
}

static void a_table_without_header_is_read_by_its_longest_cell(void **state)
{
    const workbook_part parts[] = {
        {TYPES},
        {"xl/workbook.xml", one_sheet},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row>" TEXT_CELL("1") TEXT_CELL(
             "催收人员多次打电话到我单位") "</row>"
                                           "<row>" TEXT_CELL("2") TEXT_CELL("上门") "</row>")}};
    assert_string_equal(READ(*state, parts),
                        "note a.xlsx:1 guessed_column\n"
                        "doc a.xlsx:1 @a.xlsx#1 text=[催收人员多次打电话到我单位]\n"
                        "doc a.xlsx:2 @a.xlsx#2 text=[上门]\n"
                        "read a.xlsx 2 UTF-8\n");
    mc_field_map maps[] = {{MC_STR("text"), MC_STR("2")}};
    ((reading *)*state)->options.maps = maps;
    ((reading *)*state)->options.map_count = 1;
    assert_string_equal(READ(*state, parts),
                        "doc a.xlsx:1 @a.xlsx#1 text=[催收人员多次打电话到我单位]\n"
                        "doc a.xlsx:2 @a.xlsx#2 text=[上门]\n"
                        "read a.xlsx 2 UTF-8\n");
    const workbook_part no_text[] = {
        parts[0],
        parts[1],
        parts[2],
        {"xl/worksheets/sheet1.xml", SHEET("<row>" TEXT_CELL("甲") TEXT_CELL("乙") "</row>")}};
    ((reading *)*state)->options.map_count = 0;
    assert_string_equal(READ(*state, no_text), "skipped a.xlsx:1 no_text_column\n"
                                               "read a.xlsx 0 UTF-8\n");
}

// An explanation in front of the records is no record that is missed; ids are those of a sheet.
static void a_sheet_in_front_may_explain(void **state)
{
    const workbook_part parts[] = {
        {TYPES},
        {"xl/workbook.xml", two_sheets},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row>" TEXT_CELL("填报说明，请各单位按季度填写并加盖公章") "</row>")},
        {"xl/worksheets/sheet2.xml",
         SHEET("<row>" TEXT_CELL("text") "</row><row>" TEXT_CELL("上门") "</row>")}};
    assert_string_equal(READ(*state, parts), "note a.xlsx/一月:1 no_text_column\n"
                                             "doc a.xlsx/说明:1 @a.xlsx/说明#1 text=[上门]\n"
                                             "read a.xlsx 1 UTF-8\n");
}

static void merged_cells_stand_in_each_row(void **state)
{
    const workbook_part parts[] = {
        {TYPES},
        {"xl/workbook.xml", one_sheet},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/worksheets/sheet1.xml",
         "<worksheet><sheetData><row>" TEXT_CELL("公司") TEXT_CELL("text")
             TEXT_CELL("编号") "</row><row>" TEXT_CELL("云杉小贷") TEXT_CELL("骂人") TEXT_CELL(
                 "7") "</row><row><c/>" TEXT_CELL("上门") "</row><row><c/>" TEXT_CELL("又骂")
                 TEXT_CELL("9") "</row><row><c/>" TEXT_CELL(
                     "退钱") "</row>"
                             "</sheetData><mergeCells count=\"3\"><mergeCell "
                             "ref=\"C2:C3\"/><mergeCell ref=\"A2:A4\"/>"
                             "<mergeCell ref=\"B5:D5\"/></mergeCells></worksheet>"}};
    assert_string_equal(READ(*state, parts), "doc a.xlsx:7 @a.xlsx#1 company=云杉小贷 text=[骂人]\n"
                                             "doc a.xlsx:2 @a.xlsx#2 company=云杉小贷 text=[上门]\n"
                                             "doc a.xlsx:9 @a.xlsx#3 company=云杉小贷 text=[又骂]\n"
                                             "doc a.xlsx:4 @a.xlsx#4 text=[退钱]\n"
                                             "read a.xlsx 4 UTF-8\n");
}

static void each_form_keeps_its_own_company(void **state)
{
    const workbook_part parts[] = {
        {TYPES},
        {"xl/workbook.xml", one_sheet},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row>" TEXT_CELL("投诉人") TEXT_CELL("陈舟") "</row><row>" TEXT_CELL("投诉内容")
                   TEXT_CELL("催收员每天打电话骂我，还骂我父母。") "</row><row>" TEXT_CELL("投诉人")
                       TEXT_CELL("林舟") TEXT_CELL("被投诉机构")
                           TEXT_CELL("云杉小贷") "</row><row>" TEXT_CELL("投诉内容")
                               TEXT_CELL("收了我三百元，合同里没有。") "</row>")}};
    assert_string_equal(READ(*state, parts),
                        "note a.xlsx:2 form\n"
                        "doc a.xlsx:1 @a.xlsx#1 author=陈舟 genre=complaint "
                        "text=[催收员每天打电话骂我，还骂我父母。]\n"
                        "doc a.xlsx:2 @a.xlsx#2 company=云杉小贷 author=林舟 genre=complaint "
                        "text=[收了我三百元，合同里没有。]\n"
                        "read a.xlsx 2 UTF-8\n");
}

static void forms_are_records(void **state)
{
    const workbook_part parts[] = {
        {TYPES},
        {"xl/workbook.xml", one_sheet},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row>" TEXT_CELL("消费者投诉登记表") "</row><row>" TEXT_CELL("投诉人")
                   TEXT_CELL("陈舟") TEXT_CELL("被投诉机构") TEXT_CELL(
                       "云杉小贷") "</row><row>" TEXT_CELL("投诉日期")
                       TEXT_CELL("46082") "</row><row>" TEXT_CELL("投诉内容") "<c/>" TEXT_CELL(
                           "催收员每天打电话骂我，还骂我父母。") "</row><row>" TEXT_CELL("处理意见")
                           TEXT_CELL("转办") "</row><row>" TEXT_CELL("投诉内容")
                               TEXT_CELL("收了我三百元，合同里没有。") "</row>")}};
    assert_string_equal(READ(*state, parts),
                        "note a.xlsx:4 form\n"
                        "doc a.xlsx:1 @a.xlsx#1 date=2026-03-01 company=云杉小贷 author=陈舟 "
                        "genre=complaint text=[催收员每天打电话骂我，还骂我父母。]\n"
                        "doc a.xlsx:2 @a.xlsx#2 genre=complaint text=[收了我三百元，合同里没有。]\n"
                        "read a.xlsx 2 UTF-8\n");
}

static void broken_files_say_so(void **state)
{
    const workbook_part cut[] = {{TYPES},
                                 {"xl/workbook.xml", one_sheet},
                                 {"xl/_rels/workbook.xml.rels", relations},
                                 {"xl/worksheets/sheet1.xml",
                                  "<worksheet><sheetData><row>" TEXT_CELL(
                                      "text") "</row><row>" TEXT_CELL("上门") "</row>" LONG_COMMENT
                                                                              "<row></sheetData>"}};
    assert_string_equal(READ(*state, cut), "doc a.xlsx:1 @a.xlsx#1 text=[上门]\n"
                                           "partial a.xlsx:0 bad_xlsx\n"
                                           "read a.xlsx 1 UTF-8\n");
    const workbook_part lost[] = {
        {TYPES}, {"xl/workbook.xml", one_sheet}, {"xl/_rels/workbook.xml.rels", relations}};
    assert_string_equal(READ(*state, lost), "skipped a.xlsx:0 bad_xlsx\n"
                                            "read a.xlsx 0 UTF-8\n");
}

// A download that broke off: texts are lost from somewhere on, or the parts that tell of the
// sheets.
static void what_is_whole_of_a_cut_workbook_is_read(void **state)
{
    const char *rows = SHEET("<row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c></row>"
                             "<row><c t=\"s\"><v>2</v></c></row><row>" TEXT_CELL("骂人") "</row>");
    const char *cut =
        HEAD "<sst " MAIN "><si><t>text</t></si><si><t>上门</t></si><si><t>威胁我" LONG_COMMENT;
    const workbook_part texts_lost[] = {{TYPES},
                                        {"xl/workbook.xml", one_sheet},
                                        {"xl/_rels/workbook.xml.rels", relations},
                                        {"xl/worksheets/sheet1.xml", rows},
                                        {"xl/sharedStrings.xml", cut}};
    assert_string_equal(READ(*state, texts_lost), "doc a.xlsx:1 @a.xlsx#1 text=[上门]\n"
                                                  "doc a.xlsx:2 @a.xlsx#2 text=[骂人]\n"
                                                  "partial a.xlsx:0 bad_xlsx\n"
                                                  "read a.xlsx 2 UTF-8\n");
    const workbook_part sheets_lost[] = {
        {TYPES},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row>" TEXT_CELL("text") "</row><row>" TEXT_CELL("上门") "</row>")},
        {"xl/worksheets/sheet2.xml",
         SHEET("<row>" TEXT_CELL("text") "</row><row>" TEXT_CELL("骂人") "</row>")}};
    assert_string_equal(READ(*state, sheets_lost),
                        "doc a.xlsx/sheet1.xml:1 @a.xlsx/sheet1.xml#1 text=[上门]\n"
                        "partial a.xlsx/sheet1.xml:0 bad_xlsx\n"
                        "doc a.xlsx/sheet2.xml:1 @a.xlsx/sheet2.xml#1 text=[骂人]\n"
                        "partial a.xlsx/sheet2.xml:0 bad_xlsx\n"
                        "read a.xlsx 2 UTF-8\n");
}

// The archive is whole, and a sheet names texts that are not in it.
static void lost_shared_texts_are_told(void **state)
{
    const char *rows = SHEET("<row>" TEXT_CELL("text") "</row><row><c t=\"s\"><v>1</v></c></row>"
                                                       "<row>" TEXT_CELL("骂人") "</row>");
    const workbook_part part_lost[] = {
        {TYPES},
        {"xl/workbook.xml", one_sheet},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/worksheets/sheet1.xml",
         SHEET("<row><c t=\"s\"><v>0</v></c></row><row><c t=\"s\"><v>1</v></c></row>")}};
    assert_string_equal(READ(*state, part_lost), "skipped a.xlsx:0 bad_xlsx\n"
                                                 "read a.xlsx 0 UTF-8\n");
    const workbook_part text_lost[] = {
        {TYPES},
        {"xl/workbook.xml", one_sheet},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/worksheets/sheet1.xml", rows},
        {"xl/sharedStrings.xml", HEAD "<sst " MAIN "><si><t>上门</t></si></sst>"}};
    assert_string_equal(READ(*state, text_lost), "doc a.xlsx:1 @a.xlsx#1 text=[骂人]\n"
                                                 "partial a.xlsx:0 bad_xlsx\n"
                                                 "read a.xlsx 1 UTF-8\n");
}

static void every_cut_and_every_changed_byte_ends(void **state)
{
    reading *r = *state;
    const workbook_part parts[] = {
        {TYPES},
        {"xl/workbook.xml", one_sheet},
        {"xl/_rels/workbook.xml.rels", relations},
        {"xl/worksheets/sheet1.xml", SHEET("<row>" TEXT_CELL("text") "</row>")},
        {"xl/sharedStrings.xml", strings},
        {"xl/styles.xml", styles}};
    size_t size = 0;
    char *bytes = workbook_file_pack(parts, 6, &size);
    for (size_t keep = 4; keep < size; keep += 13) {
        read_bytes(r, "a.xlsx", bytes, keep);
        assert_true(r->skipped + r->partial + r->notes > 0);
    }
    for (size_t at = 4; at < size; at += 7) {
        bytes[at] = (char)(bytes[at] ^ 0x55);
        read_bytes(r, "a.xlsx", bytes, size);
        bytes[at] = (char)(bytes[at] ^ 0x55);
    }
    free(bytes);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(titles_are_passed_over_and_values_are_as_seen,
                                        reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(lost_shared_texts_are_told, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(a_header_of_two_rows_is_joined, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(parts_are_found_by_their_relations, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(sheets_are_inputs_of_their_own, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(a_further_sheet_of_records_is_skipped_aloud, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(a_table_without_header_is_read_by_its_longest_cell,
                                        reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(merged_cells_stand_in_each_row, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(forms_are_records, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(each_form_keeps_its_own_company, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(a_sheet_in_front_may_explain, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(broken_files_say_so, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(what_is_whole_of_a_cut_workbook_is_read, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(every_cut_and_every_changed_byte_ends, reading_set_up,
                                        reading_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
