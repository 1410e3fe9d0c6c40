// SPDX-License-Identifier: Apache-2.0
#include "store/tally.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "store/sql.h"

// All counters stand in one array: of groups (tallies), of category and place (category_totals),
// and some of each company (totals); those of company and category (accusations) count what rates
// are made of. A finding moves the few that its group lists; three walks over the documents, one
// for each unit.
//
//   finding  甲 threat announced   moves   its tally · threat announced · 甲 any, alleged, announced
enum { OF_GROUP = 7 };

// What is counted of each company.
typedef enum kind {
    KIND_ANY,
    KIND_ALLEGED,
    KIND_ANNOUNCED,
    KIND_PRACTICE,
    KIND_RESOLUTION,
    KIND_DEMANDED,
    KIND_OTHER,
    KIND_TEMPLATE, /**< accused in texts that have the tells of a template */
    KIND_NAMED,    /**< moved by documents, not findings */
    KIND_COUNT
} kind;

typedef enum unit { UNIT_DOCUMENT, UNIT_TEXT, UNIT_AUTHOR, UNIT_COUNT } unit;

typedef struct counter {
    uint64_t last; /**< value counted last in this walk, + 1 */
    uint32_t of[UNIT_COUNT];
} counter;

// Of a company and a category, beside what its counter counts.
typedef struct pair_total {
    uint32_t announced_texts;
    uint8_t severity; /**< highest */
} pair_total;

typedef struct tally {
    const mc_ledger *ledger;
    counter *counters;
    uint32_t counter_count;
    uint32_t first_category, first_pair, first_company; /**< of the counters; groups come first */
    uint32_t (*moved)[OF_GROUP];  /**< counters of each group, then NO_COUNTER */
    uint32_t *category_companies; /**< companies, by counter of category and place */
    mc_numbering categories;      /**< category and place */
    uint64_t *not_counted;        /**< findings, by company */
    uint8_t *severity;            /**< highest, by company */
    pair_total *pairs;            /**< by company and category */
} tally;

#define NO_COUNTER UINT32_MAX

static uint32_t company_counter(const tally *t, uint32_t company, kind of)
{
    return t->first_company + company * KIND_COUNT + of;
}

static kind kind_of_place(mc_str place)
{
    static const struct {
        const char *place;
        kind of;
    } kinds[] = {{"alleged", KIND_ALLEGED},   {"announced", KIND_ANNOUNCED},
                 {"practice", KIND_PRACTICE}, {"resolution", KIND_RESOLUTION},
                 {"demanded", KIND_DEMANDED}, {"genre", KIND_OTHER}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (mc_str_equal(place, mc_str_from_z(kinds[i].place))) return kinds[i].of;
    }
    return KIND_ANY;
}

static bool number_category(tally *t, const mc_ledger_group *group, uint32_t *number)
{
    uint32_t key[2] = {group->category, group->place};
    return mc_numbering_add(&t->categories, (mc_str){(const char *)key, sizeof key}, number);
}

static void list_counters(tally *t, uint32_t at, uint32_t category)
{
    const mc_ledger_group *group = &t->ledger->groups[at];
    uint32_t *moved = t->moved[at], count = 0;
    kind of = kind_of_place(mc_ledger_name(t->ledger, group->place));
    moved[count++] = at;
    if (group->is_company) moved[count++] = t->first_category + category;
    if (group->is_accusation) moved[count++] = t->first_pair + group->pair;
    moved[count++] = company_counter(t, group->company, KIND_ANY);
    if (of != KIND_ANY) moved[count++] = company_counter(t, group->company, of);
    if (of == KIND_ANNOUNCED) moved[count++] = company_counter(t, group->company, KIND_ALLEGED);
    moved[count] = NO_COUNTER;
}

static mc_status prepare(tally *t, mc_error *err)
{
    const mc_ledger *ledger = t->ledger;
    uint32_t category = 0;
    for (uint32_t i = 0; i < ledger->group_count; i++) {
        if (!number_category(t, &ledger->groups[i], &category)) return mc_error_memory(err);
    }
    t->first_category = ledger->group_count;
    t->first_pair = t->first_category + t->categories.count;
    t->first_company = t->first_pair + ledger->pair_count;
    t->counter_count = t->first_company + ledger->names.count * KIND_COUNT;
    t->counters = calloc(t->counter_count + 1ull, sizeof *t->counters);
    t->moved = calloc(ledger->group_count + 1ull, sizeof *t->moved);
    t->category_companies = calloc(t->categories.count + 1ull, sizeof *t->category_companies);
    t->not_counted = calloc(ledger->names.count + 1ull, sizeof *t->not_counted);
    t->severity = calloc(ledger->names.count + 1ull, sizeof *t->severity);
    t->pairs = calloc(ledger->pair_count + 1ull, sizeof *t->pairs);
    if (!t->counters || !t->moved || !t->category_companies || !t->not_counted || !t->severity ||
        !t->pairs) {
        return mc_error_memory(err);
    }
    for (uint32_t i = 0; i < ledger->group_count; i++) {
        if (!number_category(t, &ledger->groups[i], &category)) return mc_error_memory(err);
        list_counters(t, i, category);
    }
    return MC_OK;
}

