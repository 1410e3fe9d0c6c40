// SPDX-License-Identifier: Apache-2.0
/** Prints what `scan --profile` measured. */
#ifndef MC_CLI_PROFILE_TABLE_H
#define MC_CLI_PROFILE_TABLE_H

#include "pipeline/profile.h"
#include "report/messages.h"

/** Writes a table to stderr: for each stage its seconds, share and rate (MB = 10^6 bytes of the
 *  documents' text, of all workers together), then documents and bytes in and out. */
void mc_profile_table_print(const mc_profile *profile, const mc_messages *messages);

#endif
