// SPDX-License-Identifier: Apache-2.0
// A block has eight leads. Of those that have the shape, E0 (too long a form may follow) and ED
// (half a pair may follow) are the ones that tell nothing: their low halves are 0 and D. Where 1 is
// taken from a lead whose low half is 0, its highest bit, which is set in every lead, goes:
//
//   E4 & 8F = 84,  84 - 1 = 83      E0 & 8F = 80,  80 - 1 = 7F
//
// and for ED the same is asked of the lead with the bits of D turned.
#include "base/utf8_run.h"

#include <stdbool.h>

#define ONES  UINT64_C(0x0101010101010101)
#define DS    UINT64_C(0x0D0D0D0D0D0D0D0D)
#define MARKS UINT64_C(0x8080808080808080)
#define PARTS UINT64_C(0x8F8F8F8F8F8F8F8F)

// The leads that are E0 or ED, as bits; `leads` holds FF in the places of leads, all
// of which have the shape.
static inline uint64_t unclear(const uint8_t *here, uint64_t leads)
{
    uint64_t word = mc_word64_load(here);
    uint64_t not_0 = (word & leads & PARTS) - (leads & ONES);
    uint64_t not_d = ((word ^ DS) & leads & PARTS) - (leads & ONES);
    return ~(not_0 & not_d) & leads & MARKS;
}

static bool is_clear_block(const uint8_t *here)
{
    if (mc_utf8_run_shaped(here) != MC_UTF8_BLOCK_CHARS) return false;
    return !(unclear(here, UINT64_C(0x00FF0000FF0000FF)) |
             unclear(here + 8, UINT64_C(0xFF0000FF0000FF00)) |
             unclear(here + 16, UINT64_C(0x0000FF0000FF0000)));
}

static bool is_clear(const uint8_t *here)
{
    return *here >= 0xE1 && *here != 0xED && *here <= 0xEF && (here[1] & 0xC0) == 0x80 &&
           (here[2] & 0xC0) == 0x80;
}

uint32_t mc_utf8_run_bytes(const uint8_t *bytes, uint32_t size)
{
    uint32_t at = 0;
    while (size - at >= MC_UTF8_BLOCK_BYTES && is_clear_block(bytes + at))
        at += MC_UTF8_BLOCK_BYTES;
    while (size - at >= 3 && is_clear(bytes + at))
        at += 3;
    return at;
}

// Least and greatest second byte for the leads that narrow it (Unicode, table 3-7).
static bool is_second_byte(uint8_t lead, uint8_t second)
{
    uint8_t least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    uint8_t most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= least && second <= most;
}

uint32_t mc_utf8_run_char(const uint8_t *bytes, uint32_t left)
{
    uint8_t lead = *bytes;
    if (lead < 0x80) return lead ? 1 : 0;
    uint32_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || left < size || !is_second_byte(lead, bytes[1])) return 0;
    for (uint32_t i = 2; i < size; i++)
        if ((bytes[i] & 0xC0) != 0x80) return 0;
    return size;
}

uint32_t mc_utf8_run_clean(const uint8_t *bytes, uint32_t size)
{
    uint32_t at = 0;
    while (at < size) {
        at += mc_utf8_run_bytes(bytes + at, size - at); // nearly all of a Chinese text
        while (at < size && bytes[at] - 1u < 0x7F)
            at++;
        uint32_t one = at < size ? mc_utf8_run_char(bytes + at, size - at) : 0;
        if (one == 0) return at;
        at += one;
    }
    return at;
}
