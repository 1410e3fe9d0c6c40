// SPDX-License-Identifier: Apache-2.0
/** `mingcha lexicon show ID... [--json]`: what has that id in the lexicon, with its examples. */
#ifndef MC_CLI_LEXICON_SHOW_H
#define MC_CLI_LEXICON_SHOW_H

#include "cli/session.h"

/** Prints the entries, cues, companies, discovery rows, categories, classes and clauses that the
 *  inputs behind the first one name, in that order: a line a field, or one JSON object a line; each
 *  with what stands in its file.
 *
 *  @param code  unchanged
 *  @return MC_ERR_USAGE for an id that nothing has (what stands before it is
 *          printed), what loading returns */
mc_status mc_lexicon_show_run(mc_session *session, mc_exit *code, mc_error *err);

#endif
