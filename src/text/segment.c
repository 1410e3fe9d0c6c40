// SPDX-License-Identifier: Apache-2.0
// Sentences first, on folded units, whose full-width shapes have told sentence marks from ASCII in
// numbers and names:
//
//   他们骗人！还打了我3.5小时电话。  │ line end │ 要求：退费；道歉
//   └───0────┘└────────1─────────┘              └──2───┘└─3─┘
//
// A run of end marks and the closing quotes and brackets behind it belong to the sentence they end.
// A line end, a barrier and the break between two turns end a sentence too. Two blanks end one
// (tables pasted as text); in a stretch of SOFT_UNITS without an end mark a single blank between
// Han characters does, and beyond LONG_UNITS any comma, so that a page in one line is still read in
// pieces. No sentence is longer than MOST_UNITS: what judges a match looks at its whole sentence,
// and a text without any mark would cost the square of its length. Such a stretch is cut behind its
// last stop that leaves half of that, whatever it is, else in the middle of words.
#include "text/segment.h"

#include "base/array.h"
#include "base/ascii.h"

#define SOFT_UNITS      60
#define LONG_UNITS      400
#define MOST_UNITS      1200
#define MAX_TOPIC_UNITS 40
#define PLUS_UNITS      4

static uint16_t unit_at(const mc_emitter *e, uint32_t at)
{
    return at < e->size ? e->norm[at] : 0;
}

static bool is_blank(uint16_t unit)
{
    return unit <= MC_NORM_BARRIER && (unit == ' ' || unit == '\n' || unit == MC_NORM_BARRIER);
}

// Quotes and brackets that close.
static bool is_closer(uint16_t unit)
{
    return unit == 0x201D || unit == 0x2019 || unit == 0x300D || unit == 0x300F || unit == 0xFF09 ||
           unit == ')' || unit == 0x300B || unit == 0x3011;
}

// What the mark at `at` ends, if anything: MC_BREAK_END means nothing.
static mc_break mark_at(const mc_emitter *e, uint32_t at)
{
    uint16_t unit = e->norm[at];
    switch (unit) {
    case 0x3002:
    case 0xFF01:
    case 0x2026:
    case 0xFF1B:
    case ';':
        return MC_BREAK_STOP;
    case '!':
        return unit_at(e, at + 1) == '=' ? MC_BREAK_END : MC_BREAK_STOP;
    case 0xFF1F:
        return MC_BREAK_QUESTION;
    case '?': {
        uint16_t before = unit_at(e, at - 1), after = unit_at(e, at + 1);
        bool lost = before == '?' || after == '?' || (before == ' ' && after == ' ');
        return lost ? MC_BREAK_BARRIER : MC_BREAK_QUESTION;
    }
    case '.': {
        uint16_t before = unit_at(e, at - 1), after = unit_at(e, at + 1);
        bool stop =
            mc_fold_is_han(before) && (mc_fold_is_han(after) || is_blank(after) || after == 0);
        return stop ? MC_BREAK_STOP : MC_BREAK_END;
    }
    }
    return MC_BREAK_END;
}

// A blank that ends the sentence begun at `begin`.
static bool blank_ends(const mc_emitter *e, uint32_t begin, uint32_t at)
{
    uint16_t after = unit_at(e, at + 1);
    if (after == ' ') return true;
    return at - begin >= SOFT_UNITS && mc_fold_is_han(unit_at(e, at - 1)) && mc_fold_is_han(after);
}

// 威胁家人+影响生活: a form has written a plus where a blank was; in 本金+利息 it adds two short words.
static bool joins_clauses(const mc_emitter *e, uint32_t at)
{
    if (at < PLUS_UNITS) return false;
    for (uint32_t i = 1; i <= PLUS_UNITS; i++)
        if (!mc_fold_is_han(unit_at(e, at - i)) || !mc_fold_is_han(unit_at(e, at + i)))
            return false;
    return true;
}

// True when a clause ends behind unit `at`.
static bool clause_ends(const mc_emitter *e, uint32_t at)
{
    uint16_t unit = e->norm[at];
    switch (unit) {
    case 0xFF0C:
    case 0xFF1A:
    case 0xFF1B:
        return true;
    case ',':
    case ':':
    case ';':
        return !mc_is_digit(unit_at(e, at - 1)) || !mc_is_digit(unit_at(e, at + 1));
    case ' ':
        return mc_fold_is_han(unit_at(e, at - 1)) && mc_fold_is_han(unit_at(e, at + 1));
    case '+':
        return joins_clauses(e, at);
    }
    return false;
}

