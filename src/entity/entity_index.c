// SPDX-License-Identifier: Apache-2.0
#include "entity/entity_index.h"

#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "match/required.h"

// Units that a match of unbounded length may span.
enum { UNBOUNDED_REACH = 48 };

static const char *const CLASS_NAMES[MC_ENTITY_CLASS_COUNT] = {
#define CLASS(constant, name) [MC_ENTITY_##constant] = name,
#include "entity/company_classes.def"
#undef CLASS
};

// Literals on their way into an index.
typedef struct literal_list {
    mc_ustr *items;
    uint32_t *owners;
    uint32_t count, capacity;
    mc_arena scratch; // of what nobody needs when the index is made
} literal_list;

static mc_status list_new(literal_list *list, uint32_t capacity, mc_error *err)
{
    *list = (literal_list){.scratch = MC_ARENA_INIT, .capacity = capacity};
    list->items = mc_arena_array(&list->scratch, capacity, sizeof *list->items);
    list->owners = mc_arena_array(&list->scratch, capacity, sizeof *list->owners);
    return mc_arena_failed(&list->scratch) ? mc_error_memory(err) : MC_OK;
}

static void list_add(literal_list *list, mc_ustr item, uint32_t owner)
{
    if (item.size == 0 || item.size > MC_MAX_LITERAL_UNITS || list->count == list->capacity) return;
    list->items[list->count] = item;
    list->owners[list->count++] = owner;
}

static bool is_used(mc_entry_status status)
{
    return status == MC_STATUS_TESTING || status == MC_STATUS_STABLE;
}

static void list_aliases(const mc_entity_index *index, literal_list *list)
{
    const mc_lexicon *lexicon = index->lexicon;
    for (uint32_t i = 0; i < lexicon->alias_count; i++)
        if (is_used(lexicon->aliases[i].status)) list_add(list, lexicon->aliases[i].text, i);
}

static bool is_entity_cue(const mc_cue *cue)
{
    return is_used(cue->status) &&
           (cue->kind == MC_CUE_REFERENCE || cue->kind == MC_CUE_INTRODUCTION ||
            cue->kind == MC_CUE_CONTRAST);
}

static void list_cues(const mc_entity_index *index, literal_list *list)
{
    const mc_lexicon *lexicon = index->lexicon;
    for (uint32_t i = 0; i < lexicon->cue_count; i++)
        if (is_entity_cue(&lexicon->cues[i])) list_add(list, lexicon->cues[i].text, i);
}

// Where the first capturing group opens; UINT32_MAX when there is none.
static uint32_t first_group(mc_ustr pattern)
{
    bool in_class = false;
    for (uint32_t i = 0; i < pattern.size; i++) {
        uint16_t c = pattern.data[i];
        if (c == '\\')
            i++;
        else if (c == '[')
            in_class = true;
        else if (c == ']')
            in_class = false;
        else if (c == '(' && !in_class && (i + 1 == pattern.size || pattern.data[i + 1] != '?'))
            return i;
    }
    return UINT32_MAX;
}

// mc_regex quotes the group named q: the first group of a discovery gets that name.
static mc_ustr with_quote_group(mc_arena *arena, mc_ustr pattern)
{
    static const uint16_t name[] = {'?', '<', 'q', '>'};
    enum { NAME_UNITS = sizeof name / sizeof *name };
    uint32_t at = first_group(pattern);
    if (at == UINT32_MAX) return pattern;
    uint16_t *units = mc_arena_array(arena, (size_t)pattern.size + NAME_UNITS, sizeof *units);
    if (units == NULL) return pattern;
    memcpy(units, pattern.data, (at + 1) * sizeof *units);
    memcpy(units + at + 1, name, sizeof name);
    memcpy(units + at + 1 + NAME_UNITS, pattern.data + at + 1,
           (pattern.size - at - 1) * sizeof *units);
    return (mc_ustr){units, pattern.size + NAME_UNITS};
}

static mc_status finder_compile(mc_entity_index *index, mc_arena *scratch, uint32_t at,
                                mc_required *required, mc_error *err)
{
    const mc_discovery *row = &index->lexicon->discoveries[at];
    mc_finder *finder = &index->finders[index->finder_count];
    if (!mc_required_find(required, scratch, NULL, row->pattern)) return mc_error_memory(err);
    if (required->count == 0 || first_group(row->pattern) == UINT32_MAX)
        return mc_error_set_at(err, MC_ERR_LEXICON, row->origin.file, row->origin.line, 0,
                               "discovery %.*s: expected a capturing group and a literal of two "
                               "characters that every match contains",
                               (int)row->id.size, row->id.data);
    finder->discovery = at;
    finder->reach = required->longest < UNBOUNDED_REACH ? required->longest : UNBOUNDED_REACH;
    mc_error detail = {0};
    mc_status st =
        mc_regex_new(&finder->regex, &index->arena, with_quote_group(&index->arena, row->pattern),
                     MC_REGEX_ANYWHERE, &detail);
    if (st == MC_OK) st = mc_regex_check(finder->regex, &detail);
    if (st != MC_OK)
        return mc_error_set_at(err, st, row->origin.file, row->origin.line, 0, "discovery %.*s: %s",
                               (int)row->id.size, row->id.data, detail.message);
    index->finder_count++;
    return MC_OK;
}

