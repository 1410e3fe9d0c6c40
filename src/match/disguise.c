// SPDX-License-Identifier: Apache-2.0
#include "match/disguise.h"

#include "base/error.h"

enum { MAX_SPELLINGS = 600 }; // of one term

// The kinds of disguise that the entry's flags name.
static uint32_t kinds_of(const mc_entry *entry)
{
    static const struct {
        uint32_t flag, kind;
    } kinds[] = {{MC_FLAG_PHONETIC, MC_VARIANT_PHONETIC},
                 {MC_FLAG_SHAPE, MC_VARIANT_SHAPE},
                 {MC_FLAG_SPLIT, MC_VARIANT_SPLIT},
                 {MC_FLAG_GAPPED, MC_VARIANT_GAPPED}};
    uint32_t found = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (entry->flags & kinds[i].flag) found |= kinds[i].kind;
    return found;
}

mc_status mc_disguise_spell(mc_match_index *index, const mc_entry *entry, mc_variants *out,
                            mc_error *err)
{
    const mc_lexicon *lexicon = index->lexicon;
    uint32_t kinds = kinds_of(entry);
    *out = (mc_variants){NULL, 0, true};
    if (!kinds || !lexicon->folder_count) return MC_OK;
    if (!index->variants) {
        mc_status st = mc_variant_tables_load(&index->variants, lexicon->folders[0].data, err);
        if (st != MC_OK) return st;
    }
    *out = mc_variants_of(index->variants, &index->arena, entry->detail.term, kinds, MAX_SPELLINGS);
    return out->items ? MC_OK : mc_error_memory(err);
}

bool mc_disguise_stands_free(const mc_match_index *index, uint32_t entry, const mc_text *text,
                             mc_norm_span span)
{
    mc_ustr units = {text->norm, text->norm_size};
    bool replaced = span.end - span.begin == index->lexicon->entries[entry].detail.term.size;
    return mc_variants_stand_free(index->variants, units, span.begin, span.end, replaced);
}
