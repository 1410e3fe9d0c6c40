// SPDX-License-Identifier: Apache-2.0
#include "text/fold.h"

#include "base/buf.h"
#include "text/emitter.h"

enum { SHORT_UNITS = 64 };

// Folds a short string of characters whose fold does not depend on neighbours, as nearly all words
// are. Returns the number of units; 0 when the emitter must be asked.
static uint32_t fold_plain(const mc_fold_table *table, mc_str s, uint16_t units[SHORT_UNITS])
{
    uint32_t count = 0, at = 0;
    while (at < s.size && count < SHORT_UNITS) {
        uint32_t code = mc_utf8_next(s, &at);
        if (code > 0xFFFF || code == 0xFFFD) return 0;
        uint16_t cell = table->cells[code];
        if ((cell & 0xF800) == 0xD800) return 0;
        units[count++] = cell;
    }
    return at == s.size ? count : 0;
}

mc_ustr mc_fold_string(const mc_fold_table *table, mc_arena *arena, mc_str s)
{
    uint16_t plain[SHORT_UNITS];
    uint32_t count = fold_plain(table, s, plain);
    if (count) return mc_arena_ustr(arena, (mc_ustr){plain, count});
    mc_emitter emitter = {.table = table, .raw = s, .whole_text = false};
    mc_ustr folded = {NULL, 0};
    if (mc_emitter_run(&emitter, NULL) == MC_OK)
        folded = mc_arena_ustr(arena, (mc_ustr){emitter.norm, emitter.size});
    mc_emitter_dispose(&emitter);
    return folded;
}

void mc_fold_print(mc_buf *out, mc_ustr folded)
{
    for (uint32_t at = 0; at < folded.size; at++) {
        uint32_t unit = folded.data[at];
        if ((unit & 0xF800) == 0xD800) unit = 0x25A1;
        if (unit < 0x80)
            mc_buf_add_char(out, (char)unit);
        else if (unit < 0x800) {
            mc_buf_add_char(out, (char)(0xC0 | unit >> 6));
            mc_buf_add_char(out, (char)(0x80 | (unit & 63)));
        } else {
            mc_buf_add_char(out, (char)(0xE0 | unit >> 12));
            mc_buf_add_char(out, (char)(0x80 | (unit >> 6 & 63)));
            mc_buf_add_char(out, (char)(0x80 | (unit & 63)));
        }
    }
}
