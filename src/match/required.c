// SPDX-License-Identifier: Apache-2.0
#include "match/required.h"

#include <string.h>

#include "base/limits.h"
#include "match/pattern_syntax.h"

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
    mc_pattern_syntax in;
    mc_arena *arena;
} parser;

enum { MOST_REPEATS = 4 };

static const uint32_t unbounded = MC_PATTERN_UNBOUNDED;

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

static part parse_escape(parser *p)
{
    uint16_t unit = 0;
    switch (mc_pattern_syntax_take_escape(&p->in, &unit)) {
    case MC_ESCAPE_UNIT: {
        uint16_t *copy = mc_arena_array(p->arena, 1, sizeof *copy);
        if (copy) *copy = unit;
        return copy ? exactly(p, copy, 1) : anything(1);
    }
    case MC_ESCAPE_SET:
        return anything(1);
    case MC_ESCAPE_EMPTY:
        return exactly(p, NULL, 0);
    case MC_ESCAPE_UNKNOWN:
        p->in.beyond_us = true;
        break;
    }
    return anything(unbounded);
}

static part parse_class(parser *p)
{
    mc_pattern_members m = {.known = true};
    bool negated = mc_pattern_syntax_take(&p->in, '^');
    mc_pattern_syntax_take_class(&p->in, &m);
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
    mc_pattern_syntax_take(&p->in, ')');
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
    mc_pattern_syntax_take_options(&p->in);
    if (mc_pattern_syntax_take(&p->in, ')')) return exactly(p, NULL, 0);
    if (mc_pattern_syntax_take(&p->in, ':')) return parse_inside(p);
    p->in.beyond_us = true;
    return anything(unbounded);
}

static part parse_group(parser *p)
{
    if (!mc_pattern_syntax_at_end(&p->in) && *p->in.at == '*') p->in.beyond_us = true;
    if (!mc_pattern_syntax_take(&p->in, '?')) return parse_inside(p);
    if (mc_pattern_syntax_take(&p->in, '#')) {
        mc_pattern_syntax_skip_past(&p->in, ')');
        return exactly(p, NULL, 0);
    }
    if (mc_pattern_syntax_take(&p->in, '=') || mc_pattern_syntax_take(&p->in, '!') ||
        mc_pattern_syntax_take_word(&p->in, "<=") || mc_pattern_syntax_take_word(&p->in, "<!"))
        return parse_assertion(p);
    if (mc_pattern_syntax_take(&p->in, ':') || mc_pattern_syntax_take(&p->in, '>') ||
        mc_pattern_syntax_take(&p->in, '|') || mc_pattern_syntax_take_name(&p->in))
        return parse_inside(p);
    return parse_options(p);
}

static part parse_atom(parser *p)
{
    uint16_t c = *p->in.at++;
    if (c == '(') return parse_group(p);
    if (c == '[') return parse_class(p);
    if (c == '\\') return parse_escape(p);
    if (c == '.') return anything(1);
    if (c == '^' || c == '$') return exactly(p, NULL, 0);
    return exactly(p, p->in.at - 1, 1);
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
    mc_pattern_syntax_take_quantifier(&p->in, &least, &most);
    while (mc_pattern_syntax_take_quantifier(&p->in, &outer_least, &outer_most)) {
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
    while (!mc_pattern_syntax_at_end(&p->in) && *p->in.at != '|' && *p->in.at != ')') {
        part next = parse_atom(p);
        append_quantified(p, &s, next);
    }
    return finish(p, &s);
}

static part parse_alternation(parser *p)
{
    part result = parse_sequence(p);
    while (mc_pattern_syntax_take(&p->in, '|')) {
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
    parser p = {{pattern.data, pattern.data + pattern.size, false}, arena};
    part whole = parse_alternation(&p);
    bool understood = !p.in.beyond_us && mc_pattern_syntax_at_end(&p.in);
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
