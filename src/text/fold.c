// SPDX-License-Identifier: Apache-2.0
#include "text/fold.h"

#include "base/buf.h"
#include "text/emitter.h"

mc_ustr mc_fold_string(const mc_fold_table *table, mc_arena *arena, mc_str s)
{
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
