// SPDX-License-Identifier: Apache-2.0
#include "context/talk_turns.h"

#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "context/speaker.h"

/* A label opens a line and a colon follows it: 坐席：您好 …; 【坐席】…. Exports of chats have the
 * name in a line of its own, with a time: 李经理 2026-03-01 09:12:03; transcripts of calls with the
 * time in the recording: 坐席 00:35. What was copied out of a window has several turns in a line:
 * 客服：您好。 用户：我没钱。 客服：…. The lines up to the next label belong to the label above.
 *
 * Where no label stands at all, the lines of a call that opens with a greeting
 * (@context_call_opens) take turns:
 *
 *     喂，请问是李女士吗？             first voice
 *     你哪位？                       second
 *     您有一笔账单今天到期。            first
 *     我没钱。                       second
 *
 * Headings have colons, too (通话时间：…): which labels are somebody's names is told in talk.c. */

enum { OPENED = 0x3010, CLOSED = 0x3011 }; // 【】

enum {
    MOST_VOICES = 64, // of a text in which everybody's role is asked
    BARE_LINES = 4,   // of a conversation without labels at least,
    BARE_UNITS = 120  // and units of each at most
};

typedef struct reading {
    mc_talk *talk;
    const mc_context_index *index;
    const mc_document *document;
    const mc_text *text;
    mc_arena *arena;
} reading;

// The longest cue decides: 客户经理 is no customer.
static mc_speaker role_in(mc_talk *talk, const mc_context_index *index, const uint16_t *units,
                          mc_norm_span span, uint32_t *size)
{
    mc_speaker role = MC_SPEAKER_NONE;
    uint32_t longest = *size = 0;
    talk->raw.count = 0;
    if (index->wide.count == 0 || span.begin >= span.end) return role;
    if (mc_literal_index_scan(index->wide.literals, units, span, &talk->raw) != MC_OK)
        talk->failed = true;
    for (uint32_t i = 0; i < talk->raw.count; i++) {
        mc_norm_span at = talk->raw.items[i].span;
        mc_cue_kind kind = index->lexicon->cues[index->wide.cues[talk->raw.items[i].literal]].kind;
        bool agent = kind == MC_CUE_SPEAKER_AGENT;
        if ((!agent && kind != MC_CUE_SPEAKER_CUSTOMER) || at.end - at.begin <= longest) continue;
        longest = *size = at.end - at.begin;
        role = agent ? MC_SPEAKER_AGENT : MC_SPEAKER_CUSTOMER;
    }
    return role;
}

static mc_voice *new_voice(mc_talk *talk)
{
    if (!MC_ARRAY_RESERVE(talk->voices, talk->voice_room, talk->voice_count + 1ull)) {
        talk->failed = true;
        return NULL;
    }
    mc_voice *voice = &talk->voices[talk->voice_count++];
    *voice = (mc_voice){0};
    return voice;
}

static void know_by_name(const reading *r, mc_voice *voice, mc_ustr units, mc_norm_span name)
{
    const mc_cue_words *others = mc_cue_index_class(r->index, MC_CLASS_TALK_OTHERS);
    mc_norm_span other = mc_cue_index_find(others, units, name);
    uint32_t size;
    voice->other = other.begin < other.end;
    voice->role =
        voice->other ? MC_SPEAKER_NONE : role_in(r->talk, r->index, units.data, name, &size);
    voice->named = voice->role != MC_SPEAKER_NONE;
}

static bool is_same(const reading *r, const mc_voice *voice, mc_norm_span name, mc_str given)
{
    if (given.size) return mc_str_equal(voice->given, given);
    uint32_t size = name.end - name.begin;
    return !voice->given.size && size == voice->name.end - voice->name.begin &&
           memcmp(r->text->norm + name.begin, r->text->norm + voice->name.begin,
                  size * sizeof *r->text->norm) == 0;
}

// The voice of that name; MC_NONE when there are too many, or no memory is left.
static uint32_t voice_of(const reading *r, mc_norm_span name, mc_str given)
{
    mc_talk *talk = r->talk;
    for (uint32_t i = 0; i < talk->voice_count; i++) {
        if (is_same(r, &talk->voices[i], name, given)) return i;
    }
    if (talk->voice_count == MOST_VOICES) return MC_NONE;
    mc_voice *voice = new_voice(talk);
    if (voice == NULL) return MC_NONE;
    voice->name = name;
    voice->given = given;
    mc_ustr all = mc_text_units(r->text);
    if (given.size) {
        all = mc_fold_string(r->index->lexicon->fold, r->arena, given);
        name = (mc_norm_span){0, all.size};
    }
    if (all.data) know_by_name(r, voice, all, name);
    return talk->voice_count - 1;
}

