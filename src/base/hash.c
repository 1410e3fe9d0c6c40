// SPDX-License-Identifier: Apache-2.0
// SHA-256 comes from libmd, which takes 65 MB/s of it: more time than all else that is done with an input. So its
// whole blocks go through the SHA instructions where an x86-64 processor has them (1.5 GB/s); beginning, rest
// and end stay libmd's, whose state is the standard's. A test compares the two.
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

// libmd's header names the BSD integer types, which POSIX alone does not bring.
#include <sys/types.h>

#include <sha2.h>
#include <xxhash.h>

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#endif

enum { BLOCK_BYTES = 64, FAST_BYTES = 1024 };

struct mc_sha256 {
    SHA2_CTX context;
};

#if defined(__x86_64__)
// Fractional parts of the cube roots of the first 64 primes (FIPS 180-4, 4.2.2).
static const uint32_t round_constants[64] = {
    0x428a2f98u, 0x71374491u, 0xb5c0fbcfu, 0xe9b5dba5u, 0x3956c25bu, 0x59f111f1u, 0x923f82a4u,
    0xab1c5ed5u, 0xd807aa98u, 0x12835b01u, 0x243185beu, 0x550c7dc3u, 0x72be5d74u, 0x80deb1feu,
    0x9bdc06a7u, 0xc19bf174u, 0xe49b69c1u, 0xefbe4786u, 0x0fc19dc6u, 0x240ca1ccu, 0x2de92c6fu,
    0x4a7484aau, 0x5cb0a9dcu, 0x76f988dau, 0x983e5152u, 0xa831c66du, 0xb00327c8u, 0xbf597fc7u,
    0xc6e00bf3u, 0xd5a79147u, 0x06ca6351u, 0x14292967u, 0x27b70a85u, 0x2e1b2138u, 0x4d2c6dfcu,
    0x53380d13u, 0x650a7354u, 0x766a0abbu, 0x81c2c92eu, 0x92722c85u, 0xa2bfe8a1u, 0xa81a664bu,
    0xc24b8b70u, 0xc76c51a3u, 0xd192e819u, 0xd6990624u, 0xf40e3585u, 0x106aa070u, 0x19a4c116u,
    0x1e376c08u, 0x2748774cu, 0x34b0bcb5u, 0x391c0cb3u, 0x4ed8aa4au, 0x5b9cca4fu, 0x682e6ff3u,
    0x748f82eeu, 0x78a5636fu, 0x84c87814u, 0x8cc70208u, 0x90befffau, 0xa4506cebu, 0xbef9a3f7u,
    0xc67178f2u};

static bool has_sha_instructions(void)
{
    unsigned eax, ebx, ecx, edx;
    if (!__get_cpuid(1, &eax, &ebx, &ecx, &edx) || !(ecx & bit_SSE4_1)) return false;
    return __get_cpuid_count(7, 0, &eax, &ebx, &ecx, &edx) && (ebx & bit_SHA);
}

// The next four words of the message schedule, from the last sixteen.
__attribute__((target("sha,sse4.1"))) static __m128i next_words(const __m128i m[4], int at)
{
    __m128i last = m[(at + 3) & 3];
    __m128i seventh = _mm_alignr_epi8(last, m[(at + 2) & 3], 4);
    __m128i sum = _mm_add_epi32(_mm_sha256msg1_epu32(m[at & 3], m[(at + 1) & 3]), seventh);
    return _mm_sha256msg2_epu32(sum, last);
}

__attribute__((target("sha,sse4.1"))) static void compress(__m128i state[2], const uint8_t *block)
{
    const __m128i swap = _mm_set_epi64x(0x0c0d0e0f08090a0b, 0x0405060700010203);
    __m128i abef = state[0], cdgh = state[1], m[4];
    for (int at = 0; at < 4; at++)
        m[at] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(const void *)block + at), swap);
    for (int at = 0; at < 16; at++) {
        const void *constants = round_constants + 4 * at;
        __m128i words = _mm_add_epi32(m[at & 3], _mm_loadu_si128(constants));
        cdgh = _mm_sha256rnds2_epu32(cdgh, abef, words);
        abef = _mm_sha256rnds2_epu32(abef, cdgh, _mm_shuffle_epi32(words, 0x0E));
        m[at & 3] = next_words(m, at);
    }
    state[0] = _mm_add_epi32(state[0], abef);
    state[1] = _mm_add_epi32(state[1], cdgh);
}

