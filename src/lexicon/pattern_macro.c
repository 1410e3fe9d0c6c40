// SPDX-License-Identifier: Apache-2.0
#include "lexicon/pattern_macro.h"

#include <string.h>

#include "lexicon/class_pattern.h"
#include "lexicon/pattern_text.h"
#include "lexicon/scalar.h"
#include "lexicon/word_class.h"

// A pattern is read once from left to right. Regex syntax (groups, escapes, quantifiers, classes)
// is copied; what stands for itself is folded as texts are; four macros are written out:
//
//     (?:打|告诉)~4@{kin}      with class kin: 妈妈, 妈 (not after 姑)
//     (?:打|告诉)GAP{0,4}?(?:妈妈|(?<!姑)妈)               see lexicon/class_pattern.h
//
//     催收¿{电话}和上门         a site may have taken the word out, with a blank or nothing in its place
//     催收(?:电话| ?)和上门
//
// A run of literals is folded as one string, because folding may look at neighbours; only a
// character with a quantifier behind it is folded by itself, so that the quantifier keeps its
// meaning (欧元? means 欧 and perhaps 元).
//
// Gaps: a clause ends at ，；： and at a blank between two Han characters (text/text.h); 、
// and the blanks in "打 3 个电话" do not end it. Sentence ends, line ends and barriers end
// the matcher's window anyway.
typedef struct expander {
    mc_build *build;
    mc_place at;
    mc_str pattern;
    uint32_t next; // byte
    mc_buf text;
    bool wrong;
} expander;

static const uint16_t CLAUSE_GAP[] = u"(?:[^，；：。！？… \\n\\r]|(?<![\\x{4e00}-\\x{9fff}]) "
                                     u"| (?![\\x{4e00}-\\x{9fff}]))";
static const uint16_t SENTENCE_GAP[] = u"[^。！？；…\\n\\r]";

// A class is written out once and copied from then on. Named classes do not change any more.
static void put_class(expander *out, uint32_t index)
{
    mc_build *build = out->build;
    if (!build->class_patterns)
        build->class_patterns =
            mc_arena_array(&build->scratch, build->named_class_count, sizeof(mc_ustr));
    if (!build->class_patterns || index >= build->named_class_count) return;
    mc_ustr *known = &build->class_patterns[index];
    if (known->size) {
        mc_pattern_text_add(&out->text, *known);
        return;
    }
    uint32_t begin = mc_pattern_text_size(&out->text);
    mc_class_pattern_write(&out->text, &build->scratch, &build->classes[index]);
    if (mc_buf_status(&out->text) == MC_OK)
        *known = mc_arena_ustr(&build->scratch, mc_pattern_text_from(&out->text, begin));
}

static void fail(expander *out, const char *what, const char *expected)
{
    mc_place at = out->at;
    mc_problems_add(&out->build->problems, at,
                    "%s in the pattern, at its character %u; expected %s", what,
                    mc_scalar_count(mc_str_slice(out->pattern, 0, out->next)) + 1, expected);
    out->wrong = true;
    out->next = out->pattern.size;
}

static int byte_at(const expander *out, uint32_t at)
{
    return at < out->pattern.size ? (unsigned char)out->pattern.data[at] : -1;
}

static void copy_bytes(expander *out, uint32_t end)
{
    while (out->next < end) {
        mc_pattern_text_add_unit(&out->text,
                                 (uint16_t)(unsigned char)out->pattern.data[out->next++]);
    }
}

static void expand_class(expander *out)
{
    uint32_t end = mc_str_find(out->pattern, MC_STR("}"), out->next);
    if (end == UINT32_MAX) {
        fail(out, "\"@{\" is not closed", "@{class}");
        return;
    }
    mc_str name = mc_str_slice(out->pattern, out->next + 2, end);
    uint32_t index = mc_word_class_named(out->build, name, out->at);
    out->next = end + 1;
    out->wrong |= index == MC_NONE;
    if (index != MC_NONE) put_class(out, index);
}

// `sign_bytes` is the size of ~ or ≈; digits must follow.
static void expand_gap(expander *out, uint32_t sign_bytes, const uint16_t *gap)
{
    uint32_t at = out->next + sign_bytes, number = 0, digits = 0;
    while (byte_at(out, at) >= '0' && byte_at(out, at) <= '9' && digits < 4) {
        number = number * 10 + (uint32_t)(byte_at(out, at++) - '0');
        digits++;
    }
    if (digits == 0 || number == 0 || number > 120) {
        fail(out, "a gap sign without a number", "~N or ≈N with N from 1 to 120");
        return;
    }
    uint32_t size = 0;
    while (gap[size]) {
        size++;
    }
    mc_pattern_text_add(&out->text, (mc_ustr){gap, size});
    mc_pattern_text_add_ascii(&out->text, "{0,");
    out->next += sign_bytes;
    copy_bytes(out, at);
    mc_pattern_text_add_ascii(&out->text, "}?");
}

