// SPDX-License-Identifier: Apache-2.0
#include "store/document_loader.h"

#include "base/clock.h"
#include "base/error.h"
#include "base/hash.h"
#include "store/count_rule.h"
#include "store/member.h"
#include "store/place.h"

void mc_document_loader_init(mc_document_loader *loader, mc_row_queue *queue,
                             const mc_lexicon *lexicon)
{
    *loader = (mc_document_loader){.lexicon = lexicon,
                                   .queue = queue,
                                   .scratch = MC_BUF_INIT(MC_MAX_BUFFER_BYTES),
                                   .doc_id_text = MC_BUF_INIT(MC_MAX_BUFFER_BYTES),
                                   .genre = MC_BUF_INIT(MC_MAX_BUFFER_BYTES),
                                   .respondent = MC_BUF_INIT(MC_MAX_BUFFER_BYTES),
                                   .forms.key = MC_BUF_INIT(MC_MAX_BUFFER_BYTES)};
}

void mc_document_loader_dispose(mc_document_loader *loader)
{
    mc_buf_dispose(&loader->scratch);
    mc_buf_dispose(&loader->doc_id_text);
    mc_buf_dispose(&loader->genre);
    mc_buf_dispose(&loader->respondent);
    mc_cluster_list_dispose(&loader->clusters);
    mc_name_forms_dispose(&loader->forms);
}

void mc_document_loader_begin_run(mc_document_loader *loader)
{
    loader->doc_id = (mc_str){NULL, 0};
}

static mc_status fail_syntax(mc_error *err, const char *found, const char *expected)
{
    return mc_error_set(err, MC_ERR_SYNTAX, "found %s, expected %s", found, expected);
}

static void add_company(mc_document_loader *loader, const mc_json *company)
{
    mc_str id = mc_member_or_empty(company, "id"), name = mc_member_or_empty(company, "name");
    // The same id with the same name changes nothing, and most documents name a few companies.
    uint64_t hash = mc_hash64(name.data, name.size, mc_hash64(id.data, id.size, 0));
    if (loader->added[hash % MC_DOCUMENT_ADDED_SLOTS] == hash) return;
    loader->added[hash % MC_DOCUMENT_ADDED_SLOTS] = hash;
    uint32_t listed = mc_lexicon_company_find(loader->lexicon, id);
    const mc_company *about = listed == MC_NONE ? NULL : &loader->lexicon->companies[listed];
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_COMPANY);
    mc_row_set_str(add, 1, id);
    mc_row_set_str(add, 2, name.size ? name : id);
    mc_row_set_str(add, 3, about ? about->name_en : (mc_str){NULL, 0});
    mc_row_set_str(add, 4, mc_str_from_z(about ? mc_company_kind_code(about->kind) : "unknown"));
    mc_row_set_str(add, 5, mc_member_or_empty(company, "kind"));
    mc_row_set_int(add, 6, mc_member_is_true(company, "collector"));
}

// A document names few companies, each of its findings one of them: the first
// MC_DOCUMENT_MOST_NAMED are remembered.
static bool is_named_already(mc_document_loader *loader, mc_str id)
{
    uint64_t hash = mc_hash64(id.data, id.size, 0);
    for (uint32_t i = 0; i < loader->named_count; i++) {
        if (loader->named[i] == hash) return true;
    }
    if (loader->named_count < MC_DOCUMENT_MOST_NAMED) loader->named[loader->named_count++] = hash;
    return false;
}

static void name_company(mc_document_loader *loader, const mc_json *company)
{
    mc_str id = mc_member_or_empty(company, "id");
    if (is_named_already(loader, id)) return;
    add_company(loader, company);
    mc_row_value *named = mc_row_queue_add(loader->queue, MC_LOAD_ADD_NAMED);
    mc_row_set_int(named, 1, loader->doc);
    mc_row_set_str(named, 2, id);
}

