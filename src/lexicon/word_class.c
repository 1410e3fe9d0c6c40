// SPDX-License-Identifier: Apache-2.0
#include "lexicon/word_class.h"

#include <stdlib.h>
#include <string.h>

#include "base/ascii.h"
#include "lexicon/tsv.h"

// A word while its class is put together; `row` tells own words (their row) from included ones.
typedef struct draft_word {
    mc_word word;
    uint32_t row; // MC_NONE = included
} draft_word;

typedef struct draft {
    draft_word *words;
    uint32_t count, room;
} draft;

enum { COLUMN_CLASS, COLUMN_WORD, COLUMN_NOT_BEFORE, COLUMN_NOT_AFTER, COLUMN_STATUS, COLUMN_NOTE };

static const mc_tsv_column COLUMNS[] = {{"class", true},       {"word", true},
                                        {"not_before", false}, {"not_after", false},
                                        {"status", false},     {"note", false}};

static bool is_class_name(mc_str name)
{
    for (uint32_t i = 0; i < name.size; i++) {
        char c = name.data[i];
        if (!(mc_is_small_letter(c) || mc_is_digit(c) || c == '_')) return false;
    }
    return name.size > 0;
}

static void chain_row(mc_build *build, uint32_t row)
{
    mc_class_row *added = &build->class_rows[row];
    uint32_t first = mc_symbols_find(&build->class_names, added->name);
    if (first != MC_NONE) {
        added->next = build->class_rows[first].next;
        build->class_rows[first].next = row;
    } else {
        mc_symbols_put(&build->class_names, added->name, row);
    }
}

static void add_row(mc_build *build, const mc_class_row *row)
{
    mc_str key = mc_build_key(build, row->name, row->word);
    uint32_t older = mc_symbols_find(&build->class_words, key);
    if (older != MC_NONE && build->class_rows[older].folder == row->folder) {
        if (row->strict) {
            mc_problems_add(&build->problems, row->at,
                            "class \"%.*s\" holds \"%.*s\" already, at line %u of %s",
                            MC_SHOW(row->name), MC_SHOW(row->word),
                            build->class_rows[older].at.line, build->class_rows[older].at.file);
        }
        return;
    }
    if (older != MC_NONE) {
        uint32_t next = build->class_rows[older].next;
        build->class_rows[older] = *row;
        build->class_rows[older].next = next;
        return;
    }
    if (!MC_BUILD_ROOM(build, class_rows, class_row_count, class_row_room)) return;
    build->class_rows[build->class_row_count] = *row;
    mc_symbols_put(&build->class_words, key, build->class_row_count);
    chain_row(build, build->class_row_count++);
}

static bool row_is_off(mc_build *build, const mc_tsv *tsv)
{
    mc_str status = tsv->cells[COLUMN_STATUS];
    bool off = mc_str_equal(status, MC_STR("off")) && build->source->folder > 0;
    if (status.size && !off) {
        mc_problems_add(&build->problems, mc_tsv_place(tsv, COLUMN_STATUS),
                        "status of a word is \"%.*s\"; expected nothing, or off in an overlay",
                        MC_SHOW(status));
    }
    return off;
}

void mc_word_class_read(mc_build *build)
{
    mc_tsv tsv;
    if (!MC_BUILD_OPEN_TABLE(build, &tsv, COLUMNS)) return;
    while (mc_tsv_next(&tsv)) {
        mc_str name = tsv.cells[COLUMN_CLASS];
        if (!is_class_name(name)) {
            mc_problems_add(&build->problems, mc_tsv_place(&tsv, COLUMN_CLASS),
                            "class name is \"%.*s\"; expected a-z, 0-9 and _", MC_SHOW(name));
            continue;
        }
        if (tsv.cells[COLUMN_WORD].size == 0) {
            mc_problems_add(&build->problems, mc_tsv_place(&tsv, COLUMN_CLASS),
                            "the row of class \"%.*s\" has no word", MC_SHOW(name));
            continue;
        }
        mc_class_row row = {.name = name,
                            .word = tsv.cells[COLUMN_WORD],
                            .not_before = tsv.cells[COLUMN_NOT_BEFORE],
                            .not_after = tsv.cells[COLUMN_NOT_AFTER],
                            .at = mc_tsv_place(&tsv, COLUMN_WORD),
                            .folder = build->source->folder,
                            .next = MC_NONE,
                            .strict = build->source->strict,
                            .off = row_is_off(build, &tsv)};
        add_row(build, &row);
    }
}

