// SPDX-License-Identifier: Apache-2.0
#include "input/sheet_cell.h"

#include <inttypes.h>
#include <string.h>

#include "base/ascii.h"

enum { SIGNIFICANT = 15, MOST_DIGITS = 40, LAST_DAY = 2958465, DAY_SECONDS = 86400 };

mc_sheet_format mc_sheet_format_of_id(uint32_t id)
{
    static const struct {
        uint8_t first, last;
        mc_sheet_format format;
    } ranges[] = {{14, 17, MC_SHEET_DAY},  {18, 21, MC_SHEET_TIME}, {22, 22, MC_SHEET_DAY},
                  {27, 31, MC_SHEET_DAY},  {32, 35, MC_SHEET_TIME}, {36, 36, MC_SHEET_DAY},
                  {45, 47, MC_SHEET_TIME}, {50, 54, MC_SHEET_DAY},  {55, 56, MC_SHEET_TIME},
                  {57, 58, MC_SHEET_DAY}};
    for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
        if (id >= ranges[i].first && id <= ranges[i].last) return ranges[i].format;
    }
    return MC_SHEET_NUMBER;
}

static uint32_t skip_to(mc_str code, uint32_t at, char end)
{
    while (at < code.size && code.data[at] != end) {
        at++;
    }
    return at;
}

// [h] and [ss] are elapsed time; [Red], [$-804] and [>=100] say nothing about it.
static bool is_elapsed(mc_str code, uint32_t at)
{
    char c = at + 1 < code.size ? (char)(code.data[at + 1] | 0x20) : 0;
    char after = at + 2 < code.size ? (char)(code.data[at + 2] | 0x20) : 0;
    return (c == 'h' || c == 'm' || c == 's') && (after == c || code.data[at + 2] == ']');
}

mc_sheet_format mc_sheet_format_of_code(mc_str code)
{
    bool day = false, month = false, time = false, digits = false;
    for (uint32_t i = 0; i < code.size; i++) {
        char c = code.data[i];
        if (c == '"') {
            i = skip_to(code, i + 1, '"');
        } else if (c == '[') {
            time |= is_elapsed(code, i);
            i = skip_to(code, i, ']');
        } else if (c == '\\' || c == '_' || c == '*') {
            i++;
        } else {
            char low = (char)(c | 0x20);
            day |= low == 'y' || low == 'd';
            month |= low == 'm';
            time |= low == 'h' || low == 's';
            digits |= c == '0' || c == '#' || c == '?';
        }
    }
    if (day || (month && !time && !digits)) return MC_SHEET_DAY;
    return time ? MC_SHEET_TIME : MC_SHEET_NUMBER;
}

// A decimal number taken apart: 0.DIGITS times ten to the power of `point`.
typedef struct decimal {
    bool negative;
    char digits[MOST_DIGITS + 1];
    int count, point;
} decimal;

static bool read_exponent(mc_str raw, uint32_t at, int *exponent)
{
    bool negative = at < raw.size && raw.data[at] == '-';
    int value = 0;
    if (at < raw.size && (raw.data[at] == '-' || raw.data[at] == '+')) at++;
    if (at >= raw.size || raw.size - at > 4) return false;
    for (; at < raw.size; at++) {
        if (!mc_is_digit(raw.data[at])) return false;
        value = value * 10 + raw.data[at] - '0';
    }
    *exponent = negative ? -value : value;
    return true;
}

static void add_digit(decimal *d, char digit, bool behind_point)
{
    if (d->count == 0 && digit == '0') {
        d->point -= behind_point;
        return;
    }
    d->point += !behind_point;
    if (d->count < MOST_DIGITS) d->digits[d->count++] = digit;
}

static bool read_decimal(mc_str raw, decimal *d)
{
    int exponent = 0;
    bool behind = false, any = false;
    *d = (decimal){.negative = raw.size && raw.data[0] == '-'};
    for (uint32_t at = d->negative; at < raw.size; at++) {
        char c = raw.data[at];
        if (mc_is_digit(c)) {
            any = true;
            add_digit(d, c, behind);
        } else if (c == '.' && !behind) {
            behind = true;
        } else if ((c == 'E' || c == 'e') && any) {
            if (!read_exponent(raw, at + 1, &exponent)) return false;
            break;
        } else {
            return false;
        }
    }
    d->point += exponent;
    return any;
}

// Keeps `keep` digits, the last one rounded half up; drops zeros at the end.
static void round_decimal(decimal *d, int keep)
{
    if (keep < d->count) {
        bool up = keep >= 0 && d->digits[keep] >= '5';
        d->count = keep > 0 ? keep : 0;
        int at = d->count - 1;
        while (up && at >= 0 && d->digits[at] == '9') {
            at--;
        }
        if (up && at >= 0) {
            d->digits[at]++;
            d->count = at + 1;
        } else if (up) {
            d->digits[0] = '1';
            d->count = 1;
            d->point++;
        }
    }
    while (d->count && d->digits[d->count - 1] == '0') {
        d->count--;
    }
}

static void add_decimal(mc_buf *out, const decimal *d)
{
    if (d->negative && d->count) mc_buf_add_char(out, '-');
    if (d->point <= 0 || d->count == 0) mc_buf_add_char(out, '0');
    for (int i = 0; d->count && i < d->point; i++) {
        mc_buf_add_char(out, i < d->count ? d->digits[i] : '0');
    }
    if (d->count == 0 || d->count <= d->point) return;
    mc_buf_add_char(out, '.');
    for (int i = d->point; i < d->count; i++) {
        mc_buf_add_char(out, i < 0 ? '0' : d->digits[i]);
    }
}

