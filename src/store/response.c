// SPDX-License-Identifier: Apache-2.0
#include "store/response.h"

#include "base/buf.h"
#include "base/error.h"
#include "store/count_rule.h"
#include "store/sql.h"

static mc_status find_finding(struct sqlite3 *db, mc_str finding, bool *found, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    mc_status st =
        mc_sql_open_of(&row, db, "SELECT 1 FROM findings WHERE id=? LIMIT 1", finding, found, err);
    mc_sql_finish(row);
    return st;
}

mc_status mc_response_add(struct sqlite3 *db, mc_str company, mc_str finding, mc_str day,
                          mc_str text, bool *known, mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    *known = finding.size == 0;
    mc_status st = *known ? MC_OK : find_finding(db, finding, known, err);
    if (st != MC_OK || !*known) return st;
    st = mc_sql_prepare(&add, db, "INSERT INTO responses VALUES(?,?,?,?)", err);
    if (st == MC_OK) {
        mc_sql_bind_str(add, 1, company);
        mc_sql_bind_str(add, 2, finding);
        mc_sql_bind_str(add, 3, day);
        mc_sql_bind_str(add, 4, text);
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

// Whatever table has a company in its rows keeps those of this one: a table that is added to the
// schema and forgotten here would tell one company of the others.
static const char *const delete_by_company =
    "SELECT group_concat('DELETE FROM '||m.name||' WHERE company<>(SELECT id FROM temp.kept)',';')"
    " FROM main.sqlite_schema m JOIN pragma_table_info(m.name) c ON c.name='company' WHERE"
    " m.type='table' AND m.name NOT IN('periods','responses')";

// Of all texts together the packet keeps the periods, beside which it sets the company's.
static const char *const delete_rest =
    "DELETE FROM findings WHERE place='excluded';"
    "DELETE FROM cues WHERE finding NOT IN(SELECT finding FROM findings);"
    "DELETE FROM candidates;"
    "DELETE FROM finding_clauses WHERE finding NOT IN(SELECT finding FROM findings);"
    "DELETE FROM documents WHERE doc NOT IN(SELECT doc FROM findings);"
    "DELETE FROM texts WHERE doc NOT IN(SELECT doc FROM findings);"
    "DELETE FROM sentences WHERE NOT EXISTS(SELECT 1 FROM findings f WHERE f.doc=sentences.doc AND"
    " f.sentence=sentences.n);"
    "DELETE FROM category_totals;"
    "INSERT INTO category_totals SELECT category,place,1,sum(documents),sum(texts),sum(authors)"
    " FROM tallies GROUP BY category,place;"
    "DELETE FROM funnel;"
    "DELETE FROM periods WHERE company NOT IN((SELECT id FROM temp.kept),'" MC_ALL_TOGETHER "');"
    "DELETE FROM responses WHERE company<>(SELECT id FROM temp.kept) AND finding NOT IN"
    "(SELECT id FROM findings);"
    // What readers remark is for the house.
    "UPDATE verdicts SET note='',source='' WHERE finding IN(SELECT id FROM findings);"
    "DELETE FROM verdicts WHERE finding NOT IN(SELECT id FROM findings);"
    "DELETE FROM companies WHERE id<>(SELECT id FROM temp.kept) AND found<>'none';"
    "INSERT INTO settings SELECT 'packet',id FROM temp.kept; DROP TABLE temp.kept;";

// A company that no text names is kept by its id all the same: with an empty temp.kept nothing
// would be deleted, since nothing differs from NULL, and the packet would be the whole report.
static mc_status note_kept(struct sqlite3 *db, mc_str company, mc_error *err)
{
    struct sqlite3_stmt *keep = NULL;
    mc_status st = mc_sql_run(db, "CREATE TEMP TABLE kept(id TEXT)", err);
    if (st == MC_OK)
        st = mc_sql_prepare(&keep, db,
                            "INSERT INTO temp.kept SELECT coalesce((SELECT id FROM companies WHERE"
                            " id=?1 OR name=?1),?1)",
                            err);
    if (st == MC_OK) {
        mc_sql_bind_str(keep, 1, company);
        st = mc_sql_execute(keep, err);
    }
    mc_sql_finish(keep);
    return st;
}

static mc_status delete_others(struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    mc_buf sql = MC_BUF_INIT(1 << 16);
    bool has_row = false;
    mc_status st = mc_sql_open(&row, db, delete_by_company, &has_row, err);
    if (has_row) mc_buf_add_str(&sql, mc_sql_str(row, 0));
    mc_sql_finish(row);
    mc_buf_add_char(&sql, '\0');
    if (st == MC_OK && mc_buf_status(&sql) != MC_OK) st = mc_error_memory(err);
    if (st == MC_OK) st = mc_sql_run(db, sql.data, err);
    mc_buf_dispose(&sql);
    return st;
}

mc_status mc_response_keep_only(struct sqlite3 *db, mc_str company, mc_error *err)
{
    mc_status st = note_kept(db, company, err);
    if (st == MC_OK) st = delete_others(db, err);
    return st == MC_OK ? mc_sql_run(db, delete_rest, err) : st;
}
