// SPDX-License-Identifier: Apache-2.0
#include "store/exposure.h"

#include "store/interval.h"
#include "store/sql.h"

mc_status mc_exposure_add(struct sqlite3 *db, mc_str company, mc_str measure, double value,
                          mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st = mc_sql_prepare(
        &add, db, "INSERT OR REPLACE INTO exposures(company,measure,value) VALUES(?,?,?)", err);
    if (st == MC_OK) {
        mc_sql_bind_str(add, 1, company);
        mc_sql_bind_str(add, 2, measure);
        mc_sql_bind_double(add, 3, value);
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

static int64_t unit_of(double texts, double value)
{
    int64_t per = 1;
    while (texts > 0 && texts / value * (double)per < 1 && per < 1000000000000) {
        per *= 10;
    }
    return per;
}

static mc_status set_rate(struct sqlite3_stmt *set, struct sqlite3_stmt *row, mc_error *err)
{
    uint64_t texts = (uint64_t)mc_sql_int(row, 2);
    double value = mc_sql_double(row, 3);
    int64_t per = unit_of(mc_sql_double(row, 4), mc_sql_double(row, 5));
    mc_interval count = mc_interval_poisson(texts);
    double scale = (double)per / value;
    mc_sql_bind_int(set, 1, (int64_t)texts);
    mc_sql_bind_int(set, 2, per);
    mc_sql_bind_double(set, 3, count.share * scale);
    mc_sql_bind_double(set, 4, count.low * scale);
    mc_sql_bind_double(set, 5, count.high * scale);
    mc_sql_bind_str(set, 6, mc_sql_str(row, 0));
    mc_sql_bind_str(set, 7, mc_sql_str(row, 1));
    return mc_sql_execute(set, err);
}

mc_status mc_exposure_find_rates(struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *row = NULL, *set = NULL;
    bool has_row = false;
    // Read whole before anything is changed.
    mc_status st = mc_sql_run(db,
                              "CREATE TEMP TABLE sized AS SELECT e.company,e.measure,"
                              "coalesce(t.alleged_texts,0) AS texts,e.value FROM exposures e LEFT"
                              " JOIN totals t ON t.company=e.company",
                              err);
    if (st == MC_OK)
        st = mc_sql_prepare(&row, db,
                            "SELECT company,measure,texts,value,sum(texts) OVER(PARTITION BY"
                            " measure),sum(value) OVER(PARTITION BY measure) FROM sized",
                            err);
    if (st == MC_OK)
        st = mc_sql_prepare(&set, db,
                            "UPDATE exposures SET texts=?,per=?,rate=?,low=?,high=? WHERE"
                            " company=? AND measure=?",
                            err);
    if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    while (st == MC_OK && has_row) {
        st = set_rate(set, row, err);
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    mc_sql_finish(set);
    return st == MC_OK ? mc_sql_run(db, "DROP TABLE temp.sized", err) : st;
}
