// SPDX-License-Identifier: Apache-2.0
/** Runs of characters of three bytes, which is what Han text is in UTF-8,
 *  looked at eight at a time. */
#ifndef MC_BASE_UTF8_RUN_H
#define MC_BASE_UTF8_RUN_H

#include "base/word64.h"

/** What mc_utf8_run_shaped() looks at. */
enum { MC_UTF8_BLOCK_CHARS = 8, MC_UTF8_BLOCK_BYTES = 3 * MC_UTF8_BLOCK_CHARS };

/** Characters at the front of MC_UTF8_BLOCK_BYTES bytes that have the shape 1110xxxx 10xxxxxx
 *  10xxxxxx, also forms that are too long and halves of pairs. */
static inline uint32_t mc_utf8_run_shaped(const uint8_t *here)
{
    uint64_t first = (mc_word64_load(here) ^ 0x80E08080E08080E0u) & 0xC0F0C0C0F0C0C0F0u;
    uint64_t second = (mc_word64_load(here + 8) ^ 0xE08080E08080E080u) & 0xF0C0C0F0C0C0F0C0u;
    uint64_t third = (mc_word64_load(here + 16) ^ 0x8080E08080E08080u) & 0xC0C0F0C0C0F0C0C0u;
    if (!(first | second | third)) return MC_UTF8_BLOCK_CHARS;
    if (first) return mc_word64_first_byte(first) / 3;
    return (second ? 8 + mc_word64_first_byte(second) : 16 + mc_word64_first_byte(third)) / 3;
}

/** Size in bytes of the run of well-formed three-byte characters (Unicode, table 3-7) at the front
 *  of `size` bytes. May stop before a character whose lead is E0 or ED,
 *  which need a closer look. */
uint32_t mc_utf8_run_bytes(const uint8_t *bytes, uint32_t size);

/** Size of the well-formed character at the front of `size` > 0 bytes; 0 when it is
 *  malformed, cut off or NUL. */
uint32_t mc_utf8_run_char(const uint8_t *bytes, uint32_t size);

/** Size of the longest front of well-formed characters without NUL. */
uint32_t mc_utf8_run_clean(const uint8_t *bytes, uint32_t size);

#endif
