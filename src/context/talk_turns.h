// SPDX-License-Identifier: Apache-2.0
/** The turns of a conversation as the text sets them, before it is decided who is who (talk.h). */
#ifndef MC_CONTEXT_TALK_TURNS_H
#define MC_CONTEXT_TALK_TURNS_H

#include "context/talk.h"

/** Most units of a label inside a line, and of a name without a role. */
enum { MC_TALK_NAME = 10 };

/** What one voice says, up to the next turn. */
struct mc_talk_turn {
    uint32_t begin;
    uint32_t voice; /**< index into mc_talk.voices */
    bool inside;    /**< of a line that another turn opens */
};

/** Fills turns, voices and lines of `talk`: by the speakers that the input gives, by labels, by
 *  names with a time above a message, and where nobody is named by the lines of a call. Roles only
 *  where a name tells them; labels may still be headings. A lack of memory sets `failed`.
 *  @param arena  for folded names; reset after the document */
void mc_talk_turns_read(mc_talk *talk, const mc_context_index *index, const mc_document *document,
                        const mc_text *text, mc_arena *arena);

#endif
