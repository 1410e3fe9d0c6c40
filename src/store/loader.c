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
#include "store/load_statement.h"
#include "store/member.h"
#include "store/place.h"
#include "store/sql.h"

enum { MOST_NAMED = 32, ADDED_SLOTS = 4096 };

struct mc_loader {
    struct sqlite3 *db;
    const mc_lexicon *lexicon;
    struct sqlite3_stmt *add[MC_LOAD_STATEMENT_COUNT];
    mc_arena arena;
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
    bool in_run; /**< a run has begun and not ended */
};

mc_status mc_loader_new(mc_loader **out, struct sqlite3 *db, const mc_lexicon *lexicon,
                        mc_error *err)
{
    mc_loader *loader = calloc(1, sizeof *loader);
    if (!loader) return mc_error_memory(err);
    loader->db = db;
    loader->lexicon = lexicon;
    loader->scratch = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    loader->doc_id_text = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    loader->genre = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    loader->respondent = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_status st = MC_OK;
    for (int i = 0; st == MC_OK && i < MC_LOAD_STATEMENT_COUNT; i++) {
        st = mc_sql_prepare(&loader->add[i], db, mc_load_statement_sql((mc_load_statement)i), err);
    }
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
    for (int i = 0; i < MC_LOAD_STATEMENT_COUNT; i++) {
        mc_sql_finish(loader->add[i]);
    }
    mc_arena_dispose(&loader->arena);
    mc_buf_dispose(&loader->scratch);
    mc_buf_dispose(&loader->doc_id_text);
    mc_buf_dispose(&loader->genre);
    mc_buf_dispose(&loader->respondent);
    free(loader);
}

static mc_status fail_syntax(const mc_loader *loader, mc_error *err, const char *found,
                             const char *expected)
{
    return mc_error_set_at(err, MC_ERR_SYNTAX, "records", loader->line, 0, "found %s, expected %s",
                           found, expected);
}

static void bind_texts(struct sqlite3_stmt *add, int first, const mc_json *record,
                       const char *const *keys, int count)
{
    for (int i = 0; i < count; i++) {
        mc_sql_bind_str(add, first + i, mc_member_str(record, keys[i]));
    }
}

static mc_status add_coverage(mc_loader *loader, const mc_json *record, mc_error *err)
{
    struct sqlite3_stmt *add = loader->add[MC_LOAD_ADD_COVERAGE];
    mc_sql_bind_int(add, 1, loader->run);
    mc_sql_bind_str(add, 2, mc_member_required(record, "level"));
    mc_sql_bind_str(add, 3, mc_member_str(record, "source"));
    mc_sql_bind_int(add, 4, mc_member_int(record, "line"));
    mc_sql_bind_str(add, 5, mc_member_required(record, "reason"));
    mc_sql_bind_str(add, 6, mc_member_str(record, "detail"));
    mc_sql_bind_int(add, 7, mc_member_int(record, "documents"));
    mc_sql_bind_str(add, 8, mc_member_str(record, "encoding"));
    mc_sql_bind_str(add, 9, mc_member_str(record, "sha256"));
    return mc_sql_execute(add, err);
}

static mc_status close_run(mc_loader *loader, bool complete, mc_error *err)
{
    struct sqlite3_stmt *end = loader->add[MC_LOAD_END_RUN];
    mc_sql_bind_int(end, 1, loader->run);
    mc_sql_bind_int(end, 2, complete);
    mc_sql_bind_int(end, 3, loader->run_documents);
    mc_sql_bind_int(end, 4, loader->run_findings);
    loader->in_run = false;
    return mc_sql_execute(end, err);
}

static mc_status add_partial(mc_loader *loader, mc_str source, mc_str reason, const char *detail,
                             mc_error *err)
{
    struct sqlite3_stmt *add = loader->add[MC_LOAD_ADD_COVERAGE];
    mc_sql_bind_int(add, 1, loader->run);
    mc_sql_bind_str(add, 2, MC_STR("partial"));
    mc_sql_bind_str(add, 3, source);
    mc_sql_bind_int(add, 4, loader->line);
    mc_sql_bind_str(add, 5, reason);
    mc_sql_bind_str(add, 6, mc_str_from_z(detail));
    mc_sql_bind_int(add, 7, loader->run_documents);
    mc_sql_bind_str(add, 8, (mc_str){NULL, 0});
    mc_sql_bind_str(add, 9, (mc_str){NULL, 0});
    return mc_sql_execute(add, err);
}

mc_status mc_loader_end(mc_loader *loader, mc_error *err)
{
    if (!loader->in_run) return MC_OK;
    char detail[160];
    snprintf(detail, sizeof detail,
             "run %" PRId64 ": the stream ends after %" PRId64
             " documents without its end record: what followed is missing",
             loader->run, loader->run_documents);
    mc_status st = add_partial(loader, MC_STR("records"), MC_STR("truncated"), detail, err);
    return st == MC_OK ? close_run(loader, false, err) : st;
}

