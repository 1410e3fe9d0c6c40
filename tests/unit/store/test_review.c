// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "../unit.h"

#include "querying.h"
#include "store/response.h"
#include "store/review.h"
#include "store/sample.h"

enum { OF_A = 12, OF_B = 6 };

// A text in which a company threatens; texts of the same number are copies.
static void add_text(mc_buf *lines, const char *company, int id, int text)
{
    mc_buf_add_format(lines,
                      "{\"type\":\"document\",\"id\":\"%s%d\",\"source\":\"a.csv#%d\",\"genre\":"
                      "\"complaint\",\"text_hash\":\"%s%d\",\"companies\":[{\"id\":\"%s\",\"name\":"
                      "\"%s\",\"kind\":\"listed\"}],\"sentences\":[{\"n\":0,\"start\":0,\"text\":"
                      "\"他们威胁我\"}]}\n",
                      company, id, id, company, text, company, company);
    mc_buf_add_format(
        lines,
        "{\"type\":\"finding\",\"id\":\"%s-%d\",\"doc\":\"%s%d\",\"category\":"
        "\"%s\",\"entry\":\"threat.a\",\"severity\":4,\"status\":\"asserted\","
        "\"standing\":\"alleged\",\"reason\":{\"code\":\"no_cue\",\"args\":[]},"
        "\"actor\":\"collector\",\"company\":{\"id\":\"%s\",\"name\":\"%s\",\"kind\":"
        "\"listed\",\"by\":\"respondent\"},\"quote\":\"威胁我\",\"start\":2,\"end\":5,"
        "\"sentence\":0}\n",
        company, id, company, id, id % 2 ? "insult" : "threat", company, company);
}

// Texts 0 and 2 of company a are copies of each other.
static mc_store *open_loaded(void)
{
    mc_store *store = NULL;
    mc_error err = {0};
    mc_buf lines = MC_BUF_INIT(1 << 20);
    mc_buf_add_z(&lines, "{\"type\":\"run\",\"schema\":1,\"program\":\"mingcha\"}\n");
    for (int i = 0; i < OF_A; i++) {
        add_text(&lines, "a", i, i == 2 ? 0 : i);
    }
    for (int i = 0; i < OF_B; i++) {
        add_text(&lines, "b", i, i);
    }
    mc_buf_add_format(&lines, "{\"type\":\"end\",\"documents\":%d,\"findings\":%d}\n", OF_A + OF_B,
                      OF_A + OF_B);
    assert_int_equal(mc_store_new(&store, ":memory:", fixture_lexicon(), &err), MC_OK);
    assert_int_equal(mc_store_load(store, mc_buf_str(&lines), &err), MC_OK);
    mc_buf_dispose(&lines);
    return store;
}

static void judge(mc_store *store, const char *finding, const char *verdict, const char *drawn)
{
    mc_error err = {0};
    mc_review_verdict row = {.finding = mc_str_from_z(finding),
                             .verdict = mc_str_from_z(verdict),
                             .drawn = mc_str_from_z(drawn),
                             .note = MC_STR("读过"),
                             .source = MC_STR("v.csv"),
                             .line = 2};
    assert_int_equal(mc_review_add(mc_store_handle(store), &row, &err), MC_OK);
}

static void finish(mc_store *store)
{
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30, .lookups = true};
    mc_status st = mc_store_finish(store, &options, &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(st, MC_OK);
}

static void what_is_wrong_is_not_counted(void **state)
{
    (void)state;
    mc_store *store = open_loaded();
    judge(store, "a-1", "wrong", "");
    judge(store, "a-3", "right", "");
    judge(store, "a-5", "unsure", "");
    finish(store);
    assert_int_equal(querying_number(store, "SELECT alleged_texts FROM totals WHERE company='a'"),
                     OF_A - 2); // one is a copy, one is wrong
    assert_int_equal(querying_number(store, "SELECT count(*) FROM findings WHERE place='review' AND"
                                            " detail='alleged' AND id='a-1'"),
                     1);
    assert_int_equal(querying_number(store, "SELECT texts FROM tallies WHERE company='a' AND"
                                            " category='insult' AND place='review'"),
                     1);
    assert_int_equal(
        querying_number(store, "SELECT right*100+wrong*10+unsure FROM reviews WHERE company='a'"),
        111);
    mc_store_free(store);
}

static void a_verdict_holds_in_exact_copies(void **state)
{
    (void)state;
    mc_store *store = open_loaded();
    judge(store, "a-2", "wrong", "");
    finish(store);
    assert_int_equal(querying_number(store,
                                     "SELECT count(*) FROM findings WHERE verdict='wrong' AND"
                                     " place='review' AND id IN('a-0','a-2')"),
                     2);
    assert_int_equal(querying_number(store, "SELECT wrong FROM reviews WHERE company='a'"), 1);
    mc_store_free(store);
}

