// SPDX-License-Identifier: Apache-2.0
#include "text_fixture.h"

static void readings_in_brackets_are_removed(void **state)
{
    static const struct {
        const char *raw, *norm;
    } cases[] = {
        {"興業(yè)消費(fèi)金融", "兴业消费金融"},
        {"客戶（hù）來(lái)電", "客户来电"},
        {"問(we\u0300n)題", "问题"}, // tone as a combining mark
        {"管理(CRM)系統", "管理（crm）系统"},
        {"手機(APP)上(SZ)的", "手机（app）上（sz）的"},
        {"他們(men)打了(le)電話(men)了", "他们打了电话（men）了"},
        {"公司(上海)分部", "公司（上海）分部"},
        {"abc(yè)", "abc(yè)"}, // no Han character before it
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(norm_of(*state, cases[i].raw), cases[i].norm);
}

static void spans_exclude_a_following_reading(void **state)
{
    mc_text *text = analyse(*state, "找興業(yè)消費");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){1, 3}), "興業");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){1, 4}), "興業(yè)消");
    mc_raw_span chars = mc_text_chars_of(text, mc_text_bytes_of(text, (mc_norm_span){3, 5}));
    assert_int_equal(chars.begin, 7);
    assert_int_equal(chars.end, 9);
    assert_int_equal(text->repairs.pinyin, 1);
}

static void spans_cover_whole_characters(void **state)
{
    mc_text *text = analyse(*state, "第Ⅷ期 e\u0301了\u200b吗");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){2, 3}), "Ⅷ");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){7, 8}), "e\u0301");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){8, 9}), "了");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){9, 10}), "吗");
    mc_byte_span empty = mc_text_bytes_of(text, (mc_norm_span){3, 3});
    assert_int_equal(empty.begin, empty.end);
    assert_int_equal(text->repairs.zero_width, 1);
}

// The two kinds of damage, on invented sentences: bytes lost as repair.c describes.
static void shifted_gbk_is_mended(void **state)
{
    fixture *f = *state;
    assert_string_equal(norm_of(f, "催收?qǐng)F(tuán)隊(duì)來了"), "催收团队来了");
    assert_int_equal(f->text.repairs.shifted, 1);
    assert_slice(&f->text, mc_text_bytes_of(&f->text, (mc_norm_span){0, 2}), "催收");
    assert_slice(&f->text, mc_text_bytes_of(&f->text, (mc_norm_span){2, 3}), "?qǐng)F");
    assert_slice(&f->text, mc_text_bytes_of(&f->text, (mc_norm_span){2, 4}), "?qǐng)F(tuán)隊");
    assert_string_equal(norm_of(f, "很久了??蛻粼谧酚憘鶆?wù)的過程"),
                        "很久了。客户在追讨债务的过程");
    assert_int_equal(f->text.sentence_count, 2);
}

// FB D9, the inner bytes of 消費, are no character: nothing is left of them.
static void vanished_pairs_are_restored_by_words(void **state)
{
    fixture *f = *state;
    assert_string_equal(norm_of(f, "他们?qián)严M者的钱"), "他们把消费者的钱");
    assert_slice(&f->text, mc_text_bytes_of(&f->text, (mc_norm_span){3, 5}), "严M");
    assert_int_equal(f->text.repairs.unrepaired, 0);
}

static void weak_characters_of_a_mended_run_are_barriers(void **state)
{
    fixture *f = *state;
    mc_text *text = analyse(f, "他们?qián)讯匈M用");
    assert_int_equal(text->repairs.shifted, 1);
    assert_int_equal(text->repairs.unrepaired, 1);
    assert_int_equal(text->norm[3], MC_NORM_BARRIER);
    assert_string_equal(printed(f, mc_text_norm_slice(text, (mc_norm_span){4, 6})), "费用");
}

