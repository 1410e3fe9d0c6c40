// SPDX-License-Identifier: Apache-2.0
#include "input/captions.h"

#include <string.h>

#include "base/ascii.h"
#include "input/turn_time.h"

/* A cue is a line of times and the words below it up to an empty line:
 *
 *     00:00:09.000 --> 00:00:12.000
 *     <v 坐席>你今天不还我就去            the voice tag says who speaks
 *     你单位找你领导。</v>                one turn: 你今天不还我就去你单位找你领导。
 *
 *     00:00:12.200 --> 00:00:14.000
 *     <v 坐席>听见没有                   the same speaker goes on: the same turn, behind a blank
 *
 *     00:00:15.000 --> 00:00:18.000
 *     - 你们打吧。                       two speakers without names: a turn each
 *     - 行。
 *
 * Lines of a cue are joined as they are, since they are cut to the width of a screen; cues by a
 * blank, which parts clauses. Other tags (<i>, <c.red>, <00:00:10.500>, {\an8}) are dropped. A
 * label (坐席：…) stays in the text, where
 * it is looked for as in any transcript; it begins a turn.                                                         */

enum { PAUSE_MS = 3000, LABEL_CHARS = 14 };

bool mc_captions_is_timing(mc_str line, uint32_t *start_ms, uint32_t *end_ms)
{
    uint32_t arrow = mc_str_find(line, MC_STR("-->"), 0);
    if (arrow == UINT32_MAX) return false;
    mc_str from = mc_str_trim(mc_str_slice(line, 0, arrow));
    mc_str to = mc_str_trim(mc_str_slice(line, arrow + 3, line.size)), end = {NULL, 0};
    mc_str_split(&to, ' ', &end);
    bool times = from.size > 0 && end.size > 0 && memchr(from.data, ':', from.size) &&
                 mc_is_digit(from.data[0]);
    if (!times) return false;
    *start_ms = mc_turn_time_parse(from);
    *end_ms = mc_turn_time_parse(mc_str_trim(end));
    return true;
}

// A colon behind a few characters, none of them a digit before it: 坐席：, agent:, but not 10:30.
static bool opens_with_label(mc_str text)
{
    uint32_t chars = 0;
    for (uint32_t at = 0; at < text.size && chars <= LABEL_CHARS; at++) {
        mc_str rest = mc_str_slice(text, at, text.size);
        bool colon = text.data[at] == ':' || mc_str_has_prefix(rest, MC_STR("\xEF\xBC\x9A"));
        if (colon) return at > 0 && (text.data[at - 1] < '0' || text.data[at - 1] > '9');
        chars += ((unsigned char)text.data[at] & 0xC0) != 0x80;
    }
    return false;
}

static bool goes_on(const mc_captions *captions, mc_str text)
{
    const mc_transcript *talk = &captions->talk;
    if (talk->count == 0 || opens_with_label(text)) return false;
    const mc_turn *last = &talk->turns[talk->count - 1];
    return captions->start_ms <= (uint64_t)last->end_ms + PAUSE_MS &&
           mc_str_equal(last->speaker, mc_buf_str(&captions->voice));
}

// What has been gathered is somebody's turn, or more of the last one.
static void end_words(mc_captions *captions, bool other)
{
    mc_str text = mc_str_trim(mc_buf_str(&captions->words));
    mc_turn turn = {.speaker = mc_buf_str(&captions->voice),
                    .start_ms = captions->start_ms,
                    .end_ms = captions->end_ms};
    if (!other && goes_on(captions, text)) {
        mc_transcript_extend(&captions->talk, text, captions->end_ms);
    } else {
        mc_transcript_add(&captions->talk, &turn, text);
    }
    mc_buf_clear(&captions->words);
}

// <v 坐席>, <v.loud 坐席>: the name is what stands behind the first blank.
static void take_tag(mc_captions *captions, mc_str tag)
{
    bool voice = tag.size > 1 && tag.data[0] == 'v' && (tag.data[1] == ' ' || tag.data[1] == '.');
    if (!voice && !mc_str_equal(tag, MC_STR("/v"))) return;
    end_words(captions, false);
    mc_buf_clear(&captions->voice);
    const char *blank = voice ? memchr(tag.data, ' ', tag.size) : NULL;
    if (blank == NULL) return;
    mc_str name = mc_str_slice(tag, (uint32_t)(blank - tag.data), tag.size);
    mc_buf_add_str(&captions->voice, mc_str_trim(name));
}

// The tag or override that begins at `at`, its last byte included; `at` when none begins there.
static uint32_t behind_tag(mc_str line, uint32_t at)
{
    bool override = line.data[at] == '{' && at + 1 < line.size && line.data[at + 1] == '\\';
    if (line.data[at] != '<' && !override) return at;
    const char *end = memchr(line.data + at, override ? '}' : '>', line.size - at);
    return end ? (uint32_t)(end - line.data) + 1 : at;
}

static void take_words(mc_captions *captions, mc_str line)
{
    bool dash = line.size > 1 && line.data[0] == '-' && line.data[1] == ' ';
    if (dash) line = mc_str_slice(line, 2, line.size);
    if (dash || opens_with_label(line)) end_words(captions, false);
    mc_buf *words = &captions->words;
    bool latin = words->size && (unsigned char)words->data[words->size - 1] < 0x80;
    if (latin) mc_buf_add_char(words, ' ');
    for (uint32_t at = 0; at < line.size;) {
        uint32_t behind = behind_tag(line, at);
        if (behind > at) {
            if (line.data[at] == '<') take_tag(captions, mc_str_slice(line, at + 1, behind - 1));
            at = behind;
        } else {
            mc_buf_add_char(words, line.data[at++]);
        }
    }
    if (dash) end_words(captions, true);
}

void mc_captions_take(mc_captions *captions, mc_str line)
{
    line = mc_str_trim(line);
    uint32_t start_ms, end_ms;
    if (line.size == 0) {
        if (captions->place == MC_CAPTIONS_CUE) end_words(captions, false);
        captions->place = MC_CAPTIONS_BETWEEN;
    } else if (mc_captions_is_timing(line, &start_ms, &end_ms)) {
        captions->start_ms = start_ms;
        captions->end_ms = end_ms;
        captions->place = MC_CAPTIONS_CUE;
        mc_buf_clear(&captions->voice);
    } else if (captions->place == MC_CAPTIONS_CUE) {
        take_words(captions, line);
    }
}

void mc_captions_dispose(mc_captions *captions)
{
    mc_transcript_dispose(&captions->talk);
    mc_buf_dispose(&captions->words);
    mc_buf_dispose(&captions->voice);
}
