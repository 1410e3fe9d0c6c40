// SPDX-License-Identifier: Apache-2.0
#include "record/mask_head.h"

#include "base/ascii.h"

enum { LONGEST_LINE = 200, TIME_COLONS = 2 };

// A bracket, plain or full-width, ends at `end`.
static bool opens_before(mc_str text, uint32_t end)
{
    mc_str before = mc_str_slice(text, 0, end);
    return mc_str_has_suffix(before, MC_STR("(")) ||
           mc_str_has_suffix(before, MC_STR("\xEF\xBC\x88"));
}

static bool closes_line(mc_str text, uint32_t at)
{
    mc_str rest = mc_str_slice(text, at, text.size);
    uint32_t size = mc_str_has_prefix(rest, MC_STR(")"))              ? 1
                    : mc_str_has_prefix(rest, MC_STR("\xEF\xBC\x89")) ? 3
                                                                      : 0;
    if (size == 0) return false;
    while (size < rest.size && (rest.data[size] == ' ' || rest.data[size] == '\r'))
        size++;
    return size == rest.size || rest.data[size] == '\n';
}

bool mc_mask_head_holds(mc_str text, uint32_t begin, uint32_t end)
{
    if (!opens_before(text, begin) || !closes_line(text, end)) return false;
    uint32_t line = begin, colons = 0;
    while (line > 0 && text.data[line - 1] != '\n' && begin - line < LONGEST_LINE) {
        line--;
        colons += text.data[line] == ':';
    }
    return colons >= TIME_COLONS && mc_is_digit(text.data[line]);
}
