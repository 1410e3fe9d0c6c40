// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../unit.h"

#include "querying.h"

static mc_store *loaded(void)
{
    mc_error err = {0};
    mc_store *store = NULL;
    mc_status st = fixture_store(&store, "two_companies.jsonl", 5, &err);
    if (st != MC_OK) print_error("%u: %s\n", err.line, err.message);
    assert_int_equal(st, MC_OK);
    return store;
}

static void loads_every_record(void **state)
{
    (void)state;
    mc_store *store = loaded();
    assert_int_equal(querying_number(store, "SELECT count(*) FROM documents"), 12);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM findings"), 20);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM coverage"), 2);
    assert_int_equal(querying_number(store, "SELECT complete FROM runs"), 1);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM candidates"), 2);
    assert_int_equal(querying_number(store, "SELECT sum(deciding) FROM cues"), 6);
    mc_store_free(store);
}

static void counts_copies_once_as_texts(void **state)
{
    (void)state;
    mc_store *store = loaded();
    assert_int_equal(querying_number(store,
                                     "SELECT documents FROM tallies WHERE company='jiahe' AND"
                                     " category='threat' AND place='alleged'"),
                     7);
    assert_int_equal(querying_number(store, "SELECT texts FROM tallies WHERE company='jiahe' AND"
                                            " category='threat' AND place='alleged'"),
                     6);
    assert_int_equal(querying_number(store, "SELECT authors FROM tallies WHERE company='jiahe' AND"
                                            " category='threat' AND place='alleged'"),
                     5);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM documents WHERE first_copy=0"),
                     1);
    assert_int_equal(querying_number(store, "SELECT first_copy FROM documents WHERE id='b.csv:9'"),
                     0);
    mc_store_free(store);
}

static void puts_every_finding_in_its_place(void **state)
{
    (void)state;
    mc_store *store = loaded();
    static const struct {
        const char *where;
        int64_t count;
    } cases[] = {
        {"place IS NULL", 0},
        {"place='alleged' AND company='jiahe'", 7},
        {"place='practice' AND category='doorstep_visit'", 6},
        {"place='status' AND detail='negated' AND category='insult'", 1},
        {"place='demanded' AND category='offer_reduction'", 1},
        {"place='resolution' AND category='offer_reduction'", 1},
        {"place='actor' AND detail='consumer' AND company='yishan'", 1},
        {"place='genre' AND detail='article'", 1},
        {"company='~unattributed' AND place='alleged'", 1},
        {"company='~ambiguous' AND place='alleged'", 1},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char sql[256];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM findings WHERE %s", cases[i].where);
        assert_int_equal(querying_number(store, sql), cases[i].count);
    }
    mc_store_free(store);
}

// 6 of the 9 distinct texts that name the company allege a threat; the copy adds nothing.
static void rates_only_from_min_cases(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_store *store = loaded();
    assert_int_equal(querying_number(store, "SELECT named_texts FROM rates WHERE company='jiahe'"),
                     9);
    assert_int_equal(querying_number(store, "SELECT texts FROM rates WHERE company='jiahe'"), 6);
    assert_int_equal(
        querying_number(store, "SELECT round(low*1000) FROM rates WHERE company='jiahe'"), 354);
    mc_store_free(store);
    assert_int_equal(fixture_store(&store, "two_companies.jsonl", 30, &err), MC_OK);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM rates"), 0);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM overall_rates"), 0);
    mc_store_free(store);
}

static void orders_companies_by_pinyin(void **state)
{
    (void)state;
    mc_store *store = loaded();
    // 丙川 bing, 甲禾 jia, 乙山 yi
    assert_int_equal(
        querying_number(store, "SELECT group_concat(id)='x-0123456789abcdef,jiahe,yishan' FROM"
                               " company_view"),
        1);
    mc_store_free(store);
}

