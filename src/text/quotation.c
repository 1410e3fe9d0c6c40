// SPDX-License-Identifier: Apache-2.0
// Quotation marks are matched inside a paragraph with a stack; a mark that does not close there is
// no quotation. The straight mark " opens and closes by turns.
#include "base/array.h"
#include "text/segment.h"

#define MAX_DEPTH 8
#define LAST_MARK 0x300F

typedef struct open_quote {
    uint32_t begin; /**< unit behind the opening mark */
    uint32_t index; /**< of its place in the array of quotations */
    uint16_t closer;
} open_quote;

static uint16_t closer_of(uint16_t unit)
{
    switch (unit) {
    case 0x201C:
        return 0x201D;
    case 0x2018:
        return 0x2019;
    case 0x300C:
        return 0x300D;
    case 0x300E:
        return 0x300F;
    case '"':
        return '"';
    }
    return 0;
}

// Adds a quotation whose end is still open (end == begin), so that outer ones come before inner
// ones.
static void open_one(mc_segments *s, open_quote *stack, uint32_t *depth, uint32_t at,
                     uint16_t closer)
{
    if (*depth == MAX_DEPTH) return;
    if (!MC_ARRAY_RESERVE(s->quotations, s->quotation_capacity, (uint64_t)s->quotation_count + 1)) {
        s->failed = true;
        return;
    }
    stack[(*depth)++] = (open_quote){at + 1, s->quotation_count, closer};
    s->quotations[s->quotation_count++] = (mc_quotation){{at + 1, at + 1}, 0, (uint8_t)*depth};
}

static bool close_one(mc_segments *s, open_quote *stack, uint32_t *depth, uint32_t at,
                      uint16_t unit)
{
    for (uint32_t level = *depth; level > 0; level--) {
        if (stack[level - 1].closer != unit) continue;
        s->quotations[stack[level - 1].index].norm.end = at;
        *depth = level - 1;
        return true;
    }
    return false;
}

static void drop_empty(mc_segments *s)
{
    uint32_t kept = 0, reach = 0;
    for (uint32_t i = 0; i < s->quotation_count; i++) {
        mc_quotation quotation = s->quotations[i];
        if (quotation.norm.end <= quotation.norm.begin) continue;
        if (quotation.norm.end > reach) reach = quotation.norm.end;
        quotation.reach = reach;
        s->quotations[kept++] = quotation;
    }
    s->quotation_count = kept;
}

static void mark_sentences(mc_segments *s)
{
    uint32_t q = 0;
    for (uint32_t i = 0; i < s->sentence_count; i++) {
        mc_norm_span span = s->sentences[i].norm;
        while (q < s->quotation_count &&
               (s->quotations[q].depth > 1 || s->quotations[q].norm.end + 1 < span.end))
            q++;
        // The opening and the closing mark themselves may belong to the sentence.
        s->sentences[i].in_quote =
            q < s->quotation_count && s->quotations[q].norm.begin <= span.begin + 1;
    }
}

void mc_quotation_find(mc_segments *s, const mc_emitter *e)
{
    open_quote stack[MAX_DEPTH];
    uint32_t depth = 0;
    s->quotation_count = 0;
    if (!s->stops.quotes) return;
    for (uint32_t stop = 0; stop < s->stops.count; stop++) {
        uint32_t at = s->stops.at[stop];
        uint16_t unit = e->norm[at];
        if (unit > LAST_MARK) continue; // nearly all: commas and full stops
        if (unit == '\n') depth = 0;
        if (depth && close_one(s, stack, &depth, at, unit)) continue;
        uint16_t closer = closer_of(unit);
        if (closer) open_one(s, stack, &depth, at, closer);
    }
    drop_empty(s);
    mark_sentences(s);
}
