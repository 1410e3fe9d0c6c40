// SPDX-License-Identifier: Apache-2.0
#include "lexicon/term_table.h"

#include "lexicon/entry.h"
#include "lexicon/tsv.h"
#include "lexicon/vocabulary.h"
#include "lexicon/word_class.h"

enum {
    COLUMN_ID,
    COLUMN_CATEGORY,
    COLUMN_FLAGS,
    COLUMN_STATUS,
    COLUMN_NOTE,
    COLUMN_GUARDS, // six of them, in the order of mc_guard
    COLUMN_TERM = COLUMN_GUARDS + MC_GUARD_COUNT,
    COLUMN_REGION,
    COLUMN_A = COLUMN_TERM,
    COLUMN_B,
    COLUMN_DISTANCE,
    COLUMN_ORDER,
    COLUMN_SPAN
};

#define COMMON_COLUMNS                                                                             \
    {"id", true}, {"category", true}, {"flags", false}, {"status", true}, {"note", false},         \
        {"not_before", false}, {"not_after", false}, {"not_in", false}, {"needs", false},          \
        {"not_document", false},                                                                   \
    {                                                                                              \
        "needs_document", false                                                                    \
    }

static const mc_tsv_column TERM_COLUMNS[] = {COMMON_COLUMNS, {"term", true}, {"region", false}};
static const mc_tsv_column NEAR_COLUMNS[] = {COMMON_COLUMNS,     {"a", true},      {"b", true},
                                             {"distance", true}, {"order", false}, {"span", false}};

enum { MOST_DISTANCE = 40 };

static mc_cell cell_of(const mc_tsv *tsv, uint32_t column)
{
    return (mc_cell){tsv->cells[column], mc_tsv_place(tsv, column)};
}

static mc_entry_cells common_cells(const mc_tsv *tsv)
{
    mc_entry_cells cells = {.id = cell_of(tsv, COLUMN_ID),
                            .category = cell_of(tsv, COLUMN_CATEGORY),
                            .flags = cell_of(tsv, COLUMN_FLAGS),
                            .status = cell_of(tsv, COLUMN_STATUS),
                            .note = cell_of(tsv, COLUMN_NOTE)};
    for (uint32_t i = 0; i < MC_GUARD_COUNT; i++) {
        cells.guards[i] = cell_of(tsv, COLUMN_GUARDS + i);
    }
    return cells;
}

// A term is one literal: what would be alternatives elsewhere would never be found.
static bool is_one_literal(mc_ustr term)
{
    for (uint32_t i = 0; i < term.size; i++) {
        if (term.data[i] == '|' || term.data[i] == '@') return false;
    }
    return true;
}

static bool read_term(mc_build *build, const mc_tsv *tsv, mc_entry *entry)
{
    mc_cell term = cell_of(tsv, COLUMN_TERM);
    mc_vocabulary_read(&MC_VOCABULARY_REGION, tsv->cells[COLUMN_REGION], 0,
                       mc_tsv_place(tsv, COLUMN_REGION), &build->problems);
    if (term.text.size == 0) {
        mc_problems_add(&build->problems, term.at, "no term; expected a literal of two characters");
        return false;
    }
    entry->detail.term = mc_build_fold(build, term.text, term.at);
    if (entry->detail.term.size == 1) {
        mc_problems_add(&build->problems, term.at,
                        "term \"%.*s\" has one character after folding; expected two or more",
                        MC_SHOW(term.text));
    }
    if (!is_one_literal(entry->detail.term)) {
        mc_problems_add(&build->problems, term.at,
                        "term \"%.*s\" holds | or @; expected one literal, a row for each",
                        MC_SHOW(term.text));
        return false;
    }
    return entry->detail.term.size > 1;
}

void mc_term_table_read_terms(mc_build *build)
{
    mc_tsv tsv;
    if (!MC_BUILD_OPEN_TABLE(build, &tsv, TERM_COLUMNS)) return;
    while (mc_tsv_next(&tsv)) {
        mc_entry entry = {.kind = MC_ENTRY_TERM};
        mc_entry_cells cells = common_cells(&tsv);
        if (mc_entry_read(build, &cells, &entry) == MC_ENTRY_CHANGE_ADD &&
            read_term(build, &tsv, &entry)) {
            mc_entry_add(build, &entry);
        }
    }
}

static uint32_t read_side(mc_build *build, mc_cell cell, const char *what)
{
    if (cell.text.size == 0) {
        mc_problems_add(&build->problems, cell.at, "%s is empty; expected words or @class", what);
    }
    return mc_word_class_of_cell(build, cell.text, cell.at);
}

static bool read_near(mc_build *build, const mc_tsv *tsv, mc_entry *entry)
{
    uint32_t errors = build->problems.error_count;
    mc_near *near = &entry->detail.near;
    near->a = read_side(build, cell_of(tsv, COLUMN_A), "a");
    near->b = read_side(build, cell_of(tsv, COLUMN_B), "b");
    mc_cell distance = cell_of(tsv, COLUMN_DISTANCE);
    if (distance.text.size == 0) {
        mc_problems_add(&build->problems, distance.at, "no distance; expected 0 to %d",
                        MOST_DISTANCE);
    }
    near->distance = (uint16_t)mc_vocabulary_read_int(distance.text, "distance", 0, MOST_DISTANCE,
                                                      0, distance.at, &build->problems);
    near->ordered = mc_vocabulary_read(&MC_VOCABULARY_ORDER, tsv->cells[COLUMN_ORDER], 0,
                                       mc_tsv_place(tsv, COLUMN_ORDER), &build->problems) == 1;
    near->whole_sentence =
        mc_vocabulary_read(&MC_VOCABULARY_SPAN, tsv->cells[COLUMN_SPAN], 0,
                           mc_tsv_place(tsv, COLUMN_SPAN), &build->problems) == 1;
    return build->problems.error_count == errors;
}

void mc_term_table_read_near(mc_build *build)
{
    mc_tsv tsv;
    if (!MC_BUILD_OPEN_TABLE(build, &tsv, NEAR_COLUMNS)) return;
    while (mc_tsv_next(&tsv)) {
        mc_entry entry = {.kind = MC_ENTRY_NEAR};
        mc_entry_cells cells = common_cells(&tsv);
        if (mc_entry_read(build, &cells, &entry) == MC_ENTRY_CHANGE_ADD &&
            read_near(build, &tsv, &entry)) {
            mc_entry_add(build, &entry);
        }
    }
}
