// SPDX-License-Identifier: Apache-2.0
/** Rows of one call, gathered to one transcript. */
#ifndef MC_INPUT_OPEN_CALL_H
#define MC_INPUT_OPEN_CALL_H

#include "input/transcript.h"

struct mc_delivery;

/** The call whose rows are being read. */
typedef struct mc_open_call {
    mc_transcript talk;
    mc_arena arena;       /**< of `first` */
    mc_document first;    /**< fields of its first row */
    uint32_t line;        /**< of its first row */
    uint32_t undecodable; /**< in all its rows */
    bool is_open;
} mc_open_call;

/** No call. */
#define MC_OPEN_CALL_INIT                                                                          \
    ((mc_open_call){.talk = MC_TRANSCRIPT_INIT(MC_MAX_CALL_BYTES), .arena = MC_ARENA_INIT})

/** Takes the document of a record. One turn of a call (`thread` names the call, `turns` holds the
 *  one turn) is kept with those before it; anything else ends the open call and is sent.
 *
 *  Only rows that follow one another are one call, so that memory holds one call and not the table;
 *  of a call that comes again the id is met twice (note "duplicate_id"). Beyond MC_MAX_CALL_BYTES
 *  the call goes on as another document (note "cut").
 *  @param line  of the record
 *  @return as mc_delivery_send() */
mc_status mc_open_call_take(struct mc_delivery *d, mc_document *document, uint32_t line);

/** Sends the open call, if there is one. At the end of the input, and of each sheet. */
mc_status mc_open_call_end(struct mc_delivery *d);

/** Frees the memory; what is open is lost. */
void mc_open_call_dispose(mc_open_call *call);

#endif
