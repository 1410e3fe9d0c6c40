// SPDX-License-Identifier: Apache-2.0
#include "lexicon/scalar.h"

#include <string.h>

static uint32_t tail_count(unsigned char lead)
{
    if (lead >= 0xC2 && lead <= 0xDF) return 1;
    if (lead >= 0xE0 && lead <= 0xEF) return 2;
    return lead >= 0xF0 && lead <= 0xF4 ? 3 : 0;
}

uint32_t mc_scalar_next(mc_str s, uint32_t *at)
{
    static const uint32_t smallest[4] = {0, 0x80, 0x800, 0x10000};
    const unsigned char *bytes = (const unsigned char *)s.data;
    uint32_t begin = (*at)++;
    unsigned char lead = bytes[begin];
    if (lead < 0x80) return lead;
    uint32_t tail = tail_count(lead);
    if (tail == 0 || s.size - begin <= tail) return MC_SCALAR_BAD;
    uint32_t scalar = lead & (0x3Fu >> tail);
    for (uint32_t i = 1; i <= tail; i++) {
        if ((bytes[begin + i] & 0xC0) != 0x80) return MC_SCALAR_BAD;
        scalar = scalar << 6 | (bytes[begin + i] & 0x3Fu);
    }
    bool surrogate = scalar >= 0xD800 && scalar <= 0xDFFF;
    if (scalar < smallest[tail] || scalar > 0x10FFFF || surrogate) return MC_SCALAR_BAD;
    *at = begin + tail + 1;
    return scalar;
}

// Every byte but the continuing ones begins a character.
uint32_t mc_scalar_count(mc_str s)
{
    uint32_t count = 0;
    for (uint32_t at = 0; at < s.size; at++) {
        count += ((unsigned char)s.data[at] & 0xC0) != 0x80;
    }
    return count;
}

static bool is_ascii(const char *eight_bytes)
{
    uint64_t bytes;
    memcpy(&bytes, eight_bytes, sizeof bytes);
    return !(bytes & UINT64_C(0x8080808080808080));
}

// True for three bytes that are a character beyond doubt: U+1000 to U+CFFF and U+E000 to U+FFFF.
static bool is_plain_three(const unsigned char *bytes)
{
    bool lead = (bytes[0] > 0xE0 && bytes[0] < 0xED) || bytes[0] == 0xEE || bytes[0] == 0xEF;
    return lead && (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80;
}

uint32_t mc_scalar_first_bad(mc_str s)
{
    for (uint32_t at = 0; at < s.size;) {
        uint32_t begin = at, left = s.size - at;
        if (left >= 8 && is_ascii(s.data + at)) {
            at += 8;
        } else if (left >= 3 && is_plain_three((const unsigned char *)s.data + at)) {
            at += 3;
        } else if (mc_scalar_next(s, &at) == MC_SCALAR_BAD) {
            return begin;
        }
    }
    return s.size;
}
