// SPDX-License-Identifier: Apache-2.0
#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "lexicon/class_pattern.h"
#include "lexicon/pattern_text.h"
#include "match/regex.h"

// Oracle: the words one after the other, longest first, each with its guards.

enum {
    MOST_WORDS = 90,
    MOST_UNITS = 4,
    TEXT_UNITS = 40,
    CLASSES = 60,
    TEXTS = 40,
    MOST_BYTES = 1 << 16
};

typedef struct words {
    mc_word items[MOST_WORDS];
    uint16_t units[MOST_WORDS][MOST_UNITS];
    uint16_t guards[MOST_WORDS][2];
    mc_ustr before[MOST_WORDS], after[MOST_WORDS];
    mc_word_class all;
} words;

static uint32_t below(uint32_t *seed, uint32_t most)
{
    *seed = *seed * 1664525u + 1013904223u;
    return (*seed >> 8) % most;
}

static int by_text(const void *left, const void *right)
{
    const mc_word *a = left, *b = right;
    for (uint32_t i = 0; i < a->text.size && i < b->text.size; i++)
        if (a->text.data[i] != b->text.data[i]) return a->text.data[i] < b->text.data[i] ? -1 : 1;
    return a->text.size < b->text.size ? -1 : a->text.size > b->text.size;
}

static void make_words(words *w, uint32_t *seed, uint32_t count, uint32_t alphabet)
{
    memset(w, 0, sizeof *w);
    for (uint32_t i = 0; i < count; i++) {
        mc_word *word = &w->items[i];
        word->text = (mc_ustr){w->units[i], 1 + below(seed, MOST_UNITS)};
        for (uint32_t k = 0; k < word->text.size; k++)
            w->units[i][k] = (uint16_t)(0x4e00 + below(seed, alphabet));
        for (uint32_t k = 0; k < 2; k++)
            w->guards[i][k] = (uint16_t)(0x4e00 + below(seed, alphabet));
        w->before[i] = (mc_ustr){&w->guards[i][0], 1};
        w->after[i] = (mc_ustr){&w->guards[i][1], 1};
        word->not_before = &w->before[i];
        word->not_after = &w->after[i];
        word->not_before_count = below(seed, 8) == 0;
        word->not_after_count = below(seed, 5) == 0;
    }
    qsort(w->items, count, sizeof *w->items, by_text);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++)
        if (!kept || by_text(&w->items[kept - 1], &w->items[i])) w->items[kept++] = w->items[i];
    w->all = (mc_word_class){.words = w->items, .word_count = kept};
}

static bool stands(const mc_word *word, mc_ustr text, uint32_t at)
{
    uint32_t end = at + word->text.size;
    if (end > text.size) return false;
    if (memcmp(text.data + at, word->text.data, word->text.size * sizeof *text.data)) return false;
    if (word->not_before_count && at && text.data[at - 1] == word->not_before->data[0])
        return false;
    return !(word->not_after_count && end < text.size &&
             text.data[end] == word->not_after->data[0]);
}

static uint32_t longest_at(const words *w, mc_ustr text, uint32_t at)
{
    uint32_t longest = 0;
    for (uint32_t i = 0; i < w->all.word_count; i++)
        if (w->items[i].text.size > longest && stands(&w->items[i], text, at))
            longest = w->items[i].text.size;
    return longest;
}

static mc_ustr write_class(mc_arena *arena, const mc_word_class *all)
{
    mc_buf text = MC_BUF_INIT(MOST_BYTES);
    mc_class_pattern_write(&text, arena, all);
    assert_int_equal(mc_buf_status(&text), MC_OK);
    mc_ustr written = mc_arena_ustr(arena, mc_pattern_text_from(&text, 0));
    mc_buf_dispose(&text);
    return written;
}

static void check_text(const words *w, const mc_regex *regex, mc_regex_scratch *scratch,
                       mc_ustr text)
{
    for (uint32_t at = 0; at < text.size; at++) {
        mc_regex_window window = {{0, text.size}, at, at};
        mc_regex_match match = {0};
        mc_regex_outcome outcome = mc_regex_find(regex, scratch, text.data, window, &match);
        uint32_t expected = longest_at(w, text, at);
        assert_int_equal(outcome, expected ? MC_REGEX_FOUND : MC_REGEX_ABSENT);
        if (expected) assert_int_equal(match.whole.end - at, expected);
    }
}

static void check_class(const words *w, uint32_t *seed, uint32_t alphabet)
{
    mc_arena arena = MC_ARENA_INIT;
    mc_regex *regex = NULL;
    mc_regex_scratch *scratch = NULL;
    mc_error err = {0};
    mc_ustr pattern = write_class(&arena, &w->all);
    assert_int_equal(mc_regex_new(&regex, &arena, pattern, MC_REGEX_AT_FROM, &err), MC_OK);
    assert_int_equal(mc_regex_check(regex, &err), MC_OK);
    assert_int_equal(mc_regex_scratch_new(&scratch, &err), MC_OK);
    for (uint32_t i = 0; i < TEXTS; i++) {
        uint16_t units[TEXT_UNITS];
        for (uint32_t k = 0; k < TEXT_UNITS; k++)
            units[k] = (uint16_t)(0x4e00 + below(seed, alphabet));
        check_text(w, regex, scratch, (mc_ustr){units, TEXT_UNITS});
    }
    mc_regex_scratch_free(scratch);
    mc_regex_dispose(regex);
    mc_arena_dispose(&arena);
}

static void finds_the_longest_word_that_may_stand(void **state)
{
    (void)state;
    uint32_t seed = 7;
    static words w;
    for (uint32_t i = 0; i < CLASSES; i++) {
        uint32_t alphabet = i % 3 ? 3 + i % 7 : 70; // many common beginnings, or many first units
        make_words(&w, &seed, 1 + below(&seed, MOST_WORDS), alphabet);
        check_class(&w, &seed, alphabet);
    }
}

static void shares_beginnings(void **state)
{
    (void)state;
    static const mc_word items[] = {
        {.text = {u"a", 1}}, {.text = {u"ab", 2}}, {.text = {u"ac.", 3}}, {.text = {u"d", 1}}};
    static const uint16_t expected[] = u"(?:a(?:c\\.|b|)|d)";
    mc_word_class all = {.words = items, .word_count = 4};
    mc_arena arena = MC_ARENA_INIT;
    mc_ustr written = write_class(&arena, &all);
    assert_int_equal(written.size, sizeof expected / sizeof *expected - 1);
    assert_memory_equal(written.data, expected, sizeof expected - sizeof *expected);
    mc_arena_dispose(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(finds_the_longest_word_that_may_stand),
                                       cmocka_unit_test(shares_beginnings)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
