// SPDX-License-Identifier: Apache-2.0
#include "entity/digest.h"

#include "base/ascii.h"

enum { MAX_DIGITS = 2 };

// Where the words of an item begin, behind its number and mark (2. or 2、); `span.begin` where the
// sentence begins with no number.
static uint32_t words_begin(const mc_text *text, uint32_t sentence)
{
    mc_norm_span span = text->sentences[sentence].norm;
    uint32_t at = span.begin;
    while (at < span.end && at - span.begin <= MAX_DIGITS && mc_is_digit(text->norm[at]))
        at++;
    bool number = at > span.begin && at - span.begin <= MAX_DIGITS && at < span.end;
    bool marked = number && (text->norm[at] == '.' || text->norm[at] == 0x3001);
    return marked ? at + 1 : span.begin;
}

static bool begins_item(const mc_text *text, uint32_t sentence)
{
    return words_begin(text, sentence) > text->sentences[sentence].norm.begin;
}

// Companies with which two items of the paragraph open differ.
static bool is_digest(const mc_text *text, const mc_party_book *book, mc_sentences paragraph)
{
    uint32_t first = MC_NONE;
    uint32_t from = mc_party_book_place_from(book, text->sentences[paragraph.first].norm.begin);
    for (uint32_t i = from; i < book->place_count; i++) {
        const mc_place *place = &book->places[i];
        if (place->sentence >= paragraph.behind) break;
        bool opens = place->mention.span.begin == words_begin(text, place->sentence);
        if (!opens || !begins_item(text, place->sentence)) continue;
        if (first != MC_NONE && first != place->mention.party) return true;
        first = place->mention.party;
    }
    return false;
}

static bool holds(mc_sentences stretch, uint32_t sentence)
{
    return sentence >= stretch.first && sentence < stretch.behind;
}

static mc_sentences item_of(const mc_text *text, mc_sentences paragraph, uint32_t sentence)
{
    mc_sentences item = {sentence, sentence + 1};
    while (item.first > paragraph.first && !begins_item(text, item.first))
        item.first--;
    while (item.behind < paragraph.behind && !begins_item(text, item.behind))
        item.behind++;
    return item;
}

void mc_digest_read(mc_digest *digest, const mc_text *text, const mc_party_book *book,
                    uint32_t sentence, bool whole)
{
    if (holds(digest->item, sentence)) return;
    if (!holds(digest->paragraph, sentence)) {
        digest->paragraph =
            (mc_sentences){mc_text_line_of(text, sentence), mc_text_behind_line(text, sentence)};
        digest->divided = !whole && is_digest(text, book, digest->paragraph);
    }
    digest->item = digest->divided ? item_of(text, digest->paragraph, sentence) : digest->paragraph;
}
