// SPDX-License-Identifier: Apache-2.0
// The matcher against brute force: every term at every position, every pair of words,
// PCRE2 over every whole sentence. Random lexicons and texts over a small alphabet, so
// that hits overlap and compete.
#define PCRE2_CODE_UNIT_WIDTH 16
#include "fake_match.h"

#include <pcre2.h>

enum { MOST_HITS = 20000 };

typedef struct oracle {
    mc_hit hits[MOST_HITS];
    uint32_t count;
} oracle;

static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void random_word(uint64_t *state, char *out, uint32_t least, uint32_t most, uint32_t letters)
{
    uint32_t size = least + next_random(state) % (most - least + 1);
    for (uint32_t i = 0; i < size; i++)
        out[i] = (char)('a' + next_random(state) % letters);
    out[size] = 0;
}

static void random_alternatives(uint64_t *state, char *out, uint32_t letters)
{
    out[0] = 0;
    char seen[8][8] = {{0}};
    uint32_t words = 1 + next_random(state) % 3;
    for (uint32_t i = 0; i < words; i++) {
        bool repeated = false;
        random_word(state, seen[i], 1, 3, letters);
        for (uint32_t k = 0; k < i; k++)
            repeated |= strcmp(seen[i], seen[k]) == 0;
        if (repeated) continue;
        if (i) strcat(out, "|");
        strcat(out, seen[i]);
    }
}

// Patterns of the kinds that lexicons hold; %s are random words.
static const char *const shapes[] = {
    "%s.{0,3}%s",    "(?:%s|%s)",           "(?<=a)%s.{0,2}",
    "%s(?!b)[abc]?", "[ab]?%s(?:c|d){1,2}", "(?:%s|%s).{0,4}(?<q>[ab]c)",
    "%s[^.,]*b",     "\\b%s|%s$",           "(?:%s){2}",
    "(?:%s)?%s",
};

static void add_pattern(fake *f, uint64_t *state, uint32_t letters)
{
    char one[8], two[8], pattern[128];
    const char *shape = shapes[next_random(state) % (sizeof shapes / sizeof *shapes)];
    random_word(state, one, 2, 3, letters);
    random_word(state, two, 2, 3, letters);
    const char *first = strstr(shape, "%s"), *second = strstr(first + 2, "%s");
    size_t head = (size_t)(first - shape);
    memcpy(pattern, shape, head);
    pattern[head] = 0;
    strcat(pattern, one);
    if (second) {
        strncat(pattern, first + 2, (size_t)(second - first - 2));
        strcat(pattern, two);
        strcat(pattern, second + 2);
    } else {
        strcat(pattern, first + 2);
    }
    fake_pattern(f, pattern, next_random(state) % 4 ? "" : "ddd");
}

static void make_lexicon(fake *f, uint64_t *state, uint32_t letters)
{
    char a[32], b[32];
    for (uint32_t i = 0; i < 20; i++) {
        random_word(state, a, 1, 4, letters);
        mc_entry *term = fake_term(f, a, next_random(state) % 3);
        if (next_random(state) % 8) continue;
        term->flags = MC_FLAG_ALLOW;
        term->category = MC_NONE;
    }
    for (uint32_t i = 0; i < 12; i++)
        add_pattern(f, state, letters);
    for (uint32_t i = 0; i < 12; i++) {
        random_alternatives(state, a, letters);
        random_alternatives(state, b, letters);
        mc_entry *near = fake_near(f, a, b, (uint16_t)(next_random(state) % 6));
        near->detail.near.ordered = next_random(state) % 2;
        near->detail.near.whole_sentence = next_random(state) % 2;
    }
}

static void add(oracle *o, mc_hit hit)
{
    assert_true(o->count < MOST_HITS);
    o->hits[o->count++] = hit;
}

static bool reads(const fake *f, uint32_t at, uint32_t end, mc_ustr word)
{
    return at + word.size <= end && memcmp(f->text.norm + at, word.data, word.size * 2) == 0;
}

static void find_terms(const fake *f, uint32_t e, oracle *o)
{
    for (uint32_t s = 0; s < f->text.sentence_count; s++) {
        mc_norm_span span = f->sentences[s].norm;
        for (uint32_t at = span.begin; at < span.end; at++) {
            mc_norm_span hit = {at, at + f->entries[e].detail.term.size};
            if (reads(f, at, span.end, f->entries[e].detail.term)) add(o, (mc_hit){e, hit, hit});
        }
    }
}

