// SPDX-License-Identifier: Apache-2.0
/** `mingcha lexicon stats INPUT... [--samples N] [--json]`: what each entry did on texts. */
#ifndef MC_CLI_ENTRY_STATS_H
#define MC_CLI_ENTRY_STATS_H

#include "cli/session.h"

/** Reads the inputs behind the first one and prints a table: a line an entry with its counts,
 *  samples below it, each with its status and the words around it. How many entries never fired,
 *  and the ten that took most time, go to stderr. With --json all of it is one object on stdout.
 *  Phone, identity and account numbers in samples are masked.
 *
 *  @param code  what the coverage of the inputs asks for
 *  @return what loading, reading and analysing return */
mc_status mc_entry_stats_run(mc_session *session, mc_exit *code, mc_error *err);

#endif
