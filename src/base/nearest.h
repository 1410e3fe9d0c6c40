// SPDX-License-Identifier: Apache-2.0
/** Which of some known names somebody who mistyped one may mean. */
#ifndef MC_BASE_NEAREST_H
#define MC_BASE_NEAREST_H

#include "base/str.h"

/** A search; start with {.wanted = …}, try every known name, ask for the nearest. */
typedef struct mc_nearest {
    mc_str wanted, name; /**< name: the nearest so far; borrowed */
    const char *before;  /**< what is typed before each name ("--"); not compared; NULL: nothing */
    uint32_t distance;   /**< of it, in bytes that differ */
} mc_nearest;

/** The words that an error ends with. */
typedef struct mc_nearest_words {
    char words[80]; /**< "; did you mean 'scan'?", or empty when no name is near */
} mc_nearest_words;

/** Compares a name by Levenshtein's distance (Doklady 10, 1966, 707–710), a swap of neighbours
 *  being one step: near is what differs in a third of its bytes at most. */
void mc_nearest_try(mc_nearest *nearest, mc_str name);

/** What to add to the error. */
mc_nearest_words mc_nearest_hint(const mc_nearest *nearest);

#endif
