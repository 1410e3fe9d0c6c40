// SPDX-License-Identifier: Apache-2.0
#include "store/trend.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/error.h"
#include "store/count_rule.h"
#include "store/interval.h"
#include "store/sql.h"

// One row for each company and period in which a text of a counted genre names it, and rows of
// `~all` for all texts together: distinct texts that name it, distinct texts that allege something
// of it. A text that was copied again in a later period counts in both. Documents without
// a date are in no period.
//
// A period has a share when min_cases texts name the company in it, and a change against the period
// before that has one too: the difference of the shares with Newcombe's 95 % interval. It is
// `marked` when the 99.8 % interval leaves out 0: with a chart of twelve months for each of a
// hundred companies, 1,200 differences are looked at, and 95 % would mark 60 of them by chance.
//
// `rising`: categories whose share in the last period is higher than in all before
// together, by the same 99.8 %.
//
// Example: 30 of 100 texts of January, 60 of 100 of February allege something: change +30 points
// (95 %: 16 to 42), at 99.8 % 8 to 48: marked.
//
// Counting: dated documents are walked by period and text; whoever saw the text already in
// this period is not moved.
enum { NAMED, SAID, SIDES };

// What is counted of a company in the period that is being walked.
typedef struct period_count {
    uint64_t last[SIDES]; /**< period and text seen last */
    uint32_t texts[SIDES];
} period_count;

typedef struct dated {
    uint64_t key; /**< period, text */
    uint32_t document;
} dated;

typedef struct calendar {
    const mc_ledger *ledger;
    bool months;
    dated *documents; /**< in order of key */
    uint32_t count;
    period_count *companies; /**< by name; the last one is of all texts */
    struct sqlite3_stmt *add;
} calendar;

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

static uint32_t month_of(mc_day day)
{
    return day / 10000 * 12 + (day / 100 % 100 + 11) % 12;
}

static uint32_t period_of(const calendar *c, mc_day day)
{
    return c->months ? month_of(day) : month_of(day) / 3;
}

static void name_period(const calendar *c, uint32_t period, char out[16])
{
    if (c->months) {
        snprintf(out, 16, "%04u-%02u", period / 12, period % 12 + 1);
    } else {
        snprintf(out, 16, "%04u-Q%u", period / 4, period % 4 + 1);
    }
}

static mc_trend_unit choose_unit(const mc_ledger *ledger, mc_trend_unit unit)
{
    uint32_t first = UINT32_MAX, last = 0;
    for (uint32_t i = 0; i < ledger->document_count; i++) {
        const mc_ledger_document *document = &ledger->documents[i];
        if (!document->is_selected || !document->day) continue;
        uint32_t month = month_of(document->day);
        if (month < first) first = month;
        if (month > last) last = month;
    }
    if (unit != MC_TREND_AUTO) return unit;
    return first == UINT32_MAX || last - first < 24 ? MC_TREND_MONTH : MC_TREND_QUARTER;
}

static int by_period(const void *a, const void *b)
{
    const dated *one = a, *two = b;
    if (one->key != two->key) return one->key < two->key ? -1 : 1;
    return one->document < two->document ? -1 : one->document > two->document;
}

static mc_status prepare(calendar *c, mc_error *err)
{
    const mc_ledger *ledger = c->ledger;
    c->documents = malloc((ledger->document_count + 1ull) * sizeof *c->documents);
    c->companies = calloc(ledger->names.count + 1ull, sizeof *c->companies);
    if (!c->documents || !c->companies) return mc_error_memory(err);
    for (uint32_t i = 0; i < ledger->document_count; i++) {
        const mc_ledger_document *document = &ledger->documents[i];
        if (!document->counts || !document->day) continue;
        uint64_t period = period_of(c, document->day);
        c->documents[c->count++] = (dated){period << 32 | document->near, i};
    }
    qsort(c->documents, c->count, sizeof *c->documents, by_period);
    return MC_OK;
}

static void count_text(calendar *c, uint32_t company, int side, uint64_t key)
{
    period_count *of = &c->companies[company];
    if (of->last[side] == key) return;
    of->last[side] = key;
    of->texts[side]++;
}

static void count_dated(calendar *c, const dated *at)
{
    const mc_ledger *ledger = c->ledger;
    const mc_ledger_document *document = &ledger->documents[at->document];
    count_text(c, ledger->names.count, NAMED, at->key);
    for (uint32_t i = 0; i < document->named_count; i++) {
        count_text(c, ledger->named[document->first_named + i], NAMED, at->key);
    }
    for (uint32_t i = 0; i < document->finding_count; i++) {
        const mc_ledger_group *group =
            &ledger->groups[ledger->findings[document->first_finding + i].group];
        if (!group->is_company || !group->is_accusation) continue;
        count_text(c, group->company, SAID, at->key);
        count_text(c, ledger->names.count, SAID, at->key);
    }
}

// Writes what was counted of the period and begins anew.
static mc_status write_period(calendar *c, uint32_t period, mc_error *err)
{
    char name[16];
    mc_status st = MC_OK;
    name_period(c, period, name);
    for (uint32_t i = 0; st == MC_OK && i <= c->ledger->names.count; i++) {
        period_count *of = &c->companies[i];
        if (of->texts[NAMED] == 0) continue;
        bool all = i == c->ledger->names.count;
        mc_sql_bind_str(c->add, 1, all ? MC_STR(MC_ALL_TOGETHER) : mc_ledger_name(c->ledger, i));
        mc_sql_bind_str(c->add, 2, mc_str_from_z(name));
        mc_sql_bind_int(c->add, 3, of->texts[NAMED]);
        mc_sql_bind_int(c->add, 4, of->texts[SAID]);
        st = mc_sql_execute(c->add, err);
        of->texts[NAMED] = of->texts[SAID] = 0;
    }
    return st;
}

