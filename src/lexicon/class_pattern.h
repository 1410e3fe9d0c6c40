// SPDX-License-Identifier: Apache-2.0
/** Writes a word class as a group of a PCRE2 pattern. */
#ifndef MC_LEXICON_CLASS_PATTERN_H
#define MC_LEXICON_CLASS_PATTERN_H

#include "base/arena.h"
#include "base/buf.h"
#include "lexicon/lexicon.h"

/** Appends the group that matches the longest word of the class whose guards hold, `(?:…)`.
 *
 *  @param text     a pattern (lexicon/pattern_text.h); its status says when it grew
 *          too long or memory ran out
 *  @param scratch  of the work; nothing is written when it has failed */
void mc_class_pattern_write(mc_buf *text, mc_arena *scratch, const mc_word_class *words);

#endif