// ¿{word}, ¿{word|word} or ¿{#} for digits: what a filter takes out, or its empty place.
static void expand_missing(expander *out, uint32_t begin)
{
    uint32_t end = mc_str_find(out->pattern, MC_STR("}"), begin);
    if (byte_at(out, begin) != '{' || end == UINT32_MAX || end == begin + 1) {
        fail(out, "a word that may be missing without its braces", "¿{word} or ¿{#}");
        return;
    }
    mc_str rest = mc_str_slice(out->pattern, begin + 1, end), word;
    mc_pattern_text_add_ascii(&out->text, "(?:");
    while (mc_str_split(&rest, '|', &word)) {
        if (mc_str_equal(word, MC_STR("#")))
            mc_pattern_text_add_ascii(&out->text, "[0-9]+(?:\\.[0-9]+)?");
        else
            mc_pattern_text_add_literal(
                &out->text, mc_fold_string(out->build->fold, &out->build->scratch, word));
        mc_pattern_text_add_unit(&out->text, '|');
    }
    mc_pattern_text_add_ascii(&out->text, " ?)");
    out->next = end + 1;
}

// A backslash and what belongs to it: \d \. \p{Han} \x{4e00} \k<q>.
static void copy_escape(expander *out)
{
    int c = byte_at(out, out->next + 1);
    uint32_t end = out->next + 2;
    if (c < 0 || c >= 0x80 || c == 'Q' || c == 'E' || c == 'C') {
        fail(out, "an escape that patterns do not have", "a backslash before an ASCII sign");
        return;
    }
    int open = byte_at(out, end);
    if (strchr("pPxkgNo", c) && (open == '{' || open == '<' || open == '\'')) {
        char close[2] = {open == '{' ? '}' : open == '<' ? '>' : '\'', 0};
        end = mc_str_find(out->pattern, mc_str_from_z(close), end + 1);
        if (end == UINT32_MAX) {
            fail(out, "an escape is not closed", "its closing bracket");
            return;
        }
        end++;
    }
    copy_bytes(out, end);
}

// "(" and, when a question mark follows, all up to what begins the group's content.
static void copy_group_open(expander *out)
{
    if (byte_at(out, out->next + 1) == '*') {
        fail(out, "a verb \"(*\"", "no verbs: budgets and options are the matcher's");
        return;
    }
    uint32_t end = out->next + 1;
    if (byte_at(out, end) == '?' && byte_at(out, end + 1) == '|') {
        end += 2;
    } else if (byte_at(out, end) == '?') {
        end++;
        while (byte_at(out, end) >= 0 && byte_at(out, end) < 0x80 &&
               !strchr(":=!>)", byte_at(out, end))) {
            end++;
        }
        // (?<= and (?<! end in their sign, (?<name> in >
        if (byte_at(out, end) >= 0 && byte_at(out, end) < 0x80 && byte_at(out, end) != ')') end++;
    }
    copy_bytes(out, end);
}

static mc_ustr fold_range(expander *out, uint32_t begin, uint32_t end)
{
    return mc_fold_string(out->build->fold, &out->build->scratch,
                          mc_str_slice(out->pattern, begin, end));
}

// One character of a character class: folded when that leaves one unit.
static void copy_class_member(expander *out)
{
    uint32_t begin = out->next, end = begin;
    uint32_t scalar = mc_scalar_next(out->pattern, &end);
    if (scalar < 0x80 && !(scalar >= 'A' && scalar <= 'Z')) {
        copy_bytes(out, end);
        return;
    }
    mc_ustr folded = fold_range(out, begin, end);
    if (folded.size != 1) {
        fail(out, "a character that folds to several stands in [ ]", "an alternative (?:a|b)");
        return;
    }
    out->next = end;
    mc_pattern_text_add_literal(&out->text, folded);
}

