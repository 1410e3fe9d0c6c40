// SPDX-License-Identifier: Apache-2.0
#include "entity/party_book.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/lower_bound.h"

/*
 * Parties are found by company number, or by folded name in a hash table, so that a text with a
 * hundred thousand names costs a hundred thousand look-ups. Slots carry the generation of the
 * document: a new document empties the tables by counting on. One comparison is not exact: a name
 * that begins like a known one of the same kind is the same party (丙丁消费 … 丙丁消费金融); it is
 * made among the first PREFIX_PARTIES only.
 */

enum { MIN_PREFIX_UNITS = 3, PREFIX_PARTIES = 128, FIRST_SLOTS = 64 };

void mc_party_book_start(mc_party_book *book, const mc_lexicon *lexicon, mc_arena *arena)
{
    book->lexicon = lexicon;
    book->arena = arena;
    book->party_count = book->place_count = book->field_count = book->name_count = 0;
    book->generation++;
    book->failed = false;
}

static uint32_t party_new(mc_party_book *book, mc_party party, mc_ustr folded)
{
    uint64_t needed = (uint64_t)book->party_count + 1;
    if (!MC_ARRAY_RESERVE(book->parties, book->party_capacity, needed) ||
        !MC_ARRAY_RESERVE(book->folded, book->folded_capacity, needed) ||
        !MC_ARRAY_RESERVE(book->verified, book->verified_capacity, needed)) {
        book->failed = true;
        return MC_NONE;
    }
    book->parties[book->party_count] = party;
    book->folded[book->party_count] = folded;
    book->verified[book->party_count] = false;
    return book->party_count++;
}

// The slot of a name, or the free one where it belongs; the table has a free one.
static mc_party_slot *slot_of(const mc_party_book *book, mc_ustr name)
{
    uint64_t at = mc_hash64(name.data, name.size * sizeof *name.data, 0);
    for (;; at++) {
        mc_party_slot *slot = &book->by_name[at & (book->name_slots - 1)];
        if (slot->generation != book->generation || mc_ustr_equal(slot->name, name)) return slot;
    }
}

// Doubles the table and puts the names of this document into the new one.
static bool grow(mc_party_book *book)
{
    uint32_t old = book->name_slots;
    mc_party_slot *slots = book->by_name;
    book->name_slots = old == 0 ? FIRST_SLOTS : 2 * old;
    book->by_name = calloc(book->name_slots, sizeof *book->by_name);
    if (book->by_name == NULL) {
        book->by_name = slots;
        book->name_slots = old;
        book->failed = true;
        return false;
    }
    for (uint32_t i = 0; i < old; i++)
        if (slots[i].generation == book->generation) *slot_of(book, slots[i].name) = slots[i];
    free(slots);
    return true;
}

static void remember(mc_party_book *book, mc_ustr name, uint32_t party)
{
    if (party == MC_NONE) return;
    if (book->name_count >= book->name_slots / 2 && !grow(book)) return;
    mc_party_slot *slot = slot_of(book, name);
    book->name_count += slot->generation != book->generation;
    *slot = (mc_party_slot){name, party, book->generation};
}

uint32_t mc_party_book_find_listed(const mc_party_book *book, uint32_t company)
{
    uint32_t person = mc_lexicon_legal_person(book->lexicon, company);
    if (person >= book->company_slots) return MC_NONE;
    mc_party_slot slot = book->by_company[person];
    return slot.generation == book->generation ? slot.party : MC_NONE;
}

static void remember_listed(mc_party_book *book, uint32_t person, uint32_t party)
{
    if (book->company_slots == 0) {
        book->by_company = calloc(book->lexicon->company_count, sizeof *book->by_company);
        if (book->by_company != NULL) book->company_slots = book->lexicon->company_count;
    }
    if (person < book->company_slots)
        book->by_company[person] = (mc_party_slot){.party = party, .generation = book->generation};
    else
        book->failed = true;
}

