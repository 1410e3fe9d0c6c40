// SPDX-License-Identifier: Apache-2.0
/** Reads companies/: companies, their names, and patterns that discover names nobody listed. */
#ifndef MC_LEXICON_COMPANY_TABLE_H
#define MC_LEXICON_COMPANY_TABLE_H

#include "lexicon/build.h"

/** Reads companies/companies.tsv. */
void mc_company_table_read_companies(mc_build *build);

/** Finds the operators of brands, which may stand further down. Call once, before aliases are
 *  read. */
void mc_company_table_link(mc_build *build);

/** Reads companies/aliases.tsv. */
void mc_company_table_read_aliases(mc_build *build);

/** Reads companies/discovery.tsv. */
void mc_company_table_read_discovery(mc_build *build);

#endif
