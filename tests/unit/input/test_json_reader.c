// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

static void lines_become_documents(void **state)
{
    assert_string_equal(
        read_text(*state, "a.jsonl",
                  "{\"id\":1234567890123456789,\"text\":\"一\",\"company\":\"甲乙金融\",\"genre\":"
                  "\"complaint\"}\n"
                  "\n{\"内容\":\"二\\n三\",\"companies\":[\"甲\",{\"name\":\"乙\"}]}\n"),
        "doc a.jsonl:1234567890123456789 @a.jsonl#1 company=甲乙金融 genre=complaint text=[一]\n"
        "doc a.jsonl:2 @a.jsonl#2 candidate=甲 candidate=乙 text=[二\n三]\n"
        "read a.jsonl 2 UTF-8\n");
}

static void broken_lines_are_rows(void **state)
{
    assert_string_equal(read_text(*state, "a.jsonl",
                                  "{\"text\":\"一\"}\n{\"text\":\"二\n[1]\n{\"note\":\"三\"}\n"
                                  "{\"text\":\"四\",\"text\":\"五\"}\n{\"text\":\"\"}"),
                        "doc a.jsonl:1 @a.jsonl#1 text=[一]\nskipped a.jsonl:2 bad_json\n"
                        "skipped a.jsonl:3 bad_json\nskipped a.jsonl:4 no_text_column\n"
                        "note a.jsonl:5 duplicate_key\ndoc a.jsonl:5 @a.jsonl#5 text=[五]\n"
                        "note a.jsonl:6 empty\ndoc a.jsonl:6 @a.jsonl#6 text=[]\n"
                        "read a.jsonl 3 UTF-8\n");
}

static void arrays_and_objects_over_many_lines(void **state)
{
    const char *expected =
        "doc a.json:7 @a.json#1 text=[a } ] b]\ndoc a.json:2 @a.json#2 text=[二]\n"
        "read a.json 2 UTF-8\n";
    assert_string_equal(
        read_text(*state, "a.json", "[ {\"id\":7,\n\"text\":\"a } ] b\"},\n{\"text\":\"二\"}\n]\n"),
        expected);
    assert_string_equal(
        read_text(*state, "a.json", "{\n\"id\":7,\"text\":\"a } ] b\"\n}\n{\n\"text\":\"二\"\n}"),
        expected);
    assert_string_equal(
        read_text(*state, "a.json",
                  "{\"total\":2,\n\"rows\":[{\"id\":7,\"text\":\"a } ] b\"},{\"text\":\"二\"}]}"),
        expected);
    assert_string_equal(read_text(*state, "a.json", "[{\"text\":\"一\"},\nx,\n{\"text\":\"二"),
                        "doc a.json:1 @a.json#1 text=[一]\nskipped a.json:2 bad_json\n"
                        "skipped a.json:3 bad_json\nread a.json 1 UTF-8\n");
}

// What web services and browsers save: the first line is no value of its own, nor are the others.
static void what_is_no_record_in_a_list_of_them_is_told(void **state)
{
    assert_string_equal(
        read_text(*state, "a.json", "{\"data\":[{\"text\":\"一\"},\"二\",{\"text\":\"三\"}]}\n"),
        "doc a.json:1 @a.json#1 text=[一]\nskipped a.json:1 no_text_column\n"
        "doc a.json:3 @a.json#3 text=[三]\nread a.json 2 UTF-8\n");
}

static void wrapped_arrays_in_any_layout(void **state)
{
    const char *expected =
        "doc a.json:1 @a.json#1 text=[一]\ndoc a.json:2 @a.json#2 text=[二]\nread a.json 2 UTF-8\n";
    static const char *const layouts[] = {
        "{\"data\":[{\"text\":\"一\"},\n{\"text\":\"二\"}]}\n",
        "{\"data\": [\n{\"text\":\"一\"},\n{\"text\":\"二\"}\n]}\n",
        "{\"code\":0,\"data\":{\"total\":2,\"list\":[{\"text\":\"一\"},{\"text\":\"二\"}]}}",
        ("{\"tags\":[{\"x\":1}],\"data\":[{\"text\":\"一\"},{\"text\":\"二\"}],\"links\":[{\"y\":1}"
         "]"
         "}"),
        "{\"data\":[\n{\"text\":\"一\"}\n]\n}\n{\"data\":[\n{\"text\":\"二\"}\n]\n}\n"};
    for (size_t i = 0; i < sizeof layouts / sizeof *layouts; i++) {
        assert_string_equal(read_text(*state, "a.json", layouts[i]), expected);
    }
    assert_string_equal(
        read_text(*state, "a.json", "{\"a\":[{\"text\":\"一\"}],\"b\":[{\"text\":\"二\"}]}"),
        "skipped a.json:1 no_text_column\nread a.json 0 UTF-8\n");
}

