// SPDX-License-Identifier: Apache-2.0
// One look-up in a table for each character. Most cells hold the folded unit; the others say what
// is to be done, and only then does the loop leave its fast path.
//
//   raw   業  (  y  è  )  ，  I  Ｄ  e  ◌́          bytes 0 3 4 5 7 8 11 12 15 16
//   norm  业              ，  i  d  é
//   map   0               8   11 12 15          gap {at 1, raw_end 3}: the reading was removed
//
// - DELETE: nothing is written; a gap remembers where the character before it ended.
// - EXPAND: several units, all with the place of the one character.
// - SLOW: a character without a normalization boundary before it, such as a combining mark. The last
//   character is taken back, and with all up to the next boundary goes through ICU; every unit of the
//   result has the place where the segment begins. Segments are cut at 64 characters, so that a
//   text of nothing but marks stays linear.
// - ACT: ASCII punctuation and triggers of exceptions are marked, to be decided when the neighbours are
//   known (marks.c); bytes of UTF-8 read in another encoding are put together (mojibake.c); closing brackets may end a pinyin reading (pinyin.c); <, {, [, &, @ and :
//   may belong to markup (markup.c).
#include "text/emitter.h"

#include <stdlib.h>
#include <unicode/utf16.h>
#include <unicode/utf8.h>

#include "base/array.h"
#include "base/error.h"
#include "base/lower_bound.h"
#include "text/marks.h"
#include "text/markup.h"
#include "text/mojibake.h"
#include "text/pinyin.h"
#include "text/plain_run.h"
#include "text/repair.h"

#define MAX_SEGMENT_CODES 64

uint32_t mc_utf8_next(mc_str s, uint32_t *at)
{
    const uint8_t *bytes = (const uint8_t *)s.data, *here = bytes + *at;
    int32_t place = (int32_t)*at;
    UChar32 code;
    // Nearly all: three bytes whose lead narrows no second byte.
    if (s.size - *at >= 3 && here[0] >= 0xE1 && here[0] <= 0xEC && (here[1] & 0xC0) == 0x80 &&
        (here[2] & 0xC0) == 0x80) {
        *at += 3;
        return (here[0] & 15u) << 12 | (here[1] & 63u) << 6 | (here[2] & 63u);
    }
    U8_NEXT_OR_FFFD(bytes, place, (int32_t)s.size, code);
    *at = (uint32_t)place;
    return (uint32_t)code;
}

static bool reserve(mc_emitter *e, uint64_t more)
{
    uint64_t needed = (uint64_t)e->size + more + 1;
    if (!MC_ARRAY_RESERVE(e->norm, e->norm_capacity, needed) ||
        !MC_ARRAY_RESERVE(e->map, e->map_capacity, needed))
        e->failed = true;
    return !e->failed;
}

void mc_emitter_add(mc_emitter *e, uint16_t unit, uint32_t source)
{
    if (!reserve(e, 1)) return;
    e->norm[e->size] = unit;
    e->map[e->size++] = source;
}

static void add_mark(mc_emitter *e, uint16_t unit, uint32_t source)
{
    if (!MC_ARRAY_RESERVE(e->marks, e->mark_capacity, (uint64_t)e->mark_count + 1))
        e->failed = true;
    else
        e->marks[e->mark_count++] = (mc_mark){e->size, unit};
    mc_emitter_add(e, e->table->simplified[unit], source);
}

void mc_emitter_skip(mc_emitter *e, uint32_t begin)
{
    if (e->gap_count && e->gaps[e->gap_count - 1].at == e->size) return;
    if (!MC_ARRAY_RESERVE(e->gaps, e->gap_capacity, (uint64_t)e->gap_count + 1))
        e->failed = true;
    else
        e->gaps[e->gap_count++] = (mc_gap){e->size, begin};
}

void mc_emitter_cut(mc_emitter *e, uint32_t size)
{
    e->size = size;
    while (e->mark_count && e->marks[e->mark_count - 1].at >= size)
        e->mark_count--;
    while (e->gap_count && e->gaps[e->gap_count - 1].at > size)
        e->gap_count--;
}

uint32_t mc_emitter_end_of(const mc_emitter *e, uint32_t at)
{
    while (at < e->size && e->map[at] == e->map[at - 1])
        at++;
    uint32_t low = MC_LOWER_BOUND(e->gaps, e->gap_count, at, at);
    return low < e->gap_count && e->gaps[low].at == at ? e->gaps[low].raw_end : e->map[at];
}

