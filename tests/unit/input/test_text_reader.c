// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

static void a_file_is_one_document(void **state)
{
    assert_string_equal(read_text(*state, "a.txt", "\xEF\xBB\xBF一\r\n\r\n二\n"),
                        "doc a.txt:1 @a.txt text=[一\r\n\r\n二\n]\nread a.txt 1 UTF-8\n");
}

static void blank_lines_and_lines_split(void **state)
{
    reading *r = *state;
    r->options.split = MC_SPLIT_BLANK;
    assert_string_equal(read_text(r, "a.txt", "\n一\r\n二\r\n\r\n \n三"),
                        "doc a.txt:1 @a.txt#1 text=[一\n二]\ndoc a.txt:2 @a.txt#2 text=[三]\n"
                        "read a.txt 2 UTF-8\n");
    r->options.split = MC_SPLIT_LINE;
    assert_string_equal(read_text(r, "a.txt", "一\r\n\r\n二"),
                        "doc a.txt:1 @a.txt#1 text=[一]\ndoc a.txt:2 @a.txt#2 text=[二]\n"
                        "read a.txt 2 UTF-8\n");
}

static void large_text_is_cut_at_sentence_ends(void **state)
{
    reading *r = *state;
    size_t size = MC_MAX_DOCUMENT_BYTES + (1 << 20);
    char *text = malloc(size);
    assert_non_null(text);
    for (size_t i = 0; i + 3 <= size; i += 3) {
        memcpy(text + i, i % 300 == 297 ? "。" : "催", 3);
    }
    size -= size % 3;
    const char *log = read_bytes(r, "big.txt", text, size);
    assert_non_null(strstr(log, "note big.txt:1 cut\n"));
    assert_non_null(strstr(log, "read big.txt 2 UTF-8\n"));
    assert_int_equal(r->text_bytes, size);
    free(text);
}

static void encodings_of_one_folder(void **state)
{
    reading *r = *state;
    write_input(r, "b.txt", "\xCB\xFB\xC3\xC7\xCD\xFE\xD0\xB2\xCE\xD2\xBA\xCD\xBC\xD2\xC8\xCB", 16);
    write_input(r, "a.txt", "他们", 6);
    write_input(r, "c.txt", "\xFF\xFE\x16\x4E\x4C\x75", 6);
    assert_string_equal(read_name(r, ""),
                        "doc a.txt:1 @a.txt text=[他们]\nread a.txt 1 UTF-8\n"
                        "doc b.txt:1 @b.txt text=[他们威胁我和家人]\nread b.txt 1 GB18030\n"
                        "doc c.txt:1 @c.txt text=[世界]\nread c.txt 1 UTF-16LE\n");
}

static void file_names_need_not_be_utf8(void **state)
{
    reading *r = *state;
    write_input(r, "\xCD\xB6\xCB\xDF.txt", "a", 1); // 投诉 in GB18030
    assert_string_equal(read_name(r, ""),
                        "doc 投诉.txt:1 @投诉.txt text=[a]\nread 投诉.txt 1 UTF-8\n");
}

static void damaged_text_is_partial(void **state)
{
    reading *r = *state;
    r->options.encoding = MC_CHARSET_UTF8;
    const char *log = read_text(r, "a.txt", "好好\xFF\xFE\xFF好");
    assert_non_null(strstr(log, "partial a.txt:1 undecodable\n"));
    assert_int_equal(r->documents, 1);
}

static void what_cannot_be_read_is_a_row(void **state)
{
    reading *r = *state;
    assert_string_equal(read_bytes(r, "a.zip", "PK\x03\x04xx", 6), "skipped a.zip:0 bad_archive\n");
    assert_string_equal(read_bytes(r, "a.bin", "\x01\x02\x03\x04", 4),
                        "skipped a.bin:0 unknown_format\n");
    assert_string_equal(read_text(r, "e.txt", ""), "note e.txt:0 empty\nread e.txt 0 UTF-8\n");
    assert_string_equal(read_text(r, "b.txt", " \n"),
                        "note b.txt:1 empty\ndoc b.txt:1 @b.txt text=[ \n]\nread b.txt 1 UTF-8\n");
    assert_string_equal(read_name(r, "missing.txt"), "skipped missing.txt:0 unreadable\n");
}

static void an_empty_folder_is_a_row(void **state)
{
    assert_non_null(strstr(read_name(*state, ""), "skipped "));
}

static mc_status stop(void *payload, const mc_document *document)
{
    (void)payload;
    (void)document;
    return MC_ERR_STOPPED;
}

static void the_sink_stops_reading(void **state)
{
    reading *r = *state;
    char path[256];
    mc_error error = {0};
    mc_document_sink sink = {stop, log_coverage, NULL, r};
    r->options.split = MC_SPLIT_LINE;
    write_input(r, "a.txt", "一\n二\n", 8);
    snprintf(path, sizeof path, "%s/a.txt", r->folder);
    assert_int_equal(mc_input_read(path, &r->options, &sink, &error), MC_ERR_STOPPED);
}

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, reading_set_up, reading_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(a_file_is_one_document),
        READING_TEST(blank_lines_and_lines_split),
        READING_TEST(large_text_is_cut_at_sentence_ends),
        READING_TEST(encodings_of_one_folder),
        READING_TEST(file_names_need_not_be_utf8),
        READING_TEST(damaged_text_is_partial),
        READING_TEST(what_cannot_be_read_is_a_row),
        READING_TEST(an_empty_folder_is_a_row),
        READING_TEST(the_sink_stops_reading),
    };
    return cmocka_run_group_tests_name("input.text_reader", tests, NULL, NULL);
}