static void what_an_interface_says_is_no_record(void **state)
{
    assert_string_equal(
        read_text(*state, "a.json",
                  "{\"code\":0,\"message\":\"ok\",\"data\":{\"list\":[{\"id\":7,"
                  "\"content\":\"骂人\",\"time\":1772330000}]}}"),
        "note a.json:1 answer\ndoc a.json:7 @a.json#1 date=2026-03-01 09:53:20 text=[骂人]\n"
        "read a.json 1 UTF-8\n");
}

static void few_words_beside_a_list_are_a_record(void **state)
{
    assert_string_equal(
        read_text(*state, "a.json",
                  "{\"content\":\"骂人\",\"comments\":[{\"x\":\"一\"},{\"content\":\"我也是\"}]}"),
        "doc a.json:1 @a.json#1 text=[骂人]\nskipped a.json:1 no_text_column\n"
        "doc a.json:3 @a.json#3 text=[我也是]\nread a.json 2 UTF-8\n");
}

static void a_list_whose_first_record_has_no_text_is_seen(void **state)
{
    assert_string_equal(read_text(*state, "a.json",
                                  "{\"a\":[{\"x\":\"一\"},{\"text\":\"二\"}],"
                                  "\"b\":[{\"text\":\"三\"}]}"),
                        "skipped a.json:1 no_text_column\nread a.json 0 UTF-8\n");
    assert_string_equal(
        read_text(*state, "a.json",
                  "{\"id\":7,\"text\":\"一\",\"comments\":{\"list\":[{\"x\":\"二\"},"
                  "{\"text\":\"三\"}]}}"),
        "doc a.json:7 @a.json#1 text=[一]\nnote a.json:0 nested_texts\n"
        "read a.json 1 UTF-8\n");
}

static void messages_with_speakers_are_a_chat(void **state)
{
    const char *turns = " turn=user:0-3:0-0 turn=assistant:4-7:0-0 text=[喂\n谁]\n"
                        "read a.json 1 UTF-8\n";
    mc_buf expected = MC_BUF_INIT(4096);
    mc_buf_add_format(&expected, "doc a.json:1 @a.json#1%s%c", turns, '\0');
    assert_string_equal(
        read_text(*state, "a.json",
                  "{\"messages\":[{\"role\":\"user\",\"content\":\"喂\"},"
                  "{\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"谁\"}]}]}"),
        expected.data);
    mc_buf_clear(&expected);
    mc_buf_add_format(&expected, "doc a.json:7 @a.json#1%s%c", turns, '\0');
    assert_string_equal(
        read_text(*state, "a.json",
                  "{\"data\":[{\"id\":7,\"messages\":[{\"role\":\"user\",\"content\":\"喂\"},"
                  "{\"role\":\"assistant\",\"content\":\"谁\"}]}]}"),
        expected.data);
    mc_buf_dispose(&expected);
}

// Each with an author of its own: a board. And a message without words is told.
static void other_messages_are_records(void **state)
{
    assert_string_equal(read_text(*state, "a.json",
                                  "{\"messages\":[{\"from\":\"甲\",\"content\":\"一\"},"
                                  "{\"from\":\"乙\",\"content\":\"二\"},"
                                  "{\"from\":\"丙\",\"content\":\"三\"}]}"),
                        "doc a.json:1 @a.json#1 text=[一]\ndoc a.json:2 @a.json#2 text=[二]\n"
                        "doc a.json:3 @a.json#3 text=[三]\nread a.json 3 UTF-8\n");
    assert_string_equal(
        read_text(*state, "a.json",
                  "{\"messages\":[{\"role\":\"user\",\"content\":\"喂\"},"
                  "{\"role\":\"user\",\"content\":{\"image\":\"x\"}}]}"),
        "partial a.json:1 no_text_column\n"
        "doc a.json:1 @a.json#1 turn=user:0-3:0-0 text=[喂]\nread a.json 1 UTF-8\n");
}

