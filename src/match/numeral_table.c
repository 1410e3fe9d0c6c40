// SPDX-License-Identifier: Apache-2.0
#include "match/numeral_table.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/array.h"
#include "base/ascii.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "lexicon/tsv.h"

enum { BUCKETS = 256 };

// Words hang in buckets by their first unit.
struct mc_numeral_table {
    mc_arena arena;
    mc_numeral_word *words;
    uint32_t count;
    uint32_t heads[BUCKETS]; // index + 1, 0 = empty
};

enum { COLUMN_WORD, COLUMN_VALUE, COLUMN_KIND, COLUMN_NOTE, COLUMN_COUNT };

static const mc_tsv_column columns[COLUMN_COUNT] = {
    [COLUMN_WORD] = {"word", true},
    [COLUMN_VALUE] = {"value", true},
    [COLUMN_KIND] = {"kind", true},
    [COLUMN_NOTE] = {"note", false},
};

static const char *const kind_codes[] = {
    [MC_NUMERAL_DIGIT] = "digit",
    [MC_NUMERAL_SCALE] = "scale",
    [MC_NUMERAL_SOME] = "some",
    [MC_NUMERAL_MORE] = "more",
    [MC_NUMERAL_HALF] = "half",
    [MC_NUMERAL_TO] = "to",
    [MC_NUMERAL_PERCENT_BEFORE] = "percent_before",
    [MC_NUMERAL_PERCENT_AFTER] = "percent_after",
    [MC_NUMERAL_HOUR] = "hour",
    [MC_NUMERAL_HOUR_SURE] = "hour_sure",
    [MC_NUMERAL_COLON] = "colon",
    [MC_NUMERAL_MINUTE] = "minute",
    [MC_NUMERAL_QUARTER] = "quarter",
    [MC_NUMERAL_DAY_PART] = "day_part",
    [MC_NUMERAL_DAY_UNIT] = "day_unit",
};

enum { KIND_COUNT = sizeof kind_codes / sizeof *kind_codes };

// "12", "0.5"; false for anything else.
static bool parse_value(mc_str cell, double *value)
{
    double number = 0, unit = 0;
    for (uint32_t i = 0; i < cell.size; i++) {
        char c = cell.data[i];
        if (c == '.' && unit == 0 && i > 0) {
            unit = 1;
        } else if (mc_is_digit(c)) {
            number = number * 10 + (c - '0');
            unit *= 10;
        } else {
            return false;
        }
    }
    *value = unit > 1 ? number / unit : number;
    return cell.size > 0 && unit != 1;
}

static bool parse_kind(mc_str cell, mc_numeral_kind *kind)
{
    for (uint32_t i = 0; i < KIND_COUNT; i++)
        if (mc_str_equal(cell, mc_str_from_z(kind_codes[i]))) {
            *kind = (mc_numeral_kind)i;
            return true;
        }
    return false;
}

static bool parse_row(mc_tsv *tsv, mc_arena *arena, const mc_fold_table *fold,
                      mc_numeral_word *word)
{
    mc_str text = tsv->cells[COLUMN_WORD], value = tsv->cells[COLUMN_VALUE];
    mc_str kind = tsv->cells[COLUMN_KIND];
    if (!parse_kind(kind, &word->kind)) {
        mc_problems_add(tsv->problems, mc_tsv_place(tsv, COLUMN_KIND),
                        "kind \"%.*s\" is unknown, expected digit, scale, some … "
                        "(docs/format/numerals.md)",
                        MC_SHOW(kind));
        return false;
    }
    word->value = 0;
    if (value.size && !parse_value(value, &word->value)) {
        mc_problems_add(tsv->problems, mc_tsv_place(tsv, COLUMN_VALUE),
                        "value \"%.*s\" is no number such as 10 or 0.5", MC_SHOW(value));
        return false;
    }
    word->text = mc_fold_string(fold, arena, text);
    if (word->text.size) return true;
    mc_problems_add(tsv->problems, mc_tsv_place(tsv, COLUMN_WORD), "the word is empty");
    return false;
}

static mc_status add_rows(mc_tsv *tsv, mc_arena *arena, const mc_fold_table *fold,
                          mc_numeral_word **words, uint32_t *count)
{
    uint32_t capacity = 0;
    while (mc_tsv_next(tsv)) {
        if (!MC_ARRAY_RESERVE(*words, capacity, *count + 1)) return MC_ERR_MEMORY;
        if (parse_row(tsv, arena, fold, &(*words)[*count])) ++*count;
    }
    return tsv->problems->status;
}

mc_status mc_numeral_table_load(mc_numeral_table **out, struct mc_region *region,
                                const mc_fold_table *fold, const char *path, mc_error *err)
{
    mc_buf text = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_arena arena = MC_ARENA_INIT;
    mc_problems problems = {.err = err};
    mc_numeral_word *words = NULL;
    uint32_t count = 0;
    mc_tsv tsv;

    mc_status st = mc_file_read(&text, path, err);
    if (st == MC_OK &&
        !mc_tsv_open(&tsv, path, mc_buf_str(&text), columns, COLUMN_COUNT, &problems))
        st = problems.status;
    if (st == MC_OK) st = add_rows(&tsv, &arena, fold, &words, &count);
    if (st == MC_ERR_MEMORY) st = mc_error_memory(err);
    if (st == MC_OK) st = mc_numeral_table_new(out, region, words, count, err);

    free(words);
    mc_arena_dispose(&arena);
    mc_buf_dispose(&text);
    return st;
}

mc_status mc_numeral_table_new(mc_numeral_table **out, struct mc_region *region,
                               const mc_numeral_word *words, uint32_t count, mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(region);
    mc_numeral_table *table = mc_arena_alloc(&arena, sizeof *table);
    if (!table) return mc_error_memory(err);
    table->arena = arena;
    table->words = mc_arena_array(&table->arena, count, sizeof *table->words);
    for (uint32_t i = 0; table->words && i < count; i++) {
        uint32_t *head = &table->heads[words[i].text.data[0] % BUCKETS];
        table->words[i] = words[i];
        table->words[i].text = mc_arena_ustr(&table->arena, words[i].text);
        table->words[i].next = *head;
        *head = i + 1;
    }
    if (mc_arena_failed(&table->arena)) {
        mc_numeral_table_free(table);
        return mc_error_memory(err);
    }
    table->count = count;
    *out = table;
    return MC_OK;
}

void mc_numeral_table_free(mc_numeral_table *table)
{
    if (!table) return;
    mc_arena arena = table->arena; // the table lies in it
    mc_arena_dispose(&arena);
}

const mc_numeral_word *mc_numeral_table_find(const mc_numeral_table *table, mc_ustr text)
{
    const mc_numeral_word *longest = NULL;
    if (!text.size) return NULL;
    for (uint32_t i = table->heads[text.data[0] % BUCKETS]; i; i = table->words[i - 1].next) {
        const mc_numeral_word *word = &table->words[i - 1];
        if (word->text.size > text.size || (longest && word->text.size <= longest->text.size))
            continue;
        if (word->text.data[0] != text.data[0]) continue;
        if (memcmp(word->text.data, text.data, word->text.size * sizeof *text.data) == 0)
            longest = word;
    }
    return longest;
}
