// SPDX-License-Identifier: Apache-2.0
/** All that stands for one company when a labelled finding is compared with a found one. */
#ifndef MC_PIPELINE_COMPANY_NAMES_H
#define MC_PIPELINE_COMPANY_NAMES_H

#include "pipeline/analyser.h"

/** Most names of one company in one text that are compared. */
#define MC_MAX_COMPANY_NAMES 16u

/** Hashes of a listed company's id and of folded names, each also without a word that names nobody
 *  (丙丁公司: 丙丁; class company_name_tail); start with {0}, which is no company. */
typedef struct mc_company_names {
    uint64_t hashes[MC_MAX_COMPANY_NAMES];
    uint32_t count;
} mc_company_names;

/** Adds a name that a reader wrote down, and the id of the company that bears it in the tables.
 *  @param name   empty adds nothing
 *  @param arena  for the folded name; when memory is short nothing is added */
void mc_company_names_of_reader(mc_company_names *names, const mc_lexicon *lexicon, mc_arena *arena,
                                mc_str name);

/** Adds the id and the fullest form of a party, and every form in which the text names it: a reader
 *  may have written down any of them.
 *  @param party  index into the analysis's parties; MC_NONE adds nothing */
void mc_company_names_of_party(mc_company_names *names, const mc_analysis *analysis,
                               mc_arena *arena, uint32_t party);

/** True when one stands in both, or both are no company. */
bool mc_company_names_agree(const mc_company_names *a, const mc_company_names *b);

#endif
