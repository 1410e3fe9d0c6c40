// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>

#include "../unit.h"

#include "querying.h"
#include "store/difference.h"

// A finding of the text whose hash is `text`.
typedef struct said {
    const char *text, *category, *status, *actor, *company, *quote;
    int start, sentence;
} said;

static void add_document(mc_buf *lines, const char *side, int id, const char *text)
{
    mc_buf_add_format(lines,
                      "{\"type\":\"document\",\"id\":\"%s:%d\",\"source\":\"%s\",\"genre\":"
                      "\"complaint\",\"text_hash\":\"%s\",\"sentences\":[]}\n",
                      side, id, side, text);
}

static void add_finding(mc_buf *lines, const char *side, int id, int doc, const said *f)
{
    mc_buf_add_format(
        lines,
        "{\"type\":\"finding\",\"id\":\"%s%d\",\"doc\":\"%s:%d\",\"category\":\"%s\","
        "\"entry\":\"threat.a\",\"severity\":4,\"status\":\"%s\",\"standing\":\"alleged\","
        "\"reason\":{\"code\":\"no_cue\",\"args\":[]},\"actor\":\"%s\",\"company\":{\"id\":"
        "\"%s\",\"name\":\"%s\",\"kind\":\"listed\",\"by\":\"respondent\"},\"quote\":\"%s\","
        "\"start\":%d,\"end\":%d,\"sentence\":%d}\n",
        side, id, side, doc, f->category, f->status, f->actor, f->company, f->company, f->quote,
        f->start, f->start + 2, f->sentence);
}

