// SPDX-License-Identifier: Apache-2.0
#include "input/page_quotes.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/lower_bound.h"

/* A thread saved as one page holds a post as often as it was answered:
 *
 *     <p>他们半夜打电话骂我妈。</p>                       1  stays
 *     <blockquote>小林 发表于 2026-3-1 09:12              2  taken out: all but its head stands above
 *       他们半夜打电话骂我妈。</blockquote><p>我也是</p>
 *     <blockquote>公司说“从未骂人”</blockquote>           3  stays: nobody says that elsewhere in the page
 *
 * Counted as it stands, the loudest thread would have the most conduct. So a quotation is taken out
 * where each of its lines is said word for word elsewhere: in the text before it that is left, or
 * behind it. Short lines and the first one, which names whom it quotes, may be missing elsewhere if
 * a long one is not; marks of omission at a line's end do not count. Of quotations that repeat one
 * another the last stays, since before that there is another one behind.
 *
 * What is taken out is never the only place of its words, so no finding is lost.
 *
 * Looking for each line in the whole page would cost quotations times bytes. So the places where
 * the first bytes of any such line stand are listed once, by hash, and a line is compared at its
 * own ones. Lines that are too short for that are searched for, and found at once as a rule. What
 * all this costs has a budget; quotations behind its end are left in the text and counted. */
enum { MOST_QUOTES = 1 << 16, LONG_LINE = 24 /* bytes */, COMPARISON = 32 /* bytes' worth */ };
static const uint64_t MOST_WORK = UINT64_C(4) << 30; // bytes: two or three seconds

// Bytes at the front of a line that are hashed: of a long one more, since many begin alike ("quote
// of user … at …").
enum { KEY = 12, LONG_KEY = LONG_LINE, FILTER_BITS = 20 };

typedef struct place {
    uint32_t hash, at;
} place;

typedef struct search {
    const mc_page_quotes *quotes;
    mc_str text;
    uint32_t own;    // the quotation being looked for
    bool *dropped;   // by quotation
    uint8_t *filter; // bit: a line begins with a key of this hash
    place *places;   // where such a key stands, by hash and place
    uint32_t count, capacity;
    uint64_t budget;
    bool failed;
} search;

void mc_page_quotes_add(mc_page_quotes *quotes, size_t begin, size_t end)
{
    bool inside = quotes->count && begin < quotes->items[quotes->count - 1].end;
    if (begin >= end || inside) return;
    quotes->beyond += quotes->count == MOST_QUOTES;
    if (quotes->count == MOST_QUOTES) return;
    quotes->failed |= !MC_ARRAY_RESERVE(quotes->items, quotes->capacity, quotes->count + 1ull);
    if (quotes->failed) return;
    quotes->items[quotes->count++] = (mc_page_quote){begin, end};
}

void mc_page_quotes_dispose(mc_page_quotes *quotes)
{
    free(quotes->items);
    *quotes = (mc_page_quotes){0};
}

static mc_str without_omission(mc_str line)
{
    static const char *const marks[] = {".", "\xE2\x80\xA6", "\xE3\x80\x82"};
    for (uint32_t i = 0; i < sizeof marks / sizeof *marks;) {
        mc_str mark = mc_str_from_z(marks[i]);
        bool has = mc_str_has_suffix(line, mark);
        if (has) line = mc_str_slice(line, 0, line.size - mark.size);
        i = has ? 0 : i + 1;
    }
    return line;
}

// The next line of a quotation that is not empty.
static bool next_line(mc_str *rest, mc_str *line)
{
    while (mc_str_split(rest, '\n', line)) {
        *line = without_omission(mc_str_trim(*line));
        if (line->size) return true;
    }
    return false;
}

static mc_str quote_at(const search *s, uint32_t i)
{
    mc_page_quote quote = s->quotes->items[i];
    return mc_str_slice(s->text, (uint32_t)quote.begin, (uint32_t)quote.end);
}

static uint32_t hash_key(const char *key, uint32_t size)
{
    return (uint32_t)mc_hash64(key, size, 0);
}

static uint32_t hash_line(mc_str line)
{
    return hash_key(line.data, line.size < LONG_KEY ? KEY : LONG_KEY);
}

static bool passes(const search *s, uint32_t hash)
{
    uint32_t bit = hash >> (32 - FILTER_BITS);
    return s->filter[bit / 8] >> bit % 8 & 1;
}

static void fill_filter(search *s)
{
    for (uint32_t i = 0; i < s->quotes->count; i++) {
        mc_str rest = quote_at(s, i), line;
        while (next_line(&rest, &line)) {
            if (line.size < KEY) continue;
            uint32_t bit = hash_line(line) >> (32 - FILTER_BITS);
            s->filter[bit / 8] |= (uint8_t)(1u << bit % 8);
        }
    }
}

static int compare_places(const void *left, const void *right)
{
    const place *a = left, *b = right;
    if (a->hash != b->hash) return a->hash < b->hash ? -1 : 1;
    return a->at < b->at ? -1 : a->at > b->at;
}

