// SPDX-License-Identifier: Apache-2.0
#include "cli/session.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/file.h"
#include "base/interrupt.h"
#include "base/nearest.h"
#include "mingcha/version.h"
#include "pipeline/lexicon_image.h"

enum { MOST_TOLD = 20 };

// Names of files and of columns are anybody's: one line stays one line, and no terminal obeys them.
static void print_shown(FILE *to, mc_str text)
{
    for (uint32_t i = 0; i < text.size; i++) {
        unsigned char c = (unsigned char)text.data[i];
        if (c < 0x20 || c == 0x7F)
            fprintf(to, "\\x%02x", c);
        else
            fputc(c, to);
    }
}

void mc_session_tell(const mc_session *session, FILE *to, const char *key, mc_str arg0, mc_str arg1)
{
    mc_buf line = MC_BUF_INIT(1 << 16);
    mc_messages_write(session->messages, &line, key, arg0, arg1);
    print_shown(to, mc_buf_str(&line));
    fputc('\n', to);
    mc_buf_dispose(&line);
}

void mc_session_tell_counts(const mc_session *session, FILE *to, const char *key, uint64_t count0,
                            uint64_t count1)
{
    char words[2][24];
    snprintf(words[0], sizeof words[0], "%" PRIu64, count0);
    snprintf(words[1], sizeof words[1], "%" PRIu64, count1);
    mc_session_tell(session, to, key, mc_str_from_z(words[0]), mc_str_from_z(words[1]));
}

void mc_session_print_error(const mc_session *session, const mc_error *err)
{
    mc_buf scratch = MC_BUF_INIT(1 << 16);
    mc_str words = mc_str_from_z(err->message);
    if (session && session->messages) words = mc_messages_say(session->messages, words, &scratch);
    fputs("mingcha: ", stderr);
    print_shown(stderr, mc_str_from_z(err->where));
    if (err->where[0]) fputc(':', stderr);
    if (err->line) fprintf(stderr, "%u:", err->line);
    if (err->line && err->column) fprintf(stderr, "%u:", err->column);
    if (err->where[0] || err->line) fputc(' ', stderr);
    print_shown(stderr, words);
    fputc('\n', stderr);
    mc_buf_dispose(&scratch);
}

mc_status mc_session_check_category(const mc_session *session, const char *code, mc_error *err)
{
    if (mc_lexicon_category_find(session->lexicon, mc_str_from_z(code)) != MC_NONE) return MC_OK;
    mc_nearest nearest = {.wanted = mc_str_from_z(code)};
    for (uint32_t i = 0; i < session->lexicon->category_count; i++) {
        mc_nearest_try(&nearest, session->lexicon->categories[i].code);
    }
    return mc_error_set(
        err, MC_ERR_USAGE, "--category: found '%s', expected a code of taxonomy.xml such as %s%s",
        code, session->lexicon->categories[0].code.data, mc_nearest_hint(&nearest).words);
}

mc_status mc_session_mask_cell(const mc_session *session, mc_arena *arena, mc_str cell, mc_str *out,
                               mc_error *err)
{
    *out = cell;
    if (!session->mask || cell.size == 0) return MC_OK;
    mc_mask_spans spans = {0};
    mc_buf masked = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_status st = mc_mask_find(&spans, session->mask, cell);
    if (st == MC_OK) mc_mask_write(&masked, &spans, cell, 0, cell.size);
    if (st == MC_OK) st = mc_buf_status(&masked);
    if (st == MC_OK) *out = mc_arena_str(arena, mc_buf_str(&masked));
    mc_mask_spans_dispose(&spans);
    mc_buf_dispose(&masked);
    return st == MC_OK && out->data ? MC_OK : mc_error_memory(err);
}

mc_status mc_session_take_coverage(mc_session *session, const mc_coverage *coverage)
{
    if (coverage->level == MC_COVERAGE_NOTE && !coverage->warns) return MC_OK;
    session->counts.skipped += coverage->level == MC_COVERAGE_SKIPPED;
    session->counts.partial += coverage->level == MC_COVERAGE_PARTIAL;
    mc_str words = coverage->detail.size ? coverage->detail : coverage->reason;
    mc_error event = {.line = coverage->line};
    snprintf(event.where, sizeof event.where, "%.*s", (int)coverage->source.size,
             coverage->source.data);
    snprintf(event.message, sizeof event.message, "%.*s", (int)words.size, words.data);
    mc_session_print_error(session, &event);
    return MC_OK;
}

