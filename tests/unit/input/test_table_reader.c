// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

static void chinese_header_fills_fields(void **state)
{
    assert_string_equal(
        read_text(*state, "a.csv",
                  "编号,投诉对象,投诉时间,投诉内容,标题\r\n"
                  "0012345678901234567,甲乙消费金融,2026-01-05,"
                  "\"他们说\"\"再不还\"\"，\r\n就上门\",催收\r\n"),
        "doc a.csv:0012345678901234567 @a.csv#1 title=催收 date=2026-01-05 company=甲乙消费金融 "
        "genre=complaint text=[他们说\"再不还\"，\r\n就上门]\n"
        "read a.csv 1 UTF-8\n");
}

static void a_table_beside_the_first_is_told(void **state)
{
    assert_string_equal(read_text(*state, "a.csv",
                                  "编号,内容,日期,,编号,内容,日期\n"
                                  "1,骂人,2026-01-05,,11,上门,2026-02-05\n"
                                  "2,威胁,2026-01-06,,12,威胁,2026-02-06\n"),
                        "doc a.csv:1 @a.csv#1 date=2026-01-05 text=[骂人]\n"
                        "doc a.csv:2 @a.csv#2 date=2026-01-06 text=[威胁]\n"
                        "partial a.csv:0 beside\nread a.csv 2 UTF-8\n");
    assert_string_equal(
        read_text(*state, "a.csv", "编号,内容,日期,,编号,text,日期\n1,骂人,,,11,上门,\n"),
        "doc a.csv:1 @a.csv#1 text=[骂人]\npartial a.csv:0 beside\nread a.csv 1 UTF-8\n");
    assert_string_equal(read_text(*state, "a.csv", "编号,内容,日期,,text\n1,骂人,,,上门\n"),
                        "doc a.csv:1 @a.csv#1 text=[骂人]\nread a.csv 1 UTF-8\n");
}

static void a_second_column_of_texts_is_told(void **state)
{
    reading *r = *state;
    const char *table = "编号,投诉内容,诉求描述\n1,骂人,要求停止催收并向本人道歉\n2,上门,无\n";
    assert_string_equal(read_text(r, "a.csv", table),
                        "doc a.csv:1 @a.csv#1 genre=complaint text=[骂人]\n"
                        "doc a.csv:2 @a.csv#2 genre=complaint text=[上门]\n"
                        "note a.csv:0 nested_texts\nread a.csv 2 UTF-8\n");
    mc_field_map map = {MC_STR("text"), MC_STR("投诉内容")};
    r->options.maps = &map;
    r->options.map_count = 1;
    assert_null(strstr(read_text(r, "a.csv", table), "nested_texts"));
}

static void separators_and_marks_are_found(void **state)
{
    const char *expected = "doc a.csv:7 @a.csv#1 text=[你好，世界]\nread a.csv 1 UTF-8\n";
    assert_string_equal(read_text(*state, "a.csv",
                                  "\xEF\xBB\xBF"
                                  "id;text\n7;你好，世界\n"),
                        expected);
    assert_string_equal(read_text(*state, "a.csv", "id\tText\n7\t你好，世界"), expected);
    assert_string_equal(read_text(*state, "a.csv", "sep=|\nid|content\n7|你好，世界\n"), expected);
}

static void content_decides_without_extension(void **state)
{
    assert_string_equal(read_text(*state, "a.txt", "编号,内容\n1,上门\n"),
                        "doc a.txt:1 @a.txt#1 text=[上门]\nread a.txt 1 UTF-8\n");
}

static void broken_rows_are_rows_and_the_rest_is_read(void **state)
{
    assert_string_equal(read_text(*state, "a.csv",
                                  "id,text,date\n1,一,2026\n2,二,2026,x,y\n3\n4,\"四没有结束,2026\n"
                                  "5,\"五\",2026\n6,六\n\n7,\"他说\"好\"走\",2026,,\n8,\"八"),
                        "doc a.csv:1 @a.csv#1 date=2026 text=[一]\n"
                        "skipped a.csv:3 bad_csv\n"
                        "skipped a.csv:4 bad_csv\n"
                        "skipped a.csv:5 bad_csv\n"
                        "doc a.csv:5 @a.csv#5 date=2026 text=[五]\n"
                        "note a.csv:7 bad_csv\n"
                        "doc a.csv:6 @a.csv#6 text=[六]\n"
                        "doc a.csv:7 @a.csv#7 date=2026 text=[他说\"好\"走]\n"
                        "skipped a.csv:10 bad_csv\n"
                        "read a.csv 4 UTF-8\n");
}

