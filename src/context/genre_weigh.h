// SPDX-License-Identifier: Apache-2.0
/** Decides what kind of text a document is. */
#ifndef MC_CONTEXT_GENRE_WEIGH_H
#define MC_CONTEXT_GENRE_WEIGH_H

#include "context/context.h"
#include "context/genre_sign.h"

/** What words and signs say for each genre; what the input says goes before.
 *  @param out  its genre, reason and scale are written; the reason shows the heaviest
 *              word, borrowed from `text` */
void mc_genre_weigh(mc_context_result *out, const mc_evidence *evidence, const mc_lexicon *lexicon,
                    const mc_document *document, const mc_text *text);

#endif
