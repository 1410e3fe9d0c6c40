// SPDX-License-Identifier: Apache-2.0
#include "report/width.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

static uint32_t columns_of(UChar32 c)
{
    if (c < 0) return 1;
    if (c < 0x7F) return c < 0x20 ? 0 : 1;
    int8_t type = u_charType(c);
    if (type == U_NON_SPACING_MARK || type == U_ENCLOSING_MARK || type == U_FORMAT_CHAR ||
        type == U_CONTROL_CHAR) {
        return 0;
    }
    int32_t width = u_getIntPropertyValue(c, UCHAR_EAST_ASIAN_WIDTH);
    return width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
}

// Bytes of the beginning that fits into `most` columns; `used` gets its columns.
static uint32_t measure(mc_str text, uint32_t most, uint32_t *used)
{
    int32_t at = 0;
    *used = 0;
    while ((uint32_t)at < text.size) {
        int32_t next = at;
        UChar32 c;
        U8_NEXT((const uint8_t *)text.data, next, (int32_t)text.size, c);
        uint32_t columns = columns_of(c);
        if (*used + columns > most) break;
        *used += columns;
        at = next;
    }
    return (uint32_t)at;
}

uint32_t mc_width_of(mc_str text)
{
    uint32_t used;
    measure(text, UINT32_MAX, &used);
    return used;
}

static void add_blanks(mc_buf *out, uint32_t count)
{
    while (count-- > 0) {
        mc_buf_add_char(out, ' ');
    }
}

void mc_width_pad(mc_buf *out, mc_str text, uint32_t columns, bool to_right)
{
    uint32_t used = mc_width_of(text);
    bool cut = used > columns;
    if (cut && columns > 0) text = mc_str_slice(text, 0, measure(text, columns - 1, &used));
    uint32_t blanks = columns > used + cut ? columns - used - cut : 0;
    if (to_right) add_blanks(out, blanks);
    mc_buf_add_str(out, text);
    if (cut && columns > 0) mc_buf_add_z(out, "\xE2\x80\xA6");
    if (!to_right) add_blanks(out, blanks);
}
