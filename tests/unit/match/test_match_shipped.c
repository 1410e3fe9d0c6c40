// SPDX-License-Identifier: Apache-2.0
// The shipped lexicon over generated texts: patterns against PCRE2 over whole sentences,
// two threads over one index.
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "../shipped_lexicon.h"
#include "../unit.h"

#include "base/buf.h"
#include "match/match_plan.h"
#include "match/required.h"

enum { TEXTS = 100, SENTENCES = 4, PIECES = 9 };

typedef struct fixture {
    mc_lexicon *lexicon;
    mc_match_index *index;
    mc_arena arena;
    mc_buf texts[TEXTS];
} fixture;

// Numerical Recipes' generator: the same texts everywhere.
static uint32_t draw(uint32_t *state, uint32_t below)
{
    *state = *state * 1664525u + 1013904223u;
    return (uint32_t)((uint64_t)*state * below >> 32);
}

static void put_units(mc_buf *out, mc_ustr s)
{
    for (uint32_t i = 0; i < s.size; i++) {
        uint16_t u = s.data[i];
        if (u < 0x80) {
            mc_buf_add_char(out, (char)u);
        } else if (u < 0x800) {
            mc_buf_add_char(out, (char)(0xC0 | u >> 6));
            mc_buf_add_char(out, (char)(0x80 | (u & 0x3F)));
        } else if (u < 0xD800 || u > 0xDFFF) {
            mc_buf_add_char(out, (char)(0xE0 | u >> 12));
            mc_buf_add_char(out, (char)(0x80 | (u >> 6 & 0x3F)));
            mc_buf_add_char(out, (char)(0x80 | (u & 0x3F)));
        }
    }
}

// Words of any class, terms, and often words that a pattern asks for, side by side: hits are
// frequent.
static void put_piece(const fixture *f, mc_buf *out, uint32_t *state)
{
    const mc_lexicon *lexicon = f->lexicon;
    const mc_entry *entry = &lexicon->entries[draw(state, lexicon->entry_count)];
    const mc_word_class *class = &lexicon->classes[draw(state, lexicon->class_count)];
    mc_required required = {0};
    if (entry->kind == MC_ENTRY_TERM) put_units(out, entry->detail.term);
    if (entry->kind == MC_ENTRY_PATTERN) {
        mc_arena *arena = &((fixture *)f)->arena;
        assert_true(mc_required_find(&required, arena, NULL, entry->detail.pattern.pattern));
    }
    for (uint32_t g = 0; g < required.group_count; g++)
        if (required.groups[g].count)
            put_units(out, required.groups[g].items[draw(state, required.groups[g].count)]);
    if (!required.group_count && class->word_count)
        put_units(out, class->words[draw(state, class->word_count)].text);
}

static int begin(void **state)
{
    static fixture f;
    mc_error err = {0};
    uint32_t seed = 20;
    f.lexicon = shipped_lexicon();
    if (f.lexicon == NULL) return -1;
    if (mc_match_index_new(&f.index, f.lexicon, &err) != MC_OK) return -1;
    for (uint32_t t = 0; t < TEXTS; t++) {
        f.texts[t] = MC_BUF_INIT(1 << 20);
        for (uint32_t s = 0; s < SENTENCES; s++) {
            for (uint32_t p = 0; p < PIECES; p++) {
                put_piece(&f, &f.texts[t], &seed);
                if (!draw(&seed, 4)) mc_buf_add_z(&f.texts[t], "\xEF\xBC\x8C");
            }
            mc_buf_add_z(&f.texts[t], "\xE3\x80\x82");
        }
    }
    *state = &f;
    return 0;
}

static int end(void **state)
{
    fixture *f = *state;
    for (uint32_t t = 0; t < TEXTS; t++)
        mc_buf_dispose(&f->texts[t]);
    mc_match_index_free(f->index);
    mc_lexicon_free(f->lexicon);
    mc_arena_dispose(&f->arena);
    return 0;
}

static bool is_known(const mc_match_result *result, const mc_hit *hit)
{
    for (uint32_t i = 0; i < result->hit_count; i++)
        if (result->hits[i].entry == hit->entry &&
            result->hits[i].quote.begin == hit->quote.begin &&
            result->hits[i].quote.end == hit->quote.end)
            return true;
    for (uint32_t i = 0; i < result->rejected_count; i++)
        if (result->rejected[i].hit.entry == hit->entry &&
            result->rejected[i].hit.span.begin == hit->span.begin &&
            result->rejected[i].hit.span.end == hit->span.end)
            return true;
    return false;
}