// What was not printed of the last input is counted in one line.
static void print_untold(mc_session *session)
{
    mc_error rest = {0};
    if (session->told > MOST_TOLD) {
        memcpy(rest.where, session->told_where, sizeof rest.where);
        snprintf(rest.message, sizeof rest.message,
                 "%u more of these; each is a coverage row of the records",
                 session->told - MOST_TOLD);
        mc_session_print_error(session, &rest);
    }
    session->told = 0;
}

// A broken input can have a row for each of its lines: twenty of them tell what is wrong.
static bool is_told_enough(mc_session *session, const mc_error *event)
{
    if (event->code != MC_ERR_SYNTAX) return false; // a problem of the lexicon
    if (strcmp(session->told_where, event->where) != 0) {
        print_untold(session);
        memcpy(session->told_where, event->where, sizeof session->told_where);
    }
    return ++session->told > MOST_TOLD;
}

static void print_event(void *payload, mc_level level, const mc_error *event)
{
    mc_session *session = payload;
    if (session->options->quiet && level != MC_LEVEL_ERROR) return;
    if (is_told_enough(session, event)) return;
    mc_session_print_error(session, event);
    session->errors += level == MC_LEVEL_ERROR;
}

// Names are few and can be tried: a hash with a short key hides nobody.
static mc_status read_author_key(mc_session *session, const char *path, mc_error *err)
{
    enum { SHORTEST_KEY = 8 };
    mc_status st = mc_file_read(&session->author_key, path, err);
    uint32_t size = mc_str_trim(mc_buf_str(&session->author_key)).size;
    if (st != MC_OK || size >= SHORTEST_KEY) return st;
    return mc_error_set_at(err, MC_ERR_USAGE, path, 0, 0,
                           "found a key of %u bytes, expected at least %d", (unsigned)size,
                           SHORTEST_KEY);
}

mc_status mc_session_open(mc_session *session, const mc_options *options, mc_error *err)
{
    *session = (mc_session){.options = options, .author_key = MC_BUF_INIT(4096)};
    session->sink = (mc_sink){print_event, session};
    mc_status st = mc_messages_load(&session->messages, options->data_folder, options->lang, err);
    if (st == MC_OK && strcmp(options->lang, options->report_lang) == 0) {
        session->report_messages = session->messages;
    } else if (st == MC_OK) {
        st = mc_messages_load(&session->report_messages, options->data_folder, options->report_lang,
                              err);
    }
    if (st == MC_OK) st = mc_columns_load(&session->columns, options->data_folder, err);
    session->reader = options->reader;
    session->reader.columns = session->columns;
    if (st == MC_OK && !options->no_mask) {
        st = mc_mask_rules_load(&session->mask, options->data_folder, err);
    }
    if (st == MC_OK && options->record.author_key.size) {
        st = read_author_key(session, options->record.author_key.data, err);
    }
    return st;
}

// Where the image of a folder lies: MINGCHA_IMAGE, else beside the folder, else in the build tree.
// Which one is found does not matter for the result, since it is compared with the folder's files.
static mc_str find_image(mc_arena *arena, const char *data_folder)
{
    const char *chosen = getenv("MINGCHA_IMAGE");
    if (chosen) return mc_arena_str(arena, mc_str_from_z(chosen));
    mc_str folder = mc_str_from_z(data_folder), ending = MC_STR(".image");
    while (folder.size > 1 && folder.data[folder.size - 1] == '/') {
        folder = mc_str_slice(folder, 0, folder.size - 1);
    }
    char *path = mc_arena_alloc(arena, (size_t)folder.size + ending.size + 1);
    if (!path) return (mc_str){NULL, 0};
    memcpy(path, folder.data, folder.size);
    memcpy(path + folder.size, ending.data, ending.size);
    if (mc_path_kind_of(path) == MC_PATH_FILE) return (mc_str){path, folder.size + ending.size};
    return MC_STR(MC_BUILT_IMAGE);
}

// An image that cannot be used costs time and nothing else, so only a person is told.
static void tell_unused(const mc_session *session, const char *path, const mc_error *why)
{
    bool missing = mc_path_kind_of(path) == MC_PATH_MISSING;
    if (missing || session->options->quiet || !mc_stream_is_terminal(stderr)) return;
    mc_error event = {0};
    mc_error_set_at(&event, MC_ERR_IO, path, 0, 0, "not used, the lexicon files were loaded: %s",
                    why->message);
    mc_session_print_error(session, &event);
}

// The image serves those who want the shipped lexicon as it is, without examples and checks.
static bool load_image(mc_session *session, const mc_lexicon_options *load)
{
    if (load->overlay_count || load->with_examples || load->check_shipped) return false;
    mc_arena arena = MC_ARENA_INIT;
    mc_error why = {0};
    mc_str path = find_image(&arena, load->data_folder);
    mc_status st = MC_ERR_IO;
    if (path.size)
        st = mc_lexicon_image_map(&session->lexicon, &session->tables, path.data, load->data_folder,
                                  &why);
    if (st != MC_OK && path.size) tell_unused(session, path.data, &why);
    mc_arena_dispose(&arena);
    return st == MC_OK;
}

