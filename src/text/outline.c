// SPDX-License-Identifier: Apache-2.0
// What kind of line is it? A line is the sentences of one paragraph.
//
//   具体措施包括：              ends in a colon, items follow      LIST_HEAD
//   1. 延长还款期限；           begins with a list mark           LIST_ITEM, list_head → above
//   减免部分利息。              follows a line that ends in ；    LIST_ITEM of the same head
//   2.1 客户投诉案例            numbered, no end mark             HEADING
//   公司背景                    short, no mark, a longer line follows   HEADING
//
// The mark of a list is looked for in the original, since folding turns ① into 1.
#include "text/segment.h"

#include "base/ascii.h"

#define MAX_HEADING_UNITS 30
#define MAX_TITLE_UNITS   20
#define MAX_LABEL_UNITS   10
#define TAIL_UNITS        400

typedef struct line {
    uint32_t first, behind; /**< sentences */
    mc_norm_span norm;
    uint16_t last; /**< last unit */
} line;

static line line_from(const mc_segments *s, const mc_emitter *e, uint32_t first)
{
    line l = {.first = first, .behind = first};
    uint32_t paragraph = s->sentences[first].paragraph;
    while (l.behind < s->sentence_count && s->sentences[l.behind].paragraph == paragraph)
        l.behind++;
    l.norm = (mc_norm_span){s->sentences[first].norm.begin, s->sentences[l.behind - 1].norm.end};
    l.last = e->norm[l.norm.end - 1];
    return l;
}

static uint32_t line_units(line l)
{
    return l.norm.end - l.norm.begin;
}

// 一 to 十, as folded.
static bool is_han_digit(uint16_t unit)
{
    static const uint16_t digits[] = {0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94,
                                      0x516D, 0x4E03, 0x516B, 0x4E5D, 0x5341};
    for (size_t i = 0; i < sizeof digits / sizeof *digits; i++)
        if (unit == digits[i]) return true;
    return false;
}

static bool is_end_mark(uint16_t unit)
{
    return unit == 0x3002 || unit == 0xFF01 || unit == 0xFF1F || unit == 0xFF1B || unit == ';' ||
           unit == '!' || unit == '?' || unit == 0x2026 || unit == 0xFF0C || unit == 0xFF1A ||
           unit == ':' || unit == '.' || unit == 0x201D;
}

// Units of a number at the beginning of the line: "1." "12、" "(一)" "一、"; 0 when there is none.
// `levels` gets 2 for 2.1, else 1.
static uint32_t number_units(const mc_emitter *e, line l, uint32_t *levels)
{
    uint32_t at = l.norm.begin, end = l.norm.end;
    bool bracket = e->norm[at] == '(' || e->norm[at] == 0xFF08;
    at += bracket;
    uint32_t begin = at;
    *levels = 1;
    while (at < end && at - begin < 6 && (mc_is_digit(e->norm[at]) || is_han_digit(e->norm[at]))) {
        at++;
        if (at + 1 < end && e->norm[at] == '.' && mc_is_digit(e->norm[at + 1])) ++*levels, at++;
    }
    if (at == begin || at == end) return 0;
    uint16_t mark = e->norm[at];
    bool closed = bracket ? mark == ')' || mark == 0xFF09
                          : mark == '.' || mark == 0x3001 || mark == ')' || mark == 0xFF09;
    if (closed) return at + 1 - l.norm.begin;
    return *levels > 1 ? at - l.norm.begin : 0;
}

// ① to ⒛ and ❶ to ➓ in the original, or a bullet.
static bool has_bullet(const mc_emitter *e, line l)
{
    uint32_t at = e->map[l.norm.begin], code = mc_utf8_next(e->raw, &at);
    return (code >= 0x2460 && code <= 0x249B) || (code >= 0x2776 && code <= 0x2793) ||
           code == 0x2022 || code == 0x25CF || code == 0x25AA || code == 0x25A0 || code == 0x25C6 ||
           code == 0x00B7 || code == 0x30FB || code == '-' || code == '*';
}

// "分期付款：将未还款项…": a short label with a colon and something behind it.
static bool has_label(const mc_emitter *e, line l)
{
    for (uint32_t at = l.norm.begin; at + 1 < l.norm.end && at - l.norm.begin <= MAX_LABEL_UNITS;
         at++)
        if (e->norm[at] == 0xFF1A) return at > l.norm.begin;
    return false;
}

static void mark_line(mc_segments *s, line l, mc_sentence_kind kind, uint32_t head)
{
    for (uint32_t i = l.first; i < l.behind; i++) {
        s->sentences[i].kind = kind;
        s->sentences[i].list_head = head;
    }
}

