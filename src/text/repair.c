// SPDX-License-Identifier: Apache-2.0
// Content farms write readings into GBK text with tools that sometimes start one byte off. Two
// kinds of damage come of it, both seen in every second page of theirs:
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
// Both end alike: at an ASCII letter (a second half), or at a byte lost to another reading, which
// again is found by that reading. The result is taken only when all of it is Han and four fifths of
// it common (rows B0 to D7 of GB 2312 after simplification), and in the second kind more of it, and
// of cheaper words, than of the damaged characters.
//
// Two bytes that together are no character vanish without a trace. 服 B7 FE, 人 C8 CB lose FE C8
// and leave B7 CB, 匪: 客匪員 for 客服人員. So a character that stands for itself and is rare is looked
// at again: of all pairs that GBK leaves undefined, the one is put back that makes the cheapest
// words (word_costs.h), if the gain is clear. What still is weak after that becomes a barrier: it
// may be another character.
//
// Each unit gets the place of the damaged character that holds its first byte; a gap behind it says
// where the one that holds its second byte ends.
#include "text/repair.h"

#include <stdlib.h>
#include <string.h>

#include "text/gbk.h"
#include "text/readings.h"
#include "text/word_costs.h"

#define MAX_RUN_BYTES     64
#define MAX_READING_UNITS 8
#define MAX_SEARCHES      2   // for vanished pairs, in one run
#define MAX_MENDED        256 // runs of one text in which they are looked for
#define CONTEXT_UNITS     2
#define WEAK_COST         48 // of a character that is no part of a word
#define VANISHED_COST     20 // what a vanished pair has to gain

struct mc_repairer {
    mc_gbk *gbk;
    mc_readings *readings;
};

// Bytes before the damage was done, each with the character of the original that holds it.
typedef struct run {
    uint8_t bytes[MAX_RUN_BYTES];
    uint32_t begin[MAX_RUN_BYTES], end[MAX_RUN_BYTES];
    uint32_t size, damaged, damaged_common;
    uint32_t behind; /**< byte of the original behind the run */
} run;

// The characters of a run, with what stands before and behind it.
typedef struct mended {
    uint16_t han[MC_WORD_COSTS_UNITS];   /**< as decoded */
    uint16_t plain[MC_WORD_COSTS_UNITS]; /**< simplified */
    uint8_t covers[MC_WORD_COSTS_UNITS];
    uint32_t begin[MC_WORD_COSTS_UNITS], middle[MC_WORD_COSTS_UNITS], end[MC_WORD_COSTS_UNITS];
    uint32_t first, behind, size; /**< characters from `first` to `behind` are of the run */
    uint32_t cost;
} mended;

void mc_repairer_free(mc_repairer *repairer)
{
    if (!repairer) return;
    mc_gbk_free(repairer->gbk);
    mc_readings_free(repairer->readings);
    free(repairer);
}

// The readings were looked at when the fold table was loaded; that they cannot be read now is no
// reason to lose the text: its damage becomes barriers. Readings alone are asked for by any
// (APP) behind a Han character.
static mc_repairer *with_readings(mc_emitter *e)
{
    if (!e->repairer) e->repairer = calloc(1, sizeof *e->repairer);
    mc_repairer *repairer = e->repairer;
    if (repairer && !repairer->readings)
        mc_readings_load(&repairer->readings, NULL, e->table->readings_path.data, NULL);
    return repairer && repairer->readings ? repairer : NULL;
}

static mc_repairer *repairer_of(mc_emitter *e)
{
    mc_repairer *repairer = with_readings(e);
    if (repairer && !repairer->gbk) repairer->gbk = mc_gbk_new();
    return repairer && repairer->gbk ? repairer : NULL;
}

bool mc_repair_is_common(const mc_emitter *e, uint16_t han)
{
    uint16_t pair = mc_gbk_pair(e->repairer->gbk, e->table->simplified[han]);
    return pair >= 0xB0A1 && pair < 0xD800 && (pair & 0xFF) >= 0xA1;
}

bool mc_repair_is_ready(mc_emitter *e)
{
    return repairer_of(e) != NULL;
}

uint16_t mc_repair_pair(const mc_emitter *e, uint32_t code)
{
    return mc_gbk_pair(e->repairer->gbk, code);
}

bool mc_repair_is_reading(mc_emitter *e, uint16_t han, mc_ustr reading)
{
    mc_repairer *repairer = with_readings(e);
    mc_ustr all = repairer ? mc_readings_find(repairer->readings, reading) : (mc_ustr){NULL, 0};
    for (uint32_t at = 0; at < all.size; at++)
        if (all.data[at] == han) return true;
    return false;
}

