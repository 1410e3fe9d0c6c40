// SPDX-License-Identifier: Apache-2.0
/** PCRE2 patterns while they are written: UTF-16 units in a buffer, two bytes each. */
#ifndef MC_LEXICON_PATTERN_TEXT_H
#define MC_LEXICON_PATTERN_TEXT_H

#include "base/buf.h"
#include "base/str.h"

/** Appends one unit as it is. */
void mc_pattern_text_add_unit(mc_buf *text, uint16_t unit);

/** Appends units as they are. */
void mc_pattern_text_add(mc_buf *text, mc_ustr units);

/** Appends ASCII, which ends in NUL. */
void mc_pattern_text_add_ascii(mc_buf *text, const char *z);

/** Appends folded text that stands for itself: signs are escaped. */
void mc_pattern_text_add_literal(mc_buf *text, mc_ustr folded);

/** What has been written from the unit `begin` on; borrowed until the next addition. */
mc_ustr mc_pattern_text_from(const mc_buf *text, uint32_t begin);

/** Units written so far. */
uint32_t mc_pattern_text_size(const mc_buf *text);

#endif
