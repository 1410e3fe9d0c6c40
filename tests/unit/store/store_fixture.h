// SPDX-License-Identifier: Apache-2.0
/** A small lexicon made by hand and the handwritten records, for tests of store and report. */
#ifndef MC_TEST_STORE_FIXTURE_H
#define MC_TEST_STORE_FIXTURE_H

#include <stdlib.h>

#include "base/file.h"
#include "store/store.h"

static const mc_family fixture_families[] = {
    {{"collection", 10}, {"催收", 6}, {"Collection", 10}},
    {{"resolution", 10}, {"解决", 6}, {"Resolution", 10}},
};
static const uint32_t fixture_threat_clauses[] = {0};
static const mc_category fixture_categories[] = {
    {.code = {"threat", 6},
     .name_zh = {"威胁恐吓", 12},
     .name_en = {"Threat", 6},
     .severity = 4,
     .clauses = fixture_threat_clauses,
     .clause_count = 1},
    {.code = {"insult", 6}, .name_zh = {"侮辱辱骂", 12}, .name_en = {"Insult", 6}, .severity = 3},
    {.code = {"call_frequency", 14},
     .name_zh = {"高频骚扰", 12},
     .name_en = {"Frequency", 9},
     .severity = 3},
    {.code = {"doorstep_visit", 14},
     .name_zh = {"上门外访", 12},
     .name_en = {"Visit", 5},
     .severity = 1,
     .lawful = true},
    {.code = {"offer_reduction", 15},
     .name_zh = {"减免息费", 12},
     .name_en = {"Reduction", 9},
     .family = 1},
};
static const mc_clause_of_law fixture_clauses[] = {
    {.id = {"TEST-1", 6},
     .title_zh = {"试行办法", 12},
     .title_en = {"Trial Measures", 14},
     .article_zh = {"第一条", 9},
     .article_en = {"art. 1", 6},
     .force = MC_FORCE_RULE,
     .from = 20200101,
     .verified = true},
};
static const mc_company fixture_companies[] = {
    {.id = {"jiahe", 5}, .name_zh = {"甲禾消费金融有限公司", 30}, .operator_of = MC_NONE},
};
// As most records write the company; and what the name of a discovered one may be a slip for.
static const mc_alias fixture_aliases[] = {
    {.written = {"丙川信汇通", 15}, .needs = MC_NONE, .status = MC_STATUS_STABLE},
    {.written = {"甲禾消费", 12}, .kind = MC_ALIAS_FORMER, .from = 20150601, .to = 20251231},
};
static const mc_lexicon fixture_tables = {
    .companies = fixture_companies,
    .company_count = 1,
    .aliases = fixture_aliases,
    .alias_count = sizeof fixture_aliases / sizeof *fixture_aliases,
    .families = fixture_families,
    .family_count = 2,
    .categories = fixture_categories,
    .category_count = 5,
    .clauses = fixture_clauses,
    .clause_count = 1,
    .version = "test",
};

/** The lexicon with the folding of the shipped one, made once and kept to the end. */
static inline const mc_lexicon *fixture_lexicon(void)
{
    enum { ALIASES = sizeof fixture_aliases / sizeof *fixture_aliases };
    static mc_lexicon lexicon;
    static mc_fold_table *fold;
    static mc_alias aliases[ALIASES];
    static mc_arena arena;
    if (fold) return &lexicon;
    if (mc_fold_table_load(&fold, NULL, MC_LEXICONS, NULL) != MC_OK) abort();
    for (int i = 0; i < ALIASES; i++) {
        aliases[i] = fixture_aliases[i];
        aliases[i].text = mc_fold_string(fold, &arena, aliases[i].written);
    }
    lexicon = fixture_tables;
    lexicon.aliases = aliases;
    lexicon.fold = fold;
    return &lexicon;
}

/** Loads the records at `name` below tests/data/records into a store in memory and finishes it. */
static inline mc_status fixture_store(mc_store **out, const char *name, uint32_t min_cases,
                                      mc_error *err)
{
    mc_buf records = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_arena arena = MC_ARENA_INIT;
    mc_store *store = NULL;
    mc_store_options options = {.min_cases = min_cases};
    mc_str path = mc_path_join(&arena, mc_str_from_z(MC_TEST_DATA "/records"), mc_str_from_z(name));
    mc_status st = mc_file_read(&records, path.data, err);
    if (st == MC_OK) st = mc_store_new(&store, ":memory:", fixture_lexicon(), err);
    if (st == MC_OK) st = mc_store_load(store, mc_buf_str(&records), err);
    if (st == MC_OK) st = mc_store_finish(store, &options, err);
    *out = store;
    mc_arena_dispose(&arena);
    mc_buf_dispose(&records);
    return st;
}

#endif