// A unit that NFKC_Casefold has given: still to be simplified, kept in shape or marked.
static void add_normalized(mc_emitter *e, uint16_t unit, uint32_t source)
{
    uint16_t cell = e->table->cells[unit];
    if (cell == MC_CELL_ACT)
        add_mark(e, unit, source);
    else
        mc_emitter_add(e, cell >= MC_CELL_DELETE && cell <= MC_CELL_LAST ? unit : cell, source);
}

// One unit of the surrogate range for all supplementary characters with the same hash.
static uint16_t shared_unit(uint32_t code)
{
    uint32_t hash = code * 2654435761u;
    return (uint16_t)(0xD800 + (hash >> 21));
}

static void add_units(mc_emitter *e, const UChar *units, int32_t size, uint32_t source)
{
    for (int32_t at = 0; at < size; at++) {
        bool pair = U16_IS_LEAD(units[at]) && at + 1 < size && U16_IS_TRAIL(units[at + 1]);
        if (pair) {
            mc_emitter_add(
                e, shared_unit((uint32_t)U16_GET_SUPPLEMENTARY(units[at], units[at + 1])), source);
            at++;
        } else
            add_normalized(e, units[at], source);
    }
}

// Normalizes and appends code points that belong together.
static void add_segment(mc_emitter *e, const UChar *units, int32_t size, uint32_t source)
{
    UChar folded[MAX_SEGMENT_CODES * 2 * 20];
    UErrorCode code = U_ZERO_ERROR;
    int32_t folded_size = unorm2_normalize(e->table->icu, units, size, folded,
                                           (int32_t)(sizeof folded / sizeof *folded), &code);
    if (U_SUCCESS(code))
        add_units(e, folded, folded_size, source);
    else
        add_units(e, units, size, source);
}

void mc_emitter_add_code(mc_emitter *e, uint32_t code, uint32_t source)
{
    UChar units[2];
    int32_t size = 0;
    U16_APPEND_UNSAFE(units, size, code);
    add_segment(e, units, size, source);
}

// True when the bytes from `source` to `at` hold one character and, behind it, only characters that
// are deleted or have no boundary before them; looks at a bounded number.
static bool is_one_segment(const mc_emitter *e, uint32_t source, uint32_t at)
{
    uint32_t here = source;
    mc_utf8_next(e->raw, &here);
    for (int count = 0; here < at; count++) {
        uint32_t code = mc_utf8_next(e->raw, &here);
        uint16_t cell = code > 0xFFFF ? 0 : e->table->cells[code];
        if (count == MAX_SEGMENT_CODES || (cell != MC_CELL_DELETE && cell != MC_CELL_SLOW))
            return false;
    }
    return true;
}

// Place where the character before byte `at` begins, which is taken back; `at` itself when
// there is none to take back.
static uint32_t take_back(mc_emitter *e, uint32_t at)
{
    uint32_t size = e->size;
    if (size == 0 || e->norm[size - 1] == '\n' || e->norm[size - 1] == MC_NORM_BARRIER) return at;
    uint32_t source = e->map[size - 1];
    if (!is_one_segment(e, source, at)) return at;
    while (size && e->map[size - 1] == source)
        size--;
    mc_emitter_cut(e, size);
    return source;
}

// Everything from the last character to the next normalization boundary. Returns the byte behind
// it.
static uint32_t add_slow(mc_emitter *e, uint32_t at)
{
    uint32_t here = take_back(e, at);
    bool first = true;
    for (bool more = true; more;) {
        UChar units[MAX_SEGMENT_CODES * 2];
        int32_t size = 0;
        uint32_t source = here;
        for (int count = 0; count < MAX_SEGMENT_CODES && here < e->raw.size; count++) {
            uint32_t next = here, code = mc_utf8_next(e->raw, &next);
            more = first || here <= at || !unorm2_hasBoundaryBefore(e->table->icu, (UChar32)code);
            if (!more) break;
            first = false;
            U16_APPEND_UNSAFE(units, size, code);
            here = next;
        }
        if (here >= e->raw.size) more = false;
        add_segment(e, units, size, source);
    }
    return here;
}

