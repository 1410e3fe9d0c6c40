// SPDX-License-Identifier: Apache-2.0
/** Findings in order, each with what tables and lists show of its document,
 *  sentence, company and clauses. */
#ifndef MC_REPORT_FINDING_FEED_H
#define MC_REPORT_FINDING_FEED_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"
#include "mingcha/error.h"

struct sqlite3;

/** What a finding has. Those of the first group are whole numbers, given in decimal. */
typedef enum mc_finding_field {
    MC_FINDING_SEVERITY,
    MC_FINDING_START,
    MC_FINDING_END,
    MC_FINDING_FIRST_COPY, /**< 0 or 1 */
    MC_FINDING_CLUSTER,
    MC_FINDING_NEAR,
    MC_FINDING_COPIES, /**< documents of the cluster */
    MC_FINDING_NEAR_TEXTS,
    MC_FINDING_WHOLE_COUNT,
    MC_FINDING_ID = MC_FINDING_WHOLE_COUNT,
    MC_FINDING_COMPANY,    /**< "~unattributed" and "~ambiguous" too */
    MC_FINDING_COMPANY_ID, /**< empty for those two, like the name */
    MC_FINDING_COMPANY_NAME,
    MC_FINDING_BY,
    MC_FINDING_MENTION,
    MC_FINDING_PRINCIPAL,
    MC_FINDING_CATEGORY,
    MC_FINDING_CATEGORY_NAME, /**< in the language of the feed */
    MC_FINDING_FAMILY,
    MC_FINDING_STATUS,
    MC_FINDING_STANDING,
    MC_FINDING_PLACE,
    MC_FINDING_DETAIL,
    MC_FINDING_ACTOR,
    MC_FINDING_SPEAKER,
    MC_FINDING_QUOTE,
    MC_FINDING_SENTENCE,
    MC_FINDING_REASON,
    MC_FINDING_ENTRY,
    MC_FINDING_DOCUMENT,
    MC_FINDING_SOURCE,
    MC_FINDING_GENRE,
    MC_FINDING_DATE,
    MC_FINDING_TITLE,
    MC_FINDING_TELLS,
    MC_FINDING_VERDICT, /**< of people who read it */
    MC_FINDING_CLAUSES, /**< ids with blanks between them */
    MC_FINDING_FIELD_COUNT
} mc_finding_field;

/** Statements and the finding at hand. */
typedef struct mc_finding_feed mc_finding_feed;

/** Prepares the statements; no finding is at hand. MC_ERR_IO, MC_ERR_MEMORY. */
mc_status mc_finding_feed_new(mc_finding_feed **out, struct sqlite3 *db, bool english,
                              mc_error *err);

/** Goes before the first finding whose number (findings.finding) is at least `first`;
 *  it ends behind `last`. */
void mc_finding_feed_seek(mc_finding_feed *feed, int64_t first, int64_t last);

/** Next finding that is not excluded. @param has_row  false at the end */
mc_status mc_finding_feed_next(mc_finding_feed *feed, bool *has_row, mc_error *err);

/** All fields of the finding at hand, by mc_finding_field; missing ones are empty.
 *  Borrowed until the next call. */
const mc_str *mc_finding_feed_fields(const mc_finding_feed *feed);

/** NULL is allowed. */
void mc_finding_feed_free(mc_finding_feed *feed);

#endif