static mc_status count_periods(calendar *c, struct sqlite3 *db, mc_error *err)
{
    mc_status st = mc_sql_prepare(&c->add, db,
                                  "INSERT INTO periods(company,period,named_texts,alleged_texts)"
                                  " VALUES(?,?,?,?)",
                                  err);
    for (uint32_t i = 0; st == MC_OK && i < c->count; i++) {
        uint32_t period = (uint32_t)(c->documents[i].key >> 32);
        count_dated(c, &c->documents[i]);
        bool ends = i + 1 == c->count || c->documents[i + 1].key >> 32 != period;
        if (ends) st = write_period(c, period, err);
    }
    mc_sql_finish(c->add);
    return st;
}

// Texts that accuse a company of a category: in the last period, and before it.
typedef struct rise {
    uint64_t seen[2]; /**< text, + 1 */
    uint32_t texts[2];
} rise;

static void count_rises(const calendar *c, rise *rises)
{
    const mc_ledger *ledger = c->ledger;
    uint32_t last = c->count ? (uint32_t)(c->documents[c->count - 1].key >> 32) : 0;
    for (uint32_t i = 0; i < ledger->document_count; i++) {
        const mc_ledger_document *document = &ledger->documents[ledger->by_text[i]];
        if (!document->counts || !document->day) continue;
        int before = period_of(c, document->day) < last;
        for (uint32_t j = 0; j < document->finding_count; j++) {
            const mc_ledger_group *group =
                &ledger->groups[ledger->findings[document->first_finding + j].group];
            rise *of = &rises[group->pair];
            if (!group->is_accusation || of->seen[before] == document->near + 1ull) continue;
            of->seen[before] = document->near + 1ull;
            of->texts[before]++;
        }
    }
}

static mc_status add_rises(const calendar *c, const rise *rises, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st =
        mc_sql_run(db, "CREATE TEMP TABLE rises(company, category, texts, texts_before)", err);
    if (st == MC_OK) st = mc_sql_prepare(&add, db, "INSERT INTO rises VALUES(?,?,?,?)", err);
    for (uint32_t i = 0; st == MC_OK && i < c->ledger->pair_count; i++) {
        if (rises[i].texts[0] == 0) continue;
        mc_sql_bind_str(add, 1, mc_ledger_name(c->ledger, c->ledger->pairs[i].company));
        mc_sql_bind_str(add, 2, mc_ledger_name(c->ledger, c->ledger->pairs[i].category));
        mc_sql_bind_int(add, 3, rises[i].texts[0]);
        mc_sql_bind_int(add, 4, rises[i].texts[1]);
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

static const char find_rising[] =
    "CREATE TEMP TABLE spans AS SELECT p.company,p.period AS last,p.named_texts AS named,"
    "(SELECT sum(named_texts) FROM periods q WHERE q.company=p.company AND q.period<p.period)"
    " AS before FROM periods p WHERE p.period=(SELECT max(period) FROM periods)"
    " AND p.company<>'" MC_ALL_TOGETHER "';"
    "CREATE UNIQUE INDEX temp.spans_by_company ON spans(company);"
    "DELETE FROM spans WHERE named<%u OR before IS NULL OR before<%u;"
    "INSERT INTO rising SELECT company,category,texts,named,texts_before,named_before,"
    " difference_at(0,texts,named,texts_before,named_before),"
    " difference_at(1,texts,named,texts_before,named_before),"
    " difference_at(2,texts,named,texts_before,named_before) FROM (SELECT r.company,r.category,"
    "  r.texts,s.named,min(s.before,r.texts_before) AS texts_before,s.before AS named_before FROM"
    "  rises r JOIN spans s ON s.company=r.company)"
    " WHERE texts<=named AND difference_at(3,texts,named,texts_before,named_before)>0;"
    "DROP TABLE spans; DROP TABLE rises;";

static mc_status find_rises(const calendar *c, struct sqlite3 *db, uint32_t min_cases,
                            mc_error *err)
{
    char sql[2048];
    rise *rises = calloc(c->ledger->pair_count + 1ull, sizeof *rises);
    if (!rises) return mc_error_memory(err);
    count_rises(c, rises);
    mc_status st = add_rises(c, rises, db, err);
    snprintf(sql, sizeof sql, find_rising, min_cases, min_cases);
    if (st == MC_OK) st = mc_sql_run(db, sql, err);
    free(rises);
    return st;
}

mc_status mc_trend_find(const mc_ledger *ledger, struct sqlite3 *db, mc_trend_unit unit,
                        uint32_t min_cases, mc_error *err)
{
    calendar c = {.ledger = ledger};
    c.months = choose_unit(ledger, unit) == MC_TREND_MONTH;
    mc_status st = mc_sql_run(db,
                              c.months ? "INSERT INTO settings VALUES('trend','month')"
                                       : "INSERT INTO settings VALUES('trend','quarter')",
                              err);
    if (st == MC_OK) st = prepare(&c, err);
    if (st == MC_OK) st = count_periods(&c, db, err);
    if (st == MC_OK) st = find_changes(db, min_cases, err);
    if (st == MC_OK) st = find_rises(&c, db, min_cases, err);
    free(c.documents);
    free(c.companies);
    return st;
}
