// SPDX-License-Identifier: Apache-2.0
/** Exact copies: documents whose text has the same hash are one cluster, numbered as
 *  their texts first come. */
#ifndef MC_STORE_CLUSTER_LIST_H
#define MC_STORE_CLUSTER_LIST_H

#include "store/numbering.h"

/** A text. */
typedef struct mc_cluster {
    int64_t first_doc; /**< lowest number of a document that has it */
    uint32_t documents;
} mc_cluster;

/** Zero-initialised it is empty. */
typedef struct mc_cluster_list {
    mc_numbering hashes; /**< text of cluster n is number n - 1 */
    mc_cluster *items;   /**< likewise */
    uint32_t capacity;
} mc_cluster_list;

/** Adds a document; documents come by ascending number.
 *  @param cluster  of its text, from 1 upward
 *  @return false when the system has no memory */
bool mc_cluster_list_add(mc_cluster_list *list, mc_str text_hash, int64_t doc, uint32_t *cluster);

/** Frees everything; it is empty afterwards. */
void mc_cluster_list_dispose(mc_cluster_list *list);

#endif
