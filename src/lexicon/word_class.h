// SPDX-License-Identifier: Apache-2.0
/** Word classes: the named ones of classes/ and the anonymous ones that cells of alternatives
 *  make. */
#ifndef MC_LEXICON_WORD_CLASS_H
#define MC_LEXICON_WORD_CLASS_H

#include "lexicon/build.h"

/** Reads the rows of one file of classes/ (build->source). Rows of an overlay replace the row with
 *  the same class and word; `off` takes the word out. */
void mc_word_class_read(mc_build *build);

/** Makes the named classes of all rows read: words folded, included classes copied in, sorted,
 *  unique. A circle of inclusions is reported with its names. Call once, before any cell is
 *  read. */
void mc_word_class_link(mc_build *build);

/** The class of a cell of alternatives: `a|b|@class`. Equal sets of words share one class; a cell
 *  that is only `@class` is that class.
 *  @return MC_NONE for an empty cell, and for a wrong one, which is reported */
uint32_t mc_word_class_of_cell(mc_build *build, mc_str cell, mc_place at);

/** The words of a cell of alternatives, which do not become a class: sorted, unique, in the scratch
 *  arena.
 *  @return false when the cell is wrong or has no words, which is reported */
bool mc_word_class_words(mc_build *build, mc_str cell, mc_place at, mc_word_class *out);

/** Index of a named class; an unknown name is reported. */
uint32_t mc_word_class_named(mc_build *build, mc_str name, mc_place at);

#endif
