// SPDX-License-Identifier: Apache-2.0
#include "entity/entity_index.h"

#include <string.h>

#include "base/error.h"
#include "base/limits.h"
#include "match/required.h"

/* Units that a match of unbounded length may span. */
enum { UNBOUNDED_REACH = 48 };

static const char *const class_names[MC_ENTITY_CLASS_COUNT] = {
    [MC_ENTITY_OBJECT_BEFORE] = "company_object_before",
    [MC_ENTITY_AGENT_BEFORE] = "company_agent_before",
    [MC_ENTITY_FUNDER_BEFORE] = "company_funder_before",
    [MC_ENTITY_FUNDER_LEAD] = "company_funder_lead",
    [MC_ENTITY_FUNDER_AFTER] = "company_funder_after",
    [MC_ENTITY_COLLECTOR_BEFORE] = "company_collector_before",
    [MC_ENTITY_COLLECTOR_ENDING] = "company_collector_ending",
    [MC_ENTITY_ADVERB] = "company_adverb",
    [MC_ENTITY_BYSTANDER_BEFORE] = "company_bystander_before",
    [MC_ENTITY_BYSTANDER_AFTER] = "company_bystander_after",
    [MC_ENTITY_CONTACT_BEFORE] = "company_contact_before",
    [MC_ENTITY_ACCOUNT_BEFORE] = "company_account_before",
    [MC_ENTITY_ACCOUNT_AFTER] = "company_account_after",
    [MC_ENTITY_ALL_AFTER] = "company_all_after",
    [MC_ENTITY_JOINTS] = "company_joints",
    [MC_ENTITY_LIST_HEADS] = "company_list_heads",
    [MC_ENTITY_GENERIC] = "company_generic",
    [MC_ENTITY_NAME_BREAK] = "company_name_break",
    [MC_ENTITY_NAME_KEEP] = "company_name_keep",
    [MC_ENTITY_NAME_COMMON] = "company_name_common",
    [MC_ENTITY_NAME_PLACE] = "company_name_place",
    [MC_ENTITY_NAME_UNIT] = "company_name_unit",
    [MC_ENTITY_ANOTHER] = "company_another",
    [MC_ENTITY_OTHER_CASE] = "company_other_case",
    [MC_ENTITY_SEVERAL] = "company_several",
    [MC_ENTITY_NAME_OTHER] = "company_name_other",
    [MC_ENTITY_NAME_TRADE] = "company_name_trade",
    [MC_ENTITY_NAME_WEAK] = "company_name_weak",
    [MC_ENTITY_NAME_ACT] = "company_name_act",
    [MC_ENTITY_NAME_VERB] = "company_name_verb",
    [MC_ENTITY_NAME_ROLE] = "company_name_role",
    [MC_ENTITY_NAME_STRONG] = "company_name_strong",
    [MC_ENTITY_NAME_NEVER] = "company_name_never",
    [MC_ENTITY_PLACE_FIRM] = "company_place_firm",
    [MC_ENTITY_FIRM_DONE] = "company_firm_done",
    [MC_ENTITY_BRANCH] = "company_branch",
    [MC_ENTITY_LEGAL_FORM] = "company_legal_form",
    [MC_ENTITY_NAME_ENDING] = "company_name_ending",
    [MC_ENTITY_NAME_SHORTENED] = "company_name_shortened",
    [MC_ENTITY_PLACE_RANK] = "company_place_rank",
    [MC_ENTITY_NAME_LEAD] = "company_name_lead",
    [MC_ENTITY_BRIEF_AFTER] = "company_brief_after",
    [MC_ENTITY_BRIEF_SURE] = "company_brief_sure",
    [MC_ENTITY_BRIEF_NEVER] = "company_brief_never",
    [MC_ENTITY_CULPRIT_BEFORE] = "company_culprit_before",
    [MC_ENTITY_MASK_BEFORE] = "company_mask_before",
    [MC_ENTITY_REPORTS_AFTER] = "company_reports_after",
    [MC_ENTITY_PRINCIPAL_BEFORE] = "company_principal_before",
    [MC_ENTITY_HIRED] = "company_hired",
    [MC_ENTITY_CHARGE_BEFORE] = "company_charge_before",
    [MC_ENTITY_CHARGE_AFTER] = "company_charge_after",
    [MC_ENTITY_HOUSE_BEFORE] = "company_house_before",
    [MC_ENTITY_HOUSE_AFTER] = "company_house_after",
    [MC_ENTITY_COMPARED_BEFORE] = "company_compared_before",
    [MC_ENTITY_COMPARED_AFTER] = "company_compared_after",
    [MC_ENTITY_SUES] = "company_sues",
    [MC_ENTITY_TAKES_BEFORE] = "company_takes_before",
    [MC_ENTITY_OPTION_BEFORE] = "company_option_before",
    [MC_ENTITY_OPTION_AFTER] = "company_option_after",
    [MC_ENTITY_TOLD_BEFORE] = "company_told_before",
    [MC_ENTITY_PURPOSE_AFTER] = "company_purpose_after",
    [MC_ENTITY_KIND_BANK] = "company_kind_bank",
    [MC_ENTITY_KIND_INSURER] = "company_kind_insurer",
    [MC_ENTITY_KIND_LESSOR] = "company_kind_lessor",
    [MC_ENTITY_KIND_GUARANTOR] = "company_kind_guarantor",
    [MC_ENTITY_KIND_COLLECTOR] = "company_kind_collector",
    [MC_ENTITY_KIND_OTHERS] = "company_kind_others",
    [MC_ENTITY_OWNS] = "company_owns",
    [MC_ENTITY_IMPOSTOR] = "company_impostor",
    [MC_ENTITY_PASSIVE] = "company_passive",
    [MC_ENTITY_TRADER] = "company_trader",
    [MC_ENTITY_INSURER_MATTER] = "company_insurer_matter",
    [MC_ENTITY_BANK_MATTER] = "company_bank_matter",
    [MC_ENTITY_COUNSEL] = "company_counsel",
    [MC_ENTITY_ORDINARY] = "company_ordinary",
};

bool mc_entity_index_holds(const mc_entity_index *index, mc_entity_class which, mc_ustr word)
{
    return mc_word_list_holds(&index->classes[which], word);
}

/* Literals on their way into an index. */
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

/* Where the first capturing group opens; UINT32_MAX when there is none. */
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

/* mc_regex quotes the group named q: the first group of a discovery gets that name. */
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
    uint32_t at = mc_lexicon_class_find(index->lexicon, mc_str_from_z(class_names[which]));
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

static uint32_t find_family(const mc_lexicon *lexicon, const char *code)
{
    for (uint32_t i = 0; i < lexicon->family_count; i++)
        if (mc_str_equal(lexicon->families[i].code, mc_str_from_z(code))) return i;
    return MC_NONE;
}

mc_status mc_entity_index_new(mc_entity_index **out, const mc_lexicon *lexicon, mc_error *err)
{
    mc_arena arena = MC_ARENA_IN(lexicon->region);
    mc_entity_index *index = mc_arena_alloc(&arena, sizeof *index);
    if (index == NULL) return mc_error_memory(err);
    index->arena = arena;
    index->lexicon = lexicon;
    index->collection = find_family(lexicon, "collection");
    index->resolution = find_family(lexicon, "resolution");

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
    mc_arena arena = index->arena; /* the index lies in it */
    mc_arena_dispose(&arena);
}