static void table_without_text_is_skipped_with_reason(void **state)
{
    assert_string_equal(read_text(*state, "a.csv", "编号,备忘\n1,一\n"),
                        "skipped a.csv:1 no_text_column\n");
}

static void map_overrules_names_and_numbers_count(void **state)
{
    reading *r = *state;
    mc_field_map maps[] = {{MC_STR("text"), MC_STR("备忘")}, {MC_STR("company"), MC_STR("对方")}};
    r->options.maps = maps;
    r->options.map_count = 2;
    assert_string_equal(read_text(r, "a.csv", "内容,备忘,对方\n一,二,丙丁金融\n"),
                        "doc a.csv:1 @a.csv#1 company=丙丁金融 text=[二]\nread a.csv 1 UTF-8\n");
    mc_field_map numbers[] = {{MC_STR("text"), MC_STR("2")}};
    r->options.maps = numbers;
    r->options.map_count = 1;
    assert_string_equal(read_text(r, "a.csv", "甲,一\n乙,二\n"),
                        "doc a.csv:1 @a.csv#1 text=[一]\ndoc a.csv:2 @a.csv#2 text=[二]\n"
                        "read a.csv 2 UTF-8\n");
}

static void nothing_is_guessed_against_map(void **state)
{
    reading *r = *state;
    mc_field_map maps[] = {{MC_STR("text"), MC_STR("内容x")}};
    r->options.maps = maps;
    r->options.map_count = 1;
    assert_string_equal(read_text(r, "a.csv", "编号,内容\n1,他们每天打电话给我的家人和同事\n"),
                        "skipped a.csv:1 no_mapped_field\n");
    assert_string_equal(read_text(r, "a.csv", "登记表,\n1,他们每天打电话给我的家人和同事\n"),
                        "skipped a.csv:2 no_mapped_field\n");
    maps[0].column = MC_STR("3");
    assert_string_equal(read_text(r, "a.csv", "1,他们每天打电话给我的家人和同事\n"),
                        "skipped a.csv:1 no_mapped_field\n");
}

static void a_column_that_fills_no_field_tells_the_genre(void **state)
{
    assert_string_equal(read_text(*state, "a.csv", "编号,公司,投诉类别,内容\n7,甲,催收,骂人\n"),
                        "doc a.csv:7 @a.csv#1 company=甲 genre=complaint text=[骂人]\n"
                        "read a.csv 1 UTF-8\n");
    assert_string_equal(read_text(*state, "a.jsonl", "{\"被投诉方\":null,\"text\":\"骂人\"}\n"),
                        "doc a.jsonl:1 @a.jsonl#1 genre=complaint text=[骂人]\n"
                        "read a.jsonl 1 UTF-8\n");
}

static void a_column_that_is_empty_is_not_missed(void **state)
{
    reading *r = *state;
    mc_field_map maps[] = {{MC_STR("company"), MC_STR("对方")}};
    r->options.maps = maps;
    r->options.map_count = 1;
    assert_null(strstr(read_text(r, "a.csv", "内容,对方\n骂人,\n"), "no_mapped_field"));
    assert_non_null(strstr(read_text(r, "a.csv", "内容,对象\n骂人,甲\n"), "no_mapped_field"));
}

static void rows_that_are_no_record_are_noted(void **state)
{
    assert_string_equal(
        read_text(*state, "a.csv",
                  "编号,公司,内容\nid,company,content\n7,甲,骂人\n合计,,1件\n填表人：李某\n"),
        "note a.csv:2 header_row\ndoc a.csv:7 @a.csv#2 company=甲 text=[骂人]\n"
        "note a.csv:4 summary_row\nnote a.csv:5 summary_row\nread a.csv 1 UTF-8\n");
}

