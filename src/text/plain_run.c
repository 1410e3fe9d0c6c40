// SPDX-License-Identifier: Apache-2.0
// Han text in UTF-8 is characters of three bytes. Eight of them are three words of 64 bits:
//
//   E5 82 AC E6 94 B6 E4 BA │ BA E5 91 98 E6 9D A5 E7 │ 94 B5 E8 AF 9D E4 BA 86     催收人员来电话了
//   1110xxxx 10xxxxxx 10xxxxxx 1110xxxx …
//
// so six operations tell whether all eight have that shape, and then no byte is tested again. Their
// cells are looked up in mc_fold_table.wide, which says MC_WIDE_STOP for whatever is not a plain
// unit: also for the forms that are too long and for halves of pairs, so that the table is the rest
// of the UTF-8 check. A place that stops the block is looked at by the emitter. With AVX512 sixteen
// characters are moved into a lane each, and looked up together.
#include "text/plain_run.h"

#include <string.h>

#include "base/utf8_run.h"
#include "base/vectors.h"
#include "base/word64.h"

// Code point of three bytes that have the shape: the marks of the bytes, E0 80 80, are taken off
// all at once.
static inline size_t code_of(const uint8_t *here)
{
    return ((size_t)here[0] << 12) + ((size_t)here[1] << 6) + here[2] - 0xE2080u;
}

// Folds so many characters that have the shape, up to one that is no plain unit. Returns how many.
static inline uint32_t fold_shaped(const uint16_t *wide, const uint8_t *here, uint32_t count,
                                   uint16_t *norm)
{
    for (uint32_t i = 0; i < count; i++) {
        uint16_t unit = wide[code_of(here + (size_t)3 * i)];
        if (unit == MC_WIDE_STOP) return i;
        norm[i] = unit;
    }
    return count;
}

typedef uint32_t four_places __attribute__((vector_size(16)));

// The places of a whole block: two vector additions, on machines without them the same in eight.
static inline void set_block_map(uint32_t *map, uint32_t at)
{
    four_places first = {at, at, at, at}, second;
    first += (four_places){0, 3, 6, 9};
    second = first + (four_places){12, 12, 12, 12};
    memcpy(map, &first, sizeof first);
    memcpy(map + 4, &second, sizeof second);
}

static inline void set_map(uint32_t *map, uint32_t at, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        map[i] = at + 3 * i;
}

// Characters of three bytes, from byte `at` on, while there are whole blocks. Returns
// the byte where it stopped.
static inline uint32_t fold_blocks(mc_emitter *e, uint32_t at)
{
    const uint8_t *bytes = (const uint8_t *)e->raw.data;
    const uint16_t *wide = e->table->wide;
    uint32_t size = e->raw.size, units = e->size;
    for (uint32_t done = MC_UTF8_BLOCK_CHARS;
         done == MC_UTF8_BLOCK_CHARS && size - at >= MC_UTF8_BLOCK_BYTES;) {
        uint32_t shaped = mc_utf8_run_shaped(bytes + at);
        if (shaped == MC_UTF8_BLOCK_CHARS) {
            done = fold_shaped(wide, bytes + at, MC_UTF8_BLOCK_CHARS, e->norm + units);
            set_block_map(e->map + units, at); // room was made for more than is kept
        } else {
            done = fold_shaped(wide, bytes + at, shaped, e->norm + units);
            set_map(e->map + units, at, done);
        }
        units += done;
        at += 3 * done;
    }
    e->size = units;
    return at;
}

#if MC_HAS_X86_VECTORS
enum { WIDE_BYTES = 3 * MC_AVX512_LANES };

// The characters of WIDE_BYTES bytes, a lane each: 0x00E582AC.
MC_AVX512 static inline __m512i sixteen_characters(const uint8_t *here)
{
    const __m512i from = _mm512_setr_epi32(
        0x3F000102, 0x3F030405, 0x3F060708, 0x3F090A0B, 0x3F0C0D0E, 0x3F0F1011, 0x3F121314,
        0x3F151617, 0x3F18191A, 0x3F1B1C1D, 0x3F1E1F20, 0x3F212223, 0x3F242526, 0x3F272829,
        0x3F2A2B2C, 0x3F2D2E2F); // byte 63 is not loaded: 0
    const __mmask64 loaded = (UINT64_C(1) << WIDE_BYTES) - 1;
    return _mm512_permutexvar_epi8(from, _mm512_maskz_loadu_epi8(loaded, here));
}

