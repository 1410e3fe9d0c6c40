// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>

#include "../unit.h"

#include "querying.h"
#include "store/response.h"

static void only_known_findings_are_answered(void **state)
{
    (void)state;
    mc_store *store = querying_open(":memory:");
    struct sqlite3 *db = mc_store_handle(store);
    mc_error err = {0};
    bool known = false;
    mc_str none = MC_STR(""), text = MC_STR("已退款");
    assert_int_equal(mc_response_add(db, none, MC_STR("f0-1"), none, text, &known, &err), MC_OK);
    assert_true(known);
    assert_int_equal(mc_response_add(db, none, MC_STR("nobody"), none, text, &known, &err), MC_OK);
    assert_false(known);
    assert_int_equal(mc_response_add(db, MC_STR("a"), none, none, text, &known, &err), MC_OK);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM responses"), 2);
    mc_store_free(store);
}

// Rows about a company in whichever table has such a column.
static int64_t rows_of(mc_store *store, const char *company)
{
    struct sqlite3_stmt *table = NULL;
    bool has_row = false;
    int64_t rows = 0;
    assert_int_equal(mc_sql_prepare(&table, mc_store_handle(store),
                                    "SELECT m.name FROM sqlite_master m JOIN"
                                    " pragma_table_info(m.name) c ON c.name='company' WHERE"
                                    " m.type='table'",
                                    NULL),
                     MC_OK);
    assert_int_equal(mc_sql_step(table, &has_row, NULL), MC_OK);
    while (has_row) {
        char sql[120];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM %s WHERE company='%s'",
                 mc_sql_str(table, 0).data, company);
        rows += querying_number(store, sql);
        assert_int_equal(mc_sql_step(table, &has_row, NULL), MC_OK);
    }
    mc_sql_finish(table);
    return rows;
}

static void a_packet_holds_nothing_of_others(void **state)
{
    (void)state;
    mc_store *store = querying_open(":memory:");
    mc_error err = {0};
    assert_true(rows_of(store, "a") > 100);
    assert_int_equal(mc_response_keep_only(mc_store_handle(store), MC_STR("b"), &err), MC_OK);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM findings"), 10);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM documents"), 10);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM sentences"), 10);
    assert_int_equal(rows_of(store, "a"), 0);
    assert_int_equal(querying_number(store, "SELECT alleged_texts FROM totals WHERE company='b'"),
                     10);
    mc_store_free(store);
}

// It held the report of everybody: comparisons with a company that is not there are never true.
static void the_packet_of_a_company_that_nobody_names_is_empty(void **state)
{
    (void)state;
    mc_store *store = querying_open(":memory:");
    mc_error err = {0};
    assert_int_equal(mc_response_keep_only(mc_store_handle(store), MC_STR("nobody"), &err), MC_OK);
    static const char *const tables[] = {"findings", "documents", "sentences",  "mentions",
                                         "totals",   "tallies",   "accusations"};
    for (size_t i = 0; i < sizeof tables / sizeof *tables; i++) {
        char sql[120];
        snprintf(sql, sizeof sql, "SELECT count(*) FROM %s", tables[i]);
        assert_int_equal(querying_number(store, sql), 0);
    }
    assert_int_equal(querying_number(store, "SELECT count(*) FROM settings WHERE name='packet' AND"
                                            " value='nobody'"),
                     1);
    mc_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_known_findings_are_answered),
        cmocka_unit_test(a_packet_holds_nothing_of_others),
        cmocka_unit_test(the_packet_of_a_company_that_nobody_names_is_empty),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
