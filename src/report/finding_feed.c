// SPDX-License-Identifier: Apache-2.0
#include "report/finding_feed.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/error.h"
#include "store/count_rule.h"
#include "store/numbering.h"
#include "store/sql.h"

// What joins would look up for each finding, five searches of trees, stands still for many:
// findings are numbered document by document, and within one by place. So rows of each table are
// walked side by side, and a table is searched again only when its key changes:
//
//   finding  doc  sentence         document    sentence
//   71       9    4                seek 9      seek 9, walk to 4
//   72       9    4                stays       stays
//   73       9    6                stays       walk to 6
//   74       12   1                seek 12     seek 12, walk to 1
//
// Companies are looked up when they are met for the first time, categories are
// few and read at the start.
typedef struct category_words {
    mc_str name, family;
} category_words;

enum { DIGITS = 21 };

struct mc_finding_feed {
    struct sqlite3_stmt *findings, *document, *sentences, *company;
    int64_t doc;          /**< that `document` stands on; 0 = none */
    int64_t sentences_of; /**< document whose sentences are walked */
    int64_t sentence;     /**< number of the sentence at hand, if there is one */
    bool has_document, has_sentence;
    mc_numbering company_ids, category_codes;
    mc_str *company_names;      /**< by number */
    category_words *categories; /**< by number */
    uint32_t company_capacity, category_capacity;
    mc_arena arena; /**< of names */
    mc_str fields[MC_FINDING_FIELD_COUNT];
    char digits[MC_FINDING_WHOLE_COUNT][DIGITS];
};

// Fields of a query's columns, in their order, behind those that only the feed reads.
enum { FINDING_KEYS = 2 };
static const char *const findings_sql =
    "SELECT doc,sentence,severity,start,end,first_copy,id,company,by,mention,principal,"
    "category,status,standing,place,detail,actor,speaker,quote,reason,entry,verdict,clauses FROM "
    "findings "
    "WHERE"
    " finding BETWEEN ?1 AND ?2 AND place<>'excluded' ORDER BY finding";
static const mc_finding_field of_finding[] = {
    MC_FINDING_SEVERITY,  MC_FINDING_START,    MC_FINDING_END,    MC_FINDING_FIRST_COPY,
    MC_FINDING_ID,        MC_FINDING_COMPANY,  MC_FINDING_BY,     MC_FINDING_MENTION,
    MC_FINDING_PRINCIPAL, MC_FINDING_CATEGORY, MC_FINDING_STATUS, MC_FINDING_STANDING,
    MC_FINDING_PLACE,     MC_FINDING_DETAIL,   MC_FINDING_ACTOR,  MC_FINDING_SPEAKER,
    MC_FINDING_QUOTE,     MC_FINDING_REASON,   MC_FINDING_ENTRY,  MC_FINDING_VERDICT,
    MC_FINDING_CLAUSES,
};
static const char *const document_sql =
    "SELECT d.cluster,d.near,c.documents,c.near_texts,d.id,d.source,d.genre,d.date,d.title,d.tells"
    " FROM documents d JOIN clusters c ON c.cluster=d.cluster WHERE d.doc=?";
static const mc_finding_field of_document[] = {
    MC_FINDING_CLUSTER,  MC_FINDING_NEAR,   MC_FINDING_COPIES, MC_FINDING_NEAR_TEXTS,
    MC_FINDING_DOCUMENT, MC_FINDING_SOURCE, MC_FINDING_GENRE,  MC_FINDING_DATE,
    MC_FINDING_TITLE,    MC_FINDING_TELLS,
};

static void set_whole(mc_finding_feed *feed, mc_finding_field field, int64_t value)
{
    char *digits = feed->digits[field], *at = digits + DIGITS;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        *--at = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0) *--at = '-';
    feed->fields[field] = (mc_str){at, (uint32_t)(digits + DIGITS - at)};
}

static void set_fields(mc_finding_feed *feed, struct sqlite3_stmt *row, int column,
                       const mc_finding_field *fields, size_t count)
{
    for (size_t i = 0; i < count; i++, column++) {
        if (fields[i] < MC_FINDING_WHOLE_COUNT) {
            set_whole(feed, fields[i], mc_sql_int(row, column));
        } else {
            feed->fields[fields[i]] = mc_sql_str(row, column);
        }
    }
}

