// SPDX-License-Identifier: Apache-2.0
/** Fingerprints of a text by which the store finds its copies. */
#ifndef MC_RECORD_SKETCH_H
#define MC_RECORD_SKETCH_H

#include "entity/entity.h"

/** Values of a sketch; two texts agree in about as many of them as their shingles are alike. */
#define MC_SKETCH_BINS 32u

/** Fingerprints of one document. */
typedef struct mc_sketch {
    char text_hash[33]; /**< of the folded text without blanks; equal = exact copies */
    const uint64_t
        *sentence_hashes; /**< of masked sentences of at least MC_SKETCH_SENTENCE units */
    uint32_t sentence_count;
    uint16_t bins[MC_SKETCH_BINS]; /**< all 0 when `empty` */
    bool empty;                    /**< the text is shorter than one shingle */
} mc_sketch;

/** Units of the shortest sentence that gets a hash: shorter ones are everybody's. */
#define MC_SKETCH_SENTENCE 8u

/** Computes the hash of the text alone: `empty`, without sentence hashes.
 *  @return MC_ERR_MEMORY. Linear. */
mc_status mc_sketch_hash(mc_sketch *out, const mc_text *text, mc_arena *arena, mc_error *err);

/** Computes all fingerprints. Masked means: names of companies, runs of digits and blanks do not
 *  matter, so that a copy with another name, date or amount stays near.
 *
 *  @param entities  their mentions are masked; NULL = none
 *  @param arena     sentence hashes and scratch live here
 *  @return MC_ERR_MEMORY. Linear. */
mc_status mc_sketch_compute(mc_sketch *out, const mc_text *text, const mc_entity_result *entities,
                            mc_arena *arena, mc_error *err);

#endif
