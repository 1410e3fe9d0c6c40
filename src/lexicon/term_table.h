// SPDX-License-Identifier: Apache-2.0
/** Reads terms/ and near/. */
#ifndef MC_LEXICON_TERM_TABLE_H
#define MC_LEXICON_TERM_TABLE_H

#include "lexicon/build.h"

/** Reads one file of terms/ (build->source). */
void mc_term_table_read_terms(mc_build *build);

/** Reads one file of near/ (build->source). */
void mc_term_table_read_near(mc_build *build);

#endif