static void add_parts(mc_document_loader *loader, const mc_record_members *record)
{
    const mc_json *sentences = mc_member_value_list(record->of[MC_KEY_SENTENCES]);
    for (uint32_t i = 0; i < sentences->count; i++) {
        mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_SENTENCE);
        mc_row_set_int(add, 1, loader->doc);
        mc_row_set_int(add, 2, mc_member_int(&sentences->items[i], "n"));
        mc_row_set_int(add, 3, mc_member_int(&sentences->items[i], "start"));
        mc_row_set_str(add, 4, mc_member_or_empty(&sentences->items[i], "text"));
    }
    const mc_json *companies = mc_member_value_list(record->of[MC_KEY_COMPANIES]);
    for (uint32_t i = 0; i < companies->count; i++) {
        name_company(loader, &companies->items[i]);
    }
    mc_str text = mc_member_value_str(record->of[MC_KEY_TEXT]);
    if (!text.data) return;
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_TEXT);
    mc_row_set_int(add, 1, loader->doc);
    mc_row_set_str(add, 2, text);
}

// Most columns are a member of the record in one of these forms (a text that is missing is NULL, or
// empty where the column must not be NULL). They stand side by side in the statements of
// load_statement.c, in the order of the lists here.
typedef enum member_form { OR_NULL, OR_EMPTY, WHOLE, FLAG, JSON, JOINED } member_form;

typedef struct member_column {
    mc_record_key key;
    member_form as;
} member_column;

static const member_column document_members[] = {
    {MC_KEY_ID, OR_EMPTY},          {MC_KEY_SOURCE, OR_NULL},
    {MC_KEY_GENRE, OR_EMPTY},       {MC_KEY_GENRE_REASON, JSON},
    {MC_KEY_GENERAL_ARTICLE, FLAG}, {MC_KEY_DATE, OR_NULL},
    {MC_KEY_RESPONDENT, OR_NULL},   {MC_KEY_TITLE, OR_NULL},
    {MC_KEY_URL, OR_NULL},          {MC_KEY_THREAD, OR_NULL},
    {MC_KEY_CHANNEL, OR_NULL},      {MC_KEY_REGION, OR_NULL},
    {MC_KEY_AMOUNT, OR_NULL},       {MC_KEY_AUTHOR_KEY, OR_NULL},
    {MC_KEY_CHARS, WHOLE},          {MC_KEY_ENCODING, OR_NULL},
    {MC_KEY_UNDECODABLE, WHOLE},    {MC_KEY_REPAIRS, JSON},
    {MC_KEY_REMOVED, JSON},         {MC_KEY_TELLS, JOINED},
    {MC_KEY_TEXT_HASH, OR_EMPTY},   {MC_KEY_SENTENCE_HASHES, JOINED},
    {MC_KEY_SKETCH, OR_NULL},       {MC_KEY_KEPT, JSON},
};
enum { DOCUMENT_MEMBERS = sizeof document_members / sizeof *document_members };

// Places of the other values, counted from 1 like SQLite's.
enum {
    DOCUMENT_DOC = 1,
    DOCUMENT_RUN,
    DOCUMENT_FIRST_MEMBER,
    DOCUMENT_DAY = DOCUMENT_FIRST_MEMBER + DOCUMENT_MEMBERS,
    DOCUMENT_LAW_DAY,
    DOCUMENT_LAW_DAY_BY,
    DOCUMENT_CLUSTER,
    DOCUMENT_NEAR,
    DOCUMENT_FIRST_COPY
};

static const member_column finding_members[] = {
    {MC_KEY_ID, OR_EMPTY},       {MC_KEY_CATEGORY, OR_EMPTY}, {MC_KEY_ENTRY, OR_EMPTY},
    {MC_KEY_ALSO, JOINED},       {MC_KEY_SEVERITY, WHOLE},    {MC_KEY_STATUS, OR_EMPTY},
    {MC_KEY_STANDING, OR_EMPTY}, {MC_KEY_ACTOR, OR_EMPTY},    {MC_KEY_SPEAKER, OR_NULL},
    {MC_KEY_QUOTE, OR_EMPTY},    {MC_KEY_START, WHOLE},       {MC_KEY_END, WHOLE},
    {MC_KEY_SENTENCE, WHOLE},    {MC_KEY_CLAUSES, JOINED},
};
enum { FINDING_MEMBERS = sizeof finding_members / sizeof *finding_members };

enum {
    FINDING_FINDING = 1,
    FINDING_DOC,
    FINDING_FIRST_MEMBER,
    FINDING_REASON = FINDING_FIRST_MEMBER + FINDING_MEMBERS,
    FINDING_ARG0,
    FINDING_ARG1,
    FINDING_COMPANY,
    FINDING_MENTION,
    FINDING_BY,
    FINDING_PRINCIPAL,
    FINDING_PLACE,
    FINDING_DETAIL
};

