// SPDX-License-Identifier: Apache-2.0
#include "text_fixture.h"

static void assert_sentences(const mc_text *text, uint32_t count, const char *const *expected)
{
    for (uint32_t i = 0; i < count && i < text->sentence_count; i++)
        assert_slice(text, text->sentences[i].raw, expected[i]);
    assert_int_equal(text->sentence_count, count);
}

static void sentences_end_at_marks_lines_and_blanks(void **state)
{
    mc_text *text =
        analyse(*state, "他们骗人!还打了3.5小时电话。”  天天打？！\n请求退费；道歉……谢谢");
    static const char *const expected[] = {
        "他们骗人!", "还打了3.5小时电话。”", "天天打？！", "请求退费；", "道歉……", "谢谢"};
    assert_sentences(text, 6, expected);
    assert_int_equal(text->sentences[2].ended_by, MC_BREAK_QUESTION);
    assert_int_equal(text->sentences[2].paragraph, 0);
    assert_int_equal(text->sentences[3].paragraph, 1);
    assert_int_equal(text->sentences[5].ended_by, MC_BREAK_END);
}

static void clauses_end_at_commas_never_at_enumerations(void **state)
{
    mc_text *text = analyse(*state, "逾期后,天天打爸爸、妈妈电话 还骂人，费用1,200元");
    assert_int_equal(text->sentence_count, 1);
    assert_int_equal(text->clause_count, 4);
    assert_slice(text, mc_text_bytes_of(text, text->clauses[1].norm), "天天打爸爸、妈妈电话 ");
    assert_slice(text, mc_text_bytes_of(text, text->clauses[3].norm), "费用1,200元");
}

static void clauses_end_at_a_plus_written_for_a_blank(void **state)
{
    mc_text *text = analyse(*state, "催收态度恶劣+威胁联系家人，本金+利息算错");
    assert_int_equal(text->clause_count, 3);
    assert_slice(text, mc_text_bytes_of(text, text->clauses[0].norm), "催收态度恶劣+");
    assert_slice(text, mc_text_bytes_of(text, text->clauses[2].norm), "本金+利息算错");
}

static void lists_belong_to_their_head(void **state)
{
    mc_text *text = analyse(
        *state,
        "一、诉求\n本人要求如下：\n1. 停止骚扰家人；\n② 退还多收费用；\n道歉。\n以上属实。");
    assert_int_equal(text->sentence_count, 6);
    assert_int_equal(text->sentences[0].kind, MC_SENTENCE_HEADING);
    assert_int_equal(text->sentences[1].kind, MC_SENTENCE_LIST_HEAD);
    for (uint32_t i = 2; i < 5; i++) {
        assert_int_equal(text->sentences[i].kind, MC_SENTENCE_LIST_ITEM);
        assert_int_equal(text->sentences[i].list_head, 1);
    }
    assert_int_equal(text->sentences[5].kind, MC_SENTENCE_PLAIN);
    assert_int_equal(text->sentences[5].list_head, UINT32_MAX);
}

static void headings_are_short_and_without_end_mark(void **state)
{
    mc_text *text =
        analyse(*state, "2.1 客户投诉案例\n近来许多客户对公司的处理方式不满意。\n公司背景\n"
                        "公司成立于某年，是一家专做分期业务的机构。");
    assert_int_equal(text->sentences[0].kind, MC_SENTENCE_HEADING);
    assert_int_equal(text->sentences[1].kind, MC_SENTENCE_PLAIN);
    assert_int_equal(text->sentences[2].kind, MC_SENTENCE_HEADING);
    assert_int_equal(text->sentences[3].kind, MC_SENTENCE_PLAIN);
}

static void quotations_know_their_depth(void **state)
{
    mc_text *text = analyse(*state, "他说“你再不还‘上门’算账”。“不还钱就等着！”\n“没有关上");
    assert_int_equal(text->quotation_count, 3);
    assert_slice(text, mc_text_bytes_of(text, text->quotations[1].norm), "上门");
    assert_int_equal(text->quotations[1].depth, 2);
    assert_int_equal(text->quotations[0].reach, text->quotations[0].norm.end);
    assert_int_equal(text->quotations[1].reach, text->quotations[0].norm.end);
    assert_int_equal(text->quotations[2].reach, text->quotations[2].norm.end);
    assert_int_equal(mc_text_quotations_to(text, text->quotations[0].norm.begin - 1), 0);
    assert_int_equal(mc_text_quotations_to(text, text->quotations[1].norm.begin), 2);
    assert_int_equal(mc_text_quotations_to(text, text->norm_size), 3);
    assert_false(text->sentences[0].in_quote);
    assert_true(text->sentences[1].in_quote);
}