static bool is_heading(const mc_emitter *e, line l, line next, bool has_next)
{
    uint32_t levels, units = line_units(l), number = number_units(e, l, &levels);
    if (is_end_mark(l.last) || units > MAX_HEADING_UNITS || l.behind - l.first > 1) return false;
    bool numbered = number > 0 && (levels > 1 || is_han_digit(e->norm[l.norm.begin]));
    if (numbered) return true;
    if (number > 0 || units > MAX_TITLE_UNITS || !has_next) return false;
    for (uint32_t at = l.norm.begin; at < l.norm.end; at++)
        if (e->norm[at] == 0xFF0C || e->norm[at] == ' ') return false;
    return line_units(next) >= 2 * units;
}

static bool is_item(const mc_emitter *e, line l)
{
    uint32_t levels;
    return has_bullet(e, l) || (number_units(e, l, &levels) > 0 && levels == 1);
}

// State of the walk from line to line.
typedef struct outline {
    uint32_t head; /**< the list head that is open, else UINT32_MAX */
    bool after_semicolon;

} outline;

static void walk_line(mc_segments *s, const mc_emitter *e, outline *o, line l, line next,
                      bool has_next)
{
    bool semicolon = l.last == 0xFF1B || l.last == ';';
    bool colon = (l.last == 0xFF1A || l.last == ':') && has_next;
    bool open = o->head != UINT32_MAX;
    bool item = is_item(e, l) || (open && (o->after_semicolon || semicolon || has_label(e, l)));
    if (colon && !(open && item)) {
        s->sentences[l.behind - 1].kind = MC_SENTENCE_LIST_HEAD;
        *o = (outline){l.behind - 1, false};
        return;
    }
    if (is_heading(e, l, next, has_next) && !(open && o->after_semicolon)) {
        mark_line(s, l, MC_SENTENCE_HEADING, UINT32_MAX);
        o->head = UINT32_MAX;
    } else if (item)
        mark_line(s, l, MC_SENTENCE_LIST_ITEM, o->head);
    else
        o->head = UINT32_MAX;
    o->after_semicolon = semicolon;
}

static bool begins_here(const mc_emitter *e, uint32_t at, uint32_t end, mc_ustr phrase)
{
    uint32_t same = 0;
    while (same < phrase.size && at + same < end && e->norm[at + same] == phrase.data[same])
        same++;
    return same == phrase.size;
}

static bool is_boilerplate(const mc_emitter *e, mc_norm_span span)
{
    const mc_fold_table *table = e->table;
    for (uint32_t at = span.begin; at < span.end; at++)
        for (uint32_t p = 0; p < table->boilerplate.count; p++)
            if (begins_here(e, at, span.end, table->boilerplate.items[p])) return true;
    return false;
}

// True when a phrase stands around unit `at`, which is one of its first `step` units.
static bool phrase_around(const mc_emitter *e, uint32_t begin, uint32_t at, uint32_t step)
{
    const mc_phrases *phrases = &e->table->boilerplate;
    for (uint32_t p = 0; p < phrases->count; p++)
        for (uint32_t k = 0; k < step && at - begin >= k; k++)
            if (phrases->items[p].data[k] == e->norm[at] &&
                begins_here(e, at - k, e->size, phrases->items[p]))
                return true;
    return false;
}

// True when a phrase may stand at unit `begin` or behind: a filter that nearly all texts fail. A
// phrase of four units covers one of any four places, so only every fourth unit is asked whether
// any phrase holds it there, and one of its neighbours as well.
static bool may_hold_boilerplate(const mc_emitter *e, uint32_t begin)
{
    const mc_phrase_filter *filter = &e->table->boilerplate_filter;
    uint32_t step = filter->shortest;
    if (step == 0) return false;
    for (uint32_t at = begin + step - 1; at < e->size; at += step) {
        if (!mc_phrase_filter_has(filter, e->norm[at])) continue;
        bool before = mc_phrase_filter_has(filter, e->norm[at - 1]);
        bool beside = before || (at + 1 < e->size && mc_phrase_filter_has(filter, e->norm[at + 1]));
        if (beside && phrase_around(e, begin, at, step)) return true;
    }
    return false;
}

static void mark_boilerplate(mc_segments *s, const mc_emitter *e)
{
    uint32_t i = s->sentence_count;
    while (i > 0 && e->size - s->sentences[i - 1].norm.end < TAIL_UNITS)
        i--;
    if (i == s->sentence_count || !may_hold_boilerplate(e, s->sentences[i].norm.begin)) return;
    for (; i < s->sentence_count; i++)
        if (is_boilerplate(e, s->sentences[i].norm)) s->sentences[i].kind = MC_SENTENCE_BOILERPLATE;
}

void mc_outline_mark(mc_segments *s, const mc_emitter *e)
{
    outline o = {UINT32_MAX, false};
    if (s->sentence_count == 0) return;
    line l = line_from(s, e, 0);
    for (bool has_next = true; has_next;) {
        has_next = l.behind < s->sentence_count;
        line next = has_next ? line_from(s, e, l.behind) : l;
        walk_line(s, e, &o, l, next, has_next);
        l = next;
    }
    mark_boilerplate(s, e);
}
