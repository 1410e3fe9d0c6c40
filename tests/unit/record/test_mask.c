// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "record/mask.h"

static int load_rules(void **state)
{
    mc_error error = {0};
    mc_mask_rules *rules = NULL;
    if (mc_mask_rules_load(&rules, MC_LEXICONS, &error) != MC_OK) fail_msg("%s", error.message);
    *state = rules;
    return 0;
}

static int free_rules(void **state)
{
    mc_mask_rules_free(*state);
    return 0;
}

static void assert_masked(const mc_mask_rules *rules, const char *text, const char *expected)
{
    mc_mask_spans spans = {0};
    mc_buf out = MC_BUF_INIT(1 << 16);
    mc_str s = mc_str_from_z(text);
    assert_int_equal(mc_mask_find(&spans, rules, s), MC_OK);
    mc_mask_write(&out, &spans, s, 0, s.size);
    mc_buf_add_char(&out, 0);
    assert_string_equal(out.data, expected);
    mc_mask_spans_dispose(&spans);
    mc_buf_dispose(&out);
}

static void masks_phones_in_every_writing(void **state)
{
    assert_masked(*state, "打13800138000找我", "打***********找我");
    assert_masked(*state, "打138-0013-8000找我", "打*************找我");
    assert_masked(*state, "打138 0013 8000找我", "打*************找我");
    assert_masked(*state, "１３８００１３８０００", "***********");
    assert_masked(*state, "1 3 8 0 0 1 3 8 0 0 0", "*********************");
    assert_masked(*state, "+86 13800138000", "+86 ***********");
    assert_masked(*state, "8613800138000，013800138000", "*************，************");
    assert_masked(*state, "0755-12345678打来", "*************打来");
    assert_masked(*state, "(0755)12345678转801", "(*************转801");
    assert_masked(*state, "02112345678和010-1234567", "***********和***********");
    assert_masked(*state, "电话：1234567", "电话：*******");
}

static void masks_identity_and_cards(void **state)
{
    assert_masked(*state, "证件11010119900307123X。", "证件******************。");
    assert_masked(*state, "110101 19900307 1234", "********************");
    assert_masked(*state, "卡6222 0202 0000 1234 567还", "卡***********************还");
    assert_masked(*state, "6222020200001234567", "*******************");
    assert_masked(*state, "账号：12345678", "账号：********");
    assert_masked(*state, "卡号是 12345678", "卡号是 ********");
    assert_masked(*state, "护照号E12345678", "护照号*********");
}

static void masks_mail_messengers_and_plates(void **state)
{
    assert_masked(*state, "邮箱zhang.san_1@mail.example.com。",
                  "邮箱****************************。");
    assert_masked(*state, "QQ123456，微信号：wxid_a1b2c3", "QQ******，微信号：***********");
    assert_masked(*state, "加他微信zhangsan88说", "加他微信**********说");
    assert_masked(*state, "开着粤B·12345和沪AD12345来", "开着********和********来");
    assert_masked(*state, "a@b 3@ @", "a@b 3@ @");
}

static void masks_members_above_their_messages(void **state)
{
    assert_masked(*state, "2026-03-01 9:12:03 晴天(51234567)\n没钱(5000)\n",
                  "2026-03-01 9:12:03 晴天(********)\n没钱(5000)\n");
    assert_masked(*state, "2026-03-01 19:12:03 【群主】小刘（283947123）\r\n今天还",
                  "2026-03-01 19:12:03 【群主】小刘（*********）\r\n今天还");
    assert_masked(*state, "我欠了三笔(51234567)", "我欠了三笔(51234567)");
    assert_masked(*state, "2026-03-01 9:12:03 还了(500)元", "2026-03-01 9:12:03 还了(500)元");
}

static void keeps_hotlines_amounts_and_dates(void **state)
{
    static const char *const kept[] = {"拨打95188和400-812-3456、4008123456、8008100000",
                                       "热线电话：12378，12345，10086，955881",
                                       "短信来自1069012345678",
                                       "2023-01-05欠5000元，2023年3月14日 13:05:59还了12000.50",
                                       "2019 2020 2021 2022四年",
                                       "借款20000元，微信转账20000元",
                                       "1234567890",
                                       "5000-10000元",
                                       "合同ABC12345，第123456期",
                                       "支付宝 10000元"};
    for (size_t i = 0; i < sizeof kept / sizeof *kept; i++) {
        assert_masked(*state, kept[i], kept[i]);
    }
}

static void a_piece_is_masked_like_the_whole(void **state)
{
    mc_mask_spans spans = {0};
    mc_buf out = MC_BUF_INIT(1 << 16);
    mc_str s = mc_str_from_z("打１３８００１３８０００");
    assert_int_equal(mc_mask_find(&spans, *state, s), MC_OK);
    mc_mask_write(&out, &spans, s, 9, 18);
    mc_buf_add_char(&out, 0);
    assert_string_equal(out.data, "***");
    mc_mask_spans_dispose(&spans);
    mc_buf_dispose(&out);
}

// A quadratic search would run into the time limit that ctest gives every test.
static void stays_linear_on_hostile_texts(void **state)
{
    static const char *const repeated[] = {"1 ", "a1",  "Tel-", "1",    "@a",
                                           "a@", "QQ1", "粤B",  "0755-"};
    for (size_t i = 0; i < sizeof repeated / sizeof *repeated; i++) {
        mc_buf text = MC_BUF_INIT(8 << 20);
        while (text.size < 1 << 20) {
            mc_buf_add_z(&text, repeated[i]);
        }
        mc_mask_spans spans = {0};
        assert_int_equal(mc_mask_find(&spans, *state, mc_buf_str(&text)), MC_OK);
        mc_mask_spans_dispose(&spans);
        mc_buf_dispose(&text);
    }
}

static void a_missing_table_is_an_error(void **state)
{
    (void)state;
    mc_error error = {0};
    mc_mask_rules *rules = NULL;
    assert_int_equal(mc_mask_rules_load(&rules, "/nonexistent", &error), MC_ERR_IO);
    assert_null(rules);
}

static void test_covers(void **state)
{
    (void)state;
    mc_mask_span items[] = {{2, 5}, {9, 10}};
    mc_mask_spans spans = {items, 2, 2}, none = {0};
    for (uint32_t at = 0; at < 12; at++)
        assert_int_equal(mc_mask_covers(&spans, at), (at >= 2 && at < 5) || at == 9);
    assert_false(mc_mask_covers(&none, 0));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_covers),
        cmocka_unit_test(masks_phones_in_every_writing),
        cmocka_unit_test(masks_identity_and_cards),
        cmocka_unit_test(masks_mail_messengers_and_plates),
        cmocka_unit_test(masks_members_above_their_messages),
        cmocka_unit_test(keeps_hotlines_amounts_and_dates),
        cmocka_unit_test(a_piece_is_masked_like_the_whole),
        cmocka_unit_test(stays_linear_on_hostile_texts),
        cmocka_unit_test(a_missing_table_is_an_error),
    };
    return cmocka_run_group_tests_name("record.mask", tests, load_rules, free_rules);
}
