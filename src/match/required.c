// SPDX-License-Identifier: Apache-2.0
#include "match/required.h"

#include <string.h>

#include "base/limits.h"

// How it works
//
// Each part of the pattern is described by these facts:
//
//   exact      all strings the part can match, when they are few; unknown for `.`, \d, x* …
//   required   a set of which each match of the part contains one; unknown when there is none
//   groups     such sets, all that are known, in the order in which a match contains them
//   beginning  a set of which each match begins with one; unknown when there is none
//   longest    units of the longest match
//
// A sequence multiplies the exact sets of its neighbours as long as that stays small; each product
// that does not hold the empty string is a candidate for what is required. An alternation unites.
// An option adds the empty string. A repetition that may be zero requires nothing.
//
// Example: (?:打|拨)电话.{0,6}(?:同事|领导)
//
//     打|拨         exact {打, 拨}: poor candidates, single characters
//     … 电话        exact {打电话, 拨电话}: candidate 1
//     .{0,6}        exact unknown: the product ends here; it is the first group and the beginning
//     同事|领导     exact {同事, 领导}: candidate 2, the second group
//
// Of the candidates the rarest is taken. How rare a literal is, is guessed from its length: one more
// character makes it 64 times rarer, so 打电话|拨电话 (2 x 64) beats 同事|领导 (2 x 4096).
// A single character is a last resort: worse than any set of longer ones.
// Look-around matches nothing itself: it is the empty string, and what it asks for is ignored.

typedef mc_string_set set;

// Groups in order.
typedef struct group_list {
    const set *items;
    uint32_t count;
} group_list;

typedef struct part {
    set exact, required, beginning;
    group_list groups; // empty while `exact` says it all
    uint32_t longest;
} part;

typedef struct parser {
    const uint16_t *at, *end;
    mc_arena *arena;
    bool beyond_us; // a construct whose effect on the rest of the pattern we do not model
} parser;

enum { MOST_CLASS_UNITS = 40, MOST_REPEATS = 4 };

static const uint32_t unbounded = UINT32_MAX;

static part parse_alternation(parser *p);

static uint32_t add_lengths(uint32_t a, uint32_t b)
{
    return a > unbounded - b ? unbounded : a + b;
}

static uint32_t multiply_lengths(uint32_t a, uint32_t b)
{
    return a && b > unbounded / a ? unbounded : a * b;
}

static part anything(uint32_t longest)
{
    return (part){.longest = longest};
}

static set empty_string(parser *p)
{
    return mc_string_set_single(p->arena, (mc_ustr){NULL, 0});
}

static part exactly(parser *p, const uint16_t *units, uint32_t size)
{
    return (part){.exact = mc_string_set_single(p->arena, (mc_ustr){units, size}), .longest = size};
}

static set best_of(part a)
{
    return mc_string_set_rarer(a.exact, a.required);
}

static set beginning_of(part a)
{
    return mc_string_set_is_usable(a.exact) ? a.exact : a.beginning;
}

static group_list add_groups(parser *p, group_list a, group_list b)
{
    if (!a.count || !b.count) return a.count ? a : b;
    set *items = mc_arena_array(p->arena, a.count + b.count, sizeof *items);
    if (!items) return a;
    memcpy(items, a.items, a.count * sizeof *items);
    memcpy(items + a.count, b.items, b.count * sizeof *items);
    return (group_list){items, a.count + b.count};
}

static group_list add_group(parser *p, group_list list, set group)
{
    if (!mc_string_set_is_usable(group)) return list;
    set *item = mc_arena_array(p->arena, 1, sizeof *item);
    if (!item) return list;
    *item = group;
    return add_groups(p, list, (group_list){item, 1});
}

// A sequence under construction: `running` are the strings that end where we stand.
typedef struct sequence {
    set running, best, beginning;
    group_list groups; // of what lies before `running`
    bool whole;        // running began with the sequence and never broke
    uint32_t longest;
} sequence;

// The product cannot go on into `next`: what it has reached is a group and, the first time, the
// beginning.
static void close_running(parser *p, sequence *s, part next)
{
    if (s->whole) {
        set longer = mc_string_set_multiply(p->arena, s->running, next.beginning);
        if (mc_string_set_is_usable(longer))
            s->beginning = longer;
        else if (mc_string_set_is_usable(s->running))
            s->beginning = s->running;
    }
    s->whole = false;
    s->groups = add_group(p, s->groups, s->running);
    s->groups = add_groups(p, s->groups, next.groups);
}

