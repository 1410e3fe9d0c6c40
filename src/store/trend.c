// SPDX-License-Identifier: Apache-2.0
#include "store/trend.h"

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "store/interval.h"
#include "store/sql.h"

// One row for each company and period in which a text of a counted genre names it, and rows of `~all` for all texts
// together: distinct texts that name it, distinct texts that allege something of it. A text that was copied again in
// a later period counts in both. Documents without a date are in no period.
//
// A period has a share when min_cases texts name the company in it, and a change against the period before that has
// one too: the difference of the shares with Newcombe's 95 % interval. It is `marked` when the 99.8 % interval leaves
// out 0: with a chart of twelve months for each of a hundred companies, 1,200 differences are looked at, and 95 %
// would mark 60 of them by chance.
//
// `rising`: categories whose share in the last period is higher than in all before together, by the same 99.8 %.
//
// Example: 30 of 100 texts of January, 60 of 100 of February allege something: change +30 points (95 %: 16 to 42),
// at 99.8 % 8 to 48: marked.
#define MONTH(day)   "printf('%04d-%02d'," day "/10000," day "/100%100)"
#define QUARTER(day) "printf('%04d-Q%d'," day "/10000,(" day "/100%100+2)/3)"

static const char add_periods[] =
    "CREATE TEMP TABLE dated AS SELECT doc,near,%s AS period FROM documents WHERE selected"
    " AND day>0 AND genre IN('complaint','forum','transcript');"
    "CREATE UNIQUE INDEX temp.dated_by_doc ON dated(doc);"
    "CREATE TEMP TABLE said AS SELECT o.company,t.period,count(DISTINCT t.near) AS texts FROM"
    " of_documents o JOIN dated t ON t.doc=o.doc WHERE o.alleged AND substr(o.company,1,1)<>'~'"
    " GROUP BY o.company,t.period;"
    "INSERT INTO periods(company,period,named_texts,alleged_texts) SELECT n.company,n.period,"
    "n.texts,coalesce(s.texts,0) FROM (SELECT c.company,t.period,count(DISTINCT t.near) AS texts"
    "  FROM document_companies c JOIN dated t ON t.doc=c.doc GROUP BY c.company,t.period) n"
    " LEFT JOIN said s ON s.company=n.company AND s.period=n.period;"
    "INSERT INTO periods(company,period,named_texts,alleged_texts) SELECT '~all',n.period,n.texts,"
    "coalesce(s.texts,0) FROM (SELECT period,count(DISTINCT near) AS texts FROM dated"
    "  GROUP BY period) n LEFT JOIN (SELECT t.period,count(DISTINCT t.near) AS texts FROM"
    "  of_documents o JOIN dated t ON t.doc=o.doc WHERE o.alleged AND substr(o.company,1,1)<>'~'"
    "  GROUP BY t.period) s ON s.period=n.period;"
    "DROP TABLE said;"
    "INSERT INTO settings VALUES('trend','%s');";

static const char add_rising[] =
    "CREATE TEMP TABLE spans AS SELECT p.company,p.period AS last,p.named_texts AS named,"
    "(SELECT sum(named_texts) FROM periods q WHERE q.company=p.company AND q.period<p.period)"
    " AS before FROM periods p WHERE p.period=(SELECT max(period) FROM periods)"
    " AND p.company<>'~all';"
    "CREATE UNIQUE INDEX temp.spans_by_company ON spans(company);"
    "DELETE FROM spans WHERE named<%u OR before IS NULL OR before<%u;"
    "INSERT INTO rising SELECT company,category,texts,named,texts_before,named_before,"
    " difference_at(0,texts,named,texts_before,named_before),"
    " difference_at(1,texts,named,texts_before,named_before),"
    " difference_at(2,texts,named,texts_before,named_before) FROM (SELECT s.company,f.category,"
    "  count(DISTINCT CASE WHEN t.period=s.last THEN t.near END) AS texts,s.named,"
    "  min(s.before,count(DISTINCT CASE WHEN t.period<s.last THEN t.near END)) AS texts_before,"
    "  s.before AS named_before FROM slim f CROSS JOIN spans s ON s.company=f.company CROSS JOIN "
    "dated t"
    "  ON t.doc=f.doc WHERE f.place IN('alleged','announced') GROUP BY s.company,f.category)"
    " WHERE texts<=named AND difference_at(3,texts,named,texts_before,named_before)>0;"
    "DROP TABLE spans; DROP TABLE dated;";