static void bind_member(mc_document_loader *loader, mc_row_value *add, int at, member_form as,
                        const mc_json *value)
{
    switch (as) {
    case OR_NULL:
        mc_row_set_str(add, at, mc_member_value_str(value));
        break;
    case OR_EMPTY:
        mc_row_set_str(add, at, mc_member_value_or_empty(value));
        break;
    case WHOLE:
        mc_row_set_int(add, at, mc_member_value_int(value));
        break;
    case FLAG:
        mc_row_set_int(add, at, mc_member_value_is_true(value));
        break;
    case JSON:
        mc_row_set_str(add, at, mc_member_value_json(loader->arena, &loader->scratch, value));
        break;
    case JOINED:
        mc_row_set_str(add, at, mc_member_value_joined(loader->arena, &loader->scratch, value));
        break;
    }
}

static void bind_members(mc_document_loader *loader, mc_row_value *add, int first,
                         const member_column *columns, int count, const mc_record_members *record)
{
    for (int i = 0; i < count; i++) {
        bind_member(loader, add, first + i, columns[i].as, record->of[columns[i].key]);
    }
}

// Which text it is: the first document of it shows where there are copies, until
// days are known (reduce.c).
static mc_status bind_cluster(mc_document_loader *loader, mc_row_value *add, mc_str text_hash,
                              mc_error *err)
{
    uint32_t cluster = 0;
    if (!mc_cluster_list_add(&loader->clusters, text_hash, loader->doc, &cluster)) {
        return mc_error_memory(err);
    }
    mc_row_set_int(add, DOCUMENT_CLUSTER, cluster);
    mc_row_set_int(add, DOCUMENT_NEAR, cluster);
    mc_row_set_int(add, DOCUMENT_FIRST_COPY,
                   loader->clusters.items[cluster - 1].first_doc == loader->doc);
    return MC_OK;
}

static mc_status bind_document(mc_document_loader *loader, const mc_record_members *record,
                               int64_t run, mc_error *err)
{
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_DOCUMENT);
    const mc_json *law_day = record->of[MC_KEY_LAW_DAY];
    mc_row_set_int(add, DOCUMENT_DOC, ++loader->doc);
    mc_row_set_int(add, DOCUMENT_RUN, run);
    bind_members(loader, add, DOCUMENT_FIRST_MEMBER, document_members, DOCUMENT_MEMBERS, record);
    mc_row_set_int(add, DOCUMENT_DAY,
                   mc_day_parse(mc_member_value_or_empty(record->of[MC_KEY_DATE])));
    mc_row_set_str(add, DOCUMENT_LAW_DAY, mc_member_str(law_day, "day"));
    mc_row_set_str(add, DOCUMENT_LAW_DAY_BY, mc_member_str(law_day, "by"));
    return bind_cluster(loader, add, mc_member_value_or_empty(record->of[MC_KEY_TEXT_HASH]), err);
}

// What findings are compared with; they come with other lines.
static mc_status keep_for_findings(mc_document_loader *loader, const mc_record_members *record,
                                   mc_error *err)
{
    struct {
        mc_buf *kept;
        mc_record_key key;
    } const all[] = {{&loader->doc_id_text, MC_KEY_ID},
                     {&loader->genre, MC_KEY_GENRE},
                     {&loader->respondent, MC_KEY_RESPONDENT}};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++) {
        mc_buf_clear(all[i].kept);
        mc_buf_add_str(all[i].kept, mc_member_value_or_empty(record->of[all[i].key]));
        if (mc_buf_status(all[i].kept) != MC_OK) return mc_error_memory(err);
    }
    loader->doc_id = mc_buf_str(&loader->doc_id_text);
    loader->counted_genre = mc_place_is_counted_genre(mc_buf_str(&loader->genre));
    loader->named_count = 0;
    return MC_OK;
}

