// SPDX-License-Identifier: Apache-2.0
#include <sqlite3.h>
#include <string.h>

#include "../unit.h"

#include "store/first_copy.h"
#include "store/schema.h"
#include "store/sql.h"
#include "store/tally.h"
#include "store_fixture.h"

// Five documents: 1 and 2 are copies (text 1) of one author, 3 is another text by another, 4 is not
// of a counted genre, 5 was not selected. Of 甲: threats in 1, 2 and 3, announced in 3; two findings
// of 3 are not alleged.
static const char rows[] =
    "INSERT INTO documents(doc,run,id,genre,day,text_hash,author_key,cluster,near,selected) VALUES"
    "(1,1,'b','complaint',20260102,'x','p',1,1,1),(2,1,'a','complaint',20260102,'x','p',1,1,1),"
    "(3,1,'c','forum',0,'y','q',2,2,1),(4,1,'d','news',0,'z',NULL,3,3,1),"
    "(5,1,'e','complaint',0,'w','r',4,4,0);"
    "INSERT INTO clusters(cluster,text_hash,documents,first_doc,near) VALUES(1,'x',2,2,1),"
    "(2,'y',1,3,2),(3,'z',1,4,3),(4,'w',1,5,4);"
    "INSERT INTO document_companies VALUES(1,'k'),(2,'k'),(3,'k'),(4,'k'),(5,'k');"
    "INSERT INTO findings(finding,id,doc,category,entry,severity,status,standing,reason,actor,"
    "company,by,quote,start,end,sentence,place,detail) VALUES"
    "(1,'1',1,'threat','e',4,'asserted','alleged','r','collector','k','b','q',0,1,0,'alleged',''),"
    "(2,'2',1,'threat','e',5,'asserted','alleged','r','collector','k','b','q',0,1,0,'alleged',''),"
    "(3,'3',2,'threat','e',4,'asserted','alleged','r','collector','k','b','q',0,1,0,'alleged',''),"
    "(4,'4',3,'threat','e',2,'announced','alleged','r','collector','k','b','q',0,1,0,'announced',''"
    "),"
    "(5,'5',3,'insult','e',9,'negated','alleged','r','collector','k','b','q',0,1,0,'status',"
    "'negated'),"
    "(6,'6',3,'insult','e',9,'norm','alleged','r','collector','k','b','q',0,1,0,'status','norm'),"
    "(7,'7',3,'threat','e',4,'asserted','alleged','r','collector','~ambiguous','b','q',0,1,0,"
    "'alleged',''),"
    "(8,'8',4,'threat','e',4,'asserted','alleged','r','collector','k','b','q',0,1,0,'genre','news')"
    ","
    "(9,'9',5,'threat','e',4,'asserted','alleged','r','collector','k','b','q',0,1,0,'excluded','')"
    ";";

static sqlite3 *db;

static int count_all(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_ledger ledger = {0};
    assert_int_equal(sqlite3_open(":memory:", &db), SQLITE_OK);
    assert_int_equal(mc_schema_create(db, fixture_lexicon(), &err), MC_OK);
    mc_status st = mc_sql_run(db, rows, &err);
    if (st == MC_OK) st = mc_ledger_read(&ledger, db, &err);
    if (st == MC_OK) st = mc_first_copy_mark(&ledger, db, &err);
    if (st == MC_OK) st = mc_tally_write(&ledger, db, &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(ledger.document_count, 5);
    assert_int_equal(ledger.finding_count, 8);
    mc_ledger_dispose(&ledger);
    return st == MC_OK ? 0 : -1;
}

static int close_tables(void **state)
{
    (void)state;
    return sqlite3_close(db);
}

static void expect_text(const char *sql, const char *expected)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    assert_int_equal(mc_sql_prepare(&row, db, sql, NULL), MC_OK);
    assert_int_equal(mc_sql_step(row, &has_row, NULL), MC_OK);
    assert_true(has_row);
    assert_string_equal(mc_sql_str(row, 0).data, expected);
    mc_sql_finish(row);
}

static void totals_count_documents_texts_and_authors(void **state)
{
    (void)state;
    expect_text("SELECT named_documents||' '||named_texts||' '||named_authors FROM totals WHERE"
                " company='k'",
                "3 2 2");
    expect_text("SELECT alleged_documents||' '||alleged_texts||' '||alleged_authors||' '||"
                "announced_texts FROM totals WHERE company='k'",
                "3 2 2 1");
    expect_text(
        "SELECT other_texts||' '||not_counted||' '||severity_max||' '||all_texts FROM totals"
        " WHERE company='k'",
        "1 2 5 3");
}

static void tallies_tell_details_apart(void **state)
{
    (void)state;
    expect_text("SELECT documents||' '||texts||' '||authors FROM tallies WHERE company='k' AND"
                " category='threat' AND place='alleged'",
                "2 1 1");
    expect_text("SELECT group_concat(detail||texts) FROM (SELECT * FROM tallies WHERE"
                " category='insult' ORDER BY detail)",
                "negated1,norm1");
    // An author who is not known is nobody.
    expect_text("SELECT documents||' '||authors FROM tallies WHERE place='genre'", "1 0");
}

static void categories_leave_out_who_is_no_company(void **state)
{
    (void)state;
    expect_text("SELECT companies||' '||documents||' '||texts FROM category_totals WHERE"
                " category='threat' AND place='alleged'",
                "1 2 1");
    expect_text("SELECT documents FROM tallies WHERE company='~ambiguous'", "1");
    // Two details of one place are one place.
    expect_text("SELECT companies||' '||texts FROM category_totals WHERE category='insult'", "1 1");
}

static void accusations_count_alleged_and_announced_together(void **state)
{
    (void)state;
    expect_text("SELECT documents||' '||texts||' '||authors||' '||announced_texts||' '||severity"
                " FROM accusations WHERE company='k' AND category='threat'",
                "3 2 2 1 5");
    expect_text("SELECT texts||' '||announced_texts FROM accusations WHERE company='~ambiguous'",
                "1 0");
    expect_text("SELECT count(*) FROM accusations WHERE category='insult'", "0");
}

static void findings_of_later_copies_are_marked(void **state)
{
    (void)state;
    // Documents 1 and 2 are of one day: the id decides, so 2 comes first, and both findings of 1
    // are repeated.
    expect_text("SELECT group_concat(finding) FROM findings WHERE NOT first_copy", "1,2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(totals_count_documents_texts_and_authors),
        cmocka_unit_test(tallies_tell_details_apart),
        cmocka_unit_test(categories_leave_out_who_is_no_company),
        cmocka_unit_test(accusations_count_alleged_and_announced_together),
        cmocka_unit_test(findings_of_later_copies_are_marked),
    };
    return cmocka_run_group_tests(tests, count_all, close_tables);
}