typedef struct series {
    mc_buf company;
    uint64_t texts, named; /**< of the last period with a share; named 0 = none yet */
} series;

static void follow(series *s, mc_str company)
{
    if (mc_str_equal(company, mc_buf_str(&s->company))) return;
    mc_buf_clear(&s->company);
    mc_buf_add_str(&s->company, company);
    s->named = s->texts = 0;
}

static mc_status set_share(struct sqlite3_stmt *set, struct sqlite3_stmt *row, const series *before,
                           mc_error *err)
{
    uint64_t named = (uint64_t)mc_sql_int(row, 2), texts = (uint64_t)mc_sql_int(row, 3);
    mc_interval share = mc_interval_wilson(texts, named);
    const double of_share[] = {share.share, share.low, share.high};
    for (int i = 0; i < 3; i++) {
        mc_sql_bind_double(set, 1 + i, of_share[i]);
    }
    mc_interval change =
        mc_interval_difference(texts, named, before->texts, before->named, MC_Z_95);
    mc_interval sure = mc_interval_difference(texts, named, before->texts, before->named, MC_Z_998);
    const double of_change[] = {change.share, change.low, change.high};
    for (int i = 0; i < 3; i++) {
        if (before->named) {
            mc_sql_bind_double(set, 4 + i, of_change[i]);
        } else {
            mc_sql_bind_str(set, 4 + i, (mc_str){NULL, 0});
        }
    }
    mc_sql_bind_int(set, 7, before->named && (sure.low > 0 || sure.high < 0));
    mc_sql_bind_str(set, 8, mc_sql_str(row, 0));
    mc_sql_bind_str(set, 9, mc_sql_str(row, 1));
    return mc_sql_execute(set, err);
}

static mc_status find_changes(struct sqlite3 *db, uint32_t min_cases, mc_error *err)
{
    struct sqlite3_stmt *row = NULL, *set = NULL;
    series s = {.company = MC_BUF_INIT(1 << 16)};
    bool has_row = false;
    mc_status st = mc_sql_prepare(&row, db,
                                  "SELECT company,period,named_texts,alleged_texts FROM"
                                  " periods ORDER BY company,period",
                                  err);
    if (st == MC_OK)
        st = mc_sql_prepare(&set, db,
                            "UPDATE periods SET share=?,low=?,high=?,change=?,change_low=?,"
                            "change_high=?,marked=? WHERE company=? AND period=?",
                            err);
    if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    while (st == MC_OK && has_row) {
        uint64_t named = (uint64_t)mc_sql_int(row, 2), texts = (uint64_t)mc_sql_int(row, 3);
        follow(&s, mc_sql_str(row, 0));
        if (named >= min_cases && texts <= named) {
            st = set_share(set, row, &s, err);
            s.named = named;
            s.texts = texts;
        }
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    mc_sql_finish(set);
    mc_buf_dispose(&s.company);
    return st;
}

static mc_status choose_unit(struct sqlite3 *db, mc_trend_unit *unit, mc_error *err)
{
    int64_t months = 0;
    if (*unit != MC_TREND_AUTO) return MC_OK;
    mc_status st =
        mc_sql_number(&months, db,
                      "SELECT max(m)-min(m) FROM (SELECT day/10000*12+day/100%100 AS m FROM"
                      " documents WHERE selected AND day>0)",
                      err);
    *unit = months < 24 ? MC_TREND_MONTH : MC_TREND_QUARTER;
    return st;
}

mc_status mc_trend_find(struct sqlite3 *db, mc_trend_unit unit, uint32_t min_cases, mc_error *err)
{
    char sql[2048];
    mc_status st = choose_unit(db, &unit, err);
    bool month = unit == MC_TREND_MONTH;
    snprintf(sql, sizeof sql, add_periods, month ? MONTH("day") : QUARTER("day"),
             month ? "month" : "quarter");
    if (st == MC_OK) st = mc_sql_run(db, sql, err);
    if (st == MC_OK) st = find_changes(db, min_cases, err);
    snprintf(sql, sizeof sql, add_rising, min_cases, min_cases);
    return st == MC_OK ? mc_sql_run(db, sql, err) : st;
}
