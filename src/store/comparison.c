// SPDX-License-Identifier: Apache-2.0
#include "store/comparison.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/buf.h"
#include "base/error.h"
#include "store/count_rule.h"
#include "store/interval.h"
#include "store/sql.h"

// Only companies with a rate (settings: min_cases) are compared, each with its peer group: the
// rated companies of its kind when they are MC_LEAST_PEERS, else all rated ones.
//
// Rank: league tables say more than data of this size hold (Goldstein and Spiegelhalter: League
// Tables and Their Limitations, JRSS A 159 (1996), 385–443). So a rank is a range: a company stands
// surely behind those whose interval lies wholly above its own, and surely before those whose
// interval lies wholly below. Among 12 companies, with 2 wholly above and 3 wholly below, it is 3rd
// to 9th. Companies whose intervals meet share their places.
//
// Median: of the shares of the group, companies without a text in the category count as 0.
//
// Funnel plot (D. J. Spiegelhalter: Funnel plots for comparing institutional performance,
// Statistics in Medicine 24 (2005), 1185–1202): the share against its denominator n. If all
// companies were the same, a share would lie within p0 ± z·√(φ·p0(1−p0)/n), p0 being the share of
// all together. φ is what shares differ by more than chance alone would have them (his
// over-dispersion, from z scores winsorised at 10 %, never below 1): complaints differ for many
// reasons, and without φ nearly every large company would stand out.
//
// Example: p0 = .3, n = 100, φ = 4: limits at 99.8 % are .3 ± 3.09·.0917, so .017 and .583.
typedef struct rated {
    mc_str company, kind;
    uint64_t texts, named;
    double share, low, high;
    bool own_kind; /**< its peers are its kind */
} rated;

typedef struct board {
    mc_arena arena;
    rated *companies; /**< ordered by id */
    uint32_t count, capacity;
    mc_interval *shares; /**< of the present category, one a company */
    uint64_t *texts;
    double *sorted;
    struct sqlite3_stmt *add;
} board;

