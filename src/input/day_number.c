// SPDX-License-Identifier: Apache-2.0
#include "input/day_number.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/ascii.h"
#include "base/buf.h"
#include "input/sheet_cell.h"

// Excel's number of the day on which the clock of machines begins.
enum { DAY_1970 = 25569, DAY_SECONDS = 86400, CHINA_SECONDS = 8 * 3600 };

static mc_str written(mc_str number, mc_arena *arena)
{
    mc_buf day = MC_BUF_INIT(64);
    mc_sheet_cell_add_time(&day, number, MC_SHEET_DAY, false);
    mc_str kept = mc_arena_str(arena, mc_buf_str(&day));
    mc_buf_dispose(&day);
    return kept;
}

static uint32_t digits_at(mc_str s, uint32_t from)
{
    uint32_t at = from;
    while (at < s.size && mc_is_digit(s.data[at]))
        at++;
    return at - from;
}

mc_str mc_day_number_of_sheet(mc_str date, mc_arena *arena)
{
    uint32_t whole = digits_at(date, 0);
    if (whole != 5 || date.data[0] < '2' || date.data[0] > '7') return date;
    if (whole == date.size) return written(date, arena);
    uint32_t part = digits_at(date, whole + 1);
    bool number = date.data[whole] == '.' && part > 0 && whole + 1 + part == date.size;
    return number ? written(date, arena) : date;
}

static uint32_t two_digits(mc_str s, uint32_t at)
{
    return (uint32_t)(s.data[at] - '0') * 10 + (uint32_t)(s.data[at + 1] - '0');
}

// 2026030109: a day and an hour in ten digits, which as seconds would be in 2034.
static bool is_written_hour(mc_str s)
{
    uint32_t century = two_digits(s, 0), month = two_digits(s, 4), day = two_digits(s, 6);
    return s.size == 10 && century >= 19 && century <= 20 && month >= 1 && month <= 12 &&
           day >= 1 && day <= 31 && two_digits(s, 8) < 24;
}

mc_str mc_day_number_of_clock(mc_str date, mc_arena *arena)
{
    static const uint64_t first = 1000000000, last = 4102444800;
    char number[32];
    uint64_t seconds = 0;
    uint32_t digits = digits_at(date, 0);
    if (digits != date.size || (digits != 10 && digits != 13) || is_written_hour(date)) return date;
    for (uint32_t i = 0; i < 10; i++)
        seconds = seconds * 10 + (uint64_t)(date.data[i] - '0');
    if (seconds < first || seconds > last) return date;
    seconds += CHINA_SECONDS;
    snprintf(number, sizeof number, "%" PRIu64 ".%08" PRIu64, seconds / DAY_SECONDS + DAY_1970,
             seconds % DAY_SECONDS * 100000000 / DAY_SECONDS);
    return written((mc_str){number, digits_at((mc_str){number, 5}, 0) + 9}, arena);
}