// Returns the byte to go on from.
static uint32_t act(mc_emitter *e, uint16_t unit, uint32_t at, uint32_t next)
{
    if (e->whole_text) {
        uint32_t behind = mc_markup_take(e, unit, at);
        if (behind > at) return behind;
        if (unit == '?') behind = mc_repair_shifted(e, at);
        if (unit == ')' || unit == 0xFF09) behind = mc_pinyin_take(e, at, next);
        if (behind == at && mc_fold_table_may_be_mojibake(unit))
            behind = mc_mojibake_take(e, unit, at);
        if (behind > at) return behind;
    }
    if (unit == '\r') {
        bool pair = next < e->raw.size && e->raw.data[next] == '\n';
        if (pair)
            mc_emitter_skip(e, at);
        else
            mc_emitter_add(e, '\n', at);
    } else if (unit == 0xFF09)
        mc_emitter_add(e, unit, at);
    else
        add_mark(e, unit, at);
    return next;
}

// What is no plain folded unit. Returns the byte to go on from.
static uint32_t add_special(mc_emitter *e, uint32_t code, uint32_t at, uint32_t next)
{
    uint16_t cell = code > 0xFFFF ? MC_CELL_EXPAND : e->table->cells[code];
    switch (cell) {
    case MC_CELL_DELETE:
        mc_emitter_skip(e, at);
        e->repairs.zero_width++;
        return next;
    case MC_CELL_SLOW:
        return add_slow(e, at);
    case MC_CELL_ACT:
        return act(e, (uint16_t)code, at, next);
    }
    if (code > 0xFFFF && !unorm2_hasBoundaryBefore(e->table->icu, (UChar32)code))
        return add_slow(e, at);
    uint32_t before = e->size;
    mc_emitter_add_code(e, code, at);
    if (e->size == before) mc_emitter_skip(e, at); // a supplementary default ignorable
    return next;
}

// Decodes strictly; U_SENTINEL for what is no UTF-8.
static UChar32 decode(const uint8_t *bytes, uint32_t size, uint32_t *at)
{
    int32_t place = (int32_t)*at;
    UChar32 code;
    U8_NEXT(bytes, place, (int32_t)size, code);
    *at = (uint32_t)place;
    return code;
}

// Folds one character that is not special, room was made; `next` gets the byte behind it.
// Returns the code point, or a negative number where the bytes are no UTF-8; `*special` tells
// that nothing was written.
static UChar32 fold_one(mc_emitter *e, uint32_t at, uint32_t *next, bool *special)
{
    const uint8_t *bytes = (const uint8_t *)e->raw.data;
    *next = at + 1;
    UChar32 code = bytes[at];
    if (code >= 0x80) {
        *next = at;
        code = decode(bytes, e->raw.size, next);
    }
    *special = code < 0 || code > 0xFFFF || mc_fold_is_special(e->table->cells[code]);
    if (*special) return code;
    e->norm[e->size] = e->table->cells[code];
    e->map[e->size++] = at;
    return code;
}

static mc_status fold_all(mc_emitter *e, mc_error *err)
{
    uint32_t at = 0, size = e->raw.size;
    while (at < size && !e->failed) {
        // Every byte gives at most one unit on the fast paths; what a special
        // character adds makes its own room.
        if (!reserve(e, size - at)) break;
        UChar32 code = 0;
        uint32_t next = at;
        for (bool special = false; at < size && !special; at = special ? at : next) {
            at = mc_plain_run_fold(e, at);
            next = at;
            if (at < size) code = fold_one(e, at, &next, &special);
        }
        if (code < 0)
            return mc_error_set(err, MC_ERR_ENCODING, "byte %u of the text is not UTF-8", at);
        if (at < size) at = add_special(e, (uint32_t)code, at, next);
    }
    return e->failed ? mc_error_memory(err) : MC_OK;
}

mc_status mc_emitter_run(mc_emitter *e, mc_error *err)
{
    e->size = e->mark_count = e->gap_count = 0;
    e->repairs = (mc_repairs){0};
    e->failed = false;
    mc_status st = reserve(e, e->raw.size) ? fold_all(e, err) : mc_error_memory(err);
    if (st != MC_OK) return st;
    if (!reserve(e, 1)) return mc_error_memory(err);
    e->map[e->size] = e->raw.size;
    mc_marks_settle(e);
    return MC_OK;
}

void mc_emitter_dispose(mc_emitter *e)
{
    free(e->norm);
    free(e->map);
    free(e->marks);
    free(e->gaps);
    mc_repairer_free(e->repairer);
    *e = (mc_emitter){0};
}