mc_status mc_document_loader_add_document(mc_document_loader *loader,
                                          const mc_record_members *record, int64_t run,
                                          mc_error *err)
{
    if (mc_member_value_or_empty(record->of[MC_KEY_ID]).size == 0) {
        return fail_syntax(err, "a document without id", "an id");
    }
    if (mc_member_value_or_empty(record->of[MC_KEY_TEXT_HASH]).size == 0) {
        return fail_syntax(err, "a document without text_hash", "a hash");
    }
    mc_status st = bind_document(loader, record, run, err);
    if (st == MC_OK) st = keep_for_findings(loader, record, err);
    if (st == MC_OK) add_parts(loader, record);
    return st;
}

static void add_cues(mc_document_loader *loader, const mc_json *cues)
{
    for (uint32_t i = 0; i < cues->count; i++) {
        const mc_json *cue = &cues->items[i], *reach = mc_member_list(cue, "reach");
        mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_CUE);
        mc_row_set_int(add, 1, loader->finding);
        mc_row_set_int(add, 2, i);
        mc_row_set_str(add, 3, mc_member_or_empty(cue, "id"));
        mc_row_set_int(add, 4, mc_member_int(cue, "start"));
        mc_row_set_int(add, 5, mc_member_int(cue, "end"));
        mc_row_set_str(add, 6, reach->count > 0 ? reach->items[0].text : (mc_str){NULL, 0});
        mc_row_set_str(add, 7, reach->count > 1 ? reach->items[1].text : (mc_str){NULL, 0});
        mc_row_set_int(add, 8, mc_member_is_true(cue, "deciding"));
    }
}

static void add_candidates(mc_document_loader *loader, const mc_json *candidates)
{
    for (uint32_t i = 0; i < candidates->count; i++) {
        const mc_json *candidate = &candidates->items[i];
        mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_CANDIDATE);
        mc_row_set_int(add, 1, loader->finding);
        mc_row_set_int(add, 2, i);
        mc_row_set_str(add, 3, mc_member_str(candidate, "id"));
        mc_row_set_str(add, 4, mc_member_str(candidate, "name"));
        mc_row_set_str(add, 5, mc_member_str(candidate, "by"));
        mc_row_set_int(add, 6, mc_member_int(candidate, "score"));
    }
}

static void add_clauses(mc_document_loader *loader, const mc_json *clauses)
{
    for (uint32_t i = 0; i < clauses->count; i++) {
        mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_CLAUSE);
        mc_row_set_int(add, 1, loader->finding);
        mc_row_set_int(add, 2, i);
        mc_row_set_str(add, 3, clauses->items[i].text);
    }
}

static mc_str company_key(const mc_json *company)
{
    mc_str id = mc_member_or_empty(company, "id");
    if (id.size) return id;
    bool ambiguous = mc_str_equal(mc_member_or_empty(company, "by"), MC_STR("ambiguous"));
    return ambiguous ? MC_STR(MC_AMBIGUOUS) : MC_STR(MC_UNATTRIBUTED);
}

static mc_place place_finding(const mc_document_loader *loader, const mc_record_members *record,
                              const mc_json *company, const mc_category *category)
{
    const mc_family *family = &loader->lexicon->families[category->family];
    mc_place_facts facts = {.resolution = mc_str_equal(family->code, MC_STR("resolution")),
                            .lawful = category->lawful,
                            .counted_genre = loader->counted_genre,
                            .genre = mc_buf_str(&loader->genre),
                            .respondent = mc_buf_str(&loader->respondent),
                            .status = mc_member_value_or_empty(record->of[MC_KEY_STATUS]),
                            .standing = mc_member_value_or_empty(record->of[MC_KEY_STANDING]),
                            .actor = mc_member_value_or_empty(record->of[MC_KEY_ACTOR]),
                            .by = mc_member_or_empty(company, "by"),
                            .mention = mc_member_or_empty(company, "mention")};
    return mc_place_of(&facts);
}

