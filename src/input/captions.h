// SPDX-License-Identifier: Apache-2.0
/** Captions of a recording (WebVTT, SubRip), line by line, to a transcript. */
#ifndef MC_INPUT_CAPTIONS_H
#define MC_INPUT_CAPTIONS_H

#include "input/transcript.h"

/** What has been read of a file; start it with MC_CAPTIONS_INIT. */
typedef struct mc_captions {
    mc_transcript talk;
    mc_buf words; /**< of the cue, up to the next speaker */
    mc_buf voice; /**< whose words they are; empty = not said */
    uint32_t start_ms, end_ms;
    enum {
        MC_CAPTIONS_BETWEEN, /**< numbers of cues, NOTE, STYLE, the first line: nothing of the text */
        MC_CAPTIONS_CUE
    } place;
} mc_captions;

#define MC_CAPTIONS_INIT                                                                           \
    ((mc_captions){.talk = MC_TRANSCRIPT_INIT(MC_MAX_CALL_BYTES),                                  \
                   .words = MC_BUF_INIT(MC_MAX_CALL_BYTES),                                        \
                   .voice = MC_BUF_INIT(MC_MAX_CALL_BYTES)})

/** True for the line of times above a cue: 00:00:03.000 --> 00:00:06.500.
 *  @param start_ms, end_ms  set when it is one */
bool mc_captions_is_timing(mc_str line, uint32_t *start_ms, uint32_t *end_ms);

/** Takes the next line, UTF-8 without its end. An empty line ends a cue, and the end of the
 *  input must be told by one. */
void mc_captions_take(mc_captions *captions, mc_str line);

/** Frees the memory. */
void mc_captions_dispose(mc_captions *captions);

#endif
