// SPDX-License-Identifier: Apache-2.0
/** Disguised spellings of terms (text/variants.h) on their way into the index, and where they stand in a text. */
#ifndef MC_MATCH_DISGUISE_H
#define MC_MATCH_DISGUISE_H

#include "match/match_plan.h"

/** The spellings that the flags of a term entry ask for; none when it has no such flag. The tables are read into
 *  `index` for the first entry that has one.
 *
 *  @param out  in the arena of `index`, at most 600
 *  @return MC_ERR_MEMORY and what mc_variant_tables_load() returns */
mc_status mc_disguise_spell(mc_match_index *index, const mc_entry *entry, mc_variants *out,
                            mc_error *err);

/** True when a spelling of the term entry, found at `span`, is not part of ordinary words there. */
bool mc_disguise_stands_free(const mc_match_index *index, uint32_t entry, const mc_text *text,
                             mc_norm_span span);

#endif