static void records_inside_objects_are_found(void **state)
{
    const char *expected =
        "doc a.json:7 @a.json#1 text=[骂人]\ndoc a.json:8 @a.json#2 text=[又骂]\n"
        "read a.json 2 UTF-8\n";
    assert_string_equal(
        read_text(*state, "a.json",
                  "{\"hits\":{\"hits\":[{\"_id\":7,\"_source\":{\"content\":\"骂人\"}},"
                  "{\"_id\":8,\"_source\":{\"content\":\"又骂\"}}]}}"),
        expected);
    assert_string_equal(read_text(*state, "a.json",
                                  "{\"a\":{\"id\":7,\"content\":\"骂人\"},"
                                  "\"b\":{\"id\":8,\"content\":\"又骂\"}}"),
                        expected);
    assert_string_equal(
        read_text(*state, "b.json",
                  "{\"id\":1,\"问\":{\"content\":\"骂人\"},\"答\":{\"content\":\"无\"}}"),
        "skipped b.json:1 no_text_column\nread b.json 0 UTF-8\n");
}

static void texts_inside_records_are_told(void **state)
{
    assert_string_equal(
        read_text(*state, "a.jsonl",
                  "{\"id\":7,\"content\":\"骂人\",\"comments\":[{\"content\":\"我也是\"},"
                  "{\"content\":\"同\"}],\"tags\":[{\"name\":\"甲\"}]}\n"),
        "doc a.jsonl:7 @a.jsonl#1 text=[骂人]\nnote a.jsonl:0 nested_texts\n"
        "read a.jsonl 1 UTF-8\n");
}

static void replies_at_any_depth_are_told(void **state)
{
    reading *r = *state;
    assert_string_equal(
        read_text(r, "a.json",
                  "{\"data\":[{\"id\":7,\"content\":\"骂人\",\"reply\":{\"content\":\"我也是\"}},"
                  "{\"id\":8,\"content\":\"又骂\",\"replies\":[{\"content\":\"同\",\"replies\":"
                  "[{\"content\":\"再同\"}]}]}]}"),
        "doc a.json:7 @a.json#1 text=[骂人]\ndoc a.json:8 @a.json#2 text=[又骂]\n"
        "note a.json:0 nested_texts\nread a.json 2 UTF-8\n");
}

static void what_stands_around_a_list_holds_for_its_records(void **state)
{
    assert_string_equal(
        read_text(
            *state, "a.json",
            "{\"date\":\"2026-03-01\",\"company\":{\"name\":\"甲乙金融\"},\"author\":\"丙\","
            "\"data\":{\"id\":1,\"region\":\"上海\",\"list\":[{\"id\":7,\"content\":\"骂人\"},"
            "{\"content\":\"又骂\",\"date\":\"2026-03-05\",\"company\":\"丁\"}]}}"),
        "note a.json:1 handed_down\n"
        "doc a.json:7 @a.json#1 date=2026-03-01 company=甲乙金融 text=[骂人]\n"
        "doc a.json:2 @a.json#2 date=2026-03-05 company=丁 text=[又骂]\n"
        "read a.json 2 UTF-8\n");
    assert_string_equal(
        read_text(*state, "b.json",
                  "{\"timestamp\":1772330000,\"data\":{\"list\":[{\"content\":\"骂人\"}]}}"),
        "doc b.json:1 @b.json#1 text=[骂人]\nread b.json 1 UTF-8\n");
}

static void an_xpath_of_map_is_for_pages(void **state)
{
    reading *r = *state;
    mc_field_map maps[] = {{MC_STR("text"), MC_STR(".//p")}, {MC_STR("company"), MC_STR("c")}};
    r->options.maps = maps;
    r->options.map_count = 2;
    assert_string_equal(read_text(r, "a.jsonl", "{\"content\":\"骂人\",\"c\":\"甲\"}\n"),
                        "note a.jsonl:0 no_mapped_field\n"
                        "doc a.jsonl:1 @a.jsonl#1 company=甲 text=[骂人]\nread a.jsonl 1 UTF-8\n");
}

static void members_of_map_that_are_missing_are_told(void **state)
{
    reading *r = *state;
    mc_field_map maps[] = {{MC_STR("text"), MC_STR("nr")}};
    r->options.maps = maps;
    r->options.map_count = 1;
    assert_string_equal(read_text(r, "a.jsonl", "{\"content\":\"骂人\"}\n{\"nr\":\"又骂\"}\n"),
                        "skipped a.jsonl:1 no_mapped_field\ndoc a.jsonl:2 @a.jsonl#2 text=[又骂]\n"
                        "read a.jsonl 1 UTF-8\n");
}

