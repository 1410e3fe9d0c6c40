// SPDX-License-Identifier: Apache-2.0
#include "store/loader.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/hash.h"
#include "record/json.h"
#include "record/record.h"
#include "store/member.h"
#include "store/place.h"
#include "store/row_queue.h"

enum { MOST_NAMED = 32, ADDED_SLOTS = 4096 };

struct mc_loader {
    const mc_lexicon *lexicon;
    mc_row_queue *queue;
    mc_arena *arena; /**< of the rows that are being made */
    mc_buf scratch;
    int64_t run, doc, finding;
    int64_t run_documents, run_findings; /**< of the run that is being loaded */
    mc_str doc_id;                       /**< in doc_id_text */
    mc_buf doc_id_text;
    mc_buf genre, respondent; /**< of the document */
    bool counted_genre;
    uint64_t added
        [ADDED_SLOTS]; /**< hashes of ids and names given to MC_LOAD_ADD_COMPANY, the latest of each slot */
    uint64_t named[MOST_NAMED]; /**< hashes of the ids that the document has named */
    uint32_t named_count;
    uint32_t line;
    bool in_run;         /**< a run has begun and not ended */
    bool leaves_details; /**< mc_loader_leave_details() */
};

mc_status mc_loader_new(mc_loader **out, struct sqlite3 *db, const mc_lexicon *lexicon,
                        mc_error *err)
{
    mc_loader *loader = calloc(1, sizeof *loader);
    if (!loader) return mc_error_memory(err);
    loader->lexicon = lexicon;
    loader->scratch = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    loader->doc_id_text = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    loader->genre = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    loader->respondent = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_status st = mc_row_queue_new(&loader->queue, db, err);
    if (st == MC_OK) {
        *out = loader;
        loader = NULL;
    }
    mc_loader_free(loader);
    return st;
}

void mc_loader_free(mc_loader *loader)
{
    if (!loader) return;
    mc_row_queue_free(loader->queue);
    mc_buf_dispose(&loader->scratch);
    mc_buf_dispose(&loader->doc_id_text);
    mc_buf_dispose(&loader->genre);
    mc_buf_dispose(&loader->respondent);
    free(loader);
}

void mc_loader_leave_details(mc_loader *loader)
{
    loader->leaves_details = true;
}

static mc_status fail_syntax(const mc_loader *loader, mc_error *err, const char *found,
                             const char *expected)
{
    return mc_error_set_at(err, MC_ERR_SYNTAX, "records", loader->line, 0, "found %s, expected %s",
                           found, expected);
}

static void bind_texts(mc_row_value *add, int first, const mc_json *record, const char *const *keys,
                       int count)
{
    for (int i = 0; i < count; i++) {
        mc_row_set_str(add, first + i, mc_member_str(record, keys[i]));
    }
}

static mc_status add_coverage(mc_loader *loader, const mc_json *record, mc_error *err)
{
    (void)err;
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_COVERAGE);
    mc_row_set_int(add, 1, loader->run);
    mc_row_set_str(add, 2, mc_member_required(record, "level"));
    mc_row_set_str(add, 3, mc_member_str(record, "source"));
    mc_row_set_int(add, 4, mc_member_int(record, "line"));
    mc_row_set_str(add, 5, mc_member_required(record, "reason"));
    mc_row_set_str(add, 6, mc_member_str(record, "detail"));
    mc_row_set_int(add, 7, mc_member_int(record, "documents"));
    mc_row_set_str(add, 8, mc_member_str(record, "encoding"));
    mc_row_set_str(add, 9, mc_member_str(record, "sha256"));
    return MC_OK;
}

static void close_run(mc_loader *loader, bool complete)
{
    mc_row_value *end = mc_row_queue_add(loader->queue, MC_LOAD_END_RUN);
    mc_row_set_int(end, 1, loader->run);
    mc_row_set_int(end, 2, complete);
    mc_row_set_int(end, 3, loader->run_documents);
    mc_row_set_int(end, 4, loader->run_findings);
    loader->in_run = false;
}

// `source` and `detail` are copied.
static void add_partial(mc_loader *loader, mc_str source, mc_str reason, const char *detail)
{
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_COVERAGE);
    mc_row_set_int(add, 1, loader->run);
    mc_row_set_str(add, 2, MC_STR("partial"));
    mc_row_set_str(add, 3, mc_arena_str(loader->arena, source));
    mc_row_set_int(add, 4, loader->line);
    mc_row_set_str(add, 5, reason);
    mc_row_set_str(add, 6, mc_arena_str(loader->arena, mc_str_from_z(detail)));
    mc_row_set_int(add, 7, loader->run_documents);
}

