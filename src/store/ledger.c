// SPDX-License-Identifier: Apache-2.0
#include "store/ledger.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "base/hash.h"
#include "store/count_rule.h"
#include "store/place.h"
#include "store/sql.h"

// Every figure is "how many documents, texts, authors have this", so the same findings are grouped
// a dozen ways. SQL would sort them for each (a minute for five million). Here a finding is twelve
// bytes, its group a number, and a distinct count needs no sort at all: documents are walked in an
// order in which equal values stand side by side, and whoever counts
// remembers the value it saw last.
//
//   by_text    3 1 4 2          texts   7 7 8 9
//   counter "甲消费金融, threat": saw 7 (1), again 7, 8 (2)          two texts of three documents
static mc_status add_document(mc_ledger *ledger, struct sqlite3_stmt *row, mc_error *err)
{
    if (!MC_ARRAY_RESERVE(ledger->documents, ledger->document_capacity,
                          (uint64_t)ledger->document_count + 1)) {
        return mc_error_memory(err);
    }
    mc_str author = mc_sql_str(row, 1), channel = mc_sql_str(row, 5);
    ledger->documents[ledger->document_count++] = (mc_ledger_document){
        .near = (uint32_t)mc_sql_int(row, 0),
        .author = author.size ? mc_hash64(author.data, author.size, 0) : 0,
        .channel = channel.size ? mc_hash64(channel.data, channel.size, 0) : 0,
        .day = (mc_day)mc_sql_int(row, 2),
        .is_selected = mc_sql_int(row, 3) != 0,
        .counts = mc_sql_int(row, 3) && mc_place_is_counted_genre(mc_sql_str(row, 4)),
    };
    return MC_OK;
}

static mc_status number_pair(mc_ledger *ledger, mc_ledger_group *group, mc_error *err)
{
    mc_ledger_pair pair = {group->company, group->category};
    if (!mc_numbering_add(&ledger->pair_keys, (mc_str){(const char *)&pair, sizeof pair},
                          &group->pair) ||
        !MC_ARRAY_RESERVE(ledger->pairs, ledger->pair_capacity, (uint64_t)group->pair + 1)) {
        return mc_error_memory(err);
    }
    ledger->pairs[group->pair] = pair;
    ledger->pair_count = ledger->pair_keys.count;
    return MC_OK;
}

static mc_status add_group(mc_ledger *ledger, const uint32_t *key, mc_error *err)
{
    if (!MC_ARRAY_RESERVE(ledger->groups, ledger->group_capacity,
                          (uint64_t)ledger->group_count + 1)) {
        return mc_error_memory(err);
    }
    mc_ledger_group *group = &ledger->groups[ledger->group_count++];
    mc_str company = ledger->names.items[key[0]], place = ledger->names.items[key[2]];
    *group = (mc_ledger_group){
        .company = key[0],
        .category = key[1],
        .place = key[2],
        .detail = key[3],
        .is_company = mc_count_rule_is_company(company),
        .is_accusation =
            mc_str_equal(place, MC_STR("alleged")) || mc_str_equal(place, MC_STR("announced")),
    };
    return number_pair(ledger, group, err);
}

// Columns 1 to 4 of the row are company, category, place and detail.
static mc_status find_group(mc_ledger *ledger, struct sqlite3_stmt *row, uint32_t *group,
                            mc_error *err)
{
    uint32_t key[4];
    for (int i = 0; i < 4; i++) {
        if (!mc_numbering_add(&ledger->names, mc_sql_str(row, 1 + i), &key[i])) {
            return mc_error_memory(err);
        }
    }
    if (!mc_numbering_add(&ledger->group_keys, (mc_str){(const char *)key, sizeof key}, group)) {
        return mc_error_memory(err);
    }
    return *group == ledger->group_count ? add_group(ledger, key, err) : MC_OK;
}

