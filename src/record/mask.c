// SPDX-License-Identifier: Apache-2.0
#include "record/mask.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "record/mask_head.h"
#include "record/mask_rules.h"

// One pass over the bytes. Han characters are jumped over; work starts only at a digit, a letter or
// an at sign, so that a text without numbers costs next to nothing.
//
// At a digit that begins a number, its groups are collected: runs of digits (also full-width ones)
// with at most three separating characters between two runs.
//
//     手机是138-0013 8000，欠2023年的3000元
//           └3┘ └4─┘ └4─┘   groups 3,4,4: eleven digits that begin with 1[3-9], a mobile number
//                                         2023 and 3000 are groups of their own and fit nothing
//
// The groups from the first on are tried against the shapes of numbers; a date such as 2023-01-05
// has the shape 4-2-2 and fits none. When nothing fits, the label in front decides (账号, QQ号),
// looked up backwards from the number over a few connecting characters, so the table of labels
// costs nothing where there are no numbers. When that fails too, the first group is passed and the
// next one tried. Each group is looked at a bounded number of times, so the pass is linear.

enum {
    MAX_GROUPS = 24,
    MAX_SEPARATORS = 3,
    MAX_LOCAL_PART = 64,
    MAX_CONNECTORS = 3,
    MAX_HANDLE = 256
};

typedef struct group {
    uint32_t begin, end; // bytes
    uint32_t digits;     // count
} group;

typedef struct number {
    group groups[MAX_GROUPS];
    uint32_t count;
    char digits[64]; // the first ones of all groups, as ASCII
    uint32_t digit_count;
} number;

typedef struct finder {
    mc_mask_spans *out;
    const mc_mask_rules *rules;
    mc_str text;
    bool failed;
} finder;

static unsigned char byte_at(mc_str s, uint32_t at)
{
    return at < s.size ? (unsigned char)s.data[at] : 0;
}

// Bytes of the code point at `at`; the text is valid UTF-8.
static uint32_t char_size(mc_str s, uint32_t at)
{
    unsigned char c = byte_at(s, at);
    uint32_t size = c < 0xC0 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
    return size > s.size - at ? s.size - at : size;
}

// The ASCII character that the one at `at` is or that its full-width form stands for; 0 for others.
static char plain_at(mc_str s, uint32_t at)
{
    unsigned char c = byte_at(s, at);
    if (c < 0x80) return (char)c;
    if (c != 0xEF || at + 2 >= s.size) return 0;
    uint32_t point =
        0xF000u | (uint32_t)(byte_at(s, at + 1) & 0x3F) << 6 | (byte_at(s, at + 2) & 0x3F);
    return point > 0xFF00 && point < 0xFF5F ? (char)(point - 0xFF00 + 0x20) : 0;
}

static bool is_word(char c)
{
    return mc_is_digit(c) || mc_is_letter(c);
}

// Begin of the code point that ends at `end` (> 0).
static uint32_t before(mc_str s, uint32_t end)
{
    do {
        end--;
    } while (end > 0 && (byte_at(s, end) & 0xC0) == 0x80);
    return end;
}

static void add_span(finder *f, uint32_t begin, uint32_t end)
{
    mc_mask_spans *out = f->out;
    while (out->count && out->items[out->count - 1].end >= begin) {
        mc_mask_span last = out->items[--out->count];
        if (last.begin < begin) begin = last.begin;
        if (last.end > end) end = last.end;
    }
    if (!MC_ARRAY_RESERVE(out->items, out->capacity, (uint64_t)out->count + 1)) {
        f->failed = true;
        return;
    }
    out->items[out->count++] = (mc_mask_span){begin, end};
}

// Separators between groups: blanks, dots, brackets, dashes and invisible characters.
static uint32_t separator_size(mc_str s, uint32_t at)
{
    char c = plain_at(s, at);
    if (c) return strchr(" -.()_/*", c) ? char_size(s, at) : 0;
    if (byte_at(s, at) > 0xE3) return 0;
    static const char *const others[] = {"\xC2\xA0",     "\xC2\xB7",     "\xE2\x80\x8B",
                                         "\xE2\x80\x8C", "\xE2\x80\x8D", "\xE2\x80\x90",
                                         "\xE2\x80\x91", "\xE2\x80\x93", "\xE2\x80\x94",
                                         "\xE2\x88\x92", "\xE3\x80\x80", "\xE2\x81\xA0"};
    for (size_t i = 0; i < sizeof others / sizeof *others; i++) {
        uint32_t size = (uint32_t)strlen(others[i]);
        if (s.size - at >= size && memcmp(s.data + at, others[i], size) == 0) return size;
    }
    return 0;
}

