// SPDX-License-Identifier: Apache-2.0
#include "context/respondent.h"

#include "base/error.h"

/* A respondent whose own name says that it lends is a company named, however little
 * the text speaks of debt:
 *
 *     穗安小贷: 他们把电话打到我师傅那里。        小贷 is a word of debt: no text of another trade, for all its 师傅
 *     鼎岳小贷: 鼎岳的催收骂我                    what stands before the word is the short form */

mc_status mc_respondent_look(mc_evidence *out, mc_genre_scan *scan, const mc_context_index *index,
                             const mc_document *document, mc_names *names, mc_arena *arena,
                             mc_error *err)
{
    const mc_lexicon *lexicon = index->lexicon;
    if (document->respondent.size == 0 || lexicon->fold == NULL) return MC_OK;
    mc_ustr name = mc_fold_string(lexicon->fold, arena, document->respondent);
    if (name.data == NULL) return mc_error_memory(err);
    mc_literal_hits *raw = &scan->raw;
    raw->count = 0;
    if (index->wide.count == 0) return MC_OK;
    mc_norm_span whole = {0, name.size};
    if (mc_literal_index_scan(index->wide.literals, name.data, whole, raw) != MC_OK)
        return mc_error_memory(err);
    uint32_t brief = name.size;
    for (uint32_t i = 0; i < raw->count; i++) {
        const mc_cue *cue = &lexicon->cues[index->wide.cues[raw->items[i].literal]];
        if (cue->kind != MC_CUE_DOMAIN || cue->scope == MC_SCOPE_SENTENCE) continue;
        out->named = true;
        out->domain++;
        if (raw->items[i].span.begin < brief) brief = raw->items[i].span.begin;
    }
    if (brief < name.size) mc_name_called(names, name, brief);
    return MC_OK;
}
