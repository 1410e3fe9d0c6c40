// SPDX-License-Identifier: Apache-2.0
/** Finds spellings of terms with other characters of the same sound or shape in folded text. */
#ifndef MC_MATCH_CONFUSION_INDEX_H
#define MC_MATCH_CONFUSION_INDEX_H

#include "match/literal_index.h"
#include "text/confusables.h"

/** Immutable after building, shared between workers. */
typedef struct mc_confusion_index mc_confusion_index;

/** Terms that are looked for by one kind of confusion: folded, 2 to
 *  MC_MAX_LITERAL_UNITS units each. */
typedef struct mc_confusable_terms {
    const mc_ustr *items;
    uint32_t count;
} mc_confusable_terms;

/** Builds the index.
 *
 *  @param tables  borrowed, must outlive the index
 *  @param terms   by kind of confusion; copied
 *  @return MC_ERR_MEMORY */
mc_status mc_confusion_index_new(mc_confusion_index **out, const mc_confusables *tables,
                                 const mc_confusable_terms terms[MC_CONFUSION_COUNT],
                                 mc_error *err);

/** NULL is allowed. */
void mc_confusion_index_free(mc_confusion_index *index);

/** Appends every stretch of `units` that is a spelling of a term, the term itself too, to the hits
 *  of its kind: `literal` is the term's position among those of the kind. Ordered by begin.
 *  @return MC_ERR_MEMORY */
mc_status mc_confusion_index_scan(const mc_confusion_index *index, mc_ustr units,
                                  mc_literal_hits hits[MC_CONFUSION_COUNT]);

#endif
