// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "querying.h"

// One document with a finding for each mention of jiahe, of severity 4, the last one 3.
static mc_store *open_mentions(const char *const *mentions, int count, uint8_t min_severity)
{
    mc_store *store = NULL;
    mc_error err = {0};
    mc_buf lines = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_store_options options = {.min_cases = 30, .min_severity = min_severity};
    mc_buf_add_z(&lines, "{\"type\":\"run\",\"schema\":1}\n{\"type\":\"document\",\"id\":\"a\","
                         "\"genre\":\"complaint\",\"text_hash\":\"h\"}\n");
    for (int i = 0; i < count; i++) {
        mc_buf_add_format(&lines,
                          "{\"type\":\"finding\",\"id\":\"f%d\",\"doc\":\"a\",\"category\":"
                          "\"threat\",\"severity\":%d,\"status\":\"asserted\",\"actor\":\"lender\","
                          "\"company\":{\"id\":\"jiahe\",\"name\":\"甲禾消费金融有限公司\","
                          "\"mention\":\"%s\",\"kind\":\"listed\",\"by\":\"respondent\"},"
                          "\"quote\":\"威胁\",\"start\":0,\"end\":2,\"sentence\":0}\n",
                          i, i + 1 < count ? 4 : 3, mentions[i]);
    }
    mc_buf_add_format(&lines, "{\"type\":\"end\",\"documents\":1,\"findings\":%d}\n", count);
    mc_status st = mc_store_new(&store, ":memory:", fixture_lexicon(), &err);
    if (st == MC_OK) st = mc_store_load(store, mc_buf_str(&lines), &err);
    if (st == MC_OK) st = mc_store_finish(store, &options, &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(st, MC_OK);
    mc_buf_dispose(&lines);
    return store;
}

static int64_t is_mostly_former(mc_store *store)
{
    return querying_number(store, "SELECT count(*) FROM companies WHERE former_name='甲禾消费'");
}

// It had no label, and its findings spoke against the notice.
static void a_former_name_in_traditional_script_is_one(void **state)
{
    (void)state;
    static const char *const mentions[] = {"甲禾消費", "甲禾消費", "甲禾消费", "甲禾", "甲禾"};
    mc_store *store = open_mentions(mentions, 5, 0);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM mentions WHERE"
                                            " former='甲禾消费'"),
                     2);
    assert_int_equal(querying_number(store, "SELECT findings FROM mentions WHERE"
                                            " mention='甲禾消費'"),
                     2);
    assert_int_equal(is_mostly_former(store), 1);
    mc_store_free(store);
}

static void another_name_is_none(void **state)
{
    (void)state;
    static const char *const mentions[] = {"甲禾消費", "甲禾消费金融", "甲禾"};
    mc_store *store = open_mentions(mentions, 3, 0);
    assert_int_equal(
        querying_number(store, "SELECT count(*) FROM mentions WHERE former IS NOT NULL"), 1);
    assert_int_equal(is_mostly_former(store), 0);
    mc_store_free(store);
}

// A reader sees no difference between them, whatever stands between the characters.
static void writings_that_look_the_same_are_one(void **state)
{
    (void)state;
    static const char *const mentions[] = {"甲\u200b禾", "甲禾", "甲禾\ufe0f", "甲 禾"};
    for (uint8_t min_severity = 0; min_severity < 4; min_severity += 3) {
        mc_store *store = open_mentions(mentions, 4, min_severity);
        assert_int_equal(querying_number(store, "SELECT count(*) FROM mentions"), 2);
        assert_int_equal(
            querying_number(store, "SELECT findings FROM mentions WHERE mention='甲禾'"), 3);
        mc_store_free(store);
    }
}

static void what_a_filter_leaves_out_does_not_speak(void **state)
{
    (void)state;
    static const char *const mentions[] = {"甲禾消費", "甲禾"};
    mc_store *store = open_mentions(mentions, 2, 4);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM mentions"), 1);
    assert_int_equal(is_mostly_former(store), 1);
    mc_store_free(store);
    store = open_mentions(mentions, 2, 0);
    assert_int_equal(is_mostly_former(store), 0);
    mc_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_former_name_in_traditional_script_is_one),
        cmocka_unit_test(another_name_is_none),
        cmocka_unit_test(writings_that_look_the_same_are_one),
        cmocka_unit_test(what_a_filter_leaves_out_does_not_speak),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
