// SPDX-License-Identifier: Apache-2.0
// Whoever writes a word in single characters means the word:
//
//   暴 力 催 收     打-爆-通-讯-录     上.门.骚.扰
//     ^ ^ ^          ^ ^ ^ ^
//
// The signs are stops (stops.h), each two places behind the last, so that a text without such
// a stretch costs one comparison a stop. Two signs are enough, but three are asked of the
// blank, which is often just a blank, and of the star, which also stands for a character that
// a name has lost: 马*消*金 is no shorter name. One sign alone, 催*收, may stand between two words:
// there the entry says whether it is a disguise (variants.h). Signs that join the items of
// lists (、 / | +) never count.
//
// Where a sign was, a gap (emitter.h) remembers where the character before it ended,
// so that a quote ends there.
#include "text/gapped.h"

#include <stdlib.h>

#include "base/array.h"

static bool is_sign(uint16_t unit)
{
    return unit == ' ' || unit == '*' || unit == '-' || unit == '_' || unit == '~' || unit == '.' ||
           unit == 0xB7 || unit == 0x2022;
}

static bool is_han_at(const mc_emitter *e, uint32_t at)
{
    return at < e->size && mc_fold_is_han(e->norm[at]);
}

// Signs of the stretch that begins with stop number `first`, 0 when there is none.
static uint32_t stretch_signs(const mc_emitter *e, const mc_stops *stops, uint32_t first)
{
    uint32_t at = stops->at[first], count = 1;
    uint16_t sign = e->norm[at];
    if (!is_sign(sign) || at == 0 || !is_han_at(e, at - 1)) return 0;
    while (first + count < stops->count && stops->at[first + count] == at + 2 * count &&
           e->norm[at + 2 * count] == sign)
        count++;
    uint32_t least = sign == '*' || sign == ' ' ? 3 : 2;
    for (uint32_t i = 0; i < count; i++)
        if (!is_han_at(e, at + 2 * i + 1)) count = i; // the sign before it ends nothing
    return count >= least ? count : 0;
}

// What goes on while the signs are taken out: units are moved from `from` to `to`, gaps are written
// anew.
typedef struct closing {
    mc_emitter *e;
    mc_gap *gaps;
    uint32_t gap_count, gap_capacity;
    uint32_t from, to, old_gap;
} closing;

static void add_gap(closing *c, mc_gap gap)
{
    if (c->gap_count && c->gaps[c->gap_count - 1].at == gap.at)
        return; // the first one tells where the character ended
    if (!MC_ARRAY_RESERVE(c->gaps, c->gap_capacity, (uint64_t)c->gap_count + 1))
        c->e->failed = true;
    else
        c->gaps[c->gap_count++] = gap;
}

// Moves the units up to `end` and the gaps before them.
static void move_up_to(closing *c, uint32_t end)
{
    mc_emitter *e = c->e;
    for (; c->old_gap < e->gap_count && e->gaps[c->old_gap].at <= end; c->old_gap++) {
        mc_gap gap = e->gaps[c->old_gap];
        add_gap(c, (mc_gap){gap.at - (c->from - c->to), gap.raw_end});
    }
    for (; c->from < end; c->from++, c->to++) {
        e->norm[c->to] = e->norm[c->from];
        e->map[c->to] = e->map[c->from];
    }
}

static void take_out(closing *c, const uint32_t *signs, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        move_up_to(c, signs[i]);
        add_gap(c, (mc_gap){c->to, c->e->map[signs[i]]});
        c->from++;
        c->e->repairs.separators++;
    }
}

bool mc_gapped_close(mc_emitter *e, const mc_stops *stops)
{
    closing c = {.e = e};
    for (uint32_t i = 0; i + 1 < stops->count;) {
        uint32_t signs = stops->at[i + 1] - stops->at[i] == 2 ? stretch_signs(e, stops, i) : 0;
        if (signs) take_out(&c, stops->at + i, signs);
        i += signs ? signs : 1;
    }
    if (c.from == 0) return false;
    move_up_to(&c, e->size);
    e->map[c.to] = e->map[e->size];
    e->size = c.to;
    free(e->gaps);
    e->gaps = c.gaps;
    e->gap_count = c.gap_count;
    e->gap_capacity = c.gap_capacity;
    return true;
}
