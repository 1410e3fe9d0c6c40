// SPDX-License-Identifier: Apache-2.0
#include "store/reduce.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "store/collation.h"
#include "store/comparison.h"
#include "store/count_rule.h"
#include "store/first_copy.h"
#include "store/former_name.h"
#include "store/ledger.h"
#include "store/near_copy.h"
#include "store/resemblance.h"
#include "store/review.h"
#include "store/schema.h"
#include "store/sql.h"
#include "store/sql_function.h"
#include "store/tally.h"
#include "store/template_tell.h"

// Findings were given their place as they were loaded (place.c); filters, and people who read them
// (review.c), take them out of the count here.
//
// Three counts each: documents; distinct texts, where exact copies (equal text_hash) and near
// copies (near_copy.c) are one; distinct authors where known. A copy that is aimed at another
// company is another complaint, so a text counts once for each company. Evidence shows the first of
// exact copies (first_copy.h); near copies are all shown and name each other.
//
// The denominator of a company's rates is the texts of counted genres that name it
// (document_companies): in 30 texts that name 甲消费金融, 6 allege a threat: 20 % with
// the interval 9.5–37.3 %.
//
// Figures are counted by tally.c and trend.c from what ledger.c holds in memory.

// A document that stands in two runs with the same id, source and text was given twice (the same
// records named twice, or runs that overlap): it is one, and a coverage row says so. The same id
// with another text is another document.
static const char *const find_given_twice =
    "INSERT INTO temp.again SELECT doc FROM (SELECT doc,run,min(run) OVER(PARTITION BY id,"
    "coalesce(source,''),text_hash) AS first FROM documents) WHERE run>first;"
    "UPDATE documents SET selected=0 WHERE doc IN temp.again;"
    "INSERT INTO coverage SELECT run,'note','records',0,'given_twice','stand in an earlier run"
    " with the same id and text; each is counted once',count(*),NULL,NULL FROM documents WHERE doc"
    " IN temp.again GROUP BY run;"
    "INSERT INTO coverage SELECT run,'note',source,0,'duplicate_id',"
    " 'the id ' || id || ' stands in several runs or twice in one',0,encoding,NULL FROM documents"
    " WHERE doc NOT IN temp.again AND id IN(SELECT id FROM documents WHERE doc NOT IN temp.again"
    " GROUP BY id HAVING count(DISTINCT run)>1);";

// What was given twice is no copy: the earlier run has the text, so it leads no cluster.
static const char *const take_out_of_clusters =
    "UPDATE clusters SET documents=documents-a.n FROM (SELECT cluster,count(*) AS n FROM documents"
    " WHERE doc IN temp.again GROUP BY cluster) a WHERE a.cluster=clusters.cluster;"
    "UPDATE documents SET cluster=NULL,near=NULL,first_copy=0 WHERE doc IN temp.again;";

static const char *const order_copies =
    "CREATE TEMP TABLE copied AS SELECT cluster,doc,row_number() OVER(PARTITION BY cluster ORDER BY"
    " " MC_SQL_COPY_ORDER ") AS n FROM documents WHERE doc NOT IN temp.again AND cluster IN(SELECT"
    " cluster FROM clusters WHERE documents>1);"
    "UPDATE clusters SET first_doc=c.doc FROM temp.copied c WHERE c.cluster=clusters.cluster AND"
    " c.n=1;"
    "UPDATE documents SET first_copy=(c.n=1) FROM temp.copied c WHERE c.doc=documents.doc;"
    "DROP TABLE temp.copied;";

static const char *const exclude_findings =
    "UPDATE findings SET place='excluded',detail='' WHERE NOT selected OR doc IN(SELECT doc FROM"
    " documents WHERE NOT selected);";

// Writings that look the same (云栗分期 with a zero-width space in it) are one.
static const char *const join_mentions =
    "CREATE TEMP TABLE hidden AS SELECT company,visible(mention) AS form,sum(findings) AS findings"
    " FROM mentions WHERE visible(mention)<>mention GROUP BY company,form;"
    "DELETE FROM mentions WHERE visible(mention)<>mention;"
    "INSERT INTO mentions(company,mention,findings) SELECT company,form,findings FROM temp.hidden"
    " WHERE true ON CONFLICT DO UPDATE SET findings=findings+excluded.findings;"
    "DROP TABLE temp.hidden;";

