// SPDX-License-Identifier: Apache-2.0
/** Report writers: each a query on the store and a template; labels from the message catalogue. */
#ifndef MC_REPORT_REPORT_H
#define MC_REPORT_REPORT_H

#include <stdio.h>

#include "report/messages.h"
#include "store/store.h"

/** Which files are wanted (bit set). */
enum {
    MC_REPORT_HTML = 1u << 0,
    MC_REPORT_JSON = 1u << 1,
    MC_REPORT_CSV = 1u << 2,
    MC_REPORT_XLSX = 1u << 3,
    MC_REPORT_XML = 1u << 4,
    MC_REPORT_SQLITE = 1u << 5,
    MC_REPORT_ALL = 63u
};

typedef struct mc_report_options {
    const mc_messages *messages; /**< language of the report */
    uint32_t formats;
    uint32_t evidence;  /**< rows of evidence on a page (--evidence) */
    uint64_t seed;      /**< of the draw where there are more (--seed) */
    uint32_t min_cases; /**< --min-cases */
    bool allow_incomplete;
    bool packet; /**< one company alone, for its reply */
} mc_report_options;

/** Writes the files of the formats that are asked for (docs/format/report.md), and manifest.json
 *  always, into `folder`, which exists and is empty but for report.sqlite. */
mc_status mc_report_write(mc_store *store, const char *folder, const mc_report_options *options,
                          mc_error *err);

/** Prints the summary table for the terminal: companies by name with their counts. */
mc_status mc_report_print_summary(mc_store *store, const mc_report_options *options, FILE *out,
                                  mc_error *err);

#endif
