// SPDX-License-Identifier: Apache-2.0
/** Findings: judgements merged to one for each category, company, status, sentence and speaker. */
#ifndef MC_RECORD_FINDING_H
#define MC_RECORD_FINDING_H

#include "entity/entity.h"

/** What all stages have found out about one document; borrowed pointers. */
typedef struct mc_analysis {
    const mc_lexicon *lexicon;
    const mc_document *document;
    const mc_text *text;
    const mc_match_result *matches;
    const mc_context_result *context;
    const mc_entity_result *entities;
    mc_day as_of; /**< day for clauses in force when the document has no date; 0 = today */
} mc_analysis;

/** One finding, still by index. */
typedef struct mc_finding {
    uint32_t judgement;   /**< the strongest: its entry is `entry` */
    uint32_t attribution; /**< index into mc_entity_result.attributions */
    uint32_t category, entry, sentence;
    const uint32_t *also; /**< further entries, ordered by id */
    uint32_t also_count;
    const uint32_t *merged; /**< further judgements, the stronger first */
    uint32_t merged_count;
    mc_norm_span quote;
    char id[17]; /**< from document id, category, folded sentence, ordinal, company slot */
} mc_finding;

typedef struct mc_finding_list {
    const mc_finding *items; /**< ordered by quote begin, category, company, status, judgement */
    uint32_t count;
} mc_finding_list;

/** Merges the judgements that are not removed; a judgement with several attributions (several
 *  coordinated companies) counts for each. Of the judgements of one finding the strongest gives
 *  entry, quote, reason, cues and actor: actor lender or collector before others, stable entry
 *  before testing, longer span before shorter, earlier before later, then by entry id.
 *
 *  The id holds neither entry nor status nor company, so that a verdict on
 *  it survives their change.
 *
 *  @param out    lives in `arena`
 *  @return       MC_ERR_MEMORY. O(n log n) for n judgements. */
mc_status mc_finding_merge(mc_finding_list *out, const mc_analysis *analysis, mc_arena *arena,
                           mc_error *err);

#endif
