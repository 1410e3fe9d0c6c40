// SPDX-License-Identifier: Apache-2.0
#include "store/grouping.h"

#include <stdio.h>

#include "store/count_rule.h"
#include "store/sql.h"

static const char group[] =
    "CREATE TEMP TABLE grouped AS SELECT doc,near,coalesce(%s,'') AS value FROM documents WHERE"
    " selected AND is_counted_genre(genre);"
    "CREATE UNIQUE INDEX temp.grouped_by_doc ON grouped(doc);"
    "CREATE TEMP TABLE accused AS SELECT DISTINCT company,doc FROM findings WHERE"
    " " MC_SQL_ACCUSES("place") " AND " MC_SQL_IS_COMPANY(
        "company") ";"
                   "CREATE UNIQUE INDEX temp.accused_by_company ON accused(company,doc);"
                   "CREATE INDEX temp.accused_by_doc ON accused(doc);"
                   "INSERT INTO groupings SELECT n.company,g.value,count(DISTINCT g.near),"
                   "count(DISTINCT CASE WHEN a.doc IS NOT NULL THEN g.near END) FROM "
                   "document_companies n JOIN"
                   " grouped g ON g.doc=n.doc LEFT JOIN accused a ON a.company=n.company AND "
                   "a.doc=n.doc"
                   " GROUP BY n.company,g.value;"
                   "INSERT INTO groupings SELECT '" MC_ALL_TOGETHER
                   "',g.value,count(DISTINCT g.near),count(DISTINCT CASE WHEN"
                   " EXISTS(SELECT 1 FROM accused a WHERE a.doc=g.doc) THEN g.near END) FROM "
                   "grouped g"
                   " GROUP BY g.value;"
                   // Few texts of a place or a month may point at a person.
                   "UPDATE groupings SET named_texts=NULL,alleged_texts=NULL WHERE "
                   "named_texts<" MC_SQL_FEW_TEXTS ";"
                   "DROP TABLE grouped; DROP TABLE accused;"
                   "INSERT INTO settings VALUES('group_by','%s');";

mc_status mc_grouping_find(struct sqlite3 *db, mc_grouping by, mc_error *err)
{
    static const char *const columns[] = {
        "", "CASE WHEN day>0 THEN printf('%04d-%02d',day/10000,day/100%100) END", "region",
        "channel"};
    static const char *const names[] = {"", "month", "region", "channel"};
    char sql[2048];
    if (by == MC_GROUP_NONE) return MC_OK;
    snprintf(sql, sizeof sql, group, columns[by], names[by]);
    return mc_sql_run(db, sql, err);
}
