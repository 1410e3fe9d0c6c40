// SPDX-License-Identifier: Apache-2.0
#include "../shipped_lexicon.h"
#include "../unit.h"

#include "pipeline/company_names.h"

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

static mc_company_names of_reader(mc_arena *arena, const char *name)
{
    mc_company_names names = {0};
    mc_company_names_of_reader(&names, lexicon, arena, mc_str_from_z(name));
    return names;
}

static void readers_agree_by_name_or_by_id(void **state)
{
    (void)state;
    mc_arena arena = MC_ARENA_INIT;
    mc_company_names none = of_reader(&arena, ""),
                     legal = of_reader(&arena, "中信银行股份有限公司");
    mc_company_names other = of_reader(&arena, "中信银行"), wide = of_reader(&arena, "云栗貸");
    mc_company_names narrow = of_reader(&arena, "云栗贷");
    assert_true(mc_company_names_agree(&none, &none));
    assert_false(mc_company_names_agree(&none, &legal));
    assert_true(mc_company_names_agree(&legal, &other));
    assert_true(mc_company_names_agree(&wide, &narrow));
    assert_false(mc_company_names_agree(&wide, &legal));
    mc_company_names branch = of_reader(&arena, "中信银行南山支行");
    mc_company_names tail = of_reader(&arena, "云栗贷公司");
    assert_true(mc_company_names_agree(&branch, &legal));
    assert_true(mc_company_names_agree(&tail, &narrow));
    assert_false(mc_company_names_agree(&tail, &legal));
    mc_arena_dispose(&arena);
}

/* A text that calls its company 云栗分期 and 云栗: a reader may have written down either. */
static void a_party_agrees_by_every_form_of_the_text(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_arena arena = MC_ARENA_INIT;
    mc_document document = {.id = MC_STR("d"), .text = MC_STR("云栗分期骂人。云栗的人也骂人。")};
    mc_text text;
    assert_int_equal(mc_text_init(&text, &err), MC_OK);
    assert_int_equal(mc_text_analyse(&text, lexicon->fold, &document, &err), MC_OK);
    const mc_party party = {
        .kind = MC_PARTY_DISCOVERED, .company = MC_NONE, .mention = MC_STR("云栗分期")};
    const mc_mention mentions[] = {{0, MC_NONE, {0, 4}, true}, {0, MC_NONE, {7, 9}, true}};
    const mc_entity_result entities = {
        .parties = &party, .party_count = 1, .mentions = mentions, .mention_count = 2};
    const mc_analysis analysis = {.lexicon = lexicon, .text = &text, .entities = &entities};
    mc_company_names names = {0}, unnamed = {0};
    mc_company_names_of_party(&names, &analysis, &arena, 0);
    mc_company_names_of_party(&unnamed, &analysis, &arena, MC_NONE);
    mc_company_names brief = of_reader(&arena, "云栗"), full = of_reader(&arena, "云栗分期");
    mc_company_names other = of_reader(&arena, "小舟贷");
    assert_true(mc_company_names_agree(&names, &brief));
    assert_true(mc_company_names_agree(&names, &full));
    assert_false(mc_company_names_agree(&names, &other));
    assert_false(mc_company_names_agree(&names, &unnamed));
    mc_text_dispose(&text);
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(readers_agree_by_name_or_by_id),
        cmocka_unit_test(a_party_agrees_by_every_form_of_the_text),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