static void counts_severe_conduct(void **state)
{
    (void)state;
    mc_error err = {0};
    uint64_t count = 0;
    mc_store *store = loaded();
    assert_int_equal(mc_store_count_severe(store, 4, &count, &err), MC_OK);
    assert_int_equal(count, 6);
    assert_int_equal(mc_store_count_severe(store, 5, &count, &err), MC_OK);
    assert_int_equal(count, 0);
    mc_store_free(store);
}

static mc_status load_text(const char *text, mc_error *err, int64_t *truncated)
{
    mc_store *store = NULL;
    mc_store_options options = {0};
    assert_int_equal(mc_store_new(&store, ":memory:", fixture_lexicon(), err), MC_OK);
    mc_status st = mc_store_load(store, mc_str_from_z(text), err);
    if (st == MC_OK) {
        assert_int_equal(mc_store_finish(store, &options, err), MC_OK);
        *truncated =
            querying_number(store, "SELECT count(*) FROM coverage WHERE reason='truncated'");
    }
    mc_store_free(store);
    return st;
}

static void reports_a_missing_end(void **state)
{
    (void)state;
    mc_error err = {0};
    int64_t truncated = -1;
    const char *run = "{\"type\":\"run\",\"schema\":1}\n";
    assert_int_equal(load_text(run, &err, &truncated), MC_OK);
    assert_int_equal(truncated, 1);
    // Two runs, the first one cut off.
    assert_int_equal(load_text("{\"type\":\"run\",\"schema\":1}\n{\"type\":\"run\",\"schema\":1}\n"
                               "{\"type\":\"end\",\"documents\":0,\"findings\":0}\n",
                               &err, &truncated),
                     MC_OK);
    assert_int_equal(truncated, 1);
}

static void a_cut_line_is_left_out_and_said(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_store *store = NULL;
    mc_store_options options = {.min_cases = 30};
    uint32_t cut = 9;
    mc_str source = MC_STR("a.jsonl");
    assert_int_equal(mc_store_new(&store, ":memory:", fixture_lexicon(), &err), MC_OK);
    assert_int_equal(
        mc_store_load_tail(store, MC_STR("{\"type\":\"run\",\"schema\":1}"), source, &cut, &err),
        MC_OK);
    assert_int_equal(cut, 0); // whole, it only lacked its line end
    assert_int_equal(mc_store_load_tail(store, MC_STR("{\"type\":\"docu"), source, &cut, &err),
                     MC_OK);
    assert_int_equal(cut, 2);
    assert_int_equal(mc_store_finish(store, &options, &err), MC_OK);
    assert_int_equal(querying_number(store,
                                     "SELECT count(*) FROM coverage WHERE reason='cut_line' AND"
                                     " level='partial' AND line=2 AND source='a.jsonl'"),
                     1);
    assert_int_equal(
        querying_number(store, "SELECT count(*) FROM coverage WHERE reason='truncated'"), 1);
    mc_store_free(store);
}

static void refuses_what_breaks_the_schema(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        uint32_t line;
    } cases[] = {
        {"{\"type\":\"document\"}\n", 1},
        {"{\"type\":\"run\",\"schema\":2}\n", 1},
        {"{\"type\":\"run\",\"schema\":1}\n{\"type\":\"gossip\"}\n", 2},
        {"{\"type\":\"run\",\"schema\":1}\n{\"type\":\"finding\",\"doc\":\"x\"}\n", 2},
        {"{\"type\":\"run\",\"schema\":1}\n\n{\"type\":\n", 3},
        {"{\"type\":\"run\",\"schema\":1}\n{\"type\":\"end\",\"documents\":3,\"findings\":0}\n", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mc_error err = {0};
        int64_t truncated;
        assert_int_equal(load_text(cases[i].text, &err, &truncated), MC_ERR_SYNTAX);
        assert_int_equal(err.line, cases[i].line);
        assert_true(err.message[0] != '\0');
    }
}