static void absent_kept_fields_are_told(void **state)
{
    reading *r = *state;
    mc_str keep[] = {MC_STR("level"), MC_STR("note")};
    r->options.keep = keep;
    r->options.keep_count = 2;
    assert_string_equal(
        read_text(r, "a.jsonl", "{\"text\":\"一\"}\n{\"text\":\"二\",\"note\":\"甲\"}\n"),
        "doc a.jsonl:1 @a.jsonl#1 text=[一]\ndoc a.jsonl:2 @a.jsonl#2 keep.note=甲 text=[二]\n"
        "note a.jsonl:0 no_kept_field\nread a.jsonl 2 UTF-8\n");
    assert_string_equal(read_text(r, "a.txt", "一"),
                        "doc a.txt:1 @a.txt text=[一]\nread a.txt 1 UTF-8\n");
}

static void mapped_names_that_no_record_has_are_told(void **state)
{
    reading *r = *state;
    mc_field_map maps[] = {{MC_STR("company"), MC_STR("商家")}, {MC_STR("date"), MC_STR("日")}};
    r->options.maps = maps;
    r->options.map_count = 2;
    assert_string_equal(
        read_text(r, "a.jsonl", "{\"text\":\"一\",\"日\":\"2026-01-02\"}\n"),
        "doc a.jsonl:1 @a.jsonl#1 date=2026-01-02 text=[一]\nnote a.jsonl:0 no_mapped_field\n"
        "read a.jsonl 1 UTF-8\n");
    assert_string_equal(
        read_text(r, "a.csv", "text,商家,日\n一,甲,\n二,乙,2026-01-02\n"),
        "doc a.csv:1 @a.csv#1 company=甲 text=[一]\n"
        "doc a.csv:2 @a.csv#2 date=2026-01-02 company=乙 text=[二]\nread a.csv 2 UTF-8\n");
}

static void turns_become_text_and_spans(void **state)
{
    assert_string_equal(
        read_text(*state, "a.jsonl",
                  "{\"id\":\"t\",\"turns\":[{\"speaker\":\"坐席\",\"start\":0.5,\"end\":\"0:02\","
                  "\"text\":\"喂\"},"
                  "{\"speaker\":\"客户\",\"start_ms\":2500,\"text\":\"谁\"},{\"speaker\":\"坐席\"},"
                  "7]}\n"),
        "doc a.jsonl:t @a.jsonl#1 turn=坐席:0-3:500-2000 turn=客户:4-7:2500-0 text=[喂\n谁]\n"
        "read a.jsonl 1 UTF-8\n");
}

static void turns_are_found_inside_objects(void **state)
{
    assert_string_equal(
        read_text(
            *state, "a.json",
            "{\"id\":\"t\",\"result\":{\"date\":\"2026-01-02\",\"segments\":["
            "{\"speaker\":\"spk0\",\"text\":\"喂\"},{\"speaker\":\"spk1\",\"text\":\"谁\"}]}}"),
        "doc a.json:t @a.json#1 date=2026-01-02 turn=spk0:0-3:0-0 turn=spk1:4-7:0-0 text=[喂\n谁]\n"
        "read a.json 1 UTF-8\n");
    assert_string_equal(
        read_text(*state, "a.json", "{\"data\":{\"list\":[{\"text\":\"一\"},{\"text\":\"二\"}]}}"),
        "doc a.json:1 @a.json#1 text=[一]\ndoc a.json:2 @a.json#2 text=[二]\n"
        "read a.json 2 UTF-8\n");
}

static void map_reaches_into_members(void **state)
{
    reading *r = *state;
    mc_field_map maps[] = {{MC_STR("text"), MC_STR("data.body")}};
    r->options.maps = maps;
    r->options.map_count = 1;
    assert_string_equal(read_text(r, "a.jsonl", "{\"text\":\"x\",\"data\":{\"body\":\"一\"}}\n"),
                        "doc a.jsonl:1 @a.jsonl#1 text=[一]\nread a.jsonl 1 UTF-8\n");
}

static void what_is_no_text_is_not_taken_for_one(void **state)
{
    assert_string_equal(
        read_text(*state, "a.jsonl",
                  "{\"text\":5}\n{\"text\":true}\n{\"text\":{\"zh\":\"一\"}}\n{\"text\":[1]}\n"),
        "skipped a.jsonl:1 no_text_column\nskipped a.jsonl:2 no_text_column\n"
        "skipped a.jsonl:3 no_text_column\nskipped a.jsonl:4 no_text_column\n"
        "read a.jsonl 0 UTF-8\n");
    assert_string_equal(read_text(*state, "a.jsonl", "{\"text\":5,\"content\":\"一\"}\n"),
                        "doc a.jsonl:1 @a.jsonl#1 text=[一]\nread a.jsonl 1 UTF-8\n");
}

