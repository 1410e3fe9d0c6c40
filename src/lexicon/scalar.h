// SPDX-License-Identifier: Apache-2.0
/** Reads UTF-8 of lexicon files one character at a time. */
#ifndef MC_LEXICON_SCALAR_H
#define MC_LEXICON_SCALAR_H

#include "base/str.h"

/** What mc_scalar_next() returns for bytes that are no character. */
#define MC_SCALAR_BAD UINT32_MAX

/** The character at byte `*at`, which moves behind it. Overlong forms, surrogates and cut-off
 *  characters are MC_SCALAR_BAD and move by one byte.
 *  @param at  smaller than s.size */
uint32_t mc_scalar_next(mc_str s, uint32_t *at);

/** Number of characters of valid UTF-8; elsewhere, of bytes that do not continue a character. */
uint32_t mc_scalar_count(mc_str s);

/** Byte position of the first byte that is no character, or s.size. */
uint32_t mc_scalar_first_bad(mc_str s);

#endif
