// SPDX-License-Identifier: Apache-2.0
/** One JSON object as a document, or as many when it wraps a list of records. */
#ifndef MC_INPUT_JSON_RECORD_H
#define MC_INPUT_JSON_RECORD_H

#include "input/delivery.h"
#include "record/json.h"

/** Sends the document that `text` holds. A text that is no JSON object is a
 *  coverage row ("bad_json").
 *
 *  Names of members stand for fields as the names of columns do; --map may name a member of a
 *  member ("data.content"). `turns` (objects with speaker, start, end and text) become the text,
 *  joined by line feeds, speakers left out, and the turns of the document.
 *  Objects that are one turn of a call each become one transcript (mc_open_call_take()).
 *  An object without text that holds one array of objects is taken for a
 *  wrapper: each is a document.
 *
 *  @param text  UTF-8, borrowed until the call returns
 *  @param line  of its first character in the input
 *  @return the sink's status, MC_ERR_MEMORY */
mc_status mc_json_record_send(mc_delivery *d, mc_str text, uint32_t line);

#endif