static void move(tally *t, uint32_t at, unit of, uint64_t value)
{
    counter *moved = &t->counters[at];
    if (moved->last == value) return;
    moved->last = value;
    moved->of[of]++;
}

static void count_template(tally *t, uint32_t finding, unit of, uint64_t value)
{
    const mc_ledger_group *group = &t->ledger->groups[t->ledger->findings[finding].group];
    if (group->is_accusation) move(t, company_counter(t, group->company, KIND_TEMPLATE), of, value);
}

static void count_document(tally *t, const mc_ledger_document *document, unit of, uint64_t value)
{
    const mc_ledger *ledger = t->ledger;
    for (uint32_t i = 0; i < document->finding_count; i++) {
        const uint32_t *moved = t->moved[ledger->findings[document->first_finding + i].group];
        for (; *moved != NO_COUNTER; moved++) {
            move(t, *moved, of, value);
        }
        if (document->is_template) count_template(t, document->first_finding + i, of, value);
    }
    for (uint32_t i = 0; document->counts && i < document->named_count; i++) {
        uint32_t company = ledger->named[document->first_named + i];
        move(t, company_counter(t, company, KIND_NAMED), of, value);
    }
}

static void forget_last(tally *t)
{
    for (uint32_t i = 0; i < t->counter_count; i++) {
        t->counters[i].last = 0;
    }
}

static void count_all(tally *t)
{
    const mc_ledger *ledger = t->ledger;
    for (uint32_t i = 0; i < ledger->document_count; i++) {
        count_document(t, &ledger->documents[i], UNIT_DOCUMENT, i + 1ull);
    }
    forget_last(t);
    for (uint32_t i = 0; i < ledger->document_count; i++) {
        const mc_ledger_document *document = &ledger->documents[ledger->by_text[i]];
        count_document(t, document, UNIT_TEXT, document->near + 1ull);
    }
    forget_last(t);
    for (uint32_t i = 0; i < ledger->document_count; i++) {
        const mc_ledger_document *document = &ledger->documents[ledger->by_author[i]];
        if (document->author) count_document(t, document, UNIT_AUTHOR, document->author);
    }
}

// Findings that are not counted, and the gravest one that is.
static void sum_groups(tally *t)
{
    for (uint32_t i = 0; i < t->ledger->group_count; i++) {
        const mc_ledger_group *group = &t->ledger->groups[i];
        bool has_kind = kind_of_place(mc_ledger_name(t->ledger, group->place)) != KIND_ANY;
        if (!has_kind) t->not_counted[group->company] += group->findings;
        uint8_t *highest = &t->severity[group->company];
        if (group->is_accusation && group->severity > *highest) *highest = group->severity;
    }
}