static mc_status list_finders(mc_entity_index *index, literal_list *list, mc_error *err)
{
    const mc_lexicon *lexicon = index->lexicon;
    mc_status st = MC_OK;
    index->finders = mc_arena_array(&index->arena, lexicon->discovery_count, sizeof(mc_finder));
    if (index->finders == NULL) return mc_error_memory(err);
    for (uint32_t i = 0; st == MC_OK && i < lexicon->discovery_count; i++) {
        if (!is_used(lexicon->discoveries[i].status)) continue;
        mc_required required;
        st = finder_compile(index, &list->scratch, i, &required, err);
        for (uint32_t j = 0; st == MC_OK && j < required.count; j++)
            list_add(list, required.literals[j], index->finder_count - 1);
    }
    return st;
}

static mc_status index_literals(mc_entity_index *index, mc_error *err)
{
    const mc_lexicon *lexicon = index->lexicon;
    uint32_t most = lexicon->alias_count + lexicon->cue_count +
                    lexicon->discovery_count * MC_MAX_REQUIRED_LITERALS;
    literal_list list;
    mc_status st = list_new(&list, most, err);
    if (st == MC_OK) {
        list_aliases(index, &list);
        index->alias_end = list.count;
        st = list_finders(index, &list, err);
        index->trigger_end = list.count;
        list_cues(index, &list);
    }
    if (st == MC_OK && list.count > 0) {
        index->owners = mc_arena_copy(&index->arena, list.owners, list.count * sizeof *list.owners);
        st = index->owners ? mc_literal_index_new(&index->literals, lexicon->region, list.items,
                                                  list.count, err)
                           : mc_error_memory(err);
    }
    mc_arena_dispose(&list.scratch);
    return st;
}

static mc_status list_class(mc_entity_index *index, mc_entity_class which, mc_arena *scratch,
                            mc_error *err)
{
    uint32_t at = mc_lexicon_class_find(index->lexicon, mc_str_from_z(CLASS_NAMES[which]));
    if (at == MC_NONE) return MC_OK;
    const mc_word_class *class = &index->lexicon->classes[at];
    mc_ustr *words = mc_arena_array(scratch, class->word_count, sizeof *words);
    if (words == NULL) return mc_error_memory(err);
    for (uint32_t i = 0; i < class->word_count; i++)
        words[i] = class->words[i].text;
    return mc_word_list_make(&index->classes[which], words, class->word_count, &index->arena, err);
}

static mc_status list_references(mc_entity_index *index, mc_arena *scratch, mc_error *err)
{
    const mc_lexicon *lexicon = index->lexicon;
    mc_ustr *words = mc_arena_array(scratch, lexicon->cue_count, sizeof *words);
    if (words == NULL) return mc_error_memory(err);
    uint32_t count = 0;
    for (uint32_t i = 0; i < lexicon->cue_count; i++)
        if (lexicon->cues[i].kind == MC_CUE_REFERENCE && is_used(lexicon->cues[i].status))
            words[count++] = lexicon->cues[i].text;
    return mc_word_list_make(&index->references, words, count, &index->arena, err);
}

static mc_status index_words(mc_entity_index *index, mc_error *err)
{
    mc_arena scratch = MC_ARENA_INIT;
    mc_status st = list_references(index, &scratch, err);
    for (int i = 0; st == MC_OK && i < MC_ENTITY_CLASS_COUNT; i++)
        st = list_class(index, (mc_entity_class)i, &scratch, err);
    mc_arena_dispose(&scratch);
    return st;
}

mc_status mc_entity_index_new(mc_entity_index **out, const mc_lexicon *lexicon, mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(lexicon->region);
    mc_entity_index *index = mc_arena_alloc(&arena, sizeof *index);
    if (index == NULL) return mc_error_memory(err);
    index->arena = arena;
    index->lexicon = lexicon;
    index->collection = mc_lexicon_family_find(lexicon, MC_STR("collection"));
    index->resolution = mc_lexicon_family_find(lexicon, MC_STR("resolution"));

    mc_status st = index_words(index, err);
    if (st == MC_OK) st = index_literals(index, err);
    if (st == MC_OK) {
        *out = index;
        return MC_OK;
    }
    mc_entity_index_free(index);
    return st;
}

void mc_entity_index_free(mc_entity_index *index)
{
    if (index == NULL) return;
    mc_literal_index_free(index->literals);
    for (uint32_t i = 0; i < index->finder_count; i++)
        mc_regex_dispose(index->finders[i].regex);
    mc_arena arena = index->arena; // the index lies in it
    mc_arena_dispose(&arena);
}