// All words of the class in the sentence that lie in no other one.
static uint32_t find_words(const fake *f, uint32_t class_index, mc_norm_span in, mc_norm_span *out)
{
    uint32_t count = 0, farthest = 0;
    const mc_word_class *words = &f->classes[class_index];
    for (uint32_t at = in.begin; at < in.end; at++) {
        uint32_t longest = 0;
        for (uint32_t w = 0; w < words->word_count; w++)
            if (reads(f, at, in.end, words->words[w].text) && words->words[w].text.size > longest)
                longest = words->words[w].text.size;
        if (!longest || at + longest <= farthest) continue;
        farthest = at + longest;
        out[count++] = (mc_norm_span){at, farthest};
    }
    return count;
}

static uint32_t clause_of(const fake *f, uint32_t at)
{
    uint32_t c = 0;
    while (f->clauses[c].norm.end <= at)
        c++;
    return c;
}

static void find_pair(const fake *f, uint32_t e, mc_norm_span a, const mc_norm_span *bs,
                      uint32_t count, oracle *o)
{
    const mc_near *near = &f->entries[e].detail.near;
    uint32_t best_gap = UINT32_MAX, best = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool behind = bs[i].begin >= a.end, before = bs[i].end <= a.begin;
        if (!behind && (!before || near->ordered)) continue;
        uint32_t gap = behind ? bs[i].begin - a.end : a.begin - bs[i].end;
        if (gap > near->distance || gap > best_gap) continue;
        if (!near->whole_sentence && clause_of(f, a.begin) != clause_of(f, bs[i].begin)) continue;
        best_gap = gap;
        best = i;
    }
    if (best_gap == UINT32_MAX) return;
    mc_norm_span b = bs[best],
                 whole = {a.begin < b.begin ? a.begin : b.begin, a.end > b.end ? a.end : b.end};
    bool a_rarer = f->classes[near->a].word_count < f->classes[near->b].word_count;
    mc_norm_span rarer = a_rarer ? a : b;
    add(o, (mc_hit){e, whole, whole.end - whole.begin <= 12 ? whole : rarer});
}

static void find_near(const fake *f, uint32_t e, oracle *o)
{
    static mc_norm_span as[4096], bs[4096];
    for (uint32_t s = 0; s < f->text.sentence_count; s++) {
        uint32_t a = find_words(f, f->entries[e].detail.near.a, f->sentences[s].norm, as);
        uint32_t b = find_words(f, f->entries[e].detail.near.b, f->sentences[s].norm, bs);
        for (uint32_t i = 0; i < a; i++)
            find_pair(f, e, as[i], bs, b, o);
    }
}

static pcre2_code *compile(mc_ustr pattern)
{
    int code;
    size_t offset;
    return pcre2_compile(pattern.data, pattern.size, PCRE2_UCP, &code, &offset, NULL);
}

static void find_matches(const fake *f, uint32_t e, mc_norm_span in, pcre2_code *code, oracle *o)
{
    static const PCRE2_UCHAR16 name[] = {'q', 0};
    pcre2_match_data *data = pcre2_match_data_create(8, NULL);
    const size_t *ends = pcre2_get_ovector_pointer(data);
    const PCRE2_UCHAR16 *subject = f->text.norm + in.begin;
    size_t from = 0, size = in.end - in.begin;
    while (from <= size && pcre2_match(code, subject, size, from, 0, data, NULL) >= 0) {
        int group = pcre2_substring_number_from_name(code, name);
        size_t q = group > 0 && ends[2 * group] != PCRE2_UNSET ? (size_t)group : 0;
        mc_norm_span whole = {in.begin + (uint32_t)ends[0], in.begin + (uint32_t)ends[1]};
        mc_norm_span quote = {in.begin + (uint32_t)ends[2 * q],
                              in.begin + (uint32_t)ends[2 * q + 1]};
        add(o, (mc_hit){e, whole, quote});
        from = ends[1];
    }
    pcre2_match_data_free(data);
}

static bool matches(pcre2_code *code, const fake *f, mc_norm_span in)
{
    pcre2_match_data *data = pcre2_match_data_create(8, NULL);
    int got = pcre2_match(code, f->text.norm + in.begin, in.end - in.begin, 0, 0, data, NULL);
    pcre2_match_data_free(data);
    return got >= 0;
}

static void find_patterns(const fake *f, uint32_t e, oracle *o)
{
    pcre2_code *code = compile(f->entries[e].detail.pattern.pattern);
    mc_ustr exclude = f->entries[e].detail.pattern.exclude;
    pcre2_code *excluded = exclude.size ? compile(exclude) : NULL;
    for (uint32_t s = 0; s < f->text.sentence_count; s++)
        if (!excluded || !matches(excluded, f, f->sentences[s].norm))
            find_matches(f, e, f->sentences[s].norm, code, o);
    pcre2_code_free(code);
    pcre2_code_free(excluded);
}

static bool covers(mc_norm_span outer, mc_norm_span inner)
{
    return outer.begin <= inner.begin && inner.end <= outer.end;
}