static uint32_t skip_separators(mc_str s, uint32_t at)
{
    for (int i = 0; i < MAX_SEPARATORS && at < s.size; i++) {
        uint32_t size = separator_size(s, at);
        if (size == 0) break;
        at += size;
    }
    return at;
}

static group read_group(mc_str s, uint32_t at, number *n)
{
    group g = {at, at, 0};
    char c = at < s.size ? plain_at(s, at) : 0;
    while (mc_is_digit(c)) {
        if (n->digit_count < sizeof n->digits) n->digits[n->digit_count++] = c;
        g.digits++;
        g.end += char_size(s, g.end);
        c = g.end < s.size ? plain_at(s, g.end) : 0;
    }
    return g;
}

static void read_number(mc_str s, uint32_t at, number *n)
{
    n->count = n->digit_count = 0;
    while (n->count < MAX_GROUPS && n->digit_count < sizeof n->digits) {
        group g = read_group(s, at, n);
        if (g.digits == 0) return;
        n->groups[n->count++] = g;
        at = skip_separators(s, g.end);
        if (at == g.end) return;
    }
}

// Digits of the first `groups` groups.
static uint32_t sum_digits(const number *n, uint32_t groups)
{
    uint32_t sum = 0;
    for (uint32_t i = 0; i < groups; i++) {
        sum += n->groups[i].digits;
    }
    return sum;
}

static bool has_shape(const number *n, const uint8_t *shape)
{
    uint32_t i = 0;
    for (; shape[i]; i++) {
        if (i >= n->count || n->groups[i].digits != shape[i]) return false;
    }
    return true;
}

static uint32_t count_singles(const number *n)
{
    uint32_t count = 0;
    while (count < n->count && n->groups[count].digits == 1) {
        count++;
    }
    return count;
}

static bool is_mobile(const char *digits)
{
    return digits[0] == '1' && digits[1] >= '3' && digits[1] <= '9';
}

// Groups of a mobile number that is written in parts; 0 = none.
static uint32_t match_mobile(const number *n)
{
    static const uint8_t shapes[][4] = {{11},      {3, 4, 4}, {3, 8},   {7, 4},
                                        {4, 4, 3}, {3, 3, 5}, {4, 3, 4}};
    if (n->digit_count < 11 || !is_mobile(n->digits)) return 0;
    for (size_t i = 0; i < sizeof shapes / sizeof *shapes; i++) {
        uint32_t groups = (uint32_t)strlen((const char *)shapes[i]);
        if (has_shape(n, shapes[i])) return groups;
    }
    return count_singles(n) == 11 ? 11 : 0;
}

// Groups of a landline number behind the area code that is group `area`, extension included.
static uint32_t match_subscriber(const number *n, uint32_t area)
{
    uint32_t first = area + 1 < n->count ? n->groups[area + 1].digits : 0;
    uint32_t second = area + 2 < n->count ? n->groups[area + 2].digits : 0;
    uint32_t used = 0;
    if (first == 7 || first == 8) used = area + 2;
    if ((first == 4 || first == 3) && second == 4) used = area + 3;
    if (used && used < n->count && n->groups[used].digits <= 6 && n->groups[used].digits >= 2 &&
        n->groups[used].begin - n->groups[used - 1].end == 1) {
        used++;
    }
    return used;
}

static uint32_t match_landline(const number *n)
{
    uint32_t g0 = n->groups[0].digits, g1 = n->count > 1 ? n->groups[1].digits : 0;
    const char *d = n->digits;
    if ((g0 == 3 || g0 == 4) && d[0] == '0' && d[1] >= '1') return match_subscriber(n, 0);
    bool country = (g0 == 2 && memcmp(d, "86", 2) == 0) || (g0 == 4 && memcmp(d, "0086", 4) == 0);
    if (country && (g1 == 2 || g1 == 3) && d[g0] >= '1') return match_subscriber(n, 1);
    return g0 == 11 && d[0] == '0' && d[1] >= '1' ? 1 : 0;
}

// Bank cards in groups of four, identity numbers as 6-8-4.
static uint32_t match_card(const number *n)
{
    static const uint8_t identity[] = {6, 8, 4, 0}, identity_check[] = {6, 8, 3, 0};
    if (has_shape(n, identity)) return 3;
    if (has_shape(n, identity_check)) return 3;
    uint32_t fours = 0;
    while (fours < n->count && n->groups[fours].digits == 4) {
        fours++;
    }
    if (fours > 4) fours = 4;
    if (n->digits[0] < '3' || fours < 3) return count_singles(n) >= 15 ? count_singles(n) : 0;
    uint32_t last = fours < n->count ? n->groups[fours].digits : 0;
    if (last >= 1 && last <= 4 && sum_digits(n, fours + 1) >= 13) return fours + 1;
    return fours == 4 ? 4 : 0;
}