static void nothing_and_lists_of_lines_are_texts(void **state)
{
    assert_string_equal(
        read_text(*state, "a.jsonl",
                  "{\"text\":null}\n{\"text\":[]}\n{\"text\":[\"一\",\"二\"]}\n"
                  "{\"content\":{\"list\":[{\"text\":\"三\"}]}}\n"),
        "note a.jsonl:1 empty\ndoc a.jsonl:1 @a.jsonl#1 text=[]\n"
        "note a.jsonl:2 empty\ndoc a.jsonl:2 @a.jsonl#2 text=[]\n"
        "doc a.jsonl:3 @a.jsonl#3 text=[一\n二]\ndoc a.jsonl:4 @a.jsonl#4 text=[三]\n"
        "read a.jsonl 4 UTF-8\n");
}

static void damaged_characters_are_counted(void **state)
{
    const char *log = read_text(*state, "a.jsonl", "{\"text\":\"好\\ud800\\u0000\"}\n");
    assert_non_null(strstr(log, "partial a.jsonl:1 undecodable\n"));
    assert_non_null(strstr(log, "text=[好\xEF\xBF\xBD\xEF\xBF\xBD]"));
}

static void deep_nesting_is_one_bad_line(void **state)
{
    mc_buf text = MC_BUF_INIT(1 << 20);
    mc_buf_add_z(&text, "{\"text\":\"一\"}\n{\"text\":");
    for (int i = 0; i < 100000; i++) {
        mc_buf_add_char(&text, '[');
    }
    mc_buf_add_z(&text, "\n{\"text\":\"二\"}\n");
    const char *log = read_bytes(*state, "a.jsonl", text.data, text.size);
    assert_string_equal(log, "doc a.jsonl:1 @a.jsonl#1 text=[一]\nskipped a.jsonl:2 bad_json\n"
                             "doc a.jsonl:3 @a.jsonl#3 text=[二]\nread a.jsonl 2 UTF-8\n");
    mc_buf_dispose(&text);
}

static void own_records_are_no_documents(void **state)
{
    assert_string_equal(read_text(*state, "a.jsonl",
                                  "{\"type\":\"run\",\"schema\":1,\"program\":\"mingcha\"}\n"
                                  "{\"type\":\"document\",\"id\":\"b:1\",\"sentences\":[{\"n\":0,"
                                  "\"text\":\"一\"}]}\n"),
                        "skipped a.jsonl:0 own_records\n");
}

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, reading_set_up, reading_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(lines_become_documents),
        READING_TEST(broken_lines_are_rows),
        READING_TEST(arrays_and_objects_over_many_lines),
        READING_TEST(wrapped_arrays_in_any_layout),
        READING_TEST(what_is_no_record_in_a_list_of_them_is_told),
        READING_TEST(what_an_interface_says_is_no_record),
        READING_TEST(few_words_beside_a_list_are_a_record),
        READING_TEST(a_list_whose_first_record_has_no_text_is_seen),
        READING_TEST(messages_with_speakers_are_a_chat),
        READING_TEST(other_messages_are_records),
        READING_TEST(records_inside_objects_are_found),
        READING_TEST(texts_inside_records_are_told),
        READING_TEST(an_xpath_of_map_is_for_pages),
        READING_TEST(replies_at_any_depth_are_told),
        READING_TEST(what_stands_around_a_list_holds_for_its_records),
        READING_TEST(members_of_map_that_are_missing_are_told),
        READING_TEST(absent_kept_fields_are_told),
        READING_TEST(mapped_names_that_no_record_has_are_told),
        READING_TEST(turns_become_text_and_spans),
        READING_TEST(turns_are_found_inside_objects),
        READING_TEST(map_reaches_into_members),
        READING_TEST(what_is_no_text_is_not_taken_for_one),
        READING_TEST(nothing_and_lists_of_lines_are_texts),
        READING_TEST(damaged_characters_are_counted),
        READING_TEST(deep_nesting_is_one_bad_line),
        READING_TEST(own_records_are_no_documents),
    };
    return cmocka_run_group_tests_name("input.json_reader", tests, NULL, NULL);
}
