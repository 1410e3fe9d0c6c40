// SPDX-License-Identifier: Apache-2.0
/** The entries of a lexicon that took most time. */
#ifndef MC_CLI_COSTLIEST_H
#define MC_CLI_COSTLIEST_H

#include "match/match.h"
#include "report/messages.h"

enum { MC_COSTLIEST_SHOWN = 10 };

/** Numbers of the entries, the costliest first; entries that were never tried are left out. */
typedef struct mc_costliest {
    uint32_t entries[MC_COSTLIEST_SHOWN], count;
} mc_costliest;

/** @param costs  by entry of the lexicon */
mc_costliest mc_costliest_find(const mc_lexicon *lexicon, const mc_entry_cost *costs);

/** Writes them to stderr, a line each: milliseconds, tries, id. */
void mc_costliest_print(const mc_lexicon *lexicon, const mc_entry_cost *costs,
                        const mc_messages *messages);

#endif
