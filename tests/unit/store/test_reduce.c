// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "querying.h"

// One run of `count` documents of company a, two in three of them accusing it.
static void add_run(mc_buf *lines, int count)
{
    const generated of = {"a", "2026-01", count, count * 2 / 3};
    mc_buf_add_z(lines, "{\"type\":\"run\",\"schema\":1,\"program\":\"mingcha\"}\n");
    for (int at = 0; at < count; at++) {
        generated_write(lines, &of, 0, at);
    }
    mc_buf_add_format(lines, "{\"type\":\"end\",\"documents\":%d,\"findings\":%d}\n", count,
                      of.alleged);
}

static mc_store *load(mc_buf *lines)
{
    mc_store *store = NULL;
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30};
    mc_status st = mc_store_new(&store, ":memory:", fixture_lexicon(), &err);
    if (st == MC_OK) st = mc_store_load(store, mc_buf_str(lines), &err);
    if (st == MC_OK) st = mc_store_finish(store, &options, &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(st, MC_OK);
    mc_buf_dispose(lines);
    return store;
}

static void records_given_twice_count_once_and_are_said(void **state)
{
    (void)state;
    mc_buf lines = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    add_run(&lines, 6);
    add_run(&lines, 9); // the first six of them again
    mc_store *store = load(&lines);
    assert_int_equal(querying_number(store, "SELECT named_documents FROM totals"), 9);
    assert_int_equal(querying_number(store, "SELECT alleged_documents FROM totals"), 4);
    assert_int_equal(querying_number(store, "SELECT documents FROM tallies"), 4);
    assert_int_equal(querying_number(store, "SELECT max(documents) FROM clusters"), 1);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM clusters"), 9);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM documents WHERE cluster IS NULL"
                                            " AND near IS NULL AND NOT first_copy"),
                     6);
    assert_int_equal(
        querying_number(store, "SELECT documents FROM coverage WHERE reason='given_twice'"), 6);
    assert_int_equal(
        querying_number(store, "SELECT count(*) FROM coverage WHERE reason='duplicate_id'"), 0);
    mc_store_free(store);
}

static void the_same_id_with_another_text_is_another_document(void **state)
{
    (void)state;
    mc_buf lines = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    add_run(&lines, 3);
    mc_buf_add_z(&lines, "{\"type\":\"run\",\"schema\":1,\"program\":\"mingcha\"}\n"
                         "{\"type\":\"document\",\"id\":\"0-0\",\"source\":\"a.csv#0\",\"genre\":"
                         "\"complaint\",\"text_hash\":\"other\",\"companies\":[{\"id\":\"a\","
                         "\"name\":\"a\",\"kind\":\"listed\"}],\"sentences\":[]}\n"
                         "{\"type\":\"end\",\"documents\":1,\"findings\":0}\n");
    mc_store *store = load(&lines);
    assert_int_equal(querying_number(store, "SELECT named_documents FROM totals"), 4);
    assert_int_equal(
        querying_number(store, "SELECT count(*) FROM coverage WHERE reason='duplicate_id'"), 2);
    mc_store_free(store);
}

static void whoever_asks_to_stop_gets_no_report(void **state)
{
    (void)state;
    volatile int stop = 0;
    mc_store *store = NULL;
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30};
    mc_buf lines = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    add_run(&lines, 3);
    assert_int_equal(mc_store_new(&store, ":memory:", fixture_lexicon(), &err), MC_OK);
    mc_store_watch(store, &stop);
    assert_int_equal(mc_store_load(store, mc_buf_str(&lines), &err), MC_OK);
    stop = 1;
    assert_int_equal(mc_store_load(store, mc_buf_str(&lines), &err), MC_ERR_STOPPED);
    assert_int_equal(mc_store_finish(store, &options, &err), MC_ERR_STOPPED);
    // A query that goes on for ever ends, too.
    assert_int_equal(mc_sql_run(mc_store_handle(store),
                                "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n)"
                                " SELECT max(i) FROM n",
                                &err),
                     MC_ERR_STOPPED);
    mc_store_free(store);
    mc_buf_dispose(&lines);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(records_given_twice_count_once_and_are_said),
        cmocka_unit_test(whoever_asks_to_stop_gets_no_report),
        cmocka_unit_test(the_same_id_with_another_text_is_another_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
