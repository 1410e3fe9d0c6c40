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

typedef mc_str (*id_at)(const mc_lexicon *lexicon, uint32_t index);

static mc_str entry_id(const mc_lexicon *lexicon, uint32_t index)
{
    return lexicon->entries[index].id;
}

static mc_str company_id(const mc_lexicon *lexicon, uint32_t index)
{
    return lexicon->companies[index].id;
}

// Entries and companies stand in the order of their ids.
static uint32_t find_sorted(const mc_lexicon *lexicon, uint32_t count, id_at get, mc_str id)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        int order = mc_str_compare(get(lexicon, middle), id);
        if (order == 0) return middle;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return MC_NONE;
}

uint32_t mc_lexicon_entry_find(const mc_lexicon *lexicon, mc_str id)
{
    return find_sorted(lexicon, lexicon->entry_count, entry_id, id);
}

uint32_t mc_lexicon_cue_find(const mc_lexicon *lexicon, mc_str id)
{
    for (uint32_t i = 0; i < lexicon->cue_count; i++) {
        if (mc_str_equal(lexicon->cues[i].id, id)) return i;
    }
    return MC_NONE;
}

mc_str mc_lexicon_cue_frame(const mc_lexicon *lexicon, uint32_t cue)
{
    uint32_t frame = lexicon->cues[cue].frame;
    return frame == MC_NONE ? (mc_str){NULL, 0} : lexicon->cue_frames[frame];
}

uint32_t mc_lexicon_company_find(const mc_lexicon *lexicon, mc_str id)
{
    return find_sorted(lexicon, lexicon->company_count, company_id, id);
}

uint32_t mc_lexicon_family_find(const mc_lexicon *lexicon, mc_str code)
{
    for (uint32_t i = 0; i < lexicon->family_count; i++)
        if (mc_str_equal(lexicon->families[i].code, code)) return i;
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

const char *mc_genre_sign_code(mc_genre_sign sign)
{
    return MC_VOCABULARY_GENRE_SIGN.codes[sign];
}

const char *mc_cue_kind_code(mc_cue_kind kind)
{
    return MC_VOCABULARY_CUE_KIND.codes[kind];
}

const char *mc_entry_kind_code(mc_entry_kind kind)
{
    return MC_VOCABULARY_ENTRY_KIND.codes[kind];
}