static void a_comma_too_many_is_put_into_the_text(void **state)
{
    assert_string_equal(read_text(*state, "a.csv",
                                  "编号,内容,日期\n1,骂我,又骂父母,2026-03-01\n"
                                  "2,骂人,2026-03-02\n3,骂我,2026-03-01,又骂\n"),
                        "note a.csv:2 bad_csv\n"
                        "doc a.csv:1 @a.csv#1 date=2026-03-01 text=[骂我,又骂父母]\n"
                        "doc a.csv:2 @a.csv#2 date=2026-03-02 text=[骂人]\n"
                        "skipped a.csv:4 bad_csv\nread a.csv 2 UTF-8\n");
}

static void a_header_of_two_rows_is_joined(void **state)
{
    const char *expected = "note a.csv:3 header_row\n"
                           "doc a.csv:7 @a.csv#1 date=2026-01-02 company=云杉小贷 "
                           "genre=complaint text=[骂人]\n"
                           "read a.csv 1 UTF-8\n";
    assert_string_equal(read_text(*state, "a.csv",
                                  "投诉登记表\n编号,投诉,,被投诉公司\n,内容,日期,\n"
                                  "7,骂人,2026-01-02,云杉小贷\n"),
                        expected);
    assert_string_equal(read_text(*state, "a.csv",
                                  "编号,投诉内容,被投诉方,\n\n,,公司,日期\n"
                                  "7,骂人,云杉小贷,2026-01-02\n"),
                        expected);
    // A first record without text is one, whatever its cells say.
    assert_string_equal(read_text(*state, "a.csv", "编号,公司,内容\n日期,标题,\n7,甲,骂人\n"),
                        "note a.csv:2 empty\ndoc a.csv:日期 @a.csv#1 company=标题 text=[]\n"
                        "doc a.csv:7 @a.csv#2 company=甲 text=[骂人]\nread a.csv 2 UTF-8\n");
}

static void table_without_header_is_read_with_a_note(void **state)
{
    const char *log = read_text(*state, "a.csv", "1,他们每天打电话给我的家人和同事\n2,又来\n");
    assert_string_equal(log, "note a.csv:1 guessed_column\n"
                             "doc a.csv:1 @a.csv#1 text=[他们每天打电话给我的家人和同事]\n"
                             "doc a.csv:2 @a.csv#2 text=[又来]\nread a.csv 2 UTF-8\n");
}

static void a_cell_that_is_called_like_a_text_column_makes_no_header(void **state)
{
    const char *rows =
        "1,我借的钱逾期了两天，催收员就天天打电话骂我父母，还说要上门泼油漆，我要投诉。,complaint\n"
        "2,催收员说再不还就上门，把我的照片发给了同事，请你们一定要处理，谢谢你们了。,complaint\n";
    char table[512];
    snprintf(table, sizeof table, "no,body_raw,kind\n%s", rows);
    assert_string_equal(read_text(*state, "a.csv", table), "skipped a.csv:1 no_text_column\n");
    const char *log = read_text(*state, "a.csv", rows);
    assert_non_null(strstr(log, "note a.csv:1 guessed_column\n"));
    assert_non_null(strstr(log, "read a.csv 2 UTF-8\n"));
    assert_null(strstr(log, "text=[complaint]"));
    assert_string_equal(
        read_text(*state, "a.csv", "编号,工单原文,类型,公司\n1,上门,评论,甲\n2,爆,评论,乙\n"),
        "skipped a.csv:1 no_text_column\n");
}

static void titles_above_the_header_are_passed_over(void **state)
{
    const char *expected = "note a.csv:4 header_row\n"
                           "doc a.csv:7 @a.csv#1 date=2026-01-05 genre=complaint "
                           "text=[又来催收]\n"
                           "read a.csv 1 UTF-8\n";
    assert_string_equal(read_text(*state, "a.csv",
                                  "2026年第一季度消费者投诉台账（内部）,,\n,,\n"
                                  "基本信息,,诉求\n投诉编号,投诉日期,投诉内容\n"
                                  "7,2026-01-05,又来催收\n"),
                        expected);
    assert_string_equal(
        read_text(*state, "a.csv", "台账\n\n打印日期\n编号;投诉日期;内容\n7;2026-01-05;又来催收\n"),
        expected);
    assert_string_equal(read_text(*state, "a.csv", "编号,备忘\n1,一\n"),
                        "skipped a.csv:1 no_text_column\n");
}

