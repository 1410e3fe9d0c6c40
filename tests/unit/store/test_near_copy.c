// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "../unit.h"

#include "base/buf.h"
#include "querying.h"
#include "store/near_copy.h"

// A text of records: sentence hashes by their numbers, a sketch whose first `equal` values are
// those of `story`.
typedef struct invented {
    const char *id;
    int sentences[6]; /**< ends with 0 */
    int story, equal, size;
} invented;

static void add_sketch(mc_buf *out, const invented *text)
{
    char value[8];
    for (int bin = 0; bin < 32; bin++) {
        int own = 4096 + text->id[0] * 64 + text->id[1] * 7 + bin;
        snprintf(value, sizeof value, "%04x",
                 (unsigned)(bin < text->equal ? text->story * 64 + bin : own) & 0xFFFF);
        mc_buf_add_z(out, value);
    }
}

static void add_text(mc_buf *out, const invented *text)
{
    char part[512];
    snprintf(part, sizeof part,
             "{\"type\":\"document\",\"id\":\"%s\",\"source\":\"s\",\"genre\":\"complaint\","
             "\"date\":null,\"chars\":%d,\"text_hash\":\"hash-of-%s\",\"sentence_hashes\":[",
             text->id, text->size, text->id);
    mc_buf_add_z(out, part);
    for (int i = 0; text->sentences[i]; i++) {
        snprintf(part, sizeof part, "%s\"%016x\"", i ? "," : "", (unsigned)text->sentences[i]);
        mc_buf_add_z(out, part);
    }
    mc_buf_add_z(out, "],\"sketch\":\"");
    if (text->size) add_sketch(out, text);
    mc_buf_add_z(out, "\",\"companies\":[],\"sentences\":[]}\n");
}

static mc_store *stored(const invented *texts, int count, int step)
{
    char end[128];
    mc_error err = {0};
    mc_store *store = NULL;
    mc_store_options options = {0};
    mc_buf out = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_buf_add_z(&out, "{\"type\":\"run\",\"schema\":1}\n");
    for (int i = 0; i < count; i++) {
        add_text(&out, &texts[step > 0 ? i : count - 1 - i]);
    }
    snprintf(end, sizeof end, "{\"type\":\"end\",\"documents\":%d,\"findings\":0}\n", count);
    mc_buf_add_z(&out, end);
    assert_int_equal(mc_store_new(&store, ":memory:", fixture_lexicon(), &err), MC_OK);
    assert_int_equal(mc_store_load(store, mc_buf_str(&out), &err), MC_OK);
    assert_int_equal(mc_store_finish(store, &options, &err), MC_OK);
    mc_buf_dispose(&out);
    return store;
}

// Texts of the group in which the text with this id is.
static int64_t group_size(mc_store *store, const char *id)
{
    char sql[160];
    snprintf(sql, sizeof sql,
             "SELECT c.near_texts FROM documents d JOIN clusters c USING(cluster) WHERE d.id='%s'",
             id);
    return querying_number(store, sql);
}

static void joins_what_differs_by_masked_parts(void **state)
{
    (void)state;
    // name, amount and date are masked: the same shingles, the same sentences
    static const invented texts[] = {{"a1", {11, 12, 0}, 1, 32, 120},
                                     {"a2", {11, 12, 0}, 1, 32, 121},
                                     {"b1", {21, 0}, 2, 32, 90},
                                     {"b2", {22, 0}, 2, 29, 91},
                                     {"c1", {31, 32, 0}, 3, 32, 100}};
    mc_store *store = stored(texts, 5, 1);
    assert_int_equal(group_size(store, "a1"), 2);
    assert_int_equal(group_size(store, "b2"), 2);
    assert_int_equal(group_size(store, "c1"), 1);
    assert_int_equal(querying_number(store, "SELECT count(DISTINCT near) FROM documents"), 3);
    assert_int_equal(querying_number(store, "SELECT count(*) FROM documents"), 5);
    mc_store_free(store);
}

static void joins_cut_texts_and_added_sentences(void **state)
{
    (void)state;
    // b is a without its end; d is c with two sentences more; f is one sentence, cut in its middle
    static const invented texts[] = {{"a1", {11, 12, 13, 14, 15, 0}, 1, 32, 200},
                                     {"b1", {11, 12, 13, 14, 0}, 1, 20, 150},
                                     {"c1", {31, 32, 0}, 3, 32, 90},
                                     {"d1", {31, 32, 33, 34, 0}, 3, 14, 170},
                                     {"e1", {51, 0}, 5, 32, 100},
                                     {"f1", {52, 0}, 5, 23, 75}};
    mc_store *store = stored(texts, 6, 1);
    assert_int_equal(group_size(store, "b1"), 2);
    assert_int_equal(group_size(store, "d1"), 2);
    assert_int_equal(group_size(store, "f1"), 2);
    mc_store_free(store);
}