static void append(parser *p, sequence *s, part next)
{
    s->longest = add_lengths(s->longest, next.longest);
    s->best = mc_string_set_rarer(s->best, next.required);
    set product = mc_string_set_multiply(p->arena, s->running, next.exact);
    if (!product.count) {
        close_running(p, s, next);
        product = next.exact.count ? next.exact : empty_string(p);
    }
    s->running = product;
    s->best = mc_string_set_rarer(s->best, s->running);
}

static part finish(parser *p, const sequence *s)
{
    part result = {.required = s->best, .longest = s->longest};
    if (s->whole) {
        result.exact = s->running;
        return result;
    }
    result.beginning = s->beginning;
    result.groups = add_group(p, s->groups, s->running);
    return result;
}

static bool at_end(const parser *p)
{
    return p->at >= p->end;
}

static bool take(parser *p, char c)
{
    if (at_end(p) || *p->at != (uint16_t)c) return false;
    p->at++;
    return true;
}

static bool take_word(parser *p, const char *word)
{
    size_t size = strlen(word);
    if ((size_t)(p->end - p->at) < size) return false;
    for (size_t i = 0; i < size; i++)
        if (p->at[i] != (uint16_t)word[i]) return false;
    p->at += size;
    return true;
}

static bool is_one_of(uint16_t unit, const char *set_of)
{
    return unit && unit < 128 && strchr(set_of, (int)unit);
}

static void skip_past(parser *p, char c)
{
    while (!at_end(p) && *p->at != (uint16_t)c)
        p->at++;
    if (!at_end(p)) p->at++;
}

static bool is_digit(uint16_t unit)
{
    return unit >= '0' && unit <= '9';
}

static int hex_value(uint16_t unit)
{
    if (is_digit(unit)) return unit - '0';
    if (unit >= 'a' && unit <= 'f') return unit - 'a' + 10;
    if (unit >= 'A' && unit <= 'F') return unit - 'A' + 10;
    return -1;
}

// \xhh and \x{hhhh}, the x already taken.
static uint32_t take_hex(parser *p)
{
    uint32_t value = 0;
    bool braces = take(p, '{');
    for (int digits = 0; !at_end(p) && hex_value(*p->at) >= 0 && (braces || digits < 2); digits++)
        value = value << 4 | (uint32_t)hex_value(*p->at++);
    if (braces) skip_past(p, '}');
    return value;
}

// What a backslash and the character behind it stand for.
typedef enum escape_kind { ESCAPE_UNIT, ESCAPE_SET, ESCAPE_EMPTY, ESCAPE_UNKNOWN } escape_kind;

static escape_kind take_escape(parser *p, uint16_t *unit)
{
    static const char letters[] = "tnrfea", codes[] = "\t\n\r\f\033\a";
    if (at_end(p)) return ESCAPE_UNKNOWN;
    uint16_t c = *p->at++;
    *unit = c;
    if (c == 'x') {
        uint32_t value = take_hex(p);
        *unit = (uint16_t)value;
        return value <= 0xFFFF ? ESCAPE_UNIT : ESCAPE_UNKNOWN;
    }
    if (is_one_of(c, letters)) {
        *unit = (uint16_t)codes[strchr(letters, (int)c) - letters];
        return ESCAPE_UNIT;
    }
    if (is_one_of(c, "pP")) {
        if (take(p, '{'))
            skip_past(p, '}');
        else if (!at_end(p))
            p->at++;
        return ESCAPE_SET;
    }
    if (is_one_of(c, "dDwWsShHvVN")) return ESCAPE_SET;
    if (is_one_of(c, "bBAzZG")) return ESCAPE_EMPTY;
    bool plain = c >= 128 || !(is_digit(c) || hex_value(c) >= 0 || (c >= 'A' && c <= 'Z') ||
                               (c >= 'a' && c <= 'z'));
    return plain ? ESCAPE_UNIT : ESCAPE_UNKNOWN;
}

static part parse_escape(parser *p)
{
    uint16_t unit = 0;
    switch (take_escape(p, &unit)) {
    case ESCAPE_UNIT: {
        uint16_t *copy = mc_arena_array(p->arena, 1, sizeof *copy);
        if (copy) *copy = unit;
        return copy ? exactly(p, copy, 1) : anything(1);
    }
    case ESCAPE_SET:
        return anything(1);
    case ESCAPE_EMPTY:
        return exactly(p, NULL, 0);
    case ESCAPE_UNKNOWN:
        p->beyond_us = true;
        break;
    }
    return anything(unbounded);
}

// Members of a class that can be listed.
typedef struct members {
    uint16_t units[MOST_CLASS_UNITS];
    uint32_t count;
    bool known;
} members;