static void damage_that_cannot_be_mended_is_a_barrier(void **state)
{
    fixture *f = *state;
    mc_text *text = analyse(f, "催收?qǐng)，他们来了");
    assert_int_equal(text->repairs.shifted, 0);
    assert_int_equal(text->repairs.unrepaired, 1);
    assert_int_equal(text->norm[2], MC_NORM_BARRIER);
    assert_string_equal(norm_of(f, "真的吗??他们来了APP"), "真的吗??他们来了app");
}

static void markup_becomes_one_barrier(void **state)
{
    static const char *const cases[] = {
        "前<br>后",   "前<a href=\"x?y=1\">后",        "前{IMG:3}后",    "前[泪]后",
        "前[doge]后", "前https://example.com/a?b=c后", "前//@某用户:后",
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mc_text *text = analyse(*state, cases[i]);
        assert_int_equal(text->norm_size, 3);
        assert_int_equal(text->norm[1], MC_NORM_BARRIER);
        assert_int_equal(text->sentence_count, 2);
        assert_int_equal(text->sentences[0].ended_by, MC_BREAK_BARRIER);
        assert_slice(text, text->sentences[1].raw, "后");
    }
}

static void what_only_looks_like_markup_stays(void **state)
{
    assert_string_equal(norm_of(*state, "a<b且3<5"), "a<b且3<5");
    assert_string_equal(norm_of(*state, "[暴力催收]开始"), "[暴力催收]开始");
    assert_string_equal(norm_of(*state, "时间12:30"), "时间12:30");
    assert_string_equal(norm_of(*state, "A&B公司"), "a&b公司");
}

static void entities_are_decoded(void **state)
{
    fixture *f = *state;
    assert_string_equal(norm_of(f, "&quot;还钱&quot;&#x50AC;&#25910;&nbsp;A&amp;B"),
                        "\"还钱\"催收 a&b");
    assert_int_equal(f->text.repairs.entities, 6);
    mc_text *text = analyse(f, "去&#x50AC;收");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){1, 2}), "&#x50AC;");
}

static void stretches_with_signs_are_closed(void **state)
{
    fixture *f = *state;
    mc_text *text = analyse(f, "他们暴 力 催 收我，打-爆-通-讯-录");
    assert_string_equal(printed(f, mc_text_norm_slice(text, (mc_norm_span){0, text->norm_size})),
                        "他们暴力催收我，打爆通讯录");
    assert_int_equal(text->repairs.separators, 7);
    assert_int_equal(text->clause_count, 2);
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){2, 6}), "暴 力 催 收");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){2, 4}), "暴 力");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){8, 13}), "打-爆-通-讯-录");
    // What was removed before goes on to be known: the zero width beside a sign, the
    // reading behind the stretch.
    text = analyse(f, "業(yè)，上\u200b.门.骚.扰業(yè)了");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){2, 3}), "上");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){2, 6}), "上\u200b.门.骚.扰");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){6, 7}), "業");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){6, 8}), "業(yè)了");
}

static void signs_that_are_no_disguise_stay(void **state)
{
    static const char *const cases[] = {"马*消*金",       "录 你 我",       "联系+人+同事+单位",
                                        "男/女/老/少",    "催*收",          "合同-协议-条款-附件",
                                        "一、二、三、四", "暴 -力 -催 -收", "3.5.7.9"};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(norm_of(*state, cases[i]), cases[i]);
}

static void lost_emoji_are_no_questions(void **state)
{
    mc_text *text = analyse(*state, "还钱???他们来了");
    assert_int_equal(text->sentence_count, 2);
    assert_int_equal(text->sentences[0].ended_by, MC_BREAK_BARRIER);
    assert_int_equal(text->repairs.question_runs, 1);
    text = analyse(*state, "这合理吗?不合理");
    assert_int_equal(text->sentences[0].ended_by, MC_BREAK_QUESTION);
}

static void broken_utf8_is_refused(void **state)
{
    fixture *f = *state;
    mc_error err = {0};
    mc_document document = {.text = {"好\xE4\xB8", 5}};
    assert_int_equal(mc_text_analyse(&f->text, f->table, &document, &err), MC_ERR_ENCODING);
    assert_non_null(strstr(err.message, "byte 3"));
    assert_int_equal(f->text.sentence_count, 0);
}