uint32_t mc_party_book_listed(mc_party_book *book, uint32_t company)
{
    uint32_t found = mc_party_book_find_listed(book, company);
    if (found != MC_NONE) return found;
    uint32_t person = mc_lexicon_legal_person(book->lexicon, company);
    mc_party party = {.kind = MC_PARTY_LISTED,
                      .company = person,
                      .collector = book->lexicon->companies[person].kind == MC_COMPANY_COLLECTOR};
    uint32_t made = party_new(book, party, (mc_ustr){NULL, 0});
    if (made != MC_NONE) remember_listed(book, person, made);
    return made;
}

uint32_t mc_party_book_find(const mc_party_book *book, mc_ustr folded)
{
    if (book->name_slots == 0 || folded.size == 0) return MC_NONE;
    const mc_party_slot *slot = slot_of(book, folded);
    return slot->generation == book->generation ? slot->party : MC_NONE;
}

static bool is_prefix(mc_ustr shorter, mc_ustr longer)
{
    return shorter.size >= MIN_PREFIX_UNITS && mc_ustr_stands_at(longer, 0, shorter);
}

// The party of the same kind whose name begins with this one or the other way round; it gets the
// longer name.
static uint32_t find_by_prefix(mc_party_book *book, mc_party_kind kind, mc_ustr folded)
{
    for (uint32_t i = 0; i < book->party_count && i < PREFIX_PARTIES; i++) {
        if (book->parties[i].kind != kind) continue;
        if (is_prefix(folded, book->folded[i])) return i;
        if (is_prefix(book->folded[i], folded)) {
            book->folded[i] = folded;
            return i;
        }
    }
    return MC_NONE;
}

uint32_t mc_party_book_named(mc_party_book *book, mc_party_kind kind, mc_ustr folded)
{
    uint32_t found = mc_party_book_find(book, folded);
    if (found != MC_NONE && book->parties[found].kind == kind) return found;
    found = find_by_prefix(book, kind, folded);
    if (found == MC_NONE)
        found = party_new(book, (mc_party){.kind = kind, .company = MC_NONE}, folded);
    remember(book, folded, found);
    return found;
}

static void keep_fullest(mc_party_book *book, uint32_t party, mc_str written)
{
    if (written.size > book->parties[party].mention.size) book->parties[party].mention = written;
}

void mc_party_book_add(mc_party_book *book, mc_place place, mc_str written)
{
    if (place.mention.party == MC_NONE) return;
    if (!MC_ARRAY_RESERVE(book->places, book->place_capacity, (uint64_t)book->place_count + 1)) {
        book->failed = true;
        return;
    }
    book->places[book->place_count++] = place;
    book->field_count += place.source != MC_PLACE_TEXT;
    keep_fullest(book, place.mention.party, written);
    uint32_t alias = place.mention.alias;
    if (alias != MC_NONE && book->lexicon->aliases[alias].status == MC_STATUS_STABLE)
        book->verified[place.mention.party] = true;
}

void mc_party_book_replace(mc_party_book *book, uint32_t at, mc_place place, mc_str written)
{
    book->places[at] = place;
    keep_fullest(book, place.mention.party, written);
}

void mc_party_book_is_collector(mc_party_book *book, uint32_t party)
{
    if (book->parties[party].kind != MC_PARTY_LISTED) book->parties[party].collector = true;
}

uint32_t mc_party_book_join(mc_party_book *book, uint32_t kept, uint32_t other)
{
    if (kept == other || kept == MC_NONE || other == MC_NONE) return MC_NONE;
    if (book->parties[other].kind == MC_PARTY_LISTED) {
        if (book->parties[kept].kind == MC_PARTY_LISTED) return MC_NONE;
        uint32_t swap = kept;
        kept = other;
        other = swap;
    }
    for (uint32_t i = 0; i < book->place_count; i++)
        if (book->places[i].mention.party == other) book->places[i].mention.party = kept;
    keep_fullest(book, kept, book->parties[other].mention);
    return kept;
}

