// SPDX-License-Identifier: Apache-2.0
#include "match/numeral.h"

#include <math.h>

#include "base/ascii.h"

// How it works
//
// A number is a row of tokens: Arabic digits and words of the table. `cur` holds the digits not yet
// multiplied, `section` what is below 10,000, `total` the sections that are done.
//
//     三万五千六      三 cur=3   万 total=30000   五 cur=5   千 section=5000   六 cur=6 -> 600
//
// What people write beyond that, and how it is read (always the least that the words say):
//
//     三四十          two neighbouring digits are a range: the first counts            30
//     二〇二四        more digits, or a zero among them, are read one by one         2024
//     三百五          a last digit behind 百 千 万 is of the next lower scale         350
//     十几 几十 数百  an unknown digit is the least one: 1 behind a scale, 2 before   11 20 200
//     三十多个 20余   more: no change                                                 30 20
//     3到5万          a range: the first end; the scale of the second serves both  30000
//     百分之三十 36%  a percentage                                                     30 36
//     晚上11点半      an hour: the day part says which half of the day               23.5
//     凌晨2:05        a colon with two digits behind it                               2.083
//
// An hour word behind a Chinese digit alone is doubtful (两点 = two points): it needs a day part, a
// sure word (点钟), minutes or a half.

typedef struct reader {
    const mc_numeral_table *table;
    const uint16_t *units;
    uint32_t at, end;
} reader;

// A number without what stands around it.
typedef struct amount {
    double value;
    double scale;    // last multiplier, 1 = none
    uint32_t size;   // units read; 0 = no number
    bool arabic;     // begins with Arabic digits
    bool digit_only; // one Chinese digit
} amount;

// What has been read of a Chinese number.
typedef struct tally {
    double total, section, cur, scale;
    uint32_t digits; // neighbouring digits in cur
    double first_digit, last_digit;
    bool any, zero, scaled; // scaled: a multiplier stands before the present digits
} tally;

static const mc_numeral_word *word_at(const reader *r, uint32_t at)
{
    if (at >= r->end) return NULL;
    return mc_numeral_table_find(r->table, (mc_ustr){r->units + at, r->end - at});
}

static bool kind_at(const reader *r, uint32_t at, mc_numeral_kind kind)
{
    const mc_numeral_word *word = word_at(r, at);
    return word && word->kind == kind;
}

// Digits with thousands separators and one point: 1,500 or 1.5. Stops where it is no longer so.
static uint32_t read_arabic(const reader *r, uint32_t at, double *value)
{
    uint32_t begin = at;
    double number = 0, unit = 1;
    bool point = false;
    for (; at < r->end; at++) {
        bool digit_next = at + 1 < r->end && mc_is_digit(r->units[at + 1]);
        if (mc_is_digit(r->units[at])) {
            number = number * 10 + (r->units[at] - '0');
            if (point) unit *= 10;
        } else if (r->units[at] == '.' && digit_next && !point) {
            point = true;
        } else if (!(r->units[at] == ',' && digit_next && !point)) {
            break;
        }
    }
    *value = number / unit;
    return at - begin;
}

static void add_digit(tally *t, double digit)
{
    if (t->digits == 0) t->first_digit = digit;
    t->last_digit = digit;
    t->cur = t->digits ? t->cur * 10 + digit : digit;
    t->digits++;
    t->any = true;
    if (digit == 0) t->zero = true;
}

// 三四(十): two neighbours that rise by one or two are a range, and the first counts.
static void settle_range(tally *t)
{
    double rise = t->last_digit - t->first_digit;
    if (t->digits == 2 && !t->zero && (rise == 1 || rise == 2)) t->cur = t->first_digit;
}

static void add_scale(tally *t, double scale)
{
    settle_range(t);
    double digits = t->digits ? t->cur : 0;
    if (scale < 10000) {
        t->section += (t->digits ? digits : 1) * scale;
    } else {
        double below = t->section + digits;
        if (below > 0)
            t->total += below * scale;
        else
            t->total = t->total > 0 ? t->total * scale : scale;
        t->section = 0;
    }
    t->scale = scale;
    t->scaled = t->any = true;
    t->digits = 0;
    t->zero = false;
}

