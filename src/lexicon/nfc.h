// SPDX-License-Identifier: Apache-2.0
/** Unicode normalization form C, in which lexicon files are kept: the only module here that knows
 *  ICU. */
#ifndef MC_LEXICON_NFC_H
#define MC_LEXICON_NFC_H

#include "base/arena.h"
#include "base/str.h"

/** `s` in NFC: `s` itself when it is so already, else a copy in `arena`.
 *  @param s  valid UTF-8
 *  @return data NULL when memory ran out */
mc_str mc_nfc_make(mc_arena *arena, mc_str s);

/** True when `s` (valid UTF-8) is in NFC. Memory that runs out counts as true. */
bool mc_nfc_is(mc_str s);

#endif
