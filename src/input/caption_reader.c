// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"
#include "input/captions.h"
#include "input/lines.h"
#include "input/readers.h"

static mc_status send_talk(mc_delivery *d, mc_captions *captions, uint32_t line)
{
    mc_document document = {0};
    if (mc_transcript_fill(&captions->talk, &document) != MC_OK) return mc_error_memory(d->err);
    mc_status st = mc_delivery_send(d, &document, line);
    mc_transcript_clear(&captions->talk);
    return st;
}

// Before a line that might not fit: what is there is a document.
static mc_status make_room(mc_delivery *d, mc_captions *captions, const mc_line *line,
                           uint32_t *begin)
{
    size_t waiting = captions->words.size + line->bytes;
    bool fits = waiting < MC_MAX_CALL_BYTES / 2 &&
                mc_transcript_has_room(&captions->talk, (uint32_t)waiting);
    if (fits || captions->talk.count == 0) return MC_OK;
    mc_status st = mc_delivery_cover(d, MC_COVERAGE_NOTE, "cut", line->number,
                                     "found captions of more than %zu bytes, the further ones are "
                                     "another document",
                                     MC_MAX_CALL_BYTES);
    d->single = false;
    if (st == MC_OK) st = send_talk(d, captions, *begin);
    *begin = line->number;
    return st;
}

// A line that is no words of anybody but fills the buffer by itself is passed over with a row.
static mc_status take_line(mc_delivery *d, mc_captions *captions, const mc_line *line)
{
    if (line->bytes < MC_MAX_CALL_BYTES / 2) {
        mc_captions_take(captions, line->text);
        return MC_OK;
    }
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "too_large", line->number,
                             "found a line of %u bytes, expected less than %zu",
                             (unsigned)line->bytes, MC_MAX_CALL_BYTES / 2);
}

mc_status mc_caption_reader_read(mc_delivery *d)
{
    mc_captions captions = MC_CAPTIONS_INIT;
    mc_line line = {.found = true};
    uint32_t begin = 1;
    d->single = true;
    mc_status st = mc_source_decode(d->source, MC_CHARSET_UNKNOWN, d->err);
    while (st == MC_OK) {
        st = mc_lines_next(d, &line);
        if (st != MC_OK || !line.found) break;
        st = make_room(d, &captions, &line, &begin);
        if (st == MC_OK) st = take_line(d, &captions, &line);
        mc_source_consume(d->source, line.bytes);
    }
    mc_captions_take(&captions, MC_STR(""));
    d->undecodable = mc_source_undecodable(d->source);
    if (st == MC_OK) st = send_talk(d, &captions, begin);
    mc_captions_dispose(&captions);
    return st;
}
