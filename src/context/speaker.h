// SPDX-License-Identifier: Apache-2.0
/** Labels: of lines of a transcript, and of the parts of a page. */
#ifndef MC_CONTEXT_SPEAKER_H
#define MC_CONTEXT_SPEAKER_H

#include "context/cue_index.h"

/** Where the words of a line begin: behind a time such as [00:35], 2023-05-01 10:00:05 or
 *  5月1日 10:00 that opens it.
 *  @param index  for words of times, here and below; NULL = only figures are known */
uint32_t mc_speaker_skip_time(const mc_context_index *index, const mc_text *text,
                              mc_norm_span line);

/** The name in a line that holds nothing but a name and a time, with or without the day, as exports
 *  of chats and of calls have it above each message (李经理 2026-03-01 09:12:03, [00:35] 坐席); an
 *  empty span for any other line. */
mc_norm_span mc_speaker_head(const mc_context_index *index, const mc_text *text, mc_norm_span line);

/** The label that opens a line, behind a time if one stands there: what is before the colon
 *  (客户：) or between the brackets (【客户】); an empty span when there is none. */
mc_norm_span mc_speaker_label(const mc_context_index *index, const mc_text *text,
                              mc_norm_span line);

/** Parts of a page of questions and answers. */
typedef enum mc_answer_part { MC_PART_NONE, MC_PART_QUESTION, MC_PART_ANSWER } mc_answer_part;

/** A part of a page without labels, and the sentences from the one asked for on that are of it. */
typedef struct mc_told_part {
    mc_answer_part part;
    uint32_t first, behind; /**< sentences, half open */
} mc_told_part;

/** A label that opens a part, as far as a sentence and all after it see it. */
typedef struct mc_part_label {
    uint32_t sentence; /**< that it opens */
    mc_answer_part part;
} mc_part_label;

/** The parts of a page, read from its first sentence on as far as they are asked for. Reused from
 *  document to document; start with {0}. */
typedef struct mc_speaker_parts {
    const mc_context_index *index;
    const mc_text *text;
    mc_context_class asking, answering;
    mc_part_label *labels; /**< for each sentence that was read: the last one at or before it */
    uint32_t read, capacity;
} mc_speaker_parts;

/** Begins with a text: a page of questions and answers (问：, 答：) or, with `replied`, a complaint
 *  printed with the company's reply: MC_PART_QUESTION below a label of the complaint
 *  (【投诉内容】), MC_PART_ANSWER below one of the reply (【商家回复】). MC_ERR_MEMORY. */
mc_status mc_speaker_parts_start(mc_speaker_parts *parts, const mc_context_index *index,
                                 const mc_text *text, bool replied, mc_error *err);

/** The part that a sentence belongs to: by the last label before it, not too far back. */
mc_answer_part mc_speaker_part_at(mc_speaker_parts *parts, uint32_t sentence);

/** Frees the array. */
void mc_speaker_parts_dispose(mc_speaker_parts *parts);

/** Is the next label below the sentence, not far from the text's beginning, one of an answer
 *  (答：)? */
bool mc_speaker_is_above_answer(const mc_context_index *index, const mc_text *text,
                                uint32_t sentence);

#endif