static void copy_class(expander *out)
{
    uint32_t first = out->next + 1;
    copy_bytes(out, first);
    if (byte_at(out, out->next) == '^') copy_bytes(out, ++first);
    while (!out->wrong) {
        int c = byte_at(out, out->next);
        if (c < 0) {
            fail(out, "\"[\" is not closed", "]");
        } else if (c == ']' && out->next > first) {
            copy_bytes(out, out->next + 1);
            return;
        } else if (c == '\\') {
            copy_escape(out);
        } else if (c == '[' && byte_at(out, out->next + 1) == ':') {
            uint32_t end = mc_str_find(out->pattern, MC_STR(":]"), out->next);
            copy_bytes(out, end == UINT32_MAX ? out->next + 1 : end + 2);
        } else {
            copy_class_member(out);
        }
    }
}

static bool is_letter(uint32_t c)
{
    return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// ≈ and ¿.
static bool is_macro_sign(uint32_t scalar)
{
    return scalar == 0x2248 || scalar == 0xBF;
}

static bool is_quantifier(int c)
{
    return c == '?' || c == '*' || c == '+' || c == '{';
}

// A run of characters that stand for themselves.
static void copy_literals(expander *out)
{
    uint32_t begin = out->next, end = begin, last = begin;
    while (end < out->pattern.size) {
        uint32_t after = end;
        uint32_t scalar = mc_scalar_next(out->pattern, &after);
        if (!is_letter(scalar) || is_macro_sign(scalar)) break;
        last = end;
        end = after;
    }
    uint32_t run_end = is_quantifier(byte_at(out, end)) ? last : end;
    if (run_end > begin) mc_pattern_text_add_literal(&out->text, fold_range(out, begin, run_end));
    if (run_end < end) {
        mc_ustr folded = fold_range(out, run_end, end);
        if (folded.size != 1) mc_pattern_text_add_ascii(&out->text, "(?:");
        mc_pattern_text_add_literal(&out->text, folded);
        if (folded.size != 1) mc_pattern_text_add_unit(&out->text, ')');
    }
    out->next = end;
}

static void copy_quantifier(expander *out)
{
    uint32_t end = mc_str_find(out->pattern, MC_STR("}"), out->next);
    copy_bytes(out, end == UINT32_MAX ? out->next + 1 : end + 1);
}

// A sign of our own: false where `scalar` is none.
static bool expand_sign(expander *out, uint32_t scalar, uint32_t after)
{
    switch (scalar) {
    case '@':
        if (byte_at(out, after) != '{') return false;
        expand_class(out);
        return true;
    case '~':
        expand_gap(out, 1, CLAUSE_GAP);
        return true;
    case 0x2248:
        expand_gap(out, after - out->next, SENTENCE_GAP);
        return true;
    case 0xBF:
        expand_missing(out, after);
        return true;
    default:
        return false;
    }
}

static void expand_next(expander *out)
{
    uint32_t after = out->next;
    uint32_t scalar = mc_scalar_next(out->pattern, &after);
    if (expand_sign(out, scalar, after)) return;
    switch (scalar) {
    case '\\':
        copy_escape(out);
        return;
    case '(':
        copy_group_open(out);
        return;
    case '[':
        copy_class(out);
        return;
    case '{':
        copy_quantifier(out);
        return;
    case MC_SCALAR_BAD:
        fail(out, "a byte that is not UTF-8", "UTF-8");
        return;
    default:
        break;
    }
    if (is_letter(scalar)) {
        copy_literals(out);
    } else {
        copy_bytes(out, after);
    }
}

// The pattern in the lexicon's arena, if it is not too long.
static mc_ustr keep(const expander *out)
{
    mc_build *build = out->build;
    mc_status st = mc_buf_status(&out->text);
    if (st == MC_OK) return mc_arena_ustr(build->arena, mc_pattern_text_from(&out->text, 0));
    if (st == MC_ERR_LIMIT)
        mc_problems_add(&build->problems, out->at,
                        "the pattern is longer than %u characters with its classes",
                        MC_PATTERN_MOST_UNITS);
    else
        mc_build_has_room(build, false);
    return (mc_ustr){0};
}

mc_ustr mc_pattern_macro_expand(mc_build *build, mc_str pattern, mc_place at)
{
    expander out = {.build = build, .at = at, .pattern = pattern};
    out.text = MC_BUF_INIT(MC_PATTERN_MOST_UNITS * sizeof(uint16_t));
    while (out.next < pattern.size && !out.wrong) {
        expand_next(&out);
    }
    mc_ustr expanded = out.wrong ? (mc_ustr){0} : keep(&out);
    mc_buf_dispose(&out.text);
    return expanded;
}