// All matches of the pattern in the sentence, by PCRE2 alone. Matches longer than a pattern
// may span are not promised.
static uint32_t expect_matches(const fixture *f, mc_regex_scratch *scratch, const mc_regex *regex,
                               uint32_t entry, const mc_text *text, mc_norm_span sentence,
                               const mc_match_result *result)
{
    (void)f;
    uint32_t count = 0, from = sentence.begin;
    mc_regex_match match;
    while (from <= sentence.end) {
        mc_regex_window window = {sentence, from, sentence.end};
        if (mc_regex_find(regex, scratch, text->norm, window, &match) != MC_REGEX_FOUND) break;
        mc_hit hit = {entry, match.whole, match.quote};
        if (match.whole.end - match.whole.begin <= MC_MAX_PATTERN_UNITS)
            assert_true(is_known(result, &hit));
        count++;
        from = match.whole.end > match.whole.begin ? match.whole.end : match.whole.end + 1;
    }
    return count;
}

// What an allow entry matches is taken from others and stands in no result.
static bool is_allow(const fixture *f, uint32_t pattern)
{
    return f->lexicon->entries[f->index->patterns[pattern].entry].flags & MC_FLAG_ALLOW;
}

static void patterns_match_where_pcre2_does(void **state)
{
    fixture *f = *state;
    mc_error err = {0};
    mc_text text;
    mc_matcher *matcher = NULL;
    mc_regex_scratch *scratch = NULL;
    mc_arena arena = MC_ARENA_INIT;
    uint32_t matches = 0;
    mc_regex **all = calloc(f->index->pattern_count, sizeof(mc_regex *));
    assert_non_null(all);
    for (uint32_t p = 0; p < f->index->pattern_count; p++) {
        const mc_entry *entry = &f->lexicon->entries[f->index->patterns[p].entry];
        mc_ustr pattern = entry->detail.pattern.pattern;
        assert_int_equal(mc_regex_new(&all[p], &arena, pattern, MC_REGEX_ANYWHERE, &err), MC_OK);
    }
    assert_int_equal(mc_text_init(&text, &err), MC_OK);
    assert_int_equal(mc_matcher_new(&matcher, f->index, true, &err), MC_OK);
    assert_int_equal(mc_regex_scratch_new(&scratch, &err), MC_OK);
    for (uint32_t t = 0; t < TEXTS; t++) {
        mc_document document = {.text = mc_buf_str(&f->texts[t])};
        mc_match_result result;
        assert_int_equal(mc_text_analyse(&text, f->lexicon->fold, &document, &err), MC_OK);
        assert_int_equal(mc_matcher_run(matcher, &text, &document, &result, &err), MC_OK);
        for (uint32_t p = 0; p < f->index->pattern_count; p++)
            for (uint32_t s = 0; s < text.sentence_count && !is_allow(f, p); s++)
                if (text.sentences[s].kind != MC_SENTENCE_BOILERPLATE)
                    matches += expect_matches(f, scratch, all[p], f->index->patterns[p].entry,
                                              &text, text.sentences[s].norm, &result);
    }
    assert_true(matches > TEXTS); // the texts do exercise the patterns
    for (uint32_t p = 0; p < f->index->pattern_count; p++)
        mc_regex_dispose(all[p]);
    mc_arena_dispose(&arena);
    free(all);
    mc_regex_scratch_free(scratch);
    mc_matcher_free(matcher);
    mc_text_dispose(&text);
}

static bool finds_entry(const fixture *f, const char *id, const char *respondent)
{
    mc_error err = {0};
    mc_text text;
    mc_matcher *matcher = NULL;
    mc_match_result result;
    mc_document document = {.text = MC_STR("客服答应得好好的，第二天照打不误。"),
                            .respondent = mc_str_from_z(respondent)};
    bool found = false;
    assert_int_equal(mc_text_init(&text, &err), MC_OK);
    assert_int_equal(mc_matcher_new(&matcher, f->index, true, &err), MC_OK);
    assert_int_equal(mc_text_analyse(&text, f->lexicon->fold, &document, &err), MC_OK);
    assert_int_equal(mc_matcher_run(matcher, &text, &document, &result, &err), MC_OK);
    for (uint32_t i = 0; i < result.hit_count; i++)
        found |= mc_str_equal(f->lexicon->entries[result.hits[i].entry].id, mc_str_from_z(id));
    mc_matcher_free(matcher);
    mc_text_dispose(&text);
    return found;
}

