// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "input/transcript.h"

static void turns_stand_on_lines_of_their_own(void **state)
{
    (void)state;
    mc_transcript talk = MC_TRANSCRIPT_INIT(1000);
    mc_document document = {0};
    mc_turn agent = {.speaker = MC_STR("坐席"), .start_ms = 3000, .end_ms = 4000};
    mc_turn customer = {.speaker = MC_STR("客户"), .start_ms = 5000, .end_ms = 6000};
    mc_transcript_extend(&talk, MC_STR("没有开头"), 1);
    mc_transcript_add(&talk, &agent, MC_STR("今天还吗"));
    mc_transcript_extend(&talk, MC_STR("说话"), 4800);
    mc_transcript_add(&talk, &customer, MC_STR(""));
    mc_transcript_add(&talk, &customer, MC_STR("明天"));
    mc_transcript_add(&talk, &agent, MC_STR("不行"));
    assert_int_equal(mc_transcript_fill(&talk, &document), MC_OK);
    assert_true(mc_str_equal(document.text, MC_STR("今天还吗 说话\n明天\n不行")));
    assert_int_equal(document.turn_count, 3);
    assert_int_equal(document.turns[0].span.end, 19);
    assert_int_equal(document.turns[0].end_ms, 4800);
    assert_int_equal(document.turns[1].span.begin, 20);
    assert_true(mc_str_equal(document.turns[1].speaker, MC_STR("客户")));
    assert_ptr_equal(document.turns[2].speaker.data, document.turns[0].speaker.data);
    mc_transcript_dispose(&talk);
}

static void what_does_not_fit_is_told_before_it_is_lost(void **state)
{
    (void)state;
    mc_transcript talk = MC_TRANSCRIPT_INIT(10);
    mc_document document = {0};
    mc_turn turn = {.speaker = MC_STR("a")};
    assert_true(mc_transcript_has_room(&talk, 9));
    assert_false(mc_transcript_has_room(&talk, 10));
    mc_transcript_add(&talk, &turn, MC_STR("123456789"));
    assert_false(mc_transcript_has_room(&talk, 1));
    mc_transcript_add(&talk, &turn, MC_STR("12"));
    assert_int_equal(mc_transcript_fill(&talk, &document), MC_ERR_LIMIT);
    mc_transcript_clear(&talk);
    assert_int_equal(mc_transcript_fill(&talk, &document), MC_OK);
    assert_int_equal(document.turn_count, 0);
    assert_null(document.turns);
    mc_transcript_dispose(&talk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turns_stand_on_lines_of_their_own),
        cmocka_unit_test(what_does_not_fit_is_told_before_it_is_lost),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
