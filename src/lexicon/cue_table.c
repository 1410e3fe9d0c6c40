// SPDX-License-Identifier: Apache-2.0
#include "lexicon/cue_table.h"

#include <string.h>

#include "base/limits.h"
#include "lexicon/cue_forms.h"
#include "lexicon/entry.h"
#include "lexicon/tsv.h"
#include "lexicon/vocabulary.h"
#include "lexicon/word_class.h"
#include "text/document.h"

enum {
    COLUMN_ID,
    COLUMN_CUE,
    COLUMN_KIND,
    COLUMN_DIRECTION,
    COLUMN_SCOPE,
    COLUMN_REACH,
    COLUMN_ENDS,
    COLUMN_NOT_IN,
    COLUMN_NEEDS,
    COLUMN_FAMILIES,
    COLUMN_ONLY_FLAG,
    COLUMN_GENRE,
    COLUMN_WEIGHT,
    COLUMN_STATUS,
    COLUMN_NOTE
};

static const mc_tsv_column COLUMNS[] = {
    {"id", true},      {"cue", true},       {"kind", true},       {"direction", false},
    {"scope", false},  {"reach", false},    {"ends", false},      {"not_in", false},
    {"needs", false},  {"families", false}, {"only_flag", false}, {"genre", false},
    {"weight", false}, {"status", true},    {"note", false}};

static const mc_tsv_column ORDER_COLUMNS[] = {{"kind", true}, {"note", false}};

enum { MOST_WEIGHT = 100 };

static void check_order(mc_build *build, const bool seen[MC_CUE_KIND_COUNT])
{
    for (uint32_t kind = 0; kind < MC_CUE_KIND_COUNT; kind++) {
        if (seen[kind]) continue;
        mc_problems_add(&build->problems, mc_build_place(build, 0),
                        "cue kind \"%s\" is missing; expected every kind once",
                        MC_VOCABULARY_CUE_KIND.codes[kind]);
    }
}

void mc_cue_table_read_order(mc_build *build)
{
    mc_tsv tsv;
    if (!MC_BUILD_OPEN_TABLE(build, &tsv, ORDER_COLUMNS)) return;
    bool seen[MC_CUE_KIND_COUNT] = {false};
    uint8_t rank = 0;
    while (mc_tsv_next(&tsv)) {
        mc_place at = mc_tsv_place(&tsv, 0);
        uint32_t kind = mc_vocabulary_read(&MC_VOCABULARY_CUE_KIND, tsv.cells[0], MC_NONE, at,
                                           &build->problems);
        if (kind == MC_NONE) continue;
        if (seen[kind]) {
            mc_problems_add(&build->problems, at, "cue kind \"%.*s\" stands twice",
                            MC_SHOW(tsv.cells[0]));
            continue;
        }
        seen[kind] = true;
        build->precedence[kind] = rank++;
    }
    build->ordered = true;
    check_order(build, seen);
}

static uint64_t read_families(mc_build *build, mc_str cell, mc_place at)
{
    uint64_t families = 0;
    mc_str code;
    while (cell.size && mc_str_split(&cell, ',', &code)) {
        code = mc_str_trim(code);
        uint32_t index = mc_symbols_find(&build->family_codes, code);
        if (index != MC_NONE) {
            families |= 1ull << index;
            continue;
        }
        mc_problems_add(&build->problems, at,
                        "unknown family \"%.*s\"; expected a code of taxonomy.xml", MC_SHOW(code));
    }
    return families;
}

static uint16_t read_genre(mc_build *build, const mc_tsv *tsv, mc_cue_kind kind)
{
    mc_str code = tsv->cells[COLUMN_GENRE];
    mc_place at = mc_tsv_place(tsv, COLUMN_GENRE);
    mc_genre genre = code.size ? mc_genre_find(code) : MC_GENRE_UNKNOWN;
    if (code.size && genre == MC_GENRE_UNKNOWN) {
        mc_problems_add(
            &build->problems, at,
            "unknown genre \"%.*s\"; expected complaint, forum, transcript, news, court, "
            "notice, statement, statute, qa, article, fiction or other",
            MC_SHOW(code));
    } else if ((kind == MC_CUE_GENRE) != (code.size > 0)) {
        mc_problems_add(&build->problems, at,
                        "genre is \"%.*s\"; expected one for cues of kind genre "
                        "and none for others",
                        MC_SHOW(code));
    }
    return (uint16_t)genre;
}

