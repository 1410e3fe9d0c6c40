// SPDX-License-Identifier: Apache-2.0
#include "entity/kind.h"

/*
 * 我通过小舟贷平台借的是南山银行的钱。银行天天打电话骂我，平台倒很客气。
 *
 * Of the two companies one is a bank, so 银行 is that bank, as 该行 would be; with several banks it
 * is the one named last before, if nothing else speaks for another. A noun speaks for a company
 * when
 *   - the company is of its kind: a listed one by its row, another by the end of its name, which is
 *     the noun without its last two characters (担保公司: 丙丁融资担保) or all of a noun of two
 *     (银行: 南山银行),
 *   - it is no part of an account's or a card's name (银行卡, 银行流水: company_account_after),
 *   - no word like 其他, 各, 多家 stands before it (company_kind_others).
 */

enum { SHORT_NOUN = 2 };

static mc_entity_class class_of(uint32_t kind)
{
    return (mc_entity_class)(MC_ENTITY_KIND_BANK + kind);
}

// Rows of guarantors are of the kind "other", like shops and funds: names tell them apart.
static mc_company_kind listed_kind(uint32_t kind)
{
    static const mc_company_kind kinds[MC_KIND_COUNT] = {MC_COMPANY_BANK, MC_COMPANY_INSURER,
                                                         MC_COMPANY_LEASING, MC_COMPANY_OTHER,
                                                         MC_COMPANY_COLLECTOR};
    return kinds[kind];
}

static bool ends_like(mc_ustr name, mc_ustr noun)
{
    uint32_t size = noun.size > SHORT_NOUN ? noun.size - SHORT_NOUN : noun.size;
    return size >= SHORT_NOUN && name.size > size &&
           mc_ustr_stands_at(name, name.size - size, (mc_ustr){noun.data, size});
}

bool mc_kind_holds(const mc_entity_index *index, const mc_party_book *book, uint32_t kind,
                   uint32_t party)
{
    const mc_party *p = &book->parties[party];
    if (class_of(kind) == MC_ENTITY_KIND_COLLECTOR && p->collector) return true;
    if (p->kind == MC_PARTY_LISTED) {
        mc_company_kind listed = listed_kind(kind);
        return listed != MC_COMPANY_OTHER && index->lexicon->companies[p->company].kind == listed;
    }
    const mc_word_list *nouns = &index->classes[class_of(kind)];
    for (uint32_t i = 0; i < nouns->count; i++)
        if (ends_like(book->folded[party], nouns->by_first[i])) return true;
    return false;
}

static void find_kind(mc_kinds *kinds, const mc_entity_index *index, const mc_party_book *book,
                      const bool *allowed, uint32_t kind)
{
    uint32_t found = MC_NONE;
    kinds->several[kind] = false;
    for (uint32_t i = 0; i < book->place_count && !kinds->several[kind]; i++) {
        const mc_place *place = &book->places[i];
        uint32_t party = place->mention.party;
        if (place->bystander || (allowed != NULL && !allowed[party])) continue;
        if (found != MC_NONE && book->places[found].mention.party == party) continue;
        if (!mc_kind_holds(index, book, kind, party)) continue;
        kinds->several[kind] = found != MC_NONE;
        if (found == MC_NONE) found = i;
    }
    kinds->places[kind] = found;
}

void mc_kinds_find(mc_kinds *kinds, const mc_entity_index *index, const mc_party_book *book,
                   const bool *allowed)
{
    for (uint32_t kind = 0; kind < MC_KIND_COUNT; kind++)
        find_kind(kinds, index, book, allowed, kind);
}

// True inside a name of the text: 银行 of 南山银行 is no noun.
static bool in_name(const mc_party_book *book, uint32_t at)
{
    uint32_t place = mc_party_book_place_behind(book, at);
    return place < book->place_count && book->places[place].mention.span.begin <= at;
}

// Length of the noun of the kind that stands at `at` for a company; 0.
static uint32_t noun_at(const mc_entity_index *index, mc_ustr text, uint32_t kind, uint32_t at)
{
    if (!mc_unit_filter_may_hold(&index->classes[class_of(kind)].first, text.data[at])) return 0;
    uint32_t noun = mc_entity_index_begins(index, class_of(kind), text, at);
    if (noun == 0 || mc_entity_index_is_before(index, MC_ENTITY_KIND_OTHERS, text, at)) return 0;
    bool account = mc_entity_index_is_behind(index, MC_ENTITY_ACCOUNT_AFTER, text, at + noun);
    return account ? 0 : noun;
}

uint32_t mc_kind_named(const mc_entity_index *index, const mc_party_book *book, const mc_text *text,
                       mc_norm_span within)
{
    uint32_t found = MC_NONE, end = 0;
    mc_ustr units = mc_text_units(text);
    for (uint32_t kind = 0; kind < MC_KIND_COUNT; kind++) {
        for (uint32_t at = within.begin; at < within.end; at++) {
            uint32_t noun = noun_at(index, units, kind, at);
            if (noun == 0 || at + noun <= end || in_name(book, at)) continue;
            end = at + noun;
            found = kind;
        }
    }
    return found;
}
