// SPDX-License-Identifier: Apache-2.0
#include "store/baseline.h"

#include "base/error.h"
#include "store/sql.h"

static const char *const compare =
    "CREATE TEMP TABLE now_counted AS SELECT DISTINCT f.id,f.company FROM main.findings f WHERE"
    " f.place IN('alleged','announced') AND substr(f.company,1,1)<>'~';"
    "CREATE TEMP TABLE before_counted AS SELECT DISTINCT f.id,f.company FROM before.findings f"
    " WHERE f.place IN('alleged','announced') AND substr(f.company,1,1)<>'~';"
    "CREATE INDEX temp.now_by_id ON now_counted(company,id);"
    "CREATE INDEX temp.before_by_id ON before_counted(company,id);"
    "INSERT INTO main.changes SELECT k.id,coalesce(c.name,b.name),coalesce(q.alleged_texts,0),"
    " coalesce(t.alleged_texts,0),"
    " (SELECT count(*) FROM now_counted n WHERE n.company=k.id AND NOT EXISTS(SELECT 1 FROM"
    "  before_counted o WHERE o.company=n.company AND o.id=n.id)),"
    " (SELECT count(*) FROM before_counted o WHERE o.company=k.id AND NOT EXISTS(SELECT 1 FROM"
    "  now_counted n WHERE n.company=o.company AND n.id=o.id))"
    " FROM (SELECT company AS id FROM main.totals UNION SELECT company FROM before.totals) k"
    " LEFT JOIN main.companies c ON c.id=k.id LEFT JOIN before.companies b ON b.id=k.id"
    " LEFT JOIN main.totals t ON t.company=k.id LEFT JOIN before.totals q ON q.company=k.id"
    " WHERE substr(k.id,1,1)<>'~';"
    "INSERT INTO settings SELECT 'baseline',group_concat(started,' ') FROM before.runs;"
    "DROP TABLE temp.now_counted; DROP TABLE temp.before_counted;";

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
                                   "('findings','totals','companies','runs')",
                                   NULL);
    if (read != MC_OK || tables != 4) {
        st = mc_error_set_at(err, MC_ERR_USAGE, path, 0, 0,
                             "found no database of a report, expected an earlier report.sqlite");
    } else {
        st = mc_sql_run(db, compare, err);
    }
    mc_status detached = mc_sql_run(db, "DETACH before", st == MC_OK ? err : NULL);
    return st == MC_OK ? detached : st;
}
