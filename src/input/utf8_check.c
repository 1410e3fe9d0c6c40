// SPDX-License-Identifier: Apache-2.0
#include "input/utf8_check.h"

#include "base/utf8_run.h"

bool mc_utf8_check_is_clean(mc_str s)
{
    return mc_utf8_run_clean((const uint8_t *)s.data, s.size) == s.size;
}

uint64_t mc_utf8_check_count(mc_str s)
{
    uint64_t count = 0;
    for (uint32_t i = 0; i < s.size; i++) {
        count += ((unsigned char)s.data[i] & 0xC0) != 0x80;
    }
    return count;
}
