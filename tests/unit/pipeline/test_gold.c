// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "../shipped_lexicon.h"
#include "../unit.h"

#include "base/file.h"
#include "pipeline/gold.h"

static mc_lexicon *lexicon;
static char path[] = "/tmp/mingcha-gold-XXXXXX";

static int load(void **state)
{
    (void)state;
    int file = mkstemp(path);
    if (file < 0) return -1;
    close(file);
    lexicon = shipped_lexicon();
    return lexicon != NULL ? 0 : -1;
}

static int unload(void **state)
{
    (void)state;
    mc_lexicon_free(lexicon);
    return remove(path);
}

static mc_status read_gold(mc_gold *gold, const char *content, mc_error *err)
{
    *err = (mc_error){0};
    *gold = (mc_gold){0};
    assert_int_equal(mc_file_write(path, mc_str_from_z(content), err), MC_OK);
    return mc_gold_load(gold, path, lexicon, err);
}

static void reads_header_and_documents(void **state)
{
    (void)state;
    mc_gold gold;
    mc_error err;
    const char *content =
        "\xEF\xBB\xBF{\"type\":\"gold\",\"categories\":[\"threat\"],\"merge\":{\"announced\":"
        "\"asserted\"}}\n"
        "{\"id\":\"a\",\"part\":\"look\",\"text\":\"abc\",\"findings\":[{\"category\":\"threat\","
        "\"status\":"
        "\"announced\",\"actor\":\"collector\",\"company\":null,\"quote\":\"b\"}]}\n\n";
    assert_int_equal(read_gold(&gold, content, &err), MC_OK);
    assert_int_equal(gold.document_count, 1);
    assert_true(gold.marked[mc_lexicon_category_find(lexicon, MC_STR("threat"))]);
    assert_false(gold.marked[mc_lexicon_category_find(lexicon, MC_STR("insult"))]);
    const mc_gold_finding *finding = &gold.documents[0].findings[0];
    assert_int_equal(finding->status, MC_ASSERTED);
    assert_int_equal(finding->actor, MC_ACTOR_COLLECTOR);
    assert_null(finding->company.data);
    assert_ptr_equal(mc_gold_find(&gold, gold.documents[0].sha256), &gold.documents[0]);
    mc_gold_dispose(&gold);
}

static void names_what_is_wrong_and_where(void **state)
{
    (void)state;
    const struct {
        const char *content, *message;
        uint32_t line;
    } cases[] = {
        {"{\"id\":\"a\",\"findings\":[{\"category\":\"nonsense\"}]}\n",
         "category: found 'nonsense'", 1},
        {"\n{\"id\":\"a\",\"findings\":[{\"category\":\"threat\",\"status\":\"sure\"}]}\n",
         "status: found 'sure'", 2},
        {"{\"id\":\"a\",\"findings\":[{\"category\":\"threat\",\"status\":\"norm\",\"actor\":"
         "\"me\"}]}\n",
         "actor: found 'me'", 1},
        {"{\"id\":\"a\",\"text\":\"abc\",\"sha256\":\"00\",\"findings\":[]}\n",
         "sha256: found '00'", 1},
        {"{\"id\":\"a\",\"text\":\"abc\",\"findings\":[]}\n{\"id\":\"b\",\"text\":\"abc\"}\n",
         "found no list of findings", 2},
        {"{\"id\":\"a\",\"text\":\"abc\",\"findings\":null}\n", "found no list of findings", 1},
        {"{\"id\":\"a\",\"genre\":\"poem\",\"findings\":[]}\n", "genre: found 'poem'", 1},
        {"\n[1]\n", "found no object", 2},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        mc_gold gold;
        mc_error err;
        assert_int_equal(read_gold(&gold, cases[i].content, &err), MC_ERR_SYNTAX);
        assert_int_equal(err.line, cases[i].line);
        assert_string_equal(err.where, path);
        assert_non_null(strstr(err.message, cases[i].message));
        mc_gold_dispose(&gold);
    }
}

static void broken_json_is_a_syntax_error_with_its_line(void **state)
{
    (void)state;
    mc_gold gold;
    mc_error err;
    assert_int_equal(read_gold(&gold, "{\"id\":\"a\",\"findings\":[]}\n{\"id\":}\n", &err),
                     MC_ERR_SYNTAX);
    assert_int_equal(err.line, 2);
    assert_true(err.column > 1);
    mc_gold_dispose(&gold);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reads_header_and_documents),
        cmocka_unit_test(names_what_is_wrong_and_where),
        cmocka_unit_test(broken_json_is_a_syntax_error_with_its_line),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
