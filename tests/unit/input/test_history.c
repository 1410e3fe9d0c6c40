// SPDX-License-Identifier: Apache-2.0
#include "input/history.h"
#include "reading.h"

static const char *twice(reading *r, const char *content, const char *other)
{
    mc_error err = {0};
    mc_document_sink sink = {log_document, log_coverage, NULL, r};
    char path[128];
    const char *names[] = {"a.txt", "a.txt", "b.txt"};
    for (size_t i = 0; i < 3; i++) {
        snprintf(path, sizeof path, "%s/%s", r->folder, names[i]);
        const char *text = i == 2 ? other : content;
        assert_int_equal(mc_file_write(path, mc_str_from_z(text), &err), MC_OK);
        assert_int_equal(mc_input_read(path, &r->options, &sink, &err), MC_OK);
    }
    mc_buf_add_char(&r->log, '\0');
    return r->log.data;
}

static void a_file_is_read_once_and_a_copy_is_told(void **state)
{
    reading *r = *state;
    mc_history history = {0};
    r->options.history = &history;
    assert_string_equal(twice(r, "一", "一"),
                        "doc a.txt:1 @a.txt text=[一]\nread a.txt 1 UTF-8\nnote a.txt:0 same_file\n"
                        "doc b.txt:1 @b.txt text=[一]\nread b.txt 1 UTF-8\n"
                        "note b.txt:0 same_content\n");
    mc_history_dispose(&history);
}

static void without_a_history_a_file_is_read_as_often_as_it_is_named(void **state)
{
    reading *r = *state;
    assert_string_equal(twice(r, "一", "二"), "doc a.txt:1 @a.txt text=[一]\nread a.txt 1 UTF-8\n"
                                              "doc a.txt:1 @a.txt text=[一]\nread a.txt 1 UTF-8\n"
                                              "doc b.txt:1 @b.txt text=[二]\nread b.txt 1 UTF-8\n");
}

#define READING_TEST(test) cmocka_unit_test_setup_teardown(test, reading_set_up, reading_tear_down)

int main(void)
{
    const struct CMUnitTest tests[] = {
        READING_TEST(a_file_is_read_once_and_a_copy_is_told),
        READING_TEST(without_a_history_a_file_is_read_as_often_as_it_is_named),
    };
    return cmocka_run_group_tests_name("input.history", tests, NULL, NULL);
}