// The entry needs a word of debt, which the text has not; a respondent that lends stands for it.
static void a_respondent_that_lends_implies_debt(void **state)
{
    const char *id = "contact_after_refusal.carries_on";
    assert_true(finds_entry(*state, id, "柠青分期"));
    assert_false(finds_entry(*state, id, "柠青电器"));
    assert_false(finds_entry(*state, id, ""));
}

static void expect_same_set(mc_string_set a, mc_string_set b)
{
    assert_int_equal(a.count, b.count);
    for (uint32_t i = 0; i < a.count; i++)
        assert_true(mc_ustr_equal(a.items[i], b.items[i]));
}

// What the memo remembers of groups changes no answer.
static void required_literals_do_not_depend_on_the_memo(void **state)
{
    fixture *f = *state;
    mc_group_memo *memo = mc_group_memo_new();
    assert_non_null(memo);
    for (uint32_t e = 0; e < f->lexicon->entry_count; e++) {
        const mc_entry *entry = &f->lexicon->entries[e];
        mc_required with, without;
        mc_arena arena = MC_ARENA_INIT;
        if (entry->kind != MC_ENTRY_PATTERN) continue;
        mc_ustr pattern = entry->detail.pattern.pattern;
        assert_true(mc_required_find(&without, &arena, NULL, pattern));
        assert_true(mc_required_find(&with, &arena, memo, pattern));
        mc_string_set literals = {without.literals, without.count};
        expect_same_set((mc_string_set){with.literals, with.count}, literals);
        expect_same_set(with.beginning, without.beginning);
        assert_int_equal(with.longest, without.longest);
        assert_int_equal(with.shortest, without.shortest);
        assert_int_equal(with.group_count, without.group_count);
        for (uint32_t g = 0; g < with.group_count; g++)
            expect_same_set(with.groups[g], without.groups[g]);
        mc_arena_dispose(&arena);
    }
    mc_group_memo_free(memo);
}

// What is known of a branch from reading the whole pattern is what reading the branch alone tells.
static void branches_read_with_the_whole_are_as_read_alone(void **state)
{
    fixture *f = *state;
    uint32_t branched = 0;
    for (uint32_t e = 0; e < f->lexicon->entry_count; e++) {
        const mc_entry *entry = &f->lexicon->entries[e];
        mc_ustr texts[MC_PATTERN_MOST_BRANCHES];
        mc_pattern_reading reading;
        mc_arena arena = MC_ARENA_INIT;
        if (entry->kind != MC_ENTRY_PATTERN) continue;
        uint32_t count = mc_pattern_branches_cut(entry->detail.pattern.pattern, texts);
        mc_pattern_facts_read(&reading, &arena, NULL, entry->detail.pattern.pattern);
        for (uint32_t i = 0; count > 1 && i < count; i++) {
            mc_required with, alone;
            assert_int_equal(reading.branch_count, count);
            assert_true(mc_required_list(&with, &arena, NULL, &reading.branches[i]));
            assert_true(mc_required_find(&alone, &arena, NULL, texts[i]));
            expect_same_set((mc_string_set){with.literals, with.count},
                            (mc_string_set){alone.literals, alone.count});
            expect_same_set(with.beginning, alone.beginning);
            assert_int_equal(with.longest, alone.longest);
            assert_int_equal(with.group_count, alone.group_count);
            branched++;
        }
        mc_arena_dispose(&arena);
    }
    assert_true(branched > 100);
}

// A hit of the entry's category, or one of the entry that its guards refuse.
static bool is_seen(const fixture *f, const mc_match_result *result, uint32_t entry)
{
    const mc_entry *entries = f->lexicon->entries;
    for (uint32_t i = 0; i < result->hit_count; i++)
        if (entries[result->hits[i].entry].category == entries[entry].category) return true;
    for (uint32_t i = 0; i < result->rejected_count; i++)
        if (result->rejected[i].hit.entry == entry) return true;
    return false;
}

// Every spelling of every term with a flag, alone in a text. One that is a term of
// another category is that.
static void disguised_terms_are_found(void **state)
{
    fixture *f = *state;
    mc_error err = {0};
    mc_text text;
    mc_matcher *matcher = NULL;
    uint32_t tried = 0, found = 0;
    assert_int_equal(mc_text_init(&text, &err), MC_OK);
    assert_int_equal(mc_matcher_new(&matcher, f->index, true, &err), MC_OK);
    for (uint32_t e = 0; e < f->lexicon->entry_count; e++) {
        const mc_entry *entry = &f->lexicon->entries[e];
        if (entry->kind != MC_ENTRY_TERM || !(entry->flags & MC_FLAG_GAPPED)) continue;
        mc_variants all = mc_variants_of(f->index->variants, &f->arena, entry->detail.term,
                                         MC_VARIANT_GAPPED | MC_VARIANT_PHONETIC, 600);
        for (uint32_t v = 0; v < all.count; v++, tried++) {
            mc_buf line = MC_BUF_INIT(1 << 10);
            mc_match_result result;
            put_units(&line, all.items[v]);
            mc_document document = {.text = mc_buf_str(&line)};
            assert_int_equal(mc_text_analyse(&text, f->lexicon->fold, &document, &err), MC_OK);
            assert_int_equal(mc_matcher_run(matcher, &text, &document, &result, &err), MC_OK);
            found += is_seen(f, &result, e);
            mc_buf_dispose(&line);
        }
    }
    assert_true(tried > 500);
    if (found * 100 < tried * 99) fail_msg("%u of %u spellings are found", found, tried);
    mc_matcher_free(matcher);
    mc_text_dispose(&text);
}