// Rows of one text behind one another are one document. A run that is not whole lacks its end.
static void load(mc_store *store, const char *side, const said *list, int count, bool whole)
{
    mc_error err = {0};
    mc_buf lines = MC_BUF_INIT(1 << 20);
    int documents = 0, findings = 0, doc = 0;
    mc_buf_add_z(&lines, "{\"type\":\"run\",\"schema\":1,\"program\":\"mingcha\"}\n");
    for (int i = 0; i < count; i++) {
        if (i == 0 || strcmp(list[i].text, list[i - 1].text) != 0) {
            add_document(&lines, side, doc = i, list[i].text);
            documents++;
        }
        if (list[i].category) add_finding(&lines, side, i, doc, &list[i]);
        findings += list[i].category != NULL;
    }
    if (whole)
        mc_buf_add_format(&lines, "{\"type\":\"end\",\"documents\":%d,\"findings\":%d}\n",
                          documents, findings);
    mc_store_begin_stream(store);
    mc_status st = mc_store_load(store, mc_buf_str(&lines), &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(st, MC_OK);
    assert_int_equal(mc_store_settle(store, &err), MC_OK);
    mc_buf_dispose(&lines);
}

typedef struct sides {
    mc_store *store;
    mc_difference_counts counts;
} sides;

static sides compare(const said *before, int before_count, const said *after, int after_count,
                     bool whole)
{
    sides found = {0};
    mc_error err = {0};
    assert_int_equal(mc_store_new(&found.store, "", fixture_lexicon(), &err), MC_OK);
    load(found.store, "old", before, before_count, true);
    load(found.store, "new", after, after_count, whole);
    mc_status st = mc_difference_find(mc_store_handle(found.store), 1, &found.counts, &err);
    if (st != MC_OK) print_error("%s\n", err.message);
    assert_int_equal(st, MC_OK);
    return found;
}

static void effects_are_told_apart(void **state)
{
    (void)state;
    const said before[] = {
        {"h", "call_frequency", "asserted", "lender", "a", "甲", 0, 0},
        {"h", "threat", "negated", "lender", "a", "乙", 10, 1},
        {"h", "insult", "asserted", "lender", "a", "丙", 20, 2},
        {"h", "insult", "asserted", "lender", "c", "丁", 30, 3},
        {"h", "insult", "asserted", "lender", "d", "戊", 40, 4},
        {"h", "doorstep_visit", "norm", "lender", "a", "己", 50, 5},
    };
    const said after[] = {
        {"h", "call_frequency", "asserted", "lender", "a", "甲", 0, 0}, // the same
        {"h", "threat", "asserted", "lender", "a", "乙", 10, 1},        // made
        {"h", "insult", "general", "lender", "a", "丙", 20, 2},         // withdrawn
        {"h", "insult", "asserted", "lender", "b", "丁", 30, 3},        // moved; the next is gone
        {"h", "doorstep_visit", "negated", "lender", "a", "己", 50, 5},
        {"h", "call_frequency", "asserted", "lender", "b", "庚", 60, 6}, // new altogether
    };
    sides found = compare(before, 6, after, 6, true);
    assert_int_equal(found.counts.both, 1);
    assert_int_equal(found.counts.made, 2);
    assert_int_equal(found.counts.withdrawn, 2);
    assert_int_equal(found.counts.moved, 1);
    assert_int_equal(found.counts.other, 1);
    // New accusations come first, by the order of the taxonomy.
    assert_int_equal(querying_number(found.store,
                                     "SELECT count(*) FROM temp.differences d JOIN findings f ON"
                                     " f.finding=d.after WHERE d.rowid=1 AND f.quote='乙'"),
                     1);
    mc_store_free(found.store);
}

static void a_longer_quote_is_the_same_finding(void **state)
{
    (void)state;
    const said before[] = {{"h", "threat", "asserted", "lender", "a", "威胁", 0, 0},
                           {"h", "threat", "asserted", "lender", "a", "恐吓", 5, 0}};
    const said after[] = {{"h", "threat", "asserted", "lender", "a", "天天威胁", 0, 0},
                          {"h", "threat", "negated", "lender", "a", "恐吓", 5, 0}};
    sides found = compare(before, 2, after, 2, true);
    // The document accuses a of a threat before and after.
    assert_int_equal(found.counts.other, 1);
    assert_int_equal(found.counts.made + found.counts.moved + found.counts.withdrawn, 0);
    assert_int_equal(querying_number(found.store,
                                     "SELECT count(*) FROM temp.differences d JOIN findings f ON"
                                     " f.finding=d.before WHERE f.quote='恐吓'"),
                     1);
    mc_store_free(found.store);
}

static void copies_are_compared_one_by_one(void **state)
{
    (void)state;
    const said before[] = {{"h", "threat", "asserted", "lender", "a", "威胁", 0, 0},
                           {"x", NULL, "", "", "", "", 0, 0},
                           {"h", "threat", "asserted", "lender", "b", "威胁", 0, 0}};
    const said after[] = {{"h", "threat", "asserted", "lender", "a", "威胁", 0, 0},
                          {"y", "threat", "asserted", "lender", "a", "威胁", 0, 0},
                          {"h", "threat", "asserted", "lender", "a", "威胁", 0, 0}};
    sides found = compare(before, 3, after, 3, true);
    assert_int_equal(found.counts.both, 2);
    assert_int_equal(found.counts.only_before, 1);
    assert_int_equal(found.counts.only_after, 1);
    assert_int_equal(found.counts.moved, 1);
    assert_int_equal(found.counts.made + found.counts.withdrawn + found.counts.other, 0);
    mc_store_free(found.store);
}

static void what_is_cut_off_is_not_withdrawn(void **state)
{
    (void)state;
    const said before[] = {{"h", "threat", "asserted", "lender", "a", "威胁", 0, 0},
                           {"k", "threat", "asserted", "lender", "a", "威胁", 0, 0}};
    const said after[] = {{"h", "threat", "asserted", "lender", "a", "威胁", 0, 0},
                          {"k", NULL, "", "", "", "", 0, 0}};
    sides cut = compare(before, 2, after, 2, false);
    assert_int_equal(cut.counts.both, 1);
    assert_int_equal(cut.counts.withdrawn, 0);
    mc_store_free(cut.store);
    sides whole = compare(before, 2, after, 2, true);
    assert_int_equal(whole.counts.both, 2);
    assert_int_equal(whole.counts.withdrawn, 1);
    mc_store_free(whole.store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(effects_are_told_apart),
        cmocka_unit_test(a_longer_quote_is_the_same_finding),
        cmocka_unit_test(copies_are_compared_one_by_one),
        cmocka_unit_test(what_is_cut_off_is_not_withdrawn),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