static bool is_char_start(mc_str raw, uint32_t at)
{
    return at == raw.size || ((unsigned char)raw.data[at] & 0xC0) != 0x80;
}

// What must hold of every analysed text: see the header.
static void check_invariants(const mc_text *text)
{
    for (uint32_t at = 0; at < text->norm_size; at++) {
        mc_byte_span bytes = mc_text_bytes_of(text, (mc_norm_span){at, at + 1});
        assert_true(text->map[at] <= text->map[at + 1]);
        assert_true(bytes.begin < bytes.end && bytes.end <= text->raw.size);
        assert_true(is_char_start(text->raw, bytes.begin) && is_char_start(text->raw, bytes.end));
    }
    uint32_t end = 0, clause = 0;
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        const mc_sentence *s = &text->sentences[i];
        assert_true(s->norm.begin >= end && s->norm.end > s->norm.begin);
        end = s->norm.end;
        assert_int_equal(s->first_clause, clause);
        assert_int_equal(text->clauses[clause].norm.begin, s->norm.begin);
        clause += s->clause_count;
        assert_int_equal(text->clauses[clause - 1].norm.end, s->norm.end);
        assert_int_equal(mc_text_sentence_at(text, s->norm.end - 1), i);
        assert_int_equal(mc_text_clause_at(text, s->norm.end - 1), clause - 1);
        uint32_t line = mc_text_line_of(text, i);
        assert_true(line <= i && mc_text_begins_line(text, line));
        assert_int_equal(text->sentences[line].paragraph, s->paragraph);
        assert_true(line == 0 || text->sentences[line - 1].paragraph < s->paragraph);
        uint32_t behind = mc_text_behind_line(text, i);
        assert_true(behind > i && behind <= text->sentence_count);
        assert_int_equal(text->sentences[behind - 1].paragraph, s->paragraph);
        assert_true(behind == text->sentence_count || mc_text_begins_line(text, behind));
    }
    assert_int_equal(clause, text->clause_count);
}

// A small generator of nasty texts, the same on every machine.
static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void every_span_maps_back(void **state)
{
    static const char *const pieces[] = {
        "催收",   "業(yè)", "(",      ")",       "（",           "）",
        "\u0301", "\u200b", "e",      "Ⅷ",       "\U0001F621",   "，",
        ",",      "?",      "？",     " ",       "\n",           "\r\n",
        "&amp;",  "<br>",   "[泪]",   "{IMG:1}", "http://a.b/c", "//@人:",
        "。",     "“",      "”",      "1",       "：",           "；",
        "著名",   "甚麼",   "\u3099", "か",      "㈱",           "가",
        "ᆨ",     "\u0344", "è"};
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        char raw[512] = "";
        for (uint32_t n = next_random(&seed) % 30; n > 0; n--)
            strcat(raw, pieces[next_random(&seed) % (sizeof pieces / sizeof *pieces)]);
        check_invariants(analyse(*state, raw));
    }
}

static void seeds_fold_without_leftover_readings(void **state)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_path_list list;
    mc_error err = {0};
    if (mc_path_kind_of(MC_SHARED "/seeds") != MC_PATH_FOLDER) skip();
    assert_int_equal(mc_folder_list(&list, &arena, MC_SHARED "/seeds", &err), MC_OK);
    for (uint32_t i = 0; i < list.count; i++) {
        mc_buf content = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
        assert_int_equal(mc_file_read(&content, list.paths[i].data, &err), MC_OK);
        mc_text *text = analyse_bytes(*state, mc_buf_str(&content));
        check_invariants(text);
        assert_true(text->repairs.pinyin > 100);
        for (uint32_t at = 1; at < text->norm_size; at++)
            if (text->norm[at] >= 0xE0 && text->norm[at] < 0x1DD)
                fail_msg("%s: a reading is left at unit %u", list.paths[i].data, at);
        mc_buf_dispose(&content);
    }
    mc_arena_dispose(&arena);
}

