// SPDX-License-Identifier: Apache-2.0
/** The items of a digest: numbered news in one paragraph, each of a company of its own. */
#ifndef MC_ENTITY_DIGEST_H
#define MC_ENTITY_DIGEST_H

#include "entity/party_book.h"

/** A stretch of sentences, half open. */
typedef struct mc_sentences {
    uint32_t first, behind; /**< ordinals */
} mc_sentences;

/** What was read last of one document; start with {0}. A paragraph may be as long as the document,
 *  and is read once however many findings stand in it. */
typedef struct mc_digest {
    mc_sentences paragraph, item;
    bool divided; /**< the paragraph is a digest */
} mc_digest;

/** Reads the paragraph of the sentence and, in a digest, its item: where two items of a paragraph
 *  (1.甲银行被罚；2.乙银行…) open with different companies, each tells of its own; one whose company
 *  is not known (3.云杉贷…) is an item all the same. Elsewhere the item is the paragraph.
 *
 *  @param book   with the names of the text, ordered
 *  @param whole  the text tells somebody's own case, and no paragraph of it is divided; the same for
 *                the whole document */
void mc_digest_read(mc_digest *digest, const mc_text *text, const mc_party_book *book,
                    uint32_t sentence, bool whole);

#endif
