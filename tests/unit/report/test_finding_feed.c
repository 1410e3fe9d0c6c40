// SPDX-License-Identifier: Apache-2.0
#include "../store/store_fixture.h"
#include "../unit.h"
#include "report/finding_feed.h"

#define FINDING(id, sentence, company, rest)                                                       \
    "{\"type\":\"finding\",\"id\":\"" id "\",\"doc\":\"d1\",\"category\":\"threat\",\"entry\":"    \
    "\"threat.a\",\"severity\":4,\"status\":\"asserted\",\"standing\":\"alleged\",\"reason\":{"    \
    "\"code\":\"no_cue\",\"args\":[]},\"actor\":\"collector\",\"company\":{" company               \
    "},\"quote\":"                                                                                 \
    "\"威胁我\",\"start\":2,\"end\":5,\"sentence\":" sentence rest "}\n"
#define NAMED "\"id\":\"a\",\"name\":\"甲消费金融\",\"kind\":\"listed\",\"by\":\"respondent\""

// Findings go back to a sentence that was passed, name one that is not there, and have clauses here
// and there.
static const char records[] =
    "{\"type\":\"run\",\"schema\":1,\"program\":\"mingcha\"}\n"
    "{\"type\":\"document\",\"id\":\"d1\",\"source\":\"a.csv#1\",\"genre\":\"complaint\",\"date\":"
    "\"2026-01-02\",\"title\":\"投诉\",\"text_hash\":\"h1\",\"sentences\":[{\"n\":2,\"start\":0,"
    "\"text\":\"第二句\"},{\"n\":5,\"start\":9,\"text\":\"第五句\"}]}\n" FINDING(
        "f1", "5", NAMED, ",\"clauses\":[\"law.1\",\"law.2\"]") FINDING("f2", "2", NAMED, "")
        FINDING("f3", "3", "\"by\":\"ambiguous\"", "") FINDING(
            "f4", "5", NAMED,
            ",\"clauses\":[\"law.3\"]") "{\"type\":\"end\",\"documents\":1,\"findings\":4}\n";

static void open_feed(mc_store **store, mc_finding_feed **feed)
{
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30};
    assert_int_equal(mc_store_new(store, ":memory:", fixture_lexicon(), &err), MC_OK);
    assert_int_equal(mc_store_load(*store, mc_str_from_z(records), &err), MC_OK);
    assert_int_equal(mc_store_finish(*store, &options, &err), MC_OK);
    assert_int_equal(mc_finding_feed_new(feed, mc_store_handle(*store), false, &err), MC_OK);
}

static void assert_next(mc_finding_feed *feed, const char *id, const char *sentence,
                        const char *company, const char *clauses)
{
    bool has_row = false;
    assert_int_equal(mc_finding_feed_next(feed, &has_row, NULL), MC_OK);
    assert_true(has_row);
    const mc_str *fields = mc_finding_feed_fields(feed);
    assert_true(mc_str_equal(fields[MC_FINDING_ID], mc_str_from_z(id)));
    assert_true(mc_str_equal(fields[MC_FINDING_SENTENCE], mc_str_from_z(sentence)));
    assert_true(mc_str_equal(fields[MC_FINDING_COMPANY_NAME], mc_str_from_z(company)));
    assert_true(mc_str_equal(fields[MC_FINDING_CLAUSES], mc_str_from_z(clauses)));
}

static void each_finding_has_its_own(void **state)
{
    (void)state;
    mc_store *store = NULL;
    mc_finding_feed *feed = NULL;
    bool has_row = true;
    open_feed(&store, &feed);
    mc_finding_feed_seek(feed, 1, 100);
    assert_next(feed, "f1", "第五句", "甲消费金融", "law.1 law.2");
    const mc_str *fields = mc_finding_feed_fields(feed);
    assert_true(mc_str_equal(fields[MC_FINDING_SEVERITY], MC_STR("4")));
    assert_true(mc_str_equal(fields[MC_FINDING_END], MC_STR("5")));
    assert_true(mc_str_equal(fields[MC_FINDING_NEAR_TEXTS], MC_STR("1")));
    assert_true(mc_str_equal(fields[MC_FINDING_DOCUMENT], MC_STR("d1")));
    assert_true(mc_str_equal(fields[MC_FINDING_TITLE], MC_STR("投诉")));
    assert_next(feed, "f2", "第二句", "甲消费金融", "");
    assert_next(feed, "f3", "", "", "");
    assert_true(mc_str_equal(fields[MC_FINDING_COMPANY], MC_STR("~ambiguous")));
    assert_int_equal(fields[MC_FINDING_COMPANY_ID].size, 0);
    assert_next(feed, "f4", "第五句", "甲消费金融", "law.3");
    assert_int_equal(mc_finding_feed_next(feed, &has_row, NULL), MC_OK);
    assert_false(has_row);
    mc_finding_feed_free(feed);
    mc_store_free(store);
}

static void it_begins_and_ends_where_it_is_told(void **state)
{
    (void)state;
    mc_store *store = NULL;
    mc_finding_feed *feed = NULL;
    bool has_row = true;
    open_feed(&store, &feed);
    mc_finding_feed_seek(feed, 4, 100);
    assert_next(feed, "f4", "第五句", "甲消费金融", "law.3");
    mc_finding_feed_seek(feed, 2, 2);
    assert_next(feed, "f2", "第二句", "甲消费金融", "");
    assert_int_equal(mc_finding_feed_next(feed, &has_row, NULL), MC_OK);
    assert_false(has_row);
    mc_finding_feed_free(feed);
    mc_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_finding_has_its_own),
        cmocka_unit_test(it_begins_and_ends_where_it_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