// Six complaints begin and end alike; each tells something else. Without setting the common
// sentences aside they would be four fifths the same.
static void keeps_stories_of_one_template_apart(void **state)
{
    (void)state;
    static const invented texts[] = {
        {"a1", {1, 2, 3, 4, 11, 0}, 1, 24, 150}, {"a2", {1, 2, 3, 4, 12, 0}, 1, 24, 150},
        {"a3", {1, 2, 3, 4, 13, 0}, 1, 24, 151}, {"a4", {1, 2, 3, 4, 14, 0}, 1, 24, 152},
        {"a5", {1, 2, 3, 4, 15, 0}, 1, 24, 153}, {"a6", {1, 2, 3, 4, 16, 0}, 1, 24, 150}};
    mc_store *store = stored(texts, 6, 1);
    assert_int_equal(querying_number(store, "SELECT count(DISTINCT near) FROM documents"), 6);
    assert_int_equal(querying_number(store, "SELECT max(near_texts) FROM clusters"), 1);
    mc_store_free(store);
}

// 已还清仍然催收，骂人 and the same with another end have three in four values of few shingles in common by
// chance: no copies, however many begin so. Where a text is long enough for an estimate, as much is
// a copy.
static void keeps_short_texts_with_different_ends_apart(void **state)
{
    (void)state;
    const invented texts[] = {
        {"a1", {11, 0}, 3, 27, 12}, {"a2", {12, 0}, 3, 27, 12}, {"a3", {13, 0}, 3, 28, 12},
        {"a4", {14, 0}, 3, 28, 12}, {"b1", {21, 0}, 4, 23, 18}, {"b2", {22, 0}, 4, 23, 18},
        {"c1", {31, 0}, 5, 24, 18}, {"c2", {32, 0}, 5, 24, 18}, {"d1", {41, 0}, 6, 23, 24},
        {"d2", {42, 0}, 6, 23, 24},
    };
    mc_store *store = stored(texts, 10, 1);
    assert_int_equal(group_size(store, "a1"), 1);
    assert_int_equal(group_size(store, "a2"), 1);
    assert_int_equal(group_size(store, "a3"), 2); // the same wording
    assert_int_equal(group_size(store, "b1"), 1);
    assert_int_equal(group_size(store, "c1"), 2); // nearly all
    assert_int_equal(group_size(store, "d1"), 2);
    mc_store_free(store);
}

static void does_not_depend_on_order(void **state)
{
    (void)state;
    static const invented texts[] = {{"a1", {11, 12, 0}, 1, 32, 120},
                                     {"c1", {31, 0}, 3, 32, 100},
                                     {"a2", {11, 12, 0}, 1, 30, 121},
                                     {"b1", {21, 0}, 2, 32, 90},
                                     {"a3", {11, 12, 13, 0}, 1, 12, 160}};
    static const char *const groups =
        "SELECT group_concat(t)='a1:a1,a2:a1,a3:a1,b1:b1,c1:c1' FROM (SELECT d.id || ':' || o.id "
        "AS t"
        " FROM documents d JOIN documents o ON o.cluster=d.near ORDER BY d.id)";
    for (int step = -1; step <= 1; step += 2) {
        mc_store *store = stored(texts, 5, step);
        assert_int_equal(querying_number(store, groups), 1);
        mc_store_free(store);
    }
}

// Texts too short for a sketch or a sentence are never near copies, however many.
static void leaves_texts_without_fingerprints_alone(void **state)
{
    (void)state;
    static const invented texts[] = {
        {"a1", {0}, 0, 0, 0}, {"a2", {0}, 0, 0, 0}, {"a3", {0}, 0, 0, 0}};
    mc_store *store = stored(texts, 3, 1);
    assert_int_equal(querying_number(store, "SELECT count(DISTINCT near) FROM documents"), 3);
    mc_store_free(store);
}

static void whoever_asks_to_stop_is_heard(void **state)
{
    (void)state;
    static const invented texts[] = {{"aa", {1, 2, 0}, 1, 32, 100}, {"ab", {1, 2, 0}, 1, 32, 100}};
    volatile int stop = 1;
    mc_error err = {0};
    mc_store *store = stored(texts, 2, 1);
    assert_int_equal(mc_near_copy_find(mc_store_handle(store), &stop, &err), MC_ERR_STOPPED);
    stop = 0;
    assert_int_equal(mc_near_copy_find(mc_store_handle(store), &stop, &err), MC_OK);
    assert_int_equal(group_size(store, "ab"), 2);
    mc_store_free(store);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(joins_what_differs_by_masked_parts),
        cmocka_unit_test(joins_cut_texts_and_added_sentences),
        cmocka_unit_test(keeps_stories_of_one_template_apart),
        cmocka_unit_test(keeps_short_texts_with_different_ends_apart),
        cmocka_unit_test(does_not_depend_on_order),
        cmocka_unit_test(leaves_texts_without_fingerprints_alone),
        cmocka_unit_test(whoever_asks_to_stop_is_heard),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
