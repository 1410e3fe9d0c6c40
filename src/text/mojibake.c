// SPDX-License-Identifier: Apache-2.0
// Text in UTF-8 that a program took for another encoding and saved again:
//
//   客服      E5 AE A2 | E6 9C 8D
//   å®¢æœ   Windows-1252: one character a byte; what it leaves undefined is read as Latin-1
//   瀹㈡湇    GBK: E5AE A2E6 9C8D
//
// The bytes are found again by the reverse table and read as UTF-8. A run is taken when it gives at
// least MIN_HAN Han characters and nothing but Han and CJK punctuation: no text in another language
// has that, since each Han character asks for a lead byte E4 to E9 and two bytes 80 to BF in their
// places. Read from GBK, four fifths of it must be common besides. Characters have the place of
// what holds their first byte.
#include "text/mojibake.h"

#include "text/repair.h"

enum { MAX_BYTES = 384, MIN_HAN = 2, MIN_HAN_OF_GBK = 3 };

typedef struct bytes_run {
    uint8_t bytes[MAX_BYTES];
    uint32_t begin[MAX_BYTES], end[MAX_BYTES];
    uint32_t size;
} bytes_run;

// 80 to 9F of Windows-1252; 0 = undefined there.
static const uint16_t windows[32] = {
    0x20AC, 0,      0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017D, 0,      0,      0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0,      0x017E, 0x0178};

// The byte of a character in Windows-1252 or Latin-1, 0 when it has none.
static uint8_t western_byte(uint32_t code)
{
    if (code >= 0x80 && code <= 0xFF) return (uint8_t)code;
    for (uint32_t at = 0; code > 0xFF && at < 32; at++)
        if (windows[at] == code) return (uint8_t)(0x80 + at);
    return 0;
}

static void add_byte(bytes_run *r, uint8_t byte, uint32_t begin, uint32_t end)
{
    r->bytes[r->size] = byte;
    r->begin[r->size] = begin;
    r->end[r->size++] = end;
}

// The three-byte character at `at`, 0 when there is none that is Han or CJK punctuation.
static uint16_t character_at(const bytes_run *r, uint32_t at)
{
    if (at + 3 > r->size || (r->bytes[at] & 0xF0) != 0xE0) return 0;
    if ((r->bytes[at + 1] & 0xC0) != 0x80 || (r->bytes[at + 2] & 0xC0) != 0x80) return 0;
    uint16_t unit = (uint16_t)((r->bytes[at] & 15) << 12 | (r->bytes[at + 1] & 63) << 6 |
                               (r->bytes[at + 2] & 63));
    bool mark = (unit >= 0x2014 && unit <= 0x2026) || (unit >= 0x3001 && unit <= 0x3011) ||
                (unit >= 0xFF01 && unit <= 0xFF5E);
    return mc_fold_is_han(unit) || mark ? unit : 0;
}

// Collects the bytes of the characters from byte `at` on, up to one that has none or bytes that are
// no character: what is collected in vain is short.
static void collect(mc_emitter *e, bytes_run *r, uint32_t at, bool western)
{
    uint32_t checked = 0;
    while (at < e->raw.size && r->size + 2 <= MAX_BYTES) {
        uint32_t begin = at, code = mc_utf8_next(e->raw, &at);
        uint16_t pair = western ? western_byte(code) : mc_repair_pair(e, code);
        if (!pair) return;
        if (!western) add_byte(r, (uint8_t)(pair >> 8), begin, at);
        add_byte(r, (uint8_t)pair, begin, at);
        if (checked + 3 > r->size) continue;
        if (!character_at(r, checked)) return;
        checked += 3;
    }
}

// Bytes that are characters, and behind which a character of the damaged text ends.
static uint32_t sound_bytes(mc_emitter *e, const bytes_run *r, bool western)
{
    uint32_t han = 0, common = 0, sound = 0;
    for (uint32_t at = 0; character_at(r, at); at += 3) {
        uint16_t unit = character_at(r, at);
        han += mc_fold_is_han(unit);
        common += !western && mc_fold_is_han(unit) && mc_repair_is_common(e, unit);
        bool split = at + 3 < r->size && r->begin[at + 3] == r->begin[at + 2];
        if (!split) sound = at + 3;
    }
    bool enough = western ? han >= MIN_HAN : han >= MIN_HAN_OF_GBK && common * 10 >= han * 8;
    return enough ? sound : 0;
}

uint32_t mc_mojibake_take(mc_emitter *e, uint16_t unit, uint32_t at)
{
    bool western = unit < 0x100;
    bytes_run r = {.size = 0};
    uint32_t next = at;
    mc_utf8_next(e->raw, &next);
    if (next >= e->raw.size || (uint8_t)e->raw.data[next] < 0x80) return at; // è of a reading
    if (!western && !mc_repair_is_ready(e)) return at;
    collect(e, &r, at, western);
    uint32_t size = sound_bytes(e, &r, western);
    if (size == 0) return at;
    for (uint32_t byte = 0; byte < size; byte += 3) {
        mc_emitter_add_code(e, character_at(&r, byte), r.begin[byte]);
        mc_emitter_skip(e, r.end[byte + 2]);
    }
    e->repairs.shifted++;
    return r.end[size - 1];
}
