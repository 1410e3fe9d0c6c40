// SPDX-License-Identifier: Apache-2.0
#include "input/transcript.h"

#include <stdlib.h>

#include "base/array.h"

enum { RECENT = 4 }; // turns in which a speaker's name is looked for before it is copied

bool mc_transcript_has_room(const mc_transcript *transcript, uint32_t bytes)
{
    return transcript->text.size + 1 + bytes <= transcript->text.maximum;
}

// Two or three people talk: nearly always the name is that of a turn shortly before.
static mc_str keep_name(mc_transcript *transcript, mc_str name)
{
    for (uint32_t i = 1; i <= RECENT && i <= transcript->count; i++) {
        mc_str known = transcript->turns[transcript->count - i].speaker;
        if (mc_str_equal(known, name)) return known;
    }
    return mc_arena_str(&transcript->names, name);
}

void mc_transcript_add(mc_transcript *transcript, const mc_turn *turn, mc_str text)
{
    if (text.size == 0 || transcript->failed) return;
    if (!MC_ARRAY_RESERVE(transcript->turns, transcript->capacity,
                          (uint64_t)transcript->count + 1)) {
        transcript->failed = true;
        return;
    }
    if (transcript->count) mc_buf_add_char(&transcript->text, '\n');
    uint32_t begin = (uint32_t)transcript->text.size;
    mc_buf_add_str(&transcript->text, text);
    mc_turn kept = *turn;
    kept.speaker = keep_name(transcript, turn->speaker);
    kept.span = (mc_byte_span){begin, (uint32_t)transcript->text.size};
    transcript->turns[transcript->count++] = kept;
}

void mc_transcript_extend(mc_transcript *transcript, mc_str text, uint32_t end_ms)
{
    if (text.size == 0 || transcript->count == 0 || transcript->failed) return;
    mc_turn *last = &transcript->turns[transcript->count - 1];
    mc_buf_add_char(&transcript->text, ' ');
    mc_buf_add_str(&transcript->text, text);
    last->span.end = (uint32_t)transcript->text.size;
    last->end_ms = end_ms;
}

mc_status mc_transcript_fill(const mc_transcript *transcript, mc_document *document)
{
    document->text = mc_buf_str(&transcript->text);
    document->turns = transcript->count ? transcript->turns : NULL;
    document->turn_count = transcript->count;
    bool lost = transcript->failed || mc_arena_failed(&transcript->names);
    return lost ? MC_ERR_MEMORY : mc_buf_status(&transcript->text);
}

void mc_transcript_clear(mc_transcript *transcript)
{
    mc_buf_clear(&transcript->text);
    mc_arena_reset(&transcript->names);
    transcript->count = 0;
    transcript->failed = false;
}

void mc_transcript_dispose(mc_transcript *transcript)
{
    mc_buf_dispose(&transcript->text);
    mc_arena_dispose(&transcript->names);
    free(transcript->turns);
    *transcript = (mc_transcript){.text = transcript->text, .names = MC_ARENA_INIT};
}
