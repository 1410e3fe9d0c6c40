// SPDX-License-Identifier: Apache-2.0
#include <stdio.h>
#include <string.h>

#include "../shipped_lexicon.h"
#include "../unit.h"

#include "base/buf.h"
#include "pipeline/mutation.h"
#include "text/fold.h"

typedef struct fixture {
    mc_lexicon *lexicon;
    mc_mutator *mutator;
} fixture;

static int open_lexicon(void **state)
{
    static fixture f;
    mc_error err = {0};
    *state = &f;
    f.lexicon = shipped_lexicon();
    if (f.lexicon == NULL) return -1;
    if (mc_mutator_new(&f.mutator, f.lexicon, &err) == MC_OK) return 0;
    fprintf(stderr, "%s:%u: %s\n", err.where, err.line, err.message);
    return -1;
}

static int close_lexicon(void **state)
{
    fixture *f = *state;
    mc_mutator_free(f->mutator);
    mc_lexicon_free(f->lexicon);
    return 0;
}

// The copies of one example.
typedef struct copies {
    char sentence[MC_MUTATION_COUNT][256]; /**< the last of each kind */
    uint32_t count[MC_MUTATION_COUNT];
    mc_status answer;
} copies;

static mc_status take(void *payload, mc_mutation mutation, const mc_example *copy)
{
    copies *c = payload;
    c->count[mutation]++;
    assert_true(copy->sentence.size < sizeof c->sentence[mutation]);
    memcpy(c->sentence[mutation], copy->sentence.data, copy->sentence.size);
    c->sentence[mutation][copy->sentence.size] = '\0';
    return c->answer;
}

static copies copies_of(fixture *f, const char *entry, const char *sentence)
{
    mc_error err = {0};
    copies c = {0};
    mc_example example = {
        .entry = mc_str_from_z(entry), .hit = true, .sentence = mc_str_from_z(sentence)};
    assert_int_equal(mc_mutator_each(f->mutator, &example, take, &c, &err), MC_OK);
    return c;
}

static void sentences_are_written_otherwise(void **state)
{
    copies c = copies_of(*state, "no.entry", "打了app电话");
    assert_string_equal(c.sentence[MC_MUTATION_TRADITIONAL], "打了app電話");
    assert_string_equal(c.sentence[MC_MUTATION_READINGS], "打(dǎ)了app电话(huà)");
    assert_string_equal(c.sentence[MC_MUTATION_FULL_WIDTH], "打了ａｐｐ电话");
    assert_string_equal(c.sentence[MC_MUTATION_UPPER_CASE], "打了APP电话");
    assert_string_equal(c.sentence[MC_MUTATION_REFERENCES], "&#25171;了app&#30005;话");
    assert_int_equal(strlen(c.sentence[MC_MUTATION_ZERO_WIDTH]), strlen("打了app电话") + 7 * 3);
    assert_int_equal(c.count[MC_MUTATION_SPELLING], 0);
}

static void equal_copies_are_left_out(void **state)
{
    copies c = copies_of(*state, "no.entry", "打人");
    assert_int_equal(c.count[MC_MUTATION_TRADITIONAL], 0);
    assert_int_equal(c.count[MC_MUTATION_FULL_WIDTH], 0);
    assert_int_equal(c.count[MC_MUTATION_UPPER_CASE], 0);
    assert_int_equal(c.count[MC_MUTATION_READINGS], 1);
}

// The first term entry of the shipped lexicon that has the flags and two characters at least.
static const mc_entry *term_with(const mc_lexicon *lexicon, uint32_t flags)
{
    for (uint32_t e = 0; e < lexicon->entry_count; e++) {
        const mc_entry *entry = &lexicon->entries[e];
        if (entry->kind == MC_ENTRY_TERM && (entry->flags & flags) == flags) return entry;
    }
    fail_msg("no term has the flags");
    return NULL;
}

static void terms_are_disguised(void **state)
{
    fixture *f = *state;
    const mc_entry *entry = term_with(f->lexicon, MC_FLAG_GAPPED | MC_FLAG_PHONETIC);
    char id[64], sentence[128];
    mc_buf text = MC_BUF_INIT(256);
    mc_fold_print(&text, entry->detail.term);
    snprintf(id, sizeof id, "%.*s", (int)entry->id.size, entry->id.data);
    snprintf(sentence, sizeof sentence, "他%.*s我", (int)text.size, text.data);
    copies c = copies_of(f, id, sentence);
    assert_true(c.count[MC_MUTATION_SPELLING] >= 7);
    assert_int_equal(memcmp(c.sentence[MC_MUTATION_SPELLING], "他", 3), 0);
    mc_buf_dispose(&text);
}

static void the_sink_ends_the_walk(void **state)
{
    fixture *f = *state;
    mc_error err = {0};
    copies c = {.answer = MC_ERR_LIMIT};
    mc_example example = {.entry = MC_STR("no.entry"), .sentence = MC_STR("打了app电话")};
    assert_int_equal(mc_mutator_each(f->mutator, &example, take, &c, &err), MC_ERR_LIMIT);
    assert_int_equal(c.count[MC_MUTATION_TRADITIONAL], 1);
    assert_int_equal(c.count[MC_MUTATION_READINGS], 0);
}

static void codes_are_distinct(void **state)
{
    (void)state;
    for (uint32_t a = 0; a < MC_MUTATION_COUNT; a++)
        for (uint32_t b = 0; b < a; b++)
            assert_string_not_equal(mc_mutation_code((mc_mutation)a),
                                    mc_mutation_code((mc_mutation)b));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_are_written_otherwise),
        cmocka_unit_test(equal_copies_are_left_out),
        cmocka_unit_test(terms_are_disguised),
        cmocka_unit_test(the_sink_ends_the_walk),
        cmocka_unit_test(codes_are_distinct),
    };
    return cmocka_run_group_tests(tests, open_lexicon, close_lexicon);
}
