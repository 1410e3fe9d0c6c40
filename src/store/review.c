// SPDX-License-Identifier: Apache-2.0
#include "store/review.h"

#include "store/count_rule.h"
#include "store/sample.h"
#include "store/sql.h"

mc_status mc_review_add(struct sqlite3 *db, const mc_review_verdict *verdict, mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st = mc_sql_prepare(&add, db, "INSERT INTO verdicts VALUES(?,?,?,?,?,?)", err);
    if (st == MC_OK) {
        mc_sql_bind_str(add, 1, verdict->finding);
        mc_sql_bind_str(add, 2, verdict->verdict);
        mc_sql_bind_str(add, 3, verdict->drawn);
        mc_sql_bind_str(add, 4, verdict->note);
        mc_sql_bind_str(add, 5, verdict->source);
        mc_sql_bind_int(add, 6, verdict->line);
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

// In an exact copy of the text the same words say the same of the same company.
static const char *const find_judged =
    "CREATE INDEX verdicts_by_finding ON verdicts(finding);"
    "CREATE TEMP TABLE spoken AS SELECT d.cluster,f.company,f.category,f.start,f.quote,v.verdict"
    " FROM findings f CROSS JOIN verdicts v ON v.finding=f.id JOIN documents d ON d.doc=f.doc"
    " WHERE f.place<>'excluded';"
    "CREATE TEMP TABLE judged AS SELECT f.finding,count(DISTINCT s.verdict) AS verdicts,"
    "min(s.verdict) AS verdict FROM temp.spoken s JOIN documents d ON d.cluster=s.cluster"
    " JOIN findings f ON f.doc=d.doc AND f.company=s.company AND f.category=s.category AND"
    " f.start=s.start AND f.quote=s.quote WHERE f.place<>'excluded' GROUP BY f.finding;";

static const char *const note_differing =
    "INSERT INTO coverage SELECT 0,'note',v.source,v.line,'verdicts_differ',"
    "'found '||v.verdict||' for '||v.finding||', of which another row says something else',0,NULL,"
    "NULL FROM temp.judged j CROSS JOIN findings f ON f.finding=j.finding CROSS JOIN verdicts v ON"
    " v.finding=f.id WHERE j.verdicts>1;";

static const char *const note_unknown =
    "INSERT INTO coverage SELECT 0,'note',source,line,'unknown_finding','found ' || finding ||"
    " ', which this report does not have',0,NULL,NULL FROM verdicts WHERE finding NOT IN"
    "(SELECT id FROM findings);";

static const char *const settle =
    "UPDATE findings SET verdict=iif(j.verdicts=1,j.verdict,'unsure') FROM temp.judged j"
    " WHERE j.finding=findings.finding;"
    "UPDATE findings SET detail=place,place='review' WHERE verdict='wrong';"
    "DROP TABLE temp.spoken; DROP TABLE temp.judged;";

mc_status mc_review_apply(struct sqlite3 *db, mc_error *err)
{
    const char *const steps[] = {find_judged, note_differing, note_unknown, settle};
    mc_status st = MC_OK;
    for (size_t i = 0; st == MC_OK && i < sizeof steps / sizeof *steps; i++) {
        st = mc_sql_run(db, steps[i], err);
    }
    return st;
}

// The findings that a sample is drawn from. A finding may have been drawn more than once.
static const char *const find_population =
    "CREATE TEMP TABLE population AS SELECT f.company,f.category,f.verdict,v.* FROM findings f"
    " LEFT JOIN (SELECT finding,max(drawn='" MC_SAMPLE_OF_ALL "') AS of_all,"
    "max(drawn IN('" MC_SAMPLE_OF_ALL "','" MC_SAMPLE_OF_CATEGORY "')) AS of_category,"
    "max(drawn IN('" MC_SAMPLE_OF_ALL "','" MC_SAMPLE_OF_COMPANY "')) AS of_company"
    " FROM verdicts GROUP BY finding) v ON v.finding=f.id WHERE " MC_SQL_SAMPLED("f") ";";

// Right and wrong ones are reckoned with when they were drawn from all findings, or from just those
// that the row is about; of few there is no share, as everywhere in a report.
static const char *const find_shares =
    "UPDATE reviews SET share=CAST(share AS REAL)/drawn,low=wilson_low(share,drawn),"
    "high=wilson_high(share,drawn) WHERE drawn>=" MC_SQL_FEW_TEXTS ";"
    "UPDATE reviews SET share=NULL WHERE drawn<" MC_SQL_FEW_TEXTS ";"
    "DROP TABLE temp.population;";

#define REVIEW(company, category, drawn)                                                           \
    "INSERT INTO reviews(company,category,counted,right,wrong,unsure,drawn,share)"                 \
    " SELECT " company "," category ",count(*),sum(verdict='right'),sum(verdict='wrong'),"         \
    "sum(verdict='unsure'),count(*) FILTER(WHERE " drawn " AND verdict IN('right','wrong')),"      \
    "count(*) FILTER(WHERE " drawn " AND verdict='right') FROM temp.population GROUP BY 1,2"       \
    " HAVING count(verdict);"
#define ALL "'" MC_ALL_TOGETHER "'"

static const char *const count_verdicts = REVIEW(ALL, ALL, "of_all")
    REVIEW(ALL, "category", "of_category") REVIEW("company", ALL, "of_company");

mc_status mc_review_count(struct sqlite3 *db, mc_error *err)
{
    mc_status st = mc_sql_run(db, find_population, err);
    if (st == MC_OK) st = mc_sql_run(db, count_verdicts, err);
    return st == MC_OK ? mc_sql_run(db, find_shares, err) : st;
}
