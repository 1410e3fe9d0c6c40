// SPDX-License-Identifier: Apache-2.0
/** Company mentions, and the company that each finding is about.
 *
 *  Order of evidence (design.md, "Attribution"): explicit company as subject of the
 *  clause, of the sentence, the respondent field, the paragraph's topic, title, hashtag or
 *  thread topic, a reference to the last company that was subject; else unattributed;
 *  level candidates: ambiguous. */
#ifndef MC_ENTITY_ENTITY_H
#define MC_ENTITY_ENTITY_H

#include "context/context.h"

/** How a company got its name into the text. */
typedef enum mc_party_kind {
    MC_PARTY_LISTED,     /**< companies.tsv */
    MC_PARTY_DISCOVERED, /**< in no list; id is "x-" + hash of the folded name */
    MC_PARTY_MASKED      /**< 信*飞, XX消金: never repaired to a real one; id "m-" + hash */
} mc_party_kind;

/** A company of one document. */
typedef struct mc_party {
    mc_party_kind kind;
    uint32_t
        company; /**< index into mc_lexicon.companies of the legal person, MC_NONE unless listed */
    mc_str id, name; /**< id and printed name; name is the mention unless the alias is verified */
    mc_str mention;  /**< the fullest form that stands in the text or the field */
    bool collector;  /**< a collection agency */
    bool traded; /**< known by the code of its shares alone: no sign that the text is of lending */
} mc_party;

/** One place where a party is named. */
typedef struct mc_mention {
    uint32_t party; /**< index into mc_entity_result.parties */
    uint32_t
        alias; /**< index into mc_lexicon.aliases, MC_NONE for discovered, masked, introduced */
    mc_norm_span span; /**< empty for a field of the input */
    bool is_subject;   /**< stands as subject or topic of its clause */
} mc_mention;

/** Which evidence decided. */
typedef enum mc_attribution_by {
    MC_BY_NONE, /**< unattributed */
    MC_BY_CLAUSE_SUBJECT,
    MC_BY_CLAUSE, /**< named in the clause, not as its subject */
    MC_BY_SENTENCE,
    MC_BY_RESPONDENT,
    MC_BY_PARAGRAPH,
    MC_BY_TITLE,
    MC_BY_HASHTAG,
    MC_BY_THREAD,
    MC_BY_REFERENCE,
    MC_BY_LIST,  /**< item "A：…" of a list of companies, or a list that the act precedes */
    MC_BY_TOPIC, /**< named most often by far: what the document is about */
    MC_BY_ONLY_COMPANY, /**< the one company of the document */
    MC_BY_AMBIGUOUS     /**< level candidates */
} mc_attribution_by;

/** Code as in records: "clause_subject"; "unattributed" for MC_BY_NONE, "ambiguous". */
const char *mc_attribution_by_code(mc_attribution_by by);

/** A company that could have been meant. */
typedef struct mc_candidate {
    uint32_t party;
    mc_attribution_by by;
    int32_t score; /**< higher = better; only the order means anything */
} mc_candidate;

/** The company of one finding. */
typedef struct mc_attribution {
    uint32_t party; /**< MC_NONE when unattributed or ambiguous */
    mc_attribution_by by;
    uint32_t principal;             /**< party for whom a collector acts, MC_NONE = none */
    const mc_candidate *candidates; /**< best first, the winner included */
    uint32_t candidate_count;
    int32_t margin; /**< score of the winner less that of the next */
} mc_attribution;

/** What the text makes of a name of the document's closed list; the later, the more of a
 *  company. */
typedef enum mc_listed_role {
    MC_LISTED_ABSENT,    /**< does not stand in the text */
    MC_LISTED_WITHIN,    /**< stands only inside a longer name or word */
    MC_LISTED_ORDINARY,  /**< is a word of the trade, no name */
    MC_LISTED_BYSTANDER, /**< only as source, funder, employer, an impostor's mask */
    MC_LISTED_ADDRESSED, /**< only behind @: whom the text calls upon */
    MC_LISTED_NAMED      /**< stands by itself */
} mc_listed_role;

/** Code as in records: "absent", "within", "ordinary", "bystander", "addressed", "named". */
const char *mc_listed_role_code(mc_listed_role role);

/** A name of the closed list. */
typedef struct mc_listed {
    mc_str name; /**< as the document lists it */
    mc_listed_role role;
} mc_listed;

/** Entities of a document. An act of several coordinated companies (甲、乙都…) has several
 *  attributions for one judgement. */
typedef struct mc_entity_result {
    const mc_party *parties;
    uint32_t party_count;
    const mc_mention *mentions; /**< ordered by span; those of fields first */
    uint32_t mention_count;
    const mc_attribution *attributions;
    const uint32_t *first_attribution; /**< judgement i has attributions [first[i], first[i + 1]) */
    const mc_listed *listed;           /**< one for each of `document->companies`, in their order */
    uint32_t listed_count;
} mc_entity_result;

/** Compiled from the lexicon, immutable. */
typedef struct mc_entity_index mc_entity_index;

/** Per-worker scratch. */
typedef struct mc_entity_run mc_entity_run;

/** @return MC_ERR_MEMORY, MC_ERR_LEXICON for a discovery pattern that does not compile */
mc_status mc_entity_index_new(mc_entity_index **out, const mc_lexicon *lexicon, mc_error *err);

/** NULL is allowed. */
void mc_entity_index_free(mc_entity_index *index);

/** @return MC_ERR_MEMORY */
mc_status mc_entity_run_new(mc_entity_run **out, const mc_entity_index *index, mc_error *err);

/** NULL is allowed. */
void mc_entity_run_free(mc_entity_run *run);

/** Finds the parties of a document, before anything in it is judged.
 *  @param document  the one that `text` was made from; both borrowed until all of it is attributed
 *  @return MC_ERR_MEMORY */
mc_status mc_entity_find(mc_entity_run *run, const mc_document *document, const mc_text *text,
                         mc_error *err);

/** Where the text of the document names companies that are in no list and may lend, ascending.
 *  @param places  in the memory of the run, until the next document
 *  @return MC_ERR_MEMORY */
mc_status mc_entity_unlisted(mc_entity_run *run, const mc_norm_span **places, uint32_t *count,
                             mc_error *err);

/** Attributes every judgement that is not removed to the parties found (mc_entity_find comes
 *  first). May set a judgement's actor to collector when the company is a collection agency
 *  (hence `context` is not const).
 *
 *  A judgement has no attribution when it was removed; one of no company (MC_BY_NONE) when its
 *  actor is the consumer or an authority; else one, or several for coordinated companies. With
 *  `document->companies` only those are candidates.
 *
 *  @param document  the one that `text` was made from
 *  @param out       valid until the next call
 *  @return MC_ERR_MEMORY */
mc_status mc_entity_attribute(mc_entity_run *run, const mc_document *document, const mc_text *text,
                              const mc_match_result *matches, mc_context_result *context,
                              mc_entity_result *out, mc_error *err);

#endif