// Cuts the next sentence, whose units are `span`, at the stops from `stop` on, of which
// `stops` are in it at most.
static void cut_clauses(mc_segments *s, const mc_emitter *e, mc_norm_span span, uint32_t stop,
                        uint32_t stops)
{
    uint32_t begin = span.begin, number = s->sentence_count;
    uint64_t needed = (uint64_t)s->clause_count + stops + 1;
    if (!MC_ARRAY_RESERVE(s->clauses, s->clause_capacity, needed)) {
        s->failed = true;
        return;
    }
    mc_clause *next = s->clauses + s->clause_count;
    const uint32_t *places = s->stops.at + stop;
    for (uint32_t i = 0; i < stops && places[i] < span.end; i++) {
        uint32_t at = places[i];
        if (at < begin || !clause_ends(e, at)) continue;
        *next++ = (mc_clause){{begin, at + 1}, number};
        begin = at + 1;
    }
    if (begin < span.end) *next++ = (mc_clause){{begin, span.end}, number};
    s->clause_count = (uint32_t)(next - s->clauses);
}

// The walk over the stops: the sentence that is open, and the turns beside it.
typedef struct walk {
    const mc_emitter *emitter;
    const mc_document *document;
    mc_sentence open;
    uint32_t first_stop; /**< of the open sentence */
    uint32_t next_turn;  /**< first turn that begins behind the present place */
} walk;

// Adds the open sentence, which ends before unit `end` and holds `stops` stops, unless it is blank.
static void add_sentence(mc_segments *s, const walk *w, uint32_t end, uint32_t stops,
                         mc_break ended_by)
{
    const mc_emitter *e = w->emitter;
    mc_norm_span span = {w->open.norm.begin, end};
    while (span.begin < span.end && is_blank(e->norm[span.begin]))
        span.begin++;
    while (span.end > span.begin && is_blank(e->norm[span.end - 1]))
        span.end--;
    if (span.begin == span.end) return;
    if (!MC_ARRAY_RESERVE(s->sentences, s->sentence_capacity, (uint64_t)s->sentence_count + 1)) {
        s->failed = true;
        return;
    }
    uint32_t first_clause = s->clause_count;
    cut_clauses(s, e, span, w->first_stop, stops);
    s->sentences[s->sentence_count++] =
        (mc_sentence){.norm = span,
                      .raw = {e->map[span.begin], mc_emitter_end_of(e, span.end)},
                      .first_clause = first_clause,
                      .clause_count = s->clause_count - first_clause,
                      .paragraph = w->open.paragraph,
                      .list_head = UINT32_MAX,
                      .turn = w->open.turn,
                      .ended_by = ended_by};
}

// The first stop at unit `end` or behind, of those of the open sentence and behind it.
static uint32_t stop_from(const mc_segments *s, const walk *w, uint32_t end)
{
    uint32_t stop = w->first_stop;
    while (stop < s->stops.count && s->stops.at[stop] < end)
        stop++;
    return stop;
}

static void begin_next(walk *w, uint32_t begin, uint32_t first_stop)
{
    w->open.norm.begin = begin;
    w->first_stop = first_stop;
}

// Takes pieces from the front of the open sentence until what is left of it, up to
// unit `end`, is short enough.
static void shorten(mc_segments *s, walk *w, uint32_t end)
{
    while (end - w->open.norm.begin > MOST_UNITS) {
        uint32_t cut = w->open.norm.begin + MOST_UNITS, next = stop_from(s, w, cut);
        uint32_t last = next > w->first_stop ? s->stops.at[next - 1] + 1 : 0;
        if (last > w->open.norm.begin + MOST_UNITS / 2) cut = last;
        add_sentence(s, w, cut, next - w->first_stop, MC_BREAK_END);
        begin_next(w, cut, next);
    }
}

// Ends the open sentence before unit `end`, where the next one begins; the stops from
// `next_stop` on are the next one's.
static void end_sentence(mc_segments *s, walk *w, uint32_t end, uint32_t next_stop,
                         mc_break ended_by)
{
    shorten(s, w, end);
    add_sentence(s, w, end, next_stop - w->first_stop, ended_by);
    begin_next(w, end, next_stop);
}

