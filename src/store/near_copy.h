// SPDX-License-Identifier: Apache-2.0
/** Near copies: texts that differ from each other by names, numbers, a cut or an added sentence. */
#ifndef MC_STORE_NEAR_COPY_H
#define MC_STORE_NEAR_COPY_H

#include "mingcha/error.h"

struct sqlite3;

/** Sets clusters.near (the text that stands for the group) and clusters.near_texts (distinct texts
 *  of the group), and documents.near from them; what has no near copy keeps itself there. Needs
 *  documents with cluster, near, sketch and sentence_hashes, and clusters from 1 upward with
 *  first_doc and near. The groups do not depend on the order in which documents came.
 *
 *  @param stop  NULL = nobody asks to stop
 *  @return MC_ERR_MEMORY, MC_ERR_IO; MC_ERR_STOPPED soon after `*stop` is no longer 0 */
mc_status mc_near_copy_find(struct sqlite3 *db, const volatile int *stop, mc_error *err);

#endif
