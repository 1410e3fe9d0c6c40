// SPDX-License-Identifier: Apache-2.0
/** Turns of a transcript, from JSON to the text and turns of a document. */
#ifndef MC_INPUT_JSON_TURNS_H
#define MC_INPUT_JSON_TURNS_H

#include "base/arena.h"
#include "input/columns.h"
#include "record/json.h"
#include "text/document.h"

/** Fills `document->text` and `turns` from an array of objects {speaker, start, end, text}: the texts joined by
 *  line feeds. Times are seconds (12.5), or h:mm:ss, or milliseconds in a member whose name ends in `ms`.
 *  Items that are no objects or have no text are left out.
 *  @return MC_ERR_MEMORY */
mc_status mc_json_turns_fill(mc_document *document, const mc_json *turns, const mc_columns *columns,
                             mc_arena *arena);

#endif
