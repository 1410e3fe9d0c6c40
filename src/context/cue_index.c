// SPDX-License-Identifier: Apache-2.0
#include "context/cue_index.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "context/context.h"

static const char *const CLASS_NAMES[MC_CONTEXT_CLASS_COUNT] = {
#define CLASS(constant, name) [MC_CLASS_##constant] = name,
#include "context/word_classes.def"
#undef CLASS
};

// Kinds that are evidence over the whole document, not scopes around a hit.
static const bool IS_WIDE[MC_CUE_KIND_COUNT] = {
    [MC_CUE_DOMAIN] = true,        [MC_CUE_OTHER_DOMAIN] = true,
    [MC_CUE_GENRE] = true,         [MC_CUE_COMPANY_CONTEXT] = true,
    [MC_CUE_SPEAKER_AGENT] = true, [MC_CUE_SPEAKER_CUSTOMER] = true,
};

// Kinds that only the entity layer looks at.
static bool is_entity_kind(mc_cue_kind kind)
{
    return kind == MC_CUE_REFERENCE || kind == MC_CUE_INTRODUCTION || kind == MC_CUE_CONTRAST;
}

static bool is_active(const mc_cue *cue)
{
    return (cue->status == MC_STATUS_TESTING || cue->status == MC_STATUS_STABLE) &&
           cue->text.size > 0 && !is_entity_kind(cue->kind);
}

const mc_cue_words *mc_cue_index_class_at(const mc_context_index *index, uint32_t at)
{
    return at == MC_NONE ? NULL : index->words[at];
}

const mc_cue_words *mc_cue_index_class(const mc_context_index *index, mc_context_class name)
{
    return mc_cue_index_class_at(index, index->class_at[name]);
}

static mc_status build_class(mc_context_index *index, uint32_t at, mc_error *err)
{
    if (at == MC_NONE || index->words[at] != NULL) return MC_OK;
    index->words[at] = mc_arena_alloc(&index->arena, sizeof *index->words[at]);
    if (index->words[at] == NULL) return mc_error_memory(err);
    return mc_cue_words_init(index->words[at], &index->lexicon->classes[at], &index->arena, err);
}

// Most classes are of entries alone, and none of these is asked for here.
static mc_status build_words(mc_context_index *index, mc_error *err)
{
    const mc_lexicon *lexicon = index->lexicon;
    mc_status status = MC_OK;
    index->words = mc_arena_array(&index->arena, lexicon->class_count + 1u, sizeof *index->words);
    if (index->words == NULL) return mc_error_memory(err);
    for (uint32_t i = 0; status == MC_OK && i < MC_CONTEXT_CLASS_COUNT; i++)
        status = build_class(index, index->class_at[i], err);
    for (uint32_t i = 0; status == MC_OK && i < lexicon->cue_count; i++) {
        status = build_class(index, lexicon->cues[i].needs, err);
        if (status == MC_OK) status = build_class(index, lexicon->cues[i].ends, err);
    }
    return status;
}

bool mc_cue_index_starts(const mc_cue_words *words, mc_ustr text, uint32_t at, uint32_t *size)
{
    uint32_t best = words != NULL && at < text.size ? mc_cue_words_begin(words, text, at) : 0;
    if (size != NULL) *size = best;
    return best > 0;
}

bool mc_cue_index_ends(const mc_cue_words *words, mc_ustr text, uint32_t at)
{
    return words != NULL && mc_cue_words_end(words, text, at);
}

mc_norm_span mc_cue_index_find(const mc_cue_words *words, mc_ustr text, mc_norm_span span)
{
    uint32_t size = 0;
    for (uint32_t at = span.begin; words != NULL && at < span.end; at++) {
        if (at >= text.size || !mc_unit_filter_may_hold(&words->first, text.data[at])) continue;
        size = mc_cue_words_begin(words, text, at);
        if (size > 0 && at + size <= span.end) return (mc_norm_span){at, at + size};
    }
    return (mc_norm_span){span.end, span.end};
}

