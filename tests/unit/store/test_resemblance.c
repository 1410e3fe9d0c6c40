// SPDX-License-Identifier: Apache-2.0
#include "../unit.h"

#include "querying.h"
#include "store/resemblance.h"

static bool is_slip(const char *a, const char *b)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_ustr one = mc_fold_string(fixture_lexicon()->fold, &arena, mc_str_from_z(a));
    mc_ustr two = mc_fold_string(fixture_lexicon()->fold, &arena, mc_str_from_z(b));
    bool slip = mc_resemblance_is_slip(one, two);
    assert_int_equal(mc_resemblance_is_slip(two, one), slip);
    mc_arena_dispose(&arena);
    return slip;
}

static void slips_are_told(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"泰康公人寿", "泰康人寿"}, {"招联联金融", "招联金融"}, {"招招联金融", "招联金融"},
        {"招联金融融", "招联金融"}, {"去哪网", "去哪儿网"},     {"康泰人寿", "泰康人寿"},
        {"招联金服融", "招联金融"}, {"招聯聯金融", "招联金融"}, {"人人贷款", "人贷款"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (!is_slip(pairs[i][0], pairs[i][1])) fail_msg("%s %s", pairs[i][0], pairs[i][1]);
    }
}

static void other_names_are_no_slips(void **state)
{
    (void)state;
    static const char *const pairs[][2] = {
        {"招联金融", "招联金融"},     {"吉林银行", "桂林银行"},
        {"上海银行", "渤海银行"},     {"京东金融", "东金融"},
        {"招联金融", "招联金融部"},   {"中信", "中腾信"},
        {"招联消费金融", "招联金融"}, {"融金联招", "招联金融"},
        {"泰康寿人", "康泰人寿"},     {"去哪", "哪去"},
        {"去哪网", "哪去网"},         {"", "招联金融"},
    };
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        if (is_slip(pairs[i][0], pairs[i][1])) fail_msg("%s %s", pairs[i][0], pairs[i][1]);
    }
}

static const mc_company companies[] = {
    {.id = {"zhoushan", 8}, .name_zh = {"小舟信贷有限公司", 24}, .operator_of = MC_NONE},
    {.id = {"heyi", 4}, .name_zh = {"禾易金融", 12}, .operator_of = MC_NONE},
    {.id = {"heliyi", 6}, .name_zh = {"禾利易金融", 15}, .operator_of = MC_NONE},
    {.id = {"app", 3}, .name_zh = {"云舟分期", 12}, .operator_of = 0},
};
static mc_alias aliases[] = {
    {.written = {"小舟信贷", 12}, .needs = MC_NONE, .status = MC_STATUS_TESTING},
    {.written = {"小周信贷", 12},
     .kind = MC_ALIAS_TYPO,
     .needs = MC_NONE,
     .status = MC_STATUS_STABLE},
    {.written = {"大家好吗", 12}, .needs = 0, .status = MC_STATUS_STABLE},
};

// A store whose companies were found with these names, all with this way of finding.
static mc_store *open_names(const char *const *names, int count, const char *found)
{
    static mc_lexicon lexicon;
    static mc_arena arena;
    mc_store *store = NULL;
    mc_error err = {0};
    mc_buf lines = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_store_options options = {.min_cases = 30};
    lexicon = *fixture_lexicon();
    for (int i = 0; i < 3; i++) {
        aliases[i].text = mc_fold_string(lexicon.fold, &arena, aliases[i].written);
    }
    lexicon.companies = companies;
    lexicon.company_count = 4;
    lexicon.aliases = aliases;
    lexicon.alias_count = 3;
    mc_buf_add_z(&lines, "{\"type\":\"run\",\"schema\":1}\n{\"type\":\"document\",\"id\":\"a\","
                         "\"genre\":\"complaint\",\"text_hash\":\"h\",\"companies\":[");
    for (int i = 0; i < count; i++) {
        mc_buf_add_format(&lines, "%s{\"id\":\"x-%d\",\"name\":\"%s\",\"kind\":\"%s\"}",
                          i ? "," : "", i, names[i], found);
    }
    mc_buf_add_z(&lines, "]}\n{\"type\":\"end\",\"documents\":1,\"findings\":0}\n");
    mc_status st = mc_store_new(&store, ":memory:", &lexicon, &err);
    if (st == MC_OK) st = mc_store_load(store, mc_buf_str(&lines), &err);
    if (st == MC_OK) st = mc_store_finish(store, &options, &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(st, MC_OK);
    mc_buf_dispose(&lines);
    mc_arena_dispose(&arena);
    return store;
}

static void who_is_meant_is_said_of_discovered_names(void **state)
{
    (void)state;
    static const char *const names[] = {"小舟舟信贷", "云舟期分", "小舟信信貸有限公司"};
    mc_store *store = open_names(names, 3, "discovered");
    assert_int_equal(querying_number(store, "SELECT count(*) FROM companies WHERE id='x-0' AND"
                                            " resembles='zhoushan' AND resembles_name='小舟信贷'"),
                     1);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM companies WHERE id='x-1' AND"
                                            " resembles='zhoushan' AND resembles_name='云舟分期'"),
                     1);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM companies WHERE id='x-2' AND"
                                            " resembles_name='小舟信贷有限公司'"),
                     1);
    mc_store_free(store);
    store = open_names(names, 3, "masked");
    assert_int_equal(querying_number(store, "SELECT count(*) FROM companies WHERE resembles"), 0);
    mc_store_free(store);
}

// Two companies it could be; a slip of a slip; a name that is an ordinary phrase.
static void nothing_is_said_where_it_is_not_clear(void **state)
{
    (void)state;
    static const char *const names[] = {"禾易利金融", "小周周信贷", "大家好好吗"};
    mc_store *store = open_names(names, 3, "discovered");
    assert_int_equal(
        querying_number(store, "SELECT count(*) FROM companies WHERE resembles IS NOT NULL"), 0);
    mc_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(slips_are_told),
        cmocka_unit_test(other_names_are_no_slips),
        cmocka_unit_test(who_is_meant_is_said_of_discovered_names),
        cmocka_unit_test(nothing_is_said_where_it_is_not_clear),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