static uint32_t read_class(mc_build *build, const mc_tsv *tsv, uint32_t column)
{
    return mc_word_class_of_cell(build, tsv->cells[column], mc_tsv_place(tsv, column));
}

// Columns that hold one code of a vocabulary.
static uint32_t read_code(mc_build *build, const mc_tsv *tsv, uint32_t column,
                          const mc_vocabulary *codes, uint32_t otherwise)
{
    return mc_vocabulary_read(codes, tsv->cells[column], otherwise, mc_tsv_place(tsv, column),
                              &build->problems);
}

static int32_t read_int(mc_build *build, const mc_tsv *tsv, uint32_t column, int32_t least,
                        int32_t most)
{
    return mc_vocabulary_read_int(tsv->cells[column], COLUMNS[column].name, least, most, 0,
                                  mc_tsv_place(tsv, column), &build->problems);
}

static void read_scope(mc_build *build, const mc_tsv *tsv, mc_cue *cue)
{
    cue->direction =
        (mc_direction)read_code(build, tsv, COLUMN_DIRECTION, &MC_VOCABULARY_DIRECTION, MC_FORWARD);
    cue->scope =
        (mc_scope)read_code(build, tsv, COLUMN_SCOPE, &MC_VOCABULARY_SCOPE, MC_SCOPE_CLAUSE);
    cue->reach = (uint16_t)read_int(build, tsv, COLUMN_REACH, 0, MC_MAX_SCOPE_UNITS);
    cue->ends = read_class(build, tsv, COLUMN_ENDS);
    cue->not_in = read_class(build, tsv, COLUMN_NOT_IN);
    cue->needs = read_class(build, tsv, COLUMN_NEEDS);
    cue->families =
        read_families(build, tsv->cells[COLUMN_FAMILIES], mc_tsv_place(tsv, COLUMN_FAMILIES));
    cue->only_flag =
        (uint16_t)mc_vocabulary_read_set(&MC_VOCABULARY_FLAG, tsv->cells[COLUMN_ONLY_FLAG],
                                         mc_tsv_place(tsv, COLUMN_ONLY_FLAG), &build->problems);
}

static bool read_forms(mc_build *build, const mc_tsv *tsv, mc_cue_row *row)
{
    mc_cue_forms forms;
    mc_str cell = tsv->cells[COLUMN_CUE];
    if (!mc_cue_forms_read(build, cell, mc_tsv_place(tsv, COLUMN_CUE), &forms)) return false;
    row->texts = forms.texts;
    row->text_count = forms.count;
    if (forms.framed) row->frame = cell;
    return true;
}

static bool holds(mc_ustr word, mc_ustr cue)
{
    for (uint32_t at = 0; at + cue.size <= word.size; at++)
        if (memcmp(word.data + at, cue.data, cue.size * sizeof *cue.data) == 0)
            return word.size > cue.size;
    return false;
}

static bool holds_form(mc_ustr word, const mc_cue_row *row)
{
    uint32_t i = 0;
    while (i < row->text_count && !holds(word, row->texts[i]))
        i++;
    return i < row->text_count;
}

// A false friend that does not hold the cue never stands where the cue does: whoever wrote it is
// deceived. Classes serve many cues, and not each word each of them.
static void check_false_friends(mc_build *build, const mc_tsv *tsv, const mc_cue_row *row)
{
    mc_str rest = tsv->cells[COLUMN_NOT_IN], part;
    while (rest.size && mc_str_split(&rest, '|', &part)) {
        part = mc_str_trim(part);
        if (part.size == 0 || part.data[0] == '@') continue;
        mc_ustr word = mc_fold_string(build->fold, &build->scratch, part);
        if (word.data == NULL || holds_form(word, row)) continue;
        mc_problems_add(&build->problems, mc_tsv_place(tsv, COLUMN_NOT_IN),
                        "not_in of \"%.*s\" has \"%.*s\", which does not hold the cue; expected a "
                        "longer word with the cue in it",
                        MC_SHOW(row->cue.id), MC_SHOW(part));
    }
}

