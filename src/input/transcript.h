// SPDX-License-Identifier: Apache-2.0
/** A transcript being put together, turn by turn. */
#ifndef MC_INPUT_TRANSCRIPT_H
#define MC_INPUT_TRANSCRIPT_H

#include "base/arena.h"
#include "base/buf.h"
#include "text/document.h"

/** Owns the text, the turns and the speakers' names; start it with MC_TRANSCRIPT_INIT. */
typedef struct mc_transcript {
    mc_buf text;
    mc_turn *turns;
    uint32_t count, capacity;
    mc_arena names;
    bool failed; /**< no memory; sticky until mc_transcript_clear() */
} mc_transcript;

/** A transcript whose text never grows beyond `maximum_bytes`. */
#define MC_TRANSCRIPT_INIT(maximum_bytes)                                                          \
    ((mc_transcript){MC_BUF_INIT(maximum_bytes), NULL, 0, 0, MC_ARENA_INIT, false})

/** True when another turn of `bytes` fits. */
bool mc_transcript_has_room(const mc_transcript *transcript, uint32_t bytes);

/** Begins a turn on a line of its own. An empty text is no turn.
 *  @param turn  speaker and times; both strings are copied */
void mc_transcript_add(mc_transcript *transcript, const mc_turn *turn, mc_str text);

/** Goes on with the last turn, behind a blank; with none, nothing is done. */
void mc_transcript_extend(mc_transcript *transcript, mc_str text, uint32_t end_ms);

/** Gives text and turns to the document, which borrows them until the next change.
 *  @return MC_ERR_MEMORY when something was lost on the way */
mc_status mc_transcript_fill(const mc_transcript *transcript, mc_document *document);

/** Empties it and keeps the memory. */
void mc_transcript_clear(mc_transcript *transcript);

/** Frees the memory. */
void mc_transcript_dispose(mc_transcript *transcript);

#endif
