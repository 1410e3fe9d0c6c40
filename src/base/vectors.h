// SPDX-License-Identifier: Apache-2.0
/** Vectors that a processor may have or not, asked when the program runs: the only
 *  place where they are named.
 *
 *  AVX512 has registers of 512 bits, lanes that a mask chooses and packs, and bytes that move
 *  freely (VBMI): Intel since 2019, AMD since 2022. What uses them has a twin for every processor
 *  and is told the level, so that a test can prove all levels equal. */
#ifndef MC_BASE_VECTORS_H
#define MC_BASE_VECTORS_H

#include <stdint.h>

/** What a function may use, each more than the one before. */
typedef enum mc_vectors { MC_VECTORS_PLAIN, MC_VECTORS_AVX512 } mc_vectors;

#if defined(__GNUC__) && defined(__x86_64__)
#include <immintrin.h>

/** The compiler can use them; and the functions in which it may. */
#define MC_HAS_X86_VECTORS 1
#define MC_AVX512          __attribute__((target("avx512f,avx512bw,avx512vbmi,popcnt")))

/** The most that the processor at hand has. */
static inline mc_vectors mc_vectors_here(void)
{
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vbmi"))
        return MC_VECTORS_AVX512;
    return MC_VECTORS_PLAIN;
}

enum { MC_AVX512_LANES = 16 };

/** Writes the places of the lanes that are in `lanes`, counted from `first`, ascending. All sixteen
 *  are written, so there must be room for them; only the first ones mean anything.
 *  @return how many */
MC_AVX512 static inline uint32_t mc_avx512_places(__mmask16 lanes, uint32_t first, uint32_t *places)
{
    const __m512i numbers = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
    __m512i here = _mm512_add_epi32(numbers, _mm512_set1_epi32((int)first));
    _mm512_storeu_si512(places, _mm512_maskz_compress_epi32(lanes, here));
    return (uint32_t)__builtin_popcount(lanes);
}

// Without optimising, gcc's gathers are macros that hand 0xFFFF to a short in this file's name.
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wsign-conversion"

/** The elements of `table` that the lanes of `numbers` name, one a lane. */
MC_AVX512 static inline __m512i mc_avx512_gather(const uint32_t *table, __m512i numbers)
{
    return _mm512_i32gather_epi32(numbers, table, sizeof *table);
}

/** The same of elements of 16 bits. Each is read with the one behind it, so the table must have one
 *  more than the greatest number names. */
MC_AVX512 static inline __m512i mc_avx512_gather16(const uint16_t *table, __m512i numbers)
{
    __m512i pairs = _mm512_i32gather_epi32(numbers, table, sizeof *table);
    return _mm512_and_si512(pairs, _mm512_set1_epi32(0xFFFF));
}
#pragma GCC diagnostic pop
#else
#define MC_HAS_X86_VECTORS 0

static inline mc_vectors mc_vectors_here(void)
{
    return MC_VECTORS_PLAIN;
}
#endif

#endif
