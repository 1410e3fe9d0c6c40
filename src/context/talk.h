// SPDX-License-Identifier: Apache-2.0
/** Who speaks where in a conversation: its voices, the role of each, and its turns. */
#ifndef MC_CONTEXT_TALK_H
#define MC_CONTEXT_TALK_H

#include "context/cue_index.h"

/** Somebody who speaks: the same name, or the same speaker of the input. */
typedef struct mc_voice {
    mc_norm_span name; /**< where it stands first; empty for a speaker of the input */
    mc_str given;      /**< speaker of the input */
    mc_speaker role;   /**< NONE = not known */
    int32_t says;      /**< words of agents in its turns, less words of customers */
    uint32_t turns;
    uint32_t opened; /**< of `turns`: those that open a line */
    bool named;      /**< its name tells the role */
    bool other;      /**< its name tells that it is neither agent nor customer: 记者, 调解员 */
    bool headed;     /**< a line of its own with a time names it */
    bool timed;      /**< a time stands before its label */
    bool answers;    /**< it speaks once, between two turns of another */
    bool bare;       /**< it has no label, as every second line of its text */
    bool kept;       /**< it is somebody's name and not a heading */
} mc_voice;

/** Scratch of a worker, reused; start with {0}. */
typedef struct mc_talk {
    struct mc_talk_turn *turns; /**< in the order of the text */
    uint32_t turn_count, turn_room;
    mc_voice *voices;
    uint32_t voice_count, voice_room;
    uint32_t lines; /**< of the text, and turns inside lines */
    bool alone;     /**< the text is one line of an agent's to somebody */
    mc_literal_hits raw;
    bool failed;
} mc_talk;

/** Finds the turns: by the speakers that the input gives, else by labels and by names with a time
 *  above a message. A lack of memory sets `failed`.
 *  @param arena  for folded names; reset after the document */
void mc_talk_read(mc_talk *talk, const mc_context_index *index, const mc_document *document,
                  const mc_text *text, mc_arena *arena);

/** True when the text is a conversation of an agent and a customer by its labels: most lines are
 *  turns, and one of the voices comes back. One line of an agent's that says 你 is one, too. */
bool mc_talk_is_conversation(const mc_talk *talk);

/** Whose words stand at `at`: MC_SPEAKER_NONE where nobody is named or no role is known,
 *  MC_SPEAKER_UNKNOWN for a speaker of the input without one. */
mc_speaker mc_talk_speaker_at(const mc_talk *talk, uint32_t at);

/** Frees the scratch. */
void mc_talk_dispose(mc_talk *talk);

#endif
