// SPDX-License-Identifier: Apache-2.0
#include "store/loader.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "record/record.h"
#include "store/document_loader.h"
#include "store/member.h"
#include "store/row_queue.h"

struct mc_loader {
    mc_row_queue *queue;
    mc_arena *arena; /**< of the rows that are being made */
    mc_document_loader documents;
    mc_record_names names;
    mc_buf scratch;
    int64_t run;
    int64_t run_documents, run_findings; /**< of the run that is being loaded */
    uint32_t line;                       /**< of the stream */
    uint32_t run_line;                   /**< of the last record of the run */
    bool in_run;                         /**< a run has begun and not ended */
};

mc_status mc_loader_new(mc_loader **out, struct sqlite3 *db, const mc_lexicon *lexicon,
                        mc_error *err)
{
    mc_loader *loader = calloc(1, sizeof *loader);
    if (!loader) return mc_error_memory(err);
    loader->scratch = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_record_names_init(&loader->names);
    mc_status st = mc_row_queue_new(&loader->queue, db, err);
    mc_document_loader_init(&loader->documents, loader->queue, lexicon);
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
    mc_document_loader_dispose(&loader->documents);
    free(loader);
}

void mc_loader_leave_details(mc_loader *loader)
{
    loader->documents.leaves_details = true;
}

void mc_loader_begin_stream(mc_loader *loader)
{
    loader->line = 0;
}

static mc_status fail_syntax(const mc_loader *loader, mc_error *err, const char *found,
                             const char *expected)
{
    return mc_error_set_at(err, MC_ERR_SYNTAX, "records", loader->line, 0, "found %s, expected %s",
                           found, expected);
}

static mc_status add_coverage(mc_loader *loader, const mc_json *record, mc_error *err)
{
    (void)
        err; // as kinds of records want it; a row that cannot be added is heard of at the next step
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_COVERAGE);
    mc_row_set_int(add, 1, loader->run);
    mc_row_set_str(add, 2, mc_member_or_empty(record, "level"));
    mc_row_set_str(add, 3, mc_member_str(record, "source"));
    mc_row_set_int(add, 4, mc_member_int(record, "line"));
    mc_row_set_str(add, 5, mc_member_or_empty(record, "reason"));
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
static void add_partial(mc_loader *loader, mc_str source, uint32_t line, mc_str reason,
                        const char *detail)
{
    mc_row_value *add = mc_row_queue_add(loader->queue, MC_LOAD_ADD_COVERAGE);
    mc_row_set_int(add, 1, loader->run);
    mc_row_set_str(add, 2, MC_STR("partial"));
    mc_row_set_str(add, 3, mc_arena_str(loader->arena, source));
    mc_row_set_int(add, 4, line);
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
    add_partial(loader, MC_STR("records"), loader->run_line, MC_STR("truncated"), detail);
    close_run(loader, false);
}

mc_status mc_loader_end(mc_loader *loader, mc_error *err)
{
    loader->arena = mc_row_queue_arena(loader->queue);
    end_last_run(loader);
    mc_status st = mc_document_loader_end(&loader->documents, err);
    return st == MC_OK ? mc_row_queue_settle(loader->queue, err) : st;
}

mc_status mc_loader_settle(mc_loader *loader, mc_error *err)
{
    return mc_row_queue_settle(loader->queue, err);
}

static mc_status add_run(mc_loader *loader, const mc_json *record, mc_error *err)
{
    end_last_run(loader);
    if (mc_member_int(record, "schema") != MC_RECORD_SCHEMA) {
        char expected[24];
        snprintf(expected, sizeof expected, "schema %d", MC_RECORD_SCHEMA);
        return fail_syntax(loader, err, "records of another schema", expected);
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
    mc_document_loader_begin_run(&loader->documents);
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

// Documents and findings, nearly all of a stream.
static mc_status add_rows(mc_loader *loader, const mc_json *record, bool is_finding, mc_error *err)
{
    mc_record_members members;
    mc_record_members_find(&members, &loader->names, record);
    loader->documents.arena = loader->arena;
    mc_error inner = {0};
    mc_status st = is_finding ? mc_document_loader_add_finding(&loader->documents, &members, &inner)
                              : mc_document_loader_add_document(&loader->documents, &members,
                                                                loader->run, &inner);
    if (st != MC_OK)
        return mc_error_set_at(err, st, "records", loader->line, 0, "%s", inner.message);
    loader->run_documents += !is_finding;
    loader->run_findings += is_finding;
    return MC_OK;
}

static mc_status add_finding(mc_loader *loader, const mc_json *record, mc_error *err)
{
    return add_rows(loader, record, true, err);
}

static mc_status add_document(mc_loader *loader, const mc_json *record, mc_error *err)
{
    return add_rows(loader, record, false, err);
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
        mc_status st = kinds[i].add(loader, record, err);
        loader->run_line = loader->line;
        return st;
    }
    return fail_syntax(loader, err, "a record of unknown type",
                       "run, document, finding, coverage or end");
}

// Rows point into the line, which its caller may free: they get a copy that
// lives as long as they do.
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
        add_partial(loader, source, loader->line, MC_STR("cut_line"),
                    "the last line breaks off and was left out; the lines before it are whole");
    }
    return st == MC_OK ? mc_row_queue_step(loader->queue, err) : st;
}
