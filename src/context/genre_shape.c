// SPDX-License-Identifier: Apache-2.0
#include "context/genre_shape.h"

#include <string.h>

#include "base/ascii.h"
#include "context/speaker.h"

/* Four forms are told without a word of the lexicon:
 *
 *     action = 委托第三方催收              half as many Latin letters as Chinese characters: a program, or data
 *     某某：…  某某：…                     most lines open with a label: a transcript
 *     “三天，”那人低声说。                  paragraphs that open with what somebody says: a story
 *     坑人[怒] http://…  ????              emoticons, addresses, lost emoji: a post
 *     2L：来过。  3L：哪个省？                floors of a thread: a post
 *
 * A quotation is spoken when it ends in a mark of its own (“还钱！”); a term in quotation marks
 * (“软暴力”) does not. Reports quote, too: where words of a report are strong enough already,
 * spoken lines say nothing. */

/** What signs of a post weigh, and how many of a kind count. */
enum { EMOTICON = 3, ADDRESS = 1, LOST_EMOJI = 2, MARKS = 2 };

/** Fewest and most units of a question that heads what follows. */
enum { QUESTION = 4, HEADLINE = 40 };

enum { TALK = 3, FLOORS = 2, FIRST = 4, ENOUGH = 4, SURE = 12 };

/** Letters of a program at least, and how many Chinese characters may stand beside each. */
enum { LETTERS = 24, WORDS = 2, FIRST_HAN = 0x4E00, LAST_HAN = 0x9FFF };

/** Spoken lines, and how many of them open a paragraph, in a story; what words of a report say
 *  against it; how many words of a tale they stand for. */
enum { SPOKEN = 2, OPENING = 2, MANY_SPOKEN = 6, REPORT = 3, TOLD = 3 };

bool mc_genre_shape_begins(const mc_text *text, uint32_t at)
{
    enum { OPENING_MARKS = 2 };
    uint32_t sentence = mc_text_sentence_at(text, at);
    return at <= text->sentences[sentence].norm.begin + OPENING_MARKS &&
           mc_text_begins_line(text, sentence);
}

static bool is_same(const mc_text *text, mc_norm_span a, mc_norm_span b)
{
    uint32_t size = a.end - a.begin;
    return size > 0 && size == b.end - b.begin &&
           memcmp(text->norm + a.begin, text->norm + b.begin, size * sizeof *text->norm) == 0;
}

// 3L：, 12楼：: the floor of a thread, not somebody who talks.
static bool is_floor(const mc_text *text, mc_norm_span label)
{
    if (label.end - label.begin != 1 || label.begin == 0) return false;
    uint16_t before = text->norm[label.begin - 1];
    return mc_is_digit(before);
}

static bool is_bulleted(const mc_text *text, mc_norm_span line)
{
    if (line.begin >= line.end) return false;
    uint16_t first = text->norm[line.begin];
    return first == '-' || first == '*' || first == 0x2022 || first == 0x00B7;
}

// Most lines open with a label, and one of the first labels comes back: turns of talk. The fields
// of a form (投诉对象：, 投诉要求：) do not come back.
static void count_labels(mc_evidence *out, const mc_text *text)
{
    uint32_t lines = 0, labelled = 0, kept = 0, floors = 0;
    mc_norm_span first[FIRST];
    bool returns = false;
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        if (!mc_genre_shape_begins(text, text->sentences[i].norm.begin)) continue;
        lines++;
        if (is_bulleted(text, text->sentences[i].norm)) continue;
        mc_norm_span label = mc_speaker_label(NULL, text, text->sentences[i].norm);
        bool floor = is_floor(text, label);
        floors += floor;
        if (floor) continue;
        labelled += label.end > label.begin;
        for (uint32_t k = 0; k < kept && !returns; k++)
            returns = is_same(text, first[k], label);
        if (kept < FIRST && label.end > label.begin) first[kept++] = label;
    }
    if (floors >= FLOORS) out->genre[MC_GENRE_FORUM] += SURE;
    bool talk = labelled >= TALK && labelled * 3 >= lines * 2;
    if (returns && talk) out->genre[MC_GENRE_TRANSCRIPT] += labelled + 1 >= lines ? SURE : ENOUGH;
}

// Emoticons and addresses that the text layer made barriers of.
static void count_marks(mc_evidence *out, const mc_text *text)
{
    uint32_t emoticons = 0, addresses = 0;
    for (uint32_t i = 0; i < text->sentence_count; i++) {
        mc_sentence_kind kind = text->sentences[i].kind;
        if (kind == MC_SENTENCE_HEADING || kind == MC_SENTENCE_LIST_ITEM) out->points++;
        if (text->sentences[i].ended_by != MC_BREAK_BARRIER) continue;
        uint32_t end = text->sentences[i].norm.end;
        if (end > 0 && text->norm[end - 1] == MC_NORM_BARRIER) end--;
        if (end >= text->norm_size || text->norm[end] != MC_NORM_BARRIER) continue;
        char first = text->raw.data[text->map[end]];
        if (first == '[' && emoticons < MARKS) emoticons++;
        if (first == 'h' && addresses < MARKS) addresses++;
    }
    int32_t marks = (int32_t)(emoticons * EMOTICON + addresses * ADDRESS);
    if (text->repairs.question_runs > 0) marks += LOST_EMOJI;
    out->genre[MC_GENRE_FORUM] += marks;
}

