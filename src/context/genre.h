// SPDX-License-Identifier: Apache-2.0
/** What kind of text a document is, and what it holds of debt or of other trades. */
#ifndef MC_CONTEXT_GENRE_H
#define MC_CONTEXT_GENRE_H

#include "context/cue_scan.h"
#include "context/name.h"

/** What the wide cues of a document say. */
typedef struct mc_evidence {
    int32_t genre[MC_GENRE_COUNT];
    uint32_t words[MC_GENRE_COUNT];  /**< different cues of each */
    uint32_t manner[MC_GENRE_COUNT]; /**< clauses in which a cue of each with scope clause stands */
    uint32_t later[MC_GENRE_COUNT];  /**< of `manner`: behind the first sentence */
    uint32_t clauses;                /**< that were looked at */
    int32_t domain;  /**< weight of debt words, of respondent field and listed names */
    bool other_near; /**< a word of another trade with scope clause or sentence may stand in it */
    int32_t other_domain; /**< weight of cues of other trades with scope document */
    bool talk;            /**< an agent and a customer talk (mc_talk_is_conversation()) */
    uint32_t agent_turns, customer_turns; /**< lines that begin with a speaker's label */
    uint32_t staff_turns; /**< of `agent_turns`: with that of somebody's staff: 坐席, not 对方 */
    bool calls;      /**< with that of one who rings, and not of the lender's service: 坐席 */
    int32_t shop;    /**< of `domain`: words that every trade uses: 客服, 会员 */
    int32_t lenders; /**< of `domain`: words of those who lend for a living */
    int32_t private_debt; /**< weight of words of debts among people: 欠我, 借给朋友 */
    int32_t debt;         /**< weight of words of debt alone */
    int32_t self;         /**< weight of first persons */
    bool opens;           /**< a first person stands in the first sentence */
    int32_t topic;        /**< weight of words of the trouble: dunned, overdue */
    int32_t lecture;      /**< weight of words that speak of the trade at large */
    bool named;           /**< a company is named */
    bool asks_first;      /**< the first sentence asks, and others follow */
    bool answers;         /**< and the paragraph after it begins as an answer does */
    bool asks_last;       /**< the last sentence asks */
    uint32_t quotations;
    uint32_t digits; /**< of the text */
    bool dated;      /**< a day of the month or a year in figures stands in it */
    uint32_t points; /**< headings and list items */
    bool program;    /**< source code, configuration or data: letters outweigh the words */
    bool collector;  /**< collectors are spoken of somewhere */
    mc_norm_span witness[MC_GENRE_COUNT]; /**< where the heaviest cue of a genre stands */
    int32_t witness_weight[MC_GENRE_COUNT];
    uint32_t size; /**< folded units of the text */
} mc_evidence;

/** Scratch of the wide pass; start with {0}. */
typedef struct mc_genre_scan {
    mc_literal_hits raw;
    uint64_t
        *seen; /**< per cue: the last document in which it counted, times 4, and how often there */
    uint64_t run; /**< ordinal of the document, times 4 */
} mc_genre_scan;

/** Looks over title and text, at most its first 64 Ki units and last 8 Ki. Learns topics into
 *  `names`. MC_ERR_MEMORY. */
mc_status mc_genre_look(mc_evidence *out, mc_genre_scan *scan, const mc_context_index *index,
                        const mc_document *document, const mc_text *text, mc_names *names,
                        mc_arena *arena, mc_error *err);

/** True for a long text in which no word of debt stands: where it names no company either, who
 *  calls and threatens in it is no lender (来电拦截的教程). */
bool mc_genre_lacks_debt(const mc_evidence *evidence);

/** True where the text is of another trade by cues of genre `other`: reviews of shops, hotels,
 *  estates; or of a debt among people, where nobody lends for a living. */
bool mc_genre_is_other_trade(const mc_evidence *evidence);

/** True where words of the trade at large (往往, 是指, 债务人) outweigh those of a trouble and
 *  of somebody's own case. */
bool mc_genre_is_lecture(const mc_evidence *evidence);

/** True where lines of an agent and lines of a customer take turns, by labels, by heads of
 *  messages or by what is said. */
bool mc_genre_takes_turns(const mc_evidence *evidence);

/** Frees the scratch. */
void mc_genre_dispose(mc_genre_scan *scan);

/** True for texts in which somebody tells his own case, where a demand
 *  takes conduct for granted. */
bool mc_genre_is_grievance(mc_genre genre);

#endif