// The loader numbers findings document by document, so those of one stand side by side.
static mc_status add_finding(mc_ledger *ledger, struct sqlite3_stmt *row, mc_error *err)
{
    uint64_t doc = (uint64_t)mc_sql_int(row, 0);
    uint8_t severity = (uint8_t)mc_sql_int(row, 5);
    mc_ledger_finding finding = {.row = (uint32_t)mc_sql_int(row, 6),
                                 .sentence = (uint32_t)mc_sql_int(row, 7)};
    mc_status st = find_group(ledger, row, &finding.group, err);
    if (st != MC_OK) return st;
    if (!MC_ARRAY_RESERVE(ledger->findings, ledger->finding_capacity,
                          (uint64_t)ledger->finding_count + 1)) {
        return mc_error_memory(err);
    }
    mc_ledger_group *group = &ledger->groups[finding.group];
    group->findings++;
    if (severity > group->severity) group->severity = severity;
    mc_ledger_document *document = &ledger->documents[doc - 1];
    if (document->finding_count++ == 0) document->first_finding = ledger->finding_count;
    ledger->findings[ledger->finding_count++] = finding;
    return MC_OK;
}

static mc_status add_named(mc_ledger *ledger, struct sqlite3_stmt *row, mc_error *err)
{
    uint32_t name = 0;
    mc_ledger_document *document = &ledger->documents[mc_sql_int(row, 0) - 1];
    if (!mc_numbering_add(&ledger->names, mc_sql_str(row, 1), &name) ||
        !MC_ARRAY_RESERVE(ledger->named, ledger->named_capacity,
                          (uint64_t)ledger->named_count + 1)) {
        return mc_error_memory(err);
    }
    if (document->named_count++ == 0) document->first_named = ledger->named_count;
    ledger->named[ledger->named_count++] = name;
    return MC_OK;
}

static mc_status read_all(mc_ledger *ledger, struct sqlite3 *db, const char *sql,
                          mc_status (*add)(mc_ledger *, struct sqlite3_stmt *, mc_error *),
                          mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open(&row, db, sql, &has_row, err);
    while (st == MC_OK && has_row) {
        st = add(ledger, row, err);
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    return st;
}

// A document and what it is ordered by.
typedef struct ordered {
    uint64_t value;
    uint32_t document;
} ordered;

static int by_value(const void *a, const void *b)
{
    const ordered *one = a, *two = b;
    if (one->value != two->value) return one->value < two->value ? -1 : 1;
    return one->document < two->document ? -1 : one->document > two->document;
}

static bool order_documents(mc_ledger *ledger, uint32_t **out, bool by_author)
{
    ordered *all = malloc((ledger->document_count + 1ull) * sizeof *all);
    uint32_t *order = malloc((ledger->document_count + 1ull) * sizeof *order);
    *out = order;
    for (uint32_t i = 0; all && i < ledger->document_count; i++) {
        const mc_ledger_document *document = &ledger->documents[i];
        all[i] = (ordered){by_author ? document->author : document->near, i};
    }
    if (all) qsort(all, ledger->document_count, sizeof *all, by_value);
    for (uint32_t i = 0; all && order && i < ledger->document_count; i++) {
        order[i] = all[i].document;
    }
    bool done = all && order;
    free(all);
    return done;
}

mc_status mc_ledger_read(mc_ledger *ledger, struct sqlite3 *db, mc_error *err)
{
    mc_status st = read_all(
        ledger, db, "SELECT near,author_key,day,selected,genre,channel FROM documents ORDER BY doc",
        add_document, err);
    if (st == MC_OK) {
        st = read_all(
            ledger, db,
            "SELECT doc,company,category,place,detail,severity,finding,sentence FROM findings"
            " WHERE place<>'excluded' ORDER BY finding",
            add_finding, err);
    }
    if (st == MC_OK) {
        st = read_all(ledger, db, "SELECT doc,company FROM document_companies ORDER BY doc,company",
                      add_named, err);
    }
    if (st == MC_OK && (!order_documents(ledger, &ledger->by_text, false) ||
                        !order_documents(ledger, &ledger->by_author, true))) {
        st = mc_error_memory(err);
    }
    return st;
}

mc_str mc_ledger_name(const mc_ledger *ledger, uint32_t number)
{
    return ledger->names.items[number];
}

void mc_ledger_dispose(mc_ledger *ledger)
{
    mc_numbering_dispose(&ledger->names);
    mc_numbering_dispose(&ledger->group_keys);
    mc_numbering_dispose(&ledger->pair_keys);
    free(ledger->documents);
    free(ledger->findings);
    free(ledger->named);
    free(ledger->groups);
    free(ledger->pairs);
    free(ledger->by_text);
    free(ledger->by_author);
    *ledger = (mc_ledger){0};
}