static mc_voice *open_turn(mc_talk *talk, uint32_t begin, uint32_t voice, bool inside)
{
    if (!MC_ARRAY_RESERVE(talk->turns, talk->turn_room, talk->turn_count + 1ull)) {
        talk->failed = true;
        return NULL;
    }
    talk->turns[talk->turn_count++] = (struct mc_talk_turn){begin, voice, inside};
    talk->voices[voice].turns++;
    talk->voices[voice].opened += !inside;
    return &talk->voices[voice];
}

static mc_voice *add_turn(const reading *r, uint32_t begin, mc_norm_span name, mc_str given,
                          bool inside)
{
    uint32_t voice = voice_of(r, name, given);
    return voice == MC_NONE ? NULL : open_turn(r->talk, begin, voice, inside);
}

static bool is_colon(uint16_t unit)
{
    return unit == 0xFF1A || unit == ':';
}

static bool is_blank(uint16_t unit)
{
    return unit <= ' ' || unit == 0x3000;
}

// A name stands behind a blank or the end of a sentence, where another voice has finished.
static bool ends_words(uint16_t unit)
{
    return is_blank(unit) || unit == 0x3002 || unit == 0xFF01 || unit == 0xFF1F || unit == 0x2026 ||
           unit == '!' || unit == '?' || unit == '~' || unit == 0x201D || unit == 0xFF1B ||
           unit == CLOSED;
}

static bool is_of_name(uint16_t unit)
{
    return unit > ' ' && unit != '/' && unit != '.' && unit != 0xFF0C && unit != ',' &&
           unit != 0x3001 && !ends_words(unit) && !is_colon(unit);
}

// …【客户】你敢！【坐席】…: a role and nothing else between the brackets.
static void read_bracket(const reading *r, mc_norm_span line, uint32_t at)
{
    const uint16_t *units = r->text->norm;
    uint32_t end = at + 1, size;
    while (end < line.end && end - at <= MC_TALK_NAME && is_of_name(units[end]))
        end++;
    mc_norm_span name = {at + 1, end};
    bool closed = end < line.end && units[end] == CLOSED;
    if (closed && role_in(r->talk, r->index, units, name, &size) != MC_SPEAKER_NONE &&
        size == end - name.begin)
        add_turn(r, at, name, (mc_str){NULL, 0}, true);
}

// 客服：您好。 用户：…: the labels behind the one that opens the line. 10:30 and http://… are none.
static void read_inside(const reading *r, mc_norm_span line)
{
    const uint16_t *units = r->text->norm;
    for (uint32_t at = line.begin + 1; at < line.end; at++) {
        if (units[at] == OPENED) read_bracket(r, line, at);
        if (!is_colon(units[at])) continue;
        uint32_t begin = at;
        while (begin > line.begin && at - begin <= MC_TALK_NAME && is_of_name(units[begin - 1]))
            begin--;
        bool number = mc_is_digit(units[at - 1]) && at + 1 < line.end && mc_is_digit(units[at + 1]);
        bool address = at + 1 < line.end && units[at + 1] == '/';
        bool name = begin < at && begin > line.begin && at - begin <= MC_TALK_NAME &&
                    ends_words(units[begin - 1]);
        if (name && !number && !address)
            add_turn(r, begin, (mc_norm_span){begin, at}, (mc_str){NULL, 0}, true);
    }
}

// [2026/3/1 09:12:03] 小刘：…
static bool has_time(const mc_text *text, uint32_t begin, uint32_t end)
{
    for (; begin < end; begin++) {
        if (is_colon(text->norm[begin])) return true;
    }
    return false;
}

static bool is_parting(uint16_t unit)
{
    return is_blank(unit) || unit == ')' || unit == 0xFF09 || unit == '>' || unit == '-' ||
           unit == 0x2014 || unit == '|';
}

// （坐席）…, <坐席> …, and 坐席 … with a blank, tab or dash behind: a role and nothing else, parted
// from what is said, or A.
static mc_norm_span marked_role(const reading *r, mc_norm_span line)
{
    const uint16_t *units = r->text->norm;
    uint32_t size, begin = mc_speaker_skip_time(r->index, r->text, line);
    while (begin < line.end && units[begin] == '<')
        begin++;
    uint32_t at = begin;
    while (at < line.end && at - begin <= MC_TALK_NAME && !is_parting(units[at]))
        at++;
    mc_norm_span name = {begin, at};
    bool parted = at < line.end && at > begin && at - begin <= MC_TALK_NAME;
    // A 喂您好: a letter, whose role its words tell.
    if (parted && name.end - name.begin == 1 && units[begin] >= 'a' && units[begin] <= 'd')
        return name;
    if (parted && role_in(r->talk, r->index, units, name, &size) != MC_SPEAKER_NONE &&
        size == at - begin)
        return name;
    return (mc_norm_span){begin, begin};
}

