// SPDX-License-Identifier: Apache-2.0
/** Word classes, and conditions on what surrounds a hit. */
#ifndef MC_LEXICON_WORD_H
#define MC_LEXICON_WORD_H

#include "lexicon/row.h"
#include "text/fold.h"

/** A word of a class. */
typedef struct mc_word {
    mc_ustr text;        /**< folded */
    mc_ustr *not_before; /**< folded strings that must not stand directly before it */
    mc_ustr *not_after;  /**< … directly after it */
    uint32_t not_before_count, not_after_count;
} mc_word;

/** A word class, named (classes/, TSV: "kin") or anonymous (alternatives written in a
 *  cell). Anonymous ones have an empty name. A class named in a cell beside literals is
 *  copied into the anonymous class. */
typedef struct mc_word_class {
    mc_str name;
    const mc_word *words; /**< sorted by text, unique */
    uint32_t word_count;
} mc_word_class;

/** Conditions on the surroundings of a hit; class indexes, MC_NONE = no condition. Windows count
 *  folded units on either side of the hit and never leave the sentence; 0 = the clause,
 *  UINT16_MAX = the sentence. */
typedef struct mc_guards {
    uint32_t not_before, not_after; /**< must not stand directly before / after the hit */
    uint32_t not_in, needs;         /**< must not / must stand in the window */
    uint16_t not_in_window, needs_window;
    uint32_t not_document,
        needs_document; /**< anywhere in the document, title or respondent included */
} mc_guards;

#endif
