// SPDX-License-Identifier: Apache-2.0
#include "cli/verdict_words.h"

#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "lexicon/tsv.h"

enum { CODE, WORD, COLUMN_COUNT };
static const mc_tsv_column COLUMNS[COLUMN_COUNT] = {{"code", true}, {"word", true}};

static const char *const codes[] = {"finding_id", "verdict", "note",   "drawn",
                                    "right",      "wrong",   "unsure", "response"};

static bool is_code(mc_str text)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        if (mc_str_equal(text, mc_str_from_z(codes[i]))) return true;
    }
    return false;
}

static void read_rows(mc_verdict_words *out, const char *path, mc_str text, mc_problems *problems)
{
    mc_tsv tsv;
    if (!mc_tsv_open(&tsv, path, text, COLUMNS, COLUMN_COUNT, problems)) return;
    while (mc_tsv_next(&tsv)) {
        if (!is_code(tsv.cells[CODE]) || tsv.cells[WORD].size == 0)
            mc_problems_add(problems, mc_tsv_place(&tsv, CODE),
                            "found \"%.*s\", expected finding_id, verdict, note, drawn, right, "
                            "wrong, unsure or response, and a word",
                            MC_SHOW(tsv.cells[CODE]));
        else
            out->items[out->count++] = (mc_verdict_word){tsv.cells[CODE], tsv.cells[WORD]};
    }
}

mc_status mc_verdict_words_load(mc_verdict_words *out, mc_arena *arena, const char *data_folder,
                                mc_error *err)
{
    mc_buf file = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_problems problems = {.err = err};
    *out = (mc_verdict_words){0};
    mc_str path = mc_path_join(arena, mc_str_from_z(data_folder), MC_STR("input/verdicts.tsv"));
    mc_status st = path.data ? mc_file_read(&file, path.data, err) : mc_error_memory(err);
    mc_str text = mc_arena_str(arena, mc_buf_str(&file));
    out->items = mc_arena_array(arena, mc_str_count(text, '\n') + 1, sizeof *out->items);
    if (st == MC_OK && mc_arena_failed(arena)) st = mc_error_memory(err);
    if (st == MC_OK) read_rows(out, path.data, text, &problems);
    mc_buf_dispose(&file);
    return st == MC_OK ? problems.status : st;
}

mc_str mc_verdict_words_find(const mc_verdict_words *words, mc_str word)
{
    for (uint32_t i = 0; i < words->count; i++) {
        mc_str known = words->items[i].word;
        if (known.size == word.size && mc_str_has_prefix_lower(word, known))
            return words->items[i].code;
    }
    return MC_STR("");
}

bool mc_verdict_words_cell(const mc_verdict_words *words, const mc_side_row *row, const char *code,
                           mc_str *cell)
{
    *cell = MC_STR("");
    for (uint32_t i = 0; i < row->count; i++) {
        mc_str meant = mc_verdict_words_find(words, row->names[i]);
        if (!mc_str_equal(meant, mc_str_from_z(code))) continue;
        *cell = row->cells[i];
        return true;
    }
    return false;
}