// Of the writings of a discovered name that are as long as the one the loader chose, the one that
// most findings use: 小舟贷 where five texts of seventy write 小舟貸.
static const char *const choose_names =
    "UPDATE companies SET name=b.mention FROM (SELECT company,mention FROM (SELECT f.company,"
    "f.mention,row_number() OVER(PARTITION BY f.company ORDER BY f.findings DESC,f.mention) AS n"
    " FROM mentions f JOIN companies c ON c.id=f.company WHERE c.found='discovered' AND"
    " length(f.mention)=length(c.name)) WHERE n=1) b WHERE b.company=companies.id;";

// What a filter left out is no mention of what is reported.
static const char *const recount_mentions =
    "DELETE FROM mentions;"
    "INSERT INTO mentions(company,mention,findings) SELECT company,visible(mention),"
    "count(*) FROM findings WHERE place<>'excluded' AND mention IS NOT NULL GROUP BY"
    " company,visible(mention);";

// Below MC_FEW_TEXTS nobody gets a rate, whatever --min-cases says (design.md, "Fairness").
#define LEAST_TEXTS                                                                                \
    "max(" MC_SQL_FEW_TEXTS ",CAST((SELECT value FROM settings WHERE name='min_cases') AS "        \
    "INTEGER))"

static const char *const find_rates =
    "INSERT INTO rates SELECT a.company, a.category, a.texts, t.named_texts,"
    " CAST(a.texts AS REAL)/t.named_texts, wilson_low(a.texts,t.named_texts),"
    " wilson_high(a.texts,t.named_texts) FROM accusations a JOIN totals t ON t.company=a.company"
    " WHERE " MC_SQL_IS_COMPANY(
        "a.company") " AND t.named_texts>=" LEAST_TEXTS " AND a.texts<=t.named_texts;"
                     "INSERT INTO overall_rates SELECT company, CAST(alleged_texts AS "
                     "REAL)/named_texts,"
                     " wilson_low(alleged_texts,named_texts), "
                     "wilson_high(alleged_texts,named_texts) FROM totals"
                     " WHERE " MC_SQL_IS_COMPANY(
                         "company") " AND alleged_texts<=named_texts AND named_texts>=" LEAST_TEXTS
                                    ";";

static uint32_t min_cases_of(const mc_store_options *options)
{
    return options->min_cases ? options->min_cases : MC_MIN_CASES;
}

