// SPDX-License-Identifier: Apache-2.0
#include "entity/listed_role.h"

#include "base/ascii.h"

/* Lists of candidates are often made by a machine that marks whatever looks like a name. For each
 * name every place in the text is looked at, and the best thing that can be said of any of them is
 * its role:
 *
 *   山舟汇返利平台跑路了，据水禾天眼报道，山舟汇资金存管在丙丁银行。
 *
 *   山舟汇     named       stands by itself
 *   水禾天眼   bystander   every place of it is a source's, a funder's … (surroundings.h);
 *                          behind @ addressed
 *   返利       ordinary    a word of the trade (@company_ordinary), no company
 *   舟汇       within      every place of it lies inside a longer name, listed or found, or
 *                          inside a Latin word
 *   戊己贷     absent
 *
 * In a longer name that was found only a cut one character behind its beginning counts: in
 * 江苏省广州市山舟汇有限公司 stands 山舟汇, but 舟汇 stands in 山舟汇有限公司 only by mistake. */

// bc in okex的bch分叉
static bool is_inside_word(const mc_text *text, mc_norm_span span)
{
    const uint16_t *norm = text->norm;
    bool before = span.begin > 0 && mc_is_small_letter(norm[span.begin]) &&
                  mc_is_small_letter(norm[span.begin - 1]);
    bool after = span.end < text->norm_size && mc_is_small_letter(norm[span.end - 1]) &&
                 mc_is_small_letter(norm[span.end]);
    return before || after;
}

static bool is_inside_listed(const mc_text *text, const mc_ustr *folded, uint32_t count,
                             mc_ustr word, uint32_t at)
{
    for (uint32_t i = 0; i < count; i++) {
        if (folded[i].size <= word.size) continue;
        for (uint32_t back = 0; back + word.size <= folded[i].size && back <= at; back++) {
            if (mc_ustr_stands_at(folded[i], back, word) &&
                mc_ustr_stands_at(mc_text_units(text), at - back, folded[i]))
                return true;
        }
    }
    return false;
}

// Of places that begin together the longest comes first.
static bool is_inside_found(const mc_party_book *book, mc_norm_span span)
{
    if (span.begin == 0) return false;
    uint32_t first = mc_party_book_place_from(book, span.begin - 1);
    if (first == book->place_count) return false;
    mc_norm_span name = book->places[first].mention.span;
    return name.begin + 1 == span.begin && name.end >= span.end;
}

static bool is_bystander(const mc_party_book *book, mc_norm_span span)
{
    for (uint32_t i = mc_party_book_place_from(book, span.begin); i < book->place_count; i++) {
        const mc_place *place = &book->places[i];
        if (place->mention.span.begin != span.begin) return false;
        if (place->mention.span.end == span.end) return place->bystander || place->funder;
    }
    return false;
}

static mc_listed_role role_at(const mc_entity_index *index, const mc_text *text,
                              const mc_party_book *book, const mc_ustr *folded, uint32_t count,
                              mc_ustr word, uint32_t at)
{
    mc_norm_span span = {at, at + word.size};
    if (is_inside_word(text, span) || is_inside_listed(text, folded, count, word, at) ||
        is_inside_found(book, span))
        return MC_LISTED_WITHIN;
    if (mc_entity_index_holds(index, MC_ENTITY_ORDINARY, word)) return MC_LISTED_ORDINARY;
    if (!is_bystander(book, span)) return MC_LISTED_NAMED;
    return at > 0 && text->norm[at - 1] == '@' ? MC_LISTED_ADDRESSED : MC_LISTED_BYSTANDER;
}

void mc_listed_role_read(const mc_entity_index *index, const mc_text *text,
                         const mc_party_book *book, const mc_ustr *folded, uint32_t count,
                         mc_listed *out)
{
    for (uint32_t i = 0; i < count; i++) {
        out[i].role = MC_LISTED_ABSENT;
        if (folded[i].size == 0) continue;
        for (uint32_t at = 0; at < text->norm_size && out[i].role != MC_LISTED_NAMED; at++) {
            if (!mc_ustr_stands_at(mc_text_units(text), at, folded[i])) continue;
            mc_listed_role role = role_at(index, text, book, folded, count, folded[i], at);
            if (role > out[i].role) out[i].role = role;
        }
    }
}
