// SPDX-License-Identifier: Apache-2.0
/** What all entries have in common: id, category, flags, status, guards, and how overlays change
 *  them. */
#ifndef MC_LEXICON_ENTRY_H
#define MC_LEXICON_ENTRY_H

#include "lexicon/guards.h"

/** The common columns of an entry as written. */
typedef struct mc_entry_cells {
    mc_cell id, category, flags, status, note;
    mc_cell guards[MC_GUARD_COUNT];
} mc_entry_cells;

/** What an entry row asks for. */
typedef enum mc_entry_change {
    MC_ENTRY_CHANGE_NONE, /**< wrong and reported, or switched off: read no further */
    MC_ENTRY_CHANGE_ADD   /**< complete it and hand it to mc_entry_add() */
} mc_entry_change;

/** True for `word.word`, up to `most` words of a-z, 0-9 and _ with dots between. */
bool mc_entry_is_id(mc_str id, uint32_t least_words, uint32_t most_words);

/** Reads the common columns. A row with status `off` retires the entry of that id at once. */
mc_entry_change mc_entry_read(mc_build *build, const mc_entry_cells *cells, mc_entry *out);

/** Adds the entry, or puts it in the place of the one that an overlay replaces. An id that stands
 *  twice in one folder is reported.
 *  @return its index, MC_NONE when it was not added */
uint32_t mc_entry_add(mc_build *build, const mc_entry *entry);

/** Checks the note of an `off` row: reason; owner; expiry. An expiry that has passed is reported as
 *  a warning. Only overlays may switch off. */
void mc_entry_check_off(mc_build *build, mc_cell note);

/** Switches off what the rows of tables named before it was read; to be called when all entries
 *  are. */
void mc_entry_link_off(mc_build *build);

/** True when the id at this place may stand: it is new, or an overlay replaces it. Else reported.
 *  @param older  place of the one that has the id, file NULL = none */
bool mc_entry_may_replace(mc_build *build, mc_cell id, mc_origin older);

#endif
