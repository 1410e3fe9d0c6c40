// SPDX-License-Identifier: Apache-2.0
/** Rows of documents and of the findings behind each. */
#ifndef MC_STORE_DOCUMENT_LOADER_H
#define MC_STORE_DOCUMENT_LOADER_H

#include "base/arena.h"
#include "base/buf.h"
#include "lexicon/lexicon.h"
#include "store/cluster_list.h"
#include "store/name_forms.h"
#include "store/record_members.h"
#include "store/row_queue.h"

enum { MC_DOCUMENT_MOST_NAMED = 32, MC_DOCUMENT_ADDED_SLOTS = 4096 };

/** Embedded; the place in the stream, and what is known of the document at hand. */
typedef struct mc_document_loader {
    const mc_lexicon *lexicon;
    mc_row_queue *queue;
    mc_arena *arena;     /**< of the rows that are being made; set before each record */
    bool leaves_details; /**< cues, candidates and rows of clauses are not loaded */
    mc_buf scratch;
    int64_t doc, finding; /**< numbers of the latest */
    mc_str doc_id;        /**< in doc_id_text */
    mc_buf doc_id_text;
    mc_buf genre, respondent;
    bool counted_genre;
    /** Hashes of ids and names given to MC_LOAD_ADD_COMPANY, the latest of each slot. */
    uint64_t added[MC_DOCUMENT_ADDED_SLOTS];
    uint64_t named[MC_DOCUMENT_MOST_NAMED]; /**< hashes of the ids that the document has named */
    uint32_t named_count;
    mc_cluster_list clusters; /**< of all documents so far */
    mc_name_forms forms;      /**< of all findings so far */
} mc_document_loader;

/** @param queue    takes the rows
 *  @param lexicon  for kinds and English names of listed companies, and for places of findings
 *  Both outlive the loader. */
void mc_document_loader_init(mc_document_loader *loader, mc_row_queue *queue,
                             const mc_lexicon *lexicon);

/** Frees what it holds. */
void mc_document_loader_dispose(mc_document_loader *loader);

/** A run begins: no finding may follow before a document. */
void mc_document_loader_begin_run(mc_document_loader *loader);

/** Adds the rows of a document. MC_ERR_SYNTAX without id or hash. */
mc_status mc_document_loader_add_document(mc_document_loader *loader,
                                          const mc_record_members *record, int64_t run,
                                          mc_error *err);

/** Adds the rows of a finding of the document at hand. MC_ERR_SYNTAX: it names another, has no
 *  company or quote, or a category that the lexicon lacks. */
mc_status mc_document_loader_add_finding(mc_document_loader *loader,
                                         const mc_record_members *record, mc_error *err);

/** Adds the rows of clusters and of forms of names, once nothing follows. The error of a
 *  row, or MC_ERR_MEMORY. */
mc_status mc_document_loader_end(mc_document_loader *loader, mc_error *err);

#endif
