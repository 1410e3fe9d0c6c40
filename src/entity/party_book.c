// SPDX-License-Identifier: Apache-2.0
#include "entity/party_book.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/hash.h"
#include "base/limits.h"

/* A name this short is no evidence that a longer one begins with it on purpose. */
enum { MIN_PREFIX_UNITS = 3 };

void mc_party_book_start(mc_party_book *book, const mc_lexicon *lexicon, mc_arena *arena)
{
    book->lexicon = lexicon;
    book->arena = arena;
    book->party_count = book->place_count = 0;
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

uint32_t mc_party_book_find_listed(const mc_party_book *book, uint32_t company)
{
    uint32_t person = mc_lexicon_legal_person(book->lexicon, company);
    for (uint32_t i = 0; i < book->party_count; i++)
        if (book->parties[i].kind == MC_PARTY_LISTED && book->parties[i].company == person)
            return i;
    return MC_NONE;
}

uint32_t mc_party_book_listed(mc_party_book *book, uint32_t company)
{
    uint32_t found = mc_party_book_find_listed(book, company);
    if (found != MC_NONE) return found;
    uint32_t person = mc_lexicon_legal_person(book->lexicon, company);
    mc_party party = {.kind = MC_PARTY_LISTED,
                      .company = person,
                      .collector = book->lexicon->companies[person].kind == MC_COMPANY_COLLECTOR};
    return party_new(book, party, (mc_ustr){NULL, 0});
}

uint32_t mc_party_book_find(const mc_party_book *book, mc_ustr folded)
{
    for (uint32_t i = 0; i < book->party_count; i++)
        if (book->parties[i].kind != MC_PARTY_LISTED && mc_ustr_equal(book->folded[i], folded))
            return i;
    return MC_NONE;
}

static bool is_prefix(mc_ustr shorter, mc_ustr longer)
{
    return shorter.size >= MIN_PREFIX_UNITS && shorter.size <= longer.size &&
           memcmp(shorter.data, longer.data, shorter.size * sizeof *shorter.data) == 0;
}

uint32_t mc_party_book_named(mc_party_book *book, mc_party_kind kind, mc_ustr folded)
{
    uint32_t found = mc_party_book_find(book, folded);
    for (uint32_t i = 0; found == MC_NONE && i < book->party_count; i++) {
        if (book->parties[i].kind != kind) continue;
        if (is_prefix(folded, book->folded[i])) found = i;
        if (is_prefix(book->folded[i], folded)) {
            book->folded[i] = folded;
            found = i;
        }
    }
    if (found != MC_NONE) return found;
    return party_new(book, (mc_party){.kind = kind, .company = MC_NONE}, folded);
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
    keep_fullest(book, place.mention.party, written);
    uint32_t alias = place.mention.alias;
    if (alias != MC_NONE && book->lexicon->aliases[alias].status == MC_STATUS_STABLE)
        book->verified[place.mention.party] = true;
}

void mc_party_book_is_collector(mc_party_book *book, uint32_t party)
{
    if (book->parties[party].kind != MC_PARTY_LISTED) book->parties[party].collector = true;
}

void mc_party_book_join(mc_party_book *book, uint32_t kept, uint32_t other)
{
    if (kept == other || kept == MC_NONE || other == MC_NONE) return;
    if (book->parties[other].kind == MC_PARTY_LISTED) {
        if (book->parties[kept].kind == MC_PARTY_LISTED) return;
        uint32_t swap = kept;
        kept = other;
        other = swap;
    }
    for (uint32_t i = 0; i < book->place_count; i++)
        if (book->places[i].mention.party == other) book->places[i].mention.party = kept;
    keep_fullest(book, kept, book->parties[other].mention);
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

/* "x-" or "m-" and the hash of the folded name: same name, same id, in every document and on every machine. */
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

/* Moves the parties that still have a place to the front and renumbers the places. */
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
    if (book->place_count > 0)
        qsort(book->places, book->place_count, sizeof *book->places, compare_places);
    drop_unnamed(book);
    for (uint32_t i = 0; i < book->party_count; i++)
        name_party(book, i);
}

void mc_party_book_dispose(mc_party_book *book)
{
    free(book->parties);
    free(book->folded);
    free(book->verified);
    free(book->places);
    *book = (mc_party_book){0};
}
