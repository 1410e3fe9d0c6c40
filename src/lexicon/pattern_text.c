// SPDX-License-Identifier: Apache-2.0
#include "lexicon/pattern_text.h"

#include <string.h>

void mc_pattern_text_add(mc_buf *text, mc_ustr units)
{
    if (units.size) mc_buf_add(text, units.data, units.size * sizeof *units.data);
}

void mc_pattern_text_add_unit(mc_buf *text, uint16_t unit)
{
    mc_buf_add(text, &unit, sizeof unit);
}

void mc_pattern_text_add_ascii(mc_buf *text, const char *z)
{
    for (; *z; z++)
        mc_pattern_text_add_unit(text, (uint16_t)(unsigned char)*z);
}

static bool is_meta(uint32_t c)
{
    return c < 0x80 && c != 0 && strchr("\\^$.[]|()?*+{}-#/&~@", (int)c) != NULL;
}

void mc_pattern_text_add_literal(mc_buf *text, mc_ustr folded)
{
    for (uint32_t i = 0; i < folded.size; i++) {
        if (is_meta(folded.data[i])) mc_pattern_text_add_unit(text, '\\');
        mc_pattern_text_add_unit(text, folded.data[i]);
    }
}

uint32_t mc_pattern_text_size(const mc_buf *text)
{
    return (uint32_t)(text->size / sizeof(uint16_t));
}

mc_ustr mc_pattern_text_from(const mc_buf *text, uint32_t begin)
{
    const uint16_t *units = (const uint16_t *)(const void *)text->data;
    return units ? (mc_ustr){units + begin, mc_pattern_text_size(text) - begin} : (mc_ustr){0};
}