static void days_saved_as_numbers_are_days(void **state)
{
    assert_string_equal(
        read_text(*state, "a.csv",
                  "投诉日期,投诉内容\n45996,一\n45996.5,二\n20260105,三\n4599,四\n45996号,五\n"),
        "doc a.csv:1 @a.csv#1 date=2025-12-05 genre=complaint text=[一]\n"
        "doc a.csv:2 @a.csv#2 date=2025-12-05 12:00:00 genre=complaint text=[二]\n"
        "doc a.csv:3 @a.csv#3 date=20260105 genre=complaint text=[三]\n"
        "doc a.csv:4 @a.csv#4 date=4599 genre=complaint text=[四]\n"
        "doc a.csv:5 @a.csv#5 date=45996号 genre=complaint text=[五]\nread a.csv 5 UTF-8\n");
}

static void rows_of_talk_have_their_speaker(void **state)
{
    assert_string_equal(
        read_text(*state, "a.csv", "call_id,speaker,start,text\nA1,坐席,0:01,您好\nA1,,0:09,喂\n"),
        "doc a.csv:A1 @a.csv#1 thread=A1 turn=坐席:0-6:1000-0 turn=:7-10:9000-0 text=[您好\n喂]\n"
        "read a.csv 1 UTF-8\n");
    assert_string_equal(read_text(*state, "a.csv", "speaker,start,text\n坐席,1,您好\n"),
                        "doc a.csv:1 @a.csv#1 turn=坐席:0-6:1000-0 text=[您好]\n"
                        "read a.csv 1 UTF-8\n");
    assert_string_equal(read_text(*state, "a.csv", "编号,from,内容\n1,app,上门\n"),
                        "doc a.csv:1 @a.csv#1 text=[上门]\nread a.csv 1 UTF-8\n");
}

static void kept_fields_are_carried(void **state)
{
    reading *r = *state;
    mc_str keep[] = {MC_STR("门店")};
    r->options.keep = keep;
    r->options.keep_count = 1;
    assert_string_equal(read_text(r, "a.csv", "内容,门店,密\n一,东,x\n"),
                        "doc a.csv:1 @a.csv#1 keep.门店=东 text=[一]\nread a.csv 1 UTF-8\n");
}

static void duplicate_ids_are_noted_and_kept(void **state)
{
    assert_string_equal(read_text(*state, "a.csv", "id,text\n1,一\n1,二\n,三\n4,\n"),
                        "doc a.csv:1 @a.csv#1 text=[一]\nnote a.csv:3 duplicate_id\n"
                        "doc a.csv:1 @a.csv#2 text=[二]\ndoc a.csv:3 @a.csv#3 text=[三]\n"
                        "note a.csv:5 empty\ndoc a.csv:4 @a.csv#4 text=[]\nread a.csv 4 UTF-8\n");
}

static void gb18030_and_utf16_tables(void **state)
{
    // 内容,编号 / 他们威胁我和家人,1 in GB18030; the same text in UTF-16LE with mark.
    static const char gb[] = "\xB1\xE0\xBA\xC5,\xC4\xDA\xC8\xDD\n1,\xCB\xFB\xC3\xC7\xCD\xFE\xD0\xB2"
                             "\xCE\xD2\xBA\xCD\xBC\xD2\xC8\xCB\n";
    static const char wide[] = "\xFF\xFE\x85\x51\xB9\x5B,\0i\0d\0\n\0\x00\x4E,\0\x31\0\n\0";
    assert_string_equal(read_text(*state, "g.csv", gb),
                        "doc g.csv:1 @g.csv#1 text=[他们威胁我和家人]\nread g.csv 1 GB18030\n");
    assert_string_equal(read_bytes(*state, "w.csv", wide, sizeof wide - 1),
                        "doc w.csv:1 @w.csv#1 text=[一]\nread w.csv 1 UTF-16LE\n");
}

