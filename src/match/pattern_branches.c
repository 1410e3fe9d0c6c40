// SPDX-License-Identifier: Apache-2.0
#include "match/pattern_branches.h"

#include <stdbool.h>

#include "match/pattern_syntax.h"

// (?i) outside brackets, \Q and comments would reach from one branch into the next, or hide a bar.
static bool is_foreign_group(const mc_pattern_syntax *in)
{
    if (in->end - in->at < 2 || in->at[0] != '?') return in->at < in->end && *in->at == '*';
    uint16_t sign = in->at[1];
    if (sign == '(') return in->end - in->at < 4 || in->at[2] != '?' || in->at[3] != '=';
    bool known = sign == ':' || sign == '=' || sign == '!' || sign == '<' || sign == '>' ||
                 sign == 'P' || sign == '\'';
    return !known;
}

// Takes one sign; false for one whose effect on other branches is not known.
static bool take_sign(mc_pattern_syntax *in, uint32_t *depth)
{
    mc_pattern_members members = {.known = true};
    uint16_t sign = *in->at++, unit;
    if (sign == '(') {
        ++*depth;
        return !is_foreign_group(in);
    }
    if (sign == ')') return (*depth)-- > 0;
    if (sign == '\\') return mc_pattern_syntax_take_escape(in, &unit) != MC_ESCAPE_UNKNOWN;
    if (sign != '[') return true;
    mc_pattern_syntax_take(in, '^');
    mc_pattern_syntax_take_class(in, &members);
    return true;
}

uint32_t mc_pattern_branches_cut(mc_ustr pattern, mc_ustr branches[MC_PATTERN_MOST_BRANCHES])
{
    mc_pattern_syntax in = {pattern.data, pattern.data + pattern.size, false};
    const uint16_t *begin = in.at;
    uint32_t count = 0, depth = 0;
    bool sound = true;
    while (sound && !mc_pattern_syntax_at_end(&in)) {
        const uint16_t *here = in.at;
        if (depth || *here != '|') {
            sound = take_sign(&in, &depth);
            continue;
        }
        sound = ++count < MC_PATTERN_MOST_BRANCHES;
        branches[count - 1] = (mc_ustr){begin, (uint32_t)(here - begin)};
        begin = ++in.at;
    }
    if (!sound || in.beyond_us) {
        branches[0] = pattern;
        return 1;
    }
    branches[count++] = (mc_ustr){begin, (uint32_t)(in.end - begin)};
    return count;
}
