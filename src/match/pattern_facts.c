// SPDX-License-Identifier: Apache-2.0
#include "match/pattern_facts.h"

#include <string.h>

#include "base/ascii.h"
#include "base/limits.h"
#include "match/pattern_syntax.h"

// How it works
//
// Each part of the pattern is described by these facts:
//
//   exact      all strings the part can match, when they are few; unknown for `.`, \d, x* …
//   required   a set of which each match of the part contains one; unknown when there is none
//   groups     such sets, all that are known, in the order in which a match contains them
//   beginning  a set of which each match begins with one, of two units at most;
//   unknown when there is none
//   longest    units of the longest match
//
// A sequence multiplies the exact sets of its neighbours as long as that stays small; each product
// that does not hold the empty string is a candidate for what is required. An alternation unites;
// what is too much together is cut to two units.
// An option adds the empty string. A repetition that may be zero requires nothing.
//
// Example: (?:打|拨)电话.{0,6}(?:同事|领导)
//
//     打|拨         exact {打, 拨}: poor candidates, single characters
//     … 电话        exact {打电话, 拨电话}: candidate 1
//     .{0,6}        exact unknown: the product ends here; it is the first group and the beginning
//     同事|领导     exact {同事, 领导}: candidate 2, the second group
//
// Of the candidates the rarest is taken. How rare a literal is, is guessed from its length: one
// more character makes it 64 times rarer, so 打电话|拨电话 (2 x 64) beats 同事|领导 (2 x 4096).
// A single character is a last resort: worse than any set of longer ones.
// Look-around matches nothing itself: it is the empty string, and what it asks for is ignored.

typedef mc_string_set set;

typedef mc_string_sets group_list; // empty while `exact` says it all
typedef mc_pattern_facts part;

typedef struct parser {
    mc_pattern_syntax in;
    mc_arena *arena;
    mc_group_memo *memo; // may be NULL
} parser;

enum { MOST_REPEATS = 4, CHEAPEST_UNITS = 4 };

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

static set empty_string(void)
{
    static const mc_ustr nothing = {NULL, 0};
    return (set){&nothing, 1};
}

static part exactly(parser *p, const uint16_t *units, uint32_t size)
{
    if (!size) return (part){.exact = empty_string()};
    return (part){.exact = mc_string_set_single(p->arena, (mc_ustr){units, size}), .longest = size};
}

// The same, so short that many fit into a set.
static set cut_beginning(parser *p, part a)
{
    return mc_string_set_beginnings(p->arena, mc_pattern_facts_beginning(a), (set){0});
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
    uint32_t best_cost; // UINT32_MAX where `best` is unknown
    group_list groups;  // of what lies before `running`
    bool whole;         // running began with the sequence and never broke
    uint32_t longest;
} sequence;

// The product cannot go on into `next`: what it has reached is a group and, the first time, the
// beginning.
static void close_running(parser *p, sequence *s, part next)
{
    if (s->whole) {
        set behind = next.exact.count ? next.exact : next.beginning;
        s->beginning = mc_string_set_beginnings(p->arena, s->running, behind);
        if (!s->beginning.count) // too many, or nothing is known of what follows
            s->beginning = mc_string_set_beginnings(p->arena, s->running, (set){0});
    }
    s->whole = false;
    s->groups = add_group(p, s->groups, s->running);
    s->groups = add_groups(p, s->groups, next.groups);
}

// As mc_string_set_rarer(), which would count the cost of the best one again and again.
static void offer_best(sequence *s, set candidate)
{
    uint32_t cost = mc_string_set_cost(candidate);
    if (cost >= s->best_cost) return;
    s->best = candidate;
    s->best_cost = cost;
}

