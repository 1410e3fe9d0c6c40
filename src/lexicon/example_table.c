// SPDX-License-Identifier: Apache-2.0
#include "lexicon/example_table.h"

#include "lexicon/tsv.h"
#include "lexicon/vocabulary.h"

enum {
    COLUMN_ENTRY,
    COLUMN_KIND,
    COLUMN_STATUS,
    COLUMN_COMPANY,
    COLUMN_RESPONDENT,
    COLUMN_SENTENCE,
    COLUMN_NOTE
};

static const mc_tsv_column COLUMNS[] = {
    {"entry", true},       {"kind", true},     {"status", false}, {"company", false},
    {"respondent", false}, {"sentence", true}, {"note", false}};

static void check_entry(mc_build *build, const mc_tsv *tsv)
{
    mc_str id = tsv->cells[COLUMN_ENTRY];
    bool of_company = mc_symbols_find(&build->discovery_ids, id) != MC_NONE ||
                      mc_symbols_find(&build->company_ids, id) != MC_NONE ||
                      mc_symbols_find(&build->category_codes, id) != MC_NONE;
    bool known = of_company || mc_symbols_find(&build->entry_ids, id) != MC_NONE ||
                 mc_symbols_find(&build->cue_ids, id) != MC_NONE;
    if (!known && build->rows_lost)
        build->unchecked_examples++;
    else if (!known)
        mc_problems_add(
            &build->problems, mc_tsv_place(tsv, COLUMN_ENTRY),
            "the example is for \"%.*s\"; expected the id of an entry, a cue, a company "
            "or a discovery row, or the code of a category",
            MC_SHOW(id));
    if (of_company && tsv->cells[COLUMN_COMPANY].size == 0)
        mc_problems_add(&build->problems, mc_tsv_place(tsv, COLUMN_ENTRY),
                        "the example for \"%.*s\" has no company; expected its name, or - for none",
                        MC_SHOW(id));
}

static void read_example(mc_build *build, const mc_tsv *tsv)
{
    mc_place at = mc_tsv_place(tsv, COLUMN_KIND);
    uint32_t kind = mc_vocabulary_read(&MC_VOCABULARY_HIT, tsv->cells[COLUMN_KIND], MC_NONE, at,
                                       &build->problems);
    mc_vocabulary_read(&MC_VOCABULARY_FINDING, tsv->cells[COLUMN_STATUS], 0,
                       mc_tsv_place(tsv, COLUMN_STATUS), &build->problems);
    check_entry(build, tsv);
    if (tsv->cells[COLUMN_KIND].size == 0 || tsv->cells[COLUMN_SENTENCE].size == 0) {
        mc_problems_add(&build->problems, at, "the example has no kind or no sentence");
        return;
    }
    if (!MC_BUILD_ROOM(build, examples, example_count, example_room)) return;
    build->examples[build->example_count++] =
        (mc_example){.entry = tsv->cells[COLUMN_ENTRY],
                     .hit = kind == 1,
                     .status = tsv->cells[COLUMN_STATUS],
                     .company = tsv->cells[COLUMN_COMPANY],
                     .respondent = tsv->cells[COLUMN_RESPONDENT],
                     .sentence = tsv->cells[COLUMN_SENTENCE],
                     .origin = {tsv->file, tsv->line}};
}

void mc_example_table_read(mc_build *build)
{
    mc_tsv tsv;
    if (!MC_BUILD_OPEN_TABLE(build, &tsv, COLUMNS)) return;
    while (mc_tsv_next(&tsv)) {
        read_example(build, &tsv);
    }
}

void mc_example_table_link(mc_build *build)
{
    if (build->unchecked_examples)
        mc_problems_warn(&build->problems, mc_build_place(build, 0),
                         "%u examples name entries that may stand in the rows with errors; they "
                         "are checked once those are mended",
                         build->unchecked_examples);
}
