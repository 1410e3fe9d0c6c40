// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>

#include "../unit.h"

#include "querying.h"
#include "store/baseline.h"

static void findings_are_compared(void **state)
{
    (void)state;
    static const generated now[] = {{"a", "2026-01", 100, 40}, {"c", "2026-01", 6, 6}};
    mc_store *before = NULL, *store = NULL;
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30};
    remove("baseline-test.sqlite");
    before = querying_open("baseline-test.sqlite");
    mc_store_free(before);
    assert_int_equal(generated_store(&store, now, 2, &options, &err), MC_OK);
    assert_int_equal(mc_baseline_compare(mc_store_handle(store), "baseline-test.sqlite", &err),
                     MC_OK);
    // a had 33 (f0-0 to f0-29, f1-0 to f1-2), has f0-0 to f0-39.
    assert_int_equal(querying_number(store, "SELECT texts_before*10000+texts_now*100+gained FROM"
                                            " changes WHERE company='a'"),
                     334010);
    assert_int_equal(querying_number(store, "SELECT lost FROM changes WHERE company='a'"), 3);
    assert_int_equal(querying_number(store, "SELECT lost FROM changes WHERE company='b'"), 10);
    assert_int_equal(querying_number(store, "SELECT gained FROM changes WHERE company='c'"), 6);
    mc_store_free(store);
    remove("baseline-test.sqlite");
}

// A document with two findings of the same words, and as many copies as are asked for, under ids of
// its own.
static mc_store *delivered(const char *path, const char *input, int copies, const char *second)
{
    mc_store *store = NULL;
    mc_error err = {0};
    mc_store_options options = {.min_cases = 30};
    mc_buf lines = MC_BUF_INIT(1 << 20);
    mc_buf_add_z(&lines, "{\"type\":\"run\",\"schema\":1,\"program\":\"mingcha\"}\n");
    for (int i = 0; i < copies; i++) {
        mc_buf_add_format(&lines,
                          "{\"type\":\"document\",\"id\":\"%s:%d\",\"source\":\"%s#%d\",\"genre\":"
                          "\"complaint\",\"text_hash\":\"h\",\"sentences\":[]}\n",
                          input, i, input, i);
        for (int at = 0; at < 2; at++) {
            mc_buf_add_format(
                &lines,
                "{\"type\":\"finding\",\"id\":\"%s%d%d\",\"doc\":\"%s:%d\",\"category\":"
                "\"threat\",\"entry\":\"threat.a\",\"severity\":4,\"status\":\"asserted\","
                "\"standing\":\"alleged\",\"reason\":{\"code\":\"no_cue\",\"args\":[]},"
                "\"actor\":\"collector\",\"company\":{\"id\":\"a\",\"name\":\"a\",\"kind\":"
                "\"listed\",\"by\":\"respondent\"},\"quote\":\"%s\",\"start\":%d,\"end\":%d,"
                "\"sentence\":0}\n",
                input, i, at, input, i, at ? second : "威胁我", at * 10, at * 10 + 3);
        }
    }
    mc_buf_add_format(&lines, "{\"type\":\"end\",\"documents\":%d,\"findings\":%d}\n", copies,
                      copies * 2);
    assert_int_equal(mc_store_new(&store, path, fixture_lexicon(), &err), MC_OK);
    assert_int_equal(mc_store_load(store, mc_buf_str(&lines), &err), MC_OK);
    assert_int_equal(mc_store_finish(store, &options, &err), MC_OK);
    mc_buf_dispose(&lines);
    return store;
}

static void names_of_inputs_do_not_matter(void **state)
{
    (void)state;
    mc_error err = {0};
    remove("baseline-test.sqlite");
    mc_store_free(delivered("baseline-test.sqlite", "2025.csv", 1, "威胁我"));
    // The same text twice, in another file: nothing is new, though every id is.
    mc_store *same = delivered(":memory:", "2026.csv", 2, "威胁我");
    assert_int_equal(mc_baseline_compare(mc_store_handle(same), "baseline-test.sqlite", &err),
                     MC_OK);
    assert_int_equal(querying_number(same, "SELECT gained+lost FROM changes"), 0);
    mc_store_free(same);
    // The second place says something else now: that is one gained and one lost.
    mc_store *other = delivered(":memory:", "2026.csv", 1, "恐吓我");
    assert_int_equal(mc_baseline_compare(mc_store_handle(other), "baseline-test.sqlite", &err),
                     MC_OK);
    assert_int_equal(querying_number(other, "SELECT gained*10+lost FROM changes"), 11);
    mc_store_free(other);
    remove("baseline-test.sqlite");
}

static void other_files_are_refused(void **state)
{
    (void)state;
    mc_store *store = querying_open(":memory:");
    mc_error err = {0};
    assert_int_equal(mc_file_write("baseline-text.txt", MC_STR("no database"), &err), MC_OK);
    assert_int_not_equal(mc_baseline_compare(mc_store_handle(store), "baseline-text.txt", &err),
                         MC_OK);
    remove("baseline-text.txt");
    mc_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(findings_are_compared),
        cmocka_unit_test(names_of_inputs_do_not_matter),
        cmocka_unit_test(other_files_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