static mc_status add_run(mc_loader *loader, const mc_json *record, mc_error *err)
{
    mc_status st = mc_loader_end(loader, err);
    if (st != MC_OK) return st;
    if (mc_member_int(record, "schema") != MC_RECORD_SCHEMA) {
        return fail_syntax(loader, err, "records of another schema", "schema 1");
    }
    const mc_json *lexicon = mc_json_member(record, "lexicon");
    struct sqlite3_stmt *add = loader->add[MC_LOAD_ADD_RUN];
    mc_sql_bind_int(add, 1, ++loader->run);
    mc_sql_bind_int(add, 2, mc_member_int(record, "schema"));
    mc_sql_bind_str(add, 3, mc_member_str(record, "program"));
    mc_sql_bind_str(add, 4, mc_member_str(record, "version"));
    mc_sql_bind_str(add, 5, mc_member_json(&loader->arena, &loader->scratch, record, "libraries"));
    mc_sql_bind_str(add, 6, mc_member_str(lexicon, "version"));
    mc_sql_bind_str(add, 7, mc_member_str(lexicon, "sha256"));
    mc_sql_bind_int(add, 8, mc_member_int(lexicon, "entries"));
    mc_sql_bind_str(add, 9, mc_member_json(&loader->arena, &loader->scratch, record, "options"));
    mc_sql_bind_str(add, 10, mc_member_str(record, "started"));
    loader->in_run = true;
    loader->run_documents = loader->run_findings = 0;
    loader->doc_id = (mc_str){NULL, 0};
    return mc_sql_execute(add, err);
}

static mc_status end_run(mc_loader *loader, const mc_json *record, mc_error *err)
{
    if (mc_member_int(record, "documents") != loader->run_documents ||
        mc_member_int(record, "findings") != loader->run_findings) {
        return fail_syntax(loader, err, "an end record whose counts differ from the stream's",
                           "every document and finding of the run");
    }
    return close_run(loader, true, err);
}

