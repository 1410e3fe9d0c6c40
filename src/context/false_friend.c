// SPDX-License-Identifier: Apache-2.0
#include "context/false_friend.h"

#include "base/error.h"

// A class of false friends serves many cues, and few of its words hold a particular one. Which, and
// where in them the cue stands, is found once, so that a place in a text is
// compared with these few.
//
//     cue 不, class 不断 不停 差不多 …     不断 0, 不停 0, 差不多 1
//
//     text 催收不断 : 不 at 2 → 不断 stands at 2 - 0: no negation
//
// The unit beside the cue is looked at first, since nearly always it is another one.

// The places of the cue in the word; items are written unless NULL.
static uint32_t list_word(mc_false_friend *items, mc_ustr word, mc_ustr cue)
{
    uint32_t count = 0;
    if (cue.size == 0 || word.size <= cue.size) return 0;
    for (uint32_t at = 0; at + cue.size <= word.size; at++) {
        if (!mc_ustr_stands_at(word, at, cue)) continue;
        if (items) items[count] = (mc_false_friend){word, at, at > 0 ? at - 1 : cue.size};
        count++;
    }
    return count;
}

static uint32_t list_cue(mc_false_friend *items, const mc_lexicon *lexicon, const mc_cue *cue)
{
    uint32_t count = 0;
    if (cue->not_in == MC_NONE) return 0;
    const mc_word_class *words = &lexicon->classes[cue->not_in];
    for (uint32_t i = 0; i < words->word_count; i++)
        count += list_word(items ? items + count : NULL, words->words[i].text, cue->text);
    return count;
}

mc_status mc_false_friends_list(mc_false_friends *out, const mc_lexicon *lexicon, mc_arena *arena,
                                mc_error *err)
{
    uint32_t *first = mc_arena_array(arena, (size_t)lexicon->cue_count + 1, sizeof *first);
    if (!first) return mc_error_memory(err);
    for (uint32_t c = 0; c < lexicon->cue_count; c++)
        first[c + 1] = first[c] + list_cue(NULL, lexicon, &lexicon->cues[c]);
    mc_false_friend *items = mc_arena_array(arena, first[lexicon->cue_count], sizeof *items);
    if (!items) return mc_error_memory(err);
    for (uint32_t c = 0; c < lexicon->cue_count; c++)
        list_cue(items + first[c], lexicon, &lexicon->cues[c]);
    *out = (mc_false_friends){first, items};
    return MC_OK;
}

bool mc_false_friends_hold(const mc_false_friends *friends, uint32_t cue, mc_ustr text,
                           uint32_t begin)
{
    for (uint32_t i = friends->first[cue]; i < friends->first[cue + 1]; i++) {
        const mc_false_friend *friend = &friends->items[i];
        uint32_t at = begin - friend->offset;
        if (friend->offset > begin || at + friend->beside >= text.size ||
            text.data[at + friend->beside] != friend->word.data[friend->beside])
            continue;
        if (mc_ustr_stands_at(text, at, friend->word)) return true;
    }
    return false;
}
