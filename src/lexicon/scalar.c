// SPDX-License-Identifier: Apache-2.0
#include "lexicon/scalar.h"

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

uint32_t mc_scalar_count(mc_str s)
{
    uint32_t count = 0;
    for (uint32_t at = 0; at < s.size; count++) {
        mc_scalar_next(s, &at);
    }
    return count;
}

uint32_t mc_scalar_first_bad(mc_str s)
{
    for (uint32_t at = 0; at < s.size;) {
        uint32_t begin = at;
        if (mc_scalar_next(s, &at) == MC_SCALAR_BAD) return begin;
    }
    return s.size;
}
