// SPDX-License-Identifier: Apache-2.0
// Content farms put the reading of traditional characters behind them: 興業(yè)消費(fèi)金融. The removal
// is done in the output when the bracket closes, so that it does not matter how the reading was
// written (one character è, or e and a combining mark).
//
//   業 ( y è ) 消      at ')': back over è, y to '(', before it the Han character 業  →  業 消
//
// A reading is one to six Latin letters with at least one tone mark or ü, or the reading without
// tone of just this character: 们(men), 了(le). Others without any are left alone: (APP), (SZ), (ok)
// are text. So is a name in brackets behind a blank, or 王(Wáng Lì).
//
// A tool that read GBK one byte off put its bracket inside a character; decoding then lost the
// opening bracket with the byte before it: 催收?qǐng)F(tuán)隊. What follows is damaged, so it is
// mended (repair.c), or '?qǐng)' is a barrier.
#include "text/pinyin.h"

#include "base/ascii.h"
#include "text/repair.h"

#define MAX_READING_UNITS 6

// Vowels with a tone as NFKC_Casefold leaves them: à á è é ê ì í ò ó ù ú ü, ā ē ě ī ń
// ň ō ū ǎ ǐ ǒ ǔ ǖ ǘ ǚ ǜ ǹ ḿ.
static bool is_toned(uint16_t unit)
{
    return (unit >= 0xE0 && unit <= 0xFC && unit != 0xF7) || unit == 0x101 || unit == 0x113 ||
           unit == 0x11B || unit == 0x12B || unit == 0x144 || unit == 0x148 || unit == 0x14D ||
           unit == 0x16B || (unit >= 0x1CE && unit <= 0x1DC) || unit == 0x1F9 || unit == 0x1E3F;
}

static bool is_plain(uint16_t unit)
{
    return mc_is_small_letter(unit) || unit == 0x251 || unit == 0x261; // ɑ and ɡ of school books
}

// Takes back the units from `first` on.
static void remove_reading(mc_emitter *e, uint32_t first)
{
    uint32_t bracket = e->map[first];
    mc_emitter_cut(e, first);
    mc_emitter_skip(e, bracket);
    e->repairs.pinyin++;
}

static void make_barrier(mc_emitter *e, uint32_t first)
{
    uint32_t begin = e->map[first];
    mc_emitter_cut(e, first);
    mc_emitter_add(e, MC_NORM_BARRIER, begin);
    e->repairs.unrepaired++;
}

static uint32_t mend(mc_emitter *e, uint32_t first, uint32_t behind)
{
    uint32_t next = mc_repair_split(e, first, behind);
    if (next == behind) make_barrier(e, first);
    return next;
}

// True when the letters from `first` on are the reading of the character before the
// bracket, which has no tone.
static bool is_neutral(mc_emitter *e, uint32_t first)
{
    bool bracket = e->norm[first - 1] == '(' || e->norm[first - 1] == 0xFF08;
    return bracket &&
           mc_repair_is_reading(e, e->norm[first - 2], (mc_ustr){e->norm + first, e->size - first});
}

uint32_t mc_pinyin_take(mc_emitter *e, uint32_t bracket, uint32_t behind)
{
    uint32_t at = e->size, toned = 0;
    while (at > 0 && e->size - at < MAX_READING_UNITS &&
           (is_plain(e->norm[at - 1]) || is_toned(e->norm[at - 1])))
        toned += is_toned(e->norm[--at]);
    if (at == e->size || at < 2 || !mc_fold_is_han(e->norm[at - 2])) return bracket;
    if (toned == 0 && !is_neutral(e, at)) return bracket;
    switch (e->norm[at - 1]) {
    case '(':
    case 0xFF08:
        remove_reading(e, at - 1);
        return behind;
    case '?':
        return mend(e, at - 1, behind);
    }
    return bracket;
}
