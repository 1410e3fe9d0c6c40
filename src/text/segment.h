// SPDX-License-Identifier: Apache-2.0
/** Cuts folded text into sentences and clauses. */
#ifndef MC_TEXT_SEGMENT_H
#define MC_TEXT_SEGMENT_H

#include "text/emitter.h"
#include "text/stops.h"

/** Growing arrays of the worker; reused. */
typedef struct mc_segments {
    mc_sentence *sentences;
    mc_clause *clauses;
    mc_quotation *quotations;
    uint32_t sentence_count, sentence_capacity;
    uint32_t clause_count, clause_capacity;
    uint32_t quotation_count, quotation_capacity;
    mc_stops stops;
    bool failed; /**< memory ran out */
} mc_segments;

/** Cuts a settled run at line ends, barriers, turns, end marks and, in long stretches without any,
 *  at blanks; sentences cover every unit but blanks and line ends, and none is longer than some
 *  1,200 units. Each is cut into clauses at commas, colons and blanks between Han characters.
 *  `segments->stops` are those of the run. */
void mc_segment_cut(mc_segments *segments, const mc_emitter *emitter, const mc_document *document);

/** Tells headings, list heads, list items and boilerplate, line by line (outline.c). */
void mc_outline_mark(mc_segments *segments, const mc_emitter *emitter);

/** Finds what stands inside quotation marks, paragraph by paragraph, and sets
 *  `in_quote` (quotation.c). */
void mc_quotation_find(mc_segments *segments, const mc_emitter *emitter);

#endif
