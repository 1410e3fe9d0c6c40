// SPDX-License-Identifier: Apache-2.0
/** Eight bytes, or 64 bits, looked at as one word: the first byte lowest, on any machine. */
#ifndef MC_BASE_WORD64_H
#define MC_BASE_WORD64_H

#include <stdint.h>

/** The word of eight bytes. Written out, since compilers make one load of
 *  this and not of a loop. */
static inline uint64_t mc_word64_load(const uint8_t *bytes)
{
    return (uint64_t)bytes[0] | (uint64_t)bytes[1] << 8 | (uint64_t)bytes[2] << 16 |
           (uint64_t)bytes[3] << 24 | (uint64_t)bytes[4] << 32 | (uint64_t)bytes[5] << 40 |
           (uint64_t)bytes[6] << 48 | (uint64_t)bytes[7] << 56;
}

/** Number of the lowest bit that is set; `word` is not 0. */
static inline uint32_t mc_word64_first_bit(uint64_t word)
{
    return (uint32_t)__builtin_ctzll(word);
}

/** Number of the first byte that has a bit; `word` is not 0. */
static inline uint32_t mc_word64_first_byte(uint64_t word)
{
    return mc_word64_first_bit(word) / 8;
}

#endif
