// SPDX-License-Identifier: Apache-2.0
#include "context/speaker.h"

#include <string.h>

/* A label opens a line and a colon follows it: 坐席：您好 …; 客户(李女士)：…. Lines without a label belong to the
 * label above, up to BACK lines. A short label that no cue knows and that comes back is somebody's name, and who talks
 * with an agent is the customer:
 *
 *     坐席：今天能还吗？
 *     陈师傅：二十号发工资就还。
 *     坐席：后果您自己掂量。
 *     陈师傅：你们有我家地址也没用。          said by the customer, not by the agent above
 *
 * Exports of chats have the label in a line of its own: 李经理 2026-03-01 09:12:03; transcripts of calls with the time
 * in the recording: 坐席 00:35, [00:00:35] 坐席, 说话人1 0:35.                                                    */

enum {
    LABEL_UNITS = 14,
    NAME_UNITS = 6,
    BACK = 40,
    NEAR = 60,
    PARTS_BACK = 400,
    TIME_UNITS = 24,
    DAY_DIGITS = 8,   // of a day and a time
    CLOCK_DIGITS = 3, // of a time alone, which says less: the name must be short then
    PLAIN_UNITS = 8
};

static mc_speaker role_in(mc_speaker_scan *scan, const mc_context_index *index,
                          const uint16_t *units, mc_norm_span span)
{
    scan->raw.count = 0;
    if (index->wide.count == 0 || span.begin >= span.end) return MC_SPEAKER_NONE;
    if (mc_literal_index_scan(index->wide.literals, units, span, &scan->raw) != MC_OK)
        scan->failed = true;
    for (uint32_t i = 0; i < scan->raw.count; i++) {
        mc_cue_kind kind = index->lexicon->cues[index->wide.cues[scan->raw.items[i].literal]].kind;
        if (kind == MC_CUE_SPEAKER_AGENT) return MC_SPEAKER_AGENT;
        if (kind == MC_CUE_SPEAKER_CUSTOMER) return MC_SPEAKER_CUSTOMER;
    }
    return MC_SPEAKER_NONE;
}

static mc_speaker role_of_turn(mc_speaker_scan *scan, const mc_context_index *index, mc_str label,
                               mc_arena *arena)
{
    mc_ustr folded = mc_fold_string(index->lexicon->fold, arena, label);
    if (folded.data == NULL) return MC_SPEAKER_UNKNOWN;
    mc_speaker role = role_in(scan, index, folded.data, (mc_norm_span){0, folded.size});
    return role == MC_SPEAKER_NONE ? MC_SPEAKER_UNKNOWN : role;
}

static bool begins_line(const mc_text *text, uint32_t sentence)
{
    return sentence == 0 ||
           text->sentences[sentence - 1].paragraph != text->sentences[sentence].paragraph;
}

static bool is_of_time(uint16_t unit)
{
    return (unit >= '0' && unit <= '9') || unit <= ' ' || unit == '[' || unit == ']' ||
           unit == '(' || unit == ')' || unit == ':' || unit == '.' || unit == '-' ||
           unit == 0xFF1A || unit == 0xFF08 || unit == 0xFF09 || unit == 0x3010 || unit == 0x3011;
}

uint32_t mc_speaker_skip_time(const mc_text *text, mc_norm_span line)
{
    uint32_t at = line.begin;
    while (at < line.end && at - line.begin < TIME_UNITS && is_of_time(text->norm[at]))
        at++;
    return at;
}

static bool is_of_day(uint16_t unit)
{
    return is_of_time(unit) || unit == '/';
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
        *digits += text->norm[at] >= '0' && text->norm[at] <= '9';
        *colons += text->norm[at] == ':' || text->norm[at] == 0xFF1A;
    }
}

// Without the time at its end, which a blank or bracket parts from the name: 说话人1 00:35 keeps its 1.
static uint32_t before_time(const mc_text *text, mc_norm_span line)
{
    uint32_t at = line.end;
    while (at > line.begin && line.end - at < TIME_UNITS && is_of_day(text->norm[at - 1]))
        at--;
    while (at < line.end && text->norm[at] > ' ' && text->norm[at] != '(' && text->norm[at] != '[')
        at++;
    return at;
}

static bool is_plain_name(const mc_text *text, mc_norm_span name)
{
    if (name.end - name.begin > PLAIN_UNITS) return false;
    for (uint32_t at = name.begin; at < name.end; at++) {
        if (is_mark(text->norm[at])) return false;
    }
    return true;
}

mc_norm_span mc_speaker_head(const mc_text *text, mc_norm_span line)
{
    uint32_t digits = 0, colons = 0;
    mc_norm_span name = {mc_speaker_skip_time(text, line), 0};
    name.end = before_time(text, (mc_norm_span){name.begin, line.end});
    count_time(text, line.begin, name.begin, &digits, &colons);
    count_time(text, name.end, line.end, &digits, &colons);
    uint32_t size = name.end - name.begin;
    bool named = size > 0 && size <= LABEL_UNITS && colons > 0;
    if (named && (digits >= DAY_DIGITS || (digits >= CLOCK_DIGITS && is_plain_name(text, name))))
        return name;
    return (mc_norm_span){line.begin, line.begin};
}

