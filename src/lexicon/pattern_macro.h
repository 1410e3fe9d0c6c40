// SPDX-License-Identifier: Apache-2.0
/** Makes a PCRE2 pattern on folded text from a pattern of a lexicon file. */
#ifndef MC_LEXICON_PATTERN_MACRO_H
#define MC_LEXICON_PATTERN_MACRO_H

#include "lexicon/build.h"

/** Longest expanded pattern, units; a longer one is reported. */
#define MC_PATTERN_MOST_UNITS 60000u

/** Expands `@{class}`, `~N`, `≈N`, `¿{word}` and folds literals
 *  (docs/format/lexicon.md, rules).
 *  @return the pattern in the lexicon's arena; empty when it is wrong, which has then been
 *          reported. Whether PCRE2 accepts it is not checked here. */
mc_ustr mc_pattern_macro_expand(mc_build *build, mc_str pattern, mc_place at);

#endif