mc_norm_span mc_cue_index_find_last(const mc_cue_words *words, mc_ustr text, mc_norm_span span)
{
    mc_norm_span last = {span.begin, span.begin};
    for (mc_norm_span next = mc_cue_index_find(words, text, span); next.begin < next.end;
         next = mc_cue_index_find(words, text, (mc_norm_span){next.end, span.end}))
        last = next;
    return last;
}

bool mc_cue_index_covers(const mc_cue_words *words, mc_ustr text, mc_norm_span span)
{
    return words != NULL && mc_cue_words_cover(words, text, span);
}

static mc_status build_set(mc_context_index *index, mc_cue_set *set, bool wide, mc_error *err)
{
    const mc_lexicon *lexicon = index->lexicon;
    mc_ustr *texts = calloc(lexicon->cue_count + 1u, sizeof *texts);
    set->cues = mc_arena_array(&index->arena, lexicon->cue_count + 1u, sizeof *set->cues);
    if (texts == NULL || set->cues == NULL) {
        free(texts);
        return mc_error_memory(err);
    }
    for (uint32_t i = 0; i < lexicon->cue_count; i++) {
        const mc_cue *cue = &lexicon->cues[i];
        if (!is_active(cue) || IS_WIDE[cue->kind] != wide) continue;
        texts[set->count] = cue->text;
        set->cues[set->count++] = i;
    }
    mc_status status =
        mc_literal_index_new(&set->literals, lexicon->region, texts, set->count, err);
    free(texts);
    return status;
}

static mc_status build_names(mc_context_index *index, mc_error *err)
{
    const mc_lexicon *lexicon = index->lexicon;
    mc_ustr *texts = calloc(lexicon->alias_count + 1u, sizeof *texts);
    index->name_kinds = mc_arena_array(&index->arena, lexicon->alias_count + 1u, 1);
    if (texts == NULL || index->name_kinds == NULL) {
        free(texts);
        return mc_error_memory(err);
    }
    uint32_t count = 0;
    for (uint32_t i = 0; i < lexicon->alias_count; i++) {
        const mc_alias *alias = &lexicon->aliases[i];
        if (alias->needs != MC_NONE || alias->text.size < 2) continue;
        index->name_kinds[count] = (uint8_t)lexicon->companies[alias->company].kind;
        texts[count++] = alias->text;
    }
    mc_status status = mc_literal_index_new(&index->names, lexicon->region, texts, count, err);
    free(texts);
    return status;
}

mc_status mc_context_index_new(mc_context_index **out, const mc_lexicon *lexicon, mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(lexicon->region);
    mc_context_index *index = mc_arena_alloc(&arena, sizeof *index);
    if (index == NULL) return mc_error_memory(err);
    index->arena = arena;
    index->lexicon = lexicon;
    for (uint32_t i = 0; i < MC_CONTEXT_CLASS_COUNT; i++)
        index->class_at[i] = mc_lexicon_class_find(lexicon, mc_str_from_z(CLASS_NAMES[i]));

    mc_status status = build_words(index, err);
    if (status == MC_OK)
        status = mc_false_friends_list(&index->friends, lexicon, &index->arena, err);
    if (status == MC_OK) status = build_set(index, &index->near, false, err);
    if (status == MC_OK) status = build_set(index, &index->wide, true, err);
    if (status == MC_OK) status = build_names(index, err);
    if (status == MC_OK) status = mc_act_list(&index->acts, lexicon, &index->arena, err);
    if (status == MC_OK) {
        *out = index;
        return MC_OK;
    }
    mc_context_index_free(index);
    return status;
}

void mc_context_index_free(mc_context_index *index)
{
    if (index == NULL) return;
    mc_literal_index_free(index->near.literals);
    mc_literal_index_free(index->wide.literals);
    mc_literal_index_free(index->names);
    mc_arena arena = index->arena; // the index lies in it
    mc_arena_dispose(&arena);
}
