// SPDX-License-Identifier: Apache-2.0
/** The companies of one document and the places where they are named. */
#ifndef MC_ENTITY_PARTY_BOOK_H
#define MC_ENTITY_PARTY_BOOK_H

#include "entity/entity_index.h"

/** Where a name comes from. */
typedef enum mc_place_source {
    MC_PLACE_RESPONDENT,
    MC_PLACE_TITLE,
    MC_PLACE_THREAD,
    MC_PLACE_TEXT
} mc_place_source;

/** On which side a company stands where it is named (entity/sides.h). */
typedef enum mc_place_side {
    MC_SIDE_OPEN,    /**< nothing is said of it */
    MC_SIDE_CULPRIT, /**< named as the one that did it, perhaps behind the act */
    MC_SIDE_SUED,    /**< another company complains of it */
    MC_SIDE_WRONGED, /**< complains of another one, or its name is abused: not charged with that */
    MC_SIDE_SPARED,  /**< does not do it, or is compared with: no act of other clauses is its */
    MC_SIDE_PRINCIPAL, /**< another one collects for it: not the one that collects */
    MC_SIDE_ELSEWHERE  /**< where one shall borrow to pay another: not the one that collects */
} mc_place_side;

/** A mention with what its surroundings tell. Of a field: `mention.span` is empty. */
typedef struct mc_place {
    mc_mention mention;
    mc_place_source source;
    mc_place_side side;
    uint32_t sentence, clause; /**< MC_NONE for fields */
    uint32_t group;            /**< ordinal of its coordination; alone in it when not coordinated */
    bool together;     /**< coordinated with the next name by what follows both (丙丁戊己都) */
    bool hashtag;      /**< inside # # */
    bool agent;        /**< agent of a passive: surely the one that acts */
    bool object;       /**< object or place of its clause: seldom the one that acts */
    bool contacted;    /**< the consumer turned to it (联系X客服): what follows is its answer */
    bool charged;      /**< named as the one that collecting is handed to (转给X) */
    bool passing;      /**< its account or card is named, not the company */
    bool funder;       /**< lends through another's platform, or guarantees */
    bool bystander;    /**< addressee, employer, source, mask of an impostor: no culprit */
    bool item;         /**< heads a line "A：…" */
    bool counsel;      /**< a law firm that is not said to collect */
    bool listed_after; /**< in a list that the text says is meant (names follow the act) */
} mc_place;

/** A key of the book's tables; valid for one generation (document). */
typedef struct mc_party_slot {
    mc_ustr name; /**< folded; empty in the table of companies */
    uint32_t party, generation;
} mc_party_slot;

/** Reused from document to document; see mc_party_book_start(). */
typedef struct mc_party_book {
    const mc_lexicon *lexicon;
    mc_arena *arena; /**< of the document */
    mc_party *parties;
    mc_ustr *folded; /**< of each discovered or masked party: its name, folded; else empty */
    bool *verified;  /**< of each party: a checked alias was seen */
    uint32_t party_count, party_capacity, folded_capacity, verified_capacity;
    mc_place *places;
    uint32_t place_count, place_capacity;
    uint32_t field_count;      /**< places of fields: ordered, they come first */
    mc_party_slot *by_name;    /**< open addressing; a power of two of slots */
    mc_party_slot *by_company; /**< one for each company of the lexicon */
    uint32_t name_slots, name_count, company_slots, generation;
    bool failed; /**< no memory; sticky until the next start */
} mc_party_book;

/** Forgets the last document. `arena` holds names until the next start. */
void mc_party_book_start(mc_party_book *book, const mc_lexicon *lexicon, mc_arena *arena);

/** The party of a listed company's legal person, made when it is new. */
uint32_t mc_party_book_listed(mc_party_book *book, uint32_t company);

/** The party of an unlisted name, made when it is new. A name that begins another one's, three
 *  characters or more, is the same party.
 *  @param folded  borrowed for the life of the book */
uint32_t mc_party_book_named(mc_party_book *book, mc_party_kind kind, mc_ustr folded);

/** The unlisted party of exactly that name, MC_NONE when there is none. */
uint32_t mc_party_book_find(const mc_party_book *book, mc_ustr folded);

/** The party of a listed company if it is in the book already, else MC_NONE. */
uint32_t mc_party_book_find_listed(const mc_party_book *book, uint32_t company);

/** Adds a place and lets the party know the form in which it is named.
 *  @param written  the name as it stands there, borrowed from the document */
void mc_party_book_add(mc_party_book *book, mc_place place, mc_str written);

/** Puts a place where another one was, which is forgotten.
 *  @param at       index of that one; the new one begins where it does
 *  @param written  as above */
void mc_party_book_replace(mc_party_book *book, uint32_t at, mc_place place, mc_str written);

/** Takes note that a party was charged with collecting; a listed company keeps the kind of its
 *  row. */
void mc_party_book_is_collector(mc_party_book *book, uint32_t party);

/** Makes both the same party. Two listed companies are never made one: nothing happens.
 *  @return the party that stays; MC_NONE when nothing was done */
uint32_t mc_party_book_join(mc_party_book *book, uint32_t kept, uint32_t other);

/** Sorts places (fields first, then by span), drops parties without a place, sets ids and names. */
void mc_party_book_close(mc_party_book *book);

/** Index of the first place of the text that ends behind unit `at`, `place_count` when there is
 *  none. Places are ordered, those of fields first, and do not overlap. */
uint32_t mc_party_book_place_behind(const mc_party_book *book, uint32_t at);

/** Index of the first place of the text that begins at unit `at` or behind it,
 *  `place_count` when there is none. */
uint32_t mc_party_book_place_from(const mc_party_book *book, uint32_t at);

/** Puts the places in order after some were added: fields first, then by span. */
void mc_party_book_order(mc_party_book *book);

/** Frees the arrays. */
void mc_party_book_dispose(mc_party_book *book);

#endif
