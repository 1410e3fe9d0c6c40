// SPDX-License-Identifier: Apache-2.0
#include "store/template_tell.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/error.h"
#include "store/sql.h"

// Some firms sell complaints: the same text is filed by many against many. Each sign of it is weak,
// since people also copy a good text from a forum, so three are wanted, and then the text is only
// marked: who is accused in it may still have done it.
//
//   shared_sentences   two or more of its sentences stand in more than four texts
//   several_companies  copies or near copies of it accuse different companies
//   several_authors    … are signed by different authors
//   several_channels   … came in by different channels
//   accusation_list    four categories in one sentence that holds no figure: no amount, date
//                      or number of calls
//   demand_list        three different demands in one text
//
// Example: "他们威胁恐吓、爆通讯录、上门骚扰、收取高额利息。要求道歉、退款、停止催收。" of three authors against two lenders has
// accusation_list, demand_list, several_authors and several_companies.
enum tell {
    SHARED_SENTENCES,
    SEVERAL_COMPANIES,
    SEVERAL_AUTHORS,
    SEVERAL_CHANNELS,
    ACCUSATION_LIST,
    DEMAND_LIST,
    TELL_COUNT
};

static const char *const codes[TELL_COUNT] = {"shared_sentences", "several_companies",
                                              "several_authors",  "several_channels",
                                              "accusation_list",  "demand_list"};

enum { LISTED_ACCUSATIONS = 4, LISTED_DEMANDS = 3, MOST_LISTED = 16 };

// A document with fewer can list neither.
enum { LEAST_FINDINGS = LISTED_DEMANDS };

typedef struct accusation {
    uint32_t sentence, category;
} accusation;

typedef struct teller {
    mc_ledger *ledger;
    uint8_t *tells;    /**< bits, by document */
    uint32_t demanded; /**< number of the place */
    struct sqlite3_stmt *sentence;
    accusation *accusations; /**< of the document at hand, by sentence */
    uint32_t accusation_count, accusation_capacity;
} teller;

// Different categories, a handful.
typedef struct category_list {
    uint32_t items[MOST_LISTED];
    uint32_t count;
} category_list;

static void add_category(category_list *list, uint32_t category)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i] == category) return;
    }
    if (list->count < MOST_LISTED) list->items[list->count++] = category;
}

static mc_status holds_figure(teller *t, uint32_t at, uint32_t sentence, bool *holds, mc_error *err)
{
    bool has_row = false;
    *holds = false;
    mc_sql_reset(t->sentence);
    mc_sql_bind_int(t->sentence, 1, at + 1ll);
    mc_sql_bind_int(t->sentence, 2, sentence);
    mc_status st = mc_sql_step(t->sentence, &has_row, err);
    mc_str text = has_row ? mc_sql_str(t->sentence, 0) : MC_STR("");
    for (uint32_t i = 0; i < text.size && !*holds; i++) {
        *holds = mc_is_digit(text.data[i]);
    }
    return st;
}

static int by_sentence(const void *a, const void *b)
{
    const accusation *one = a, *two = b;
    return one->sentence < two->sentence ? -1 : one->sentence > two->sentence;
}

// The accusations of a document, those of a sentence side by side; what it demands goes on a list.
static mc_status gather(teller *t, const mc_ledger_document *document, category_list *demands,
                        mc_error *err)
{
    t->accusation_count = 0;
    if (!MC_ARRAY_RESERVE(t->accusations, t->accusation_capacity, document->finding_count)) {
        return mc_error_memory(err);
    }
    for (uint32_t i = 0; i < document->finding_count; i++) {
        const mc_ledger_finding *finding = &t->ledger->findings[document->first_finding + i];
        const mc_ledger_group *group = &t->ledger->groups[finding->group];
        if (group->place == t->demanded) add_category(demands, group->category);
        if (!group->is_accusation) continue;
        t->accusations[t->accusation_count++] = (accusation){finding->sentence, group->category};
    }
    qsort(t->accusations, t->accusation_count, sizeof *t->accusations, by_sentence);
    return MC_OK;
}

// @param begin, end  accusations of one sentence
static mc_status look_at_sentence(teller *t, uint32_t at, uint32_t begin, uint32_t end,
                                  mc_error *err)
{
    category_list list = {.count = 0};
    bool figure = true;
    for (uint32_t i = begin; i < end; i++) {
        add_category(&list, t->accusations[i].category);
    }
    if (list.count < LISTED_ACCUSATIONS) return MC_OK;
    mc_status st = holds_figure(t, at, t->accusations[begin].sentence, &figure, err);
    if (!figure) t->tells[at] |= 1u << ACCUSATION_LIST;
    return st;
}

static mc_status look_at_findings(teller *t, uint32_t at, mc_error *err)
{
    const mc_ledger_document *document = &t->ledger->documents[at];
    category_list demands = {.count = 0};
    if (document->finding_count < LEAST_FINDINGS) return MC_OK;
    mc_status st = gather(t, document, &demands, err);
    for (uint32_t begin = 0, end; st == MC_OK && begin < t->accusation_count; begin = end) {
        end = begin + 1;
        while (end < t->accusation_count &&
               t->accusations[end].sentence == t->accusations[begin].sentence) {
            end++;
        }
        st = look_at_sentence(t, at, begin, end, err);
    }
    if (demands.count >= LISTED_DEMANDS) t->tells[at] |= 1u << DEMAND_LIST;
    return st;
}

