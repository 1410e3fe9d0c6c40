// SPDX-License-Identifier: Apache-2.0
#include "input/page_quotes.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/limits.h"

/* A thread saved as one page holds a post as often as it was answered:
 *
 *     <p>他们半夜打电话骂我妈。</p>                       1  stays
 *     <blockquote>小林 发表于 2026-3-1 09:12              2  taken out: all but its head stands above
 *       他们半夜打电话骂我妈。</blockquote><p>我也是</p>
 *     <blockquote>公司说“从未骂人”</blockquote>           3  stays: nobody says that elsewhere in the page
 *
 * Counted as it stands, the loudest thread would have the most conduct. So a quotation is taken out where each of its lines
 * is said word for word elsewhere: in the text before it that is left, or behind it. Short lines and the first one,
 * which names whom it quotes, may be missing elsewhere if a long one is not; marks of omission at a line's end do not count. Of
 * quotations that repeat one another the last stays, since before that there is another one behind.
 *
 * What is taken out is never the only place of its words, so no finding is lost. */
enum { MOST_QUOTES = 4096, LONG_LINE = 24 /* bytes */ };

void mc_page_quotes_add(mc_page_quotes *quotes, size_t begin, size_t end)
{
    bool inside = quotes->count && begin < quotes->items[quotes->count - 1].end;
    if (begin >= end || inside || quotes->count == MOST_QUOTES) return;
    quotes->failed |= !MC_ARRAY_RESERVE(quotes->items, quotes->capacity, quotes->count + 1ull);
    if (quotes->failed) return;
    quotes->items[quotes->count++] = (mc_page_quote){begin, end};
}

void mc_page_quotes_dispose(mc_page_quotes *quotes)
{
    free(quotes->items);
    *quotes = (mc_page_quotes){0};
}

static mc_str part_of(const mc_buf *text, size_t begin, size_t end)
{
    return (mc_str){text->data + begin, (uint32_t)(end - begin)};
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

static bool is_said(mc_str line, mc_str before, mc_str behind)
{
    return mc_str_find(before, line, 0) != UINT32_MAX || mc_str_find(behind, line, 0) != UINT32_MAX;
}

static bool is_repeated(mc_str quote, mc_str before, mc_str behind)
{
    mc_str line;
    bool any = false, is_long = false, missing = false, missing_short = false, first = true;
    while (mc_str_split(&quote, '\n', &line)) {
        line = without_omission(mc_str_trim(line));
        if (line.size == 0) continue;
        bool said = is_said(line, before, behind);
        any |= said;
        is_long |= said && line.size >= LONG_LINE;
        missing |= !said && !first && line.size >= LONG_LINE;
        missing_short |= !said && (first || line.size < LONG_LINE);
        first = false;
    }
    return any && !missing && (is_long || !missing_short);
}

uint32_t mc_page_quotes_drop(const mc_page_quotes *quotes, mc_buf *text)
{
    size_t kept = 0, from = 0;
    uint32_t dropped = 0;
    if (text->size > MC_MAX_DOCUMENT_BYTES) return 0;
    for (uint32_t i = 0; i < quotes->count; i++) {
        mc_page_quote quote = quotes->items[i];
        memmove(text->data + kept, text->data + from, quote.begin - from);
        kept += quote.begin - from;
        from = quote.begin;
        if (!is_repeated(part_of(text, quote.begin, quote.end), part_of(text, 0, kept),
                         part_of(text, quote.end, text->size)))
            continue;
        from = quote.end;
        dropped++;
    }
    if (!dropped) return 0;
    bool leads = kept == 0; // the line end behind a quotation that begins the text
    while (leads && from < text->size && text->data[from] == '\n') {
        from++;
    }
    memmove(text->data + kept, text->data + from, text->size - from);
    text->size = kept + text->size - from;
    return dropped;
}
