// SPDX-License-Identifier: Apache-2.0
#include "report/messages.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/error.h"
#include "base/file.h"
#include "report/wording.h"

typedef struct message {
    mc_str key, text;
    uint32_t line;
} message;

struct mc_messages {
    mc_buf content; /**< what keys and texts point into */
    message *items; /**< ordered by key */
    uint32_t count, capacity;
    mc_wording *wording; /**< of details; NULL in English */
    char language[8];
};

static int compare_messages(const void *left, const void *right)
{
    const message *a = left, *b = right;
    return mc_str_compare(a->key, b->key);
}

static const message *find(const mc_messages *messages, mc_str key)
{
    message wanted = {key, {NULL, 0}, 0};
    if (messages->count == 0) return NULL;
    return bsearch(&wanted, messages->items, messages->count, sizeof wanted, compare_messages);
}

static mc_status add_line(mc_messages *messages, mc_str line, uint32_t number, const char *path,
                          mc_error *err)
{
    mc_str rest = line, key;
    mc_str_split(&rest, '\t', &key);
    if (key.size == 0 || rest.size == 0 || mc_str_find(rest, MC_STR("\t"), 0) != UINT32_MAX) {
        return mc_error_set_at(err, MC_ERR_LEXICON, path, number, 1,
                               "found \"%.*s\", expected a key, one tab and a text", (int)line.size,
                               line.data);
    }
    if (!MC_ARRAY_RESERVE(messages->items, messages->capacity, messages->count + 1ull)) {
        return mc_error_memory(err);
    }
    messages->items[messages->count++] = (message){key, rest, number};
    return MC_OK;
}

static mc_status check_unique(const mc_messages *messages, const char *path, mc_error *err)
{
    for (uint32_t i = 1; i < messages->count; i++) {
        const message *item = &messages->items[i];
        if (!mc_str_equal(item->key, item[-1].key)) continue;
        return mc_error_set_at(err, MC_ERR_LEXICON, path, item->line, 1,
                               "the key \"%.*s\" stands twice, expected once", (int)item->key.size,
                               item->key.data);
    }
    return MC_OK;
}

static mc_status parse(mc_messages *messages, const char *path, mc_error *err)
{
    mc_str rest = mc_buf_str(&messages->content), line;
    mc_status st = MC_OK;
    for (uint32_t number = 1; st == MC_OK && mc_str_split(&rest, '\n', &line); number++) {
        bool header = number == 1 && mc_str_equal(line, MC_STR("key\ttext"));
        if (number == 1 && !header) {
            return mc_error_set_at(err, MC_ERR_LEXICON, path, 1, 1,
                                   "expected the header \"key\", tab, \"text\"");
        }
        if (header || line.size == 0 || line.data[0] == '#') continue;
        st = add_line(messages, line, number, path, err);
    }
    if (st != MC_OK) return st;
    qsort(messages->items, messages->count, sizeof *messages->items, compare_messages);
    return check_unique(messages, path, err);
}

static mc_status load_one(mc_messages **out, mc_arena *arena, const char *data_folder,
                          const char *lang, mc_error *err)
{
    mc_messages *messages = calloc(1, sizeof *messages);
    if (!messages) return mc_error_memory(err);
    *out = messages;
    messages->content = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    strncpy(messages->language, lang, sizeof messages->language - 1);
    mc_buf name = MC_BUF_INIT(64);
    mc_buf_add_z(&name, lang);
    mc_buf_add_z(&name, ".tsv");
    mc_str path = mc_path_join(arena, mc_str_from_z(data_folder), MC_STR("messages"));
    path = mc_path_join(arena, path, mc_buf_str(&name));
    mc_buf_dispose(&name);
    if (!path.data) return mc_error_memory(err);
    mc_status st = mc_file_read(&messages->content, path.data, err);
    return st == MC_OK ? parse(messages, path.data, err) : st;
}

// Both languages say the same things: what one has and the other lacks is an error.
static mc_status compare_keys(const mc_messages *of, const mc_messages *other, mc_error *err)
{
    for (uint32_t i = 0; i < other->count; i++) {
        mc_str key = other->items[i].key;
        if (find(of, key)) continue;
        return mc_error_set_at(err, MC_ERR_LEXICON, of->language, 0, 0,
                               "messages/%s.tsv lacks the key \"%.*s\" that messages/%s.tsv has",
                               of->language, (int)key.size, key.data, other->language);
    }
    return MC_OK;
}

mc_status mc_messages_load(mc_messages **out, const char *data_folder, const char *lang,
                           mc_error *err)
{
    bool english = strcmp(lang, "en") == 0;
    if (!english && strcmp(lang, "zh") != 0) {
        return mc_error_set(err, MC_ERR_USAGE, "found language \"%s\", expected zh or en", lang);
    }
    mc_arena arena = MC_ARENA_INIT;
    mc_messages *messages = NULL, *other = NULL;
    mc_status st = load_one(&messages, &arena, data_folder, lang, err);
    if (st == MC_OK) st = load_one(&other, &arena, data_folder, english ? "zh" : "en", err);
    if (st == MC_OK) st = compare_keys(messages, other, err);
    if (st == MC_OK) st = compare_keys(other, messages, err);
    if (st == MC_OK && !english) st = mc_wording_load(&messages->wording, data_folder, err);
    if (st == MC_OK) {
        *out = messages;
        messages = NULL;
    }
    mc_messages_free(messages);
    mc_messages_free(other);
    mc_arena_dispose(&arena);
    return st;
}

void mc_messages_free(mc_messages *messages)
{
    if (!messages) return;
    mc_buf_dispose(&messages->content);
    mc_wording_free(messages->wording);
    free(messages->items);
    free(messages);
}

mc_str mc_messages_text(const mc_messages *messages, const char *key)
{
    const message *item = find(messages, mc_str_from_z(key));
    return item ? item->text : mc_str_from_z(key);
}

bool mc_messages_has(const mc_messages *messages, const char *key)
{
    return find(messages, mc_str_from_z(key)) != NULL;
}

mc_str mc_messages_code(const mc_messages *messages, const char *prefix, mc_str code)
{
    char key[96];
    size_t size = strlen(prefix);
    if (size + code.size >= sizeof key) return code;
    memcpy(key, prefix, size);
    if (code.size) memcpy(key + size, code.data, code.size);
    const message *item = find(messages, (mc_str){key, (uint32_t)size + code.size});
    return item ? item->text : code;
}

mc_str mc_messages_say(const mc_messages *messages, mc_str detail, mc_buf *scratch)
{
    return messages->wording ? mc_wording_say(messages->wording, detail, scratch) : detail;
}

const char *mc_messages_language(const mc_messages *messages)
{
    return messages->language;
}

bool mc_messages_is_english(const mc_messages *messages)
{
    return strcmp(messages->language, "en") == 0;
}

void mc_messages_fill(mc_buf *out, mc_str text, mc_str arg0, mc_str arg1)
{
    for (uint32_t i = 0; i < text.size; i++) {
        bool slot = text.data[i] == '{' && i + 2 < text.size && text.data[i + 2] == '}' &&
                    (text.data[i + 1] == '0' || text.data[i + 1] == '1');
        if (!slot) {
            mc_buf_add_char(out, text.data[i]);
            continue;
        }
        mc_buf_add_str(out, text.data[i + 1] == '0' ? arg0 : arg1);
        i += 2;
    }
}

void mc_messages_write(const mc_messages *messages, mc_buf *out, const char *key, mc_str arg0,
                       mc_str arg1)
{
    mc_messages_fill(out, mc_messages_text(messages, key), arg0, arg1);
}