static void add_range(members *m, uint16_t first, uint16_t last)
{
    if (last < first || (uint32_t)(last - first) >= MOST_CLASS_UNITS - m->count) {
        m->known = false;
        return;
    }
    for (uint32_t unit = first; unit <= last; unit++)
        m->units[m->count++] = (uint16_t)unit;
}

// One unit of a class, or false when it stands for a set.
static bool take_member(parser *p, members *m, uint16_t *unit)
{
    if (*p->at == '[' && p->at + 1 < p->end && is_one_of(p->at[1], ":.=")) {
        p->at += 2;
        skip_past(p, ']');
        m->known = false;
        return false;
    }
    *unit = *p->at++;
    if (*unit != '\\') return true;
    if (!at_end(p) && *p->at == 'b') {
        p->at++;
        *unit = '\b';
        return true;
    }
    if (take_escape(p, unit) == ESCAPE_UNIT) return true;
    m->known = false;
    return false;
}

static void take_class(parser *p, members *m)
{
    bool first = true;
    while (!at_end(p) && (first || *p->at != ']')) {
        uint16_t from = 0, to = 0;
        first = false;
        if (!take_member(p, m, &from)) continue;
        to = from;
        bool range = p->end - p->at >= 2 && p->at[0] == '-' && p->at[1] != ']';
        if (range) {
            p->at++;
            if (!take_member(p, m, &to)) continue;
        }
        if (m->known) add_range(m, from, to);
    }
    take(p, ']');
}

static part parse_class(parser *p)
{
    members m = {.known = true};
    bool negated = take(p, '^');
    take_class(p, &m);
    if (negated || !m.known || !m.count) return anything(1);
    part result = {.longest = 1};
    uint16_t *units = mc_arena_array(p->arena, m.count, sizeof *units);
    mc_ustr *items = mc_arena_array(p->arena, m.count, sizeof *items);
    if (!units || !items) return anything(1);
    uint32_t count = 0;
    for (uint32_t i = 0; i < m.count; i++) {
        bool known = false;
        for (uint32_t k = 0; k < count && !known; k++)
            known = units[k] == m.units[i];
        if (known) continue;
        units[count] = m.units[i];
        items[count] = (mc_ustr){units + count, 1};
        count++;
    }
    result.exact = (set){items, count};
    return result;
}

static part parse_inside(parser *p)
{
    part inside = parse_alternation(p);
    take(p, ')');
    return inside;
}

static part parse_assertion(parser *p)
{
    parse_inside(p);
    return exactly(p, NULL, 0);
}

// (?i) and (?i:…): case is folded already, s and m concern line ends that a sentence has none of.
static part parse_options(parser *p)
{
    while (!at_end(p) && is_one_of(*p->at, "imsn-"))
        p->at++;
    if (take(p, ')')) return exactly(p, NULL, 0);
    if (take(p, ':')) return parse_inside(p);
    p->beyond_us = true;
    return anything(unbounded);
}

static bool take_name(parser *p)
{
    if (take_word(p, "P<") || take(p, '<')) {
        skip_past(p, '>');
        return true;
    }
    if (!take(p, '\'')) return false;
    skip_past(p, '\'');
    return true;
}

static part parse_group(parser *p)
{
    if (!at_end(p) && *p->at == '*') p->beyond_us = true;
    if (!take(p, '?')) return parse_inside(p);
    if (take(p, '#')) {
        skip_past(p, ')');
        return exactly(p, NULL, 0);
    }
    if (take(p, '=') || take(p, '!') || take_word(p, "<=") || take_word(p, "<!"))
        return parse_assertion(p);
    if (take(p, ':') || take(p, '>') || take(p, '|') || take_name(p)) return parse_inside(p);
    return parse_options(p);
}

static part parse_atom(parser *p)
{
    uint16_t c = *p->at++;
    if (c == '(') return parse_group(p);
    if (c == '[') return parse_class(p);
    if (c == '\\') return parse_escape(p);
    if (c == '.') return anything(1);
    if (c == '^' || c == '$') return exactly(p, NULL, 0);
    return exactly(p, p->at - 1, 1);
}

static uint32_t take_number(parser *p, uint32_t otherwise)
{
    if (at_end(p) || !is_digit(*p->at)) return otherwise;
    uint32_t value = 0;
    for (; !at_end(p) && is_digit(*p->at); p->at++)
        value = value < 100000 ? value * 10 + (uint32_t)(*p->at - '0') : value;
    return value;
}

