// SPDX-License-Identifier: Apache-2.0
/** Writes a word class as a group of a PCRE2 pattern. */
#ifndef MC_LEXICON_CLASS_PATTERN_H
#define MC_LEXICON_CLASS_PATTERN_H

#include "base/arena.h"
#include "lexicon/lexicon.h"

/** The group that matches the longest word of the class whose guards hold, `(?:…)`.
 *  @return in the arena; empty when memory ran out */
mc_ustr mc_class_pattern_write(mc_arena *arena, const mc_word_class *words);

#endif