static mc_status add_company(mc_loader *loader, const mc_json *company, mc_error *err)
{
    struct sqlite3_stmt *add = loader->add[MC_LOAD_ADD_COMPANY];
    mc_str id = mc_member_required(company, "id"), name = mc_member_required(company, "name");
    // The same id with the same name changes nothing, and most documents name a few companies.
    uint64_t hash = mc_hash64(name.data, name.size, mc_hash64(id.data, id.size, 0));
    if (loader->added[hash % ADDED_SLOTS] == hash) return MC_OK;
    loader->added[hash % ADDED_SLOTS] = hash;
    uint32_t listed = mc_lexicon_company_find(loader->lexicon, id);
    const mc_company *about = listed == MC_NONE ? NULL : &loader->lexicon->companies[listed];
    mc_sql_bind_str(add, 1, id);
    mc_sql_bind_str(add, 2, name.size ? name : id);
    mc_sql_bind_str(add, 3, about ? about->name_en : (mc_str){NULL, 0});
    mc_sql_bind_str(add, 4, mc_str_from_z(about ? mc_company_kind_code(about->kind) : "unknown"));
    mc_sql_bind_str(add, 5, mc_member_required(company, "kind"));
    mc_sql_bind_int(add, 6, mc_member_is_true(company, "collector"));
    return mc_sql_execute(add, err);
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

static mc_status name_company(mc_loader *loader, const mc_json *company, mc_error *err)
{
    struct sqlite3_stmt *named = loader->add[MC_LOAD_ADD_NAMED];
    if (is_named_already(loader, mc_member_required(company, "id"))) return MC_OK;
    mc_status st = add_company(loader, company, err);
    mc_sql_bind_int(named, 1, loader->doc);
    mc_sql_bind_str(named, 2, mc_member_required(company, "id"));
    return st == MC_OK ? mc_sql_execute(named, err) : st;
}

static mc_status add_parts(mc_loader *loader, const mc_json *record, mc_error *err)
{
    mc_status st = MC_OK;
    const mc_json *sentences = mc_member_list(record, "sentences");
    for (uint32_t i = 0; st == MC_OK && i < sentences->count; i++) {
        struct sqlite3_stmt *add = loader->add[MC_LOAD_ADD_SENTENCE];
        mc_sql_bind_int(add, 1, loader->doc);
        mc_sql_bind_int(add, 2, mc_member_int(&sentences->items[i], "n"));
        mc_sql_bind_int(add, 3, mc_member_int(&sentences->items[i], "start"));
        mc_sql_bind_str(add, 4, mc_member_required(&sentences->items[i], "text"));
        st = mc_sql_execute(add, err);
    }
    const mc_json *companies = mc_member_list(record, "companies");
    for (uint32_t i = 0; st == MC_OK && i < companies->count; i++) {
        st = name_company(loader, &companies->items[i], err);
    }
    mc_str text = mc_member_str(record, "text");
    if (st == MC_OK && text.data) {
        mc_sql_bind_int(loader->add[MC_LOAD_ADD_TEXT], 1, loader->doc);
        mc_sql_bind_str(loader->add[MC_LOAD_ADD_TEXT], 2, text);
        st = mc_sql_execute(loader->add[MC_LOAD_ADD_TEXT], err);
    }
    return st;
}

static void bind_document(mc_loader *loader, const mc_json *record)
{
    static const char *const fields[] = {"respondent", "title",  "url",    "thread",
                                         "channel",    "region", "amount", "author_key"};
    struct sqlite3_stmt *add = loader->add[MC_LOAD_ADD_DOCUMENT];
    const mc_json *law_day = mc_json_member(record, "law_day");
    mc_sql_bind_int(add, 1, ++loader->doc);
    mc_sql_bind_int(add, 2, loader->run);
    mc_sql_bind_str(add, 3, loader->doc_id);
    mc_sql_bind_str(add, 4, mc_member_str(record, "source"));
    mc_sql_bind_str(add, 5, mc_member_required(record, "genre"));
    mc_sql_bind_str(add, 6,
                    mc_member_json(&loader->arena, &loader->scratch, record, "genre_reason"));
    mc_sql_bind_int(add, 7, mc_member_is_true(record, "general_article"));
    mc_sql_bind_str(add, 8, mc_member_str(record, "date"));
    mc_sql_bind_int(add, 9, mc_day_parse(mc_member_required(record, "date")));
    bind_texts(add, 10, record, fields, 8);
    mc_sql_bind_int(add, 18, mc_member_int(record, "chars"));
    mc_sql_bind_str(add, 19, mc_member_str(record, "encoding"));
    mc_sql_bind_int(add, 20, mc_member_int(record, "undecodable"));
    mc_sql_bind_str(add, 21, mc_member_json(&loader->arena, &loader->scratch, record, "repairs"));
    mc_sql_bind_str(add, 22, mc_member_json(&loader->arena, &loader->scratch, record, "removed"));
    mc_sql_bind_str(add, 23, mc_member_joined(&loader->arena, &loader->scratch, record, "tells"));
    mc_sql_bind_str(add, 24, mc_member_required(record, "text_hash"));
    mc_sql_bind_str(add, 25,
                    mc_member_joined(&loader->arena, &loader->scratch, record, "sentence_hashes"));
    mc_sql_bind_str(add, 26, mc_member_str(record, "sketch"));
    mc_sql_bind_str(add, 27, mc_member_str(law_day, "day"));
    mc_sql_bind_str(add, 28, mc_member_str(law_day, "by"));
    mc_sql_bind_str(add, 29, mc_member_json(&loader->arena, &loader->scratch, record, "kept"));
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
    mc_status st = mc_sql_execute(loader->add[MC_LOAD_ADD_DOCUMENT], err);
    return st == MC_OK ? add_parts(loader, record, err) : st;
}

static mc_status add_cues(mc_loader *loader, const mc_json *cues, mc_error *err)
{
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < cues->count; i++) {
        const mc_json *cue = &cues->items[i], *reach = mc_member_list(cue, "reach");
        struct sqlite3_stmt *add = loader->add[MC_LOAD_ADD_CUE];
        mc_sql_bind_int(add, 1, loader->finding);
        mc_sql_bind_int(add, 2, i);
        mc_sql_bind_str(add, 3, mc_member_required(cue, "id"));
        mc_sql_bind_int(add, 4, mc_member_int(cue, "start"));
        mc_sql_bind_int(add, 5, mc_member_int(cue, "end"));
        mc_sql_bind_str(add, 6, reach->count > 0 ? reach->items[0].text : (mc_str){NULL, 0});
        mc_sql_bind_str(add, 7, reach->count > 1 ? reach->items[1].text : (mc_str){NULL, 0});
        mc_sql_bind_int(add, 8, mc_member_is_true(cue, "deciding"));
        st = mc_sql_execute(add, err);
    }
    return st;
}

static mc_status add_candidates(mc_loader *loader, const mc_json *candidates, mc_error *err)
{
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < candidates->count; i++) {
        const mc_json *candidate = &candidates->items[i];
        struct sqlite3_stmt *add = loader->add[MC_LOAD_ADD_CANDIDATE];
        mc_sql_bind_int(add, 1, loader->finding);
        mc_sql_bind_int(add, 2, i);
        mc_sql_bind_str(add, 3, mc_member_str(candidate, "id"));
        mc_sql_bind_str(add, 4, mc_member_str(candidate, "name"));
        mc_sql_bind_str(add, 5, mc_member_str(candidate, "by"));
        mc_sql_bind_int(add, 6, mc_member_int(candidate, "score"));
        st = mc_sql_execute(add, err);
    }
    return st;
}

