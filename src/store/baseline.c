// SPDX-License-Identifier: Apache-2.0
#include "store/baseline.h"

#include "base/error.h"
#include "store/count_rule.h"
#include "store/sql.h"

// A finding is the same when company, text, category and quote are: ids hold the name of the input,
// and an archive is often delivered again under another one. A text is its hash, so copies are one;
// the same words twice in a text are told by their order.
#define COUNTED(table, report)                                                                     \
    "CREATE TEMP TABLE " table " AS SELECT f.company,d.text_hash,f.category,f.quote,row_number()"  \
    " OVER(PARTITION BY f.doc,f.company,f.category,f.quote ORDER BY f.start,f.finding) AS n "      \
    "FROM " report ".findings f JOIN " report ".documents d ON d.doc=f.doc WHERE " MC_SQL_ACCUSES( \
        "f.place") " AND " MC_SQL_IS_COMPANY("f.company") ";"
#define ONLY_IN(table, one, other)                                                                 \
    "CREATE TEMP TABLE " table                                                                     \
    " AS SELECT company,count(*) AS findings FROM (SELECT * FROM temp." one                        \
    " EXCEPT SELECT * FROM temp." other ") GROUP BY company;"

static const char *const count_now = COUNTED("now_counted", "main");
static const char *const count_before = COUNTED("before_counted", "before");
static const char *const find_gained = ONLY_IN("gained", "now_counted", "before_counted");
static const char *const find_lost = ONLY_IN("lost", "before_counted", "now_counted");
static const char *const write_changes =
    "INSERT INTO main.changes SELECT k.id,coalesce(c.name,b.name),coalesce(q.alleged_texts,0),"
    " coalesce(t.alleged_texts,0),coalesce(g.findings,0),coalesce(l.findings,0)"
    " FROM (SELECT company AS id FROM main.totals UNION SELECT company FROM before.totals) k"
    " LEFT JOIN main.companies c ON c.id=k.id LEFT JOIN before.companies b ON b.id=k.id"
    " LEFT JOIN main.totals t ON t.company=k.id LEFT JOIN before.totals q ON q.company=k.id"
    " LEFT JOIN temp.gained g ON g.company=k.id LEFT JOIN temp.lost l ON l.company=k.id"
    " WHERE " MC_SQL_IS_COMPANY(
        "k.id") ";"
                "INSERT INTO settings SELECT 'baseline',group_concat(started,' ') FROM before.runs;"
                "DROP TABLE temp.now_counted; DROP TABLE temp.before_counted; DROP TABLE "
                "temp.gained;"
                "DROP TABLE temp.lost;";

static mc_status compare(struct sqlite3 *db, mc_error *err)
{
    const char *const steps[] = {count_now, count_before, find_gained, find_lost, write_changes};
    mc_status st = MC_OK;
    for (size_t i = 0; st == MC_OK && i < sizeof steps / sizeof *steps; i++) {
        st = mc_sql_run(db, steps[i], err);
    }
    return st;
}

mc_status mc_baseline_compare(struct sqlite3 *db, const char *path, mc_error *err)
{
    struct sqlite3_stmt *attach = NULL;
    int64_t tables = 0;
    mc_status st = mc_sql_prepare(&attach, db, "ATTACH ? AS before", err);
    if (st == MC_OK) {
        mc_sql_bind_str(attach, 1, mc_str_from_z(path));
        st = mc_sql_execute(attach, err);
    }
    mc_sql_finish(attach);
    if (st != MC_OK) return st;
    mc_status read = mc_sql_number(&tables, db,
                                   "SELECT count(*) FROM before.sqlite_master WHERE name IN"
                                   "('findings','documents','totals','companies','runs')",
                                   NULL);
    if (read != MC_OK || tables != 5) {
        st = mc_error_set_at(err, MC_ERR_USAGE, path, 0, 0,
                             "found no database of a report, expected an earlier report.sqlite");
    } else {
        st = compare(db, err);
    }
    mc_status detached = mc_sql_run(db, "DETACH before", st == MC_OK ? err : NULL);
    return st == MC_OK ? detached : st;
}
