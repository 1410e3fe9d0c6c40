// SPDX-License-Identifier: Apache-2.0
// Nine units of ten are Han characters, which no cutter ever looks at. They are told apart here
// once, for all cutters: a block of units becomes a block of bytes 0 or 1 (a loop that compilers
// turn into vector instructions), eight bytes are looked at as one word, and only the bytes that
// are set are visited. With AVX512 a block is one register, and the places that are stops are
// packed instead of visited.
#include "text/stops.h"

#include <string.h>

#include "base/array.h"
#include "base/vectors.h"
#include "base/word64.h"

enum { BLOCK_UNITS = 32 };

// 1 or 0. One sum and one comparison of 16 bits: eight at once in the vector registers of any
// x86-64 or ARM64.
static uint16_t is_no_han(uint16_t unit)
{
    return (uint16_t)(unit - 0x4E00) >= 0x5200;
}

static bool is_ascii_word(uint16_t unit)
{
    return (uint16_t)(unit - '0') < 10 || (uint16_t)(unit - 'a') < 26;
}

// ‘ to ”, 「 to 』 and the straight one.
static bool is_quote(uint16_t unit)
{
    return (uint16_t)(unit - 0x2018) < 6 || (uint16_t)(unit - 0x300C) < 4 || unit == '"';
}

// Appends a place unless a digit or letter stands there.
static inline void add_place(mc_stops *stops, const uint16_t *norm, uint32_t place)
{
    stops->at[stops->count] = place;
    stops->count += !is_ascii_word(norm[place]);
    stops->quotes |= is_quote(norm[place]);
}

// The places of the bytes that are set; `base` is the place of the first.
static inline void add_set(mc_stops *stops, const uint8_t flags[8], const uint16_t *norm,
                           uint32_t base)
{
    for (uint64_t word = mc_word64_load(flags); word; word &= word - 1)
        add_place(stops, norm, base + mc_word64_first_byte(word));
}

// Whole blocks from the front; the place behind them.
static uint32_t find_in_blocks(mc_stops *stops, const uint16_t *norm, uint32_t size)
{
    uint32_t at = 0;
    for (; size - at >= BLOCK_UNITS; at += BLOCK_UNITS) {
        const uint16_t *block = norm + at;
        uint16_t wide[BLOCK_UNITS];
        uint8_t flags[BLOCK_UNITS];
        for (uint32_t i = 0; i < BLOCK_UNITS; i++)
            wide[i] = is_no_han(block[i]);
        for (uint32_t i = 0; i < BLOCK_UNITS; i++)
            flags[i] = (uint8_t)wide[i];
        for (uint32_t i = 0; i < BLOCK_UNITS; i += 8)
            add_set(stops, flags + i, norm, at + i);
    }
    return at;
}

#if MC_HAS_X86_VECTORS
// The units from `first` on, `count` of them.
MC_AVX512 static inline __mmask32 lanes_from(__m512i units, uint16_t first, uint16_t count)
{
    __m512i distance = _mm512_sub_epi16(units, _mm512_set1_epi16((short)first));
    return _mm512_cmplt_epu16_mask(distance, _mm512_set1_epi16((short)count));
}

MC_AVX512 static uint32_t find_in_registers(mc_stops *stops, const uint16_t *norm, uint32_t size)
{
    uint32_t at = 0, count = 0;
    __mmask32 quotes = 0;
    for (; size - at >= BLOCK_UNITS; at += BLOCK_UNITS) {
        __m512i units = _mm512_loadu_si512(norm + at);
        __mmask32 found = ~(lanes_from(units, 0x4E00, 0x5200) | lanes_from(units, '0', 10) |
                            lanes_from(units, 'a', 26));
        if (!found) continue;
        quotes |=
            lanes_from(units, 0x2018, 6) | lanes_from(units, 0x300C, 4) | lanes_from(units, '"', 1);
        count += mc_avx512_places((__mmask16)found, at, stops->at + count);
        count += mc_avx512_places((__mmask16)(found >> MC_AVX512_LANES), at + MC_AVX512_LANES,
                                  stops->at + count);
    }
    stops->count = count;
    stops->quotes = quotes != 0;
    return at;
}
#endif

static uint32_t find_whole_blocks(mc_stops *stops, const uint16_t *norm, uint32_t size,
                                  mc_vectors vectors)
{
#if MC_HAS_X86_VECTORS
    if (vectors == MC_VECTORS_AVX512) return find_in_registers(stops, norm, size);
#endif
    (void)vectors;
    return find_in_blocks(stops, norm, size);
}

bool mc_stops_find(mc_stops *stops, const uint16_t *norm, uint32_t size, mc_vectors vectors)
{
    if (!MC_ARRAY_RESERVE(stops->at, stops->capacity, (uint64_t)size + 1)) return false;
    stops->count = 0;
    stops->quotes = false;
    uint32_t at = find_whole_blocks(stops, norm, size, vectors);
    for (; at < size; at++)
        if (is_no_han(norm[at])) add_place(stops, norm, at);
    return true;
}
