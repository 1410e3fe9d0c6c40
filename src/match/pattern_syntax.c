// SPDX-License-Identifier: Apache-2.0
#include "match/pattern_syntax.h"

#include <string.h>

#include "base/ascii.h"

bool mc_pattern_syntax_at_end(const mc_pattern_syntax *p)
{
    return p->at >= p->end;
}

bool mc_pattern_syntax_take(mc_pattern_syntax *p, char c)
{
    if (mc_pattern_syntax_at_end(p) || *p->at != (uint16_t)c) return false;
    p->at++;
    return true;
}

bool mc_pattern_syntax_take_word(mc_pattern_syntax *p, const char *word)
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

void mc_pattern_syntax_skip_past(mc_pattern_syntax *p, char c)
{
    while (!mc_pattern_syntax_at_end(p) && *p->at != (uint16_t)c)
        p->at++;
    if (!mc_pattern_syntax_at_end(p)) p->at++;
}

// \xhh and \x{hhhh}, the x already taken.
static uint32_t take_hex(mc_pattern_syntax *p)
{
    uint32_t value = 0;
    bool braces = mc_pattern_syntax_take(p, '{');
    for (int digits = 0;
         !mc_pattern_syntax_at_end(p) && mc_hex_value(*p->at) >= 0 && (braces || digits < 2);
         digits++)
        value = value << 4 | (uint32_t)mc_hex_value(*p->at++);
    if (braces) mc_pattern_syntax_skip_past(p, '}');
    return value;
}

mc_pattern_escape mc_pattern_syntax_take_escape(mc_pattern_syntax *p, uint16_t *unit)
{
    static const char letters[] = "tnrfea", codes[] = "\t\n\r\f\033\a";
    if (mc_pattern_syntax_at_end(p)) return MC_ESCAPE_UNKNOWN;
    uint16_t c = *p->at++;
    *unit = c;
    if (c == 'x') {
        uint32_t value = take_hex(p);
        *unit = (uint16_t)value;
        return value <= 0xFFFF ? MC_ESCAPE_UNIT : MC_ESCAPE_UNKNOWN;
    }
    if (is_one_of(c, letters)) {
        *unit = (uint16_t)codes[strchr(letters, (int)c) - letters];
        return MC_ESCAPE_UNIT;
    }
    if (is_one_of(c, "pP")) {
        if (mc_pattern_syntax_take(p, '{'))
            mc_pattern_syntax_skip_past(p, '}');
        else if (!mc_pattern_syntax_at_end(p))
            p->at++;
        return MC_ESCAPE_SET;
    }
    if (is_one_of(c, "dDwWsShHvVN")) return MC_ESCAPE_SET;
    if (is_one_of(c, "bBAzZG")) return MC_ESCAPE_EMPTY;
    bool plain = c >= 128 || !(mc_is_digit(c) || mc_hex_value(c) >= 0 || (c >= 'A' && c <= 'Z') ||
                               mc_is_small_letter(c));
    return plain ? MC_ESCAPE_UNIT : MC_ESCAPE_UNKNOWN;
}

static void add_range(mc_pattern_members *m, uint16_t first, uint16_t last)
{
    if (last < first || (uint32_t)(last - first) >= MC_PATTERN_MOST_MEMBERS - m->count) {
        m->known = false;
        return;
    }
    for (uint32_t unit = first; unit <= last; unit++)
        m->units[m->count++] = (uint16_t)unit;
}

// One unit of a class, or false when it stands for a set.
static bool take_member(mc_pattern_syntax *p, mc_pattern_members *m, uint16_t *unit)
{
    if (*p->at == '[' && p->at + 1 < p->end && is_one_of(p->at[1], ":.=")) {
        p->at += 2;
        mc_pattern_syntax_skip_past(p, ']');
        m->known = false;
        return false;
    }
    *unit = *p->at++;
    if (*unit != '\\') return true;
    if (!mc_pattern_syntax_at_end(p) && *p->at == 'b') {
        p->at++;
        *unit = '\b';
        return true;
    }
    if (mc_pattern_syntax_take_escape(p, unit) == MC_ESCAPE_UNIT) return true;
    m->known = false;
    return false;
}

void mc_pattern_syntax_take_class(mc_pattern_syntax *p, mc_pattern_members *m)
{
    bool first = true;
    while (!mc_pattern_syntax_at_end(p) && (first || *p->at != ']')) {
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
    mc_pattern_syntax_take(p, ']');
}

bool mc_pattern_syntax_take_name(mc_pattern_syntax *p)
{
    if (mc_pattern_syntax_take_word(p, "P<") || mc_pattern_syntax_take(p, '<')) {
        mc_pattern_syntax_skip_past(p, '>');
        return true;
    }
    if (!mc_pattern_syntax_take(p, '\'')) return false;
    mc_pattern_syntax_skip_past(p, '\'');
    return true;
}

static uint32_t take_number(mc_pattern_syntax *p, uint32_t otherwise)
{
    if (mc_pattern_syntax_at_end(p) || !mc_is_digit(*p->at)) return otherwise;
    uint32_t value = 0;
    for (; !mc_pattern_syntax_at_end(p) && mc_is_digit(*p->at); p->at++)
        value = value < 100000 ? value * 10 + (uint32_t)(*p->at - '0') : value;
    return value;
}

// {n}, {n,}, {n,m}; a brace that is no quantifier is a literal and stays. {,m} is a literal before
// PCRE2 10.43 and a quantifier since.
static bool take_braces(mc_pattern_syntax *p, uint32_t *least, uint32_t *most)
{
    const uint16_t *start = p->at;
    if (mc_pattern_syntax_take_word(p, "{,"))
        p->beyond_us = true;
    else if (mc_pattern_syntax_take(p, '{') && !mc_pattern_syntax_at_end(p) &&
             mc_is_digit(*p->at)) {
        *least = take_number(p, 0);
        *most = mc_pattern_syntax_take(p, ',') ? take_number(p, MC_PATTERN_UNBOUNDED) : *least;
        if (mc_pattern_syntax_take(p, '}')) return true;
    }
    p->at = start;
    return false;
}

// Leaves the bounds alone when there is none.
bool mc_pattern_syntax_take_quantifier(mc_pattern_syntax *p, uint32_t *least, uint32_t *most)
{
    uint32_t at_least = 0, at_most = MC_PATTERN_UNBOUNDED;
    bool found = true;
    if (mc_pattern_syntax_take(p, '?'))
        at_most = 1;
    else if (mc_pattern_syntax_take(p, '+'))
        at_least = 1;
    else if (!mc_pattern_syntax_take(p, '*'))
        found = take_braces(p, &at_least, &at_most);
    if (!found) return false;
    if (!mc_pattern_syntax_take(p, '?')) mc_pattern_syntax_take(p, '+');
    *least = at_least;
    *most = at_most;
    return true;
}

void mc_pattern_syntax_take_options(mc_pattern_syntax *p)
{
    while (!mc_pattern_syntax_at_end(p) && is_one_of(*p->at, "imsn-"))
        p->at++;
}
