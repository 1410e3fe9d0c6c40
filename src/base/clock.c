// SPDX-License-Identifier: Apache-2.0
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/ascii.h"

static time_t now(void)
{
    const char *fixed = getenv("SOURCE_DATE_EPOCH");
    if (fixed && *fixed) {
        char *end = NULL;
        long long seconds = strtoll(fixed, &end, 10);
        if (*end == '\0') return (time_t)seconds;
    }
    return time(NULL);
}

static struct tm utc_now(void)
{
    time_t moment = now();
    struct tm parts = {0};
    gmtime_r(&moment, &parts);
    return parts;
}

void mc_clock_timestamp(char out[MC_TIMESTAMP_BYTES])
{
    struct tm parts = utc_now();
    strftime(out, MC_TIMESTAMP_BYTES, "%Y-%m-%dT%H:%M:%SZ", &parts);
}

mc_day mc_clock_today(void)
{
    struct tm parts = utc_now();
    return (mc_day)((parts.tm_year + 1900) * 10000 + (parts.tm_mon + 1) * 100 + parts.tm_mday);
}

double mc_clock_seconds(void)
{
    struct timespec moment;
    clock_gettime(CLOCK_MONOTONIC, &moment);
    return (double)moment.tv_sec + (double)moment.tv_nsec * 1e-9;
}

// Reads at most `most` digits at `*at`; returns how many there were.
static int read_digits(mc_str s, uint32_t *at, int most, uint32_t *number)
{
    int count = 0;
    *number = 0;
    while (count < most && *at < s.size && mc_is_digit(s.data[*at])) {
        *number = *number * 10 + (uint32_t)(s.data[(*at)++] - '0');
        count++;
    }
    return count;
}

// Skips one separator: - / . or a three-byte character (the Chinese signs for year and month).
static void skip_separator(mc_str s, uint32_t *at)
{
    if (*at >= s.size) return;
    unsigned char c = (unsigned char)s.data[*at];
    if (c == '-' || c == '/' || c == '.') *at += 1;
    if (c >= 0xE0 && *at + 3 <= s.size) *at += 3;
}

static uint32_t days_in(uint32_t year, uint32_t month)
{
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    return month == 2 && leap ? 29 : days[month - 1];
}

mc_day mc_day_parse(mc_str s)
{
    uint32_t at = 0, year, month, day;
    s = mc_str_trim(s);
    if (read_digits(s, &at, 4, &year) != 4) return 0;
    skip_separator(s, &at);
    if (read_digits(s, &at, 2, &month) == 0) return 0;
    skip_separator(s, &at);
    read_digits(s, &at, 2, &day);
    if (year < 1900 || month < 1 || month > 12 || day > days_in(year, month)) return 0;
    return year * 10000 + month * 100 + day;
}

void mc_day_format(mc_day day, char out[11])
{
    out[0] = '\0';
    if (day) {
        snprintf(out, 11, "%04u-%02u-%02u", day / 10000 % 10000, day / 100 % 100, day % 100);
    }
}
