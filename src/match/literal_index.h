// SPDX-License-Identifier: Apache-2.0
/** Finds every occurrence of many literals in folded text: bitmap of first two
 *  units, then a hash trie.
 *
 *  Used by match (terms, class words, triggers), context (cues) and entity (aliases), each with an
 *  index of its own. design.md, "Why it is fast". */
#ifndef MC_MATCH_LITERAL_INDEX_H
#define MC_MATCH_LITERAL_INDEX_H

#include "base/str.h"
#include "mingcha/error.h"
#include "text/text.h"

/** Immutable after building, shared between workers. */
typedef struct mc_literal_index mc_literal_index;

/** One occurrence. */
typedef struct mc_literal_hit {
    uint32_t literal; /**< position in the array that the index was built from */
    mc_norm_span span;
} mc_literal_hit;

/** Growing result array, reused from call to call; start with {0}, end with
 *  mc_literal_hits_dispose(). */
typedef struct mc_literal_hits {
    mc_literal_hit *items;
    uint32_t count, capacity;
} mc_literal_hits;

struct mc_region;

/** Builds the index.
 *
 *  @param region    where it lives; NULL = the heap
 *  @param literals  1 to MC_MAX_LITERAL_UNITS units each; copied. Equal literals are
 *                   allowed: each is reported.
 *  @return MC_ERR_MEMORY; MC_ERR_LIMIT for a literal that is empty or too long */
mc_status mc_literal_index_new(mc_literal_index **out, struct mc_region *region,
                               const mc_ustr *literals, uint32_t count, mc_error *err);

/** NULL is allowed. */
void mc_literal_index_free(mc_literal_index *index);

/** Appends every occurrence (overlapping ones too) that lies wholly inside `span`, ordered by
 *  begin, at equal begin the longer first, at equal span by literal.
 *  @return MC_ERR_MEMORY */
mc_status mc_literal_index_scan(const mc_literal_index *index, const uint16_t *units,
                                mc_norm_span span, mc_literal_hits *hits);

/** Frees the array. */
void mc_literal_hits_dispose(mc_literal_hits *hits);

#endif