static void readers_who_differ_leave_a_finding_counted(void **state)
{
    (void)state;
    mc_store *store = open_loaded();
    judge(store, "a-1", "wrong", "");
    judge(store, "a-1", "right", "");
    judge(store, "nobody", "wrong", "");
    finish(store);
    assert_int_equal(querying_number(store,
                                     "SELECT count(*) FROM findings WHERE place='alleged' AND"
                                     " verdict='unsure'"),
                     1);
    assert_int_equal(
        querying_number(store, "SELECT count(*) FROM coverage WHERE reason='verdicts_differ' AND"
                               " source='v.csv' AND line=2"),
        2);
    assert_int_equal(
        querying_number(store, "SELECT count(*) FROM coverage WHERE reason='unknown_finding'"), 1);
    mc_store_free(store);
}

static void shares_rest_on_what_was_drawn_for_them(void **state)
{
    (void)state;
    mc_store *store = open_loaded();
    const char *const all[] = {"a-0", "a-1", "a-3", "a-4", "b-0", "b-1"};
    for (int i = 0; i < 6; i++) {
        judge(store, all[i], i == 1 ? "wrong" : "right", MC_SAMPLE_OF_ALL);
    }
    judge(store, "a-5", "wrong", MC_SAMPLE_OF_COMPANY);
    judge(store, "a-0", "right", MC_SAMPLE_OF_COMPANY); // drawn twice, counted once
    judge(store, "a-7", "wrong", "");                   // somebody picked it
    finish(store);
    assert_int_equal(
        querying_number(store,
                        "SELECT drawn FROM reviews WHERE company='~all' AND category='~all'"),
        6);
    assert_int_equal(querying_number(store,
                                     "SELECT round(share*600) FROM reviews WHERE company='~all' AND"
                                     " category='~all' AND low<share AND high>share"),
                     500);
    assert_int_equal(querying_number(store, "SELECT drawn FROM reviews WHERE company='a'"), 5);
    assert_int_equal(querying_number(store, "SELECT round(share*100) FROM reviews WHERE"
                                            " company='a'"),
                     60);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM reviews WHERE company='b' AND"
                                            " drawn=2 AND share IS NULL AND low IS NULL"),
                     1); // of few there is no share
    mc_store_free(store);
}

static void a_packet_tells_verdicts_on_its_company_without_remarks(void **state)
{
    (void)state;
    mc_store *store = open_loaded();
    mc_error err = {0};
    judge(store, "a-1", "right", MC_SAMPLE_OF_ALL);
    judge(store, "b-1", "right", MC_SAMPLE_OF_ALL);
    finish(store);
    assert_int_equal(mc_response_keep_only(mc_store_handle(store), MC_STR("b"), &err), MC_OK);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM verdicts WHERE note='' AND"
                                            " source=''"),
                     1);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM verdicts"), 1);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM reviews WHERE company<>'b'"), 0);
    mc_store_free(store);
}

// The ids of a sample, each with a blank behind it.
static void draw(mc_store *store, const mc_sample_options *options, mc_buf *ids)
{
    struct sqlite3_stmt *rows = NULL;
    mc_error err = {0};
    bool more = false;
    mc_buf_clear(ids);
    mc_status st = mc_sample_open(&rows, mc_store_handle(store), options, false, &err);
    if (st == MC_OK) st = mc_sql_step(rows, &more, &err);
    while (st == MC_OK && more) {
        mc_buf_add_str(ids, mc_sql_str(rows, 0));
        mc_buf_add_char(ids, ' ');
        st = mc_sql_step(rows, &more, &err);
    }
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(st, MC_OK);
    mc_sql_finish(rows);
}

static void a_larger_sample_begins_with_the_smaller_one(void **state)
{
    (void)state;
    mc_store *store = open_loaded();
    mc_buf five = MC_BUF_INIT(1 << 16), nine = MC_BUF_INIT(1 << 16), other = MC_BUF_INIT(1 << 16);
    judge(store, "a-4", "wrong", MC_SAMPLE_OF_ALL);
    finish(store);
    draw(store, &(mc_sample_options){.size = 5, .seed = 1}, &five);
    draw(store, &(mc_sample_options){.size = 9, .seed = 1}, &nine);
    draw(store, &(mc_sample_options){.size = 9, .seed = 2}, &other);
    assert_int_equal(mc_str_count(mc_buf_str(&five), ' '), 5);
    assert_int_equal(mc_str_count(mc_buf_str(&nine), ' '), 9);
    assert_true(mc_str_has_prefix(mc_buf_str(&nine), mc_buf_str(&five)));
    assert_false(mc_str_equal(mc_buf_str(&nine), mc_buf_str(&other)));
    // What a reader found wrong is drawn as before; of copies one is.
    draw(store, &(mc_sample_options){.size = 100, .seed = 1}, &nine);
    assert_int_equal(mc_str_count(mc_buf_str(&nine), ' '), OF_A + OF_B - 1);
    assert_true(mc_str_find(mc_buf_str(&nine), MC_STR("a-4 "), 0) != UINT32_MAX);
    mc_buf_dispose(&five);
    mc_buf_dispose(&nine);
    mc_buf_dispose(&other);
    mc_store_free(store);
}