// 几: the least digit it can be, 1 behind a multiplier (十几), else its own value (几十, 几次).
static void add_some(tally *t, double least, bool scale_follows)
{
    if (t->digits == 0) add_digit(t, t->scaled && !scale_follows ? 1 : least);
}

// One word of a Chinese number; false when the number ends before it.
static bool add_word(reader *r, tally *t, const mc_numeral_word *word)
{
    uint32_t behind = r->at + word->text.size;
    bool ascii = word->text.data[0] < 128;
    if (word->kind == MC_NUMERAL_DIGIT) {
        add_digit(t, word->value);
    } else if (word->kind == MC_NUMERAL_SCALE && (!ascii || (t->any && t->digits))) {
        add_scale(t, word->value);
    } else if (word->kind == MC_NUMERAL_SOME) {
        add_some(t, word->value, kind_at(r, behind, MC_NUMERAL_SCALE));
    } else if (word->kind != MC_NUMERAL_MORE || !t->any) {
        return false;
    }
    r->at = behind;
    return true;
}

static double sum_of(tally *t)
{
    settle_range(t);
    double last = t->digits ? t->cur : 0;
    bool colloquial = t->digits == 1 && !t->zero && t->scale >= 100 && t->last_digit > 0;
    return t->total + t->section + (colloquial ? last * t->scale / 10 : last);
}

static amount read_amount(const reader *from, uint32_t at)
{
    reader r = *from;
    tally t = {.scale = 1};
    double arabic = 0;
    uint32_t digits = read_arabic(from, at, &arabic), words = 0;
    r.at = at + digits;
    if (digits) {
        add_digit(&t, arabic);
        t.zero = true; // 3千5 is not read as 三千五
    }
    const mc_numeral_word *word = NULL, *only = NULL;
    while ((word = word_at(&r, r.at)) && add_word(&r, &t, word)) {
        only = word;
        words++;
    }
    bool one_digit = !digits && words == 1 && only->kind == MC_NUMERAL_DIGIT;
    double value = sum_of(&t);
    return (amount){value, t.scale, t.any ? r.at - at : 0, digits > 0, one_digit};
}

static uint32_t skip_blanks(const reader *r, uint32_t at)
{
    while (at < r->end && r->units[at] == ' ')
        at++;
    return at;
}

// The rest of a range: 到五万 behind 三. Moves `at` behind it and lends its scale to the first end.
static void read_range(const reader *r, uint32_t *at, amount *first)
{
    const mc_numeral_word *word = word_at(r, *at);
    if (!word || word->kind != MC_NUMERAL_TO) return;
    uint32_t second_at = *at + word->text.size;
    amount second = read_amount(r, second_at);
    if (!second.size) return;
    if (first->scale == 1 && second.scale > 1) first->value *= second.scale;
    *at = second_at + second.size;
}

// What stands behind the hour word or colon; `sure` tells that only an hour can be meant.
static uint32_t read_minutes(const reader *r, uint32_t at, double *hours, bool *sure)
{
    const mc_numeral_word *word = word_at(r, at);
    if (word && word->kind == MC_NUMERAL_HALF) {
        *hours += 0.5;
        *sure = true;
        return at + word->text.size;
    }
    amount minutes = read_amount(r, at);
    uint32_t behind = at + minutes.size;
    bool named = kind_at(r, behind, MC_NUMERAL_MINUTE),
         quarter = kind_at(r, behind, MC_NUMERAL_QUARTER);
    if (!minutes.size || minutes.value >= 60) return at;
    if (quarter) minutes.value *= 15;
    if (!named && !quarter && minutes.value < 10) return at;
    *hours += minutes.value / 60;
    *sure = true;
    return named || quarter ? behind + word_at(r, behind)->text.size : behind;
}

// 22:30: exactly two digits behind the colon.
static uint32_t read_clock(const reader *r, uint32_t at, double *hours)
{
    if (at + 2 > r->end || !mc_is_digit(r->units[at]) || !mc_is_digit(r->units[at + 1])) return 0;
    if (at + 2 < r->end && mc_is_digit(r->units[at + 2])) return 0;
    double minutes = (r->units[at] - '0') * 10 + (r->units[at + 1] - '0');
    if (minutes >= 60) return 0;
    *hours += minutes / 60;
    return at + 2;
}

