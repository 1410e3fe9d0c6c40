// SPDX-License-Identifier: Apache-2.0
// No branch depends on the answer: the place is always written to the list, and the list grows by the bit.
//
// With AVX2 eight places are looked at together: their pairs are two loads of eight units, one unit apart; they are
// hashed in parallel, their words gathered, and the bits of the answers visited. A text has far more places where
// nothing begins, so most eights are done with there. ARM's vectors cannot gather, so it has the portable way.
#include "match/literal_filter.h"

#include "base/attr.h"
#include "base/word64.h"

#if MC_HAS_AVX2
#include <immintrin.h>
#endif

#define MULTIPLIER 0x9E3779B1u

// Several filters share the first-level cache while a text goes through the stages, so each is as small as lets few places
// pass wrongly; beyond 32 KiB more is lost in the cache than saved (docs/performance.md).
enum { FEWEST_BITS = 12, MOST_BITS = 18, BITS_A_LITERAL = 32, UNITS = 1 << 16, WORD_BITS = 32 };

static uint32_t hash_pair(const mc_literal_filter *filter, uint16_t first, uint16_t second)
{
    return ((uint32_t)first | (uint32_t)second << 16) * MULTIPLIER >> filter->shift;
}

static uint32_t bit_at(const uint32_t *bits, uint32_t at)
{
    return bits[at / WORD_BITS] >> at % WORD_BITS & 1;
}

static void set_bit(uint32_t *bits, uint32_t at)
{
    bits[at / WORD_BITS] |= UINT32_C(1) << at % WORD_BITS;
}

mc_literal_filter mc_literal_filter_new(mc_arena *arena, uint32_t literals, bool singles)
{
    uint32_t bits = FEWEST_BITS;
    while (bits < MOST_BITS && UINT64_C(1) << bits < (uint64_t)literals * BITS_A_LITERAL)
        bits++;
    mc_literal_filter filter = {.shift = 32 - bits};
    filter.pairs = mc_arena_array(arena, (1u << bits) / WORD_BITS, sizeof *filter.pairs);
    if (singles) filter.singles = mc_arena_array(arena, UNITS / WORD_BITS, sizeof *filter.singles);
    return filter;
}

void mc_literal_filter_add(mc_literal_filter *filter, mc_ustr literal)
{
    if (literal.size == 1)
        set_bit(filter->singles, literal.data[0]);
    else
        set_bit(filter->pairs, hash_pair(filter, literal.data[0], literal.data[1]));
}

bool mc_literal_filter_has_pair(const mc_literal_filter *filter, uint16_t first, uint16_t second)
{
    return bit_at(filter->pairs, hash_pair(filter, first, second));
}

bool mc_literal_filter_has_single(const mc_literal_filter *filter, uint16_t unit)
{
    return filter->singles && bit_at(filter->singles, unit);
}

static uint32_t find_pairs(const mc_literal_filter *filter, const uint16_t *units, uint32_t begin,
                           uint32_t end, uint32_t *places)
{
    uint32_t count = 0;
    for (uint32_t at = begin; at < end; at++) {
        places[count] = at;
        count += bit_at(filter->pairs, hash_pair(filter, units[at], units[at + 1]));
    }
    return count;
}

static uint32_t find_both(const mc_literal_filter *filter, const uint16_t *units, uint32_t begin,
                          uint32_t end, uint32_t *places)
{
    uint32_t count = 0;
    for (uint32_t at = begin; at < end; at++) {
        places[count] = at;
        count += bit_at(filter->pairs, hash_pair(filter, units[at], units[at + 1])) |
                 bit_at(filter->singles, units[at]);
    }
    return count;
}

uint32_t mc_literal_filter_find_portably(const mc_literal_filter *filter, const uint16_t *units,
                                         uint32_t begin, uint32_t end, uint32_t *places)
{
    if (filter->singles) return find_both(filter, units, begin, end, places);
    return find_pairs(filter, units, begin, end, places);
}

#if MC_HAS_AVX2
enum { LANES = 8 };

// The bits at eight numbers, each in the lowest bit of its lane; above it is rubbish.
MC_AVX2 static inline __m256i bits_at(const uint32_t *bits, __m256i numbers)
{
    __m256i words = _mm256_i32gather_epi32((const int *)bits, _mm256_srli_epi32(numbers, 5), 4);
    return _mm256_srlv_epi32(words, _mm256_and_si256(numbers, _mm256_set1_epi32(31)));
}

MC_AVX2 static inline __m256i eight_units(const uint16_t *units)
{
    return _mm256_cvtepu16_epi32(_mm_loadu_si128((const __m128i *)(const void *)units));
}

MC_AVX2 static uint32_t find_eights(const mc_literal_filter *filter, const uint16_t *units,
                                    uint32_t *begin, uint32_t end, uint32_t *places)
{
    const __m256i multiplier = _mm256_set1_epi32((int)MULTIPLIER);
    const __m128i shift = _mm_cvtsi32_si128((int)filter->shift);
    uint32_t count = 0, at = *begin;
    for (; end - at >= LANES; at += LANES) {
        __m256i first = eight_units(units + at), second = eight_units(units + at + 1);
        __m256i pairs = _mm256_or_si256(first, _mm256_slli_epi32(second, 16));
        __m256i hashes = _mm256_srl_epi32(_mm256_mullo_epi32(pairs, multiplier), shift);
        __m256i found = bits_at(filter->pairs, hashes);
        if (filter->singles) found = _mm256_or_si256(found, bits_at(filter->singles, first));
        __m256 signs = _mm256_castsi256_ps(_mm256_slli_epi32(found, 31));
        for (uint32_t mask = (uint32_t)_mm256_movemask_ps(signs); mask; mask &= mask - 1)
            places[count++] = at + mc_word64_first_bit(mask);
    }
    *begin = at;
    return count;
}
#endif

uint32_t mc_literal_filter_find(const mc_literal_filter *filter, const uint16_t *units,
                                uint32_t begin, uint32_t end, uint32_t *places)
{
    uint32_t count = 0;
#if MC_HAS_AVX2
    if (MC_CPU_HAS_AVX2()) count = find_eights(filter, units, &begin, end, places);
#endif
    return count + mc_literal_filter_find_portably(filter, units, begin, end, places + count);
}
