// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

static void voices_are_speakers_and_cues_go_on(void **state)
{
    assert_string_equal(
        read_text(*state, "a.vtt",
                  "WEBVTT - 通话\n\nNOTE 第一通\n另一行\n\nSTYLE\n::cue { color: red }\n\n"
                  "1\n00:00:03.000 --> 00:00:06.000 align:start\n<v 坐席>今天<i>还</i>吗？</v>\n\n"
                  "00:07.000 --> 00:08.000\n<v.loud 坐席>不还就去\n你单位</v>\n\n"
                  "00:15.000 --> 00:16.500\n<v 客户>别来<v 坐席>等着"),
        "doc a.vtt:1 @a.vtt turn=坐席:0-37:3000-8000 turn=客户:38-44:15000-16500 "
        "turn=坐席:45-51:15000-16500 "
        "text=[今天还吗？ 不还就去你单位\n别来\n等着]\n"
        "read a.vtt 1 UTF-8\n");
}

static void subrip_keeps_labels_and_parts_dashes(void **state)
{
    assert_string_equal(read_text(*state, "a.srt",
                                  "\xEF\xBB\xBF"
                                  "1\r\n00:00:03,000 --> 00:00:04,000\r\n坐席：您好\r\n\r\n"
                                  "2\r\n00:00:04,500 --> 00:00:05,000\r\n{\\an8}请问\r\n\r\n"
                                  "3\r\n00:00:20,000 --> 00:00:21,000\r\n10:30\r\n再打\r\n\r\n"
                                  "4\r\n00:00:21,100 --> 00:00:22,000\r\n- 好。\r\n- 行。\r\n"),
                        "doc a.srt:1 @a.srt turn=:0-22:3000-5000 turn=:23-35:20000-21000 "
                        "turn=:36-42:21100-22000 turn=:43-49:21100-22000 "
                        "text=[坐席：您好 请问\n10:30 再打\n好。\n行。]\n"
                        "read a.srt 1 UTF-8\n");
}

static void times_alone_are_recognised_and_arrows_are_not(void **state)
{
    reading *r = *state;
    read_text(r, "a.txt", "00:00:03,000 --> 00:00:04,000\n您好\n");
    assert_non_null(strstr(r->log.data, "text=[您好]"));
    read_text(r, "b.txt", "1\n方案A --> 方案B\n");
    assert_non_null(strstr(r->log.data, "text=[1\n方案A --> 方案B\n]"));
}

static void a_file_without_words_is_empty(void **state)
{
    assert_string_equal(read_text(*state, "a.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n\n"),
                        "note a.vtt:1 empty\ndoc a.vtt:1 @a.vtt text=[]\nread a.vtt 1 UTF-8\n");
}

static void long_captions_are_several_documents(void **state)
{
    reading *r = *state;
    mc_buf text = MC_BUF_INIT((size_t)8 << 20);
    mc_buf_add_z(&text, "WEBVTT\n\n");
    while (text.size < (size_t)3 << 20)
        mc_buf_add_z(&text, "00:01.000 --> 00:02.000\n<v 坐席>今天还吗？今天还吗？今天还吗？\n\n");
    mc_buf_add_char(&text, 0);
    read_text(r, "a.vtt", text.data);
    assert_true(r->documents > 1 && r->documents < 5);
    assert_non_null(strstr(r->log.data, " cut\n"));
    mc_buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(voices_are_speakers_and_cues_go_on, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(subrip_keeps_labels_and_parts_dashes, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(times_alone_are_recognised_and_arrows_are_not,
                                        reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(a_file_without_words_is_empty, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(long_captions_are_several_documents, reading_set_up,
                                        reading_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
