// SPDX-License-Identifier: Apache-2.0
/** Damaged and disguised copies of the lexicon's examples: what must hit still hits, what
 *  must not stays quiet. */
#ifndef MC_PIPELINE_MUTATION_H
#define MC_PIPELINE_MUTATION_H

#include "lexicon/lexicon.h"

/** How a copy differs from its example. */
typedef enum mc_mutation {
    MC_MUTATION_TRADITIONAL, /**< each character in a traditional form that folds to it */
    MC_MUTATION_READINGS, /**< the reading in brackets behind every third character that has one */
    MC_MUTATION_ZERO_WIDTH, /**< a zero-width space behind every character */
    MC_MUTATION_FULL_WIDTH, /**< ASCII in full width */
    MC_MUTATION_UPPER_CASE, /**< Latin letters in upper case */
    MC_MUTATION_REFERENCES, /**< every fifth character as an HTML character reference */
    MC_MUTATION_SPELLING /**< the entry's term in a spelling that its flags promise (text/variants.h) */
} mc_mutation;

enum { MC_MUTATION_COUNT = MC_MUTATION_SPELLING + 1 };

/** Code of a mutation ("zero_width"); words are in the catalogue under "mutation.CODE". */
const char *mc_mutation_code(mc_mutation mutation);

/** Tables from which copies are made; one a thread. */
typedef struct mc_mutator mc_mutator;

/** Reads what it needs of the lexicon's own folder.
 *  @param lexicon  must outlive the mutator
 *  @return MC_ERR_MEMORY, MC_ERR_IO, MC_ERR_LEXICON */
mc_status mc_mutator_new(mc_mutator **out, const mc_lexicon *lexicon, mc_error *err);

/** NULL is allowed. */
void mc_mutator_free(mc_mutator *mutator);

/** Takes one copy: the example with another sentence, valid during the call. Another status
 *  than MC_OK ends the walk. */
typedef mc_status mc_mutation_sink(void *payload, mc_mutation mutation, const mc_example *copy);

/** Hands each copy of the example that differs from it to `sink`, in a fixed order.
 *
 *  Spellings are made of hits of term entries only: each of the longer ones, and up to three by
 *  sound and by shape for each character, as far as they are a disguise where the term stands.
 *
 *  @return MC_ERR_MEMORY, else what the sink returned */
mc_status mc_mutator_each(mc_mutator *mutator, const mc_example *example, mc_mutation_sink *sink,
                          void *payload, mc_error *err);

#endif
