// SPDX-License-Identifier: Apache-2.0
#include "entity/pair_word.h"

/*
 * 丙丁贷起诉戊己咨询，称后者骂人，后者否认，前者不再回应。
 *
 * The pair are the last two different companies that the paragraph names before the word; the later
 * one of them is 后者 (a reference cue of weight 2), the other one 前者 (weight 1). 对方 (weight 3)
 * is the other one than a company that complains directly before it (丙丁贷指责对方). Only names
 * make pairs, no pair words. The word becomes a place of its company, so that all that is said of
 * names (subject, object, who sues whom) holds for it, too.
 */

enum { MAX_BACK_PLACES = 64, MAX_PAIR_WORDS = 256 };

static uint32_t paragraph_at(const mc_text *text, uint32_t at)
{
    return text->sentences[mc_text_sentence_at(text, at)].paragraph;
}

// The last party before `at` in its paragraph, other than `but`; MC_NONE. `known` places are names.
static uint32_t last_party(const mc_text *text, const mc_party_book *book, uint32_t from,
                           uint32_t paragraph, uint32_t but)
{
    for (uint32_t i = from; i-- > 0 && from - i <= MAX_BACK_PLACES;) {
        const mc_place *place = &book->places[i];
        if (place->source != MC_PLACE_TEXT) return MC_NONE;
        if (paragraph_at(text, place->mention.span.begin) != paragraph) return MC_NONE;
        if (place->mention.party != but) return place->mention.party;
    }
    return MC_NONE;
}

// A company in the clause complains directly before `at`: 丙丁贷指责对方.
static bool is_accused(const mc_entity_index *index, const mc_text *text, const mc_party_book *book,
                       uint32_t before, uint32_t at)
{
    mc_ustr units = mc_text_units(text);
    if (before == 0 || !mc_entity_index_is_before(index, MC_ENTITY_SUES, units, at)) return false;
    const mc_place *last = &book->places[before - 1];
    return last->source == MC_PLACE_TEXT &&
           mc_text_clause_at(text, last->mention.span.begin) == mc_text_clause_at(text, at);
}

static uint32_t party_meant(const mc_text *text, const mc_party_book *book, uint32_t before,
                            uint32_t at, int weight)
{
    uint32_t paragraph = paragraph_at(text, at);
    uint32_t latter = last_party(text, book, before, paragraph, MC_NONE);
    uint32_t former =
        latter == MC_NONE ? MC_NONE : last_party(text, book, before, paragraph, latter);
    if (former == MC_NONE) return MC_NONE;
    return weight == MC_PAIR_LATTER ? latter : former;
}

// The word is part of a name: 后者科技有限公司.
static bool is_inside_name(const mc_party_book *book, uint32_t known, uint32_t before,
                           mc_norm_span span)
{
    return (before > 0 && book->places[before - 1].source == MC_PLACE_TEXT &&
            book->places[before - 1].mention.span.end > span.begin) ||
           (before < known && book->places[before].mention.span.begin < span.end);
}

void mc_pair_word_read(const mc_entity_index *index, const mc_text *text,
                       const mc_literal_hits *cues, mc_party_book *book)
{
    uint32_t known = book->place_count, before = 0, read = 0;
    for (uint32_t i = 0; known > 1 && i < cues->count && read < MAX_PAIR_WORDS; i++) {
        mc_norm_span span = cues->items[i].span;
        const mc_cue *cue = &index->lexicon->cues[index->owners[cues->items[i].literal]];
        if (cue->kind != MC_CUE_REFERENCE) continue;
        if (cue->weight == 0) continue;
        while (before < known && (book->places[before].source != MC_PLACE_TEXT ||
                                  book->places[before].mention.span.begin < span.begin))
            before++;
        if (cue->weight == MC_PAIR_OTHER && !is_accused(index, text, book, before, span.begin))
            continue;
        if (is_inside_name(book, known, before, span)) continue;
        read++;
        mc_place place = {.mention = {MC_NONE, MC_NONE, span, false}, .source = MC_PLACE_TEXT};
        place.mention.party = party_meant(text, book, before, span.begin, cue->weight);
        mc_party_book_add(book, place, (mc_str){NULL, 0});
    }
    mc_party_book_order(book);
}
