// SPDX-License-Identifier: Apache-2.0
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../shipped_lexicon.h"
#include "../unit.h"

#include "pipeline/evaluation.h"

static mc_lexicon *lexicon;

static int load(void **state)
{
    (void)state;
    lexicon = shipped_lexicon();
    return lexicon != NULL ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    mc_lexicon_free(lexicon);
    return 0;
}

static uint32_t category(const char *code)
{
    return mc_lexicon_category_find(lexicon, mc_str_from_z(code));
}

// A gold that marks everything and merges nothing.
static void make_gold(mc_gold *gold)
{
    *gold = (mc_gold){.arena = MC_ARENA_INIT};
    gold->marked = mc_arena_array(&gold->arena, lexicon->category_count, sizeof *gold->marked);
    assert_non_null(gold->marked);
    memset(gold->marked, 1, lexicon->category_count * sizeof *gold->marked);
    for (int i = 0; i < MC_FINDING_STATUS_COUNT; i++) {
        gold->merge[i] = (mc_finding_status)i;
    }
}

// What the program "found": made by hand, so that the test knows every count.
typedef struct made_findings {
    mc_judgement judgements[4];
    mc_attribution attribution;
    mc_finding findings[4];
    mc_context_result context;
    mc_entity_result entities;
    mc_text text;
    mc_analysis analysis;
    mc_finding_list list;
} made_findings;

static void make_findings(made_findings *made, const mc_finding_status *statuses,
                          const mc_actor *actors, const char *const *codes, uint32_t count,
                          mc_error *err)
{
    static const mc_document empty = {.id = {"d", 1}, .text = {"x", 1}};
    *made = (made_findings){.attribution = {.party = MC_NONE, .principal = MC_NONE}};
    assert_int_equal(mc_text_init(&made->text, err), MC_OK);
    assert_int_equal(mc_text_analyse(&made->text, lexicon->fold, &empty, err), MC_OK);
    for (uint32_t i = 0; i < count; i++) {
        made->judgements[i] =
            (mc_judgement){.status = statuses[i], .actor = actors[i], .reason = {.code = "no_cue"}};
        made->findings[i] = (mc_finding){.judgement = i, .category = category(codes[i])};
    }
    made->context = (mc_context_result){.judgements = made->judgements, .judgement_count = count};
    made->entities = (mc_entity_result){.attributions = &made->attribution};
    made->analysis = (mc_analysis){.lexicon = lexicon,
                                   .document = &empty,
                                   .text = &made->text,
                                   .context = &made->context,
                                   .entities = &made->entities};
    made->list = (mc_finding_list){made->findings, count};
}

static void assert_tally(mc_tally tally, uint32_t tp, uint32_t fp, uint32_t fn)
{
    assert_int_equal(tally.tp, tp);
    assert_int_equal(tally.fp, fp);
    assert_int_equal(tally.fn, fn);
}

static void counts_sets_of_each_measure(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_gold gold;
    make_gold(&gold);
    mc_gold_finding expected[] = {
        {.category = category("threat"), .status = MC_ASSERTED, .actor = MC_ACTOR_COLLECTOR},
        {.category = category("insult"), .status = MC_NEGATED, .actor = MC_ACTOR_LENDER},
        {.category = category("violence"), .status = MC_ASSERTED, .actor = MC_ACTOR_LENDER},
    };
    mc_gold_document document = {.id = MC_STR("d"), .findings = expected, .finding_count = 3};
    const mc_finding_status statuses[] = {MC_ASSERTED, MC_ASSERTED, MC_ASSERTED};
    const mc_actor actors[] = {MC_ACTOR_LENDER, MC_ACTOR_LENDER, MC_ACTOR_LENDER};
    const char *const codes[] = {"threat", "insult", "threat"};
    made_findings made;
    make_findings(&made, statuses, actors, codes, 3, &err);
    mc_evaluation *evaluation = NULL;
    assert_int_equal(mc_evaluation_new(&evaluation, &gold, lexicon, &err), MC_OK);
    assert_int_equal(mc_evaluation_add(evaluation, &document, &made.analysis, &made.list, &err),
                     MC_OK);

    assert_tally(mc_evaluation_total(evaluation, MC_MEASURE_CATEGORY), 2, 0, 1);
    assert_tally(mc_evaluation_total(evaluation, MC_MEASURE_ALLEGED), 1, 1, 1);
    assert_tally(mc_evaluation_total(evaluation, MC_MEASURE_STATUS), 1, 1, 2);
    assert_tally(mc_evaluation_total(evaluation, MC_MEASURE_ACTOR), 0, 2, 2);
    assert_tally(mc_evaluation_total(evaluation, MC_MEASURE_COMPANY), 1, 1, 1);
    assert_tally(mc_evaluation_category(evaluation, category("insult")), 0, 1, 0);
    mc_eval_counts counts = mc_evaluation_counts(evaluation);
    assert_int_equal(counts.traps, 1); // the negated insult
    assert_int_equal(counts.traps_counted, 1);
    assert_int_equal(counts.innocent, 0);
    uint32_t errors;
    mc_evaluation_errors(evaluation, &errors);
    assert_int_equal(errors, 3);

    mc_evaluation_free(evaluation);
    mc_text_dispose(&made.text);
    mc_gold_dispose(&gold);
}

static void an_innocent_document_is_accused_by_conduct_only(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_gold gold;
    make_gold(&gold);
    mc_evaluation *evaluation = NULL;
    assert_int_equal(mc_evaluation_new(&evaluation, &gold, lexicon, &err), MC_OK);
    const char *const codes[] = {"refund", "threat", "threat"};
    const mc_actor actors[] = {MC_ACTOR_LENDER, MC_ACTOR_CONSUMER, MC_ACTOR_LENDER};
    mc_gold_document document = {.id = MC_STR("d")};
    for (int i = 0; i < 3; i++) {
        const mc_finding_status status = MC_ASSERTED;
        made_findings made;
        make_findings(&made, &status, &actors[i], &codes[i], 1, &err);
        assert_int_equal(mc_evaluation_add(evaluation, &document, &made.analysis, &made.list, &err),
                         MC_OK);
        mc_text_dispose(&made.text);
    }
    mc_eval_counts counts = mc_evaluation_counts(evaluation);
    assert_int_equal(counts.innocent, 3);
    assert_int_equal(counts.innocent_accused,
                     1); // neither a resolution nor the consumer's own act accuses
    mc_evaluation_free(evaluation);
    mc_gold_dispose(&gold);
}

// cmocka compares floats only; the figures are compared in thousandths.
static long thousandths(double ratio)
{
    return lround(ratio * 1000);
}

static void ratios_and_undefined_ones(void **state)
{
    (void)state;
    mc_tally tally = {3, 1, 2};
    assert_int_equal(thousandths(mc_tally_precision(tally)), 750);
    assert_int_equal(thousandths(mc_tally_recall(tally)), 600);
    assert_int_equal(thousandths(mc_tally_f1(tally)), 667);
    assert_int_equal(thousandths(mc_tally_f1((mc_tally){0, 0, 0})), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(counts_sets_of_each_measure),
        cmocka_unit_test(an_innocent_document_is_accused_by_conduct_only),
        cmocka_unit_test(ratios_and_undefined_ones),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
