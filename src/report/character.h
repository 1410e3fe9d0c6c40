// SPDX-License-Identifier: Apache-2.0
/** Characters of UTF-8, one after another. */
#ifndef MC_REPORT_CHARACTER_H
#define MC_REPORT_CHARACTER_H

#include "base/str.h"

/** Bytes of the character that begins at byte `at`, which lies in the text; at least 1, also where
 *  the bytes are none. */
static inline uint32_t mc_character_bytes(mc_str text, uint32_t at)
{
    uint32_t size = 1;
    while (at + size < text.size && ((unsigned char)text.data[at + size] & 0xC0) == 0x80) {
        size++;
    }
    return size;
}

#endif
