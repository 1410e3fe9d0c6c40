// SPDX-License-Identifier: Apache-2.0
// Content farms write readings into GBK text with tools that sometimes start one byte off. Two kinds of
// damage come of it, both seen in every second page of theirs:
//
// 1. A bracket inside a character.       收  | 團    | 隊
//      bytes                            CA D5 | 88 46 | EA A0
//      the tool reads D5 88, "qǐng":    CA D5 | 88 (qǐng) 46 ...
//      decoded                          收 ?qǐng)F        88 takes the bracket with it: '?'
//    The byte that was lost, 88, is the one that makes of D5 a character read qǐng. Put in front of what follows,
//    the pairs are right again, until an ASCII letter (46) is found to be the second half of the last.
//
// 2. A full stop A1 A3 that lost its first byte: A1 becomes '?', A3 BF is the full-width question mark, and all
//    up to the next ASCII letter or lost byte is shifted: ??蛻粼谧酚憘鶆?wù) is 。客戶在追討債務.
//
// Both end alike: at an ASCII letter (a second half), or at a byte lost to another reading, which again is
// found by that reading. The result is taken only when all of it is Han and four fifths of it common (rows B0
// to D7 of GB 2312 after simplification), and in the second kind more of it than of the damaged characters. Each unit gets the place of the damaged
// character that holds its first byte; a gap behind it says where the one that holds its second byte ends.
#include "text/repair.h"

#include <stdlib.h>
#include <string.h>
#include <unicode/ucnv.h>
#include <unicode/utrans.h>

#define MAX_RUN_BYTES     64
#define MAX_READING_UNITS 8

struct mc_repairer {
    UConverter *gbk;
    UTransliterator *latin; /**< Han to readings */
};

// Bytes before the damage was done, each with the character of the original that holds it.
typedef struct run {
    uint8_t bytes[MAX_RUN_BYTES];
    uint32_t begin[MAX_RUN_BYTES], end[MAX_RUN_BYTES];
    uint32_t size, damaged, damaged_common;
    uint32_t behind; /**< byte of the original behind the run */
} run;

void mc_repairer_free(mc_repairer *repairer)
{
    if (!repairer) return;
    ucnv_close(repairer->gbk);
    utrans_close(repairer->latin);
    free(repairer);
}

static mc_repairer *repairer_of(mc_emitter *e)
{
    static const UChar name[] = {'H', 'a', 'n', '-', 'L', 'a', 't', 'i', 'n', 0};
    UErrorCode code = U_ZERO_ERROR;
    if (e->repairer) return e->repairer;
    mc_repairer *repairer = calloc(1, sizeof *repairer);
    if (!repairer) return NULL;
    repairer->gbk = ucnv_open("GB18030", &code);
    repairer->latin = utrans_openU(name, -1, UTRANS_FORWARD, NULL, 0, NULL, &code);
    if (U_SUCCESS(code)) return e->repairer = repairer;
    mc_repairer_free(repairer);
    return NULL;
}

// The two bytes of a character; false when it has another number of bytes.
static bool to_pair(mc_repairer *repairer, uint32_t code, uint8_t pair[2])
{
    UErrorCode status = U_ZERO_ERROR;
    UChar unit = (UChar)code;
    char bytes[8];
    if (code < 0x80 || code > 0xFFFF) return false;
    int32_t size = ucnv_fromUChars(repairer->gbk, bytes, sizeof bytes, &unit, 1, &status);
    if (U_FAILURE(status) || size != 2) return false;
    memcpy(pair, bytes, 2);
    return true;
}

// The character of two bytes, 0 when it is no Han character.
static uint16_t from_pair(mc_repairer *repairer, uint8_t lead, uint8_t trail)
{
    UErrorCode status = U_ZERO_ERROR;
    const char bytes[2] = {(char)lead, (char)trail};
    UChar units[4];
    int32_t size = ucnv_toUChars(repairer->gbk, units, 4, bytes, 2, &status);
    return U_SUCCESS(status) && size == 1 && mc_fold_is_han(units[0]) ? units[0] : 0;
}

static bool has_reading(mc_repairer *repairer, uint16_t han, mc_ustr reading)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[MAX_READING_UNITS * 2] = {han};
    int32_t size = 1, limit = 1;
    utrans_transUChars(repairer->latin, units, &size, MAX_READING_UNITS * 2, 0, &limit, &status);
    return U_SUCCESS(status) && (uint32_t)size == reading.size &&
           memcmp(units, reading.data, reading.size * sizeof *units) == 0;
}

static bool is_common(mc_emitter *e, uint16_t han)
{
    uint8_t pair[2];
    return to_pair(e->repairer, e->table->simplified[han], pair) && pair[0] >= 0xB0 &&
           pair[0] <= 0xD7 && pair[1] >= 0xA1;
}

// The lost second byte that makes of `lead` a character with this reading: the first from `from` on;
// 0 when there is none.
static uint8_t find_lost(mc_repairer *repairer, uint8_t lead, mc_ustr reading, uint32_t from)
{
    for (uint32_t trail = from; trail < 0xFF; trail++) {
        uint16_t han = trail == 0x7F ? 0 : from_pair(repairer, lead, (uint8_t)trail);
        if (han && has_reading(repairer, han, reading)) return (uint8_t)trail;
    }
    return 0;
}

