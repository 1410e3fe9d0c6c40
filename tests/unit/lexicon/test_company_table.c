// SPDX-License-Identifier: Apache-2.0
#include "lexicon/company_table.h"

#include "lexicon_folder.h"

static void names_lead_to_companies_and_brands_to_legal_persons(void **state)
{
    (void)state;
    char out[512];
    lexicon_folder *folder = folder_new();
    const mc_lexicon *lexicon = folder_load_sound(folder, true);
    uint32_t brand = mc_lexicon_company_find(lexicon, MC_STR("apple-loan"));
    uint32_t legal = mc_lexicon_company_find(lexicon, MC_STR("pear-cf"));
    assert_int_equal(mc_lexicon_legal_person(lexicon, brand), legal);
    assert_int_equal(mc_lexicon_legal_person(lexicon, legal), legal);
    assert_int_equal(mc_lexicon_company_find(lexicon, MC_STR("plum")), MC_NONE);
    assert_string_equal(mc_company_kind_code(lexicon->companies[legal].kind), "consumer_finance");

    const mc_alias *apple = &lexicon->aliases[0], *pear = &lexicon->aliases[2];
    assert_int_equal(apple->company, brand);
    assert_int_equal(apple->kind, MC_ALIAS_BRAND);
    assert_int_equal(apple->window, 15);
    assert_int_equal(lexicon->classes[apple->needs].word_count, 2);
    assert_int_equal(apple->from, 20190501);
    assert_true(mc_str_equal(apple->written, MC_STR("苹果")));
    assert_int_equal(pear->window, UINT16_MAX);
    assert_int_equal(pear->to, 20250630);
    assert_int_equal(lexicon->aliases[1].needs, MC_NONE);

    assert_string_equal(folder_text(lexicon->discoveries[0].pattern, out),
                        "([一-鿿]{2,6})消费金融");
    assert_int_equal(lexicon->classes[lexicon->discoveries[0].not_name].word_count, 2);
    folder_free(folder);
}

static void expect_row(const char *file, const char *head, const char *row, const char *found,
                       const char *expected)
{
    char text[512];
    snprintf(text, sizeof text, "%s\n%s\n", head, row);
    expect_problem(file, text, 2, found, expected);
}

static void broken_rows_are_reported(void **state)
{
    (void)state;
    const char *file = "companies/companies.tsv";
    const char *head = "id\tname_zh\tkind\toperator\tstatus";
    expect_row(file, head, "Apple\t苹果\tplatform\t\tstable", "\"Apple\"", "expected a-z");
    expect_row(file, head, "x-apple\t苹果\tplatform\t\tstable", "\"x-apple\"", "x-");
    expect_row(file, head, "apple\t\tplatform\t\tstable", "\"apple\"", "no name_zh");
    expect_row(file, head, "apple\t苹果\tfruit\t\tstable", "\"fruit\"", "consumer_finance");
    expect_row(file, head, "apple\t苹果\t\t\tstable", "no company kind; expected one", "");
    expect_row(file, head, "apple\t苹果\tplatform\tplum\tstable", "\"plum\"", "another company");
    file = "companies/aliases.tsv";
    head = "company\talias\tkind\tneeds\tfrom\tstatus";
    expect_row(file, head, "plum\t梅子\tshort\t\t\tstable", "\"plum\"", "companies.tsv");
    expect_row(file, head, "pear-cf\t梨\tshort\t\t\tstable", "one character", "two or more");
    expect_row(file, head, "pear-cf\t梨子\tnick\t\t\tstable", "\"nick\"", "legal, short");
    expect_row(file, head, "pear-cf\t梨子\tshort\t0:贷款\t\tstable", "\"0\"", "from 1 to 160");
    expect_row(file, head, "pear-cf\t梨子\tshort\t\t2020-13-01\tstable", "\"2020-13-01\"",
               "2026-01-31");
    file = "companies/discovery.tsv";
    head = "id\tpattern\tkind\tstatus";
    expect_row(file, head, "discover.x\t\tname\tstable", "no pattern", "group 1");
    expect_row(file, head, "discover.x\t(@{plums})\tname\tstable", "\"@plums\"", "unknown class");
    expect_row(file, head, "discover\t(贷款)\tname\tstable", "\"discover\"", "discover.word");
}

static void overlays_replace_and_switch_off(void **state)
{
    (void)state;
    lexicon_folder *folder = folder_new();
    folder_overlay(folder, "companies/companies.tsv",
                   "id\tname_zh\tkind\tstatus\nplum-bank\t梅子银行\tbank\tstable\n");
    folder_overlay(folder, "companies/aliases.tsv",
                   "company\talias\tkind\tstatus\tnote\n"
                   "apple-loan\t苹果\tbrand\toff\tnoise; Li; 2999-01-01\n"
                   "plum-bank\t梅子银行\tlegal\tstable\t\n");
    const mc_lexicon *lexicon = folder_load_sound(folder, false);
    assert_int_equal(lexicon->company_count, 3);
    assert_int_equal(lexicon->alias_count, 4);
    assert_int_equal(lexicon->aliases[0].status, MC_STATUS_RETIRED);
    folder_free(folder);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_lead_to_companies_and_brands_to_legal_persons),
        cmocka_unit_test(broken_rows_are_reported),
        cmocka_unit_test(overlays_replace_and_switch_off),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
