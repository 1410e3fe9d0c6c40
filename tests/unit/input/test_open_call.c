// SPDX-License-Identifier: Apache-2.0
#include "reading.h"

static void rows_of_one_call_are_one_transcript(void **state)
{
    assert_string_equal(
        read_text(*state, "a.csv",
                  "会话编号,角色,内容,公司,日期,开始\nA7,坐席,今天还吗,云杉小贷,2026-01-02,0:03\n"
                  "A7,客户,明天,,,0:05\nA7,,嗯,,,\nB2,坐席,您好,云杉小贷,2026-01-03,1\n"),
        "doc a.csv:A7 @a.csv#1 date=2026-01-02 company=云杉小贷 thread=A7 turn=坐席:0-12:3000-0 "
        "turn=客户:13-19:5000-0 turn=:20-23:0-0 text=[今天还吗\n明天\n嗯]\n"
        "doc a.csv:B2 @a.csv#2 date=2026-01-03 company=云杉小贷 thread=B2 turn=坐席:0-6:1000-0 "
        "text=[您好]\n"
        "read a.csv 2 UTF-8\n");
}

static void only_rows_that_follow_one_another_are_joined(void **state)
{
    assert_string_equal(read_text(*state, "a.csv",
                                  "call_id,speaker,text\n1,agent,一\n2,agent,二\n1,agent,三\n"
                                  ",agent,四\n,agent,五\n"),
                        "doc a.csv:1 @a.csv#1 thread=1 turn=agent:0-3:0-0 text=[一]\n"
                        "doc a.csv:2 @a.csv#2 thread=2 turn=agent:0-3:0-0 text=[二]\n"
                        "note a.csv:4 duplicate_id\n"
                        "doc a.csv:1 @a.csv#3 thread=1 turn=agent:0-3:0-0 text=[三]\n"
                        "doc a.csv:4 @a.csv#4 text=[四]\n"
                        "doc a.csv:5 @a.csv#5 text=[五]\n"
                        "read a.csv 5 UTF-8\n");
}

static void json_rows_of_a_call_too(void **state)
{
    assert_string_equal(
        read_text(*state, "a.jsonl",
                  "{\"session_id\":\"s\",\"role\":\"agent\",\"content\":\"您好\",\"tag\":\"x\"}\n"
                  "{\"session_id\":\"s\",\"role\":\"user\",\"content\":\"你好\"}\n"
                  "{\"session_id\":\"s\",\"content\":\"无人\"}\n"
                  "{\"role\":\"user\",\"content\":\"不知哪通\"}\n"),
        "doc a.jsonl:s @a.jsonl#1 thread=s turn=agent:0-6:0-0 turn=user:7-13:0-0 "
        "text=[您好\n你好]\n"
        "doc a.jsonl:2 @a.jsonl#2 thread=s text=[无人]\n"
        "doc a.jsonl:3 @a.jsonl#3 text=[不知哪通]\n"
        "read a.jsonl 3 UTF-8\n");
}

static void kept_fields_and_candidates_are_those_of_the_first_row(void **state)
{
    reading *r = *state;
    mc_str keep[] = {MC_STR("团队")};
    r->options.keep = keep;
    r->options.keep_count = 1;
    assert_string_equal(read_text(r, "a.csv",
                                  "通话编号,说话人,内容,涉及公司,团队\n"
                                  "1,坐席,一,甲贷;乙贷,三组\n1,客户,二,丙贷,四组\n"),
                        "doc a.csv:1 @a.csv#1 thread=1 candidate=甲贷 candidate=乙贷 "
                        "turn=坐席:0-3:0-0 turn=客户:4-7:0-0 keep.团队=三组 text=[一\n二]\n"
                        "read a.csv 1 UTF-8\n");
}

static void a_broken_row_breaks_no_call(void **state)
{
    assert_string_equal(read_text(*state, "a.csv",
                                  "call_id,speaker,text\n1,agent,一\n1,agent,二,x,\"y\n"
                                  "1,agent,三\n"),
                        "skipped a.csv:3 bad_csv\n"
                        "doc a.csv:1 @a.csv#2 thread=1 turn=agent:0-3:0-0 turn=agent:4-7:0-0 "
                        "text=[一\n三]\n"
                        "read a.csv 1 UTF-8\n");
}

static void a_call_without_end_is_cut(void **state)
{
    reading *r = *state;
    mc_buf text = MC_BUF_INIT((size_t)8 << 20);
    mc_buf_add_z(&text, "call_id,speaker,text\n");
    while (text.size < (size_t)3 << 20)
        mc_buf_add_z(&text, "1,agent,今天还吗今天还吗今天还吗今天还吗今天还吗今天还吗\n");
    mc_buf_add_char(&text, 0);
    read_text(r, "a.csv", text.data);
    assert_true(r->documents > 1 && r->documents < 5);
    assert_non_null(strstr(r->log.data, " cut\n"));
    mc_buf_dispose(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(rows_of_one_call_are_one_transcript, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(only_rows_that_follow_one_another_are_joined,
                                        reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(json_rows_of_a_call_too, reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(kept_fields_and_candidates_are_those_of_the_first_row,
                                        reading_set_up, reading_tear_down),
        cmocka_unit_test_setup_teardown(a_broken_row_breaks_no_call, reading_set_up,
                                        reading_tear_down),
        cmocka_unit_test_setup_teardown(a_call_without_end_is_cut, reading_set_up,
                                        reading_tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
