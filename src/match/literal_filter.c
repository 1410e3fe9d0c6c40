// SPDX-License-Identifier: Apache-2.0
// No branch depends on the answer: the place is always written to the list, and
// the list grows by the bit.
//
// With AVX512 sixteen places are looked at together: their pairs are two loads of sixteen units,
// one unit apart; they are hashed in parallel, their words gathered, and the places that pass
// packed. (AVX2 can gather, but not pack: visiting the places one by one cost more than it saved.)
// ARM's vectors cannot gather.
#include "match/literal_filter.h"

#include "base/vectors.h"
#include "base/word64.h"

#define MULTIPLIER 0x9E3779B1u

// Several filters share the first-level cache while a text goes through the stages, so each is as
// small as lets few places pass wrongly; beyond 32 KiB more is lost in the cache than
// saved (docs/performance-history.md).
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

static uint32_t find_one_by_one(const mc_literal_filter *filter, const uint16_t *units,
                                uint32_t begin, uint32_t end, uint32_t *places)
{
    if (filter->singles) return find_both(filter, units, begin, end, places);
    return find_pairs(filter, units, begin, end, places);
}

#if MC_HAS_X86_VECTORS
// The lanes whose number is of a bit that is set.
MC_AVX512 static inline __mmask16 lanes_set(const uint32_t *bits, __m512i numbers)
{
    __m512i words = mc_avx512_gather(bits, _mm512_srli_epi32(numbers, 5));
    __m512i places = _mm512_and_si512(numbers, _mm512_set1_epi32(31));
    return _mm512_test_epi32_mask(words, _mm512_sllv_epi32(_mm512_set1_epi32(1), places));
}

MC_AVX512 static inline __m512i sixteen_units(const uint16_t *units)
{
    return _mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)(const void *)units));
}

MC_AVX512 static uint32_t find_sixteens(const mc_literal_filter *filter, const uint16_t *units,
                                        uint32_t *begin, uint32_t end, uint32_t *places)
{
    const __m512i multiplier = _mm512_set1_epi32((int)MULTIPLIER);
    const __m128i shift = _mm_cvtsi32_si128((int)filter->shift);
    uint32_t count = 0, at = *begin;
    for (; end - at >= MC_AVX512_LANES; at += MC_AVX512_LANES) {
        __m512i first = sixteen_units(units + at), second = sixteen_units(units + at + 1);
        __m512i pairs = _mm512_or_si512(first, _mm512_slli_epi32(second, 16));
        __m512i hashes = _mm512_srl_epi32(_mm512_mullo_epi32(pairs, multiplier), shift);
        __mmask16 found = lanes_set(filter->pairs, hashes);
        if (filter->singles) found |= lanes_set(filter->singles, first);
        count += mc_avx512_places(found, at, places + count);
    }
    *begin = at;
    return count;
}
#endif

// Whole vectors from the front; `begin` gets the place behind them.
static uint32_t find_by_vectors(const mc_literal_filter *filter, const uint16_t *units,
                                uint32_t *begin, uint32_t end, uint32_t *places, mc_vectors vectors)
{
#if MC_HAS_X86_VECTORS
    if (vectors == MC_VECTORS_AVX512) return find_sixteens(filter, units, begin, end, places);
#endif
    (void)filter, (void)units, (void)begin, (void)end, (void)places, (void)vectors;
    return 0;
}

uint32_t mc_literal_filter_find(const mc_literal_filter *filter, const uint16_t *units,
                                uint32_t begin, uint32_t end, uint32_t *places, mc_vectors vectors)
{
    uint32_t count = find_by_vectors(filter, units, &begin, end, places, vectors);
    return count + find_one_by_one(filter, units, begin, end, places + count);
}