static void add_word(mc_build *build, draft *into, mc_word word, uint32_t row)
{
    if (!mc_build_has_room(build, MC_ARRAY_RESERVE(into->words, into->room, into->count + 1ull))) {
        return;
    }
    into->words[into->count++] = (draft_word){word, row};
}

// Full-width separators look right on the screen and are read as letters: the commonest slip.
static bool has_wide_separator(mc_build *build, mc_str cell, mc_place at)
{
    bool bar = mc_str_find(cell, MC_STR("\xEF\xBD\x9C"), 0) != UINT32_MAX;
    bool sign = mc_str_find(cell, MC_STR("\xEF\xBC\xA0"), 0) != UINT32_MAX;
    if (!bar && !sign) return false;
    mc_problems_add(
        &build->problems, at,
        "found a full-width %s in \"%.*s\", expected %s; `mingcha lexicon fmt` mends this",
        bar ? "bar" : "at sign", MC_SHOW(cell), bar ? "|" : "@");
    return true;
}

static mc_ustr *fold_list(mc_build *build, mc_str cell, mc_place at, uint32_t *count)
{
    *count = 0;
    if (cell.size == 0 || has_wide_separator(build, cell, at)) return NULL;
    uint32_t most = 1;
    for (uint32_t i = 0; i < cell.size; i++) {
        most += cell.data[i] == '|';
    }
    mc_ustr *list = mc_arena_array(build->arena, most, sizeof *list);
    mc_str part;
    while (list && mc_str_split(&cell, '|', &part)) {
        mc_ustr folded = mc_build_fold(build, mc_str_trim(part), at);
        if (folded.size) list[(*count)++] = folded;
    }
    return list;
}

static int compare_ustr(mc_ustr a, mc_ustr b)
{
    uint32_t common = a.size < b.size ? a.size : b.size;
    for (uint32_t i = 0; i < common; i++) {
        if (a.data[i] != b.data[i]) return a.data[i] < b.data[i] ? -1 : 1;
    }
    return (a.size > b.size) - (a.size < b.size);
}

// By text; of equal texts the own word first, then the one written first.
static int compare_words(const void *left, const void *right)
{
    const draft_word *a = left, *b = right;
    int order = compare_ustr(a->word.text, b->word.text);
    return order ? order : (a->row > b->row) - (a->row < b->row);
}

static void report_twin(mc_build *build, const draft_word *kept, const draft_word *twin)
{
    if (kept->row == MC_NONE || twin->row == MC_NONE || kept->row == twin->row) return;
    const mc_class_row *row = &build->class_rows[twin->row];
    const mc_class_row *first = &build->class_rows[kept->row];
    if (!row->strict) return;
    mc_problems_add(&build->problems, row->at,
                    "class \"%.*s\": \"%.*s\" folds to the same text as \"%.*s\"",
                    MC_SHOW(row->name), MC_SHOW(row->word), MC_SHOW(first->word));
}

static void finish(mc_build *build, mc_arena *arena, draft *from, mc_word_class *out)
{
    if (from->count) qsort(from->words, from->count, sizeof *from->words, compare_words);
    mc_word *words = mc_arena_array(arena, from->count, sizeof *words);
    uint32_t count = 0, kept = 0;
    for (uint32_t i = 0; words && i < from->count; i++) {
        if (count && mc_ustr_equal(words[count - 1].text, from->words[i].word.text)) {
            report_twin(build, &from->words[kept], &from->words[i]);
            continue;
        }
        kept = i;
        words[count++] = from->words[i].word;
    }
    out->words = words;
    out->word_count = count;
    free(from->words);
    *from = (draft){NULL, 0, 0};
}

// Including works depth first. `state` tells a class that is being put together (its includes are
// being looked at, so meeting it again is a circle) from one that is done.
enum { STATE_NEW, STATE_OPEN, STATE_DONE };

