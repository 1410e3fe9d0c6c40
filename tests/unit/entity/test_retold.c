// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "entity/entity_index.h"
#include "entity/retold.h"

enum { INSULT, THREAT, FEES, CATEGORIES, ACTS = 4, PARTIES = 2 };

/* Up to ACTS acts of a complaint: kind, company, actor, and the actor expected. */
typedef struct act {
    uint32_t category, party;
    mc_actor told, settled;
    mc_finding_status status;
    bool removed;
} act;

static void check(const act acts[ACTS], mc_genre genre)
{
    mc_family families[] = {{.code = MC_STR("collection")}, {.code = MC_STR("service")}};
    mc_category categories[CATEGORIES] = {{.family = 0}, {.family = 0}, {.family = 1}};
    mc_entry entries[ACTS];
    mc_hit hits[ACTS] = {{0}};
    mc_judgement judgements[ACTS] = {{0}};
    mc_attribution items[ACTS] = {{0}};
    uint32_t first[ACTS + 1] = {0};
    for (uint32_t i = 0; i < ACTS; i++) {
        entries[i] = (mc_entry){.category = acts[i].category};
        hits[i].entry = i;
        judgements[i] = (mc_judgement){
            .hit = i, .actor = acts[i].told, .status = acts[i].status, .removed = acts[i].removed};
        items[i].party = acts[i].party;
        first[i + 1] = i + 1;
    }
    mc_lexicon lexicon = {.families = families,
                          .family_count = 2,
                          .categories = categories,
                          .category_count = CATEGORIES,
                          .entries = entries,
                          .entry_count = ACTS};
    mc_entity_index index = {.lexicon = &lexicon};
    mc_party_book book = {.party_count = PARTIES};
    mc_match_result matches = {.hits = hits, .hit_count = ACTS};
    mc_attribution_case given = {.index = &index, .matches = &matches, .book = &book};
    mc_attribution_run run = {.items = items, .count = ACTS};
    mc_context_result context = {.judgements = judgements, .judgement_count = ACTS, .genre = genre};
    mc_arena arena = {0};
    mc_error error = {0};
    assert_int_equal(mc_retold_join(&given, &run, first, &context, &arena, &error), MC_OK);
    for (uint32_t i = 0; i < ACTS; i++)
        assert_int_equal(judgements[i].actor, acts[i].settled);
    mc_arena_dispose(&arena);
}

static const mc_actor L = MC_ACTOR_LENDER, C = MC_ACTOR_COLLECTOR, O = MC_ACTOR_OTHER;

static void the_first_telling_names_who_does_it(void **state)
{
    (void)state;
    const act collectors[ACTS] = {{INSULT, 0, C, C, MC_ASSERTED, false},
                                  {INSULT, 0, L, C, MC_ASSERTED, false},
                                  {THREAT, 0, L, L, MC_ANNOUNCED, false},
                                  {THREAT, 0, C, L, MC_ASSERTED, false}};
    check(collectors, MC_GENRE_COMPLAINT);
    const act nobodys[ACTS] = {{INSULT, MC_NONE, C, C, MC_ASSERTED, false},
                               {INSULT, MC_NONE, L, C, MC_ASSERTED, false},
                               {INSULT, 1, L, L, MC_ASSERTED, false},
                               {INSULT, 0, C, C, MC_ASSERTED, false}};
    check(nobodys, MC_GENRE_COMPLAINT);
}

static void acts_of_other_kinds_actors_and_texts_are_left_alone(void **state)
{
    (void)state;
    const act unlike[ACTS] = {{INSULT, 0, C, C, MC_HYPOTHETICAL, false},
                              {INSULT, 0, L, L, MC_ASSERTED, false},
                              {INSULT, 0, O, O, MC_ASSERTED, false},
                              {INSULT, 0, C, C, MC_ASSERTED, true}};
    check(unlike, MC_GENRE_COMPLAINT);
    const act served[ACTS] = {{FEES, 0, C, C, MC_ASSERTED, false},
                              {FEES, 0, L, L, MC_ASSERTED, false},
                              {MC_NONE, 0, C, C, MC_ASSERTED, false},
                              {MC_NONE, 0, L, L, MC_ASSERTED, false}};
    check(served, MC_GENRE_COMPLAINT);
    const act reported[ACTS] = {{INSULT, 0, C, C, MC_ASSERTED, false},
                                {INSULT, 0, L, L, MC_ASSERTED, false},
                                {THREAT, 0, L, L, MC_ASSERTED, false},
                                {THREAT, 0, C, C, MC_ASSERTED, false}};
    check(reported, MC_GENRE_NEWS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_telling_names_who_does_it),
        cmocka_unit_test(acts_of_other_kinds_actors_and_texts_are_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