static mc_status read_rated(board *b, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st =
        mc_sql_open(&row, db,
                    "SELECT o.company,coalesce(c.kind,'unknown'),t.alleged_texts,t.named_texts,"
                    "o.share,o.low,o.high FROM overall_rates o JOIN companies c ON"
                    " c.id=o.company JOIN totals t ON t.company=o.company ORDER BY o.company",
                    &has_row, err);
    while (st == MC_OK && has_row) {
        if (!MC_ARRAY_RESERVE(b->companies, b->capacity, b->count + 1ull)) {
            st = mc_error_memory(err);
            break;
        }
        b->companies[b->count++] = (rated){.company = mc_arena_str(&b->arena, mc_sql_str(row, 0)),
                                           .kind = mc_arena_str(&b->arena, mc_sql_str(row, 1)),
                                           .texts = (uint64_t)mc_sql_int(row, 2),
                                           .named = (uint64_t)mc_sql_int(row, 3),
                                           .share = mc_sql_double(row, 4),
                                           .low = mc_sql_double(row, 5),
                                           .high = mc_sql_double(row, 6)};
        st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    return st == MC_OK && mc_arena_failed(&b->arena) ? mc_error_memory(err) : st;
}

static mc_status find_groups(board *b, mc_error *err)
{
    for (uint32_t i = 0; i < b->count; i++) {
        uint32_t peers = 0;
        for (uint32_t j = 0; j < b->count; j++) {
            peers += mc_str_equal(b->companies[i].kind, b->companies[j].kind);
        }
        bool unknown = mc_str_equal(b->companies[i].kind, MC_STR("unknown"));
        b->companies[i].own_kind = peers >= MC_LEAST_PEERS && !unknown;
    }
    b->shares = mc_arena_array(&b->arena, b->count, sizeof *b->shares);
    b->texts = mc_arena_array(&b->arena, b->count, sizeof *b->texts);
    b->sorted = mc_arena_array(&b->arena, b->count, sizeof *b->sorted);
    return mc_arena_failed(&b->arena) ? mc_error_memory(err) : MC_OK;
}

static int by_value(const void *a, const void *b)
{
    const double *one = a, *two = b;
    return *one < *two ? -1 : *one > *two;
}

static double median_of(double *values, uint32_t count)
{
    qsort(values, count, sizeof *values, by_value);
    uint32_t middle = count / 2;
    return count % 2 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

static bool is_peer(const board *b, uint32_t of, uint32_t other)
{
    return !b->companies[of].own_kind ||
           mc_str_equal(b->companies[of].kind, b->companies[other].kind);
}

static mc_status add_comparison(board *b, uint32_t at, mc_str category, mc_error *err)
{
    uint32_t peers = 0, above = 0, below = 0;
    uint64_t class_texts = 0;
    for (uint32_t i = 0; i < b->count; i++) {
        if (!is_peer(b, at, i)) continue;
        b->sorted[peers++] = b->shares[i].share;
        class_texts += b->texts[i];
        above += b->shares[i].low > b->shares[at].high;
        below += b->shares[i].high < b->shares[at].low;
    }
    double median = median_of(b->sorted, peers);
    mc_sql_bind_str(b->add, 1, b->companies[at].company);
    mc_sql_bind_str(b->add, 2, category);
    mc_sql_bind_str(b->add, 3, b->companies[at].own_kind ? b->companies[at].kind : MC_STR("all"));
    mc_sql_bind_int(b->add, 4, peers);
    mc_sql_bind_double(b->add, 5, median);
    mc_sql_bind_int(b->add, 6, above + 1);
    mc_sql_bind_int(b->add, 7, peers - below);
    mc_sql_bind_int(b->add, 8, (int64_t)class_texts);
    mc_sql_bind_double(b->add, 9, (double)b->texts[at] / (double)class_texts);
    return mc_sql_execute(b->add, err);
}

static mc_status add_category(board *b, mc_str category, mc_error *err)
{
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < b->count; i++) {
        if (b->texts[i]) st = add_comparison(b, i, category, err);
    }
    return st;
}

static void clear_category(board *b)
{
    for (uint32_t i = 0; i < b->count; i++) {
        b->texts[i] = 0;
        b->shares[i] = mc_interval_wilson(0, b->companies[i].named);
    }
}

static uint32_t find_company(const board *b, mc_str id)
{
    uint32_t low = 0, high = b->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (mc_str_compare(b->companies[middle].company, id) < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low < b->count && mc_str_equal(b->companies[low].company, id) ? low : b->count;
}

static void take_rate(board *b, struct sqlite3_stmt *row)
{
    uint32_t at = find_company(b, mc_sql_str(row, 1));
    if (at == b->count) return;
    b->texts[at] = (uint64_t)mc_sql_int(row, 2);
    b->shares[at] =
        (mc_interval){mc_sql_double(row, 3), mc_sql_double(row, 4), mc_sql_double(row, 5)};
}

static mc_status compare_categories(board *b, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    mc_buf category = MC_BUF_INIT(1 << 16);
    bool has_row = false;
    mc_status st = mc_sql_open(&row, db,
                               "SELECT category,company,texts,share,low,high FROM rates"
                               " ORDER BY category,company",
                               &has_row, err);
    while (st == MC_OK && has_row) {
        mc_buf_clear(&category);
        mc_buf_add_str(&category, mc_sql_str(row, 0));
        clear_category(b);
        while (st == MC_OK && has_row && mc_str_equal(mc_sql_str(row, 0), mc_buf_str(&category))) {
            take_rate(b, row);
            st = mc_sql_step(row, &has_row, err);
        }
        if (st == MC_OK) st = add_category(b, mc_buf_str(&category), err);
    }
    mc_sql_finish(row);
    mc_buf_dispose(&category);
    return st;
}

static mc_status compare_all(board *b, mc_error *err)
{
    for (uint32_t i = 0; i < b->count; i++) {
        b->texts[i] = b->companies[i].texts;
        b->shares[i] =
            (mc_interval){b->companies[i].share, b->companies[i].low, b->companies[i].high};
    }
    return add_category(b, MC_STR(MC_ALL_TOGETHER), err);
}

static double overdispersion(board *b, double target)
{
    double sum = 0;
    for (uint32_t i = 0; i < b->count; i++) {
        double error = sqrt(target * (1 - target) / (double)b->companies[i].named);
        b->sorted[i] = (b->companies[i].share - target) / error;
    }
    qsort(b->sorted, b->count, sizeof *b->sorted, by_value);
    uint32_t cut = b->count / 10;
    for (uint32_t i = 0; i < b->count; i++) {
        uint32_t at = i < cut ? cut : i >= b->count - cut ? b->count - cut - 1 : i;
        sum += b->sorted[at] * b->sorted[at];
    }
    double found = sum / b->count;
    return found > 1 ? found : 1;
}

static mc_status add_funnel(struct sqlite3_stmt *add, const rated *of, double target, double phi,
                            mc_error *err)
{
    double error = sqrt(phi * target * (1 - target) / (double)of->named);
    double low = target - MC_Z_998 * error, high = target + MC_Z_998 * error;
    const char *position = of->share > high ? "above" : of->share < low ? "below" : "inside";
    const double limits[] = {target - MC_Z_95 * error, target + MC_Z_95 * error, low, high};
    mc_sql_bind_str(add, 1, of->company);
    mc_sql_bind_double(add, 2, target);
    mc_sql_bind_double(add, 3, phi);
    for (int i = 0; i < 4; i++) {
        mc_sql_bind_double(add, 4 + i, limits[i] < 0 ? 0 : limits[i] > 1 ? 1 : limits[i]);
    }
    mc_sql_bind_str(add, 8, mc_str_from_z(position));
    return mc_sql_execute(add, err);
}

static mc_status find_funnel(board *b, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    uint64_t texts = 0, named = 0;
    for (uint32_t i = 0; i < b->count; i++) {
        texts += b->companies[i].texts;
        named += b->companies[i].named;
    }
    if (texts == 0 || texts >= named) return MC_OK;
    double target = (double)texts / (double)named, phi = overdispersion(b, target);
    mc_status st = mc_sql_prepare(&add, db, "INSERT INTO funnel VALUES(?,?,?,?,?,?,?,?)", err);
    for (uint32_t i = 0; st == MC_OK && i < b->count; i++) {
        st = add_funnel(add, &b->companies[i], target, phi, err);
    }
    mc_sql_finish(add);
    return st;
}

mc_status mc_comparison_find(struct sqlite3 *db, mc_error *err)
{
    board b = {.arena = MC_ARENA_INIT};
    mc_status st = read_rated(&b, db, err);
    if (st == MC_OK && b.count >= MC_LEAST_PEERS) {
        st = find_groups(&b, err);
        if (st == MC_OK)
            st = mc_sql_prepare(&b.add, db, "INSERT INTO comparisons VALUES(?,?,?,?,?,?,?,?,?)",
                                err);
        if (st == MC_OK) st = compare_all(&b, err);
        if (st == MC_OK) st = compare_categories(&b, db, err);
        if (st == MC_OK) st = find_funnel(&b, db, err);
    }
    mc_sql_finish(b.add);
    free(b.companies);
    mc_arena_dispose(&b.arena);
    return st;
}