typedef struct linker {
    mc_build *build;
    const uint32_t *first_rows; // per class
    uint8_t *states;
} linker;

static void link_class(linker *link, uint32_t index);

static void include(linker *link, draft *into, const mc_class_row *row)
{
    mc_build *build = link->build;
    mc_str name = mc_str_slice(row->word, 1, row->word.size);
    uint32_t index = mc_symbols_find(&build->class_names, name);
    if (index == MC_NONE) {
        mc_problems_add(&build->problems, row->at, "unknown class \"@%.*s\"", MC_SHOW(name));
        return;
    }
    if (link->states[index] == STATE_OPEN) {
        mc_problems_add(&build->problems, row->at,
                        "class \"%.*s\" includes \"@%.*s\", which includes it: a circle",
                        MC_SHOW(row->name), MC_SHOW(name));
        return;
    }
    link_class(link, index);
    build->class_used[index] = 1;
    const mc_word_class *other = &build->classes[index];
    for (uint32_t i = 0; i < other->word_count; i++) {
        add_word(build, into, other->words[i], MC_NONE);
    }
}

static void add_own(linker *link, draft *into, uint32_t at)
{
    mc_build *build = link->build;
    const mc_class_row *row = &build->class_rows[at];
    mc_word word = {.text = mc_build_fold(build, row->word, row->at)};
    if (has_wide_separator(build, row->word, row->at) || word.text.size == 0) return;
    word.not_before = fold_list(build, row->not_before, row->at, &word.not_before_count);
    word.not_after = fold_list(build, row->not_after, row->at, &word.not_after_count);
    add_word(build, into, word, at);
}

static void link_class(linker *link, uint32_t index)
{
    if (link->states[index] != STATE_NEW) return;
    link->states[index] = STATE_OPEN;
    mc_build *build = link->build;
    draft words = {NULL, 0, 0};
    for (uint32_t at = link->first_rows[index]; at != MC_NONE; at = build->class_rows[at].next) {
        const mc_class_row *row = &build->class_rows[at];
        if (row->off) continue;
        if (row->word.data[0] == '@') {
            include(link, &words, row);
        } else {
            add_own(link, &words, at);
        }
    }
    finish(build, build->arena, &words, &build->classes[index]);
    link->states[index] = STATE_DONE;
}

static int compare_names(const void *left, const void *right)
{
    return mc_str_compare(*(const mc_str *)left, *(const mc_str *)right);
}

static mc_str *sorted_names(mc_build *build, uint32_t *count)
{
    mc_str *names = mc_arena_array(&build->scratch, build->class_names.count, sizeof *names);
    *count = 0;
    for (uint32_t i = 0; names && i < build->class_names.capacity; i++) {
        const mc_symbol *slot = &build->class_names.slots[i];
        if (slot->value != UINT32_MAX) names[(*count)++] = slot->key;
    }
    if (*count) qsort(names, *count, sizeof *names, compare_names);
    return names;
}

void mc_word_class_link(mc_build *build)
{
    uint32_t count;
    mc_str *names = sorted_names(build, &count);
    uint32_t *first_rows = mc_arena_array(&build->scratch, count, sizeof *first_rows);
    linker link = {build, first_rows, mc_arena_array(&build->scratch, count, 1)};
    build->class_used = mc_arena_array(&build->scratch, count, 1);
    bool room = MC_ARRAY_RESERVE(build->classes, build->class_room, count + 1ull);
    if (!mc_build_has_room(build, room) || mc_build_failed(build)) return;
    for (uint32_t i = 0; i < count; i++) {
        first_rows[i] = mc_symbols_find(&build->class_names, names[i]);
        mc_symbols_put(&build->class_names, names[i], i);
        build->classes[i] = (mc_word_class){names[i], NULL, 0};
    }
    build->class_count = build->named_class_count = count;
    for (uint32_t i = 0; i < count; i++) {
        link_class(&link, i);
    }
}

uint32_t mc_word_class_named(mc_build *build, mc_str name, mc_place at)
{
    uint32_t index = mc_symbols_find(&build->class_names, name);
    if (index == MC_NONE) {
        mc_problems_add(&build->problems, at, "unknown class \"@%.*s\"", MC_SHOW(name));
    } else {
        build->class_used[index] = 1;
    }
    return index;
}