static mc_status add_category(mc_finding_feed *feed, struct sqlite3_stmt *row, mc_error *err)
{
    uint32_t number = 0;
    if (!mc_numbering_add(&feed->category_codes, mc_sql_str(row, 0), &number) ||
        !MC_ARRAY_RESERVE(feed->categories, feed->category_capacity, number + 1ull)) {
        return mc_error_memory(err);
    }
    feed->categories[number] = (category_words){mc_arena_str(&feed->arena, mc_sql_str(row, 1)),
                                                mc_arena_str(&feed->arena, mc_sql_str(row, 2))};
    return mc_arena_failed(&feed->arena) ? mc_error_memory(err) : MC_OK;
}

static mc_status read_categories(mc_finding_feed *feed, struct sqlite3 *db, bool english,
                                 mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open(&row, db,
                               english ? "SELECT code,name_en,family FROM categories"
                                       : "SELECT code,name_zh,family FROM categories",
                               &has_row, err);
    while (st == MC_OK && has_row) {
        st = add_category(feed, row, err);
        if (st == MC_OK) st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    return st;
}

static mc_status prepare_all(mc_finding_feed *feed, struct sqlite3 *db, mc_error *err)
{
    const struct {
        struct sqlite3_stmt **statement;
        const char *sql;
    } all[] = {
        {&feed->findings, findings_sql},
        {&feed->document, document_sql},
        {&feed->sentences, "SELECT n,text FROM sentences WHERE doc=? ORDER BY n"},
        {&feed->company, "SELECT name FROM companies WHERE id=?"},
    };
    mc_status st = MC_OK;
    for (size_t i = 0; st == MC_OK && i < sizeof all / sizeof *all; i++) {
        st = mc_sql_prepare(all[i].statement, db, all[i].sql, err);
    }
    return st;
}

mc_status mc_finding_feed_new(mc_finding_feed **out, struct sqlite3 *db, bool english,
                              mc_error *err)
{
    mc_finding_feed *feed = calloc(1, sizeof *feed);
    if (!feed) return mc_error_memory(err);
    mc_status st = prepare_all(feed, db, err);
    if (st == MC_OK) st = read_categories(feed, db, english, err);
    if (st == MC_OK) {
        *out = feed;
        feed = NULL;
    }
    mc_finding_feed_free(feed);
    return st;
}

void mc_finding_feed_seek(mc_finding_feed *feed, int64_t first, int64_t last)
{
    mc_sql_reset(feed->findings);
    mc_sql_bind_int(feed->findings, 1, first);
    mc_sql_bind_int(feed->findings, 2, last);
}

static mc_status find_document(mc_finding_feed *feed, int64_t doc, mc_error *err)
{
    if (feed->doc == doc) return MC_OK;
    mc_sql_reset(feed->document);
    mc_sql_bind_int(feed->document, 1, doc);
    mc_status st = mc_sql_step(feed->document, &feed->has_document, err);
    feed->doc = doc;
    if (st == MC_OK && feed->has_document) {
        set_fields(feed, feed->document, 0, of_document, sizeof of_document / sizeof *of_document);
    }
    return st;
}

static mc_status next_sentence(mc_finding_feed *feed, mc_error *err)
{
    mc_status st = mc_sql_step(feed->sentences, &feed->has_sentence, err);
    if (feed->has_sentence) feed->sentence = mc_sql_int(feed->sentences, 0);
    return st;
}

static mc_status find_sentence(mc_finding_feed *feed, int64_t doc, int64_t number, mc_error *err)
{
    mc_status st = MC_OK;
    bool is_behind = feed->has_sentence && feed->sentence <= number;
    if (feed->sentences_of != doc || !is_behind) {
        mc_sql_reset(feed->sentences);
        mc_sql_bind_int(feed->sentences, 1, doc);
        feed->sentences_of = doc;
        st = next_sentence(feed, err);
    }
    while (st == MC_OK && feed->has_sentence && feed->sentence < number) {
        st = next_sentence(feed, err);
    }
    bool found = st == MC_OK && feed->has_sentence && feed->sentence == number;
    feed->fields[MC_FINDING_SENTENCE] = found ? mc_sql_str(feed->sentences, 1) : MC_STR("");
    return st;
}

static mc_status read_company(mc_finding_feed *feed, mc_str id, uint32_t number, mc_error *err)
{
    bool has_row = false;
    if (!MC_ARRAY_RESERVE(feed->company_names, feed->company_capacity, number + 1ull)) {
        return mc_error_memory(err);
    }
    mc_sql_bind_str(feed->company, 1, id);
    mc_status st = mc_sql_step(feed->company, &has_row, err);
    mc_str name = has_row ? mc_sql_str(feed->company, 0) : MC_STR("");
    feed->company_names[number] = mc_arena_str(&feed->arena, name);
    mc_sql_reset(feed->company);
    return st == MC_OK && mc_arena_failed(&feed->arena) ? mc_error_memory(err) : st;
}

static mc_status name_company(mc_finding_feed *feed, mc_error *err)
{
    mc_str id = feed->fields[MC_FINDING_COMPANY];
    feed->fields[MC_FINDING_COMPANY_ID] = feed->fields[MC_FINDING_COMPANY_NAME] = MC_STR("");
    if (!mc_count_rule_is_company(id)) return MC_OK;
    uint32_t known = feed->company_ids.count, number = 0;
    mc_status st = mc_numbering_add(&feed->company_ids, id, &number) ? MC_OK : mc_error_memory(err);
    if (st == MC_OK && number == known) st = read_company(feed, id, number, err);
    if (st != MC_OK) return st;
    feed->fields[MC_FINDING_COMPANY_ID] = id;
    feed->fields[MC_FINDING_COMPANY_NAME] = feed->company_names[number];
    return MC_OK;
}

static mc_status name_category(mc_finding_feed *feed, mc_error *err)
{
    uint32_t known = feed->category_codes.count, number = 0;
    if (!mc_numbering_add(&feed->category_codes, feed->fields[MC_FINDING_CATEGORY], &number)) {
        return mc_error_memory(err);
    }
    // The loader takes no finding of a category that the lexicon lacks.
    if (number == known) return mc_error_set(err, MC_ERR_IO, "a finding of an unknown category");
    feed->fields[MC_FINDING_CATEGORY_NAME] = feed->categories[number].name;
    feed->fields[MC_FINDING_FAMILY] = feed->categories[number].family;
    return MC_OK;
}

static mc_status complete(mc_finding_feed *feed, mc_error *err)
{
    int64_t doc = mc_sql_int(feed->findings, 0);
    set_fields(feed, feed->findings, FINDING_KEYS, of_finding,
               sizeof of_finding / sizeof *of_finding);
    mc_status st = find_sentence(feed, doc, mc_sql_int(feed->findings, 1), err);
    if (st == MC_OK) st = name_company(feed, err);
    return st == MC_OK ? name_category(feed, err) : st;
}

// A document that was given twice has no cluster; its findings are excluded, and
// would be stepped over here.
mc_status mc_finding_feed_next(mc_finding_feed *feed, bool *has_row, mc_error *err)
{
    mc_status st = MC_OK;
    do {
        st = mc_sql_step(feed->findings, has_row, err);
        if (st == MC_OK && *has_row) {
            st = find_document(feed, mc_sql_int(feed->findings, 0), err);
        }
    } while (st == MC_OK && *has_row && !feed->has_document);
    return st == MC_OK && *has_row ? complete(feed, err) : st;
}

const mc_str *mc_finding_feed_fields(const mc_finding_feed *feed)
{
    return feed->fields;
}

void mc_finding_feed_free(mc_finding_feed *feed)
{
    if (!feed) return;
    mc_sql_finish(feed->findings);
    mc_sql_finish(feed->document);
    mc_sql_finish(feed->sentences);
    mc_sql_finish(feed->company);
    mc_numbering_dispose(&feed->company_ids);
    mc_numbering_dispose(&feed->category_codes);
    free(feed->company_names);
    free(feed->categories);
    mc_arena_dispose(&feed->arena);
    free(feed);
}
