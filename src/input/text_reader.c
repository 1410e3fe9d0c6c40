// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "input/lines.h"
#include "input/readers.h"

static mc_status send_text(mc_delivery *d, mc_str text, uint32_t line)
{
    mc_document document = {.text = text};
    return mc_delivery_send(d, &document, line);
}

// Documents between empty lines. The lines of one are gathered raw, then decoded as a whole.
static mc_status send_block(mc_delivery *d, mc_buf *block, uint32_t line)
{
    mc_str text = {NULL, 0};
    if (block->size == 0) return MC_OK;
    mc_status st = mc_delivery_decode(d, mc_str_trim(mc_buf_str(block)), line, &text);
    if (st == MC_OK) st = send_text(d, text, line);
    mc_buf_clear(block);
    return st;
}

static mc_status add_line(mc_delivery *d, mc_buf *block, const mc_line *line, uint32_t *begin)
{
    if (block->size == 0) *begin = line->number;
    if (block->size + line->bytes > MC_MAX_RECORD_BYTES) {
        mc_status st = mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "too_large", *begin,
                                         "found no empty line within %zu bytes, passed over these",
                                         MC_MAX_RECORD_BYTES);
        mc_buf_clear(block);
        if (st != MC_OK) return st;
        *begin = line->number;
    }
    mc_buf_add_str(block, line->text);
    mc_buf_add_char(block, '\n');
    return mc_buf_status(block);
}

static mc_status read_blocks(mc_delivery *d)
{
    mc_buf block = MC_BUF_INIT(MC_MAX_RECORD_BYTES + 1);
    mc_line line = {.found = true};
    uint32_t begin = 1;
    mc_status st = MC_OK;
    while (st == MC_OK) {
        st = mc_lines_next(d, &line);
        if (st != MC_OK || !line.found) break;
        bool empty = mc_str_trim(line.text).size == 0;
        st = empty ? send_block(d, &block, begin) : add_line(d, &block, &line, &begin);
        mc_source_consume(d->source, line.bytes);
    }
    if (st == MC_OK) st = send_block(d, &block, begin);
    mc_buf_dispose(&block);
    return st;
}

// Where to cut a text that is longer than one document may be: behind the last line end, else
// behind the last sentence end (ideographic full stop, full-width ! and ?), else
// before the last character.
static uint32_t cut_position(mc_str text)
{
    static const char *const ends[] = {"\n", "\xE3\x80\x82", "\xEF\xBC\x81", "\xEF\xBC\x9F"};
    uint32_t lowest = text.size / 2;
    for (uint32_t at = text.size; at > lowest; at--) {
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
            uint32_t size = (uint32_t)strlen(ends[i]);
            if (memcmp(text.data + at - size, ends[i], size) == 0) return at;
        }
    }
    uint32_t at = text.size - 1;
    while (((unsigned char)text.data[at] & 0xC0) == 0x80) {
        at--;
    }
    return at;
}

static mc_status send_part(mc_delivery *d, uint32_t *undecodable_before)
{
    mc_str view = mc_source_view(d->source);
    uint32_t line = mc_source_line(d->source);
    bool cut = view.size > MC_MAX_DOCUMENT_BYTES;
    uint32_t size = view.size;
    mc_status st = MC_OK;
    if (cut) {
        size = cut_position(mc_str_slice(view, 0, (uint32_t)MC_MAX_DOCUMENT_BYTES));
        d->single = false;
        st = mc_delivery_cover(d, MC_COVERAGE_NOTE, "cut", line,
                               "found more than %zu bytes of text, cut behind byte %u of this part",
                               MC_MAX_DOCUMENT_BYTES, (unsigned)size);
    }
    d->undecodable = mc_source_undecodable(d->source) - *undecodable_before;
    *undecodable_before += d->undecodable;
    if (st == MC_OK) st = send_text(d, mc_str_slice(view, 0, size), line);
    mc_source_consume(d->source, size);
    return st;
}

// The whole file is one document, or parts of at most MC_MAX_DOCUMENT_BYTES.
static mc_status read_file(mc_delivery *d)
{
    bool more = true, full = false;
    uint32_t undecodable = 0;
    mc_status st = mc_source_decode(d->source, MC_CHARSET_UNKNOWN, d->err);
    d->single = true;
    while (st == MC_OK && (more || mc_source_view(d->source).size)) {
        if (!more || mc_source_view(d->source).size > MC_MAX_DOCUMENT_BYTES) {
            st = send_part(d, &undecodable);
        } else {
            st = mc_delivery_more(d, &more, &full);
        }
    }
    return st;
}

mc_status mc_text_reader_read(mc_delivery *d)
{
    switch (d->options->split) {
    case MC_SPLIT_FILE:
        return read_file(d);
    case MC_SPLIT_BLANK:
        return read_blocks(d);
    case MC_SPLIT_LINE:
        return mc_lines_each(d, send_text);
    }
    return MC_OK;
}
