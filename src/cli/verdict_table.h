// SPDX-License-Identifier: Apache-2.0
/** The tables of --verdicts: what people who read findings say of them (docs/format/review.md). */
#ifndef MC_CLI_VERDICT_TABLE_H
#define MC_CLI_VERDICT_TABLE_H

#include "cli/session.h"
#include "store/store.h"

/** MC_ERR_IO when one of the tables is not there: said before the first input is read. */
mc_status mc_verdict_table_check(const mc_options *options, mc_error *err);

/** Reads all tables into a store that is loaded and not finished. Rows without a verdict are passed
 *  over; remarks are masked like texts.
 *  @return MC_ERR_USAGE with file and line for a missing column, a missing id or a word that is no
 *          verdict; MC_ERR_IO, MC_ERR_SYNTAX, MC_ERR_LEXICON, MC_ERR_MEMORY */
mc_status mc_verdict_table_add(const mc_session *session, mc_store *store, mc_error *err);

#endif