static void remove_allowed(const fake *f, oracle *o)
{
    static mc_hit allows[MOST_HITS];
    uint32_t allow_count = 0, kept = 0;
    for (uint32_t i = 0; i < o->count; i++)
        if (f->entries[o->hits[i].entry].flags & MC_FLAG_ALLOW) allows[allow_count++] = o->hits[i];
    for (uint32_t i = 0; i < o->count; i++) {
        bool gone = false;
        for (uint32_t k = 0; k < allow_count; k++)
            gone |= covers(allows[k].span, o->hits[i].span);
        if (!gone) o->hits[kept++] = o->hits[i];
    }
    o->count = kept;
}

static int by_begin(const void *left, const void *right)
{
    const mc_hit *a = left, *b = right;
    if (a->span.begin != b->span.begin) return a->span.begin < b->span.begin ? -1 : 1;
    if (a->span.end != b->span.end) return a->span.end > b->span.end ? -1 : 1;
    return a->entry < b->entry ? -1 : a->entry > b->entry;
}

static int by_quote(const void *left, const void *right)
{
    const mc_hit *a = left, *b = right;
    if (a->quote.begin != b->quote.begin) return a->quote.begin < b->quote.begin ? -1 : 1;
    if (a->quote.end != b->quote.end) return a->quote.end < b->quote.end ? -1 : 1;
    if (a->entry != b->entry) return a->entry < b->entry ? -1 : 1;
    uint32_t long_a = a->span.end - a->span.begin, long_b = b->span.end - b->span.begin;
    if (long_a != long_b) return long_a < long_b ? -1 : 1;
    return a->span.begin < b->span.begin ? -1 : a->span.begin > b->span.begin;
}

static void keep_leftmost_longest(const fake *f, oracle *o)
{
    uint32_t ends[8] = {0}, kept = 0;
    if (o->count) qsort(o->hits, o->count, sizeof *o->hits, by_begin);
    for (uint32_t i = 0; i < o->count; i++) {
        const mc_entry *entry = &f->entries[o->hits[i].entry];
        if (entry->kind == MC_ENTRY_TERM) {
            if (o->hits[i].span.begin < ends[entry->category]) continue;
            ends[entry->category] = o->hits[i].span.end;
        }
        o->hits[kept++] = o->hits[i];
    }
    o->count = kept;
}

static void drop_repeated(oracle *o)
{
    uint32_t kept = 0;
    if (o->count) qsort(o->hits, o->count, sizeof *o->hits, by_quote);
    for (uint32_t i = 0; i < o->count; i++) {
        const mc_hit *hit = &o->hits[i], *last = kept ? &o->hits[kept - 1] : NULL;
        if (last && last->entry == hit->entry && last->quote.begin == hit->quote.begin &&
            last->quote.end == hit->quote.end)
            continue;
        o->hits[kept++] = *hit;
    }
    o->count = kept;
}

static void search_plainly(const fake *f, oracle *o)
{
    o->count = 0;
    for (uint32_t e = 0; e < f->lexicon.entry_count; e++) {
        if (f->entries[e].kind == MC_ENTRY_TERM) find_terms(f, e, o);
        if (f->entries[e].kind == MC_ENTRY_NEAR) find_near(f, e, o);
        if (f->entries[e].kind == MC_ENTRY_PATTERN) find_patterns(f, e, o);
    }
    remove_allowed(f, o);
    keep_leftmost_longest(f, o);
    drop_repeated(o);
}

static void compare_once(uint64_t seed, uint32_t letters)
{
    enum { UNITS = 900 };
    static oracle expected;
    fake f;
    uint64_t state = seed * 7919 + letters;
    uint16_t units[UNITS];
    fake_begin(&f);
    make_lexicon(&f, &state, letters);
    for (uint32_t round = 0; round < 3; round++) {
        for (uint32_t i = 0; i < UNITS; i++) {
            uint32_t dice = next_random(&state) % 40;
            units[i] = (uint16_t)(dice == 0   ? '.'
                                  : dice < 3  ? ','
                                  : dice == 3 ? ' '
                                              : 'a' + (int)(next_random(&state) % letters));
        }
        fake_run_units(&f, (mc_ustr){units, UNITS});
        search_plainly(&f, &expected);
        assert_int_equal(f.result.budget_exceeded, 0);
        assert_int_equal(f.result.hit_count, expected.count);
        for (uint32_t i = 0; i < expected.count; i++) {
            assert_int_equal(by_quote(&f.result.hits[i], &expected.hits[i]), 0);
            assert_int_equal(f.result.hits[i].span.end, expected.hits[i].span.end);
        }
    }
    fake_end(&f);
}

static void equals_brute_force(void **state)
{
    (void)state;
    for (uint64_t seed = 0; seed < 60; seed++)
        for (uint32_t letters = 2; letters <= 8; letters += 2)
            compare_once(seed, letters);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(equals_brute_force)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
