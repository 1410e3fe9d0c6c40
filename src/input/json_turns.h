// SPDX-License-Identifier: Apache-2.0
/** Turns of a transcript, from JSON to the text and turns of a document. */
#ifndef MC_INPUT_JSON_TURNS_H
#define MC_INPUT_JSON_TURNS_H

#include "base/arena.h"
#include "input/columns.h"
#include "record/json.h"
#include "text/document.h"

/** Fills `document->text` and `turns` from an array of objects {speaker, start, end, text}: the
 *  texts joined by line feeds. Times are seconds (12.5), or h:mm:ss, or milliseconds in a member
 *  whose name ends in `ms`. A text may be put together of parts: a list of strings or of objects
 *  {text}. Items that are no objects or have no text are left out.
 *  @param odd  gets the number of turns left out that hold something else where the text stands
 *  @return MC_ERR_MEMORY */
mc_status mc_json_turns_fill(mc_document *document, const mc_json *turns, const mc_columns *columns,
                             mc_arena *arena, uint32_t *odd);

/** Is the member `list` a chat, as programs export it: "messages":[{"role":…,"content":…}]? It is
 *  called so, each text in it has a speaker, and speakers come again: on a board of messages each
 *  has an author of its own. */
bool mc_json_turns_are_chat(const mc_json *list, const mc_columns *columns);

#endif