// Long runs need no shape: nothing but numbers of people, cards and orders has twelve digits.
static uint32_t match_number(const number *n)
{
    if (n->groups[0].digits >= 12) return 1;
    uint32_t groups = match_mobile(n);
    if (groups == 0) groups = match_landline(n);
    return groups ? groups : match_card(n);
}

static bool is_hotline(const mc_mask_rules *rules, const number *n, uint32_t digits)
{
    for (uint32_t i = 0; i < rules->hotline_count; i++) {
        const mc_mask_hotline *h = &rules->hotlines[i];
        if (digits >= h->min && digits <= h->max && digits <= n->digit_count &&
            digits >= h->prefix.size && memcmp(n->digits, h->prefix.data, h->prefix.size) == 0) {
            return true;
        }
    }
    return false;
}

// Groups at the start that are a public number: 95xxx, 400-xxx-xxxx.
static uint32_t match_hotline(const finder *f, const number *n)
{
    uint32_t all = n->count < 3 ? n->count : 3;
    for (uint32_t groups = all; groups > 0; groups--) {
        if (is_hotline(f->rules, n, sum_digits(n, groups))) return groups;
    }
    return 0;
}

static bool ends_with_folded(mc_str s, uint32_t end, mc_str word)
{
    if (word.size > end) return false;
    const char *at = s.data + end - word.size;
    for (uint32_t i = 0; i < word.size; i++) {
        char a = at[i], b = word.data[i];
        if (a == b) continue;
        if (!mc_is_letter(a) || (a | 0x20) != (b | 0x20)) return false;
    }
    bool inside_word = mc_is_letter(word.data[0]) && end > word.size && mc_is_letter(at[-1]);
    return !inside_word;
}

static const mc_mask_label *label_ending(const finder *f, uint32_t end)
{
    const mc_mask_label *longest = NULL;
    unsigned char key = mc_mask_label_key(byte_at(f->text, end - 1));
    for (uint32_t i = f->rules->first_label[key]; i < f->rules->first_label[key + 1]; i++) {
        const mc_mask_label *label = &f->rules->labels[i];
        if (ends_with_folded(f->text, end, label->word) &&
            (!longest || label->word.size > longest->word.size)) {
            longest = label;
        }
    }
    return longest;
}

static uint32_t connector_before(const finder *f, uint32_t end)
{
    if (!f->rules->ends_connector[byte_at(f->text, end - 1)]) return 0;
    for (uint32_t i = 0; i < f->rules->connector_count; i++) {
        mc_str c = f->rules->connectors[i];
        if (c.size <= end && memcmp(f->text.data + end - c.size, c.data, c.size) == 0)
            return c.size;
    }
    return 0;
}

// The label that announces what begins at `at`, connecting characters between them passed over.
static const mc_mask_label *label_before(const finder *f, uint32_t at)
{
    for (int i = 0; i <= MAX_CONNECTORS && at > 0; i++) {
        const mc_mask_label *label = label_ending(f, at);
        if (label) return label;
        uint32_t size = connector_before(f, at);
        if (size == 0) return NULL;
        at -= size;
    }
    return NULL;
}

// End of a run of letters, digits, '-' and '_' from `at` on; `chars` counts them.
static uint32_t handle_end(mc_str s, uint32_t at, uint32_t *chars)
{
    *chars = 0;
    while (at < s.size && *chars < MAX_HANDLE) {
        char c = plain_at(s, at);
        if (!is_word(c) && c != '_' && c != '-') break;
        at += char_size(s, at);
        ++*chars;
    }
    return at;
}

// Begin of the code point behind a trailing check character X, if there is one.
static uint32_t with_check_character(mc_str s, uint32_t end)
{
    char c = end < s.size ? plain_at(s, end) : 0;
    if (c != 'X' && c != 'x') return end;
    uint32_t behind = end + char_size(s, end);
    return behind < s.size && is_word(plain_at(s, behind)) ? end : behind;
}

// Licence plate that ends in the run of letters and digits at `at`: region
// character, letter, five or six.
static uint32_t find_plate(finder *f, uint32_t at)
{
    mc_str s = f->text;
    uint32_t from = 0, chars = 0, digits = 0, end = at;
    for (uint32_t i = 0; i < f->rules->plate_count && from == 0; i++) {
        mc_str region = f->rules->plates[i];
        if (at >= region.size && memcmp(s.data + at - region.size, region.data, region.size) == 0) {
            from = region.size;
        }
    }
    if (from == 0 || !mc_is_letter(plain_at(s, at))) return 0;
    end += char_size(s, end);
    uint32_t gap = skip_separators(s, end);
    for (uint32_t i = gap; chars < 7 && i < s.size && is_word(plain_at(s, i)); chars++) {
        digits += mc_is_digit(plain_at(s, i));
        i += char_size(s, i);
        end = i;
    }
    if (chars < 5 || chars > 6 || digits < 2) return 0;
    add_span(f, at - from, end);
    return end;
}

