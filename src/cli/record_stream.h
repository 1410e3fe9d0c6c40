// SPDX-License-Identifier: Apache-2.0
/** Feeds a file of records, or standard input, to the store. */
#ifndef MC_CLI_RECORD_STREAM_H
#define MC_CLI_RECORD_STREAM_H

#include "cli/session.h"
#include "store/store.h"

/** Loads all lines. A last line that breaks off is said on stderr, is a
 *  coverage row and is left out.
 *  @param path  "-" = standard input
 *  @return MC_ERR_IO; MC_ERR_SYNTAX with file and line, or for a file that
 *          holds no records at all */
mc_status mc_record_stream_load(const mc_session *session, mc_store *store, const char *path,
                                mc_error *err);

#endif
