// SPDX-License-Identifier: Apache-2.0
/** `mingcha lexicon test [--mutate]`: every example, and its damaged and disguised
 *  copies, through all stages. */
#ifndef MC_CLI_LEXICON_TEST_H
#define MC_CLI_LEXICON_TEST_H

#include "cli/session.h"

/** Prints a line for each example or copy that fails, then the counts.
 *
 *  A copy is asked what its example is asked; examples that fail themselves are not copied.
 *
 *  @param code  MC_EXIT_LEXICON when something failed or there is no example
 *  @return what loading and analysing return */
mc_status mc_lexicon_test(mc_session *session, mc_exit *code, mc_error *err);

#endif
