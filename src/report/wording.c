// SPDX-License-Identifier: Apache-2.0
#include "report/wording.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/error.h"
#include "base/file.h"

/* A record says in one English sentence what was found and expected, so that it can be read without
 * this program; an error does, too. A report or a terminal in Chinese says the same by the first
 * row of the tables whose English side fits the sentence:
 *
 *     found {0} cells, expected {1}               有 {0} 个单元格，应有 {1} 个
 *     found a broken workbook ({0}), expected …   工作簿损坏（{0}），无法用 Excel 打开
 *     it has a password                           有密码
 *
 *     found 5 cells, expected 4                   {0} = 5, {1} = 4: 有 5 个单元格，应有 4 个
 *
 * Rows that begin with a slot fit nearly anything, and are asked when no other does. A slot ends
 * where the literal behind it begins for the first time, the last one at the end of the sentence.
 * What fills a slot is said in the same way if a row fits it, thrice deep at most: a reason in
 * brackets is a sentence of its own. What no row fits (words of libraries, of the operating system)
 * stays as it is. A test compares the tables with the sources. */
enum { MOST_SLOTS = 10, DEEPEST = 3 };

typedef struct sentence {
    mc_str english, chinese;
} sentence;

enum { TABLE_COUNT = 2 };
static const char *const tables[TABLE_COUNT] = {"details.tsv", "errors.tsv"};

struct mc_wording {
    mc_buf content[TABLE_COUNT]; /**< what the sentences point into */
    sentence *items;
    uint32_t count, capacity;
};

typedef struct slots {
    mc_str values[MOST_SLOTS];
} slots;

static bool is_slot(mc_str s, uint32_t at)
{
    return at + 2 < s.size && s.data[at] == '{' && mc_is_digit(s.data[at + 1]) &&
           s.data[at + 2] == '}';
}

// What stands in `pattern` from `at` up to the next slot.
static mc_str literal_at(mc_str pattern, uint32_t at)
{
    uint32_t end = at;
    while (end < pattern.size && !is_slot(pattern, end)) {
        end++;
    }
    return mc_str_slice(pattern, at, end);
}

static bool fits(mc_str pattern, mc_str said, slots *found)
{
    mc_str literal = literal_at(pattern, 0);
    if (!mc_str_has_prefix(said, literal)) return false;
    uint32_t at = literal.size, from = literal.size;
    while (at < pattern.size) {
        mc_str *value = &found->values[pattern.data[at + 1] - '0'];
        literal = literal_at(pattern, at + 3);
        at += 3 + literal.size;
        bool last = at == pattern.size;
        uint32_t next = literal.size ? mc_str_find(said, literal, from) : from;
        if (last) next = said.size < literal.size ? UINT32_MAX : said.size - literal.size;
        if (next == UINT32_MAX || next < from) return false;
        if (last && !mc_str_has_suffix(said, literal)) return false;
        *value = mc_str_slice(said, from, next);
        from = next + literal.size;
    }
    return from == said.size;
}

static const sentence *find_among(const mc_wording *wording, bool open, mc_str said, slots *found)
{
    for (uint32_t i = 0; i < wording->count; i++) {
        const sentence *row = &wording->items[i];
        if (is_slot(row->english, 0) == open && fits(row->english, said, found)) return row;
    }
    return NULL;
}

static const sentence *find(const mc_wording *wording, mc_str said, slots *found)
{
    if (!wording) return NULL;
    const sentence *row = find_among(wording, false, said, found);
    return row ? row : find_among(wording, true, said, found);
}

static void add(mc_buf *out, const mc_wording *wording, mc_str said, int depth)
{
    slots found = {0};
    const sentence *known = depth > DEEPEST ? NULL : find(wording, said, &found);
    mc_str chinese = known ? known->chinese : said;
    for (uint32_t i = 0; i < chinese.size; i++) {
        if (!known || !is_slot(chinese, i)) {
            mc_buf_add_char(out, chinese.data[i]);
            continue;
        }
        add(out, wording, found.values[chinese.data[i + 1] - '0'], depth + 1);
        i += 2;
    }
}

mc_str mc_wording_say(const mc_wording *wording, mc_str english, mc_buf *scratch)
{
    mc_buf_clear(scratch);
    add(scratch, wording, english, 0);
    return mc_buf_status(scratch) == MC_OK ? mc_buf_str(scratch) : english;
}

static mc_status add_line(mc_wording *wording, mc_str line, uint32_t number, const char *path,
                          mc_error *err)
{
    mc_str rest = line, english;
    mc_str_split(&rest, '\t', &english);
    if (english.size == 0 || rest.size == 0 || mc_str_find(rest, MC_STR("\t"), 0) != UINT32_MAX)
        return mc_error_set_at(err, MC_ERR_LEXICON, path, number, 1,
                               "found \"%.*s\", expected a sentence, one tab and the same in "
                               "Chinese",
                               (int)line.size, line.data);
    if (!MC_ARRAY_RESERVE(wording->items, wording->capacity, wording->count + 1ull))
        return mc_error_memory(err);
    wording->items[wording->count++] = (sentence){english, rest};
    return MC_OK;
}

static mc_status parse(mc_wording *wording, const mc_buf *content, const char *path, mc_error *err)
{
    mc_str rest = mc_buf_str(content), line;
    mc_status st = MC_OK;
    for (uint32_t number = 1; st == MC_OK && mc_str_split(&rest, '\n', &line); number++) {
        bool header = number == 1 && mc_str_equal(line, MC_STR("en\tzh"));
        if (number == 1 && !header)
            return mc_error_set_at(err, MC_ERR_LEXICON, path, 1, 1,
                                   "expected the header \"en\", tab, \"zh\"");
        if (header || line.size == 0 || line.data[0] == '#') continue;
        st = add_line(wording, line, number, path, err);
    }
    return st;
}

static mc_status load_table(mc_wording *wording, int table, const char *data_folder, mc_error *err)
{
    mc_buf path = MC_BUF_INIT(1 << 16), *content = &wording->content[table];
    *content = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_buf_add_format(&path, "%s/messages/%s", data_folder, tables[table]);
    mc_buf_add_char(&path, '\0');
    mc_status st = mc_buf_status(&path) == MC_OK ? MC_OK : mc_error_memory(err);
    if (st == MC_OK) st = mc_file_read(content, path.data, err);
    if (st == MC_OK) st = parse(wording, content, path.data, err);
    mc_buf_dispose(&path);
    return st;
}

mc_status mc_wording_load(mc_wording **out, const char *data_folder, mc_error *err)
{
    mc_wording *wording = calloc(1, sizeof *wording);
    if (!wording) return mc_error_memory(err);
    mc_status st = MC_OK;
    for (int i = 0; st == MC_OK && i < TABLE_COUNT; i++) {
        st = load_table(wording, i, data_folder, err);
    }
    if (st == MC_OK)
        *out = wording;
    else
        mc_wording_free(wording);
    return st;
}

void mc_wording_free(mc_wording *wording)
{
    if (!wording) return;
    for (int i = 0; i < TABLE_COUNT; i++) {
        mc_buf_dispose(&wording->content[i]);
    }
    free(wording->items);
    free(wording);
}