// E-mail address around the at sign at `at`: local part backwards, host forwards with a dot in it.
static uint32_t find_mail(finder *f, uint32_t at)
{
    mc_str s = f->text;
    uint32_t begin = at, end = at + char_size(s, at), dot = 0;
    for (int i = 0; i < MAX_LOCAL_PART && begin > 0; i++) {
        uint32_t previous = before(s, begin);
        char c = plain_at(s, previous);
        if (!is_word(c) && (c == 0 || !strchr("._%+-", c))) break;
        begin = previous;
    }
    while (end < s.size &&
           (is_word(plain_at(s, end)) || plain_at(s, end) == '-' || plain_at(s, end) == '.')) {
        if (plain_at(s, end) == '.') dot = end;
        end += char_size(s, end);
    }
    if (begin == at || dot == 0) return at + char_size(s, at);
    if (dot + char_size(s, dot) == end) end = dot;
    add_span(f, begin, end);
    return end;
}

// A value behind a label; 0 when there is no label or the value is too short for it.
static uint32_t find_labelled(finder *f, uint32_t at)
{
    const mc_mask_label *label = label_before(f, at);
    if (!label) return 0;
    uint32_t chars = 0, end = handle_end(f->text, at, &chars);
    if (chars < label->min) return 0;
    bool digit_first = mc_is_digit(plain_at(f->text, at));
    if (label->kind == MC_MASK_PHONE && !digit_first) return 0;
    if (label->kind == MC_MASK_NUMBER && !digit_first && (chars > 12 || chars < 8)) return 0;
    add_span(f, at, end);
    return end;
}

// The number that begins at `at`; returns where to go on.
static uint32_t find_number(finder *f, uint32_t at)
{
    number n;
    read_number(f->text, at, &n);
    uint32_t hotline = match_hotline(f, &n);
    const mc_mask_label *label = hotline ? label_before(f, at) : NULL;
    if (hotline && (!label || label->kind == MC_MASK_PHONE)) return n.groups[hotline - 1].end;
    uint32_t groups = match_number(&n);
    if (groups) {
        uint32_t end = with_check_character(f->text, n.groups[groups - 1].end);
        add_span(f, n.groups[0].begin, end);
        return end;
    }
    uint32_t labelled = find_labelled(f, at);
    if (labelled) return labelled;
    if (mc_mask_head_holds(f->text, at, n.groups[0].end)) add_span(f, at, n.groups[0].end);
    return n.groups[0].end;
}

// A run that begins with a letter: plate, messenger id; else the letters are passed over, so that a
// number directly behind them is seen.
static uint32_t find_word(finder *f, uint32_t at)
{
    uint32_t end = find_plate(f, at);
    if (end == 0) end = find_labelled(f, at);
    if (end) return end;
    end = at;
    while (end < f->text.size && mc_is_letter(plain_at(f->text, end))) {
        end += char_size(f->text, end);
    }
    return end;
}

// Passes over bytes beyond ASCII, eight at a time, as long as no full-width
// form (0xEF) is among them.
static uint32_t skip_han(mc_str s, uint32_t at)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = UINT64_C(0x8080808080808080);
    for (; s.size - at >= 8; at += 8) {
        uint64_t x;
        memcpy(&x, s.data + at, sizeof x);
        uint64_t wide = x ^ ones * 0xEF; // zero where such a byte is
        if ((x & high) != high || ((wide - ones) & ~wide & high)) break;
    }
    return at;
}

mc_status mc_mask_find(mc_mask_spans *out, const mc_mask_rules *rules, mc_str text)
{
    finder f = {out, rules, text, false};
    uint32_t at = 0;
    out->count = 0;
    while (at < text.size && !f.failed) {
        unsigned char lead = (unsigned char)text.data[at];
        if (lead >= 0x80 && lead != 0xEF) {
            at = skip_han(text, at + char_size(text, at));
            continue;
        }
        char c = plain_at(text, at);
        if (mc_is_digit(c)) {
            at = find_number(&f, at);
        } else if (mc_is_letter(c)) {
            at = find_word(&f, at);
        } else {
            at = c == '@' ? find_mail(&f, at) : at + char_size(text, at);
        }
    }
    return f.failed ? MC_ERR_MEMORY : MC_OK;
}
