// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "../shipped_lexicon.h"
#include "../unit.h"

#include "store/company_choice.h"
#include "store_fixture.h"

typedef struct shop {
    mc_lexicon *lexicon;
    mc_store *store;
    mc_arena arena;
} shop;

static int set_up(void **state)
{
    static shop s;
    mc_error err = {0};
    s = (shop){.arena = MC_ARENA_INIT};
    *state = &s;
    s.lexicon = shipped_lexicon();
    if (s.lexicon == NULL) return -1;
    return fixture_store(&s.store, "two_companies.jsonl", 5, &err) == MC_OK ? 0 : -1;
}

static int tear_down(void **state)
{
    shop *s = *state;
    mc_store_free(s->store);
    mc_lexicon_free(s->lexicon);
    mc_arena_dispose(&s->arena);
    return 0;
}

static mc_status choose(shop *s, const char *wanted, mc_str *chosen, mc_error *err)
{
    return mc_company_choice(mc_store_handle(s->store), s->lexicon, &s->arena,
                             mc_str_from_z(wanted), chosen, err);
}

static void assert_chosen(shop *s, const char *wanted, const char *id)
{
    mc_error err = {0};
    mc_str chosen = {NULL, 0};
    assert_int_equal(choose(s, wanted, &chosen, &err), MC_OK);
    assert_true(mc_str_equal(chosen, mc_str_from_z(id)));
}

static void finds_by_record_and_by_table(void **state)
{
    shop *s = *state;
    assert_chosen(s, "jiahe", "jiahe");
    assert_chosen(s, "甲禾消费金融有限公司", "jiahe");
    assert_chosen(s, "甲禾消費金融有限公司", "jiahe");
    assert_chosen(s, "icbc", "icbc");
    assert_chosen(s, "ICBC", "icbc");
    assert_chosen(s, "中国工商银行股份有限公司", "icbc");
    assert_chosen(s, "花呗", "ant-cf");
}

static void tells_who_is_called_nearly_so(void **state)
{
    shop *s = *state;
    mc_error err = {0};
    mc_str chosen = {NULL, 0};
    assert_int_equal(choose(s, "甲木消费金融有限公司", &chosen, &err), MC_ERR_USAGE);
    assert_non_null(strstr(err.message, "甲木消费金融有限公司"));
    assert_non_null(strstr(err.message, "called nearly so: "));
    assert_non_null(strstr(err.message, "甲禾消费金融有限公司"));
    assert_null(chosen.data);
    assert_int_equal(choose(s, "~unattributed", &chosen, &err), MC_ERR_USAGE);
    assert_int_equal(choose(s, "", &chosen, &err), MC_ERR_USAGE);
    err = (mc_error){0};
    assert_int_equal(choose(s, "龘靐", &chosen, &err), MC_ERR_USAGE);
    assert_null(strstr(err.message, "called nearly so"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(finds_by_record_and_by_table),
        cmocka_unit_test(tells_who_is_called_nearly_so),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
