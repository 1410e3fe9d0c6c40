// SPDX-License-Identifier: Apache-2.0
/** Disguised spellings of terms (text/variants.h) on their way into the index, and where
 *  they stand in a text. */
#ifndef MC_MATCH_DISGUISE_H
#define MC_MATCH_DISGUISE_H

#include "match/match_state.h"

/** The kinds of longer spellings (MC_VARIANT_…) that an entry's flags ask for. */
uint32_t mc_disguise_kinds(uint32_t flags);

/** The flag by which an entry asks for spellings with other characters of
 *  the same sound or shape. */
uint32_t mc_disguise_flag(mc_confusion kind);

/** Reads the tables of disguise into `index` if the flags of a live term ask for them.
 *  @return MC_ERR_MEMORY and what mc_variant_tables_load() returns */
mc_status mc_disguise_load(mc_match_index *index, mc_error *err);

/** The longer spellings that the flags of a live term ask for; none when it has no such flag. Comes
 *  after mc_disguise_load().
 *
 *  @param arena  owner of the spellings
 *  @param out    at most 600
 *  @return MC_ERR_MEMORY */
mc_status mc_disguise_spell(mc_match_index *index, mc_arena *arena, const mc_entry *entry,
                            mc_variants *out, mc_error *err);

/** Files the live terms whose flags ask for spellings by sound or shape (match/confusion_index.h).
 *  Comes after mc_disguise_spell() of all of them.
 *  @return MC_ERR_MEMORY */
mc_status mc_disguise_file(mc_match_index *index, mc_error *err);

/** True when a longer spelling, found at `span`, is not part of other letters there. */
bool mc_disguise_stands_free(const mc_text *text, mc_norm_span span);

/** Finds the spellings by sound or shape in the matcher's text.
 *
 *  @param offer  called with each that is a disguise: the entry and where; in order
 *                of begin for each kind */
typedef void mc_disguise_sink(mc_matcher *matcher, uint32_t entry, mc_norm_span span);
void mc_disguise_scan(mc_matcher *matcher, mc_disguise_sink *offer);

#endif
