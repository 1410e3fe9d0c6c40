// SPDX-License-Identifier: Apache-2.0
#include "context/act.h"

#include "base/error.h"

// Codes are ASCII in lower case, so that folding leaves them as they are.
static bool is_code(mc_ustr word, mc_str code)
{
    uint32_t same = 0;
    while (word.size == code.size && same < code.size &&
           word.data[same] == (uint8_t)code.data[same])
        same++;
    return word.size == code.size && same == code.size;
}

// Does the class hold the code of the category?
static bool is_listed(const mc_lexicon *lexicon, const char *class, const mc_category *category)
{
    uint32_t at = mc_lexicon_class_find(lexicon, mc_str_from_z(class));
    if (at == MC_NONE) return false;
    const mc_word_class *codes = &lexicon->classes[at];
    for (uint32_t i = 0; i < codes->word_count; i++)
        if (is_code(codes->words[i].text, category->code)) return true;
    return false;
}

static mc_act act_of(const mc_lexicon *lexicon, const mc_category *category)
{
    mc_str family = lexicon->families[category->family].code;
    return (mc_act){
        .family = UINT64_C(1) << (category->family & 63u),
        .resolution = mc_str_equal(family, MC_STR("resolution")),
        .collecting = mc_str_equal(family, MC_STR("collection")),
#define TRAIT(member, class) .member = is_listed(lexicon, class, category),
#include "context/act_traits.def"
#undef TRAIT
    };
}

mc_status mc_act_list(const mc_act **out, const mc_lexicon *lexicon, mc_arena *arena, mc_error *err)
{
    mc_act *acts = mc_arena_array(arena, lexicon->category_count + 1u, sizeof *acts);
    if (acts == NULL) return mc_error_memory(err);
    for (uint32_t i = 0; i < lexicon->category_count; i++)
        acts[i] = act_of(lexicon, &lexicon->categories[i]);
    *out = acts;
    return MC_OK;
}
