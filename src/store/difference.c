// SPDX-License-Identifier: Apache-2.0
#include "store/difference.h"

#include <stdio.h>

#include "store/count_rule.h"
#include "store/sql.h"

// Ids hold the names of inputs, so a document is its text; the second copy is compared with the
// second. Of a run that breaks off the last document may lack findings, so it is left out.
static const char *const pair_documents =
    "CREATE TEMP TABLE sides AS SELECT doc,run>(SELECT run FROM temp.border) AS after,text_hash,"
    "row_number() OVER(PARTITION BY run>(SELECT run FROM temp.border),text_hash ORDER BY doc) AS n"
    " FROM main.documents WHERE doc NOT IN (SELECT max(doc) FROM main.documents WHERE run IN"
    " (SELECT run FROM main.runs WHERE NOT complete) GROUP BY run);"
    "CREATE INDEX temp.sides_by_text ON sides(text_hash,n,after);"
    "CREATE TEMP TABLE pairs(doc INTEGER PRIMARY KEY, pair INTEGER, after INTEGER);"
    "INSERT INTO pairs SELECT a.doc,b.doc,1 FROM sides b JOIN sides a USING(text_hash,n)"
    " WHERE NOT b.after AND a.after;"
    "INSERT INTO pairs SELECT pair,pair,0 FROM pairs;";

// Findings that are not matched yet, numbered among those with the same words or in the same
// sentence.
#define NUMBERED(table, column)                                                                    \
    "CREATE TEMP TABLE " table " AS SELECT f.finding,p.pair,p.after,f.category,f." column          \
    " AS what,row_number() OVER(PARTITION BY p.doc,f.category,f." column                           \
    " ORDER BY f.start,f.finding) AS n FROM main.findings f JOIN temp.pairs p ON p.doc=f.doc"      \
    " WHERE f.finding NOT IN (SELECT before FROM temp.matched) AND f.finding NOT IN"               \
    " (SELECT after FROM temp.matched);"                                                           \
    "CREATE INDEX temp." table "_by_place ON " table "(pair,category,what,n,after);"               \
    "INSERT INTO matched SELECT b.finding,a.finding FROM " table " b JOIN " table                  \
    " a USING(pair,category,what,n) WHERE NOT b.after AND a.after;"

static const char *const match_findings =
    "CREATE TEMP TABLE matched(before INTEGER PRIMARY KEY, after INTEGER UNIQUE);" NUMBERED(
        "by_quote", "quote") NUMBERED("by_sentence", "sentence");

// Both sides of a match, and findings that only one side has.
static const char *const join_sides =
    "CREATE TEMP VIEW joined AS SELECT before,after FROM temp.matched UNION ALL"
    " SELECT CASE WHEN NOT after THEN finding END,CASE WHEN after THEN finding END"
    " FROM temp.by_sentence WHERE finding NOT IN(SELECT before FROM temp.matched)"
    " AND finding NOT IN(SELECT after FROM temp.matched);";

// What a document accuses a company of, by however many findings.
static const char *const list_accusations =
    "CREATE TEMP TABLE accusing AS SELECT DISTINCT p.pair,p.after,f.category,f.company"
    " FROM main.findings f JOIN temp.pairs p ON p.doc=f.doc WHERE " MC_SQL_ACCUSES(
        "f.place") ";"
                   "CREATE INDEX temp.accusing_by_pair ON accusing(pair,category,company,after);";

#define ACCUSES_ELSEWHERE(f, side)                                                                 \
    "EXISTS(SELECT 1 FROM temp.accusing o JOIN temp.pairs p ON p.pair=o.pair WHERE p.doc=" f       \
    ".doc AND o.category=" f ".category AND o.company=" f ".company AND o.after=" side ")"
#define ACCUSES_BEFORE  "coalesce(" MC_SQL_ACCUSES("b.place") ",0)"
#define ACCUSES_AFTER   "coalesce(" MC_SQL_ACCUSES("a.place") ",0)"
#define DIFFERS(column) "b." column " IS NOT a." column

// clang-format off
static const char *const list_differences =
    "CREATE TEMP TABLE differences(effect TEXT, before INTEGER, after INTEGER);"
    "INSERT INTO differences SELECT CASE"
    " WHEN " ACCUSES_AFTER " AND " ACCUSES_BEFORE " AND " DIFFERS("company") " THEN 'moved'"
    " WHEN " ACCUSES_AFTER ">" ACCUSES_BEFORE " AND NOT " ACCUSES_ELSEWHERE("a", "0") " THEN 'made'"
    " WHEN " ACCUSES_BEFORE ">" ACCUSES_AFTER " AND NOT " ACCUSES_ELSEWHERE("b", "1")
    " THEN 'withdrawn'"
    " ELSE 'other' END AS effect,j.before,j.after FROM temp.joined j"
    " LEFT JOIN main.findings b ON b.finding=j.before"
    " LEFT JOIN main.findings a ON a.finding=j.after"
    " LEFT JOIN main.categories c ON c.code=coalesce(a.category,b.category)"
    " WHERE " DIFFERS("status") " OR " DIFFERS("standing") " OR " DIFFERS("actor")
    " OR " DIFFERS("company") " OR " DIFFERS("place")
    " ORDER BY instr('made withdrawn moved other',effect),c.rank,coalesce(j.before,j.after);";
// clang-format on

static mc_status count(struct sqlite3 *db, mc_difference_counts *counts, mc_error *err)
{
    const struct {
        int64_t *to;
        const char *sql;
    } numbers[] = {
        {&counts->both, "SELECT count(*) FROM temp.pairs WHERE after"},
        {&counts->only_before, "SELECT count(*) FROM temp.sides WHERE NOT after AND doc NOT IN"
                               "(SELECT doc FROM temp.pairs)"},
        {&counts->only_after, "SELECT count(*) FROM temp.sides WHERE after AND doc NOT IN"
                              "(SELECT doc FROM temp.pairs)"},
        {&counts->made, "SELECT count(*) FROM temp.differences WHERE effect='made'"},
        {&counts->withdrawn, "SELECT count(*) FROM temp.differences WHERE effect='withdrawn'"},
        {&counts->moved, "SELECT count(*) FROM temp.differences WHERE effect='moved'"},
        {&counts->other, "SELECT count(*) FROM temp.differences WHERE effect='other'"},
    };
    mc_status st = MC_OK;
    for (size_t i = 0; st == MC_OK && i < sizeof numbers / sizeof *numbers; i++) {
        st = mc_sql_number(numbers[i].to, db, numbers[i].sql, err);
    }
    return st;
}

mc_status mc_difference_find(struct sqlite3 *db, int64_t last_before, mc_difference_counts *counts,
                             mc_error *err)
{
    char border[80];
    snprintf(border, sizeof border, "CREATE TEMP TABLE border AS SELECT %lld AS run",
             (long long)last_before);
    const char *const steps[] = {border,     pair_documents,   match_findings,
                                 join_sides, list_accusations, list_differences};
    mc_status st = MC_OK;
    for (size_t i = 0; st == MC_OK && i < sizeof steps / sizeof *steps; i++) {
        st = mc_sql_run(db, steps[i], err);
    }
    return st == MC_OK ? count(db, counts, err) : st;
}
