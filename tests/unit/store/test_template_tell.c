// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>

#include "../unit.h"

#include "store/schema.h"
#include "store/sql.h"
#include "store/template_tell.h"
#include "store_fixture.h"

// Documents 1 and 2 are near copies (text 1) of two authors by two channels against two companies;
// 3 stands alone with four accusations in a sentence without figure, 4 with four in a sentence
// with one, 5 asks for three things, 6 has four accusations in one sentence among those of
// another, 7 four in two sentences.
static const char rows[] =
    "INSERT INTO documents(doc,run,id,genre,day,text_hash,author_key,channel,cluster,near,tells)"
    " VALUES(1,1,'a','complaint',0,'a','p','x',1,1,'statute_list'),"
    "(2,1,'b','complaint',0,'b','q','y',2,1,NULL),(3,1,'c','complaint',0,'c','p','x',3,3,NULL),"
    "(4,1,'d','complaint',0,'d','p','x',4,4,NULL),(5,1,'e','complaint',0,'e','p','x',5,5,NULL),"
    "(6,1,'f','complaint',0,'f','p','x',6,6,NULL),(7,1,'g','complaint',0,'g','p','x',7,7,NULL);"
    "INSERT INTO clusters(cluster,text_hash,documents,first_doc,near,common_sentences) VALUES"
    "(1,'a',1,1,1,0),(2,'b',1,2,1,0),(3,'c',1,3,3,1),(4,'d',1,4,4,0),(5,'e',1,5,5,2),(6,'f',1,6,6,"
    "0),"
    "(7,'g',1,7,7,0);"
    "INSERT INTO sentences VALUES(3,0,0,'no figure'),(4,0,0,'on 3 days'),(6,1,9,'no figure'),"
    "(6,0,0,'on 3 days'),(7,0,0,'no figure'),(7,1,9,'no figure');"
    "CREATE TEMP TABLE said(doc,company,category,place,sentence DEFAULT 0);"
    "INSERT INTO said(doc,company,category,place) "
    "VALUES(1,'k','threat','alleged'),(2,'l','threat','alleged'),"
    "(3,'k','a','alleged'),(3,'k','b','alleged'),(3,'k','c','announced'),(3,'k','d','alleged'),"
    "(4,'k','a','alleged'),(4,'k','b','alleged'),(4,'k','c','alleged'),(4,'k','d','alleged'),"
    "(5,'k','a','demanded'),(5,'k','b','demanded'),(5,'k','c','demanded');"
    "INSERT INTO said VALUES(6,'k','a','alleged',1),(6,'k','a','alleged',0),"
    "(6,'k','b','alleged',1),(6,'k','b','alleged',0),(6,'k','c','alleged',1),"
    "(6,'k','d','alleged',0),(6,'k','d','alleged',1),(7,'k','a','alleged',0),"
    "(7,'k','b','alleged',1),(7,'k','c','alleged',0),(7,'k','d','alleged',1);"
    "INSERT INTO findings(id,doc,category,entry,severity,status,standing,reason,actor,company,by,"
    "quote,start,end,sentence,place,detail) SELECT "
    "rowid,doc,category,'e',3,'asserted','alleged','r',"
    "'collector',company,'b','q',0,1,sentence,place,'' FROM said ORDER BY rowid;";

static sqlite3 *db;
static mc_ledger ledger;

static int find_tells(void **state)
{
    (void)state;
    mc_error err = {0};
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(mc_schema_create(db, fixture_lexicon(), &err), MC_OK);
    mc_status st = mc_sql_run(db, rows, &err);
    if (st == MC_OK) st = mc_ledger_read(&ledger, db, &err);
    if (st == MC_OK) st = mc_template_tell_find(&ledger, db, &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    return st == MC_OK ? 0 : -1;
}

static int close_all(void **state)
{
    (void)state;
    mc_ledger_dispose(&ledger);
    return sqlite3_close(db);
}

static void expect_tells(int doc, const char *expected)
{
    char sql[80];
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    snprintf(sql, sizeof sql, "SELECT coalesce(tells,'') FROM documents WHERE doc=%d", doc);
    assert_int_equal(mc_sql_prepare(&row, db, sql, NULL), MC_OK);
    assert_int_equal(mc_sql_step(row, &has_row, NULL), MC_OK);
    assert_string_equal(mc_sql_str(row, 0).data, expected);
    mc_sql_finish(row);
}

static void copies_by_many_against_many_tell(void **state)
{
    (void)state;
    expect_tells(1, "statute_list several_companies several_authors several_channels");
    expect_tells(2, "several_companies several_authors several_channels");
    assert_true(ledger.documents[0].is_template);
    assert_true(ledger.documents[1].is_template);
}

static void lists_tell_only_without_a_figure(void **state)
{
    (void)state;
    expect_tells(3, "accusation_list");
    expect_tells(4, "");
    expect_tells(5, "shared_sentences demand_list");
    expect_tells(6, "accusation_list");
    expect_tells(7, "");
}

static void fewer_than_three_tells_mark_nobody(void **state)
{
    (void)state;
    for (int i = 2; i < 5; i++) {
        assert_false(ledger.documents[i].is_template);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(copies_by_many_against_many_tell),
        cmocka_unit_test(lists_tell_only_without_a_figure),
        cmocka_unit_test(fewer_than_three_tells_mark_nobody),
    };
    return cmocka_run_group_tests(tests, find_tells, close_all);
}
