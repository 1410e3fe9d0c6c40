// SPDX-License-Identifier: Apache-2.0
/** From folded text to hits of entries: literals, near joins, patterns,
 *  frames, numbers, combinations.
 *
 *  What comes out has passed the entry's guards, and allow entries have removed what they cover;
 *  status, actor and company are decided later (context, entity). */
#ifndef MC_MATCH_MATCH_H
#define MC_MATCH_MATCH_H

#include "lexicon/lexicon.h"
#include "text/text.h"

/** Compiled once from a lexicon, shared between workers; the lexicon must outlive it. */
typedef struct mc_match_index mc_match_index;

/** Per-worker scratch. */
typedef struct mc_matcher mc_matcher;

/** One hit of an entry. */
typedef struct mc_hit {
    uint32_t entry;     /**< index into mc_lexicon.entries */
    mc_norm_span span;  /**< all that the entry needed */
    mc_norm_span quote; /**< what is quoted: the shortest telling stretch inside span */
} mc_hit;

/** Why a hit that the literals promised is no hit. Kept only when asked for (explain, stats). */
typedef enum mc_rejection {
    MC_REJECT_ALLOW,  /**< covered by an allow entry */
    MC_REJECT_LONGER, /**< inside a longer term of the same category */
    MC_REJECT_NOT_BEFORE,
    MC_REJECT_NOT_AFTER,
    MC_REJECT_NOT_IN,
    MC_REJECT_NEEDS,
    MC_REJECT_NOT_DOCUMENT,
    MC_REJECT_NEEDS_DOCUMENT,
    MC_REJECT_EXCLUDE, /**< a rule's exclusion pattern */
    MC_REJECT_BUDGET   /**< PCRE2's match limit: undecided, reported, never "no" */
} mc_rejection;

typedef struct mc_rejected {
    mc_hit hit;
    mc_rejection reason;
    uint32_t by;           /**< entry index of the allow or longer term, else MC_NONE */
    mc_norm_span evidence; /**< what stood in the way; empty when something was missing */
} mc_rejected;

/** Result of one document, valid until the matcher's next run. Hits are ordered by quote begin,
 *  quote end, entry. */
typedef struct mc_match_result {
    const mc_hit *hits;
    uint32_t hit_count;
    const mc_rejected *rejected; /**< NULL unless the matcher keeps them */
    uint32_t rejected_count;
    uint32_t budget_exceeded; /**< windows that ran into PCRE2's limits */
} mc_match_result;

/** Compiles all entries with status testing or stable. Patterns compile on first use.
 *  @return MC_ERR_LEXICON for a pattern that does not compile or lacks a required literal */
mc_status mc_match_index_new(mc_match_index **out, const mc_lexicon *lexicon, mc_error *err);

/** NULL is allowed. */
void mc_match_index_free(mc_match_index *index);

/** @param keep_rejected  collect mc_match_result.rejected (slower) */
mc_status mc_matcher_new(mc_matcher **out, const mc_match_index *index, bool keep_rejected,
                         mc_error *err);

/** NULL is allowed. */
void mc_matcher_free(mc_matcher *matcher);

/** What an entry cost: patterns, near rules, frames and numbers. Terms cost
 *  nothing of their own. */
typedef struct mc_entry_cost {
    uint64_t tries; /**< sentences (patterns) or documents (the others) in which it was looked at */
    double seconds;
} mc_entry_cost;

/** Starts to measure what each entry costs; slower by the clock's own time.
 *  @return MC_ERR_MEMORY */
mc_status mc_matcher_measure(mc_matcher *matcher, mc_error *err);

/** Costs so far, by entry of the lexicon; NULL when they are not measured. */
const mc_entry_cost *mc_matcher_costs(const mc_matcher *matcher);

/** Finds all hits in the text. Boilerplate sentences are not searched.
 *  @param document  for the document guards (title, respondent); the one that `text` was made from
 *  @return MC_ERR_MEMORY, MC_ERR_LIMIT beyond MC_MAX_FINDINGS hits (what was found so far stays) */
mc_status mc_matcher_run(mc_matcher *matcher, const mc_text *text, const mc_document *document,
                         mc_match_result *out, mc_error *err);

#endif
