// SPDX-License-Identifier: Apache-2.0
#include "lexicon/lexicon.h"

#include "lexicon/vocabulary.h"

uint32_t mc_lexicon_category_find(const mc_lexicon *lexicon, mc_str code)
{
    for (uint32_t i = 0; i < lexicon->category_count; i++) {
        if (mc_str_equal(lexicon->categories[i].code, code)) return i;
    }
    return MC_NONE;
}

uint32_t mc_lexicon_entry_find(const mc_lexicon *lexicon, mc_str id)
{
    uint32_t low = 0, high = lexicon->entry_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = mc_str_compare(lexicon->entries[middle].id, id);
        if (order == 0) return middle;
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return MC_NONE;
}

uint32_t mc_lexicon_company_find(const mc_lexicon *lexicon, mc_str id)
{
    uint32_t low = 0, high = lexicon->company_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = mc_str_compare(lexicon->companies[middle].id, id);
        if (order == 0) return middle;
        if (order < 0) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return MC_NONE;
}

uint32_t mc_lexicon_class_find(const mc_lexicon *lexicon, mc_str name)
{
    // named classes stand first
    for (uint32_t i = 0; i < lexicon->class_count && lexicon->classes[i].name.size; i++) {
        if (mc_str_equal(lexicon->classes[i].name, name)) return i;
    }
    return MC_NONE;
}

uint32_t mc_lexicon_legal_person(const mc_lexicon *lexicon, uint32_t company)
{
    uint32_t at = company;
    for (uint32_t steps = 0; steps < lexicon->company_count; steps++) {
        uint32_t above = lexicon->companies[at].operator_of;
        if (above == MC_NONE) break;
        at = above;
    }
    return at;
}

const char *mc_force_code(mc_force force)
{
    return MC_VOCABULARY_FORCE.codes[force];
}

const char *mc_company_kind_code(mc_company_kind kind)
{
    return MC_VOCABULARY_COMPANY_KIND.codes[kind];
}

const char *mc_cue_kind_code(mc_cue_kind kind)
{
    return MC_VOCABULARY_CUE_KIND.codes[kind];
}

const char *mc_entry_kind_code(mc_entry_kind kind)
{
    return MC_VOCABULARY_ENTRY_KIND.codes[kind];
}