static void list_place(search *s, uint32_t at, uint32_t size)
{
    if (at + size > s->text.size) return;
    uint32_t hash = hash_key(s->text.data + at, size);
    if (!passes(s, hash)) return;
    s->failed |= !MC_ARRAY_RESERVE(s->places, s->capacity, s->count + 1ull);
    if (!s->failed) s->places[s->count++] = (place){hash, at};
}

static void list_places(search *s)
{
    for (uint32_t at = 0; at < s->text.size && !s->failed; at++) {
        if (((unsigned char)s->text.data[at] & 0xC0) == 0x80) continue; // inside a character
        list_place(s, at, KEY);
        list_place(s, at, LONG_KEY);
    }
    if (s->count) qsort(s->places, s->count, sizeof *s->places, compare_places);
}

// The first of the sorted quotations that ends behind `at`.
static uint32_t first_behind(const mc_page_quotes *quotes, uint32_t at)
{
    uint32_t low = 0, high = quotes->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (quotes->items[middle].end > at)
            high = middle;
        else
            low = middle + 1;
    }
    return low;
}

// Outside the quotation itself and of those that were taken out.
static bool counts(const search *s, uint32_t at, uint32_t size)
{
    const mc_page_quotes *quotes = s->quotes;
    uint32_t i = first_behind(quotes, at);
    for (; i < quotes->count && quotes->items[i].begin < at + size; i++) {
        if (i == s->own || s->dropped[i]) return false;
    }
    return true;
}

static void pay(search *s, uint64_t bytes)
{
    s->budget -= bytes < s->budget ? bytes : s->budget;
}

static bool finds_short(search *s, mc_str line)
{
    uint32_t from = 0;
    while (s->budget) {
        uint32_t at = mc_str_find(s->text, line, from);
        pay(s, (at == UINT32_MAX ? s->text.size : at) - from + COMPARISON);
        if (at == UINT32_MAX) return false;
        if (counts(s, at, line.size)) return true;
        from = at + line.size;
    }
    return false;
}

static uint32_t first_place(const search *s, uint32_t hash)
{
    return MC_LOWER_BOUND(s->places, s->count, hash, hash);
}

static bool is_said(search *s, mc_str line)
{
    if (line.size < KEY) return finds_short(s, line);
    uint32_t hash = hash_line(line), i = first_place(s, hash);
    for (; i < s->count && s->places[i].hash == hash && s->budget; i++) {
        uint32_t at = s->places[i].at;
        pay(s, COMPARISON);
        bool fits = at + line.size <= s->text.size;
        bool same = fits && memcmp(s->text.data + at, line.data, line.size) == 0;
        if (same && counts(s, at, line.size)) return true;
    }
    return false;
}

static bool is_repeated(search *s, mc_str quote)
{
    mc_str line;
    bool any = false, is_long = false, missing = false, missing_short = false, first = true;
    while (next_line(&quote, &line)) {
        bool said = is_said(s, line);
        any |= said;
        is_long |= said && line.size >= LONG_LINE;
        missing |= !said && !first && line.size >= LONG_LINE;
        missing_short |= !said && (first || line.size < LONG_LINE);
        first = false;
    }
    return any && !missing && (is_long || !missing_short);
}

static void take_out(const search *s, mc_buf *text)
{
    size_t kept = 0, from = 0;
    for (uint32_t i = 0; i < s->quotes->count; i++) {
        mc_page_quote quote = s->quotes->items[i];
        if (!s->dropped[i]) continue;
        memmove(text->data + kept, text->data + from, quote.begin - from);
        kept += quote.begin - from;
        from = quote.end;
    }
    bool leads = kept == 0; // the line end behind a quotation that begins the text
    while (leads && from < text->size && text->data[from] == '\n') {
        from++;
    }
    memmove(text->data + kept, text->data + from, text->size - from);
    text->size = kept + text->size - from;
}

static uint32_t find_repeated(search *s, uint32_t *untried)
{
    uint32_t dropped = 0;
    fill_filter(s);
    list_places(s);
    for (; s->own < s->quotes->count && s->budget && !s->failed; s->own++) {
        bool repeated = is_repeated(s, quote_at(s, s->own));
        s->dropped[s->own] = repeated;
        dropped += repeated;
    }
    *untried = s->quotes->count - s->own + s->quotes->beyond;
    return dropped;
}

uint32_t mc_page_quotes_drop(mc_page_quotes *quotes, mc_buf *text, uint32_t *untried)
{
    uint32_t dropped = 0;
    *untried = 0;
    if (text->size > MC_MAX_DOCUMENT_BYTES || quotes->count == 0) return 0;
    search s = {.quotes = quotes, .text = mc_buf_str(text), .budget = MOST_WORK};
    s.dropped = calloc(quotes->count, sizeof *s.dropped);
    s.filter = calloc((size_t)1 << FILTER_BITS >> 3, 1);
    s.failed = !s.dropped || !s.filter;
    if (!s.failed) dropped = find_repeated(&s, untried);
    if (dropped && !s.failed) take_out(&s, text);
    quotes->failed |= s.failed;
    free(s.dropped);
    free(s.filter);
    free(s.places);
    return dropped;
}
