// SPDX-License-Identifier: Apache-2.0
/** Reads a file that a test has written and lists, as text, what the sink received. */
#ifndef TESTS_UNIT_INPUT_READING_H
#define TESTS_UNIT_INPUT_READING_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../unit.h"

#include "base/file.h"
#include "input/reader.h"

typedef struct reading {
    mc_buf log; // one line a document or row
    mc_reader_options options;
    mc_columns *columns;
    uint64_t documents, skipped, partial, notes, text_bytes, progress;
    char folder[64];
} reading;

static inline void log_field(mc_buf *log, const char *name, mc_str value)
{
    if (value.data) mc_buf_add_format(log, " %s=%.*s", name, (int)value.size, value.data);
}

static inline mc_status log_document(void *payload, const mc_document *document)
{
    reading *r = payload;
    r->documents++;
    r->text_bytes += document->text.size;
    if (document->text.size > 4096) return MC_OK;
    mc_buf_add_format(&r->log, "doc %.*s @%.*s", (int)document->id.size, document->id.data,
                      (int)document->source.size, document->source.data);
    log_field(&r->log, "title", document->title);
    log_field(&r->log, "date", document->date);
    log_field(&r->log, "company", document->respondent);
    log_field(&r->log, "author", document->author);
    log_field(&r->log, "thread", document->thread);
    log_field(&r->log, "genre",
              mc_str_from_z(document->genre ? mc_genre_code(document->genre) : NULL));
    for (uint32_t i = 0; i < document->company_count; i++) {
        log_field(&r->log, "candidate", document->companies[i]);
    }
    for (uint32_t i = 0; i < document->turn_count; i++) {
        const mc_turn *t = &document->turns[i];
        mc_buf_add_format(&r->log, " turn=%.*s:%u-%u:%u-%u", (int)t->speaker.size,
                          t->speaker.data ? t->speaker.data : "", t->span.begin, t->span.end,
                          t->start_ms, t->end_ms);
    }
    for (uint32_t i = 0; i < document->kept_count; i++) {
        mc_buf_add_format(&r->log, " keep.%.*s=%.*s", (int)document->kept[i].name.size,
                          document->kept[i].name.data, (int)document->kept[i].value.size,
                          document->kept[i].value.data);
    }
    mc_buf_add_format(&r->log, " text=[%.*s]\n", (int)document->text.size, document->text.data);
    return MC_OK;
}

static inline mc_status log_coverage(void *payload, const mc_coverage *row)
{
    reading *r = payload;
    r->skipped += row->level == MC_COVERAGE_SKIPPED;
    r->partial += row->level == MC_COVERAGE_PARTIAL;
    r->notes += row->level == MC_COVERAGE_NOTE;
    if (mc_str_equal(row->reason, MC_STR("read"))) {
        mc_buf_add_format(&r->log, "read %.*s %llu %.*s\n", (int)row->source.size, row->source.data,
                          (unsigned long long)row->documents, (int)row->encoding.size,
                          row->encoding.data);
        assert_int_equal(row->sha256.size, 64);
        return MC_OK;
    }
    static const char *const levels[] = {"note", "partial", "skipped"};
    mc_buf_add_format(&r->log, "%s %.*s:%u %.*s\n", levels[row->level], (int)row->source.size,
                      row->source.data, row->line, (int)row->reason.size, row->reason.data);
    return MC_OK;
}

static inline void count_progress(void *payload, uint64_t bytes)
{
    ((reading *)payload)->progress += bytes;
}

static inline int reading_set_up(void **state)
{
    reading *r = calloc(1, sizeof *r);
    mc_error error = {0};
    if (!r) return -1;
    r->log = MC_BUF_INIT((size_t)64 << 20);
    if (mc_columns_load(&r->columns, MC_LEXICONS, &error) != MC_OK) fail_msg("%s", error.message);
    r->options.columns = r->columns;
    snprintf(r->folder, sizeof r->folder, "/tmp/mc-input-XXXXXX");
    if (!mkdtemp(r->folder)) return -1;
    *state = r;
    return 0;
}

static inline int reading_tear_down(void **state)
{
    reading *r = *state;
    mc_folder_remove(r->folder, NULL);
    mc_columns_free(r->columns);
    mc_buf_dispose(&r->log);
    free(r);
    return 0;
}

static inline void write_input(reading *r, const char *name, const char *bytes, size_t size)
{
    char path[256];
    mc_error error = {0};
    snprintf(path, sizeof path, "%s/%s", r->folder, name);
    if (mc_file_write(path, (mc_str){bytes, (uint32_t)size}, &error) != MC_OK) {
        fail_msg("%s", error.message);
    }
}

// Reads `name` in the folder ("" = the folder itself) and returns the log.
static inline const char *read_name(reading *r, const char *name)
{
    char path[256];
    mc_error error = {0};
    mc_document_sink sink = {log_document, log_coverage, count_progress, r};
    mc_buf_clear(&r->log);
    r->documents = r->skipped = r->partial = r->notes = r->text_bytes = r->progress = 0;
    snprintf(path, sizeof path, "%s%s%s", r->folder, *name ? "/" : "", name);
    mc_status st = mc_input_read(path, &r->options, &sink, &error);
    if (st != MC_OK) fail_msg("status %d: %s", st, error.message);
    mc_buf_add_char(&r->log, 0);
    assert_int_equal(mc_buf_status(&r->log), MC_OK);
    return r->log.data;
}

static inline const char *read_bytes(reading *r, const char *name, const char *bytes, size_t size)
{
    write_input(r, name, bytes, size);
    return read_name(r, name);
}

static inline const char *read_text(reading *r, const char *name, const char *text)
{
    return read_bytes(r, name, text, strlen(text));
}

#endif