// What a program does not know in the files it was given may be what another version of it knows.
static void set_sum(mc_error *err, mc_status st, const mc_session *session)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_buf file = MC_BUF_INIT(4096);
    mc_str path =
        mc_path_join(&arena, mc_str_from_z(session->options->data_folder), MC_STR("VERSION"));
    bool read = path.data && mc_file_read(&file, path.data, NULL) == MC_OK;
    mc_str version = mc_str_trim(mc_buf_str(&file));
    *err = (mc_error){0};
    if (read && version.size && !mc_str_equal(version, MC_STR(MC_VERSION)))
        mc_error_set(err, st,
                     "errors in the lexicon: %u; nothing was done. The lexicon is of version %.*s, "
                     "the program of " MC_VERSION ": use those of one version",
                     session->errors, (int)mc_str_cut(version, 40).size, version.data);
    else
        mc_error_set(err, st, "errors in the lexicon: %u; nothing was done", session->errors);
    mc_buf_dispose(&file);
    mc_arena_dispose(&arena);
}

mc_status mc_session_load(mc_session *session, mc_lexicon_options load, mc_error *err)
{
    load.data_folder = session->options->data_folder;
    load.overlays = session->options->overlays.items;
    load.overlay_count = session->options->overlays.count;
    load.sink = &session->sink;
    if (load_image(session, &load)) return MC_OK;
    mc_status st = mc_lexicon_load(&session->lexicon, &load, err);
    // Every problem was printed as it was found; the first one need not stand there twice.
    if (st != MC_OK && session->errors > 0) set_sum(err, st, session);
    if (st == MC_OK) st = mc_tables_new(&session->tables, session->lexicon, err);
    return st;
}

void mc_session_close(mc_session *session)
{
    print_untold(session);
    mc_tables_free(session->tables);
    mc_lexicon_free(session->lexicon);
    mc_mask_rules_free(session->mask);
    mc_columns_free(session->columns);
    if (session->report_messages != session->messages) mc_messages_free(session->report_messages);
    mc_messages_free(session->messages);
    mc_buf_dispose(&session->author_key);
}

mc_exit mc_exit_of(mc_status status)
{
    switch (status) {
    case MC_OK:
        return MC_EXIT_DONE;
    case MC_ERR_MEMORY:
    case MC_ERR_IO:
        return MC_EXIT_IO;
    case MC_ERR_ENCODING:
    case MC_ERR_SYNTAX:
    case MC_ERR_LIMIT:
        return MC_EXIT_IO;
    case MC_ERR_LEXICON:
        return MC_EXIT_LEXICON;
    case MC_ERR_USAGE:
        return MC_EXIT_USAGE;
    case MC_ERR_STOPPED:
        return MC_EXIT_INTERRUPTED;
    }
    return MC_EXIT_BUG;
}

mc_exit mc_exit_worst(mc_exit a, mc_exit b)
{
    static const mc_exit order[] = {MC_EXIT_BUG,     MC_EXIT_INTERRUPTED, MC_EXIT_IO,
                                    MC_EXIT_LEXICON, MC_EXIT_USAGE,       MC_EXIT_INCOMPLETE,
                                    MC_EXIT_FINDINGS};
    for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
        if (a == order[i] || b == order[i]) return order[i];
    }
    return MC_EXIT_DONE;
}

mc_exit mc_exit_of_counts(const mc_session *session, const mc_run_counts *counts)
{
    bool whole = counts->skipped == 0 && counts->partial == 0;
    return whole || session->options->allow_incomplete ? MC_EXIT_DONE : MC_EXIT_INCOMPLETE;
}

mc_scan_options mc_session_scan_options(mc_session *session, mc_buf *options_json)
{
    const mc_options *options = session->options;
    mc_options_write_json(options_json, options);
    mc_buf_add_char(options_json, '\0');
    mc_scan_options scan = {
        .reader = session->reader,
        .analyser = options->analyser,
        .record = options->record,
        .options_json = options_json->data,
        .jobs = options->jobs,
        .timestamp = true,
        .stop = mc_interrupt_watch(),
        .sink = &session->sink,
    };
    scan.record.mask = session->mask;
    scan.record.author_key = mc_str_trim(mc_buf_str(&session->author_key));
    if (scan.analyser.as_of == 0) scan.analyser.as_of = mc_clock_today();
    return scan;
}
