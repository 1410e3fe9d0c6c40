// SPDX-License-Identifier: Apache-2.0
/** Cuts folded text into sentences and clauses. */
#ifndef MC_TEXT_SEGMENT_H
#define MC_TEXT_SEGMENT_H

#include "text/emitter.h"

/** Growing arrays of the worker; reused. */
typedef struct mc_segments {
    mc_sentence *sentences;
    mc_clause *clauses;
    mc_quotation *quotations;
    uint32_t sentence_count, sentence_capacity;
    uint32_t clause_count, clause_capacity;
    uint32_t quotation_count, quotation_capacity;
    bool failed; /**< memory ran out */
} mc_segments;

/** Cuts a settled run at line ends, barriers, turns, end marks and, in long stretches without any, at
 *  blanks; sentences cover every unit but blanks and line ends. */
void mc_segment_sentences(mc_segments *segments, const mc_emitter *emitter,
                          const mc_document *document);

/** Cuts the sentences at commas, colons and blanks between Han characters. */
void mc_segment_clauses(mc_segments *segments, const mc_emitter *emitter);

/** Tells headings, list heads, list items and boilerplate, line by line (outline.c). */
void mc_outline_mark(mc_segments *segments, const mc_emitter *emitter);

/** Finds what stands inside quotation marks, paragraph by paragraph, and sets `in_quote` (quotation.c). */
void mc_quotation_find(mc_segments *segments, const mc_emitter *emitter);

#endif