static void bind_finding(mc_document_loader *loader, const mc_record_members *record,
                         const mc_json *company, mc_place place)
{
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_FINDING);
    const mc_json *reason = record->of[MC_KEY_REASON];
    const mc_json *args = mc_member_list(reason, "args");
    mc_row_set_int(add, FINDING_FINDING, ++loader->finding);
    mc_row_set_int(add, FINDING_DOC, loader->doc);
    bind_members(loader, add, FINDING_FIRST_MEMBER, finding_members, FINDING_MEMBERS, record);
    mc_row_set_str(add, FINDING_REASON, mc_member_or_empty(reason, "code"));
    mc_row_set_str(add, FINDING_ARG0, args->count > 0 ? args->items[0].text : (mc_str){NULL, 0});
    mc_row_set_str(add, FINDING_ARG1, args->count > 1 ? args->items[1].text : (mc_str){NULL, 0});
    mc_row_set_str(add, FINDING_COMPANY, company_key(company));
    mc_row_set_str(add, FINDING_MENTION, mc_member_str(company, "mention"));
    mc_row_set_str(add, FINDING_BY, mc_member_or_empty(company, "by"));
    mc_row_set_str(add, FINDING_PRINCIPAL, mc_member_str(record->of[MC_KEY_PRINCIPAL], "name"));
    mc_row_set_str(add, FINDING_PLACE, place.place);
    mc_row_set_str(add, FINDING_DETAIL, mc_arena_str(loader->arena, place.detail));
}

// How the texts write a company: the report says so, and prints of a discovered one the form that
// most findings write (reduce.c).
static mc_status count_form(mc_document_loader *loader, const mc_json *company, mc_error *err)
{
    mc_str mention = mc_member_str(company, "mention");
    bool done = !mention.data || mc_name_forms_add(&loader->forms, company_key(company), mention);
    return done ? MC_OK : mc_error_memory(err);
}

mc_status mc_document_loader_add_finding(mc_document_loader *loader,
                                         const mc_record_members *record, mc_error *err)
{
    const mc_json *company = record->of[MC_KEY_COMPANY];
    if (!loader->doc_id.data ||
        !mc_str_equal(mc_member_value_or_empty(record->of[MC_KEY_DOC]), loader->doc_id)) {
        return fail_syntax(err, "a finding that names another document",
                           "findings right behind their document");
    }
    if (!company || company->kind != MC_JSON_OBJECT ||
        mc_member_value_or_empty(record->of[MC_KEY_QUOTE]).size == 0) {
        return fail_syntax(err, "a finding without company or quote", "both");
    }
    uint32_t code = mc_lexicon_category_find(loader->lexicon,
                                             mc_member_value_or_empty(record->of[MC_KEY_CATEGORY]));
    if (code == MC_NONE) {
        return fail_syntax(err, "a finding of a category that taxonomy.xml lacks",
                           "the lexicon that the records were made with");
    }
    mc_place place = place_finding(loader, record, company, &loader->lexicon->categories[code]);
    bind_finding(loader, record, company, place);
    if (!loader->leaves_details) {
        add_cues(loader, mc_member_value_list(record->of[MC_KEY_CUES]));
        add_candidates(loader, mc_member_value_list(record->of[MC_KEY_CANDIDATES]));
        add_clauses(loader, mc_member_value_list(record->of[MC_KEY_CLAUSES]));
    }
    if (mc_member_or_empty(company, "id").size) name_company(loader, company);
    return count_form(loader, company, err);
}

// Texts are copied, so that the queue sees the rows grow and hands them on.
static mc_str kept_text(const mc_document_loader *loader, mc_str text)
{
    return mc_arena_str(mc_row_queue_arena(loader->queue), text);
}

static mc_status add_forms(mc_document_loader *loader, mc_error *err)
{
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < loader->forms.pairs.count; i++) {
        const mc_name_form *form = &loader->forms.items[i];
        mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_FORM);
        mc_row_set_str(add, 1, kept_text(loader, form->company));
        mc_row_set_str(add, 2, kept_text(loader, form->mention));
        mc_row_set_int(add, 3, form->findings);
        st = mc_row_queue_step(loader->queue, err);
    }
    return st;
}

mc_status mc_document_loader_end(mc_document_loader *loader, mc_error *err)
{
    const mc_cluster_list *list = &loader->clusters;
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < list->hashes.count; i++) {
        mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_CLUSTER);
        mc_row_set_int(add, 1, i + 1);
        mc_row_set_str(add, 2, kept_text(loader, list->hashes.items[i]));
        mc_row_set_int(add, 3, list->items[i].documents);
        mc_row_set_int(add, 4, list->items[i].first_doc);
        st = mc_row_queue_step(loader->queue, err);
    }
    return st == MC_OK ? add_forms(loader, err) : st;
}