static bool is_colon(uint16_t unit)
{
    return unit == 0xFF1A || unit == ':';
}

// 【坐席】…, [坐席] …: the bracket that opens the line and the one that closes the label.
static bool closes_label(uint16_t opener, uint16_t unit)
{
    return (opener == 0x3010 && unit == 0x3011) || (opener == '[' && unit == ']');
}

mc_norm_span mc_speaker_label(const mc_text *text, mc_norm_span line)
{
    uint32_t begin = mc_speaker_skip_time(text, line);
    uint16_t opener = begin > line.begin ? text->norm[begin - 1] : 0;
    for (uint32_t at = begin; at < line.end && at < begin + LABEL_UNITS; at++) {
        if (is_colon(text->norm[at]) || closes_label(opener, text->norm[at]))
            return (mc_norm_span){begin, at};
    }
    return (mc_norm_span){begin, begin};
}

// The label of a line or the name in the line above a message; an empty span when there is none.
static mc_norm_span label_of(const mc_text *text, uint32_t sentence)
{
    mc_norm_span line = text->sentences[sentence].norm;
    mc_norm_span head = mc_speaker_head(text, line);
    return head.end > head.begin ? head : mc_speaker_label(text, line);
}

static bool is_same(const mc_text *text, mc_norm_span a, mc_norm_span b)
{
    uint32_t size = a.end - a.begin;
    return size == b.end - b.begin &&
           memcmp(text->norm + a.begin, text->norm + b.begin, size * sizeof *text->norm) == 0;
}

// The label is short and opens another line near by, too.
static bool is_name(const mc_text *text, uint32_t sentence, mc_norm_span label)
{
    uint32_t size = label.end - label.begin;
    if (size == 0 || size > NAME_UNITS) return false;
    uint32_t first = sentence > NEAR ? sentence - NEAR : 0;
    for (uint32_t i = first; i < text->sentence_count && i <= sentence + NEAR; i++) {
        if (i != sentence && begins_line(text, i) && is_same(text, label, label_of(text, i)))
            return true;
    }
    return false;
}

mc_speaker mc_speaker_of(mc_speaker_scan *scan, const mc_context_index *index,
                         const mc_document *document, const mc_text *text, uint32_t sentence,
                         mc_arena *arena)
{
    uint32_t turn = text->sentences[sentence].turn;
    bool in_turn = turn != MC_NONE && turn < document->turn_count;
    if (in_turn && document->turns[turn].speaker.size)
        return role_of_turn(scan, index, document->turns[turn].speaker, arena);
    uint32_t lines = 0;
    bool labelled = false, named = false;
    for (uint32_t i = sentence + 1; i-- > 0 && lines < BACK;) {
        if (!begins_line(text, i)) continue;
        lines++;
        mc_norm_span label = label_of(text, i);
        mc_speaker role = role_in(scan, index, text->norm, label);
        if (role == MC_SPEAKER_AGENT && named) return MC_SPEAKER_CUSTOMER;
        if (role != MC_SPEAKER_NONE) return role;
        if (labelled || label.begin == label.end) continue;
        labelled = true;
        named = mc_speaker_head(text, text->sentences[i].norm).end == label.end ||
                is_name(text, i, label);
    }
    return in_turn ? MC_SPEAKER_UNKNOWN : MC_SPEAKER_NONE;
}

// The part of a page whose label opens the nearest sentence at or before this one.
static mc_answer_part part_by(const mc_context_index *index, const mc_text *text, uint32_t sentence,
                              mc_context_class asking, mc_context_class answering)
{
    mc_ustr all = {text->norm, text->norm_size};
    const mc_cue_words *questions = mc_cue_index_class(index, asking);
    const mc_cue_words *answers = mc_cue_index_class(index, answering);
    uint32_t steps = 0;
    for (uint32_t i = sentence + 1; i-- > 0 && steps < PARTS_BACK; steps++) {
        uint32_t begin = text->sentences[i].norm.begin;
        while (begin < text->sentences[i].norm.end && text->norm[begin] <= ' ')
            begin++;
        if (mc_cue_index_starts(answers, all, begin, NULL)) return MC_PART_ANSWER;
        if (mc_cue_index_starts(questions, all, begin, NULL)) return MC_PART_QUESTION;
    }
    return MC_PART_NONE;
}

mc_answer_part mc_speaker_part(const mc_context_index *index, const mc_text *text,
                               uint32_t sentence)
{
    return part_by(index, text, sentence, MC_CLASS_QUESTION_LABELS, MC_CLASS_ANSWER_LABELS);
}

mc_answer_part mc_speaker_reply_part(const mc_context_index *index, const mc_text *text,
                                     uint32_t sentence)
{
    return part_by(index, text, sentence, MC_CLASS_COMPLAINT_LABELS, MC_CLASS_REPLY_LABELS);
}

void mc_speaker_dispose(mc_speaker_scan *scan)
{
    mc_literal_hits_dispose(&scan->raw);
    *scan = (mc_speaker_scan){0};
}
