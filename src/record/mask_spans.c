// SPDX-License-Identifier: Apache-2.0
// What is done with the places that mc_mask_find() found.
#include <stdlib.h>

#include "record/mask.h"

#include "base/lower_bound.h"

// The first span that ends behind `begin`.
static uint32_t first_span(const mc_mask_spans *spans, uint32_t begin)
{
    return MC_UPPER_BOUND(spans->items, spans->count, end, begin);
}

void mc_mask_write(mc_buf *out, const mc_mask_spans *spans, mc_str text, uint32_t begin,
                   uint32_t end)
{
    uint32_t at = begin;
    for (uint32_t i = first_span(spans, begin); i < spans->count && spans->items[i].begin < end;
         i++) {
        mc_mask_span span = spans->items[i];
        if (span.begin > at) {
            mc_buf_add(out, text.data + at, span.begin - at);
            at = span.begin;
        }
        for (; at < span.end && at < end; at++) {
            if (((unsigned char)text.data[at] & 0xC0) != 0x80) mc_buf_add_char(out, '*');
        }
    }
    if (at < end) mc_buf_add(out, text.data + at, end - at);
}

bool mc_mask_covers(const mc_mask_spans *spans, uint32_t at)
{
    uint32_t i = first_span(spans, at);
    return i < spans->count && spans->items[i].begin <= at;
}

void mc_mask_spans_dispose(mc_mask_spans *spans)
{
    free(spans->items);
    *spans = (mc_mask_spans){NULL, 0, 0};
}
