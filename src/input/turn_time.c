// SPDX-License-Identifier: Apache-2.0
#include "input/turn_time.h"

#include "base/ascii.h"

uint32_t mc_turn_time_parse(mc_str time)
{
    uint64_t whole = 0, part = 0, thousandths = 0, scale = 100;
    bool fraction = false;
    for (uint32_t i = 0; i < time.size; i++) {
        char c = time.data[i];
        if (mc_is_digit(c) && !fraction) {
            part = part * 10 + (uint64_t)(c - '0');
        } else if (mc_is_digit(c)) {
            thousandths += (uint64_t)(c - '0') * scale;
            scale /= 10;
        } else if (c == ':' && !fraction) {
            whole = (whole + part) * 60;
            part = 0;
        } else if ((c == '.' || c == ',') && !fraction) {
            fraction = true;
        } else {
            return 0;
        }
        if (whole + part > UINT32_MAX / 1000) return 0;
    }
    return (uint32_t)((whole + part) * 1000 + thousandths);
}
