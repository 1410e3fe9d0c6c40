// SPDX-License-Identifier: Apache-2.0
/** What report is given beside the records: exposures, responses, an earlier report,
 *  groups, one company alone. */
#ifndef MC_CLI_REPORT_ANNEX_H
#define MC_CLI_REPORT_ANNEX_H

#include "cli/session.h"
#include "store/store.h"

/** Says what of these options cannot be done together. MC_ERR_USAGE */
mc_status mc_report_annex_check(const mc_options *options, mc_error *err);

/** Adds all of them to a finished store. A company of exposure.csv that nobody knows is a coverage
 *  row `unknown_company`, a finding of responses.csv that the report lacks one `unknown_finding`.
 *  @param company  of --packet, as it was resolved; data NULL without */
mc_status mc_report_annex_add(const mc_session *session, mc_store *store, mc_str company,
                              mc_error *err);

#endif
