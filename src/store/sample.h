// SPDX-License-Identifier: Apache-2.0
/** Findings drawn at random from those that a report counts, for somebody to read. */
#ifndef MC_STORE_SAMPLE_H
#define MC_STORE_SAMPLE_H

#include <stdbool.h>

#include "base/str.h"
#include "mingcha/error.h"
#include "store/count_rule.h"

struct sqlite3;
struct sqlite3_stmt;

/** What a finding was drawn from, as the column `drawn` of a sample says it: a share of right ones
 *  may be reckoned only for what they were drawn from. */
#define MC_SAMPLE_OF_ALL      "all"
#define MC_SAMPLE_OF_CATEGORY "category"
#define MC_SAMPLE_OF_COMPANY  "company"
#define MC_SAMPLE_OF_BOTH     "company and category"

/** SQL: true of a row of `findings` that samples are drawn from: counted, or counted until a reader
 *  found it wrong; of exact copies the first. */
#define MC_SQL_SAMPLED(findings)                                                                   \
    "(" MC_SQL_ACCUSES(findings ".place") " OR " findings ".place='review' AND " MC_SQL_ACCUSES(   \
        findings ".detail") ") AND " findings                                                      \
                            ".first_copy AND " MC_SQL_IS_COMPANY(findings ".company")

/** How a sample is drawn. */
typedef struct mc_sample_options {
    const mc_str *companies, *categories; /**< ids; codes. Only of these; NULL = of all */
    uint32_t company_count, category_count;
    bool by_company, by_category; /**< `size` of each company, or each category, or each pair */
    uint32_t size;
    uint64_t seed;
} mc_sample_options;

/** What the option asks the findings to be drawn from (MC_SAMPLE_OF_ALL ...). */
mc_str mc_sample_drawn_from(const mc_sample_options *options);

/** Opens the query of a sample: id, document, date, company, category (its name), status, quote,
 *  sentence, context (the sentence with 80 characters before and after it, masked as the texts are;
 *  empty when the report holds no whole texts), verdict and note (of earlier readers, else empty). They are the ones with the smallest
 *  hashes of id and seed, so a larger sample holds the smaller one; in the order of their hashes,
 *  which whoever stops half-way leaves a random half.
 *
 *  @param out      stands before its first row; finish with mc_sql_finish(); texts of `options`
 *                  live as long
 *  @param db       of a finished store, or mc_store_open_report()
 *  @param english  names of categories in English
 *  @return MC_ERR_IO, MC_ERR_MEMORY */
mc_status mc_sample_open(struct sqlite3_stmt **out, struct sqlite3 *db,
                         const mc_sample_options *options, bool english, mc_error *err);

#endif