// {n}, {n,}, {n,m}; a brace that is no quantifier is a literal and stays. {,m} is a literal before
// PCRE2 10.43 and a quantifier since.
static bool take_braces(parser *p, uint32_t *least, uint32_t *most)
{
    const uint16_t *start = p->at;
    if (take_word(p, "{,"))
        p->beyond_us = true;
    else if (take(p, '{') && !at_end(p) && is_digit(*p->at)) {
        *least = take_number(p, 0);
        *most = take(p, ',') ? take_number(p, unbounded) : *least;
        if (take(p, '}')) return true;
    }
    p->at = start;
    return false;
}

// Leaves the bounds alone when there is none.
static bool take_quantifier(parser *p, uint32_t *least, uint32_t *most)
{
    uint32_t at_least = 0, at_most = unbounded;
    bool found = true;
    if (take(p, '?'))
        at_most = 1;
    else if (take(p, '+'))
        at_least = 1;
    else if (!take(p, '*'))
        found = take_braces(p, &at_least, &at_most);
    if (!found) return false;
    if (!take(p, '?')) take(p, '+');
    *least = at_least;
    *most = at_most;
    return true;
}

// x{2,5} is x x and then up to three more: the certain ones keep their neighbours.
static void append_repeated(parser *p, sequence *s, part once, uint32_t least, uint32_t most)
{
    uint32_t certain = least < MOST_REPEATS ? least : MOST_REPEATS;
    for (uint32_t i = 0; i < certain; i++)
        append(p, s, once);
    if (most == certain) return;
    part rest = anything(multiply_lengths(once.longest, most == unbounded ? most : most - certain));
    if (least == 0 && most == 1)
        rest.exact = mc_string_set_unite(p->arena, once.exact, empty_string(p));
    append(p, s, rest);
}

static sequence empty_sequence(parser *p)
{
    return (sequence){.running = empty_string(p), .whole = true};
}

static void append_quantified(parser *p, sequence *s, part next)
{
    uint32_t least = 1, most = 1, outer_least = 1, outer_most = 1;
    take_quantifier(p, &least, &most);
    while (take_quantifier(p, &outer_least, &outer_most)) {
        sequence inner = empty_sequence(p);
        append_repeated(p, &inner, next, least, most);
        next = finish(p, &inner);
        least = outer_least;
        most = outer_most;
    }
    append_repeated(p, s, next, least, most);
}

static part parse_sequence(parser *p)
{
    sequence s = empty_sequence(p);
    while (!at_end(p) && *p->at != '|' && *p->at != ')') {
        part next = parse_atom(p);
        append_quantified(p, &s, next);
    }
    return finish(p, &s);
}

static part parse_alternation(parser *p)
{
    part result = parse_sequence(p);
    while (take(p, '|')) {
        part next = parse_sequence(p);
        set best = mc_string_set_unite(p->arena, best_of(result), best_of(next));
        set beginning = mc_string_set_unite(p->arena, beginning_of(result), beginning_of(next));
        result.exact = mc_string_set_unite(p->arena, result.exact, next.exact);
        result.required = best;
        result.beginning = beginning;
        result.groups = (group_list){0};
        if (!result.exact.count) result.groups = add_group(p, result.groups, best);
        if (next.longest > result.longest) result.longest = next.longest;
    }
    return result;
}

static void list_groups(mc_required *out, parser *p, part whole)
{
    group_list groups = whole.groups;
    if (whole.exact.count) groups = add_group(p, (group_list){0}, whole.exact);
    set *smallest = mc_arena_array(p->arena, groups.count, sizeof *smallest);
    if (!smallest) return;
    for (uint32_t i = 0; i < groups.count; i++)
        smallest[i] = mc_string_set_smallest(p->arena, groups.items[i]);
    out->groups = smallest;
    out->group_count = groups.count;
    out->beginning = mc_string_set_shortest_beginnings(p->arena, beginning_of(whole));
}

bool mc_required_find(mc_required *out, mc_arena *arena, mc_ustr pattern)
{
    parser p = {pattern.data, pattern.data + pattern.size, arena, false};
    part whole = parse_alternation(&p);
    bool understood = !p.beyond_us && at_end(&p);
    set best = understood ? mc_string_set_smallest(arena, best_of(whole)) : (set){0};
    *out = (mc_required){.literals = best.items,
                         .count = best.count,
                         .shortest = best.count ? MC_MAX_LITERAL_UNITS : 0,
                         .longest = understood ? whole.longest : unbounded};
    for (uint32_t i = 0; i < best.count; i++)
        if (best.items[i].size < out->shortest) out->shortest = best.items[i].size;
    if (understood) list_groups(out, &p, whole);
    return !mc_arena_failed(arena);
}
