// SPDX-License-Identifier: Apache-2.0
/** Longer words in which a cue is no cue: 不 in 不断. */
#ifndef MC_CONTEXT_FALSE_FRIEND_H
#define MC_CONTEXT_FALSE_FRIEND_H

#include "lexicon/lexicon.h"
#include "text/text.h"

/** A word of the class that a cue names as `not_in`, longer than the cue and with it inside. */
typedef struct mc_false_friend {
    mc_ustr word;    /**< borrowed from the lexicon */
    uint32_t offset; /**< where in the word the cue stands */
    uint32_t
        beside; /**< place in the word of the unit next to the cue, before it if there is one */
} mc_false_friend;

/** By cue; the arrays are the arena's. */
typedef struct mc_false_friends {
    const uint32_t *first; /**< of cue c: items[first[c] .. first[c + 1]) */
    const mc_false_friend *items;
} mc_false_friends;

/** Lists them for all cues of the lexicon. MC_ERR_MEMORY. */
mc_status mc_false_friends_list(mc_false_friends *out, const mc_lexicon *lexicon, mc_arena *arena,
                                mc_error *err);

/** True when the cue, which stands at `begin` of the text, stands inside one of them. */
bool mc_false_friends_hold(const mc_false_friends *friends, uint32_t cue, mc_ustr text,
                           uint32_t begin);

#endif