// 10^6 times the same: each must stay linear.
static void pathological_texts_stay_linear(void **state)
{
    static const char *const units[] = {"?", "(", ")", "<", "\u0301", "{", "&", "[", "\u200b\u0301",
                                        "“", "；"};
    enum { COUNT = 200000 };
    for (size_t i = 0; i < sizeof units / sizeof *units; i++) {
        mc_buf raw = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
        for (int n = 0; n < COUNT; n++)
            mc_buf_add_z(&raw, units[i]);
        analyse_bytes(*state, mc_buf_str(&raw));
        mc_buf_dispose(&raw);
    }
}

static void only_names_of_emoticons_are_barriers(void **state)
{
    fixture *f = *state;
    mc_text *text = analyse(f, "不退[泪]钱[Doge]吗[淚]");
    assert_int_equal(text->norm[2], MC_NORM_BARRIER);
    assert_int_equal(text->norm_size, 7);
    assert_string_equal(norm_of(f, "见[甲方]的[2026]号[合同]"), "见[甲方]的[2026]号[合同]");
}

// 客服打人 in UTF-8, read as Latin-1 and as GBK; positions are those of the damaged characters.
static void utf8_read_in_another_encoding_is_mended(void **state)
{
    fixture *f = *state;
    static const char latin[] = "说"
                                "\xC3\xA5"
                                "\xC2\xAE"
                                "\xC2\xA2"
                                "\xC3\xA6"
                                "\xC2\x9C"
                                "\xC2\x8D"
                                "\xC3\xA6"
                                "\xC2\x89"
                                "\xC2\x93"
                                "\xC3\xA4"
                                "\xC2\xBA"
                                "\xC2\xBA"
                                "!";
    mc_text *text = analyse(f, latin);
    assert_string_equal(printed(f, (mc_ustr){text->norm, text->norm_size}), "说客服打人！");
    assert_int_equal(text->repairs.shifted, 1);
    mc_raw_span chars = mc_text_chars_of(text, mc_text_bytes_of(text, (mc_norm_span){1, 3}));
    assert_int_equal(chars.begin, 1);
    assert_int_equal(chars.end, 7);
    text = analyse(f, "说瀹㈡湇鎵撲汉!");
    assert_string_equal(printed(f, (mc_ustr){text->norm, text->norm_size}), "说客服打人！");
    assert_slice(text, mc_text_bytes_of(text, (mc_norm_span){1, 3}), "瀹㈡湇");
    text =
        analyse(f, "caf\u00E9 \u00E9\u00AE\u00A2 na\u00EFve"); // one such character is too little
    assert_int_equal(text->repairs.shifted, 0);
    assert_string_equal(norm_of(f, "马璇骞来电"), "马璇骞来电");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readings_in_brackets_are_removed),
        cmocka_unit_test(spans_exclude_a_following_reading),
        cmocka_unit_test(spans_cover_whole_characters),
        cmocka_unit_test(shifted_gbk_is_mended),
        cmocka_unit_test(vanished_pairs_are_restored_by_words),
        cmocka_unit_test(weak_characters_of_a_mended_run_are_barriers),
        cmocka_unit_test(damage_that_cannot_be_mended_is_a_barrier),
        cmocka_unit_test(markup_becomes_one_barrier),
        cmocka_unit_test(what_only_looks_like_markup_stays),
        cmocka_unit_test(entities_are_decoded),
        cmocka_unit_test(stretches_with_signs_are_closed),
        cmocka_unit_test(signs_that_are_no_disguise_stay),
        cmocka_unit_test(lost_emoji_are_no_questions),
        cmocka_unit_test(broken_utf8_is_refused),
        cmocka_unit_test(every_span_maps_back),
        cmocka_unit_test(seeds_fold_without_leftover_readings),
        cmocka_unit_test(pathological_texts_stay_linear),
        cmocka_unit_test(only_names_of_emoticons_are_barriers),
        cmocka_unit_test(utf8_read_in_another_encoding_is_mended),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
