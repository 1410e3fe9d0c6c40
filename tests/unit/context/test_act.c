// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "context/act.h"

enum { OUTSOURCING, REFUND, CATEGORIES };

static const uint16_t OUTSOURCING_WORD[] = u"outsourcing", OUT_WORD[] = u"out";

// Outsourcing is collecting and listed as a lender's act; of a refund nothing is listed, and of the
// classes of speech acts only a word that begins as a code does.
static const mc_act *list(mc_arena *arena)
{
    static const mc_family families[] = {{.code = {"collection", 10}},
                                         {.code = {"resolution", 10}}};
    static const mc_category categories[CATEGORIES] = {
        [OUTSOURCING] = {.code = {"outsourcing", 11}, .family = 0},
        [REFUND] = {.code = {"refund", 6}, .family = 1},
    };
    mc_word codes[] = {{.text = {OUTSOURCING_WORD, 11}}, {.text = {OUT_WORD, 3}}};
    mc_word_class classes[] = {
        {.name = MC_STR("context_lender_acts"), .words = &codes[0], .word_count = 1},
        {.name = MC_STR("context_speech_acts"), .words = &codes[1], .word_count = 1},
    };
    mc_lexicon lexicon = {.families = families,
                          .family_count = 2,
                          .categories = categories,
                          .category_count = CATEGORIES,
                          .classes = classes,
                          .class_count = 2};
    mc_error err = {0};
    const mc_act *acts = NULL;
    assert_int_equal(mc_act_list(&acts, &lexicon, arena, &err), MC_OK);
    return acts;
}

static void has_the_traits_whose_class_holds_its_code(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    const mc_act *acts = list(&arena);
    assert_true(acts[OUTSOURCING].lender);
    assert_false(acts[OUTSOURCING].speech);
    assert_false(acts[OUTSOURCING].trade); // a class that the lexicon lacks
    assert_false(acts[REFUND].lender);
    mc_arena_dispose(&arena);
}

static void knows_its_family_but_not_without_a_category(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    const mc_act *acts = list(&arena);
    assert_true(acts[OUTSOURCING].collecting && !acts[OUTSOURCING].resolution);
    assert_true(acts[REFUND].resolution && !acts[REFUND].collecting);
    assert_false(acts[CATEGORIES].collecting || acts[CATEGORIES].resolution);
    assert_false(acts[CATEGORIES].lender);
    assert_int_equal(acts[REFUND].family, 1u << 1);
    assert_int_equal(acts[CATEGORIES].family, 0);
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(has_the_traits_whose_class_holds_its_code),
        cmocka_unit_test(knows_its_family_but_not_without_a_category),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