static mc_status write_tallies(const tally *t, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st = mc_sql_prepare(&add, db, "INSERT INTO tallies VALUES(?,?,?,?,?,?,?)", err);
    for (uint32_t i = 0; st == MC_OK && i < t->ledger->group_count; i++) {
        const mc_ledger_group *group = &t->ledger->groups[i];
        mc_sql_bind_str(add, 1, mc_ledger_name(t->ledger, group->company));
        mc_sql_bind_str(add, 2, mc_ledger_name(t->ledger, group->category));
        mc_sql_bind_str(add, 3, mc_ledger_name(t->ledger, group->place));
        mc_sql_bind_str(add, 4, mc_ledger_name(t->ledger, group->detail));
        for (int of = 0; of < UNIT_COUNT; of++) {
            mc_sql_bind_int(add, 5 + of, t->counters[i].of[of]);
        }
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

// Companies of each category and place: groups that differ by detail alone are one.
static mc_status count_companies(tally *t, mc_error *err)
{
    mc_numbering seen = {0};
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < t->ledger->group_count; i++) {
        const mc_ledger_group *group = &t->ledger->groups[i];
        uint32_t category = 0, number = 0, before = seen.count;
        if (!group->is_company) continue;
        uint32_t key[3] = {group->company, group->category, group->place};
        if (!number_category(t, group, &category) ||
            !mc_numbering_add(&seen, (mc_str){(const char *)key, sizeof key}, &number)) {
            st = mc_error_memory(err);
        }
        t->category_companies[category] += seen.count > before;
    }
    mc_numbering_dispose(&seen);
    return st;
}

static mc_status write_categories(tally *t, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st = count_companies(t, err);
    if (st == MC_OK)
        st = mc_sql_prepare(&add, db, "INSERT INTO category_totals VALUES(?,?,?,?,?,?)", err);
    for (uint32_t i = 0; st == MC_OK && i < t->categories.count; i++) {
        uint32_t key[2];
        if (t->category_companies[i] == 0) continue;
        memcpy(key, t->categories.items[i].data, sizeof key);
        mc_sql_bind_str(add, 1, mc_ledger_name(t->ledger, key[0]));
        mc_sql_bind_str(add, 2, mc_ledger_name(t->ledger, key[1]));
        mc_sql_bind_int(add, 3, t->category_companies[i]);
        for (int of = 0; of < UNIT_COUNT; of++) {
            mc_sql_bind_int(add, 4 + of, t->counters[t->first_category + i].of[of]);
        }
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

// What a company and a category have together: of alleged and announced conduct, groups of their
// own.
static void gather_pairs(tally *t)
{
    for (uint32_t i = 0; i < t->ledger->group_count; i++) {
        const mc_ledger_group *group = &t->ledger->groups[i];
        pair_total *pair = &t->pairs[group->pair];
        if (!group->is_accusation) continue;
        if (group->severity > pair->severity) pair->severity = group->severity;
        if (kind_of_place(mc_ledger_name(t->ledger, group->place)) == KIND_ANNOUNCED)
            pair->announced_texts = t->counters[i].of[UNIT_TEXT];
    }
}

static mc_status write_accusations(const tally *t, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st = mc_sql_prepare(&add, db, "INSERT INTO accusations VALUES(?,?,?,?,?,?,?)", err);
    for (uint32_t i = 0; st == MC_OK && i < t->ledger->pair_count; i++) {
        const counter *of = &t->counters[t->first_pair + i];
        if (of->of[UNIT_DOCUMENT] == 0) continue;
        mc_sql_bind_str(add, 1, mc_ledger_name(t->ledger, t->ledger->pairs[i].company));
        mc_sql_bind_str(add, 2, mc_ledger_name(t->ledger, t->ledger->pairs[i].category));
        for (int at = 0; at < UNIT_COUNT; at++) {
            mc_sql_bind_int(add, 3 + at, of->of[at]);
        }
        mc_sql_bind_int(add, 6, t->pairs[i].announced_texts);
        mc_sql_bind_int(add, 7, t->pairs[i].severity);
        st = mc_sql_execute(add, err);
    }
    mc_sql_finish(add);
    return st;
}

static mc_status write_total(const tally *t, struct sqlite3_stmt *add, uint32_t company,
                             mc_error *err)
{
    const counter *of = &t->counters[company_counter(t, company, KIND_ANY)];
    const uint64_t values[] = {of[KIND_NAMED].of[UNIT_DOCUMENT],
                               of[KIND_NAMED].of[UNIT_TEXT],
                               of[KIND_NAMED].of[UNIT_AUTHOR],
                               of[KIND_ALLEGED].of[UNIT_DOCUMENT],
                               of[KIND_ALLEGED].of[UNIT_TEXT],
                               of[KIND_ALLEGED].of[UNIT_AUTHOR],
                               of[KIND_ANNOUNCED].of[UNIT_TEXT],
                               of[KIND_PRACTICE].of[UNIT_TEXT],
                               of[KIND_RESOLUTION].of[UNIT_TEXT],
                               of[KIND_DEMANDED].of[UNIT_TEXT],
                               of[KIND_OTHER].of[UNIT_TEXT],
                               t->not_counted[company],
                               t->severity[company],
                               of[KIND_ANY].of[UNIT_TEXT],
                               of[KIND_TEMPLATE].of[UNIT_TEXT]};
    mc_sql_bind_str(add, 1, mc_ledger_name(t->ledger, company));
    for (int i = 0; i < (int)(sizeof values / sizeof *values); i++) {
        mc_sql_bind_int(add, 2 + i, (int64_t)values[i]);
    }
    return mc_sql_execute(add, err);
}

static mc_status write_totals(const tally *t, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *add = NULL;
    mc_status st =
        mc_sql_prepare(&add, db, "INSERT INTO totals VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)", err);
    for (uint32_t i = 0; st == MC_OK && i < t->ledger->names.count; i++) {
        if (t->counters[company_counter(t, i, KIND_ANY)].of[UNIT_DOCUMENT] == 0) continue;
        st = write_total(t, add, i, err);
    }
    mc_sql_finish(add);
    return st;
}

mc_status mc_tally_write(const mc_ledger *ledger, struct sqlite3 *db, mc_error *err)
{
    tally t = {.ledger = ledger};
    mc_status st = prepare(&t, err);
    if (st == MC_OK) {
        count_all(&t);
        sum_groups(&t);
        gather_pairs(&t);
        st = write_tallies(&t, db, err);
    }
    if (st == MC_OK) st = write_categories(&t, db, err);
    if (st == MC_OK) st = write_accusations(&t, db, err);
    if (st == MC_OK) st = write_totals(&t, db, err);
    free(t.counters);
    free(t.moved);
    free(t.category_companies);
    free(t.not_counted);
    free(t.severity);
    free(t.pairs);
    mc_numbering_dispose(&t.categories);
    return st;
}
