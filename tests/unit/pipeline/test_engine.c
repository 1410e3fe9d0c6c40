// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/str.h"
#include "mingcha/engine.h"

static void analyses_text_after_text(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_engine *engine = NULL;
    const char *records;
    size_t size;
    assert_int_equal(mc_engine_open(&engine, MC_LEXICONS, &err), MC_OK);
    const char *texts[] = {"催收员天天打电话辱骂我，还威胁我的家人，我在小舟贷借款逾期了。",
                           "今天天气很好。", ""};
    for (int i = 0; i < 3; i++) {
        assert_int_equal(
            mc_engine_analyse(engine, texts[i], strlen(texts[i]), "t", &records, &size, &err),
            MC_OK);
        assert_true(size > 0 && records[size - 1] == '\n');
        mc_str found = {records, (uint32_t)size};
        assert_int_equal(mc_str_find(found, MC_STR("\"type\":\"finding\""), 0) != UINT32_MAX,
                         i == 0);
    }
    assert_int_equal(mc_engine_analyse(engine, "\xFF\xFE\xFD", 3, "t", &records, &size, &err),
                     MC_ERR_ENCODING);
    assert_int_equal(mc_engine_analyse(engine, "a", 1, "\xFF", &records, &size, &err),
                     MC_ERR_ENCODING);
    mc_engine_free(engine);
}

static void a_missing_lexicon_is_named(void **state)
{
    (void)state;
    mc_error err = {0};
    mc_engine *engine = NULL;
    assert_true(mc_engine_open(&engine, "/nonexistent", &err) != MC_OK);
    assert_null(engine);
    assert_non_null(strstr(err.where, "/nonexistent"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(analyses_text_after_text),
        cmocka_unit_test(a_missing_lexicon_is_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