static void append(parser *p, sequence *s, part next)
{
    s->longest = add_lengths(s->longest, next.longest);
    offer_best(s, next.required);
    set product = mc_string_set_multiply(p->arena, s->running, next.exact);
    if (!product.count) {
        close_running(p, s, next);
        product = next.exact.count ? next.exact : empty_string();
    }
    s->running = product;
    offer_best(s, s->running);
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
    part inside;
    mc_ustr rest = {p->in.at, (uint32_t)(p->in.end - p->in.at)};
    uint32_t known = p->memo ? mc_group_memo_find(p->memo, rest, &inside) : 0;
    if (known) {
        p->in.at += known;
        return inside;
    }
    inside = parse_alternation(p);
    bool closed = mc_pattern_syntax_take(&p->in, ')');
    mc_ustr text = {rest.data, (uint32_t)(p->in.at - rest.data)};
    if (p->memo && closed && !p->in.beyond_us) mc_group_memo_keep(p->memo, text, &inside);
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

// (?(?=…)yes|no), which lexicon/class_pattern.h writes: either alternative.
static part parse_condition(parser *p)
{
    parse_assertion(p);
    return parse_inside(p);
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
    if (mc_pattern_syntax_take_word(&p->in, "(?=")) return parse_condition(p);
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
        rest.exact = mc_string_set_unite(p->arena, once.exact, empty_string());
    append(p, s, rest);
}

static sequence empty_sequence(void)
{
    return (sequence){.running = empty_string(), .best_cost = UINT32_MAX, .whole = true};
}

static void append_quantified(parser *p, sequence *s, part next)
{
    uint32_t least = 1, most = 1, outer_least = 1, outer_most = 1;
    mc_pattern_syntax_take_quantifier(&p->in, &least, &most);
    while (mc_pattern_syntax_take_quantifier(&p->in, &outer_least, &outer_most)) {
        sequence inner = empty_sequence();
        append_repeated(p, &inner, next, least, most);
        next = finish(p, &inner);
        least = outer_least;
        most = outer_most;
    }
    append_repeated(p, s, next, least, most);
}

// Units that stand for themselves, up to one that a quantifier or a sign follows.
static uint32_t count_literals(const parser *p)
{
    const uint16_t *at = p->in.at;
    while (at < p->in.end && (*at >= 0x80 || mc_is_small_letter(*at) || mc_is_digit(*at)))
        at++;
    uint32_t count = (uint32_t)(at - p->in.at);
    bool quantified = at < p->in.end && (*at == '?' || *at == '*' || *at == '+' || *at == '{');
    return count && quantified ? count - 1 : count;
}

// A run of literals, as if its units were appended one by one. A candidate for what is required
// gets no cheaper beyond four units, so the first of that length stays the best one:
// there the run is cut in two.
static void append_literals(parser *p, sequence *s, uint32_t count)
{
    uint32_t shortest = MC_MAX_LITERAL_UNITS, longest = 0;
    for (uint32_t i = 0; i < s->running.count; i++) {
        uint32_t size = s->running.items[i].size;
        if (size < shortest) shortest = size;
        if (size > longest) longest = size;
    }
    if (longest + count > MC_MAX_LITERAL_UNITS) count = 1;
    uint32_t first = shortest < CHEAPEST_UNITS ? CHEAPEST_UNITS - shortest : count;
    if (first > count) first = count;
    append(p, s, exactly(p, p->in.at, first));
    if (count > first) append(p, s, exactly(p, p->in.at + first, count - first));
    p->in.at += count;
}

static part parse_sequence(parser *p)
{
    sequence s = empty_sequence();
    while (!mc_pattern_syntax_at_end(&p->in) && *p->in.at != '|' && *p->in.at != ')') {
        uint32_t literals = count_literals(p);
        if (literals) {
            append_literals(p, &s, literals);
            continue;
        }
        part next = parse_atom(p);
        append_quantified(p, &s, next);
    }
    return finish(p, &s);
}

// The branches of an alternation so far. `required` is mostly the same strings as `exact`; only
// where they part does it become a union of its own.
typedef struct branches {
    mc_string_union exact, required, beginning;
    bool same_required; // as `exact`
    uint32_t longest;
} branches;

static bool is_usable(const mc_string_union *all)
{
    return all->known && all->count && !all->has_empty;
}

static bool is_too_large(const mc_string_union *all, set next)
{
    return all->known && next.count && all->count + next.count > MC_MAX_REQUIRED_LITERALS;
}

// Sets that are too large together are cut to two units: fewer strings, which
// still stand in each match.
static void unite_required(parser *p, mc_string_union *all, set next)
{
    if (is_too_large(all, next)) {
        set cut = mc_string_set_beginnings(p->arena, mc_string_union_set(all), (set){0});
        mc_string_union_start(all, p->arena, cut);
        next = mc_string_set_beginnings(p->arena, next, (set){0});
    }
    mc_string_union_add(all, p->arena, next);
}

// What is required goes from the branches so far, `exact` or what it was, to
// those with the next one.
static void add_required(parser *p, branches *all, bool from_exact, part next)
{
    bool was_same = all->same_required;
    set best = mc_pattern_facts_best(next);
    all->same_required = (from_exact || was_same) && mc_string_set_is_same(best, next.exact) &&
                         !is_too_large(&all->exact, next.exact);
    if (all->same_required) return;
    if (from_exact || was_same)
        mc_string_union_start(&all->required, p->arena, mc_string_union_set(&all->exact));
    unite_required(p, &all->required, best);
}

static void add_branch(parser *p, branches *all, part next)
{
    const mc_string_union *required = all->same_required ? &all->exact : &all->required;
    bool exact_usable = is_usable(&all->exact), required_usable = is_usable(required);
    bool from_exact = exact_usable && (!required_usable || all->exact.cost <= required->cost);
    if (!exact_usable && !required_usable) { // nothing is required, whatever comes
        all->same_required = false;
        all->required = (mc_string_union){0};
    }
    add_required(p, all, from_exact, next);
    mc_string_union_add(&all->beginning, p->arena, cut_beginning(p, next));
    mc_string_union_add(&all->exact, p->arena, next.exact);
    if (next.longest > all->longest) all->longest = next.longest;
}

static part unite_branches(parser *p, const branches *all)
{
    part result = {.exact = mc_string_union_set(&all->exact), .longest = all->longest};
    result.required = all->same_required ? result.exact : mc_string_union_set(&all->required);
    result.beginning = mc_string_union_set(&all->beginning);
    if (!result.exact.count) result.groups = add_group(p, result.groups, result.required);
    return result;
}

// The alternatives are also noted one by one where `reading` is given.
static part parse_noting(parser *p, mc_pattern_reading *reading)
{
    part first = parse_sequence(p);
    if (reading) reading->branches[reading->branch_count++] = first;
    if (mc_pattern_syntax_at_end(&p->in) || *p->in.at != '|') return first;
    branches all = {.longest = first.longest};
    mc_string_union_start(&all.exact, p->arena, first.exact);
    mc_string_union_start(&all.required, p->arena, first.required);
    mc_string_union_start(&all.beginning, p->arena, cut_beginning(p, first));
    while (mc_pattern_syntax_take(&p->in, '|')) {
        part next = parse_sequence(p);
        if (reading && reading->branch_count++ < MC_PATTERN_MOST_BRANCHES)
            reading->branches[reading->branch_count - 1] = next;
        add_branch(p, &all, next);
    }
    return unite_branches(p, &all);
}

static part parse_alternation(parser *p)
{
    return parse_noting(p, NULL);
}

void mc_pattern_facts_read(mc_pattern_reading *out, mc_arena *arena, mc_group_memo *memo,
                           mc_ustr pattern)
{
    parser p = {{pattern.data, pattern.data + pattern.size, false}, arena, memo};
    out->branch_count = 0;
    out->whole = parse_noting(&p, out);
    bool understood = !p.in.beyond_us && mc_pattern_syntax_at_end(&p.in);
    if (!understood) *out = (mc_pattern_reading){.whole = anything(unbounded)};
}
