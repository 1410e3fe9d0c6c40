// SPDX-License-Identifier: Apache-2.0
#include "input/lines.h"

#include <string.h>

// Consumes up to and with the next line feed.
static mc_status skip_line(mc_delivery *d)
{
    bool more = true, full = false;
    mc_status st = MC_OK;
    while (st == MC_OK) {
        mc_str view = mc_source_view(d->source);
        const char *end = memchr(view.data, '\n', view.size);
        mc_source_consume(d->source, end ? (uint32_t)(end - view.data) + 1 : view.size);
        if (end || !more) return MC_OK;
        st = mc_delivery_more(d, &more, &full);
    }
    return st;
}

static mc_status skip_large_line(mc_delivery *d)
{
    mc_status st = mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "too_large", mc_source_line(d->source),
                                     "found no line end within %u bytes, expected one",
                                     (unsigned)mc_source_view(d->source).size);
    return st == MC_OK ? skip_line(d) : st;
}

// Grows the window until it holds a line; `full` when it cannot grow so far.
static mc_status find_line(mc_delivery *d, mc_line *line, bool *full)
{
    uint32_t looked = 0;
    bool more = true;
    for (;;) {
        mc_str view = mc_source_view(d->source);
        const char *end = memchr(view.data + looked, '\n', view.size - looked);
        if (end || !more) {
            uint32_t size = end ? (uint32_t)(end - view.data) : view.size;
            uint32_t bytes = end ? size + 1 : size;
            if (size && view.data[size - 1] == '\r') size--;
            *line =
                (mc_line){mc_str_slice(view, 0, size), bytes, mc_source_line(d->source), bytes > 0};
            return MC_OK;
        }
        looked = view.size;
        mc_status st = mc_delivery_more(d, &more, full);
        if (st != MC_OK || *full) return st;
    }
}

mc_status mc_lines_next(mc_delivery *d, mc_line *line)
{
    bool full = true;
    mc_status st = MC_OK;
    while (st == MC_OK && full) {
        full = false;
        st = find_line(d, line, &full);
        if (st == MC_OK && full) st = skip_large_line(d);
    }
    return st;
}

mc_status mc_lines_each(mc_delivery *d,
                        mc_status (*send)(mc_delivery *d, mc_str text, uint32_t line))
{
    mc_line line = {.found = true};
    mc_status st = MC_OK;
    while (st == MC_OK) {
        st = mc_lines_next(d, &line);
        if (st != MC_OK || !line.found) break;
        mc_str text = {NULL, 0};
        if (mc_str_trim(line.text).size) {
            st = mc_delivery_decode(d, line.text, line.number, &text);
            if (st == MC_OK) st = send(d, text, line.number);
        }
        mc_source_consume(d->source, line.bytes);
    }
    return st;
}
