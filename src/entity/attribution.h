// SPDX-License-Identifier: Apache-2.0
/** Decides which company each judgement is about. */
#ifndef MC_ENTITY_ATTRIBUTION_H
#define MC_ENTITY_ATTRIBUTION_H

#include "entity/digest.h"
#include "entity/kind.h"

/** What the decision looks at. */
typedef struct mc_attribution_case {
    const mc_entity_index *index;
    const mc_text *text;
    const mc_match_result *matches;
    const mc_literal_hits *cues; /**< occurrences of the index's cues in the text */
    const mc_party_book *book;   /**< closed */
    const bool *allowed;         /**< per party: in the closed list; NULL = open */
    bool grievance;              /**< somebody tells his own case (mc_genre_is_grievance()) */
    bool call;                   /**< a transcript: its agent speaks for a company */
    bool page;                   /**< an article: it gives examples of other companies' customers */
} mc_attribution_case;

/** What is known of a party, in the document and for the judgement at hand. */
typedef struct mc_standing_of_party {
    mc_candidate best; /**< its best evidence, by = MC_BY_NONE for none */
    uint32_t place;    /**< that gave it */
    uint32_t named;    /**< places in the text that count */
    uint32_t first;    /**< the first of these, MC_NONE = none */
    uint32_t firm;     /**< the party whose brand the text calls it, MC_NONE */
    bool funder;       /**< named as funder or guarantor somewhere */
    bool in_field;     /**< named by a field of the input */
    bool matter;       /**< the text is about it */
} mc_standing_of_party;

/** Most places of fields and hashtags that are looked at. */
#define MC_MAX_WIDE_PLACES 64u

/** Reused from document to document; start with {0}. */
typedef struct mc_attribution_run {
    mc_standing_of_party *parties;
    uint32_t *touched; /**< parties with evidence for the judgement at hand */
    uint32_t party_capacity, touched_capacity, touched_count;
    uint32_t wide[MC_MAX_WIDE_PLACES]; /**< places that bear on every judgement: fields, hashtags */
    uint32_t wide_count;
    uint32_t topic; /**< place of the party that the document is about, MC_NONE = none stands out */
    bool only;      /**< the topic is the one party named */
    mc_kinds kinds;
    uint32_t house;   /**< place of the company that a call's agent speaks for, MC_NONE = unknown */
    uint32_t carried; /**< place of the company that the last act was charged to; MC_NONE */
    bool carries;     /**< the document goes on about one company: a complaint */
    mc_digest digest; /**< the paragraph of the judgement at hand, and its item */
    mc_norm_span *examples; /**< words with which an article begins another example, in order */
    uint32_t example_count, example_capacity;
    mc_attribution *items;
    uint32_t count, capacity;
} mc_attribution_run;

/** Attributes all judgements; corrects the actor where a collection agency decides.
 *
 *  @param first  judgement_count + 1 entries, filled: judgement i has items [first[i],
 *          first[i + 1])
 *  @param arena  of the document, owns the candidates
 *  @return MC_ERR_MEMORY */
mc_status mc_attribution_run_all(mc_attribution_run *run, const mc_attribution_case *given,
                                 mc_context_result *context, uint32_t *first, mc_arena *arena,
                                 mc_error *err);

/** Frees the arrays. */
void mc_attribution_run_dispose(mc_attribution_run *run);

#endif
