// SPDX-License-Identifier: Apache-2.0
/** Names found in a stretch of text: longest wins, context decides, longer words are no names. */
#include "entity_fixture.h"

#include "entity/name_scan.h"

/* The names found, between blanks; a pending one ends in a question mark. */
static void assert_names(fixture *f, const char *text, const char *expected)
{
    analyse(f, text);
    mc_error err = {0};
    mc_regex_scratch *regex = NULL;
    assert_int_equal(mc_regex_scratch_new(&regex, &err), MC_OK);
    mc_name_scan scan = {0};
    mc_name_field field = {{f->text.norm, f->text.norm_size}, &f->text, 0};
    assert_int_equal(mc_name_scan_run(&scan, f->index, regex, field, &err), MC_OK);
    char said[256] = "";
    for (uint32_t i = 0; i < scan.count; i++) {
        mc_str name = mc_text_slice(&f->text, mc_text_bytes_of(&f->text, scan.names[i].span));
        if (i > 0) strcat(said, " ");
        strncat(said, name.data, name.size);
        if (scan.names[i].pending) strcat(said, "?");
    }
    assert_string_equal(said, expected);
    mc_name_scan_dispose(&scan);
    mc_regex_scratch_free(regex);
}

static void longest_name_wins(void **state)
{
    assert_names(*state, "丙丁消费金融有限公司好", "丙丁消费金融有限公司");
    assert_names(*state, "戊己银行和戊己", "戊己银行 戊己");
}

static void latin_runs_are_not_cut(void **state)
{
    assert_names(*state, "有58贷的人", "58贷");
    assert_names(*state, "有158贷的人", "");
}

static void ambiguous_names_wait_for_context(void **state)
{
    assert_names(*state, "清风拂面", "清风?");
    assert_names(*state, "清风借款", "清风");
    assert_names(*state, "清风徐来借款", "");
    assert_names(*state, "清风好。借款", "清风?");
    assert_names(*state, "清风，好", "清风");
    assert_names(*state, "吹来清风，好", "清风?");
    assert_names(*state, "戊己银行和清风", "戊己银行 清风");
    assert_names(*state, "戊己银行和清风拂面", "戊己银行 清风?");
}

static void patterns_find_unlisted_names(void **state)
{
    assert_names(*state, "在丑寅消费金融有限公司借了", "丑寅消费金融有限公司");
    assert_names(*state, "丑*寅平台", "丑*寅");
    assert_names(*state, "在某消费金融借了", "");
}

static void found_names_explain_each_other(void **state)
{
    assert_names(*state, "辟谣丑寅金服。丑寅金服好", "丑寅金服 丑寅金服");
    assert_names(*state, "南山丑寅金服。丑寅金服好", "南山丑寅金服 丑寅金服");
    assert_names(*state, "声明辟谣丑寅金服。", "");
}

static void a_branch_belongs_to_its_company(void **state)
{
    assert_names(*state, "戊己银行南山支行的人", "戊己银行南山支行");
    assert_names(*state, "戊己银行通过南山支行", "戊己银行");
    assert_names(*state, "戊己银行，南山支行", "戊己银行");
    assert_names(*state, "戊己银行丙丁贷支行", "戊己银行 丙丁贷支行");
}

static void weak_endings_need_evidence(void **state)
{
    assert_names(*state, "丑寅理财好", "");
    assert_names(*state, "丑寅理财平台", "丑寅理财");
    assert_names(*state, "“丑寅理财”好", "丑寅理财");
    assert_names(*state, "丑寅理财好。在丑寅理财借了", "丑寅理财 丑寅理财");
}

static void a_weak_name_is_proven_by_a_certain_one_beside_it(void **state)
{
    assert_names(*state, "丑寅理财比丙丁贷还狠", "丑寅理财 丙丁贷");
    assert_names(*state, "丑寅理财和丙丁贷还狠", "丑寅理财 丙丁贷");
    assert_names(*state, "丙丁贷和丑寅理财好", "丙丁贷 丑寅理财");
    assert_names(*state, "证实丑寅理财，丙丁贷还狠", "丙丁贷");
    assert_names(*state, "丑寅理财，丙丁贷还狠", "丑寅理财 丙丁贷");
    assert_names(*state, "丑寅理财好丙丁贷", "丙丁贷");
}

static void verbs_prove_a_weak_name_at_a_mark_only(void **state)
{
    assert_names(*state, "丑寅理财骂人", "丑寅理财");
    assert_names(*state, "丑寅理财：骂人", "丑寅理财");
    assert_names(*state, "的证实丑寅理财骂人", "");
    assert_names(*state, "证实丑寅理财骂人", "丑寅理财");
    assert_names(*state, "被丑寅理财骂人", "丑寅理财");
}

static void an_ordinary_word_is_no_name(void **state)
{
    assert_names(*state, "以“丑寅”为例", "丑寅");
    assert_names(*state, "以“名单”为例", "");
}

static void a_pattern_is_context_of_a_waiting_name(void **state)
{
    assert_names(*state, "在清风借了", "清风?");
    assert_names(*state, "清风网贷平台", "清风");
}

static void a_pattern_yields_to_a_long_listed_name_only(void **state)
{
    assert_names(*state, "刚给丙丁消费金融打过", "丙丁消费金融");
    assert_names(*state, "在南山戊己银行科技有限公司", "南山戊己银行科技有限公司");
    assert_names(*state, "在戊己达科技有限公司", "戊己达科技有限公司");
}

static void a_short_listed_name_may_be_the_noun_of_another(void **state)
{
    assert_names(*state, "丑寅清风借款", "丑寅清风");
    assert_names(*state, "南山清风借款", "清风");
}

static void a_pattern_without_literal_is_an_error(void **state)
{
    fixture *f = *state;
    add_discovery(f, "([一-鿿]{2,4})", MC_DISCOVER_NAME, NULL);
    mc_error err = {0};
    mc_entity_index *index = NULL;
    assert_int_equal(mc_entity_index_new(&index, &f->lexicon, &err), MC_ERR_LEXICON);
    assert_null(index);
    assert_int_equal(err.line, 7);
    assert_non_null(strstr(err.message, "discover.test"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        entity_test(longest_name_wins),
        entity_test(latin_runs_are_not_cut),
        entity_test(ambiguous_names_wait_for_context),
        entity_test(patterns_find_unlisted_names),
        entity_test(found_names_explain_each_other),
        entity_test(a_branch_belongs_to_its_company),
        entity_test(weak_endings_need_evidence),
        entity_test(a_weak_name_is_proven_by_a_certain_one_beside_it),
        entity_test(verbs_prove_a_weak_name_at_a_mark_only),
        entity_test(an_ordinary_word_is_no_name),
        entity_test(a_pattern_is_context_of_a_waiting_name),
        entity_test(a_pattern_yields_to_a_long_listed_name_only),
        entity_test(a_short_listed_name_may_be_the_noun_of_another),
        entity_test(a_pattern_without_literal_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
