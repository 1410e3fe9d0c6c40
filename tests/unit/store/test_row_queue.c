// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>
#include <string.h>

#include "../unit.h"

#include "querying.h"
#include "store/row_queue.h"
#include "store/schema.h"

static sqlite3 *open_tables(void)
{
    sqlite3 *db = NULL;
    mc_error err = {0};
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(mc_schema_create(db, fixture_lexicon(), &err), MC_OK);
    return db;
}

static void add_sentence(mc_row_queue *queue, int64_t doc, mc_str text)
{
    mc_row_value *row = mc_row_queue_add(queue, MC_LOAD_ADD_SENTENCE);
    mc_row_set_int(row, 1, doc);
    mc_row_set_int(row, 2, 0);
    mc_row_set_int(row, 3, 0);
    mc_row_set_str(row, 4, mc_arena_str(mc_row_queue_arena(queue), text));
}

static int64_t number(sqlite3 *db, const char *sql)
{
    int64_t found = -1;
    assert_int_equal(mc_sql_number(&found, db, sql, NULL), MC_OK);
    return found;
}

static void rows_of_many_batches_arrive_in_order(void **state)
{
    (void)state;
    static char text[5000];
    mc_row_queue *queue = NULL;
    mc_error err = {0};
    sqlite3 *db = open_tables();
    for (size_t i = 0; i < sizeof text; i++) {
        text[i] = 'a';
    }
    assert_int_equal(mc_row_queue_new(&queue, db, &err), MC_OK);
    // 15 MB: five batches.
    for (int64_t i = 0; i < 3000; i++) {
        text[0] = (char)('a' + i % 26);
        add_sentence(queue, i, (mc_str){text, sizeof text});
        assert_int_equal(mc_row_queue_step(queue, &err), MC_OK);
    }
    assert_int_equal(mc_row_queue_settle(queue, &err), MC_OK);
    assert_int_equal(number(db, "SELECT count(*) FROM sentences"), 3000);
    assert_int_equal(number(db, "SELECT count(*) FROM sentences WHERE length(text)=5000 AND"
                                " substr(text,1,1)=char(97+doc%26)"),
                     3000);
    mc_row_queue_free(queue);
    sqlite3_close(db);
}

static void an_error_comes_back_and_ends_inserting(void **state)
{
    (void)state;
    mc_row_queue *queue = NULL;
    mc_error err = {0};
    sqlite3 *db = open_tables();
    assert_int_equal(mc_row_queue_new(&queue, db, &err), MC_OK);
    add_sentence(queue, 1, MC_STR("kept"));
    mc_row_set_int(mc_row_queue_add(queue, MC_LOAD_ADD_SENTENCE), 1, 2); // its text stays NULL
    add_sentence(queue, 3, MC_STR("behind the error"));
    assert_int_equal(mc_row_queue_settle(queue, &err), MC_ERR_IO);
    assert_non_null(strstr(err.message, "NOT NULL"));
    add_sentence(queue, 4, MC_STR("later"));
    assert_int_equal(mc_row_queue_settle(queue, &err), MC_ERR_IO);
    assert_int_equal(number(db, "SELECT count(*) FROM sentences WHERE doc>2"), 0);
    mc_row_queue_free(queue);
    sqlite3_close(db);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rows_of_many_batches_arrive_in_order),
        cmocka_unit_test(an_error_comes_back_and_ends_inserting),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