static void end_last_run(mc_loader *loader)
{
    if (!loader->in_run) return;
    char detail[160];
    snprintf(detail, sizeof detail,
             "run %" PRId64 ": the stream ends after %" PRId64
             " documents without its end record: what followed is missing",
             loader->run, loader->run_documents);
    add_partial(loader, MC_STR("records"), MC_STR("truncated"), detail);
    close_run(loader, false);
}

mc_status mc_loader_end(mc_loader *loader, mc_error *err)
{
    loader->arena = mc_row_queue_arena(loader->queue);
    end_last_run(loader);
    return mc_row_queue_settle(loader->queue, err);
}

mc_status mc_loader_settle(mc_loader *loader, mc_error *err)
{
    return mc_row_queue_settle(loader->queue, err);
}

static mc_status add_run(mc_loader *loader, const mc_json *record, mc_error *err)
{
    end_last_run(loader);
    if (mc_member_int(record, "schema") != MC_RECORD_SCHEMA) {
        return fail_syntax(loader, err, "records of another schema", "schema 1");
    }
    const mc_json *lexicon = mc_json_member(record, "lexicon");
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_RUN);
    mc_row_set_int(add, 1, ++loader->run);
    mc_row_set_int(add, 2, mc_member_int(record, "schema"));
    mc_row_set_str(add, 3, mc_member_str(record, "program"));
    mc_row_set_str(add, 4, mc_member_str(record, "version"));
    mc_row_set_str(add, 5, mc_member_json(loader->arena, &loader->scratch, record, "libraries"));
    mc_row_set_str(add, 6, mc_member_str(lexicon, "version"));
    mc_row_set_str(add, 7, mc_member_str(lexicon, "sha256"));
    mc_row_set_int(add, 8, mc_member_int(lexicon, "entries"));
    mc_row_set_str(add, 9, mc_member_json(loader->arena, &loader->scratch, record, "options"));
    mc_row_set_str(add, 10, mc_member_str(record, "started"));
    mc_row_set_int(add, 11, mc_member_int(lexicon, "overlays"));
    loader->in_run = true;
    loader->run_documents = loader->run_findings = 0;
    loader->doc_id = (mc_str){NULL, 0};
    return MC_OK;
}

static mc_status end_run(mc_loader *loader, const mc_json *record, mc_error *err)
{
    if (mc_member_int(record, "documents") != loader->run_documents ||
        mc_member_int(record, "findings") != loader->run_findings) {
        return fail_syntax(loader, err, "an end record whose counts differ from the stream's",
                           "every document and finding of the run");
    }
    close_run(loader, true);
    return MC_OK;
}

static void add_company(mc_loader *loader, const mc_json *company)
{
    mc_str id = mc_member_required(company, "id"), name = mc_member_required(company, "name");
    // The same id with the same name changes nothing, and most documents name a few companies.
    uint64_t hash = mc_hash64(name.data, name.size, mc_hash64(id.data, id.size, 0));
    if (loader->added[hash % ADDED_SLOTS] == hash) return;
    loader->added[hash % ADDED_SLOTS] = hash;
    uint32_t listed = mc_lexicon_company_find(loader->lexicon, id);
    const mc_company *about = listed == MC_NONE ? NULL : &loader->lexicon->companies[listed];
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_COMPANY);
    mc_row_set_str(add, 1, id);
    mc_row_set_str(add, 2, name.size ? name : id);
    mc_row_set_str(add, 3, about ? about->name_en : (mc_str){NULL, 0});
    mc_row_set_str(add, 4, mc_str_from_z(about ? mc_company_kind_code(about->kind) : "unknown"));
    mc_row_set_str(add, 5, mc_member_required(company, "kind"));
    mc_row_set_int(add, 6, mc_member_is_true(company, "collector"));
}

// A document names few companies, each of its findings one of them: the first MOST_NAMED are remembered.
static bool is_named_already(mc_loader *loader, mc_str id)
{
    uint64_t hash = mc_hash64(id.data, id.size, 0);
    for (uint32_t i = 0; i < loader->named_count; i++) {
        if (loader->named[i] == hash) return true;
    }
    if (loader->named_count < MOST_NAMED) loader->named[loader->named_count++] = hash;
    return false;
}

