// SPDX-License-Identifier: Apache-2.0
/** Names that a document itself introduces (以下简称“X”, 旗下X), and where they are used. */
#ifndef MC_ENTITY_INTRODUCTION_H
#define MC_ENTITY_INTRODUCTION_H

#include "entity/party_book.h"

/** Most names that one document may teach; further ones stay where they were found. */
#define MC_MAX_LEARNED_NAMES 64u

/** A name that counts in this document only. */
typedef struct mc_learned_name {
    mc_ustr name;
    uint32_t party;     /**< MC_NONE: two companies could be meant, so none is */
    bool brief;         /**< short form: counts only where its surroundings make it a name */
    bool firm;          /**< first characters of a full name: counts before the word for a firm */
    bool of_respondent; /**< of the company complained of: its short form needs no surroundings */
} mc_learned_name;

/** Reused from document to document; start with {0}. */
typedef struct mc_introduction {
    mc_learned_name names[MC_MAX_LEARNED_NAMES];
    uint32_t count;
} mc_introduction;

/** Remembers a name, such as a discovered one; a second time changes nothing. */
void mc_introduction_add(mc_introduction *introduction, mc_ustr name, uint32_t party);

/** Says of the names remembered so far that they are the respondent's. */
void mc_introduction_mark_respondent(mc_introduction *introduction);

/** Reads the introduction cues: the company named before the cue gets the name behind it; when that
 *  is a company already, both become one.
 *
 *  @param cues  occurrences of the index's cues in the text
 *  @param book  with the places of the text so far, ordered by span */
void mc_introduction_read(mc_introduction *introduction, const mc_entity_index *index,
                          const mc_text *text, const mc_literal_hits *cues, mc_party_book *book);

/** Adds the short forms of each learned name: 丙丁 for 丙丁分期, 丙丁 before 公司 for
 *  合肥丙丁汽车销售有限公司. */
void mc_introduction_shorten(mc_introduction *introduction, const mc_entity_index *index);

/** True when a short form stands there as a name: where one may begin, and before what follows
 *  companies. */
bool mc_introduction_is_brief(const mc_entity_index *index, const mc_text *text, mc_norm_span span);

/** Adds a place to the book wherever a learned name stands outside the places known so far. */
void mc_introduction_spread(mc_introduction *introduction, const mc_entity_index *index,
                            const mc_text *text, mc_party_book *book);

#endif