static void the_tail_of_a_site_is_marked(void **state)
{
    mc_text *text = analyse(*state, "催收人员骂我。\n內(nèi)容侵權(quán)、刪帖舉報聯系方式：00000");
    assert_int_equal(text->sentences[0].kind, MC_SENTENCE_PLAIN);
    assert_int_equal(text->sentences[1].kind, MC_SENTENCE_BOILERPLATE);
}

static void turns_end_sentences(void **state)
{
    fixture *f = *state;
    const mc_turn turns[] = {{.span = {0, 12}}, {.span = {12, 24}}};
    mc_document document = {.text = MC_STR("你好在吗不在别打"), .turns = turns, .turn_count = 2};
    assert_int_equal(mc_text_analyse(&f->text, f->table, &document, NULL), MC_OK);
    assert_int_equal(f->text.sentence_count, 2);
    assert_int_equal(f->text.sentences[0].turn, 0);
    assert_int_equal(f->text.sentences[1].turn, 1);
    assert_slice(&f->text, f->text.sentences[1].raw, "不在别打");
}

static void long_lines_are_cut_at_blanks(void **state)
{
    char raw[2048] = "";
    for (int i = 0; i < 40; i++)
        strcat(raw, "他们一直打电话 ");
    mc_text *text = analyse(*state, raw);
    assert_true(text->sentence_count >= 4);
}

// 9,000 units without a mark; with `comma`, an enumeration comma as every 1,000th of them.
static mc_text *analyse_unbroken(fixture *f, bool comma)
{
    static char raw[3 * 9000 + 1];
    for (int i = 0; i < 9000; i++)
        memcpy(raw + 3 * i, comma && i % 1000 == 999 ? "、" : "催", 3);
    raw[3 * 9000] = 0;
    return analyse(f, raw);
}

static void no_sentence_is_endless(void **state)
{
    mc_text *text = analyse_unbroken(*state, false);
    uint32_t end = 0;
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        mc_norm_span span = text->sentences[i].norm;
        assert_int_equal(span.begin, end); // nothing is lost
        assert_in_range(span.end - span.begin, 1, 1200);
        assert_int_equal(text->sentences[i].clause_count, 1);
        end = span.end;
    }
    assert_int_equal(end, 9000);
    assert_int_equal(text->sentence_count, 8);
}

static void endless_sentences_are_cut_at_a_mark_where_there_is_one(void **state)
{
    mc_text *text = analyse_unbroken(*state, true);
    assert_int_equal(text->sentence_count, 9);
    for (uint32_t i = 0; i < text->sentence_count; i++)
        assert_int_equal(text->sentences[i].norm.end, 1000 * (i + 1));
}

static void topics_and_labels_stand_apart(void **state)
{
    static const char *const topic[] = {"气死了", "#甲乙消费金融#", "天天打电话", "#1号"};
    static const char *const label[] = {"客服一直不退", "投诉要求：退款，", "诉求：道歉"};
    static const char *const number[] = {"1、诉求：退款"};
    mc_text *text = analyse(*state, "气死了#甲乙消费金融#天天打电话\n#1号");
    assert_sentences(text, 4, topic);
    assert_int_equal(text->sentences[1].ended_by, MC_BREAK_BARRIER);
    assert_sentences(analyse(*state, "客服一直不退 投诉要求：退款，诉求：道歉"), 3, label);
    assert_sentences(analyse(*state, "1、诉求：退款"), 1, number);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_end_at_marks_lines_and_blanks),
        cmocka_unit_test(clauses_end_at_commas_never_at_enumerations),
        cmocka_unit_test(clauses_end_at_a_plus_written_for_a_blank),
        cmocka_unit_test(lists_belong_to_their_head),
        cmocka_unit_test(headings_are_short_and_without_end_mark),
        cmocka_unit_test(quotations_know_their_depth),
        cmocka_unit_test(the_tail_of_a_site_is_marked),
        cmocka_unit_test(turns_end_sentences),
        cmocka_unit_test(long_lines_are_cut_at_blanks),
        cmocka_unit_test(no_sentence_is_endless),
        cmocka_unit_test(endless_sentences_are_cut_at_a_mark_where_there_is_one),
        cmocka_unit_test(topics_and_labels_stand_apart),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
