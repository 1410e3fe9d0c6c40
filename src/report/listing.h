// SPDX-License-Identifier: Apache-2.0
/** The lists of report.json and report.xml: queries whose rows become objects or
 *  elements with typed members. */
#ifndef MC_REPORT_LISTING_H
#define MC_REPORT_LISTING_H

#include "report/finding_feed.h"

/** How a member is written; a missing one is null in JSON and left out in XML. */
typedef enum mc_listing_type {
    MC_LISTING_TEXT,
    MC_LISTING_WHOLE,
    MC_LISTING_REAL, /**< text of a number, or nothing */
    MC_LISTING_FLAG,
    MC_LISTING_JSON /**< text that is JSON already; text in XML */
} mc_listing_type;

typedef struct mc_listing_column {
    const char *key;
    mc_listing_type type;
} mc_listing_column;

typedef struct mc_listing {
    const char *key,
        *item;       /**< "companies", "company": names of the list and, in XML, of one row */
    const char *sql; /**< one result column for each member, in this order; NULL = the findings */
    const mc_listing_column *columns;
    int count;
    const mc_finding_field *fields; /**< of the findings, one for each member */
} mc_listing;

/** How many lists a report has. */
int mc_listing_count(void);

/** The list at a place from 0, in the order of the files; never NULL. */
const mc_listing *mc_listing_at(int at);

/** Place of the findings among them, which are no query of their own. */
int mc_listing_findings(void);

/** Runs with their libraries and clock, for the manifest. */
const mc_listing *mc_listing_runs(void);

/** Inputs with the SHA-256 of their bytes, for the manifest. */
const mc_listing *mc_listing_inputs(void);

#endif
