// SPDX-License-Identifier: Apache-2.0
#include "cli/verdict_table.h"

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"
#include "cli/side_table.h"
#include "cli/verdict_words.h"
#include "store/review.h"

typedef struct verdict_table {
    const mc_session *session;
    mc_store *store;
    mc_arena arena;
    mc_verdict_words words;
    const char *path;
} verdict_table;

mc_status mc_verdict_table_check(const mc_options *options, mc_error *err)
{
    mc_status st = MC_OK;
    for (uint32_t i = 0; st == MC_OK && i < options->verdicts.count; i++) {
        st = mc_side_table_check(options->verdicts.items[i], err);
    }
    return st;
}

static bool names_columns(void *payload, const mc_side_row *row)
{
    const verdict_table *t = payload;
    mc_str cell;
    return mc_verdict_words_cell(&t->words, row, "finding_id", &cell) &&
           mc_verdict_words_cell(&t->words, row, "verdict", &cell);
}

static bool is_verdict(mc_str code)
{
    return mc_str_equal(code, MC_STR("right")) || mc_str_equal(code, MC_STR("wrong")) ||
           mc_str_equal(code, MC_STR("unsure"));
}

static mc_status refuse_word(mc_str found, mc_error *err)
{
    mc_str shown = mc_str_cut(found, 80);
    return mc_error_set(err, MC_ERR_USAGE,
                        "found '%.*s' in the column of verdicts, expected right, wrong, unsure or "
                        "nothing",
                        (int)shown.size, shown.data);
}

static mc_status take_row(void *payload, const mc_side_row *row, mc_error *err)
{
    verdict_table *t = payload;
    mc_str word;
    mc_review_verdict verdict = {.source = mc_path_name(mc_str_from_z(t->path)), .line = row->line};
    bool has_columns = mc_verdict_words_cell(&t->words, row, "finding_id", &verdict.finding);
    has_columns = mc_verdict_words_cell(&t->words, row, "verdict", &word) && has_columns;
    if (!has_columns)
        return mc_error_set(err, MC_ERR_USAGE,
                            "found no column finding_id or no column verdict among %u, expected "
                            "both, as mingcha sample writes them",
                            (unsigned)row->count);
    if (word.size == 0) return MC_OK; // not read yet
    verdict.verdict = mc_verdict_words_find(&t->words, word);
    if (!is_verdict(verdict.verdict)) return refuse_word(word, err);
    if (verdict.finding.size == 0)
        return mc_error_set(err, MC_ERR_USAGE, "found a verdict without finding_id, expected one");
    mc_verdict_words_cell(&t->words, row, "drawn", &verdict.drawn);
    mc_verdict_words_cell(&t->words, row, "note", &verdict.note);
    mc_status st = mc_session_mask_cell(t->session, &t->arena, verdict.note, &verdict.note, err);
    return st == MC_OK ? mc_review_add(mc_store_handle(t->store), &verdict, err) : st;
}

mc_status mc_verdict_table_add(const mc_session *session, mc_store *store, mc_error *err)
{
    const mc_option_list *files = &session->options->verdicts;
    verdict_table t = {.session = session, .store = store, .arena = MC_ARENA_INIT};
    mc_side_reader reader = {session->columns, names_columns, take_row, &t};
    if (files->count == 0) return MC_OK;
    mc_status st = mc_verdict_words_load(&t.words, &t.arena, session->options->data_folder, err);
    for (uint32_t i = 0; st == MC_OK && i < files->count; i++) {
        t.path = files->items[i];
        st = mc_side_table_read(t.path, &reader, err);
    }
    mc_arena_dispose(&t.arena);
    return st;
}
