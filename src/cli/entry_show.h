// SPDX-License-Identifier: Apache-2.0
/** `mingcha lexicon show ID... [--json]`: entries as they were loaded, with their examples. */
#ifndef MC_CLI_ENTRY_SHOW_H
#define MC_CLI_ENTRY_SHOW_H

#include "cli/session.h"

/** Prints the entries that the inputs behind the first one name, in that order: a line a field, or one JSON object a
 *  line.
 *
 *  @param code  unchanged
 *  @return MC_ERR_USAGE for an id that no entry has (what stands before it is printed), what loading returns */
mc_status mc_entry_show_run(mc_session *session, mc_exit *code, mc_error *err);

#endif