static void a_foreign_record_is_decoded_alone(void **state)
{
    // 他们威胁我和家人 in GB18030 inside UTF-8, and the other way round.
    static const char in_gb[] =
        "id,text\n1,\xCB\xFB\xC3\xC7\xCD\xFE\xD0\xB2\xCE\xD2\xBA\xCD\xBC\xD2\xC8\xCB\n"
        "2,\xCB\xFB\xC3\xC7\xCD\xFE\xD0\xB2\xCE\xD2\xBA\xCD\xBC\xD2\xC8\xCB\n3,他们又来了\n";
    mc_buf in_utf8 = MC_BUF_INIT(1 << 16);
    mc_buf_add_z(&in_utf8, "id,text\n");
    for (int i = 0; i < 30; i++) {
        mc_buf_add_z(&in_utf8, "1,他们每天都打电话给我的家人\n");
    }
    mc_buf_add_z(&in_utf8, "2,\xCB\xFB\xC3\xC7\xCD\xFE\xD0\xB2\xCE\xD2\xBA\xCD\xBC\xD2\xC8\xCB\n");
    const char *log = read_bytes(*state, "m.csv", in_utf8.data, in_utf8.size);
    mc_buf_dispose(&in_utf8);
    assert_non_null(strstr(log, "note m.csv:32 mixed_encoding\n"));
    assert_non_null(strstr(log, "text=[他们威胁我和家人]"));
    assert_non_null(strstr(log, "read m.csv 31 UTF-8\n"));
    log = read_text(*state, "n.csv", in_gb);
    assert_non_null(strstr(log, "note n.csv:4 mixed_encoding\n"));
    assert_non_null(strstr(log, "text=[他们又来了]"));
    assert_non_null(strstr(log, "read n.csv 3 GB18030\n"));
}

static void hostile_tables_end_in_time(void **state)
{
    static const char *const repeated[] = {"\"",    "\"\"",    ",",  "\n\"",
                                           "\"a\n", "a,\"b\n", "\r", "\"\n\"x"};
    reading *r = *state;
    for (size_t i = 0; i < sizeof repeated / sizeof *repeated; i++) {
        mc_buf text = MC_BUF_INIT(2 << 20);
        mc_buf_add_z(&text, "id,text\n");
        while (text.size < 200000) {
            mc_buf_add_z(&text, repeated[i]);
        }
        write_input(r, "h.csv", text.data, text.size);
        read_name(r, "h.csv");
        assert_int_equal(r->progress, text.size);
        mc_buf_dispose(&text);
    }
}

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, reading_set_up, reading_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_second_column_of_texts_is_told, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(nothing_is_guessed_against_map, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(a_column_that_fills_no_field_tells_the_genre,
                                        reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(a_column_that_is_empty_is_not_missed, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(rows_that_are_no_record_are_noted, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(a_comma_too_many_is_put_into_the_text, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(a_header_of_two_rows_is_joined, reading_set_up,
                                        reading_tear_down),
        READING_TEST(chinese_header_fills_fields),
        READING_TEST(a_table_beside_the_first_is_told),
        READING_TEST(separators_and_marks_are_found),
        READING_TEST(content_decides_without_extension),
        READING_TEST(broken_rows_are_rows_and_the_rest_is_read),
        READING_TEST(table_without_text_is_skipped_with_reason),
        READING_TEST(map_overrules_names_and_numbers_count),
        READING_TEST(table_without_header_is_read_with_a_note),
        READING_TEST(a_cell_that_is_called_like_a_text_column_makes_no_header),
        READING_TEST(titles_above_the_header_are_passed_over),
        READING_TEST(days_saved_as_numbers_are_days),
        READING_TEST(rows_of_talk_have_their_speaker),
        READING_TEST(kept_fields_are_carried),
        READING_TEST(duplicate_ids_are_noted_and_kept),
        READING_TEST(gb18030_and_utf16_tables),
        READING_TEST(a_foreign_record_is_decoded_alone),
        READING_TEST(hostile_tables_end_in_time),
    };
    return cmocka_run_group_tests_name("input.table_reader", tests, NULL, NULL);
}