// The act of a bystander counts for nobody: also where no name was found, so that nothing can be
// compared with the field of the respondent.
static void a_bystander_without_a_name_is_not_counted(void **state)
{
    (void)state;
    static const char records[] =
        "{\"type\":\"run\",\"schema\":1}\n"
        "{\"type\":\"document\",\"id\":\"a\",\"genre\":\"complaint\",\"text_hash\":\"1\"}\n"
        "{\"type\":\"finding\",\"id\":\"f\",\"doc\":\"a\",\"category\":\"insult\",\"entry\":\"e\","
        "\"severity\":3,\"status\":\"asserted\",\"standing\":\"alleged\",\"actor\":\"other\","
        "\"company\":{\"id\":null,\"by\":\"unattributed\"},\"quote\":\"q\"}\n"
        "{\"type\":\"end\",\"documents\":1,\"findings\":1}\n";
    mc_error err = {0};
    mc_store *store = NULL;
    mc_store_options options = {.min_cases = 5};
    assert_int_equal(mc_store_new(&store, ":memory:", fixture_lexicon(), &err), MC_OK);
    assert_int_equal(mc_store_load(store, MC_STR(records), &err), MC_OK);
    assert_int_equal(mc_store_finish(store, &options, &err), MC_OK);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM findings WHERE place='actor'"),
                     1);
    mc_store_free(store);
}

// 小舟贷 in two findings, 小舟貸 in one: the loader chose by length and bytes, the findings decide.
static void a_discovered_name_is_printed_as_most_write_it(void **state)
{
    (void)state;
    static const char *const forms[] = {"小舟貸", "小舟贷", "小舟贷"};
    mc_buf records = MC_BUF_INIT(1 << 16);
    mc_buf_add_z(&records, "{\"type\":\"run\",\"schema\":1}\n");
    for (int i = 0; i < 3; i++) {
        mc_buf_add_format(&records,
                          "{\"type\":\"document\",\"id\":\"%d\",\"genre\":\"complaint\","
                          "\"text_hash\":\"%d\",\"companies\":[{\"id\":\"x-1\",\"name\":\"%s\","
                          "\"kind\":\"discovered\"}]}\n"
                          "{\"type\":\"finding\",\"id\":\"f%d\",\"doc\":\"%d\",\"category\":"
                          "\"insult\",\"entry\":\"e\",\"severity\":3,\"status\":\"asserted\","
                          "\"standing\":\"alleged\",\"actor\":\"lender\",\"company\":{\"id\":"
                          "\"x-1\",\"name\":\"%s\",\"mention\":\"%s\",\"kind\":\"discovered\","
                          "\"by\":\"same_sentence\"},\"quote\":\"q\"}\n",
                          i, i, forms[i], i, i, forms[i], forms[i]);
    }
    mc_buf_add_z(&records, "{\"type\":\"end\",\"documents\":3,\"findings\":3}\n");
    mc_error err = {0};
    mc_store *store = NULL;
    mc_store_options options = {.min_cases = 5};
    assert_int_equal(mc_store_new(&store, ":memory:", fixture_lexicon(), &err), MC_OK);
    assert_int_equal(mc_store_load(store, mc_buf_str(&records), &err), MC_OK);
    assert_int_equal(mc_store_finish(store, &options, &err), MC_OK);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM companies WHERE name='小舟贷'"),
                     1);
    mc_store_free(store);
    mc_buf_dispose(&records);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_discovered_name_is_printed_as_most_write_it),
        cmocka_unit_test(a_bystander_without_a_name_is_not_counted),
        cmocka_unit_test(loads_every_record),
        cmocka_unit_test(counts_copies_once_as_texts),
        cmocka_unit_test(puts_every_finding_in_its_place),
        cmocka_unit_test(rates_only_from_min_cases),
        cmocka_unit_test(orders_companies_by_pinyin),
        cmocka_unit_test(counts_severe_conduct),
        cmocka_unit_test(reports_a_missing_end),
        cmocka_unit_test(a_cut_line_is_left_out_and_said),
        cmocka_unit_test(refuses_what_breaks_the_schema),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
