// SPDX-License-Identifier: Apache-2.0
#include "input/utf8_check.h"

#include "base/utf8_run.h"

// Least and greatest second byte for the leads that narrow it (Unicode, table 3-7).
static bool is_second_byte(unsigned char lead, unsigned char second)
{
    unsigned char least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= least && second <= most;
}

// Bytes of the character at `at`, 0 when it is malformed, cut off or NUL.
static uint32_t clean_size(const unsigned char *at, uint32_t left)
{
    unsigned char lead = *at;
    if (lead < 0x80) return lead ? 1 : 0;
    uint32_t size = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || left < size || !is_second_byte(lead, at[1])) return 0;
    for (uint32_t i = 2; i < size; i++) {
        if ((at[i] & 0xC0) != 0x80) return 0;
    }
    return size;
}

bool mc_utf8_check_is_clean(mc_str s)
{
    const unsigned char *data = (const unsigned char *)s.data;
    uint32_t at = 0;
    while (at < s.size) {
        at += mc_utf8_run_bytes(data + at, s.size - at); // nearly all of a Chinese text
        while (at < s.size && data[at] - 1u < 0x7F) {
            at++;
        }
        if (at == s.size) return true;
        uint32_t size = clean_size(data + at, s.size - at);
        if (size == 0) return false;
        at += size;
    }
    return true;
}

uint64_t mc_utf8_check_count(mc_str s)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < s.size; i++) {
        count += ((unsigned char)s.data[i] & 0xC0) != 0x80;
    }
    return count;
}
