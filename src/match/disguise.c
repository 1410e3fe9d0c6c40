// SPDX-License-Identifier: Apache-2.0
#include "match/disguise.h"

#include "base/error.h"
#include "base/lower_bound.h"

enum { MAX_SPELLINGS = 600 }; // of one term

uint32_t mc_disguise_kinds(uint32_t flags)
{
    static const struct {
        uint32_t flag, kind;
    } kinds[] = {{MC_FLAG_PHONETIC, MC_VARIANT_PHONETIC},
                 {MC_FLAG_SPLIT, MC_VARIANT_SPLIT},
                 {MC_FLAG_GAPPED, MC_VARIANT_GAPPED}};
    uint32_t found = 0;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (flags & kinds[i].flag) found |= kinds[i].kind;
    return found;
}

static bool asks(const mc_entry *entry)
{
    return entry->kind == MC_ENTRY_TERM && mc_match_plan_is_live(entry) &&
           (mc_disguise_kinds(entry->flags) || entry->flags & MC_FLAG_SHAPE);
}

mc_status mc_disguise_load(mc_match_index *index, mc_error *err)
{
    const mc_lexicon *lexicon = index->lexicon;
    bool asked = false;
    for (uint32_t e = 0; !asked && e < lexicon->entry_count; e++)
        asked = asks(&lexicon->entries[e]);
    if (!asked || !lexicon->folder_count) return MC_OK;
    return mc_variant_tables_load(&index->variants, lexicon->region, lexicon->folders[0].data,
                                  mc_fold_table_words(lexicon->fold), err);
}

mc_status mc_disguise_spell(mc_match_index *index, mc_arena *arena, const mc_entry *entry,
                            mc_variants *out, mc_error *err)
{
    const mc_lexicon *lexicon = index->lexicon;
    uint32_t kinds = mc_disguise_kinds(entry->flags);
    *out = (mc_variants){NULL, 0, true};
    if (!(kinds | (entry->flags & MC_FLAG_SHAPE)) || !lexicon->folder_count) return MC_OK;
    *out = mc_variants_of(index->variants, arena, entry->detail.term, kinds, MAX_SPELLINGS);
    return out->items ? MC_OK : mc_error_memory(err);
}

uint32_t mc_disguise_flag(mc_confusion kind)
{
    switch (kind) {
    case MC_CONFUSED_BY_SOUND:
        return MC_FLAG_PHONETIC;
    case MC_CONFUSED_BY_SHAPE:
        return MC_FLAG_SHAPE;
    }
    return 0;
}

static bool is_confused(const mc_entry *entry, mc_confusion kind)
{
    return entry->kind == MC_ENTRY_TERM && mc_match_plan_is_live(entry) &&
           entry->flags & mc_disguise_flag(kind) && entry->detail.term.size > 1;
}

// The terms of one kind, and which entry each is.
static bool file_kind(mc_match_index *index, mc_arena *arena, mc_confusion kind,
                      mc_confusable_terms *out)
{
    const mc_lexicon *lexicon = index->lexicon;
    mc_ustr *terms = mc_arena_array(arena, lexicon->entry_count, sizeof *terms);
    uint32_t *entries = mc_arena_array(&index->arena, lexicon->entry_count, sizeof *entries);
    uint32_t count = 0;
    if (!terms || !entries) return false;
    for (uint32_t e = 0; e < lexicon->entry_count; e++) {
        if (!is_confused(&lexicon->entries[e], kind)) continue;
        terms[count] = lexicon->entries[e].detail.term;
        entries[count++] = e;
    }
    *out = (mc_confusable_terms){terms, count};
    index->confused_entries[kind] = entries;
    return true;
}

mc_status mc_disguise_file(mc_match_index *index, mc_error *err)
{
    mc_confusable_terms terms[MC_CONFUSION_COUNT];
    mc_arena arena = MC_ARENA_INIT;
    bool ok = true;
    if (!index->variants) return MC_OK;
    for (uint32_t kind = 0; ok && kind < MC_CONFUSION_COUNT; kind++)
        ok = file_kind(index, &arena, (mc_confusion)kind, &terms[kind]);
    const mc_confusables *tables = mc_variant_tables_confusables(index->variants);
    mc_status st =
        ok ? mc_confusion_index_new(&index->confusions, tables, terms, err) : mc_error_memory(err);
    mc_arena_dispose(&arena);
    return st;
}

bool mc_disguise_stands_free(const mc_text *text, mc_norm_span span)
{
    return mc_variants_stand_free((mc_ustr){text->norm, text->norm_size}, span.begin, span.end);
}

// True when the characters there are a term or class word of their own.
static bool is_known(const mc_literal_hits *found, mc_norm_span span)
{
    uint32_t low = MC_LOWER_BOUND(found->items, found->count, span.begin, span.begin);
    for (; low < found->count && found->items[low].span.begin == span.begin; low++)
        if (found->items[low].span.end == span.end) return true;
    return false;
}

static void offer_disguises(mc_matcher *matcher, uint32_t kind, mc_disguise_sink *offer)
{
    const mc_match_index *index = matcher->index;
    const mc_literal_hits *hits = &matcher->confused[kind];
    mc_ustr units = {matcher->text->norm, matcher->text->norm_size};
    for (uint32_t i = 0; i < hits->count; i++) {
        const mc_literal_hit *hit = &hits->items[i];
        uint32_t entry = index->confused_entries[kind][hit->literal];
        if (is_known(&matcher->found, hit->span)) continue;
        if (mc_variants_is_disguise(index->variants, index->lexicon->entries[entry].detail.term,
                                    units, hit->span.begin, hit->span.end))
            offer(matcher, entry, hit->span);
    }
}

void mc_disguise_scan(mc_matcher *matcher, mc_disguise_sink *offer)
{
    mc_ustr units = {matcher->text->norm, matcher->text->norm_size};
    if (!matcher->index->confusions || matcher->status != MC_OK) return;
    for (uint32_t kind = 0; kind < MC_CONFUSION_COUNT; kind++)
        matcher->confused[kind].count = 0;
    matcher->status = mc_confusion_index_scan(matcher->index->confusions, units, matcher->confused);
    for (uint32_t kind = 0; kind < MC_CONFUSION_COUNT && matcher->status == MC_OK; kind++)
        offer_disguises(matcher, kind, offer);
}