static void costs_are_measured_when_asked(void **state)
{
    fixture *f = *state;
    mc_error err = {0};
    mc_text text;
    mc_matcher *matcher = NULL;
    uint64_t tries = 0;
    double seconds = 0;
    assert_int_equal(mc_text_init(&text, &err), MC_OK);
    assert_int_equal(mc_matcher_new(&matcher, f->index, false, &err), MC_OK);
    assert_null(mc_matcher_costs(matcher));
    assert_int_equal(mc_matcher_measure(matcher, &err), MC_OK);
    for (uint32_t t = 0; t < TEXTS; t++) {
        mc_document document = {.text = mc_buf_str(&f->texts[t])};
        mc_match_result result;
        assert_int_equal(mc_text_analyse(&text, f->lexicon->fold, &document, &err), MC_OK);
        assert_int_equal(mc_matcher_run(matcher, &text, &document, &result, &err), MC_OK);
    }
    for (uint32_t e = 0; e < f->lexicon->entry_count; e++) {
        const mc_entry_cost *cost = &mc_matcher_costs(matcher)[e];
        if (f->lexicon->entries[e].kind == MC_ENTRY_TERM) assert_int_equal(cost->tries, 0);
        tries += cost->tries;
        seconds += cost->seconds;
    }
    assert_true(tries > 0 && seconds > 0);
    mc_matcher_free(matcher);
    mc_text_dispose(&text);
}

// A worker's sums over all texts: equal for equal hits.
typedef struct worker {
    const fixture *f;
    uint64_t sum, hits;
    mc_status status;
} worker;

static void *work(void *argument)
{
    worker *w = argument;
    mc_error err = {0};
    mc_text text = {0};
    mc_matcher *matcher = NULL;
    w->status = mc_text_init(&text, &err);
    if (w->status == MC_OK) w->status = mc_matcher_new(&matcher, w->f->index, false, &err);
    for (uint32_t t = 0; w->status == MC_OK && t < TEXTS; t++) {
        mc_document document = {.text = mc_buf_str(&w->f->texts[t])};
        mc_match_result result;
        w->status = mc_text_analyse(&text, w->f->lexicon->fold, &document, &err);
        if (w->status == MC_OK)
            w->status = mc_matcher_run(matcher, &text, &document, &result, &err);
        for (uint32_t i = 0; w->status == MC_OK && i < result.hit_count; i++) {
            const mc_hit *hit = &result.hits[i];
            w->sum = w->sum * 31 + hit->entry + hit->span.begin * 7u + hit->span.end;
            w->hits++;
        }
    }
    mc_matcher_free(matcher);
    mc_text_dispose(&text);
    return NULL;
}

static void two_threads_share_one_index(void **state)
{
    worker workers[2] = {{.f = *state}, {.f = *state}};
    pthread_t threads[2];
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, work, &workers[i]), 0);
    for (int i = 0; i < 2; i++)
        assert_int_equal(pthread_join(threads[i], NULL), 0);
    assert_int_equal(workers[0].status, MC_OK);
    assert_int_equal(workers[1].status, MC_OK);
    assert_true(workers[0].hits > TEXTS);
    assert_true(workers[0].hits == workers[1].hits && workers[0].sum == workers[1].sum);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_respondent_that_lends_implies_debt),
        cmocka_unit_test(two_threads_share_one_index),
        cmocka_unit_test(patterns_match_where_pcre2_does),
        cmocka_unit_test(required_literals_do_not_depend_on_the_memo),
        cmocka_unit_test(branches_read_with_the_whole_are_as_read_alone),
        cmocka_unit_test(disguised_terms_are_found),
        cmocka_unit_test(costs_are_measured_when_asked),
    };
    return cmocka_run_group_tests(tests, begin, end);
}
