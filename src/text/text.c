// SPDX-License-Identifier: Apache-2.0
#include "text/text.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/limits.h"
#include "base/lower_bound.h"
#include "text/emitter.h"
#include "text/gapped.h"
#include "text/segment.h"

enum { CHECKPOINT_BYTES = 64, LAST_CONTINUATION = (signed char)0xBF };

struct mc_text_scratch {
    mc_emitter emitter;
    mc_segments segments;
    uint32_t *chars_before; /**< code points before byte 0, 64, 128 … */
    uint32_t chars_capacity;
};

mc_status mc_text_init(mc_text *text, mc_error *err)
{
    *text = (mc_text){.scratch = calloc(1, sizeof(struct mc_text_scratch))};
    return text->scratch ? MC_OK : mc_error_memory(err);
}

void mc_text_dispose(mc_text *text)
{
    struct mc_text_scratch *scratch = text->scratch;
    if (scratch) {
        mc_emitter_dispose(&scratch->emitter);
        free(scratch->segments.sentences);
        free(scratch->segments.clauses);
        free(scratch->segments.quotations);
        free(scratch->segments.stops.at);
        free(scratch->chars_before);
        free(scratch);
    }
    *text = (mc_text){0};
}

// Code points that begin in the bytes; continuation bytes are 10xxxxxx, the lowest of all signed
// bytes.
static uint32_t count_chars(mc_str raw, uint32_t begin, uint32_t end)
{
    uint32_t count = 0;
    for (uint32_t at = begin; at < end; at++)
        count += (signed char)raw.data[at] > LAST_CONTINUATION;
    return count;
}

// The same for a whole stretch between checkpoints: sixteen counters of a byte each, one for each
// place in a vector register, which are then added up as two words.
static uint32_t count_stretch(const char *bytes)
{
    uint8_t counts[16] = {0};
    for (int row = 0; row < CHECKPOINT_BYTES / 16; row++)
        for (int i = 0; i < 16; i++)
            counts[i] =
                (uint8_t)(counts[i] + ((signed char)bytes[row * 16 + i] > LAST_CONTINUATION));
    uint64_t words[2];
    memcpy(words, counts, sizeof words);
    return (uint32_t)((words[0] + words[1]) * UINT64_C(0x0101010101010101) >> 56);
}

static bool set_checkpoints(mc_text *text)
{
    struct mc_text_scratch *scratch = text->scratch;
    uint32_t size = text->raw.size, count = 0, chars = 0, at = 0;
    if (!MC_ARRAY_RESERVE(scratch->chars_before, scratch->chars_capacity,
                          (uint64_t)size / CHECKPOINT_BYTES + 1))
        return false;
    uint32_t *before = scratch->chars_before;
    for (; size - at >= CHECKPOINT_BYTES; at += CHECKPOINT_BYTES) {
        before[count++] = chars;
        chars += count_stretch(text->raw.data + at);
    }
    if (at < size || count == 0) before[count] = chars;
    text->raw_chars = chars + count_chars(text->raw, at, size);
    return true;
}

static mc_status segment(mc_text *text, const mc_document *document, mc_error *err)
{
    struct mc_text_scratch *scratch = text->scratch;
    mc_segments *segments = &scratch->segments;
    mc_emitter *e = &scratch->emitter;
    segments->failed = !mc_stops_find(&segments->stops, e->norm, e->size, e->vectors);
    if (!segments->failed && mc_gapped_close(e, &segments->stops))
        segments->failed =
            e->failed || !mc_stops_find(&segments->stops, e->norm, e->size, e->vectors);
    if (segments->failed) return mc_error_memory(err);
    text->norm_size = e->size;
    text->repairs = e->repairs;
    mc_segment_cut(segments, e, document);
    mc_outline_mark(segments, e);
    mc_quotation_find(segments, e);
    text->sentences = segments->sentences;
    text->sentence_count = segments->sentence_count;
    text->clauses = segments->clauses;
    text->clause_count = segments->clause_count;
    text->quotations = segments->quotations;
    text->quotation_count = segments->quotation_count;
    return segments->failed ? mc_error_memory(err) : MC_OK;
}

