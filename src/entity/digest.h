// SPDX-License-Identifier: Apache-2.0
/** The items of a digest: numbered news in one paragraph, each of a company of its own. */
#ifndef MC_ENTITY_DIGEST_H
#define MC_ENTITY_DIGEST_H

#include "entity/party_book.h"

/** A stretch of sentences, half open. */
typedef struct mc_sentences {
    uint32_t first, behind; /**< ordinals */
    bool item;              /**< of a digest */
} mc_sentences;

/** The paragraph of the sentence. */
mc_sentences mc_digest_paragraph(const mc_text *text, uint32_t sentence);

/** The item that the sentence stands in (1.甲银行被罚；2.乙银行…), where two items of its paragraph
 *  open with different companies; else its whole paragraph. An item whose company is not known
 *  (3.云杉贷…) is one all the same.
 *
 *  @param book  with the names of the text, ordered */
mc_sentences mc_digest_item(const mc_text *text, const mc_party_book *book, uint32_t sentence);

#endif