MC_AVX512 static inline __m512i codes_of(__m512i characters)
{
    __m512i high = _mm512_and_si512(_mm512_srli_epi32(characters, 4), _mm512_set1_epi32(0xF000));
    __m512i middle = _mm512_and_si512(_mm512_srli_epi32(characters, 2), _mm512_set1_epi32(0xFC0));
    __m512i low = _mm512_and_si512(characters, _mm512_set1_epi32(0x3F));
    return _mm512_or_si512(_mm512_or_si512(high, middle), low);
}

// As fold_blocks() does, while there are sixteen characters' bytes.
MC_AVX512 static uint32_t fold_sixteens(mc_emitter *e, uint32_t at)
{
    const uint8_t *bytes = (const uint8_t *)e->raw.data;
    const __m512i marks = _mm512_set1_epi32(0xF0C0C0), shape = _mm512_set1_epi32(0xE08080);
    const __m512i steps =
        _mm512_setr_epi32(0, 3, 6, 9, 12, 15, 18, 21, 24, 27, 30, 33, 36, 39, 42, 45);
    uint32_t size = e->raw.size, units = e->size;
    for (; size - at >= WIDE_BYTES; at += WIDE_BYTES, units += MC_AVX512_LANES) {
        __m512i characters = sixteen_characters(bytes + at);
        __mmask16 odd = _mm512_cmpneq_epi32_mask(_mm512_and_si512(characters, marks), shape);
        __m512i cells = mc_avx512_gather16(e->table->wide, codes_of(characters));
        odd |= _mm512_cmpeq_epi32_mask(cells, _mm512_set1_epi32(MC_WIDE_STOP));
        _mm256_storeu_si256((__m256i *)(void *)(e->norm + units), _mm512_cvtepi32_epi16(cells));
        _mm512_storeu_si512(e->map + units, _mm512_add_epi32(steps, _mm512_set1_epi32((int)at)));
        if (odd) { // leaves the loop, so that no block waits for the cells of the one before
            uint32_t done = mc_word64_first_bit(odd);
            units += done;
            at += 3 * done;
            break;
        }
    }
    e->size = units;
    return at;
}
#endif

static inline uint32_t fold_ascii(mc_emitter *e, uint32_t at)
{
    const uint8_t *bytes = (const uint8_t *)e->raw.data;
    const uint16_t *cells = e->table->cells;
    uint32_t size = e->raw.size, units = e->size;
    for (; at < size && bytes[at] < 0x80; at++) {
        uint16_t cell = cells[bytes[at]];
        if (mc_fold_is_special(cell)) break;
        e->norm[units] = cell;
        e->map[units++] = at;
    }
    e->size = units;
    return at;
}

// Characters of three bytes one by one, where no block is left.
static uint32_t fold_rest(mc_emitter *e, uint32_t at)
{
    const uint8_t *bytes = (const uint8_t *)e->raw.data;
    for (; e->raw.size - at >= 3; at += 3) {
        const uint8_t *here = bytes + at;
        uint32_t odd =
            ((here[0] ^ 0xE0u) & 0xF0u) | ((here[1] ^ 0x80u) & 0xC0u) | ((here[2] ^ 0x80u) & 0xC0u);
        if (odd || fold_shaped(e->table->wide, here, 1, e->norm + e->size) == 0) break;
        e->map[e->size++] = at;
    }
    return at;
}

static uint32_t fold_by_eights(mc_emitter *e, uint32_t at)
{
    for (uint32_t begin = UINT32_MAX; at != begin;) {
        begin = at;
        at = fold_blocks(e, at);
        if (e->raw.size - at < MC_UTF8_BLOCK_BYTES) at = fold_rest(e, at);
        at = fold_ascii(e, at);
    }
    return at;
}

uint32_t mc_plain_run_fold(mc_emitter *e, uint32_t at)
{
#if MC_HAS_X86_VECTORS
    if (e->vectors == MC_VECTORS_AVX512)
        for (uint32_t begin = UINT32_MAX; at != begin && e->raw.size - at >= WIDE_BYTES;) {
            begin = at;
            at = fold_ascii(e, fold_sixteens(e, at));
        }
#endif
    return fold_by_eights(e, at);
}