mc_status mc_text_analyse(mc_text *text, const mc_fold_table *fold, const mc_document *document,
                          mc_error *err)
{
    struct mc_text_scratch *scratch = text->scratch;
    mc_emitter *emitter = &scratch->emitter;
    if (document->text.size > MC_MAX_DOCUMENT_BYTES)
        return mc_error_set(err, MC_ERR_LIMIT, "a text of %u bytes, at most %zu are read",
                            document->text.size, MC_MAX_DOCUMENT_BYTES);
    emitter->table = fold;
    emitter->raw = text->raw = document->text;
    emitter->vectors = mc_vectors_here();
    emitter->whole_text = true;
    mc_status st = mc_emitter_run(emitter, err);
    text->norm = emitter->norm;
    text->norm_size = 0;
    text->map = emitter->map;
    text->repairs = emitter->repairs;
    if (st == MC_OK && !set_checkpoints(text)) st = mc_error_memory(err);
    if (st == MC_OK)
        st = segment(text, document, err);
    else
        text->sentence_count = text->clause_count = text->quotation_count = 0;
    return st;
}

mc_byte_span mc_text_bytes_of(const mc_text *text, mc_norm_span span)
{
    uint32_t begin = text->map[span.begin];
    if (span.begin == span.end) return (mc_byte_span){begin, begin};
    return (mc_byte_span){begin, mc_emitter_end_of(&text->scratch->emitter, span.end)};
}

static uint32_t chars_before(const mc_text *text, uint32_t at)
{
    uint32_t checkpoint = at / CHECKPOINT_BYTES;
    if (checkpoint && checkpoint * CHECKPOINT_BYTES == text->raw.size) checkpoint--;
    return text->scratch->chars_before[checkpoint] +
           count_chars(text->raw, checkpoint * CHECKPOINT_BYTES, at);
}

mc_raw_span mc_text_chars_of(const mc_text *text, mc_byte_span bytes)
{
    return (mc_raw_span){chars_before(text, bytes.begin), chars_before(text, bytes.end)};
}

mc_str mc_text_slice(const mc_text *text, mc_byte_span bytes)
{
    return mc_str_slice(text->raw, bytes.begin, bytes.end);
}

mc_ustr mc_text_norm_slice(const mc_text *text, mc_norm_span span)
{
    return (mc_ustr){text->norm + span.begin, span.end - span.begin};
}

uint32_t mc_text_sentence_at(const mc_text *text, uint32_t at)
{
    uint32_t behind = MC_UPPER_BOUND(text->sentences, text->sentence_count, norm.begin, at);
    return behind ? behind - 1 : 0;
}

uint32_t mc_text_clause_at(const mc_text *text, uint32_t at)
{
    uint32_t behind = MC_UPPER_BOUND(text->clauses, text->clause_count, norm.begin, at);
    return behind ? behind - 1 : 0;
}

uint32_t mc_text_quotations_to(const mc_text *text, uint32_t at)
{
    return MC_UPPER_BOUND(text->quotations, text->quotation_count, norm.begin, at);
}

bool mc_text_begins_line(const mc_text *text, uint32_t sentence)
{
    const mc_sentence *own = &text->sentences[sentence];
    return sentence == 0 || own[-1].paragraph != own->paragraph;
}

uint32_t mc_text_line_of(const mc_text *text, uint32_t sentence)
{
    uint32_t paragraph = text->sentences[sentence].paragraph; // may be as long as the text
    return MC_LOWER_BOUND(text->sentences, sentence, paragraph, paragraph);
}

uint32_t mc_text_behind_line(const mc_text *text, uint32_t sentence)
{
    uint32_t paragraph = text->sentences[sentence].paragraph;
    return MC_UPPER_BOUND(text->sentences, text->sentence_count, paragraph, paragraph);
}
