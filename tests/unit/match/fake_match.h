// SPDX-License-Identifier: Apache-2.0
/** Small lexicons and texts made by hand for the tests of src/match: ASCII letters stand for
 *  characters. */
#ifndef MC_TEST_FAKE_MATCH_H
#define MC_TEST_FAKE_MATCH_H

#include <stdlib.h>
#include <string.h>

#include "../unit.h"

#include "base/arena.h"
#include "match/match.h"

enum { FAKE_MOST = 256 };

/** A lexicon under construction and one text. */
typedef struct fake {
    mc_arena arena;
    mc_lexicon lexicon;
    mc_entry entries[FAKE_MOST];
    mc_word_class classes[FAKE_MOST];
    mc_category categories[8];
    mc_sentence sentences[FAKE_MOST];
    mc_clause clauses[FAKE_MOST * 4];
    mc_text text;
    mc_document document;
    mc_match_index *index;
    mc_matcher *matcher;
    mc_match_result result;
} fake;

static inline mc_ustr fake_units(fake *f, const char *ascii)
{
    uint32_t size = (uint32_t)strlen(ascii);
    uint16_t *units = mc_arena_array(&f->arena, size, sizeof *units);
    for (uint32_t i = 0; i < size; i++)
        units[i] = (uint16_t)ascii[i];
    return (mc_ustr){units, size};
}

static inline void fake_begin(fake *f)
{
    *f = (fake){.arena = MC_ARENA_INIT};
    f->lexicon.entries = f->entries;
    f->lexicon.classes = f->classes;
    f->lexicon.categories = f->categories;
    f->lexicon.category_count = 8;
}

static inline void fake_end(fake *f)
{
    mc_matcher_free(f->matcher);
    mc_match_index_free(f->index);
    mc_arena_dispose(&f->arena);
}

/** A class of the words in "one|two|…". */
static inline uint32_t fake_class(fake *f, const char *alternatives)
{
    mc_word *words = mc_arena_array(&f->arena, 64, sizeof *words);
    char copy[512];
    uint32_t count = 0;
    strncpy(copy, alternatives, sizeof copy - 1);
    copy[sizeof copy - 1] = 0;
    for (char *word = copy, *bar; word; word = bar) {
        bar = strchr(word, '|');
        if (bar) *bar++ = 0;
        words[count++].text = fake_units(f, word);
    }
    f->classes[f->lexicon.class_count] = (mc_word_class){{NULL, 0}, words, count};
    return f->lexicon.class_count++;
}

static inline mc_entry *fake_entry(fake *f, mc_entry_kind kind)
{
    mc_entry *entry = &f->entries[f->lexicon.entry_count++];
    *entry = (mc_entry){.id = MC_STR("id"), .kind = kind, .status = MC_STATUS_STABLE};
    entry->guards = (mc_guards){MC_NONE, MC_NONE, MC_NONE, MC_NONE, 0, 0, MC_NONE, MC_NONE};
    return entry;
}

static inline mc_entry *fake_term(fake *f, const char *term, uint32_t category)
{
    mc_entry *entry = fake_entry(f, MC_ENTRY_TERM);
    entry->detail.term = fake_units(f, term);
    entry->category = category;
    return entry;
}

static inline mc_entry *fake_near(fake *f, const char *a, const char *b, uint16_t distance)
{
    mc_entry *entry = fake_entry(f, MC_ENTRY_NEAR);
    entry->detail.near.a = fake_class(f, a);
    entry->detail.near.b = fake_class(f, b);
    entry->detail.near.distance = distance;
    return entry;
}

static inline mc_entry *fake_pattern(fake *f, const char *pattern, const char *exclude)
{
    mc_entry *entry = fake_entry(f, MC_ENTRY_PATTERN);
    entry->detail.pattern.pattern = fake_units(f, pattern);
    entry->detail.pattern.exclude = fake_units(f, exclude);
    return entry;
}

static inline uint32_t fake_index_of(const fake *f, const mc_entry *entry)
{
    return (uint32_t)(entry - f->entries);
}

/** Cuts sentences behind '.' and '/', clauses behind ',' too; '/' ends a paragraph. */
static inline void fake_cut(fake *f, mc_ustr units)
{
    uint32_t s = 0, c = 0, sentence = 0, clause = 0, paragraph = 0;
    for (uint32_t i = 0; i < units.size; i++) {
        bool stop = units.data[i] == '.' || units.data[i] == '/' || i + 1 == units.size;
        if (!stop && units.data[i] != ',') continue;
        assert_true(s < FAKE_MOST && c < FAKE_MOST * 4);
        f->clauses[c++] = (mc_clause){{clause, i + 1}, s};
        clause = i + 1;
        if (!stop) continue;
        f->sentences[s++] = (mc_sentence){.norm = {sentence, i + 1},
                                          .paragraph = paragraph,
                                          .ended_by = MC_BREAK_STOP,
                                          .turn = UINT32_MAX};
        sentence = i + 1;
        paragraph += units.data[i] == '/';
    }
    f->text = (mc_text){.norm = units.data,
                        .norm_size = units.size,
                        .sentences = f->sentences,
                        .sentence_count = s,
                        .clauses = f->clauses,
                        .clause_count = c};
}

/** Matches the text; the index is made on the first call. */
static inline void fake_run_units(fake *f, mc_ustr units)
{
    mc_error err = {0};
    fake_cut(f, units);
    if (!f->index) {
        assert_int_equal(mc_match_index_new(&f->index, &f->lexicon, &err), MC_OK);
        assert_int_equal(mc_matcher_new(&f->matcher, f->index, true, &err), MC_OK);
    }
    assert_int_equal(mc_matcher_run(f->matcher, &f->text, &f->document, &f->result, &err), MC_OK);
}

static inline void fake_run(fake *f, const char *text)
{
    fake_run_units(f, fake_units(f, text));
}

/** Hit `at` is of this entry, and its quote reads so. */
static inline void fake_expect(const fake *f, uint32_t at, const mc_entry *entry, const char *quote)
{
    assert_in_range(at + 1, 1, f->result.hit_count);
    const mc_hit *hit = &f->result.hits[at];
    char got[256] = {0};
    assert_int_equal(hit->entry, fake_index_of(f, entry));
    for (uint32_t i = hit->quote.begin; i < hit->quote.end && i - hit->quote.begin < 255; i++)
        got[i - hit->quote.begin] = (char)f->text.norm[i];
    assert_string_equal(got, quote);
}

/** The only rejection is this one. */
static inline void fake_expect_rejection(const fake *f, mc_rejection reason)
{
    assert_int_equal(f->result.rejected_count, 1);
    assert_int_equal(f->result.rejected[0].reason, reason);
}

#endif
