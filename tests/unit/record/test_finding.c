// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "analysis_fixture.h"

static mc_finding_list merged(analysis_fixture *f)
{
    mc_finding_list list;
    assert_int_equal(mc_finding_merge(&list, &f->analysis, &f->arena, NULL), MC_OK);
    return list;
}

static void begin(analysis_fixture *f, const char *text)
{
    mc_error err = {0};
    mc_status st = fixture_begin(f, mc_str_from_z(text), &err);
    if (st != MC_OK) print_error("%s: %s\n", err.where, err.message);
    assert_int_equal(st, MC_OK);
}

static void keeps_the_strongest_entry(void **state)
{
    (void)state;
    analysis_fixture f;
    begin(&f, "甲公司威胁我，还言语威胁我家人。");
    fixture_hit(&f, 2, 3, 12, 1); // longest, but testing
    fixture_hit(&f, 0, 3, 5, 1);
    fixture_hit(&f, 1, 8, 12, 1);
    mc_finding_list list = merged(&f);
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].entry, 1);
    assert_int_equal(list.items[0].quote.begin, 8);
    assert_int_equal(list.items[0].also_count, 2);
    assert_int_equal(list.items[0].also[0], 2);
    assert_int_equal(list.items[0].also[1], 0);
    fixture_end(&f);
}

static void keeps_apart_what_differs(void **state)
{
    (void)state;
    analysis_fixture f;
    begin(&f, "甲公司威胁我，还言语威胁我家人。客服又威胁我。");
    fixture_hit(&f, 0, 3, 5, 1);
    fixture_hit(&f, 0, 8, 10, 1)->status = MC_NEGATED;
    fixture_hit(&f, 3, 8, 10, 1);
    fixture_hit(&f, 0, 20, 22, 1);
    fixture_hit(&f, 0, 10, 12, 1)->removed = true;
    mc_finding_list list = merged(&f);
    assert_int_equal(list.count, 4);
    for (uint32_t i = 1; i < list.count; i++) {
        assert_true(list.items[i - 1].quote.begin <= list.items[i].quote.begin);
        for (uint32_t j = 0; j < i; j++) {
            assert_string_not_equal(list.items[i].id, list.items[j].id);
        }
    }
    fixture_end(&f);
}

// The quote as it is shown of a hit of 催收.
static mc_norm_span shown(const char *text, uint32_t from, uint32_t to)
{
    analysis_fixture f;
    begin(&f, text);
    fixture_hit(&f, 0, 2, 4, 1);
    f.hits[0].span = (mc_norm_span){from, to};
    mc_norm_span quote = merged(&f).items[0].quote;
    fixture_end(&f);
    return quote;
}

static void shows_what_a_short_quote_is_about(void **state)
{
    (void)state;
    const char *text = "上周催收电话里一直在威胁我，而且后来还当着我的孩子和邻居的面骂了我母亲。";
    mc_norm_span all = shown(text, 2, 13);
    assert_int_equal(all.begin, 2);
    assert_int_equal(all.end, 13); // all that was found
    mc_norm_span clause = shown(text, 0, 34);
    assert_int_equal(clause.begin, 0);
    assert_int_equal(clause.end, 13); // too long: as far as its clause goes, without the comma
    mc_norm_span same = shown(text, 2, 4);
    assert_int_equal(same.begin, 2);
    assert_int_equal(same.end, 4);
}

static void gives_each_coordinated_company_its_own(void **state)
{
    (void)state;
    analysis_fixture f;
    begin(&f, "甲公司和乙公司都威胁我。");
    fixture_hit(&f, 0, 8, 10, 2);
    mc_finding_list list = merged(&f);
    assert_int_equal(list.count, 2);
    assert_string_not_equal(list.items[0].id, list.items[1].id);
    fixture_end(&f);
}

// A verdict is stored under the id: neither entry nor status nor company may change it.
static void id_survives_another_judgement(void **state)
{
    (void)state;
    analysis_fixture f;
    begin(&f, "甲公司威胁我。");
    mc_judgement *judged = fixture_hit(&f, 0, 3, 5, 1);
    char before[17];
    memcpy(before, merged(&f).items[0].id, sizeof before);
    f.hits[0].entry = 2;
    judged->status = MC_HYPOTHETICAL;
    f.attributions[0].party = 1;
    assert_string_equal(merged(&f).items[0].id, before);
    f.hits[0].entry = 3;
    assert_string_not_equal(merged(&f).items[0].id, before);
    fixture_end(&f);
}

static void no_judgements_give_no_findings(void **state)
{
    (void)state;
    analysis_fixture f;
    begin(&f, "没有什么。");
    assert_int_equal(merged(&f).count, 0);
    fixture_end(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(keeps_the_strongest_entry),
        cmocka_unit_test(keeps_apart_what_differs),
        cmocka_unit_test(shows_what_a_short_quote_is_about),
        cmocka_unit_test(gives_each_coordinated_company_its_own),
        cmocka_unit_test(id_survives_another_judgement),
        cmocka_unit_test(no_judgements_give_no_findings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