// The lost second byte that makes of `lead` a character with this reading: the first from `from`
// on; 0 when there is none.
static uint8_t find_lost(mc_repairer *repairer, uint8_t lead, mc_ustr reading, uint32_t from)
{
    mc_ustr all = mc_readings_find(repairer->readings, reading);
    uint32_t lost = 0;
    for (uint32_t at = 0; at < all.size; at++) {
        uint16_t pair = mc_gbk_pair(repairer->gbk, all.data[at]);
        uint32_t trail = pair & 0xFFu;
        if (pair >> 8 == lead && trail >= from && (lost == 0 || trail < lost)) lost = trail;
    }
    return (uint8_t)lost;
}

// The same for the end of a run, where the character itself is what was written: a common one, if
// any.
static uint8_t find_last(mc_emitter *e, uint8_t lead, mc_ustr reading)
{
    uint8_t first = find_lost(e->repairer, lead, reading, 0x40);
    for (uint8_t lost = first; lost != 0; lost = find_lost(e->repairer, lead, reading, lost + 1u))
        if (mc_repair_is_common(e, mc_gbk_han(e->repairer->gbk, lead, lost))) return lost;
    return first;
}

static void add_byte(run *r, uint8_t byte, uint32_t begin, uint32_t end)
{
    r->bytes[r->size] = byte;
    r->begin[r->size] = begin;
    r->end[r->size++] = end;
}

// The reading between byte `at` and a closing bracket, folded; `behind` gets the byte behind the
// bracket.
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
        r->behind = at;
        if (code == '?') {
            mc_ustr reading = reading_at(e, at, room, &r->behind);
            uint8_t lost = reading.size ? find_last(e, r->bytes[r->size - 1], reading) : 0;
            add_byte(r, lost, begin, r->behind);
            return lost != 0;
        }
        if (code >= 0x40 && code < 0x7F) return add_byte(r, (uint8_t)code, begin, at), true;
        uint16_t pair = mc_gbk_pair(e->repairer->gbk, code);
        if (!pair) return false;
        add_byte(r, (uint8_t)(pair >> 8), begin, at);
        add_byte(r, (uint8_t)pair, begin, at);
        r->damaged++;
        r->damaged_common += code < 0x10000 && mc_repair_is_common(e, (uint16_t)code);
    }
    return false;
}

// Common characters among the pairs from byte `from` on, or -1 when one is no Han character.
static int32_t count_common(mc_emitter *e, const run *r, uint32_t from)
{
    int32_t common = 0;
    for (uint32_t at = from; at + 1 < r->size; at += 2) {
        uint16_t han = mc_gbk_han(e->repairer->gbk, r->bytes[at], r->bytes[at + 1]);
        if (!han) return -1;
        common += mc_repair_is_common(e, han);
    }
    return common;
}

// True when nearly all pairs are common characters: four fifths and, where a reading
// bears witness, `spare` more.
static bool is_sound(mc_emitter *e, const run *r, uint32_t from, int32_t spare)
{
    int32_t total = (int32_t)(r->size - from) / 2, common = count_common(e, r, from);
    return r->size % 2 == from % 2 && total > 0 && common > 0 && (common + spare) * 10 >= total * 8;
}

// True when the share of common characters has risen. Asked where no reading bears witness.
static bool is_better(mc_emitter *e, const run *r, uint32_t from)
{
    int32_t total = (int32_t)(r->size - from) / 2;
    return count_common(e, r, from) * (int32_t)r->damaged > (int32_t)r->damaged_common * total;
}

static void put(const mc_emitter *e, mended *m, uint32_t at, uint16_t han)
{
    m->han[at] = han;
    m->plain[at] = e->table->simplified[han];
}

static void weigh(const mc_emitter *e, mended *m)
{
    m->cost = mc_word_costs_cut(e->table->words, (mc_ustr){m->plain, m->size}, m->covers);
}

// Characters of a sound run from byte `from` on, behind the units up to `before`.
static mended mend(mc_emitter *e, const run *r, uint32_t from, uint32_t before)
{
    mended m = {.size = 0};
    uint32_t next = r->behind, context = before < CONTEXT_UNITS ? before : CONTEXT_UNITS;
    for (uint32_t at = before - context; at < before; at++)
        if (mc_fold_is_han(e->norm[at])) put(e, &m, m.size++, e->norm[at]);
    m.first = m.size;
    for (uint32_t at = from; at + 1 < r->size; at += 2) {
        m.begin[m.size] = r->begin[at];
        m.middle[m.size] = r->begin[at + 1];
        m.end[m.size] = r->end[at + 1];
        put(e, &m, m.size++, mc_gbk_han(e->repairer->gbk, r->bytes[at], r->bytes[at + 1]));
    }
    m.behind = m.size;
    uint32_t code = next < e->raw.size ? mc_utf8_next(e->raw, &next) : 0;
    if (code < 0x10000 && mc_fold_is_han((uint16_t)code)) put(e, &m, m.size++, (uint16_t)code);
    weigh(e, &m);
    return m;
}

