// SPDX-License-Identifier: Apache-2.0
/** The text of one document made ready for matching: folded, mapped, cut into sentences and
 *  clauses. */
#ifndef MC_TEXT_TEXT_H
#define MC_TEXT_TEXT_H

#include "text/document.h"
#include "text/fold.h"

/** The unit that stands in folded text for markup, an address, a placeholder or a damaged run: no
 *  term and no scope crosses it. Line breaks of every kind are '\n'; nothing else in folded text is
 *  a line end to PCRE2_NEWLINE_ANY, and text never folds to this unit. */
#define MC_NORM_BARRIER 0x2029u

/** UTF-16 units of folded text, half-open. */
typedef struct mc_norm_span {
    uint32_t begin, end;
} mc_norm_span;

/** True when the spans share a unit. */
static inline bool mc_text_spans_overlap(mc_norm_span a, mc_norm_span b)
{
    return a.begin < b.end && b.begin < a.end;
}

/** Code points of the document's text, half-open: what records print as start and end. */
typedef struct mc_raw_span {
    uint32_t begin, end;
} mc_raw_span;

/** What a sentence is, as far as its shape tells. */
typedef enum mc_sentence_kind {
    MC_SENTENCE_PLAIN,
    MC_SENTENCE_HEADING,    /**< a short line without end mark, or a numbered head (一、 2.1) */
    MC_SENTENCE_LIST_HEAD,  /**< ends in ： and list items follow */
    MC_SENTENCE_LIST_ITEM,  /**< begins with a list mark: 1. （一） ① - • */
    MC_SENTENCE_BOILERPLATE /**< tail of the site: 侵权举报联系方式…; never matched */
} mc_sentence_kind;

/** Why a sentence ends where it ends. */
typedef enum mc_break {
    MC_BREAK_END,      /**< end of the text */
    MC_BREAK_STOP,     /**< 。 ！ … ; and ； */
    MC_BREAK_QUESTION, /**< ？ */
    MC_BREAK_LINE,     /**< line break or the break between turns */
    MC_BREAK_BARRIER   /**< markup, damaged run, URL, template placeholder */
} mc_break;

/** A sentence with its clauses. Its end mark belongs to it. */
typedef struct mc_sentence {
    mc_norm_span norm;
    mc_byte_span raw; /**< bytes of the document's text, blanks trimmed */
    uint32_t first_clause, clause_count;
    uint32_t paragraph; /**< ordinal of the line it stands in, 0-based */
    uint32_t list_head; /**< index of the list head that governs this item, else UINT32_MAX */
    uint32_t turn;      /**< index into mc_document.turns, else UINT32_MAX */
    mc_sentence_kind kind;
    mc_break ended_by;
    bool in_quote; /**< the whole sentence lies inside “ ” or 「 」 */
} mc_sentence;

/** A clause: cut at ， ； ： 、-free blanks between Han characters, and at sentence ends. 、 never
 *  cuts. */
typedef struct mc_clause {
    mc_norm_span norm; /**< its end mark included */
    uint32_t sentence;
} mc_clause;

/** A stretch inside quotation marks, the marks not included. */
typedef struct mc_quotation {
    mc_norm_span norm;
    uint32_t
        reach; /**< the last end among it and all before it: none of them holds what ends behind */
    uint8_t depth; /**< 1 = outermost */
} mc_quotation;

/** What was mended or removed on the way, for the document record. */
typedef struct mc_repairs {
    uint32_t pinyin;        /**< bracketed readings after a Han character */
    uint32_t zero_width;    /**< zero-width characters */
    uint32_t shifted;       /**< damaged GBK runs decoded again */
    uint32_t unrepaired;    /**< damaged runs that became barriers */
    uint32_t question_runs; /**< ?? runs of lost emoji */
    uint32_t entities;      /**< HTML entities left in plain text */
    uint32_t separators;    /**< signs between all characters of a stretch */
} mc_repairs;

/** Owned by a worker and reused from document to document; see mc_text_init(). All arrays are valid
 *  until the next mc_text_analyse(). */
typedef struct mc_text {
    mc_str raw;           /**< borrowed: mc_document.text */
    const uint16_t *norm; /**< folded units */
    uint32_t norm_size;
    const uint32_t *map; /**< norm_size + 1 entries: byte in raw where the unit's source begins */
    const mc_sentence *sentences;
    uint32_t sentence_count;
    const mc_clause *clauses;
    uint32_t clause_count;
    const mc_quotation *quotations; /**< ordered by begin */
    uint32_t quotation_count;
    uint32_t raw_chars; /**< code points of raw */
    mc_repairs repairs;
    struct mc_text_scratch *scratch; /**< buffers behind the pointers above */
} mc_text;

/** Makes an empty text object. MC_ERR_MEMORY. */
mc_status mc_text_init(mc_text *text, mc_error *err);

/** Frees the buffers; the object may be all zeros. */
void mc_text_dispose(mc_text *text);

/** Folds the document's text, records the map, cuts sentences and clauses.
 *
 *  @param text      made by mc_text_init(); what it held before is gone
 *  @param fold      table, shared
 *  @param document  borrowed until the next call
 *  @return MC_ERR_LIMIT beyond MC_MAX_DOCUMENT_BYTES, MC_ERR_MEMORY; invalid UTF-8 is
 *          MC_ERR_ENCODING. Linear in the text. */
mc_status mc_text_analyse(mc_text *text, const mc_fold_table *fold, const mc_document *document,
                          mc_error *err);

/** The smallest stretch of the original that covers what the folded span came from, whole
 *  characters; an empty span gives an empty span. A span that ends before a pinyin
 *  bracket excludes the bracket. */
mc_byte_span mc_text_bytes_of(const mc_text *text, mc_norm_span span);

/** Same bytes counted in code points of the original. O(1) amortised: checkpoints. */
mc_raw_span mc_text_chars_of(const mc_text *text, mc_byte_span bytes);

/** The original characters of a byte span, borrowed. */
mc_str mc_text_slice(const mc_text *text, mc_byte_span bytes);

/** All folded units; borrowed from the text. */
static inline mc_ustr mc_text_units(const mc_text *text)
{
    return (mc_ustr){text->norm, text->norm_size};
}

/** Folded units of a span, borrowed. */
mc_ustr mc_text_norm_slice(const mc_text *text, mc_norm_span span);

/** Index of the sentence that holds folded position `at`. O(log n). */
uint32_t mc_text_sentence_at(const mc_text *text, uint32_t at);

/** Index of the clause that holds folded position `at`. O(log n). */
uint32_t mc_text_clause_at(const mc_text *text, uint32_t at);

/** How many quotations begin at or before `at`: those with smaller indexes. O(log n). */
uint32_t mc_text_quotations_to(const mc_text *text, uint32_t at);

/** True for the first sentence of a line. */
bool mc_text_begins_line(const mc_text *text, uint32_t sentence);

/** The first sentence of the line in which `sentence` stands. O(log n). */
uint32_t mc_text_line_of(const mc_text *text, uint32_t sentence);

/** The first sentence behind that line; the number of sentences where it is the last. O(log n). */
uint32_t mc_text_behind_line(const mc_text *text, uint32_t sentence);

#endif