// Shifts an hour of the twelve-hour clock into the twelve hours that begin at `first`.
static double into_day_part(double hours, double first)
{
    if (hours > 12.99) return hours;
    double shifted = fmod(hours, 12);
    while (shifted < first)
        shifted += 12;
    return fmod(shifted, 24);
}

// The number read as an hour of the day; 0 when it is none, else the unit behind it.
static uint32_t read_hour(const reader *r, uint32_t at, const amount *number,
                          const mc_numeral_word *day_part, double *hours)
{
    const mc_numeral_word *mark = word_at(r, at);
    bool sure = day_part || number->arabic || !number->digit_only;
    if (!mark || number->value > 24) return 0;
    *hours = number->value;
    uint32_t end = 0, behind = at + mark->text.size;
    if (mark->kind == MC_NUMERAL_COLON) {
        end = number->arabic ? read_clock(r, behind, hours) : 0;
    } else if (mark->kind == MC_NUMERAL_HOUR || mark->kind == MC_NUMERAL_HOUR_SURE) {
        if (mark->kind == MC_NUMERAL_HOUR_SURE || kind_at(r, behind, MC_NUMERAL_MORE)) sure = true;
        end = read_minutes(r, behind, hours, &sure);
    }
    if (!sure || !end) return 0;
    *hours = day_part ? into_day_part(*hours, day_part->value) : fmod(*hours, 24);
    return end;
}

// 半(个月): half of what stands behind it, when that is a stretch of days.
static bool read_half(const reader *r, uint32_t begin, mc_numeral *out)
{
    const mc_numeral_word *half = word_at(r, begin);
    if (!half || half->kind != MC_NUMERAL_HALF) return false;
    uint32_t end = begin + half->text.size;
    if (!kind_at(r, end, MC_NUMERAL_DAY_UNIT)) return false;
    *out = (mc_numeral){{begin, end}, MC_NUMERAL_PLAIN, half->value};
    return true;
}

// Reads the number whose digits begin at `at`; false when none does.
static bool read_numeral(const reader *r, uint32_t begin, mc_numeral *out)
{
    const mc_numeral_word *before = word_at(r, begin);
    bool day_part = before && before->kind == MC_NUMERAL_DAY_PART;
    bool percent = before && before->kind == MC_NUMERAL_PERCENT_BEFORE;
    uint32_t at = day_part || percent ? skip_blanks(r, begin + before->text.size) : begin;
    amount number = read_amount(r, at);
    if (!number.size) return false;
    at += number.size;
    double hours = 0;
    uint32_t hour_end = percent ? 0 : read_hour(r, at, &number, day_part ? before : NULL, &hours);
    if (hour_end) {
        *out = (mc_numeral){{begin, hour_end}, MC_NUMERAL_OF_DAY, hours};
        return true;
    }
    const mc_numeral_word *after = word_at(r, at);
    bool percent_after = !percent && after && after->kind == MC_NUMERAL_PERCENT_AFTER;
    if (percent_after) at += after->text.size;
    read_range(r, &at, &number);
    if (!percent && !percent_after && kind_at(r, at, MC_NUMERAL_PERCENT_AFTER)) {
        after = word_at(r, at);
        at += after->text.size;
        percent_after = true;
    }
    double factor = percent ? before->value : percent_after ? after->value : 1;
    *out = (mc_numeral){{begin, at},
                        percent || percent_after ? MC_NUMERAL_PERCENT : MC_NUMERAL_PLAIN,
                        number.value * factor};
    return true;
}

static bool may_begin(const mc_numeral_word *word)
{
    if (!word) return false;
    return word->kind == MC_NUMERAL_DIGIT || word->kind == MC_NUMERAL_SCALE ||
           word->kind == MC_NUMERAL_HALF || word->kind == MC_NUMERAL_SOME ||
           word->kind == MC_NUMERAL_DAY_PART || word->kind == MC_NUMERAL_PERCENT_BEFORE;
}

bool mc_numeral_find(const mc_numeral_table *table, const uint16_t *units, mc_norm_span span,
                     mc_numeral *out)
{
    reader r = {table, units, span.begin, span.end};
    for (uint32_t at = span.begin; at < span.end; at++) {
        if (!mc_is_digit(units[at]) && !may_begin(word_at(&r, at))) continue;
        if (read_half(&r, at, out) || read_numeral(&r, at, out)) return true;
    }
    return false;
}