static uint32_t first_weak(const mended *m, uint32_t from)
{
    while (from < m->behind && m->covers[from] < WEAK_COST)
        from++;
    return from;
}

// Makes room for one more character behind `at`.
static void widen(mended *m, uint32_t at)
{
    uint32_t count = m->size - at;
    memmove(m->han + at + 1, m->han + at, count * sizeof *m->han);
    memmove(m->plain + at + 1, m->plain + at, count * sizeof *m->plain);
    memmove(m->begin + at + 1, m->begin + at, count * sizeof *m->begin);
    memmove(m->middle + at + 1, m->middle + at, count * sizeof *m->middle);
    memmove(m->end + at + 1, m->end + at, count * sizeof *m->end);
    m->begin[at + 1] = m->end[at] = m->middle[at];
    m->size++;
    m->behind++;
}

// The weak character at `at` as two, between whose halves a pair vanished: the cheapest,
// if it is clearly cheaper.
static void restore_vanished(mc_emitter *e, mended *m, uint32_t at)
{
    uint16_t pair = mc_gbk_pair(e->repairer->gbk, m->han[at]);
    mended best = *m, wide = *m;
    if (m->size == MC_WORD_COSTS_UNITS) return;
    best.cost -= best.cost < VANISHED_COST ? best.cost : VANISHED_COST;
    widen(&wide, at);
    for (uint32_t lost = 0xAAA1; lost <= 0xFEFE; lost++) {
        if (!mc_gbk_is_lost((uint8_t)(lost >> 8), (uint8_t)lost)) continue;
        uint16_t left = mc_gbk_han(e->repairer->gbk, (uint8_t)(pair >> 8), (uint8_t)(lost >> 8));
        uint16_t right = mc_gbk_han(e->repairer->gbk, (uint8_t)lost, (uint8_t)pair);
        if (!left || !right || !mc_repair_is_common(e, left) || !mc_repair_is_common(e, right))
            continue;
        put(e, &wide, at, left);
        put(e, &wide, at + 1, right);
        weigh(e, &wide);
        if (wide.cost < best.cost && first_weak(&wide, at) > at + 1) best = wide;
    }
    if (best.size > m->size) *m = best;
}

static void settle(mc_emitter *e, mended *m)
{
    uint32_t searches = 0;
    for (uint32_t at = m->first; (at = first_weak(m, at)) < m->behind; at++) {
        if (e->repairs.shifted >= MAX_MENDED || searches++ == MAX_SEARCHES) return;
        restore_vanished(e, m, at);
    }
}

static void add_mended(mc_emitter *e, mended *m)
{
    settle(e, m);
    for (uint32_t at = m->first; at < m->behind; at++) {
        bool weak = m->covers[at] >= WEAK_COST;
        if (weak)
            mc_emitter_add(e, MC_NORM_BARRIER, m->begin[at]);
        else
            mc_emitter_add_code(e, m->han[at], m->begin[at]);
        e->repairs.unrepaired += weak;
        mc_emitter_skip(e, m->end[at]);
    }
    e->repairs.shifted++;
}

uint32_t mc_repair_split(mc_emitter *e, uint32_t first, uint32_t behind)
{
    uint32_t at = e->map[first - 1], question = e->map[first], next = behind;
    mc_ustr reading = {e->norm + first + 1, e->size - first - 1};
    mended best = {.cost = UINT32_MAX};
    if (!repairer_of(e)) return behind;
    uint8_t before = (uint8_t)mc_gbk_pair(e->repairer->gbk, mc_utf8_next(e->raw, &at));
    for (uint32_t from = 0x81, lost; (lost = find_lost(e->repairer, before, reading, from)) != 0;
         from = lost + 1) {
        run r = {.size = 0};
        add_byte(&r, (uint8_t)lost, question, behind);
        if (!collect(e, &r, behind) || !is_sound(e, &r, 0, 1)) continue;
        mended m = mend(e, &r, 0, first);
        if (m.cost >= best.cost) continue;
        best = m;
        next = r.behind;
    }
    if (next == behind) return behind;
    mc_emitter_cut(e, first);
    add_mended(e, &best);
    return next;
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
    if (!collect(e, &r, next) || !is_sound(e, &r, 2, 0) || !is_better(e, &r, 2)) return at;
    mc_emitter_add(e, 0x3002, at);
    mended m = mend(e, &r, 2, 0);
    add_mended(e, &m);
    return r.behind;
}
