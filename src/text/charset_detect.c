// SPDX-License-Identifier: Apache-2.0
// Which encoding is it? In this order:
//
// 1. a byte order mark;
// 2. zero bytes in the places where UTF-16 or UTF-32 has them, or high bytes of Han characters in every
//    other place;
// 3. only 7-bit bytes with ~{ and ~}: HZ; without: UTF-8 (ASCII);
// 4. valid UTF-8, a cut character at the end allowed, or nearly valid UTF-8;
// 5. the two-byte encodings, by what share of their characters is common. All three national sets are
//    ordered by frequency: GB 2312 has its 3,755 common characters in rows B0 to D7, Big5 its 5,401 in A4 to C6,
//    CNS 11643 (EUC-TW) the same 5,401 in rows C4 to FD. The bytes of 催收 in GB18030, B4DF CAD5,
//    are common in GB 2312; read as Big5 the second is rare, read as EUC-TW the first is unassigned.
//    Read as GB18030, Big5 text has trail bytes of 40 to 7E, which only rare characters have there.
#include <string.h>

#include "base/utf8_run.h"
#include "text/charset.h"

enum { BARE_PAIRS = 4096 };

typedef struct tally {
    uint32_t common, rare, wrong;
} tally;

static uint8_t byte_at(mc_str s, uint32_t at)
{
    return at < s.size ? (uint8_t)s.data[at] : 0;
}

static bool in(uint8_t byte, uint8_t first, uint8_t last)
{
    return byte >= first && byte <= last;
}

// Counts one character and returns its size: one byte when it is not valid.
static uint32_t count_valid(tally *t, bool valid, bool common, uint32_t size)
{
    t->wrong += !valid;
    t->common += valid && common;
    t->rare += valid && !common;
    return valid ? size : 1;
}

// Each reader looks at the character whose lead byte (80 to FF) is at `at`, counts it and returns
// its size.
typedef uint32_t char_reader(mc_str s, uint32_t at, tally *t);

static uint32_t read_gb18030(mc_str s, uint32_t at, tally *t)
{
    uint8_t lead = byte_at(s, at), trail = byte_at(s, at + 1);
    if (!in(lead, 0x81, 0xFE)) return count_valid(t, false, false, 1);
    if (in(trail, 0x30, 0x39)) {
        bool valid = in(byte_at(s, at + 2), 0x81, 0xFE) && in(byte_at(s, at + 3), 0x30, 0x39);
        return count_valid(t, valid, false, 4);
    }
    if (trail < 0x40 || trail == 0x7F || trail == 0xFF) return count_valid(t, false, false, 1);
    bool common = trail >= 0xA1 && (in(lead, 0xB0, 0xD7) || lead == 0xA1 || lead == 0xA3);
    return count_valid(t, true, common, 2);
}

static uint32_t read_big5(mc_str s, uint32_t at, tally *t)
{
    uint8_t lead = byte_at(s, at), trail = byte_at(s, at + 1);
    bool valid = in(lead, 0x81, 0xFE) && (in(trail, 0x40, 0x7E) || in(trail, 0xA1, 0xFE));
    if (!valid) return count_valid(t, false, false, 1);
    bool common = in(lead, 0xA4, 0xC6) || lead == 0xA1;
    return count_valid(t, true, common, 2);
}

static uint32_t read_euc_tw(mc_str s, uint32_t at, tally *t)
{
    uint8_t lead = byte_at(s, at), trail = byte_at(s, at + 1);
    if (lead == 0x8E) {
        bool valid = in(trail, 0xA1, 0xB0) && in(byte_at(s, at + 2), 0xA1, 0xFE) &&
                     in(byte_at(s, at + 3), 0xA1, 0xFE);
        return count_valid(t, valid, false, 4);
    }
    bool assigned = in(lead, 0xA1, 0xA6) || in(lead, 0xC2, 0xFD);
    if (!assigned || !in(trail, 0xA1, 0xFE)) return count_valid(t, false, false, 1);
    bool common = in(lead, 0xC4, 0xFD) || lead == 0xA1;
    return count_valid(t, true, common, 2);
}

static tally count_with(char_reader *reader, mc_str s)
{
    tally t = {0};
    for (uint32_t at = 0; at + 3 < s.size || (at < s.size && s.size - at > 1);)
        at += byte_at(s, at) < 0x80 ? 1 : reader(s, at, &t);
    return t;
}

// In thousandths: 1000 = all common. A wrong byte costs as much as ten characters.
static int64_t score(tally t)
{
    int64_t total = (int64_t)t.common + t.rare + t.wrong;
    if (total == 0) return 0;
    return (1000 * (int64_t)t.common - 500 * (int64_t)t.rare - 10000 * (int64_t)t.wrong) / total;
}

