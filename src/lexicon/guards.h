// SPDX-License-Identifier: Apache-2.0
/** Guards of entries: cells of alternatives, some with a window in front. */
#ifndef MC_LEXICON_GUARDS_H
#define MC_LEXICON_GUARDS_H

#include "lexicon/build.h"

/** The six cells as written, with their places. */
typedef enum mc_guard {
    MC_GUARD_NOT_BEFORE,
    MC_GUARD_NOT_AFTER,
    MC_GUARD_NOT_IN,
    MC_GUARD_NEEDS,
    MC_GUARD_NOT_DOCUMENT,
    MC_GUARD_NEEDS_DOCUMENT
} mc_guard;

enum { MC_GUARD_COUNT = MC_GUARD_NEEDS_DOCUMENT + 1 };

/** Widest window, folded units on either side. */
#define MC_GUARD_MOST_UNITS 160

/** A cell and where it stands. */
typedef struct mc_cell {
    mc_str text;
    mc_place at;
} mc_cell;

/** Name of a guard as column or element: "not_before". */
const char *mc_guard_name(mc_guard guard);

/** Cuts the window off the front of a cell.
 *
 *  @param window  0 for the clause, UINT16_MAX for the sentence (or, with `document`,
 *          the document), else units
 *  @param document  `document:` instead of `clause:` and `sentence:`, as aliases have it
 *  @return what stands behind the window; a wrong window is reported */
mc_str mc_guards_read_window(mc_build *build, mc_cell cell, bool document, uint16_t *window);

/** The guards of an entry from its cells, in the order of mc_guard. */
mc_guards mc_guards_read(mc_build *build, const mc_cell cells[MC_GUARD_COUNT]);

#endif