static void name_company(mc_loader *loader, const mc_json *company)
{
    mc_str id = mc_member_required(company, "id");
    if (is_named_already(loader, id)) return;
    add_company(loader, company);
    mc_row_value *named = mc_row_queue_add(loader->queue, MC_LOAD_ADD_NAMED);
    mc_row_set_int(named, 1, loader->doc);
    mc_row_set_str(named, 2, id);
}

static void add_parts(mc_loader *loader, const mc_json *record)
{
    const mc_json *sentences = mc_member_list(record, "sentences");
    for (uint32_t i = 0; i < sentences->count; i++) {
        mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_SENTENCE);
        mc_row_set_int(add, 1, loader->doc);
        mc_row_set_int(add, 2, mc_member_int(&sentences->items[i], "n"));
        mc_row_set_int(add, 3, mc_member_int(&sentences->items[i], "start"));
        mc_row_set_str(add, 4, mc_member_required(&sentences->items[i], "text"));
    }
    const mc_json *companies = mc_member_list(record, "companies");
    for (uint32_t i = 0; i < companies->count; i++) {
        name_company(loader, &companies->items[i]);
    }
    mc_str text = mc_member_str(record, "text");
    if (!text.data) return;
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_TEXT);
    mc_row_set_int(add, 1, loader->doc);
    mc_row_set_str(add, 2, text);
}

static void bind_document(mc_loader *loader, const mc_json *record)
{
    static const char *const fields[] = {"respondent", "title",  "url",    "thread",
                                         "channel",    "region", "amount", "author_key"};
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_DOCUMENT);
    const mc_json *law_day = mc_json_member(record, "law_day");
    mc_row_set_int(add, 1, ++loader->doc);
    mc_row_set_int(add, 2, loader->run);
    mc_row_set_str(add, 3, mc_member_required(record, "id"));
    mc_row_set_str(add, 4, mc_member_str(record, "source"));
    mc_row_set_str(add, 5, mc_member_required(record, "genre"));
    mc_row_set_str(add, 6, mc_member_json(loader->arena, &loader->scratch, record, "genre_reason"));
    mc_row_set_int(add, 7, mc_member_is_true(record, "general_article"));
    mc_row_set_str(add, 8, mc_member_str(record, "date"));
    mc_row_set_int(add, 9, mc_day_parse(mc_member_required(record, "date")));
    bind_texts(add, 10, record, fields, 8);
    mc_row_set_int(add, 18, mc_member_int(record, "chars"));
    mc_row_set_str(add, 19, mc_member_str(record, "encoding"));
    mc_row_set_int(add, 20, mc_member_int(record, "undecodable"));
    mc_row_set_str(add, 21, mc_member_json(loader->arena, &loader->scratch, record, "repairs"));
    mc_row_set_str(add, 22, mc_member_json(loader->arena, &loader->scratch, record, "removed"));
    mc_row_set_str(add, 23, mc_member_joined(loader->arena, &loader->scratch, record, "tells"));
    mc_row_set_str(add, 24, mc_member_required(record, "text_hash"));
    mc_row_set_str(add, 25,
                   mc_member_joined(loader->arena, &loader->scratch, record, "sentence_hashes"));
    mc_row_set_str(add, 26, mc_member_str(record, "sketch"));
    mc_row_set_str(add, 27, mc_member_str(law_day, "day"));
    mc_row_set_str(add, 28, mc_member_str(law_day, "by"));
    mc_row_set_str(add, 29, mc_member_json(loader->arena, &loader->scratch, record, "kept"));
}

static mc_status add_document(mc_loader *loader, const mc_json *record, mc_error *err)
{
    mc_str id = mc_member_required(record, "id");
    if (id.size == 0) return fail_syntax(loader, err, "a document without id", "an id");
    if (mc_member_required(record, "text_hash").size == 0) {
        return fail_syntax(loader, err, "a document without text_hash", "a hash");
    }
    mc_buf_clear(&loader->doc_id_text);
    mc_buf_add_str(&loader->doc_id_text, id);
    loader->doc_id = mc_buf_str(&loader->doc_id_text);
    bind_document(loader, record);
    mc_buf_clear(&loader->genre);
    mc_buf_add_str(&loader->genre, mc_member_required(record, "genre"));
    mc_buf_clear(&loader->respondent);
    mc_buf_add_str(&loader->respondent, mc_member_required(record, "respondent"));
    loader->counted_genre = mc_place_is_counted_genre(mc_buf_str(&loader->genre));
    loader->named_count = 0;
    loader->run_documents++;
    add_parts(loader, record);
    return MC_OK;
}