static mc_charset best_multibyte(mc_str bytes, mc_charset declared)
{
    static const struct {
        mc_charset charset;
        char_reader *reader;
    } candidates[] = {{MC_CHARSET_GB18030, read_gb18030},
                      {MC_CHARSET_BIG5, read_big5},
                      {MC_CHARSET_EUC_TW, read_euc_tw}};
    mc_charset best = MC_CHARSET_UTF8;
    int64_t best_score = -4000; // less than a third of the bytes fit: nothing of this kind
    for (size_t i = 0; i < sizeof candidates / sizeof *candidates; i++) {
        int64_t points = score(count_with(candidates[i].reader, bytes));
        if (candidates[i].charset == declared) points += 150;
        if (points <= best_score) continue;
        best_score = points;
        best = candidates[i].charset;
    }
    return best;
}

// Characters of two or more bytes that are well formed, and bytes that are not.
static tally count_utf8(mc_str s)
{
    tally t = {0};
    for (uint32_t at = 0; at < s.size;) {
        uint32_t run = mc_utf8_run_bytes((const uint8_t *)s.data + at, s.size - at);
        t.common += run / 3;
        at += run;
        if (at == s.size) break;
        uint8_t lead = byte_at(s, at);
        uint32_t size = lead < 0x80            ? 1
                        : in(lead, 0xC2, 0xDF) ? 2
                        : in(lead, 0xE0, 0xEF) ? 3
                        : in(lead, 0xF0, 0xF4) ? 4
                                               : 0;
        uint32_t good = size ? 1 : 0;
        while (good && good < size && in(byte_at(s, at + good), 0x80, 0xBF))
            good++;
        if (size && at + good >= s.size && good < size) break; // cut by the end of the sample
        if (size == 0 || good < size)
            t.wrong++;
        else if (size > 1)
            t.common++;
        at += size && good == size ? size : 1;
    }
    return t;
}

// UTF-16 without a mark: one of the two bytes of most units is zero, or the high byte of a Han
// character.
static mc_charset find_utf16(mc_str s)
{
    uint32_t high[2] = {0, 0}, zero[4] = {0, 0, 0, 0}, size = s.size & ~3u;
    if (size < 4 || !memchr(s.data, 0, size)) return MC_CHARSET_UNKNOWN;
    for (uint32_t at = 0; at < size; at++) {
        uint8_t byte = (uint8_t)s.data[at];
        zero[at & 3] += byte == 0;
        high[at & 1] += in(byte, 0x4E, 0x9F) || byte == 0 || byte == 0x30 || byte == 0xFF;
    }
    uint32_t groups = size / 4, pairs = size / 2;
    if (zero[3] == groups && zero[2] == groups) return MC_CHARSET_UTF32LE;
    if (zero[0] == groups && zero[1] == groups) return MC_CHARSET_UTF32BE;
    if (high[1] * 10 >= pairs * 9 && high[0] * 10 < pairs * 8) return MC_CHARSET_UTF16LE;
    if (high[0] * 10 >= pairs * 9 && high[1] * 10 < pairs * 8) return MC_CHARSET_UTF16BE;
    return MC_CHARSET_UNKNOWN;
}

// The same where no byte is zero, as in a text without ASCII and line ends: only beyond doubt,
// since two-byte encodings have such bytes too, but in half of their places at most.
static mc_charset find_bare_utf16(mc_str s)
{
    uint32_t high[2] = {0, 0}, pairs = s.size / 2 < BARE_PAIRS ? s.size / 2 : BARE_PAIRS;
    for (uint32_t at = 0; at < 2 * pairs; at++) {
        uint8_t byte = (uint8_t)s.data[at];
        high[at & 1] += in(byte, 0x4E, 0x9F) || byte == 0x30 || byte == 0xFF;
    }
    if (pairs < 16) return MC_CHARSET_UNKNOWN;
    if (high[1] * 100 >= pairs * 97 && high[0] * 100 < pairs * 60) return MC_CHARSET_UTF16LE;
    if (high[0] * 100 >= pairs * 97 && high[1] * 100 < pairs * 60) return MC_CHARSET_UTF16BE;
    return MC_CHARSET_UNKNOWN;
}

static bool is_seven_bit(mc_str s)
{
    uint8_t bits = 0;
    for (uint32_t at = 0; at < s.size; at++)
        bits |= (uint8_t)s.data[at];
    return bits < 0x80;
}

mc_charset mc_charset_detect(mc_str bytes, mc_charset declared)
{
    uint32_t bom_bytes;
    mc_charset charset = mc_charset_of_bom(bytes, &bom_bytes);
    if (charset == MC_CHARSET_UNKNOWN) charset = find_utf16(bytes);
    if (charset != MC_CHARSET_UNKNOWN) return charset;
    if (is_seven_bit(bytes)) {
        bool hz = mc_str_find(bytes, MC_STR("~{"), 0) != UINT32_MAX &&
                  mc_str_find(bytes, MC_STR("~}"), 0) != UINT32_MAX;
        return hz ? MC_CHARSET_HZ : MC_CHARSET_UTF8;
    }
    tally utf8 = count_utf8(bytes);
    if (utf8.wrong * 20 <= utf8.common) return MC_CHARSET_UTF8;
    charset = find_bare_utf16(bytes);
    return charset == MC_CHARSET_UNKNOWN ? best_multibyte(bytes, declared) : charset;
}