// The company that a document accuses first; UINT32_MAX when it accuses none.
static uint32_t accused_by(const teller *t, const mc_ledger_document *document)
{
    for (uint32_t i = 0; i < document->finding_count; i++) {
        const mc_ledger_group *group =
            &t->ledger->groups[t->ledger->findings[document->first_finding + i].group];
        if (group->is_accusation && group->is_company) return group->company;
    }
    return UINT32_MAX;
}

// What differs among the copies and near copies of one text.
static uint8_t compare_copies(const teller *t, const uint32_t *copies, uint32_t count)
{
    uint64_t author = 0, channel = 0;
    uint32_t company = UINT32_MAX;
    unsigned found = 0;
    for (uint32_t i = 0; i < count; i++) {
        const mc_ledger_document *document = &t->ledger->documents[copies[i]];
        uint32_t accused = accused_by(t, document);
        if (author && document->author && author != document->author)
            found |= 1u << SEVERAL_AUTHORS;
        if (channel && document->channel && channel != document->channel) {
            found |= 1u << SEVERAL_CHANNELS;
        }
        if (company != UINT32_MAX && accused != UINT32_MAX && company != accused) {
            found |= 1u << SEVERAL_COMPANIES;
        }
        if (document->author) author = document->author;
        if (document->channel) channel = document->channel;
        if (accused != UINT32_MAX) company = accused;
    }
    return (uint8_t)found;
}

static void look_at_copies(teller *t)
{
    const mc_ledger *ledger = t->ledger;
    const uint32_t *order = ledger->by_text;
    for (uint32_t begin = 0, end; begin < ledger->document_count; begin = end) {
        uint32_t near = ledger->documents[order[begin]].near;
        for (end = begin + 1; end < ledger->document_count; end++) {
            if (ledger->documents[order[end]].near != near) break;
        }
        uint8_t found = end - begin > 1 ? compare_copies(t, order + begin, end - begin) : 0;
        for (uint32_t i = begin; found && i < end; i++) {
            t->tells[order[i]] |= found;
        }
    }
}

static mc_status look_at_sentences(teller *t, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *row = NULL;
    bool has_row = false;
    mc_status st = mc_sql_open(&row, db,
                               "SELECT d.doc FROM documents d JOIN clusters c ON"
                               " c.cluster=d.cluster WHERE c.common_sentences>1",
                               &has_row, err);
    while (st == MC_OK && has_row) {
        t->tells[mc_sql_int(row, 0) - 1] |= 1u << SHARED_SENTENCES;
        st = mc_sql_step(row, &has_row, err);
    }
    mc_sql_finish(row);
    return st;
}

static mc_status write_tells(teller *t, struct sqlite3 *db, mc_error *err)
{
    struct sqlite3_stmt *set = NULL;
    mc_buf words = MC_BUF_INIT(1 << 10);
    mc_status st = mc_sql_prepare(
        &set, db, "UPDATE documents SET tells=trim(coalesce(tells,'')||?) WHERE doc=?", err);
    for (uint32_t i = 0; st == MC_OK && i < t->ledger->document_count; i++) {
        int count = 0;
        mc_buf_clear(&words);
        for (int tell = 0; t->tells[i] && tell < TELL_COUNT; tell++) {
            if (!(t->tells[i] >> tell & 1)) continue;
            mc_buf_add_char(&words, ' ');
            mc_buf_add_z(&words, codes[tell]);
            count++;
        }
        if (count == 0) continue;
        t->ledger->documents[i].is_template = count >= MC_TEMPLATE_TELLS;
        mc_sql_bind_str(set, 1, mc_buf_str(&words));
        mc_sql_bind_int(set, 2, i + 1ll);
        st = mc_sql_execute(set, err);
    }
    mc_sql_finish(set);
    mc_buf_dispose(&words);
    return st;
}

mc_status mc_template_tell_find(mc_ledger *ledger, struct sqlite3 *db, mc_error *err)
{
    teller t = {.ledger = ledger};
    t.tells = calloc(ledger->document_count + 1ull, sizeof *t.tells);
    bool known = mc_numbering_add(&ledger->names, MC_STR("demanded"), &t.demanded);
    mc_status st = t.tells && known ? MC_OK : mc_error_memory(err);
    if (st == MC_OK)
        st = mc_sql_prepare(&t.sentence, db, "SELECT text FROM sentences WHERE doc=? AND n=?", err);
    for (uint32_t i = 0; st == MC_OK && i < ledger->document_count; i++) {
        st = look_at_findings(&t, i, err);
    }
    if (st == MC_OK) look_at_copies(&t);
    if (st == MC_OK) st = look_at_sentences(&t, db, err);
    if (st == MC_OK) st = write_tells(&t, db, err);
    mc_sql_finish(t.sentence);
    free(t.tells);
    free(t.accusations);
    return st;
}
