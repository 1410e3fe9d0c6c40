// SPDX-License-Identifier: Apache-2.0
/** Writing pieces of one document, as JSON strings or plain, masked as the options say. */
#ifndef MC_RECORD_MASKED_WRITER_H
#define MC_RECORD_MASKED_WRITER_H

#include "record/json_object.h"
#include "record/mask.h"
#include "text/document.h"

/** State for one document; embedded. */
typedef struct mc_masked_writer {
    mc_str text;         /**< the document's text, borrowed */
    mc_mask_spans spans; /**< of the text; empty when nothing is masked */
    mc_mask_spans field; /**< scratch for other strings */
    mc_buf scratch;
    const mc_mask_rules *rules; /**< NULL = nothing is masked */
    mc_status status;           /**< first failure, sticky */
} mc_masked_writer;

/** Searches `text` for what must be masked; dispose afterwards in any case.
 *  @param rules  NULL leaves everything as it is */
void mc_masked_writer_init(mc_masked_writer *writer, mc_str text, const mc_mask_rules *rules);

/** Frees the scratch. */
void mc_masked_writer_dispose(mc_masked_writer *writer);

/** Member with a piece of the text. */
void mc_masked_writer_piece(mc_masked_writer *writer, mc_json_object *object, const char *key,
                            mc_byte_span bytes);

/** Appends a piece of the text as it stands, for people. */
void mc_masked_writer_plain(const mc_masked_writer *writer, mc_buf *out, mc_byte_span bytes);

/** Member with another string of the document (title, respondent …); null when it is empty. */
void mc_masked_writer_field(mc_masked_writer *writer, mc_json_object *object, const char *key,
                            mc_str value);

/** Member with the name of a file or an id (mask_name.h). */
void mc_masked_writer_name(mc_masked_writer *writer, mc_json_object *object, const char *key,
                           mc_str value);

/** Appends another string of the document as a JSON string, for arrays. */
void mc_masked_writer_string(mc_masked_writer *writer, mc_buf *out, mc_str value);

#endif
