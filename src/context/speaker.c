// SPDX-License-Identifier: Apache-2.0
#include "context/speaker.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/error.h"

enum {
    LABEL_UNITS = 14,
    PARTS_BACK = 400,
    ASKING_SENTENCES = 24, // of an asker, before the answer's label
    TIME_UNITS = 28,
    HEAD_UNITS = 80,  // of a name, a rank, a number and two times
    DAY_DIGITS = 8,   // of a day and a time
    CLOCK_DIGITS = 3, // of a time alone, which says less: the name must be short then
    PLAIN_UNITS = 8
};

static bool is_colon(uint16_t unit)
{
    return unit == 0xFF1A || unit == ':';
}

static bool is_of_time(uint16_t unit)
{
    return mc_is_digit(unit) || unit <= ' ' || unit == '[' || unit == ']' || unit == '(' ||
           unit == ')' || unit == ':' || unit == '.' || unit == '-' || unit == '/' ||
           unit == 0xFF1A || unit == 0xFF08 || unit == 0xFF09 || unit == 0x3010 || unit == 0x3011;
}

// Units of what stands at `at` and is of a time: a digit or mark, a word behind digits
// (2026年3月1日) or by itself (上午).
static uint32_t time_at(const mc_context_index *index, const mc_text *text, uint32_t at)
{
    mc_ustr all = mc_text_units(text);
    uint32_t size = 0;
    if (is_of_time(text->norm[at])) return 1;
    if (!index ||
        !mc_cue_index_starts(mc_cue_index_class(index, MC_CLASS_TIME_WORDS), all, at, &size))
        return 0;
    return size > 1 || (at > 0 && mc_is_digit(text->norm[at - 1])) ? size : 0;
}

uint32_t mc_speaker_skip_time(const mc_context_index *index, const mc_text *text, mc_norm_span line)
{
    uint32_t at = line.begin;
    while (at < line.end && at - line.begin < TIME_UNITS) {
        uint32_t size = time_at(index, text, at);
        if (size == 0) break;
        at += size;
    }
    return at < line.end ? at : line.end;
}

static bool is_mark(uint16_t unit)
{
    return (unit >= 0x3000 && unit <= 0x3002) || unit == 0xFF0C || unit == 0xFF1A || unit == ':' ||
           unit == 0xFF01 || unit == 0xFF1F || unit == ',' || unit == '?' || unit == '!';
}

// Digits and colons of the units from `begin` on: what tells a time from a number.
static void count_time(const mc_text *text, uint32_t begin, uint32_t end, uint32_t *digits,
                       uint32_t *colons)
{
    for (uint32_t at = begin; at < end; at++) {
        *digits += mc_is_digit(text->norm[at]);
        *colons += is_colon(text->norm[at]);
    }
}

static bool opens_bracket(uint16_t unit)
{
    return unit == '(' || unit == '[' || unit == 0xFF08 || unit == 0x3010;
}

// Is the word a time or a day, and not a number alone (说话人 1)?
static bool is_time(const mc_context_index *index, const mc_text *text, uint32_t begin,
                    uint32_t end)
{
    bool plain = true;
    while (begin < end) {
        uint32_t size = time_at(index, text, begin);
        if (size == 0) return false;
        plain = plain && mc_is_digit(text->norm[begin]);
        begin += size;
    }
    return !plain;
}

// Without the bracket at its end: 小刘(283947123), 小刘[00:35].
static uint32_t before_bracket(const mc_text *text, uint32_t begin, uint32_t end)
{
    uint32_t at = end;
    while (at > begin && is_of_time(text->norm[at - 1]))
        at--;
    while (at < end && !opens_bracket(text->norm[at]))
        at++;
    return at;
}

// Without the times, days and numbers at its end.
static uint32_t before_time(const mc_context_index *index, const mc_text *text, mc_norm_span line)
{
    uint32_t end = line.end;
    while (end > line.begin && line.end - end < TIME_UNITS) {
        uint32_t last = end, begin;
        while (last > line.begin && text->norm[last - 1] <= ' ')
            last--;
        for (begin = last; begin > line.begin && text->norm[begin - 1] > ' ';)
            begin--;
        if (begin == last || !is_time(index, text, begin, last))
            return before_bracket(text, line.begin, last);
        end = begin;
    }
    return end;
}

// 【群主】王经理: the rank that a group gives him.
static uint32_t behind_rank(const mc_text *text, uint32_t begin, uint32_t end)
{
    bool ranked = begin > 0 && text->norm[begin - 1] == 0x3010;
    for (uint32_t at = begin; ranked && at + 1 < end; at++) {
        if (text->norm[at] == 0x3011) return at + 1;
    }
    return begin;
}

// 09:12:03 小刘：在吗 is a message with its label.
static bool holds_colon(const mc_text *text, mc_norm_span name)
{
    for (uint32_t at = name.begin; at < name.end; at++) {
        if (is_colon(text->norm[at])) return true;
    }
    return false;
}

