// SPDX-License-Identifier: Apache-2.0
/** An analysis made by hand over a real text: two entries of one category, one company, given
 *  hits. */
#ifndef MC_TEST_ANALYSIS_FIXTURE_H
#define MC_TEST_ANALYSIS_FIXTURE_H

#include <string.h>

#include "record/finding.h"

enum { FIXTURE_MOST = 8 };

static const mc_family analysis_families[] = {
    {{"collection", 10}, {"催收", 6}, {"Collection", 10}}};
static const mc_category analysis_categories[] = {{.code = {"threat", 6}, .severity = 4},
                                                  {.code = {"insult", 6}, .severity = 3}};
static const mc_entry analysis_entries[] = {
    {.id = {"threat.word", 11}, .category = 0, .status = MC_STATUS_STABLE},
    {.id = {"threat.long", 11}, .category = 0, .status = MC_STATUS_STABLE},
    {.id = {"threat.testing", 14}, .category = 0, .status = MC_STATUS_TESTING},
    {.id = {"insult.word", 11}, .category = 1, .status = MC_STATUS_STABLE},
};
static const mc_lexicon analysis_lexicon = {.families = analysis_families,
                                            .family_count = 1,
                                            .categories = analysis_categories,
                                            .category_count = 2,
                                            .entries = analysis_entries,
                                            .entry_count = 4};
static const mc_party analysis_parties[] = {
    {.kind = MC_PARTY_LISTED, .id = {"jia", 3}, .name = {"甲公司", 9}, .mention = {"甲", 3}},
    {.kind = MC_PARTY_DISCOVERED,
     .company = MC_NONE,
     .id = {"x-yi", 4},
     .name = {"乙公司", 9},
     .mention = {"乙", 3},
     .collector = true}};

typedef struct analysis_fixture {
    mc_fold_table *fold;
    mc_text text;
    mc_document document;
    mc_hit hits[FIXTURE_MOST];
    mc_judgement judgements[FIXTURE_MOST];
    mc_attribution attributions[2 * FIXTURE_MOST];
    uint32_t first[FIXTURE_MOST + 1];
    mc_match_result matches;
    mc_context_result context;
    mc_entity_result entities;
    mc_analysis analysis;
    mc_arena arena;
} analysis_fixture;

static inline mc_status fixture_begin(analysis_fixture *f, mc_str text, mc_error *err)
{
    memset(f, 0, sizeof *f);
    f->document = (mc_document){.id = MC_STR("t:1"), .source = MC_STR("t"), .text = text};
    mc_status st = mc_fold_table_load(&f->fold, NULL, MC_LEXICONS, err);
    if (st == MC_OK) st = mc_text_init(&f->text, err);
    if (st == MC_OK) st = mc_text_analyse(&f->text, f->fold, &f->document, err);
    f->matches.hits = f->hits;
    f->context.judgements = f->judgements;
    f->context.genre = MC_GENRE_COMPLAINT;
    f->context.genre_reason.code = "genre_input";
    f->entities = (mc_entity_result){.parties = analysis_parties,
                                     .party_count = 2,
                                     .attributions = f->attributions,
                                     .first_attribution = f->first};
    f->analysis = (mc_analysis){&analysis_lexicon, &f->document, &f->text, &f->matches,
                                &f->context,       &f->entities, 20260101};
    return st;
}

/** Adds a hit at folded units [begin, end), attributed to `parties` companies from the first one
 *  on. */
static inline mc_judgement *fixture_hit(analysis_fixture *f, uint32_t entry, uint32_t begin,
                                        uint32_t end, uint32_t parties)
{
    uint32_t at = f->context.judgement_count++;
    f->matches.hit_count = f->context.judgement_count;
    f->hits[at] = (mc_hit){entry, {begin, end}, {begin, end}};
    f->judgements[at] = (mc_judgement){.hit = at, .sentence = mc_text_sentence_at(&f->text, begin)};
    f->judgements[at].reason.code = "no_cue";
    uint32_t from = f->first[at];
    for (uint32_t i = 0; i < parties; i++) {
        f->attributions[from + i] = (mc_attribution){
            .party = i, .by = MC_BY_CLAUSE_SUBJECT, .principal = MC_NONE, .margin = 1};
    }
    f->first[at + 1] = from + parties;
    return &f->judgements[at];
}

static inline void fixture_end(analysis_fixture *f)
{
    mc_arena_dispose(&f->arena);
    mc_text_dispose(&f->text);
    mc_fold_table_free(f->fold);
}

#endif