static bool is_whole(mc_str raw)
{
    uint32_t at = raw.size && raw.data[0] == '-';
    if (at == raw.size) return false;
    for (; at < raw.size; at++) {
        if (!mc_is_digit(raw.data[at])) return false;
    }
    return true;
}

void mc_sheet_cell_add_number(mc_buf *out, mc_str raw)
{
    decimal d;
    if (is_whole(raw) || !read_decimal(raw, &d) || d.point > MOST_DIGITS ||
        d.point < -MOST_DIGITS) {
        mc_buf_add_str(out, raw);
        return;
    }
    round_decimal(&d, SIGNIFICANT);
    add_decimal(out, &d);
}

// Whole days and seconds of the rest, rounded. False when it is no day of the calendar.
static bool read_serial(mc_str raw, int64_t *days, int64_t *seconds)
{
    decimal d;
    if (!read_decimal(raw, &d) || (d.negative && d.count) || d.point > 7) return false;
    round_decimal(&d, d.point + 9);
    uint64_t nanodays = 0;
    for (int i = d.point < 0 ? d.point : 0; i < d.point + 9; i++) {
        nanodays = nanodays * 10 + (i >= 0 && i < d.count ? (uint64_t)(d.digits[i] - '0') : 0);
    }
    uint64_t all = nanodays / 1000000000u * DAY_SECONDS +
                   (nanodays % 1000000000u * DAY_SECONDS + 500000000u) / 1000000000u;
    *days = (int64_t)(all / DAY_SECONDS);
    *seconds = (int64_t)(all % DAY_SECONDS);
    return *days <= LAST_DAY;
}

// Day of the Gregorian calendar, `days` after 0000-03-01 (H. Hinnant, chrono-compatible low-level
// date algorithms): years begin in March, so that the leap day is the last of its year.
static void add_day(mc_buf *out, int64_t days)
{
    int64_t era = days / 146097, of_era = days % 146097;
    int64_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int64_t of_year = of_era - (365 * year + year / 4 - year / 100),
            shifted = (5 * of_year + 2) / 153;
    int64_t day = of_year - (153 * shifted + 2) / 5 + 1;
    int64_t month = shifted < 10 ? shifted + 3 : shifted - 9;
    mc_buf_add_format(out, "%04" PRId64 "-%02" PRId64 "-%02" PRId64,
                      year + era * 400 + (month <= 2), month, day);
}

void mc_sheet_cell_add_time(mc_buf *out, mc_str raw, mc_sheet_format format, bool from_1904)
{
    // Days from 0000-03-01 to 1899-12-30 and to 1904-01-01.
    enum { TO_1899 = 693899, TO_1904 = 695361 };
    int64_t days = 0, seconds = 0;
    if (!read_serial(raw, &days, &seconds)) {
        mc_sheet_cell_add_number(out, raw);
        return;
    }
    int64_t hour = seconds / 3600, minute = seconds / 60 % 60, second = seconds % 60;
    if (format == MC_SHEET_TIME) {
        mc_buf_add_format(out, "%" PRId64 ":%02" PRId64 ":%02" PRId64, hour + days * 24, minute,
                          second);
        return;
    }
    // Lotus 1-2-3 took 1900 for a leap year and Excel follows: before its 29
    // February days are one further.
    int64_t origin = from_1904 ? TO_1904 : TO_1899 + (days < 60);
    add_day(out, origin + days);
    if (seconds) {
        mc_buf_add_format(out, " %02" PRId64 ":%02" PRId64 ":%02" PRId64, hour, minute, second);
    }
}

// The code of `_xHHHH_` at `at`, or -1. Surrogates stand for nothing alone and
// stay as they are written.
static int escaped_code(mc_str text, uint32_t at)
{
    int code = 0;
    if (text.size - at < 7 || text.data[at + 1] != 'x' || text.data[at + 6] != '_') return -1;
    for (uint32_t i = at + 2; i < at + 6; i++) {
        int digit = mc_hex_value(text.data[i]);
        if (digit < 0) return -1;
        code = code * 16 + digit;
    }
    return code >= 0xD800 && code < 0xE000 ? -1 : code;
}

static void add_code(mc_buf *out, int code)
{
    if (code < 0x80) {
        mc_buf_add_char(out, (char)code);
    } else if (code < 0x800) {
        mc_buf_add_char(out, (char)(0xC0 | code >> 6));
        mc_buf_add_char(out, (char)(0x80 | (code & 0x3F)));
    } else {
        mc_buf_add_char(out, (char)(0xE0 | code >> 12));
        mc_buf_add_char(out, (char)(0x80 | (code >> 6 & 0x3F)));
        mc_buf_add_char(out, (char)(0x80 | (code & 0x3F)));
    }
}

void mc_sheet_cell_add_text(mc_buf *out, mc_str text)
{
    for (uint32_t at = 0; at < text.size; at++) {
        int code = text.data[at] == '_' ? escaped_code(text, at) : -1;
        if (code < 0) {
            mc_buf_add_char(out, text.data[at]);
            continue;
        }
        // A line end is one character in a cell; Excel writes its CR like this in front of the LF.
        if (code != '\r' && code != 0) add_code(out, code);
        at += 6;
    }
}
