// SPDX-License-Identifier: Apache-2.0
/** A document as a reader hands it on: one text and what the input says about it. */
#ifndef MC_TEXT_DOCUMENT_H
#define MC_TEXT_DOCUMENT_H

#include "base/clock.h"
#include "base/str.h"

/** Kind of text (annotation.md, design.md "Counted"): complaint, forum and transcript count, others
 *  stand in columns of their own. */
typedef enum mc_genre {
    MC_GENRE_UNKNOWN, /**< not said by the input; context/genre.h decides */
    MC_GENRE_COMPLAINT,
    MC_GENRE_FORUM,
    MC_GENRE_TRANSCRIPT,
    MC_GENRE_NEWS,
    MC_GENRE_COURT,
    MC_GENRE_NOTICE,
    MC_GENRE_STATEMENT,
    MC_GENRE_STATUTE,
    MC_GENRE_QA,
    MC_GENRE_ARTICLE,
    MC_GENRE_FICTION,
    MC_GENRE_OTHER
} mc_genre;

enum { MC_GENRE_COUNT = MC_GENRE_OTHER + 1 };

/** Code of a genre in records and options ("complaint"); "" for MC_GENRE_UNKNOWN. */
const char *mc_genre_code(mc_genre genre);

/** The genre of a code; MC_GENRE_UNKNOWN when there is none such. */
mc_genre mc_genre_find(mc_str code);

/** Half-open range of bytes of a document's text. */
typedef struct mc_byte_span {
    uint32_t begin, end;
} mc_byte_span;

/** One turn of a transcript. */
typedef struct mc_turn {
    mc_str speaker;            /**< as the input names it: 坐席, agent, 客户, customer … */
    mc_byte_span span;         /**< bytes of mc_document.text */
    uint32_t start_ms, end_ms; /**< position in the recording; both 0 = unknown */
} mc_turn;

/** A column that was asked for with --keep-field. */
typedef struct mc_kept_field {
    mc_str name, value;
} mc_kept_field;

/** All strings are valid UTF-8 and borrowed from whoever made the document; a missing one has
 *  data NULL. */
typedef struct mc_document {
    mc_str id;     /**< printed id: source name, ':', the input's own id or ordinal; not empty */
    mc_str source; /**< where it stands: "a.csv#12"; a path relative to the named input */
    mc_str text;   /**< what findings point into; docs/format/text.md */
    mc_str title;
    mc_str date;       /**< as written; mc_day_parse() reads it */
    mc_str respondent; /**< the company complained of, from a field of the input */
    mc_str author, channel, region, amount, url, thread;
    mc_str encoding;         /**< of the input: "UTF-8", "GB18030", … */
    uint32_t undecodable;    /**< places that became U+FFFD */
    mc_genre genre;          /**< as the input says, else MC_GENRE_UNKNOWN */
    const mc_str *companies; /**< closed list of candidates; NULL = open */
    uint32_t company_count;
    const mc_turn *turns; /**< NULL unless the input is a transcript */
    uint32_t turn_count;
    const mc_kept_field *kept;
    uint32_t kept_count;
} mc_document;

#endif
