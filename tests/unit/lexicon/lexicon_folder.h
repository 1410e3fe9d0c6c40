// SPDX-License-Identifier: Apache-2.0
/** A lexicon folder of a test: a copy of tests/data/lexicon/sound with files changed or added,
 *  loaded with every event kept. */
#ifndef MC_TESTS_LEXICON_FOLDER_H
#define MC_TESTS_LEXICON_FOLDER_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/file.h"
#include "lexicon/load.h"

enum { MOST_EVENTS = 64 };

typedef struct lexicon_folder {
    char path[64], overlay[80]; /**< the overlay is loaded when it exists */
    mc_lexicon *lexicon;
    mc_status status;
    mc_error err;
    mc_error events[MOST_EVENTS];
    mc_level levels[MOST_EVENTS];
    uint32_t event_count;
} lexicon_folder;

static inline void folder_put(const char *folder, const char *name, mc_str content)
{
    char path[512];
    mc_error err = {0};
    snprintf(path, sizeof path, "%s/%s", folder, name);
    *strrchr(path, '/') = '\0';
    assert_int_equal(mc_folder_make(path, &err), MC_OK);
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(mc_file_write(path, content, &err), MC_OK);
}

static inline void folder_copy(const lexicon_folder *folder, const char *from, const char *name)
{
    mc_error err = {0};
    mc_buf content = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    assert_int_equal(mc_file_read(&content, from, &err), MC_OK);
    folder_put(folder->path, name, mc_buf_str(&content));
    mc_buf_dispose(&content);
}

/** Copies every file of `from` into the shipped folder, names prefixed. */
static inline void folder_copy_all(const lexicon_folder *folder, const char *from,
                                   const char *prefix)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_path_list list;
    mc_error err = {0};
    assert_int_equal(mc_folder_list(&list, &arena, from, &err), MC_OK);
    for (uint32_t i = 0; i < list.count; i++) {
        char name[256];
        snprintf(name, sizeof name, "%s%s", prefix, list.paths[i].data + strlen(from) + 1);
        folder_copy(folder, list.paths[i].data, name);
    }
    mc_arena_dispose(&arena);
}

/** Makes the copy. */
static inline lexicon_folder *folder_new(void)
{
    lexicon_folder *folder = calloc(1, sizeof *folder);
    assert_non_null(folder);
    snprintf(folder->path, sizeof folder->path, "/tmp/mc-lexicon-XXXXXX");
    assert_non_null(mkdtemp(folder->path));
    snprintf(folder->overlay, sizeof folder->overlay, "%s-mine", folder->path);
    folder_copy_all(folder, MC_TEST_DATA "/lexicon/sound", "");
    folder_copy_all(folder, MC_LEXICONS "/fold", "fold/"); // what folds tests is what folds texts
    folder_copy(folder, MC_LEXICONS "/taxonomy.rng", "taxonomy.rng");
    folder_copy(folder, MC_LEXICONS "/rules.rng", "rules.rng");
    return folder;
}

/** Adds or replaces a file of the shipped folder. */
static inline void folder_file(lexicon_folder *folder, const char *name, const char *content)
{
    folder_put(folder->path, name, mc_str_from_z(content));
}

/** Adds or replaces a file of the overlay. */
static inline void folder_overlay(lexicon_folder *folder, const char *name, const char *content)
{
    folder_put(folder->overlay, name, mc_str_from_z(content));
}

static inline void folder_note(void *payload, mc_level level, const mc_error *event)
{
    lexicon_folder *folder = payload;
    if (folder->event_count == MOST_EVENTS) return;
    folder->levels[folder->event_count] = level;
    folder->events[folder->event_count++] = *event;
}

/** Loads; with `strict` all checks and the examples. */
static inline const mc_lexicon *folder_load(lexicon_folder *folder, bool strict)
{
    const char *overlays[] = {folder->overlay};
    mc_sink sink = {folder_note, folder};
    mc_lexicon_options options = {.data_folder = folder->path,
                                  .overlays = overlays,
                                  .overlay_count =
                                      mc_path_kind_of(folder->overlay) == MC_PATH_FOLDER ? 1 : 0,
                                  .with_examples = strict,
                                  .check_shipped = strict,
                                  .sink = &sink};
    folder->status = mc_lexicon_load(&folder->lexicon, &options, &folder->err);
    return folder->lexicon;
}

/** Loads and fails the test with the first message when that goes wrong. */
static inline const mc_lexicon *folder_load_sound(lexicon_folder *folder, bool strict)
{
    const mc_lexicon *lexicon = folder_load(folder, strict);
    if (!lexicon) {
        fail_msg("%s:%u: %s", folder->err.where, folder->err.line, folder->err.message);
    }
    return lexicon;
}

/** True when an event of this place holds both words. */
static inline bool folder_has(const lexicon_folder *folder, const char *file, uint32_t line,
                              const char *found, const char *expected)
{
    for (uint32_t i = 0; i < folder->event_count; i++) {
        const mc_error *event = &folder->events[i];
        bool here = strstr(event->where, file) && (line == 0 || event->line == line);
        if (here && strstr(event->message, found) && strstr(event->message, expected)) return true;
    }
    for (uint32_t i = 0; i < folder->event_count; i++) {
        const mc_error *event = &folder->events[i];
        print_error("got %s:%u:%u: %s\n", event->where, event->line, event->column, event->message);
    }
    return false;
}

/** Puts one file beside the sound ones, loads, and wants exactly this complaint among the
 *  events. */
static inline void expect_problem(const char *file, const char *content, uint32_t line,
                                  const char *found, const char *expected)
{
    lexicon_folder *folder = folder_new();
    folder_file(folder, file, content);
    assert_null(folder_load(folder, true));
    assert_int_equal(folder->status, MC_ERR_LEXICON);
    assert_true(folder_has(folder, file, line, found, expected));
    assert_true(folder->err.message[0]);
    mc_error err = {0};
    mc_folder_remove(folder->path, &err);
    free(folder);
}

/** Frees everything and removes the folders. */
static inline void folder_free(lexicon_folder *folder)
{
    mc_error err = {0};
    mc_lexicon_free(folder->lexicon);
    mc_folder_remove(folder->path, &err);
    mc_folder_remove(folder->overlay, &err);
    free(folder);
}

/** Folded units as UTF-8, for comparing. */
static inline const char *folder_text(mc_ustr folded, char out[512])
{
    mc_buf printed = MC_BUF_INIT(4096);
    mc_fold_print(&printed, folded);
    snprintf(out, 512, "%.*s", (int)printed.size, printed.data ? printed.data : "");
    mc_buf_dispose(&printed);
    return out;
}

#endif
