// SPDX-License-Identifier: Apache-2.0
#include "entity/reference.h"

#include "base/lower_bound.h"
#include "entity/pair_word.h"

// Number of cues that begin before `at`.
static uint32_t cues_before(const mc_literal_hits *cues, uint32_t at)
{
    return MC_LOWER_BOUND(cues->items, cues->count, span.begin, at);
}

bool mc_reference_stands(const mc_entity_index *index, const mc_literal_hits *cues,
                         mc_norm_span span)
{
    uint32_t last = cues_before(cues, span.end);
    for (uint32_t i = last; i-- > 0 && last - i <= MC_MAX_REFERENCE_CUES;) {
        if (cues->items[i].span.begin < span.begin) return false;
        const mc_cue *cue = &index->lexicon->cues[index->owners[cues->items[i].literal]];
        if (cue->kind == MC_CUE_REFERENCE && cue->weight != MC_PAIR_OTHER) return true;
    }
    return false;
}