static bool ends_speech(uint16_t unit)
{
    return unit == 0x3002 || unit == 0xFF01 || unit == 0xFF1F || unit == 0x2026 || unit == 0xFF0C ||
           unit == 0x2014 || unit == '.' || unit == '!' || unit == '?';
}

static void count_dialogue(mc_evidence *out, const mc_text *text)
{
    uint32_t spoken = 0, opening = 0;
    for (uint32_t i = 0; i < text->quotation_count; i++) {
        mc_norm_span span = text->quotations[i].norm;
        if (span.begin >= span.end || span.begin == 0) continue;
        if (!ends_speech(text->norm[span.end - 1])) continue;
        spoken++;
        if (mc_genre_shape_begins(text, span.begin - 1)) opening++;
    }
    bool story = spoken >= SPOKEN && opening >= OPENING &&
                 (out->self == 0 || (spoken >= MANY_SPOKEN && opening * 2 >= spoken));
    if (!story || out->genre[MC_GENRE_NEWS] >= REPORT) return;
    out->genre[MC_GENRE_FICTION] += ENOUGH;
    out->words[MC_GENRE_FICTION] += TOLD;
}

/** The characters for a year and a month, and the figures of a year. */
enum { YEAR = 0x5E74, MONTH = 0x6708, YEAR_FIGURES = 4 };

static bool is_digit_at(const mc_text *text, uint32_t at)
{
    return at < text->norm_size && mc_is_digit(text->norm[at]);
}

// 5月19日, 2025年: a month with a day behind it, or a year of four figures. Not 分12个月, 借一年.
static bool is_date_at(const mc_text *text, uint32_t at)
{
    if (text->norm[at] == MONTH)
        return at > 0 && is_digit_at(text, at - 1) && is_digit_at(text, at + 1);
    for (uint32_t i = 1; i <= YEAR_FIGURES; i++) {
        if (at < i || !is_digit_at(text, at - i)) return false;
    }
    return true;
}

static bool names_date(const mc_text *text)
{
    for (uint32_t i = 0; i < text->norm_size; i++) {
        bool mark = text->norm[i] == MONTH || text->norm[i] == YEAR;
        if (mark && is_date_at(text, i)) return true;
    }
    return false;
}

// Letters outside brackets: those inside are how a character is read, 知(zhi)县.
static uint32_t letters_outside_brackets(const mc_text *text)
{
    uint32_t letters = 0;
    bool inside = false;
    for (uint32_t i = 0; i < text->norm_size; i++) {
        uint16_t unit = text->norm[i];
        if (unit == '(' || unit == 0xFF08) inside = true;
        if (unit == ')' || unit == 0xFF09) inside = false;
        letters += mc_is_small_letter(unit) && !inside;
    }
    return letters;
}

// What single units tell: figures, a day or a year, and a program. What names fields and steps in
// Latin letters alleges nothing; of 4,000 complaints none holds so many. All characters of every
// text are counted, so the loop has no branch: compilers make vector instructions of it.
static void count_units(mc_evidence *out, const mc_text *text)
{
    uint32_t letters = 0, digits = 0, words = 0;
    for (uint32_t i = 0; i < text->norm_size; i++) {
        uint16_t unit = text->norm[i];
        words += unit >= FIRST_HAN && unit <= LAST_HAN;
        digits += mc_is_digit(unit);
        letters += mc_is_small_letter(unit);
    }
    out->digits += digits;
    out->dated = digits > 0 && names_date(text);
    if (letters < LETTERS) return;
    letters = letters_outside_brackets(text);
    out->program = letters >= LETTERS && letters * WORDS >= words;
}

// A mark that was an emoji once asks nothing: ?小鸣单车破产了
static void look_for_questions(mc_evidence *out, const mc_text *text)
{
    uint32_t count = text->sentence_count;
    mc_norm_span first = count > 0 ? text->sentences[0].norm : (mc_norm_span){0, 0};
    out->asks_first = count > 1 && text->sentences[0].ended_by == MC_BREAK_QUESTION &&
                      first.end - first.begin >= QUESTION && first.end - first.begin <= HEADLINE;
    out->asks_last = count > 0 && text->sentences[count - 1].ended_by == MC_BREAK_QUESTION;
}

void mc_genre_shape_look(mc_evidence *evidence, const mc_text *text)
{
    look_for_questions(evidence, text);
    evidence->quotations = text->quotation_count;
    count_marks(evidence, text);
    count_units(evidence, text);
    count_labels(evidence, text);
    count_dialogue(evidence, text);
}
