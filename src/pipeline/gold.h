// SPDX-License-Identifier: Apache-2.0
/** Gold files: documents labelled by readers, one JSON object a line (annotation.md's form). */
#ifndef MC_PIPELINE_GOLD_H
#define MC_PIPELINE_GOLD_H

#include "base/arena.h"
#include "base/buf.h"
#include "context/context.h"
#include "mingcha/error.h"

/** One labelled finding. */
typedef struct mc_gold_finding {
    uint32_t category;        /**< index into mc_lexicon.categories */
    mc_finding_status status; /**< after the file's `merge` */
    mc_actor actor;
    mc_str company; /**< as in the text; data NULL = none named */
    mc_str quote;
} mc_gold_finding;

/** One labelled document. */
typedef struct mc_gold_document {
    mc_str id, part, text, sha256; /**< text data NULL when the gold file holds only the hash */
    mc_str respondent, title;
    mc_genre genre; /**< MC_GENRE_UNKNOWN when not labelled */
    const mc_gold_finding *findings;
    uint32_t finding_count;
} mc_gold_document;

/** A gold file in memory. */
typedef struct mc_gold {
    mc_arena arena;
    mc_buf content; /**< of the file; strings point into it */
    mc_gold_document *documents;
    uint32_t document_count, capacity;
    bool *marked;                                     /**< by category: does the file mark it? */
    mc_finding_status merge[MC_FINDING_STATUS_COUNT]; /**< what each status counts as */
} mc_gold;

/** Reads a gold file.
 *  @param gold  all zeros before; free with mc_gold_dispose() also after a failure
 *  @return MC_ERR_SYNTAX with file and line: no list of findings, unknown category, status, actor
 *          or genre, a hash that is not the text's */
mc_status mc_gold_load(mc_gold *gold, const char *path, const mc_lexicon *lexicon, mc_error *err);

/** Frees everything. */
void mc_gold_dispose(mc_gold *gold);

/** The document whose text has this SHA-256, NULL when there is none. */
const mc_gold_document *mc_gold_find(const mc_gold *gold, mc_str sha256);

#endif