static void add_cues(mc_loader *loader, const mc_json *cues)
{
    for (uint32_t i = 0; i < cues->count; i++) {
        const mc_json *cue = &cues->items[i], *reach = mc_member_list(cue, "reach");
        mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_CUE);
        mc_row_set_int(add, 1, loader->finding);
        mc_row_set_int(add, 2, i);
        mc_row_set_str(add, 3, mc_member_required(cue, "id"));
        mc_row_set_int(add, 4, mc_member_int(cue, "start"));
        mc_row_set_int(add, 5, mc_member_int(cue, "end"));
        mc_row_set_str(add, 6, reach->count > 0 ? reach->items[0].text : (mc_str){NULL, 0});
        mc_row_set_str(add, 7, reach->count > 1 ? reach->items[1].text : (mc_str){NULL, 0});
        mc_row_set_int(add, 8, mc_member_is_true(cue, "deciding"));
    }
}

static void add_candidates(mc_loader *loader, const mc_json *candidates)
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

static void add_clauses(mc_loader *loader, const mc_json *clauses)
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
    mc_str id = mc_member_required(company, "id");
    if (id.size) return id;
    bool ambiguous = mc_str_equal(mc_member_required(company, "by"), MC_STR("ambiguous"));
    return ambiguous ? MC_STR("~ambiguous") : MC_STR("~unattributed");
}

static mc_place place_finding(const mc_loader *loader, const mc_json *record,
                              const mc_json *company, const mc_category *category)
{
    const mc_family *family = &loader->lexicon->families[category->family];
    mc_place_facts facts = {.resolution = mc_str_equal(family->code, MC_STR("resolution")),
                            .lawful = category->lawful,
                            .counted_genre = loader->counted_genre,
                            .genre = mc_buf_str(&loader->genre),
                            .respondent = mc_buf_str(&loader->respondent),
                            .status = mc_member_required(record, "status"),
                            .standing = mc_member_required(record, "standing"),
                            .actor = mc_member_required(record, "actor"),
                            .by = mc_member_required(company, "by"),
                            .mention = mc_member_required(company, "mention")};
    return mc_place_of(&facts);
}

static void bind_finding(mc_loader *loader, const mc_json *record, const mc_json *company,
                         mc_place place)
{
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_FINDING);
    const mc_json *reason = mc_json_member(record, "reason");
    const mc_json *args = mc_member_list(reason, "args");
    mc_row_set_int(add, 1, ++loader->finding);
    mc_row_set_str(add, 2, mc_member_required(record, "id"));
    mc_row_set_int(add, 3, loader->doc);
    mc_row_set_str(add, 4, mc_member_required(record, "category"));
    mc_row_set_str(add, 5, mc_member_required(record, "entry"));
    mc_row_set_str(add, 6, mc_member_joined(loader->arena, &loader->scratch, record, "also"));
    mc_row_set_int(add, 7, mc_member_int(record, "severity"));
    mc_row_set_str(add, 8, mc_member_required(record, "status"));
    mc_row_set_str(add, 9, mc_member_required(record, "standing"));
    mc_row_set_str(add, 10, mc_member_required(reason, "code"));
    mc_row_set_str(add, 11, args->count > 0 ? args->items[0].text : (mc_str){NULL, 0});
    mc_row_set_str(add, 12, args->count > 1 ? args->items[1].text : (mc_str){NULL, 0});
    mc_row_set_str(add, 13, mc_member_required(record, "actor"));
    mc_row_set_str(add, 14, mc_member_str(record, "speaker"));
    mc_row_set_str(add, 15, company_key(company));
    mc_row_set_str(add, 16, mc_member_str(company, "mention"));
    mc_row_set_str(add, 17, mc_member_required(company, "by"));
    mc_row_set_str(add, 18, mc_member_str(mc_json_member(record, "principal"), "name"));
    mc_row_set_str(add, 19, mc_member_required(record, "quote"));
    mc_row_set_int(add, 20, mc_member_int(record, "start"));
    mc_row_set_int(add, 21, mc_member_int(record, "end"));
    mc_row_set_int(add, 22, mc_member_int(record, "sentence"));
    mc_row_set_str(add, 23, place.place);
    mc_row_set_str(add, 24, mc_arena_str(loader->arena, place.detail));
}