// The head or label that opens the line, then those inside it.
static void read_line(const reading *r, mc_norm_span first, mc_norm_span line)
{
    const mc_str none = {NULL, 0};
    mc_norm_span head = mc_speaker_head(r->index, r->text, line);
    mc_norm_span label = mc_speaker_label(r->index, r->text, first);
    mc_voice *voice = NULL;
    r->talk->lines++;
    if (head.begin < head.end) {
        voice = add_turn(r, first.begin, head, none, false);
        if (voice) voice->headed = true;
    } else if (label.begin < label.end) {
        voice = add_turn(r, first.begin, label, none, false);
        if (voice) voice->timed |= has_time(r->text, first.begin, label.begin);
        read_inside(r, (mc_norm_span){label.end, line.end});
    } else {
        mc_norm_span role = marked_role(r, first);
        if (role.begin < role.end) add_turn(r, first.begin, role, none, false);
    }
}

static uint32_t end_of_line(const mc_text *text, uint32_t sentence)
{
    uint32_t last = sentence;
    while (last + 1 < text->sentence_count && !mc_text_begins_line(text, last + 1))
        last++;
    return text->sentences[last].norm.end;
}

// The speaker that the input gives for the sentence; empty when it gives none.
static mc_str given_speaker(const reading *r, uint32_t sentence)
{
    uint32_t turn = r->text->sentences[sentence].turn;
    bool in_turn = turn != MC_NONE && turn < r->document->turn_count;
    return in_turn ? mc_str_trim(r->document->turns[turn].speaker) : (mc_str){NULL, 0};
}

static void read_turns(const reading *r)
{
    const mc_text *text = r->text;
    uint32_t turn = MC_NONE;
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        mc_str given = given_speaker(r, i);
        mc_norm_span first = text->sentences[i].norm;
        if (given.size && text->sentences[i].turn != turn)
            add_turn(r, first.begin, (mc_norm_span){0, 0}, given, false);
        if (!given.size && mc_text_begins_line(text, i))
            read_line(r, first, (mc_norm_span){first.begin, end_of_line(text, i)});
        turn = text->sentences[i].turn;
    }
}

// A dash or a quotation mark before what somebody says.
static bool opens_line(uint16_t unit)
{
    return is_blank(unit) || unit == '-' || unit == 0x2014 || unit == 0x201C || unit == '"' ||
           unit == 0x300C;
}

// Do the lines look like a call that nobody labelled: short ones, a greeting first?
static bool is_bare_call(const reading *r)
{
    const mc_text *text = r->text;
    mc_ustr all = mc_text_units(text);
    const mc_cue_words *opens = mc_cue_index_class(r->index, MC_CLASS_CALL_OPENS);
    uint32_t lines = 0, first = 0;
    while (first < text->norm_size && opens_line(text->norm[first]))
        first++;
    if (text->sentence_count < BARE_LINES || !mc_cue_index_starts(opens, all, first, NULL))
        return false;
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        if (!mc_text_begins_line(text, i)) continue;
        if (end_of_line(text, i) - text->sentences[i].norm.begin > BARE_UNITS) return false;
        lines++;
    }
    return lines >= BARE_LINES;
}

static void read_bare_call(const reading *r)
{
    mc_talk *talk = r->talk;
    mc_voice *first = new_voice(talk), *second = new_voice(talk);
    if (first == NULL || second == NULL) return;
    talk->voices[0].bare = talk->voices[1].bare = true;
    uint32_t lines = 0;
    for (uint32_t i = 0; i < r->text->sentence_count; i++) {
        if (mc_text_begins_line(r->text, i))
            open_turn(talk, r->text->sentences[i].norm.begin, lines++ % 2, false);
    }
}

void mc_talk_turns_read(mc_talk *talk, const mc_context_index *index, const mc_document *document,
                        const mc_text *text, mc_arena *arena)
{
    reading r = {talk, index, document, text, arena};
    talk->turn_count = talk->voice_count = talk->lines = 0;
    read_turns(&r);
    if (talk->turn_count == 0 && is_bare_call(&r)) read_bare_call(&r);
}