// Fills a temporary table with one list of the options.
static mc_status set_list(struct sqlite3 *db, const char *sql, const mc_str *items, uint32_t count,
                          mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st = mc_sql_prepare(&add, db, sql, err);
    for (uint32_t i = 0; st == MC_OK && i < count; i++) {
        mc_sql_bind_str(add, 1, items[i]);
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

static mc_status select_documents(struct sqlite3 *db, const mc_store_options *options,
                                  mc_error *err)
{
    char sql[256];
    mc_status st = MC_OK;
    if (options->since || options->until) {
        snprintf(sql, sizeof sql,
                 "UPDATE documents SET selected=0 WHERE day=0 OR day<%u OR (%u<>0 AND day>%u)",
                 options->since, options->until, options->until);
        st = mc_sql_run(db, sql, err);
    }
    if (st == MC_OK && options->genre_count) {
        st = mc_sql_run(db,
                        "UPDATE documents SET selected=0 WHERE genre NOT IN"
                        " (SELECT value FROM temp.wanted WHERE what='genre')",
                        err);
    }
    return st;
}

static mc_status select_findings(struct sqlite3 *db, const mc_store_options *options, mc_error *err)
{
    char sql[128];
    mc_status st = MC_OK;
    if (options->min_severity) {
        snprintf(sql, sizeof sql, "UPDATE findings SET selected=0 WHERE severity BETWEEN 1 AND %d",
                 options->min_severity - 1);
        st = mc_sql_run(db, sql, err);
    }
    if (st == MC_OK && options->category_count) {
        st = mc_sql_run(db,
                        "UPDATE findings SET selected=0 WHERE category NOT IN"
                        " (SELECT value FROM temp.wanted WHERE what='category')",
                        err);
    }
    if (st == MC_OK && options->company_count) {
        st = mc_sql_run(db,
                        "UPDATE findings SET selected=0 WHERE company NOT IN"
                        " (SELECT id FROM companies WHERE id IN"
                        "  (SELECT value FROM temp.wanted WHERE what='company') OR name IN"
                        "  (SELECT value FROM temp.wanted WHERE what='company'))",
                        err);
    }
    return st;
}

// What a report leaves out must stand on its pages: the filters become settings.
static mc_status note_filters(struct sqlite3 *db, const mc_store_options *options, mc_error *err)
{
    char sql[256], day[11];
    mc_status st = mc_sql_run(db,
                              "INSERT INTO settings SELECT what,group_concat(value,' ') FROM"
                              " (SELECT what,value FROM temp.wanted ORDER BY what,value)"
                              " GROUP BY what",
                              err);
    const struct {
        const char *name;
        mc_day day;
    } days[] = {{"since", options->since}, {"until", options->until}};
    for (int i = 0; st == MC_OK && i < 2; i++) {
        if (!days[i].day) continue;
        mc_day_format(days[i].day, day);
        snprintf(sql, sizeof sql, "INSERT INTO settings VALUES('%s','%s')", days[i].name, day);
        st = mc_sql_run(db, sql, err);
    }
    if (st != MC_OK || !options->min_severity) return st;
    snprintf(sql, sizeof sql, "INSERT INTO settings VALUES('min_severity','%d')",
             options->min_severity);
    return mc_sql_run(db, sql, err);
}

static mc_status select_all(struct sqlite3 *db, const mc_store_options *options, mc_error *err)
{
    char sql[128];
    mc_status st = mc_sql_run(db, "CREATE TEMP TABLE wanted(what TEXT, value TEXT)", err);
    if (st == MC_OK) {
        st = set_list(db, "INSERT INTO temp.wanted VALUES('genre',?)", options->genres,
                      options->genre_count, err);
    }
    if (st == MC_OK) {
        st = set_list(db, "INSERT INTO temp.wanted VALUES('category',?)", options->categories,
                      options->category_count, err);
    }
    if (st == MC_OK) {
        st = set_list(db, "INSERT INTO temp.wanted VALUES('company',?)", options->companies,
                      options->company_count, err);
    }
    if (st == MC_OK) st = note_filters(db, options, err);
    if (st == MC_OK) st = select_documents(db, options, err);
    if (st == MC_OK) st = select_findings(db, options, err);
    snprintf(sql, sizeof sql, "INSERT INTO settings VALUES('min_cases','%u')",
             min_cases_of(options));
    if (st == MC_OK) st = mc_sql_run(db, sql, err);
    return st == MC_OK ? mc_sql_run(db, "DROP TABLE temp.wanted", err) : st;
}

static mc_status set_sort_key(struct sqlite3_stmt *set, struct sqlite3_stmt *all,
                              const mc_collation *collation, mc_buf *key, mc_error *err)
{
    mc_buf_clear(key);
    mc_status st = mc_collation_key(collation, mc_sql_str(all, 1), key, err);
    if (st != MC_OK) return st;
    mc_sql_bind_blob(set, 1, key);
    mc_sql_bind_str(set, 2, mc_sql_str(all, 0));
    return mc_sql_execute(set, err);
}

static mc_status sort_companies(struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *all = NULL, *set = NULL;
    mc_collation *collation = NULL;
    mc_buf key = MC_BUF_INIT(1 << 20);
    bool has_row = false;
    mc_status st = mc_collation_new(&collation, err);
    if (st == MC_OK) {
        st = mc_sql_prepare(&all, db, "SELECT id, name FROM companies ORDER BY id", err);
    }
    if (st == MC_OK) {
        st = mc_sql_prepare(&set, db, "UPDATE companies SET sort_key=? WHERE id=?", err);
    }
    if (st == MC_OK) st = mc_sql_step(all, &has_row, err);
    while (st == MC_OK && has_row) {
        st = set_sort_key(set, all, collation, &key, err);
        if (st == MC_OK) st = mc_sql_step(all, &has_row, err);
    }
    mc_sql_finish(all);
    mc_sql_finish(set);
    mc_collation_free(collation);
    mc_buf_dispose(&key);
    return st;
}

static mc_status count_all(struct sqlite3 *db, const mc_store_options *options, bool reviewed,
                           mc_error *err)
{
    mc_ledger ledger = {0};
    mc_status st = mc_ledger_read(&ledger, db, err);
    if (st == MC_OK) st = mc_first_copy_mark(&ledger, db, err);
    if (st == MC_OK && reviewed) st = mc_review_count(db, err);
    if (st == MC_OK) st = mc_template_tell_find(&ledger, db, err);
    if (st == MC_OK) st = mc_tally_write(&ledger, db, err);
    if (st == MC_OK) st = mc_sql_run(db, find_rates, err);
    if (st == MC_OK) st = mc_comparison_find(db, err);
    if (st == MC_OK) st = mc_trend_find(&ledger, db, options->trend, min_cases_of(options), err);
    mc_ledger_dispose(&ledger);
    return st;
}

// @param again  documents that were given twice
static mc_status find_all_copies(struct sqlite3 *db, const volatile int *stop, int64_t *again,
                                 mc_error *err)
{
    int64_t runs = 0, copied = 0;
    mc_status st = mc_sql_run(db, "CREATE TEMP TABLE again(doc INTEGER PRIMARY KEY)", err);
    if (st == MC_OK) st = mc_sql_number(&runs, db, "SELECT count(*) FROM runs", err);
    if (st == MC_OK && runs > 1) st = mc_sql_run(db, find_given_twice, err);
    if (st == MC_OK) st = mc_sql_number(again, db, "SELECT count(*) FROM temp.again", err);
    if (st == MC_OK && *again) st = mc_sql_run(db, take_out_of_clusters, err);
    if (st == MC_OK)
        st = mc_sql_number(&copied, db, "SELECT count(*) FROM clusters WHERE documents>1", err);
    if (st == MC_OK && copied) st = mc_sql_run(db, order_copies, err);
    if (st == MC_OK) st = mc_sql_run(db, "DROP TABLE temp.again", err);
    return st == MC_OK ? mc_near_copy_find(db, stop, err) : st;
}

mc_status mc_reduce_run(struct sqlite3 *db, const mc_lexicon *lexicon,
                        const mc_store_options *options, const volatile int *stop, mc_error *err)
{
    int64_t again = 0, verdicts = 0;
    mc_status st = mc_sql_function_add(db, err);
    if (st == MC_OK) st = select_all(db, options, err);
    if (st == MC_OK) st = find_all_copies(db, stop, &again, err);
    bool filters = options->since || options->until || options->genre_count || again ||
                   options->category_count || options->company_count || options->min_severity;
    if (st == MC_OK && filters) st = mc_sql_run(db, exclude_findings, err);
    if (st == MC_OK) st = mc_sql_number(&verdicts, db, "SELECT count(*) FROM verdicts", err);
    if (st == MC_OK && verdicts) st = mc_review_apply(db, err);
    if (st == MC_OK) st = mc_schema_complete(db, err);
    if (st == MC_OK) st = mc_sql_run(db, join_mentions, err);
    if (st == MC_OK) st = mc_sql_run(db, choose_names, err);
    if (st == MC_OK) st = mc_resemblance_find(db, lexicon, err);
    if (st == MC_OK && filters) st = mc_sql_run(db, recount_mentions, err);
    if (st == MC_OK) st = mc_former_name_find(db, lexicon, err);
    if (st == MC_OK) st = count_all(db, options, verdicts > 0, err);
    return st == MC_OK ? sort_companies(db, err) : st;
}
