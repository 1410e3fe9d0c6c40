// SPDX-License-Identifier: Apache-2.0
#include "../shipped_lexicon.h"
#include "../unit.h"

#include "pipeline/example_run.h"

static mc_lexicon *lexicon;
static mc_tables *tables;
static mc_analyser *analyser;

static int load(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_analyser_options analysis = {.keep_rejected = true};
    lexicon = shipped_lexicon();
    bool made = lexicon != NULL && mc_tables_new(&tables, lexicon, &err) == MC_OK &&
                mc_analyser_new(&analyser, tables, &analysis, &err) == MC_OK;
    return made ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    mc_analyser_free(analyser);
    mc_tables_free(tables);
    mc_lexicon_free(lexicon);
    return 0;
}

typedef struct row {
    const char *entry;
    bool hit;
    const char *status, *company, *sentence;
    mc_example_fault fault;
} row;

static void check(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        mc_error err = {0};
        mc_example example = {.entry = mc_str_from_z(rows[i].entry),
                              .hit = rows[i].hit,
                              .status = mc_str_from_z(rows[i].status),
                              .company = mc_str_from_z(rows[i].company),
                              .sentence = mc_str_from_z(rows[i].sentence)};
        mc_example_outcome outcome;
        assert_int_equal(mc_example_run(analyser, lexicon, &example, &outcome, &err), MC_OK);
        if (outcome.fault != rows[i].fault) print_error("row %zu: %s\n", i, rows[i].sentence);
        assert_string_equal(mc_example_fault_code(outcome.fault),
                            mc_example_fault_code(rows[i].fault));
    }
}

static void charges_of_examples_are_checked(void **state)
{
    (void)state;
    static const char *const both = "小舟贷很客气，柚帆贷的催收骂我全家";
    const row rows[] = {
        {"insult", true, "asserted", "柚帆贷", both, MC_EXAMPLE_PASSED},
        {"insult", true, "asserted", "小舟贷", both, MC_EXAMPLE_OTHER_COMPANY},
        {"insult", true, "asserted", "-", both, MC_EXAMPLE_OTHER_COMPANY},
        {"insult", false, "asserted", "小舟贷", both, MC_EXAMPLE_PASSED},
        {"insult", false, "asserted", "柚帆贷", both, MC_EXAMPLE_FALSE_HIT},
        {"insult", true, "negated", "柚帆贷", both, MC_EXAMPLE_OTHER_STATUS},
        {"insult", true, "asserted", "-", "催收骂我全家", MC_EXAMPLE_PASSED},
        {"doorstep_visit", true, "", "柚帆贷", both, MC_EXAMPLE_NO_HIT},
    };
    check(rows, sizeof rows / sizeof *rows);
}

static void names_of_examples_are_checked(void **state)
{
    (void)state;
    const row rows[] = {
        {"icbc", true, "", "工商银行", "我在工商银行存钱", MC_EXAMPLE_PASSED},
        {"icbc", false, "", "工商银行", "我在工商银行存钱", MC_EXAMPLE_FALSE_HIT},
        {"icbc", true, "", "工商银行", "我在农业银行存钱", MC_EXAMPLE_NO_HIT},
        {"discover.loan_lead", true, "", "小舟贷", "我在小舟贷借款", MC_EXAMPLE_PASSED},
        {"discover.loan_lead", true, "", "小帆贷", "我在小舟贷借款", MC_EXAMPLE_NO_HIT},
        {"discover.loan_lead", false, "", "房贷", "我在房贷借款", MC_EXAMPLE_PASSED},
        {"nobody", true, "", "小舟贷", "我在小舟贷借款", MC_EXAMPLE_UNKNOWN_ENTRY},
    };
    check(rows, sizeof rows / sizeof *rows);
}

// An overlay's `off` makes entries retired: their examples cannot hit and are told
// apart from those that fail.
static void examples_of_retired_entries_are_not_run(void **state)
{
    (void)state;
    const row rows[] = {
        {"abusive_collection.bao_li_cui_shou", true, "", "", "小舟贷暴力催收",
         MC_EXAMPLE_SWITCHED_OFF},
        {"abusive_collection.bao_li_cui_shou", false, "", "", "小舟贷很客气", MC_EXAMPLE_PASSED},
    };
    check(rows, sizeof rows / sizeof *rows);
}

// An allow entry finds nothing: it hits where it keeps another entry from hitting.
static void examples_of_allow_entries_hit_by_what_they_cover(void **state)
{
    (void)state;
    const row rows[] = {
        {"allow.ji_bing_wei_xie", true, "", "", "老人面对疾病威胁，催收还上门要钱",
         MC_EXAMPLE_PASSED},
        {"allow.ji_bing_wei_xie", false, "", "", "老人面对疾病威胁，催收还上门要钱",
         MC_EXAMPLE_FALSE_HIT},
        {"allow.ji_bing_wei_xie", true, "", "", "小舟贷的催收威胁我", MC_EXAMPLE_NO_HIT},
        {"allow.ji_bing_wei_xie", false, "", "", "小舟贷的催收威胁我", MC_EXAMPLE_PASSED},
    };
    check(rows, sizeof rows / sizeof *rows);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(examples_of_retired_entries_are_not_run),
        cmocka_unit_test(charges_of_examples_are_checked),
        cmocka_unit_test(names_of_examples_are_checked),
        cmocka_unit_test(examples_of_allow_entries_hit_by_what_they_cover),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