static void a_sample_may_be_drawn_of_each_and_of_some(void **state)
{
    (void)state;
    mc_store *store = open_loaded();
    mc_buf ids = MC_BUF_INIT(1 << 16);
    mc_str b = MC_STR("b"), insult = MC_STR("insult");
    finish(store);
    mc_sample_options options = {.size = 2, .seed = 1, .by_company = true};
    draw(store, &options, &ids);
    assert_int_equal(mc_str_count(mc_buf_str(&ids), 'a'), 2);
    assert_int_equal(mc_str_count(mc_buf_str(&ids), 'b'), 2);
    assert_true(mc_str_equal(mc_sample_drawn_from(&options), MC_STR(MC_SAMPLE_OF_COMPANY)));
    options.by_category = true;
    draw(store, &options, &ids);
    assert_int_equal(mc_str_count(mc_buf_str(&ids), ' '), 8);
    assert_true(mc_str_equal(mc_sample_drawn_from(&options), MC_STR(MC_SAMPLE_OF_BOTH)));
    options = (mc_sample_options){.size = 50,
                                  .companies = &b,
                                  .company_count = 1,
                                  .categories = &insult,
                                  .category_count = 1};
    draw(store, &options, &ids);
    assert_int_equal(mc_str_count(mc_buf_str(&ids), ' '), OF_B / 2);
    options.company_count = 0;
    assert_true(mc_str_equal(mc_sample_drawn_from(&options), MC_STR(MC_SAMPLE_OF_CATEGORY)));
    mc_buf_dispose(&ids);
    mc_store_free(store);
}

// The context of the only finding when its text is `text` (NULL = the report holds no texts) and its
// sentence begins at `start`.
static void expect_context(const char *text, int start, const char *expected)
{
    mc_store *store = NULL;
    mc_error err = {0};
    bool more = false;
    struct sqlite3_stmt *rows = NULL;
    const mc_sample_options options = {.size = 9, .seed = 1};
    mc_buf records = MC_BUF_INIT(1 << 20);
    mc_buf_add_z(&records, "{\"type\":\"run\",\"schema\":1,\"program\":\"mingcha\"}\n");
    add_text(&records, "a", 1, 1);
    mc_buf_add_z(&records, "{\"type\":\"end\",\"documents\":1,\"findings\":1}\n");
    assert_int_equal(mc_store_new(&store, ":memory:", fixture_lexicon(), &err), MC_OK);
    assert_int_equal(mc_store_load(store, mc_buf_str(&records), &err), MC_OK);
    char sql[1 << 11];
    snprintf(sql, sizeof sql, "UPDATE sentences SET start=%d", start);
    assert_int_equal(mc_sql_run(mc_store_handle(store), sql, &err), MC_OK);
    snprintf(sql, sizeof sql, "INSERT INTO texts SELECT doc,'%s' FROM documents", text ? text : "");
    if (text) assert_int_equal(mc_sql_run(mc_store_handle(store), sql, &err), MC_OK);
    finish(store);
    assert_int_equal(mc_sample_open(&rows, mc_store_handle(store), &options, true, &err), MC_OK);
    assert_int_equal(mc_sql_step(rows, &more, &err), MC_OK);
    assert_true(more);
    assert_true(mc_str_equal(mc_sql_str(rows, 8), mc_str_from_z(expected)));
    mc_sql_finish(rows);
    mc_buf_dispose(&records);
    mc_store_free(store);
}

static void a_sample_shows_what_stands_around_the_sentence(void **state)
{
    (void)state;
    expect_context(NULL, 4, "");
    expect_context("逾期了。他们威胁我。\r\n我怕。", 4, "逾期了。他们威胁我。 我怕。");
    expect_context("他们威胁我", 0, "他们威胁我");
    char text[1 << 10] = "", expected[1 << 10] = "…";
    for (int i = 0; i < 82; i++) {
        strcat(text, "😀");
        if (i >= 2) strcat(expected, "😀");
    }
    strcat(text, "他们威胁我");
    strcat(expected, "他们威胁我");
    for (int i = 0; i < 81; i++) {
        strcat(text, "怕");
        if (i < 80) strcat(expected, "怕");
    }
    expect_context(text, 82, strcat(expected, "…"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_wrong_is_not_counted),
        cmocka_unit_test(a_verdict_holds_in_exact_copies),
        cmocka_unit_test(readers_who_differ_leave_a_finding_counted),
        cmocka_unit_test(shares_rest_on_what_was_drawn_for_them),
        cmocka_unit_test(a_packet_tells_verdicts_on_its_company_without_remarks),
        cmocka_unit_test(a_larger_sample_begins_with_the_smaller_one),
        cmocka_unit_test(a_sample_may_be_drawn_of_each_and_of_some),
        cmocka_unit_test(a_sample_shows_what_stands_around_the_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
