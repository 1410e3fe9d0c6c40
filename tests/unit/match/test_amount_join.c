// SPDX-License-Identifier: Apache-2.0
// Rules that compare amounts of one sentence.
#include "fake_match.h"

// A fake whose rules read the numerals of the shipped lexicon.
typedef struct bank {
    fake f;
    mc_fold_table *fold;
} bank;

static const mc_str FOLDER = {MC_LEXICONS, sizeof MC_LEXICONS - 1};

static mc_entry *bank_begin(bank *b, mc_quantity quantity, double at_least, double below)
{
    mc_error err = {0};
    fake *f = &b->f;
    fake_begin(f);
    assert_int_equal(mc_fold_table_load(&b->fold, NULL, MC_LEXICONS, &err), MC_OK);
    f->lexicon.fold = b->fold;
    f->lexicon.folders = &FOLDER;
    f->lexicon.folder_count = 1;
    mc_entry *rule = fake_entry(f, MC_ENTRY_NUMBER);
    rule->detail.number = (mc_number_rule){.quantity = quantity,
                                           .near = fake_class(f, "got|paid"),
                                           .units = MC_NONE,
                                           .period = fake_class(f, "x|times"),
                                           .against = fake_class(f, "lent|loan|l"),
                                           .except = fake_class(f, "days| days|*"),
                                           .distance = 4,
                                           .at_least = at_least,
                                           .below = below};
    return rule;
}

static void bank_end(bank *b)
{
    fake_end(&b->f);
    mc_fold_table_free(b->fold);
}

static void part_is_divided_by_what_was_lent(void **state)
{
    (void)state;
    bank b;
    mc_entry *less = bank_begin(&b, MC_QUANTITY_RATIO, 0.4, 0.95);
    fake_run(&b.f, "lent 5000, got 3500.lent 5000, got 4900.lent 5000, got 1500");
    assert_int_equal(b.f.result.hit_count, 1);
    fake_expect(&b.f, 0, less, "got 3500");
    assert_int_equal(b.f.result.hits[0].span.begin, 5);
    fake_run(&b.f, "got 3500 of l5000.got 3500. lent 5000.lent 5000. got 3500");
    assert_int_equal(b.f.result.hit_count, 1);
    fake_expect(&b.f, 0, less, "got 3500");
    assert_int_equal(b.f.result.hits[0].span.end, 17);
    bank_end(&b);
}

static void the_closest_loan_counts(void **state)
{
    (void)state;
    bank b;
    bank_begin(&b, MC_QUANTITY_RATIO, 0.4, 0.95);
    fake_run(&b.f, "lent 5000, lent 3600, got 3500.");
    assert_int_equal(b.f.result.hit_count, 0);
    fake_run(&b.f, "lent 3600, lent 5000, got 3500.");
    assert_int_equal(b.f.result.hit_count, 1);
    bank_end(&b);
}

static void what_is_no_amount_is_left_alone(void **state)
{
    (void)state;
    bank b;
    bank_begin(&b, MC_QUANTITY_RATIO, 0.4, 0.95);
    fake_run(
        &b.f,
        "lent 90, got 50.lent 5000, got 3500 days.lent 5000, got 350*.got in all 3500, lent 5000.");
    assert_int_equal(b.f.result.hit_count, 0);
    fake_run(&b.f, "5000 lent, got 3500.lent on day of 5000, got 3500.got 3500");
    assert_int_equal(b.f.result.hit_count, 0);
    bank_end(&b);
}

static void a_yield_needs_loan_instalment_and_count(void **state)
{
    (void)state;
    bank b;
    mc_entry *dear = bank_begin(&b, MC_QUANTITY_YIELD, 24, 500);
    fake_run(&b.f, "lent 10000, 12x, paid 1000.lent 10000, 12x, paid 900.lent 10000, paid 1000.");
    assert_int_equal(b.f.result.hit_count, 1);
    fake_expect(&b.f, 0, dear, "paid 1000");
    fake_run(&b.f, "paid 1000 12 times, loan 10000.12x paid 1000.lent 10000, 12x, paid 800.");
    assert_int_equal(b.f.result.hit_count, 1);
    fake_expect(&b.f, 0, dear, "paid 1000");
    bank_end(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(part_is_divided_by_what_was_lent),
        cmocka_unit_test(the_closest_loan_counts),
        cmocka_unit_test(what_is_no_amount_is_left_alone),
        cmocka_unit_test(a_yield_needs_loan_instalment_and_count),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