static mc_status add_finding(mc_loader *loader, const mc_json *record, mc_error *err)
{
    const mc_json *company = mc_json_member(record, "company");
    if (!loader->doc_id.data || !mc_str_equal(mc_member_required(record, "doc"), loader->doc_id)) {
        return fail_syntax(loader, err, "a finding that names another document",
                           "findings right behind their document");
    }
    if (!company || company->kind != MC_JSON_OBJECT ||
        mc_member_required(record, "quote").size == 0) {
        return fail_syntax(loader, err, "a finding without company or quote", "both");
    }
    uint32_t code =
        mc_lexicon_category_find(loader->lexicon, mc_member_required(record, "category"));
    if (code == MC_NONE) {
        return fail_syntax(loader, err, "a finding of a category that taxonomy.xml lacks",
                           "the lexicon that the records were made with");
    }
    mc_place place = place_finding(loader, record, company, &loader->lexicon->categories[code]);
    bind_finding(loader, record, company, place);
    loader->run_findings++;
    if (!loader->leaves_details) {
        add_cues(loader, mc_member_list(record, "cues"));
        add_candidates(loader, mc_member_list(record, "candidates"));
    }
    add_clauses(loader, mc_member_list(record, "clauses"));
    if (mc_member_required(company, "id").size) name_company(loader, company);
    return MC_OK;
}

static mc_status add_record(mc_loader *loader, const mc_json *record, mc_error *err)
{
    static const struct {
        const char *type;
        mc_status (*add)(mc_loader *, const mc_json *, mc_error *);
    } kinds[] = {{"finding", add_finding},
                 {"document", add_document},
                 {"coverage", add_coverage},
                 {"run", add_run},
                 {"end", end_run}};
    mc_str type = mc_json_text(record, "type");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!mc_str_equal(type, mc_str_from_z(kinds[i].type))) continue;
        if (!loader->in_run && kinds[i].add != add_run) {
            return fail_syntax(loader, err, kinds[i].type, "a run record before it");
        }
        return kinds[i].add(loader, record, err);
    }
    return fail_syntax(loader, err, "a record of unknown type",
                       "run, document, finding, coverage or end");
}

// Rows point into the line, which its caller may free: they get a copy that lives as long as they do.
static mc_status add_line(mc_loader *loader, mc_str line, mc_error *err)
{
    mc_json record;
    mc_error inner = {0};
    loader->arena = mc_row_queue_arena(loader->queue);
    mc_str copy = mc_arena_str(loader->arena, line);
    if (!copy.data) return mc_error_memory(err);
    mc_status st = mc_json_parse(&record, loader->arena, copy, NULL, &inner);
    if (st != MC_OK) {
        return mc_error_set_at(err, st, "records", loader->line, inner.column, "%s", inner.message);
    }
    st = add_record(loader, &record, err);
    return st == MC_OK ? mc_row_queue_step(loader->queue, err) : st;
}

mc_status mc_loader_lines(mc_loader *loader, mc_str lines, mc_error *err)
{
    mc_str line;
    mc_status st = MC_OK;
    while (st == MC_OK && mc_str_split(&lines, '\n', &line)) {
        loader->line++;
        if (mc_str_trim(line).size) st = add_line(loader, line, err);
        if (!lines.size) break;
    }
    return st;
}

mc_status mc_loader_tail(mc_loader *loader, mc_str tail, mc_str source, uint32_t *line,
                         mc_error *err)
{
    mc_json record;
    *line = 0;
    loader->line++;
    loader->arena = mc_row_queue_arena(loader->queue);
    mc_str copy = mc_arena_str(loader->arena, tail);
    if (!copy.data) return mc_error_memory(err);
    mc_status st = mc_json_parse(&record, loader->arena, copy, NULL, NULL);
    if (st == MC_ERR_MEMORY) return mc_error_memory(err);
    if (st == MC_OK) {
        st = add_record(loader, &record, err);
    } else {
        st = MC_OK;
        *line = loader->line;
        add_partial(loader, source, MC_STR("cut_line"),
                    "the last line breaks off and was left out; the lines before it are whole");
    }
    return st == MC_OK ? mc_row_queue_step(loader->queue, err) : st;
}
