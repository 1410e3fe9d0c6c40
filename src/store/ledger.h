// SPDX-License-Identifier: Apache-2.0
/** What figures are counted from, in memory: which document says what of whom,
 *  without a word of the texts. */
#ifndef MC_STORE_LEDGER_H
#define MC_STORE_LEDGER_H

#include "base/clock.h"
#include "mingcha/error.h"
#include "store/numbering.h"

struct sqlite3;

/** A document. */
typedef struct mc_ledger_document {
    uint64_t author;  /**< hash of the author's key; 0 = unknown */
    uint64_t channel; /**< hash of it; 0 = unknown */
    mc_day day;       /**< 0 = without a date */
    uint32_t near;    /**< its text: copies and near copies have the same */
    uint32_t first_finding, finding_count;
    uint32_t first_named, named_count;
    bool is_selected; /**< by the filters */
    bool counts;      /**< selected and of a counted genre */
    bool is_template; /**< has the tells of one (template_tell.h) */
} mc_ledger_document;

/** A finding. */
typedef struct mc_ledger_finding {
    uint32_t row; /**< of the table findings */
    uint32_t group;
    uint32_t sentence;
} mc_ledger_finding;

/** Company, category, place and detail of findings: numbers of mc_ledger.names. */
typedef struct mc_ledger_group {
    uint32_t company, category, place, detail;
    uint32_t pair;      /**< number of company and category: see mc_ledger.pairs */
    bool is_company;    /**< neither unattributed nor ambiguous */
    bool is_accusation; /**< alleged or announced */
    uint8_t severity;   /**< highest of its findings */
    uint32_t findings;
} mc_ledger_group;

/** Company and category: numbers of mc_ledger.names. */
typedef struct mc_ledger_pair {
    uint32_t company, category;
} mc_ledger_pair;

/** Zero-initialised it is empty. Excluded findings are not in it. */
typedef struct mc_ledger {
    mc_numbering names;            /**< companies, categories, places and details together */
    mc_ledger_document *documents; /**< of number i + 1 */
    mc_ledger_finding *findings;   /**< by document */
    uint32_t *named;               /**< companies that documents name, by document */
    mc_ledger_group *groups;
    mc_ledger_pair *pairs;
    uint32_t *by_text, *by_author; /**< documents ordered by text and by author */
    uint32_t document_count, finding_count, named_count, group_count, pair_count;
    uint32_t document_capacity, finding_capacity, named_capacity, group_capacity, pair_capacity;
    mc_numbering group_keys, pair_keys;
} mc_ledger;

/** Reads documents, findings and named companies from the tables, once copies are
 *  found and filters applied. Documents of the tables are numbered from 1 without gaps.
 *  MC_ERR_IO, MC_ERR_MEMORY
 *  @param ledger  empty; dispose also after a failure */
mc_status mc_ledger_read(mc_ledger *ledger, struct sqlite3 *db, mc_error *err);

/** The name with this number: a company, category, place or detail. */
mc_str mc_ledger_name(const mc_ledger *ledger, uint32_t number);

/** Frees everything; it is empty afterwards. */
void mc_ledger_dispose(mc_ledger *ledger);

#endif