static bool is_plain_name(const mc_text *text, mc_norm_span name)
{
    if (name.end - name.begin > PLAIN_UNITS) return false;
    for (uint32_t at = name.begin; at < name.end; at++) {
        if (is_mark(text->norm[at])) return false;
    }
    return true;
}

mc_norm_span mc_speaker_head(const mc_context_index *index, const mc_text *text, mc_norm_span line)
{
    uint32_t digits = 0, colons = 0;
    if (line.end - line.begin > HEAD_UNITS) return (mc_norm_span){line.begin, line.begin};
    mc_norm_span name = {mc_speaker_skip_time(index, text, line), 0};
    name.end = before_time(index, text, (mc_norm_span){name.begin, line.end});
    count_time(text, line.begin, name.begin, &digits, &colons);
    name.begin = behind_rank(text, name.begin, name.end);
    count_time(text, name.end, line.end, &digits, &colons);
    uint32_t size = name.end - name.begin;
    bool named = size > 0 && size <= LABEL_UNITS && colons > 0 && !holds_colon(text, name);
    if (named && (digits >= DAY_DIGITS || (digits >= CLOCK_DIGITS && is_plain_name(text, name))))
        return name;
    return (mc_norm_span){line.begin, line.begin};
}

// 【坐席】…, [坐席] …: the bracket that opens the line and the one that closes the label.
static bool closes_label(uint16_t opener, uint16_t unit)
{
    return (opener == 0x3010 && unit == 0x3011) || (opener == '[' && unit == ']');
}

mc_norm_span mc_speaker_label(const mc_context_index *index, const mc_text *text, mc_norm_span line)
{
    uint32_t begin = mc_speaker_skip_time(index, text, line);
    uint16_t opener = begin > line.begin ? text->norm[begin - 1] : 0;
    for (uint32_t at = begin; at < line.end && at < begin + LABEL_UNITS; at++) {
        if (is_colon(text->norm[at]) || closes_label(opener, text->norm[at]))
            return (mc_norm_span){begin, at};
    }
    return (mc_norm_span){begin, begin};
}

// The part whose label opens the sentence.
static mc_answer_part opened_part(const mc_context_index *index, const mc_text *text,
                                  uint32_t sentence, mc_context_class asking,
                                  mc_context_class answering)
{
    mc_ustr all = mc_text_units(text);
    uint32_t begin = text->sentences[sentence].norm.begin;
    while (begin < text->sentences[sentence].norm.end && text->norm[begin] <= ' ')
        begin++;
    if (mc_cue_index_starts(mc_cue_index_class(index, answering), all, begin, NULL))
        return MC_PART_ANSWER;
    if (mc_cue_index_starts(mc_cue_index_class(index, asking), all, begin, NULL))
        return MC_PART_QUESTION;
    return MC_PART_NONE;
}

mc_status mc_speaker_parts_start(mc_speaker_parts *parts, const mc_context_index *index,
                                 const mc_text *text, bool replied, mc_error *err)
{
    parts->index = index;
    parts->text = text;
    parts->asking = replied ? MC_CLASS_COMPLAINT_LABELS : MC_CLASS_QUESTION_LABELS;
    parts->answering = replied ? MC_CLASS_REPLY_LABELS : MC_CLASS_ANSWER_LABELS;
    parts->read = 0;
    if (!MC_ARRAY_RESERVE(parts->labels, parts->capacity, text->sentence_count))
        return mc_error_memory(err);
    return MC_OK;
}

mc_answer_part mc_speaker_part_at(mc_speaker_parts *parts, uint32_t sentence)
{
    for (; parts->read <= sentence; parts->read++) {
        uint32_t at = parts->read;
        mc_answer_part own =
            opened_part(parts->index, parts->text, at, parts->asking, parts->answering);
        mc_part_label before = {0, MC_PART_NONE};
        if (at > 0) before = parts->labels[at - 1];
        parts->labels[at] = own != MC_PART_NONE ? (mc_part_label){at, own} : before;
    }
    mc_part_label label = parts->labels[sentence];
    return sentence - label.sentence < PARTS_BACK ? label.part : MC_PART_NONE;
}

void mc_speaker_parts_dispose(mc_speaker_parts *parts)
{
    free(parts->labels);
    *parts = (mc_speaker_parts){0};
}

bool mc_speaker_is_above_answer(const mc_context_index *index, const mc_text *text,
                                uint32_t sentence)
{
    mc_answer_part next = MC_PART_NONE;
    for (uint32_t i = sentence + 1; i < text->sentence_count && i < ASKING_SENTENCES && !next; i++)
        next = opened_part(index, text, i, MC_CLASS_QUESTION_LABELS, MC_CLASS_ANSWER_LABELS);
    return next == MC_PART_ANSWER;
}