// The instructions want the words a b e f and c d g h together.
__attribute__((target("sha,sse4.1"))) static void compress_all(uint32_t words[8],
                                                               const uint8_t *blocks, size_t count)
{
    __m128i dcba = _mm_loadu_si128((const __m128i *)(const void *)words);
    __m128i hgfe = _mm_loadu_si128((const __m128i *)(const void *)(words + 4));
    __m128i cdab = _mm_shuffle_epi32(dcba, 0xB1), efgh = _mm_shuffle_epi32(hgfe, 0x1B);
    __m128i state[2] = {_mm_alignr_epi8(cdab, efgh, 8), _mm_blend_epi16(efgh, cdab, 0xF0)};
    for (size_t at = 0; at < count; at++)
        compress(state, blocks + at * BLOCK_BYTES);
    __m128i feba = _mm_shuffle_epi32(state[0], 0x1B), dchg = _mm_shuffle_epi32(state[1], 0xB1);
    _mm_storeu_si128((__m128i *)(void *)words, _mm_blend_epi16(feba, dchg, 0xF0));
    _mm_storeu_si128((__m128i *)(void *)(words + 4), _mm_alignr_epi8(dchg, feba, 8));
}

// Adds whole blocks and returns their bytes; 0 when the processor cannot or a block is half full.
static uint32_t add_blocks(mc_sha256 *sha, mc_str bytes)
{
    uint32_t whole = bytes.size / BLOCK_BYTES * BLOCK_BYTES;
    bool aligned = sha->context.bitcount[0] % (8 * BLOCK_BYTES) == 0;
    if (bytes.size < FAST_BYTES || !aligned || !has_sha_instructions()) return 0;
    compress_all(sha->context.state.st32, (const uint8_t *)bytes.data, whole / BLOCK_BYTES);
    sha->context.bitcount[0] += (uint64_t)whole * 8;
    return whole;
}
#else
static uint32_t add_blocks(mc_sha256 *sha, mc_str bytes)
{
    (void)sha, (void)bytes;
    return 0;
}
#endif

static void write_hex(const uint8_t *bytes, size_t count, char *out)
{
    static const char digits[] = "0123456789abcdef";
    for (size_t i = 0; i < count; i++) {
        out[2 * i] = digits[bytes[i] >> 4];
        out[2 * i + 1] = digits[bytes[i] & 15];
    }
    out[2 * count] = '\0';
}

uint64_t mc_hash64(const void *data, size_t size, uint64_t seed)
{
    return XXH3_64bits_withSeed(data, size, seed);
}

void mc_hash64_hex(uint64_t hash, char out[17])
{
    uint8_t bytes[8];
    for (int i = 0; i < 8; i++) {
        bytes[i] = (uint8_t)(hash >> (56 - 8 * i));
    }
    write_hex(bytes, sizeof bytes, out);
}

mc_sha256 *mc_sha256_new(void)
{
    mc_sha256 *sha = malloc(sizeof *sha);
    if (sha) SHA256Init(&sha->context);
    return sha;
}

void mc_sha256_add(mc_sha256 *sha, mc_str bytes)
{
    uint32_t filled = (uint32_t)(sha->context.bitcount[0] / 8 % BLOCK_BYTES);
    uint32_t head = filled && bytes.size >= FAST_BYTES ? BLOCK_BYTES - filled : 0;
    if (head) SHA256Update(&sha->context, (const uint8_t *)bytes.data, head);
    mc_str rest = mc_str_slice(bytes, head, bytes.size);
    rest = mc_str_slice(rest, add_blocks(sha, rest), rest.size);
    if (rest.size) SHA256Update(&sha->context, (const uint8_t *)rest.data, rest.size);
}

void mc_sha256_end(mc_sha256 *sha, char out[MC_SHA256_HEX_BYTES])
{
    uint8_t digest[SHA256_DIGEST_LENGTH];
    SHA256Final(digest, &sha->context);
    write_hex(digest, sizeof digest, out);
}

void mc_sha256_free(mc_sha256 *sha)
{
    free(sha);
}

void mc_sha256_hex(mc_str bytes, char out[MC_SHA256_HEX_BYTES])
{
    mc_sha256 sha;
    SHA256Init(&sha.context);
    mc_sha256_add(&sha, bytes);
    mc_sha256_end(&sha, out);
}