// The words of a class as bytes, so that equal sets are found by their hash. Guard lists count as
// equal when they are the same list, which holds for words copied from one class.
static mc_str content_key(mc_build *build, const mc_word_class *content)
{
    size_t size = 0;
    for (uint32_t i = 0; i < content->word_count; i++) {
        size += 3 * sizeof(uint64_t) + content->words[i].text.size * sizeof(uint16_t);
    }
    char *key = mc_arena_alloc(&build->scratch, size);
    uint32_t at = 0;
    for (uint32_t i = 0; key && i < content->word_count; i++) {
        const mc_word *word = &content->words[i];
        uint64_t fields[3] = {word->text.size, (uint64_t)(uintptr_t)word->not_before,
                              (uint64_t)(uintptr_t)word->not_after};
        uint32_t text_bytes = word->text.size * (uint32_t)sizeof(uint16_t);
        memcpy(key + at, fields, sizeof fields);
        memcpy(key + at + sizeof fields, word->text.data, text_bytes);
        at += (uint32_t)sizeof fields + text_bytes;
    }
    return (mc_str){key, at};
}

static uint32_t share(mc_build *build, const mc_word_class *content)
{
    mc_str key = content_key(build, content);
    uint32_t index = mc_symbols_find(&build->class_contents, key);
    if (index != MC_NONE) return index;
    if (!MC_BUILD_ROOM(build, classes, class_count, class_room)) return MC_NONE;
    index = build->class_count++;
    build->classes[index] = *content;
    mc_symbols_put(&build->class_contents, key, index);
    return index;
}

static void add_alternative(mc_build *build, draft *into, mc_str part, mc_place at)
{
    if (part.size == 0) {
        mc_problems_add(&build->problems, at,
                        "an alternative is empty; expected a word on both sides of each |");
    } else if (part.data[0] == '@') {
        uint32_t index = mc_word_class_named(build, mc_str_slice(part, 1, part.size), at);
        for (uint32_t i = 0; index != MC_NONE && i < build->classes[index].word_count; i++) {
            add_word(build, into, build->classes[index].words[i], MC_NONE);
        }
    } else {
        mc_word word = {.text = mc_build_fold(build, part, at)};
        if (word.text.size) add_word(build, into, word, 0);
    }
}

static mc_word_class read_alternatives(mc_build *build, mc_arena *arena, mc_str cell, mc_place at)
{
    draft words = {NULL, 0, 0};
    mc_str part;
    while (mc_str_split(&cell, '|', &part)) {
        add_alternative(build, &words, mc_str_trim(part), at);
    }
    mc_word_class content = {{NULL, 0}, NULL, 0};
    finish(build, arena, &words, &content);
    return content;
}

bool mc_word_class_words(mc_build *build, mc_str cell, mc_place at, mc_word_class *out)
{
    uint32_t errors = build->problems.error_count;
    if (has_wide_separator(build, cell, at)) return false;
    *out = read_alternatives(build, &build->scratch, cell, at);
    if (build->problems.error_count > errors) return false;
    if (out->word_count == 0)
        mc_problems_add(&build->problems, at, "\"%.*s\" has no words; expected at least one",
                        MC_SHOW(cell));
    return out->word_count > 0;
}

static uint32_t make_class(mc_build *build, mc_str cell, mc_place at)
{
    if (has_wide_separator(build, cell, at)) return MC_NONE;
    bool one = mc_str_find(cell, MC_STR("|"), 0) == UINT32_MAX;
    if (one && cell.data[0] == '@') {
        return mc_word_class_named(build, mc_str_slice(cell, 1, cell.size), at);
    }
    mc_word_class content = read_alternatives(build, build->arena, cell, at);
    return content.word_count ? share(build, &content) : MC_NONE;
}

uint32_t mc_word_class_of_cell(mc_build *build, mc_str cell, mc_place at)
{
    if (cell.size == 0) return MC_NONE;
    uint32_t index = mc_symbols_find(&build->cells, cell);
    if (index != MC_NONE) return index;
    index = make_class(build, cell, at);
    if (index != MC_NONE) mc_symbols_put(&build->cells, cell, index);
    return index;
}