// The same for the end of a run, where the character itself is what was written: a common one, if any.
static uint8_t find_last(mc_emitter *e, uint8_t lead, mc_ustr reading)
{
    uint8_t first = find_lost(e->repairer, lead, reading, 0x40);
    for (uint8_t lost = first; lost != 0; lost = find_lost(e->repairer, lead, reading, lost + 1u))
        if (is_common(e, from_pair(e->repairer, lead, lost))) return lost;
    return first;
}

static void add_byte(run *r, uint8_t byte, uint32_t begin, uint32_t end)
{
    r->bytes[r->size] = byte;
    r->begin[r->size] = begin;
    r->end[r->size++] = end;
}

// The reading between byte `at` and a closing bracket, folded; `behind` gets the byte behind the bracket.
static mc_ustr reading_at(const mc_emitter *e, uint32_t at, uint16_t *room, uint32_t *behind)
{
    uint32_t size = 0;
    while (at < e->raw.size && size < MAX_READING_UNITS) {
        uint32_t code = mc_utf8_next(e->raw, &at);
        if (code == ')' && size > 0) {
            *behind = at;
            return (mc_ustr){room, size};
        }
        if (code < 'a' || code > 0x1DC || (code > 'z' && code < 0xE0)) break;
        room[size++] = (uint16_t)code;
    }
    return (mc_ustr){NULL, 0};
}

// Collects the bytes of the run from byte `at` on. False when it does not end as described above.
static bool collect(mc_emitter *e, run *r, uint32_t at)
{
    uint16_t room[MAX_READING_UNITS];
    while (at < e->raw.size && r->size + 2 < MAX_RUN_BYTES) {
        uint32_t begin = at, code = mc_utf8_next(e->raw, &at);
        uint8_t pair[2];
        r->behind = at;
        if (code == '?') {
            mc_ustr reading = reading_at(e, at, room, &r->behind);
            uint8_t lost = reading.size ? find_last(e, r->bytes[r->size - 1], reading) : 0;
            add_byte(r, lost, begin, r->behind);
            return lost != 0;
        }
        if (code >= 0x40 && code < 0x7F) return add_byte(r, (uint8_t)code, begin, at), true;
        if (!to_pair(e->repairer, code, pair)) return false;
        add_byte(r, pair[0], begin, at);
        add_byte(r, pair[1], begin, at);
        r->damaged++;
        r->damaged_common += code < 0x10000 && is_common(e, (uint16_t)code);
    }
    return false;
}

// Common characters among the pairs from byte `from` on, or -1 when one is no Han character.
static int32_t count_common(mc_emitter *e, const run *r, uint32_t from)
{
    int32_t common = 0;
    for (uint32_t at = from; at + 1 < r->size; at += 2) {
        uint16_t han = from_pair(e->repairer, r->bytes[at], r->bytes[at + 1]);
        if (!han) return -1;
        common += is_common(e, han);
    }
    return common;
}

// True when nearly all pairs are common characters.
static bool is_sound(mc_emitter *e, const run *r, uint32_t from)
{
    int32_t total = (int32_t)(r->size - from) / 2;
    return r->size % 2 == from % 2 && total > 0 && count_common(e, r, from) * 10 >= total * 8;
}

// True when the share of common characters has risen. Asked where no reading bears witness.
static bool is_better(mc_emitter *e, const run *r, uint32_t from)
{
    int32_t total = (int32_t)(r->size - from) / 2;
    return count_common(e, r, from) * (int32_t)r->damaged > (int32_t)r->damaged_common * total;
}

static void add_pair(mc_emitter *e, uint16_t han, const run *r, uint32_t at)
{
    mc_emitter_add_code(e, han, r->begin[at]);
    mc_emitter_skip(e, r->end[at + 1]);
}

static void add_run(mc_emitter *e, const run *r, uint32_t from)
{
    for (uint32_t at = from; at + 1 < r->size; at += 2)
        add_pair(e, from_pair(e->repairer, r->bytes[at], r->bytes[at + 1]), r, at);
    e->repairs.shifted++;
}

uint32_t mc_repair_split(mc_emitter *e, uint32_t first, uint32_t behind)
{
    uint8_t before[2];
    uint32_t at = e->map[first - 1], question = e->map[first];
    mc_ustr reading = {e->norm + first + 1, e->size - first - 1};
    if (!repairer_of(e) || !to_pair(e->repairer, mc_utf8_next(e->raw, &at), before)) return behind;
    uint32_t from = 0x81;
    for (uint8_t lost; (lost = find_lost(e->repairer, before[1], reading, from)) != 0;) {
        run r = {.size = 0};
        add_byte(&r, lost, question, behind);
        if (collect(e, &r, behind) && is_sound(e, &r, 0)) {
            mc_emitter_cut(e, first);
            add_run(e, &r, 0);
            return r.behind;
        }
        from = lost + 1u;
    }
    return behind;
}

uint32_t mc_repair_shifted(mc_emitter *e, uint32_t at)
{
    run r = {.size = 0};
    uint32_t next = at + 2;
    if (next >= e->raw.size || e->raw.data[at + 1] != '?' || (uint8_t)e->raw.data[next] < 0xE3)
        return at;
    if (e->size && e->norm[e->size - 1] == '?') return at;
    if (!repairer_of(e)) return at;
    add_byte(&r, 0xA1, at, at + 1);
    add_byte(&r, 0xA3, at + 1, next);
    add_byte(&r, 0xBF, at + 1, next);
    if (!collect(e, &r, next) || !is_sound(e, &r, 2) || !is_better(e, &r, 2)) return at;
    mc_emitter_add(e, 0x3002, at);
    add_run(e, &r, 2);
    return r.behind;
}