static int compare_places(const void *a, const void *b)
{
    const mc_place *x = a, *y = b;
    if (x->source != y->source) return x->source < y->source ? -1 : 1;
    if (x->mention.span.begin != y->mention.span.begin)
        return x->mention.span.begin < y->mention.span.begin ? -1 : 1;
    if (x->mention.span.end != y->mention.span.end)
        return x->mention.span.end > y->mention.span.end ? -1 : 1;
    return 0;
}

void mc_party_book_order(mc_party_book *book)
{
    if (book->place_count > 1)
        qsort(book->places, book->place_count, sizeof *book->places, compare_places);
}

// "x-" or "m-" and the hash of the folded name: same name, same id, in every document and on every
// machine.
static mc_str unlisted_id(mc_party_book *book, uint32_t party)
{
    char hex[17], id[20];
    mc_ustr folded = book->folded[party];
    unsigned char bytes[2 * MC_MAX_LITERAL_UNITS];
    uint32_t units = folded.size < MC_MAX_LITERAL_UNITS ? folded.size : MC_MAX_LITERAL_UNITS;
    for (uint32_t i = 0; i < units; i++) {
        bytes[2 * i] = (unsigned char)(folded.data[i] & 0xFFu);
        bytes[2 * i + 1] = (unsigned char)(folded.data[i] >> 8);
    }
    mc_hash64_hex(mc_hash64(bytes, (size_t)units * 2, 0), hex);
    char kind = book->parties[party].kind == MC_PARTY_MASKED ? 'm' : 'x';
    snprintf(id, sizeof id, "%c-%s", kind, hex);
    return mc_arena_str(book->arena, mc_str_from_z(id));
}

static void name_party(mc_party_book *book, uint32_t party)
{
    mc_party *p = &book->parties[party];
    p->name = p->mention;
    if (p->kind != MC_PARTY_LISTED) {
        p->id = unlisted_id(book, party);
        return;
    }
    const mc_company *company = &book->lexicon->companies[p->company];
    p->id = company->id;
    if (book->verified[party] && company->status == MC_STATUS_STABLE) p->name = company->name_zh;
}

// Moves the parties that still have a place to the front and renumbers the places.
static void drop_unnamed(mc_party_book *book)
{
    uint32_t *renumbered = mc_arena_array(book->arena, book->party_count, sizeof *renumbered);
    if (renumbered == NULL) {
        book->failed = true;
        return;
    }
    for (uint32_t i = 0; i < book->place_count; i++)
        renumbered[book->places[i].mention.party] = 1;
    uint32_t kept = 0;
    for (uint32_t i = 0; i < book->party_count; i++) {
        if (renumbered[i] == 0) continue;
        book->parties[kept] = book->parties[i];
        book->folded[kept] = book->folded[i];
        book->verified[kept] = book->verified[i];
        renumbered[i] = kept++;
    }
    book->party_count = kept;
    for (uint32_t i = 0; i < book->place_count; i++)
        book->places[i].mention.party = renumbered[book->places[i].mention.party];
}

void mc_party_book_close(mc_party_book *book)
{
    mc_party_book_order(book);
    drop_unnamed(book);
    book->name_count = 0;
    book->generation++;
    for (uint32_t i = 0; i < book->party_count; i++) {
        name_party(book, i);
        if (book->parties[i].kind == MC_PARTY_LISTED)
            remember_listed(book, book->parties[i].company, i);
        else
            remember(book, book->folded[i], i);
    }
}

uint32_t mc_party_book_place_from(const mc_party_book *book, uint32_t at)
{
    uint32_t fields = book->field_count, count = book->place_count - fields;
    return fields + MC_LOWER_BOUND(book->places + fields, count, mention.span.begin, at);
}

uint32_t mc_party_book_place_behind(const mc_party_book *book, uint32_t at)
{
    uint32_t fields = book->field_count, count = book->place_count - fields;
    return fields + MC_UPPER_BOUND(book->places + fields, count, mention.span.end, at);
}

void mc_party_book_dispose(mc_party_book *book)
{
    free(book->parties);
    free(book->folded);
    free(book->verified);
    free(book->places);
    free(book->by_name);
    free(book->by_company);
    *book = (mc_party_book){0};
}