static mc_status add_clauses(mc_loader *loader, const mc_json *clauses, mc_error *err)
{
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < clauses->count; i++) {
        mc_sql_bind_int(loader->add[MC_LOAD_ADD_CLAUSE], 1, loader->finding);
        mc_sql_bind_int(loader->add[MC_LOAD_ADD_CLAUSE], 2, i);
        mc_sql_bind_str(loader->add[MC_LOAD_ADD_CLAUSE], 3, clauses->items[i].text);
        st = mc_sql_execute(loader->add[MC_LOAD_ADD_CLAUSE], err);
    }
    return st;
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

static void bind_finding(mc_loader *loader, const mc_json *record, const mc_json *company)
{
    struct sqlite3_stmt *add = loader->add[MC_LOAD_ADD_FINDING];
    const mc_json *reason = mc_json_member(record, "reason");
    const mc_json *args = mc_member_list(reason, "args");
    mc_sql_bind_int(add, 1, ++loader->finding);
    mc_sql_bind_str(add, 2, mc_member_required(record, "id"));
    mc_sql_bind_int(add, 3, loader->doc);
    mc_sql_bind_str(add, 4, mc_member_required(record, "category"));
    mc_sql_bind_str(add, 5, mc_member_required(record, "entry"));
    mc_sql_bind_str(add, 6, mc_member_joined(&loader->arena, &loader->scratch, record, "also"));
    mc_sql_bind_int(add, 7, mc_member_int(record, "severity"));
    mc_sql_bind_str(add, 8, mc_member_required(record, "status"));
    mc_sql_bind_str(add, 9, mc_member_required(record, "standing"));
    mc_sql_bind_str(add, 10, mc_member_required(reason, "code"));
    mc_sql_bind_str(add, 11, args->count > 0 ? args->items[0].text : (mc_str){NULL, 0});
    mc_sql_bind_str(add, 12, args->count > 1 ? args->items[1].text : (mc_str){NULL, 0});
    mc_sql_bind_str(add, 13, mc_member_required(record, "actor"));
    mc_sql_bind_str(add, 14, mc_member_str(record, "speaker"));
    mc_sql_bind_str(add, 15, company_key(company));
    mc_sql_bind_str(add, 16, mc_member_str(company, "mention"));
    mc_sql_bind_str(add, 17, mc_member_required(company, "by"));
    mc_sql_bind_str(add, 18, mc_member_str(mc_json_member(record, "principal"), "name"));
    mc_sql_bind_str(add, 19, mc_member_required(record, "quote"));
    mc_sql_bind_int(add, 20, mc_member_int(record, "start"));
    mc_sql_bind_int(add, 21, mc_member_int(record, "end"));
    mc_sql_bind_int(add, 22, mc_member_int(record, "sentence"));
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
    bind_finding(loader, record, company);
    mc_sql_bind_str(loader->add[MC_LOAD_ADD_FINDING], 23, place.place);
    mc_sql_bind_str(loader->add[MC_LOAD_ADD_FINDING], 24, place.detail);
    loader->run_findings++;
    mc_status st = mc_sql_execute(loader->add[MC_LOAD_ADD_FINDING], err);
    if (st == MC_OK) st = add_cues(loader, mc_member_list(record, "cues"), err);
    if (st == MC_OK) st = add_candidates(loader, mc_member_list(record, "candidates"), err);
    if (st == MC_OK) st = add_clauses(loader, mc_member_list(record, "clauses"), err);
    if (st == MC_OK && mc_member_required(company, "id").size)
        st = name_company(loader, company, err);
    return st;
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

static mc_status add_line(mc_loader *loader, mc_str line, mc_error *err)
{
    mc_json record;
    mc_error inner = {0};
    mc_arena_reset(&loader->arena);
    mc_status st = mc_json_parse(&record, &loader->arena, line, NULL, &inner);
    if (st != MC_OK) {
        return mc_error_set_at(err, st, "records", loader->line, inner.column, "%s", inner.message);
    }
    return add_record(loader, &record, err);
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
    mc_arena_reset(&loader->arena);
    mc_status st = mc_json_parse(&record, &loader->arena, tail, NULL, NULL);
    if (st == MC_OK) return add_record(loader, &record, err);
    if (st == MC_ERR_MEMORY) return mc_error_memory(err);
    *line = loader->line;
    return add_partial(loader, source, MC_STR("cut_line"),
                       "the last line breaks off and was left out; the lines before it are whole",
                       err);
}