static void check_row(mc_build *build, const mc_tsv *tsv, const mc_cue_row *row)
{
    check_false_friends(build, tsv, row);
    if (row->cue.ends != MC_NONE && row->cue.direction == MC_BACKWARD)
        mc_problems_add(&build->problems, mc_tsv_place(tsv, COLUMN_ENDS),
                        "\"%.*s\" works backward and has ends, which are looked for behind a cue; "
                        "expected none",
                        MC_SHOW(row->cue.id));
}

static bool read_cue(mc_build *build, const mc_tsv *tsv, mc_cue_row *row)
{
    uint32_t errors = build->problems.error_count;
    mc_cue *cue = &row->cue;
    cue->id = tsv->cells[COLUMN_ID];
    cue->origin = (mc_origin){tsv->file, tsv->line};
    if (!mc_entry_is_id(cue->id, 2, 4)) {
        mc_problems_add(&build->problems, mc_tsv_place(tsv, COLUMN_ID),
                        "id is \"%.*s\"; expected kind.word of a-z, 0-9 and _", MC_SHOW(cue->id));
    }
    if (tsv->cells[COLUMN_CUE].size == 0 || tsv->cells[COLUMN_KIND].size == 0) {
        mc_problems_add(&build->problems, mc_tsv_place(tsv, COLUMN_ID),
                        "the row \"%.*s\" has no cue or no kind", MC_SHOW(cue->id));
        return false;
    }
    bool whole = read_forms(build, tsv, row);
    cue->kind = (mc_cue_kind)read_code(build, tsv, COLUMN_KIND, &MC_VOCABULARY_CUE_KIND, 0);
    read_scope(build, tsv, cue);
    cue->genre = read_genre(build, tsv, cue->kind);
    cue->weight = (int16_t)read_int(build, tsv, COLUMN_WEIGHT, -MOST_WEIGHT, MOST_WEIGHT);
    if (row->strict && whole) check_row(build, tsv, row);
    return whole && build->problems.error_count == errors;
}

static void add_row(mc_build *build, const mc_cue_row *row, mc_place at)
{
    mc_str id = row->cue.id;
    uint32_t index = mc_symbols_find(&build->cue_ids, id);
    mc_origin older = {NULL, 0};
    if (index != MC_NONE) older = build->cue_rows[index].cue.origin;
    if (!mc_entry_may_replace(build, (mc_cell){id, at}, older)) return;
    if (index == MC_NONE) {
        if (!MC_BUILD_ROOM(build, cue_rows, cue_row_count, cue_row_room)) return;
        index = build->cue_row_count++;
        mc_symbols_put(&build->cue_ids, id, index);
    }
    build->cue_rows[index] = *row;
}

static void switch_off(mc_build *build, const mc_tsv *tsv)
{
    mc_str id = tsv->cells[COLUMN_ID];
    mc_entry_check_off(build, (mc_cell){tsv->cells[COLUMN_NOTE], mc_tsv_place(tsv, COLUMN_STATUS)});
    uint32_t index = mc_symbols_find(&build->cue_ids, id);
    if (index != MC_NONE) {
        build->cue_rows[index].cue.status = MC_STATUS_RETIRED;
        return;
    }
    mc_problems_add(&build->problems, mc_tsv_place(tsv, COLUMN_ID),
                    "id \"%.*s\" is switched off, but no cue has it", MC_SHOW(id));
}

void mc_cue_table_read(mc_build *build)
{
    mc_tsv tsv;
    if (!MC_BUILD_OPEN_TABLE(build, &tsv, COLUMNS)) return;
    while (mc_tsv_next(&tsv)) {
        uint32_t status =
            read_code(build, &tsv, COLUMN_STATUS, &MC_VOCABULARY_STATUS, MC_STATUS_DRAFT);
        if (status == MC_STATUS_OFF) {
            switch_off(build, &tsv);
            continue;
        }
        mc_cue_row row = {.cue.status = (mc_entry_status)status, .strict = build->source->strict};
        if (read_cue(build, &tsv, &row)) add_row(build, &row, mc_tsv_place(&tsv, COLUMN_ID));
    }
}
