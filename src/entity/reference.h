// SPDX-License-Identifier: Apache-2.0
/** Finds words that refer to a company that was named before (该公司, 其). */
#ifndef MC_ENTITY_REFERENCE_H
#define MC_ENTITY_REFERENCE_H

#include "entity/entity_index.h"

/** True when such a word begins inside the span. Looks at the last
 *  MC_MAX_REFERENCE_CUES cues before its end.
 *
 *  @param cues  occurrences of the index's cues in the text, ordered */
bool mc_reference_stands(const mc_entity_index *index, const mc_literal_hits *cues,
                         mc_norm_span span);

/** Most cues that are looked at for one hit. */
#define MC_MAX_REFERENCE_CUES 64u

#endif