// First unit whose source begins at byte `raw_at` or behind.
static uint32_t unit_of(const mc_emitter *e, uint32_t raw_at)
{
    uint32_t low = 0, high = e->size;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (e->map[middle] < raw_at)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

// Unit at which the next turn begins, not before the open sentence; the size of the text when there
// is none.
static uint32_t turn_unit(const walk *w)
{
    const mc_document *document = w->document;
    if (w->next_turn == document->turn_count) return w->emitter->size;
    uint32_t begin = unit_of(w->emitter, document->turns[w->next_turn].span.begin);
    return begin < w->open.norm.begin ? w->open.norm.begin : begin;
}

// Begins the turns whose first unit is at or before unit `at`; of several at one place the last.
static void begin_turns(mc_segments *s, walk *w, uint32_t at)
{
    const mc_emitter *e = w->emitter;
    uint32_t begin;
    while ((begin = turn_unit(w)) <= at && begin < e->size) {
        end_sentence(s, w, begin, stop_from(s, w, begin), MC_BREAK_LINE);
        w->open.paragraph += begin > 0 && e->norm[begin - 1] != '\n';
        do
            w->open.turn = w->next_turn++;
        while (turn_unit(w) == begin);
    }
}

// Where the sentence ends whose mark stands at `at`: behind further marks and closers.
static uint32_t behind_marks(const mc_emitter *e, uint32_t at, mc_break *ended_by)
{
    for (at++; at < e->size; at++) {
        if (mc_fold_is_han(e->norm[at])) break; // nearly always
        mc_break more = mark_at(e, at);
        if (more == MC_BREAK_QUESTION && *ended_by == MC_BREAK_STOP) *ended_by = more;
        if (more == MC_BREAK_END && !is_closer(e->norm[at])) break;
    }
    return at;
}

// Tells whether a sentence ends at unit `at`, and by what; `behind` gets the place behind its end.
static mc_break end_at(const mc_emitter *e, uint32_t begin, uint32_t at, uint32_t *behind)
{
    uint16_t unit = e->norm[at];
    *behind = at + 1;
    if (unit == 0xFF0C) return at - begin >= LONG_UNITS ? MC_BREAK_STOP : MC_BREAK_END;
    if (unit == '\n') return MC_BREAK_LINE;
    if (unit == MC_NORM_BARRIER) return MC_BREAK_BARRIER;
    if (unit == ' ') return blank_ends(e, begin, at) ? MC_BREAK_LINE : MC_BREAK_END;
    mc_break ended_by = mark_at(e, at);
    if (ended_by != MC_BREAK_END) *behind = behind_marks(e, at, &ended_by);
    return ended_by;
}

// A label begins where a word can: behind punctuation or a blank, but not behind the number of a
// list item.
static bool may_begin_label(uint16_t before)
{
    bool word = mc_fold_is_han(before) || mc_is_digit(before) || mc_is_small_letter(before);
    return !word && before != 0x3001 && before != '.';
}

// Unit where the label begins whose colon stands at `at`; `at` when there is none.
static uint32_t label_before(const walk *w, uint32_t at)
{
    const mc_emitter *e = w->emitter;
    for (uint32_t i = 0; i < e->table->labels.count; i++) {
        mc_ustr label = e->table->labels.items[i];
        bool fits = label.size < at - w->open.norm.begin;
        if (!fits || label.data[label.size - 1] != e->norm[at - 1]) continue;
        uint32_t begin = at - label.size;
        if (may_begin_label(e->norm[begin - 1]) &&
            mc_ustr_equal(label, (mc_ustr){e->norm + begin, label.size}))
            return begin;
    }
    return at;
}

// Unit of the # that closes the topic opened at `at`; `at` when it is none.
static uint32_t topic_end(const mc_segments *s, const mc_emitter *e, uint32_t stop)
{
    uint32_t at = s->stops.at[stop];
    for (uint32_t next = stop + 1; next < s->stops.count; next++) {
        uint32_t end = s->stops.at[next];
        uint16_t unit = e->norm[end];
        if (unit == '#') return end > at + 2 ? end : at;
        if (end - at > MAX_TOPIC_UNITS || unit == '\n' || unit == 0xFF0C || unit == 0x3002) break;
    }
    return at;
}

// A # or a colon: what stands before a topic or a label is a sentence of its own, and so is the
// topic. `behind` gets the place behind a topic.
static mc_break set_apart(mc_segments *s, walk *w, uint32_t stop, uint32_t *behind)
{
    uint32_t at = s->stops.at[stop];
    bool topic = w->emitter->norm[at] == '#';
    uint32_t end = topic ? topic_end(s, w->emitter, stop) : at;
    if (topic && end == at) return MC_BREAK_END;
    uint32_t begin = topic ? at : label_before(w, at);
    if (begin > w->open.norm.begin && begin < at + topic)
        end_sentence(s, w, begin, stop_from(s, w, begin), topic ? MC_BREAK_BARRIER : MC_BREAK_STOP);
    if (topic) *behind = end + 1;
    return topic ? MC_BREAK_BARRIER : MC_BREAK_END;
}

static bool sets_apart(uint16_t unit)
{
    return unit == 0xFF1A || unit == ':' || unit == '#';
}

void mc_segment_cut(mc_segments *s, const mc_emitter *e, const mc_document *document)
{
    walk w = {e, document, {.list_head = UINT32_MAX, .turn = UINT32_MAX}, 0, 0};
    const uint32_t *stops = s->stops.at;
    uint32_t count = s->stops.count;
    s->sentence_count = s->clause_count = 0;
    for (uint32_t stop = 0; stop < count;) {
        uint32_t at = stops[stop], behind;
        if (w.next_turn < document->turn_count) begin_turns(s, &w, at);
        if (e->norm[at] == 0xFF0C && at - w.open.norm.begin < LONG_UNITS) {
            stop++; // half of all stops
            continue;
        }
        mc_break ended_by = end_at(e, w.open.norm.begin, at, &behind);
        if (sets_apart(e->norm[at])) ended_by = set_apart(s, &w, stop, &behind);
        do
            stop++;
        while (stop < count && stops[stop] < behind);
        if (ended_by == MC_BREAK_END) continue;
        end_sentence(s, &w, behind, stop, ended_by);
        w.open.paragraph += e->norm[behind - 1] == '\n';
    }
    begin_turns(s, &w, e->size);
    end_sentence(s, &w, e->size, count, MC_BREAK_END);
}
