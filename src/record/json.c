// SPDX-License-Identifier: Apache-2.0
#include "record/json.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/limits.h"
#include "base/utf8_run.h"
#include "base/word64.h"

// One pass, recursive descent, as deep as MC_MAX_JSON_DEPTH. The children of a value must lie side
// by side, but a child has children of its own before its next sibling is seen. So finished values
// wait on one stack; when a bracket closes, its part of the stack moves into the arena:
//
//     {"id":7,"turns":[{"text":"a"},{"text":"b"}]}
//     stack before the inner `]`:   id=7 │ {text=a} {text=b}
//     arena after it:               … [{text=a} {text=b}]      stack: id=7 │ turns=[2]
//
// A string without escapes is not copied: it points into the text. A string with escapes is decoded
// into the arena; the decoded form is never longer than the written one (\uXXXX
// is 6 bytes for at most 3).

enum { USUAL_STACK = 64 };

typedef struct scanner {
    const unsigned char *begin, *at, *end;
    mc_arena *arena;
    mc_json *stack;
    uint32_t stack_count, stack_capacity;
    uint32_t depth;
    mc_json_notes *notes;
    mc_error *err;
} scanner;

static mc_status scan_value(scanner *s, mc_json *out);

static mc_status fail_at(scanner *s, mc_status code, const unsigned char *at, const char *message)
{
    uint32_t line = 1, column = 1;
    for (const unsigned char *c = s->begin; c < at; c++) {
        if (*c == '\n') {
            line++;
            column = 1;
        } else if ((*c & 0xC0) != 0x80) {
            column++;
        }
    }
    if (at >= s->end) {
        return mc_error_set_at(s->err, code, "", line, column, "found the end of the text, %s",
                               message);
    }
    if (*at > 0x20 && *at < 0x7F) {
        return mc_error_set_at(s->err, code, "", line, column, "found '%c', %s", *at, message);
    }
    return mc_error_set_at(s->err, code, "", line, column, "found byte 0x%02X, %s", *at, message);
}

static void skip_blanks(scanner *s)
{
    while (s->at < s->end &&
           (*s->at == ' ' || *s->at == '\n' || *s->at == '\r' || *s->at == '\t')) {
        s->at++;
    }
}

// Bytes of the well-formed UTF-8 sequence at `at` (Unicode, table 3-7), 0 when it is none.
static uint32_t utf8_size(const unsigned char *at, const unsigned char *end)
{
    size_t left = (size_t)(end - at);
    unsigned char lead = at[0];
    if (lead < 0x80) return 1;
    if (left < 2 || lead < 0xC2 || lead > 0xF4 || (at[1] & 0xC0) != 0x80) return 0;
    if (lead < 0xE0) return 2;
    if (left < 3 || (at[2] & 0xC0) != 0x80) return 0;
    if (lead < 0xF0) {
        return (lead == 0xE0 && at[1] < 0xA0) || (lead == 0xED && at[1] > 0x9F) ? 0 : 3;
    }
    if (left < 4 || (at[3] & 0xC0) != 0x80) return 0;
    return (lead == 0xF0 && at[1] < 0x90) || (lead == 0xF4 && at[1] > 0x8F) ? 0 : 4;
}

// Moves over bytes from a blank on but for quote and backslash; stops at those, at any byte above
// 7F and at `end`. Eight at a time: may_need_escape() of json_write.c says how. What a borrow adds
// lies above a byte that is really meant, so the lowest is one.
static const unsigned char *skip_ascii(const unsigned char *at, const unsigned char *end)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = UINT64_C(0x8080808080808080);
    for (; end - at >= 8; at += 8) {
        uint64_t x = mc_word64_load(at);
        uint64_t quote = x ^ ones * '"', backslash = x ^ ones * '\\';
        uint64_t found = (x - ones * 0x20) | (quote - ones) | (backslash - ones);
        uint64_t stops = ((found & ~x) | x) & high;
        if (stops) return at + mc_word64_first_byte(stops);
    }
    while (at < end && *at >= 0x20 && *at < 0x80 && *at != '"' && *at != '\\') {
        at++;
    }
    return at;
}

// Moves over plain characters of a string; stops at a quote, a backslash or something forbidden.
static const unsigned char *skip_plain(const unsigned char *at, const unsigned char *end)
{
    while (at < end) {
        at = skip_ascii(at, end);
        if (at >= end || *at < 0x80) return at;
        at += mc_utf8_run_bytes(at, (uint32_t)(end - at)); // nearly all of a Chinese text
        if (at >= end || *at < 0x80) continue;
        uint32_t size = utf8_size(at, end);
        if (size == 0) return at;
        at += size;
    }
    return at;
}

// The four digits behind \u; negative when they are not there.
static int32_t hex_unit(const unsigned char *at, const unsigned char *end)
{
    if (end - at < 4) return -1;
    int32_t unit = 0;
    for (int i = 0; i < 4; i++) {
        int digit = mc_hex_value(at[i]);
        if (digit < 0) return -1;
        unit = unit * 16 + digit;
    }
    return unit;
}

static uint32_t put_utf8(char *to, uint32_t c)
{
    if (c < 0x80) {
        to[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        to[0] = (char)(0xC0 | c >> 6);
        to[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        to[0] = (char)(0xE0 | c >> 12);
        to[1] = (char)(0x80 | (c >> 6 & 0x3F));
        to[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    to[0] = (char)(0xF0 | c >> 18);
    to[1] = (char)(0x80 | (c >> 12 & 0x3F));
    to[2] = (char)(0x80 | (c >> 6 & 0x3F));
    to[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

// \uXXXX, a pair of them for a supplementary character. `s->at` stands on the u.
static mc_status decode_unicode(scanner *s, char *to, uint32_t *size)
{
    int32_t unit = hex_unit(s->at + 1, s->end);
    if (unit < 0) {
        return fail_at(s, MC_ERR_SYNTAX, s->at, "expected four hexadecimal digits after \\u");
    }
    s->at += 5;
    uint32_t c = (uint32_t)unit;
    if (c >= 0xD800 && c < 0xDC00 && s->end - s->at >= 6 && s->at[0] == '\\' && s->at[1] == 'u') {
        int32_t low = hex_unit(s->at + 2, s->end);
        if (low >= 0xDC00 && low < 0xE000) {
            c = 0x10000 + ((c - 0xD800) << 10) + ((uint32_t)low - 0xDC00);
            s->at += 6;
        }
    }
    if (c == 0 && s->notes) s->notes->nul_characters++;
    if (c >= 0xD800 && c < 0xE000 && s->notes) s->notes->lone_surrogates++;
    if (c == 0 || (c >= 0xD800 && c < 0xE000)) c = 0xFFFD;
    *size = put_utf8(to, c);
    return MC_OK;
}

// One escape; `s->at` stands behind the backslash.
static mc_status decode_escape(scanner *s, char *to, uint32_t *size)
{
    static const char written[] = "\"\\/bfnrt", meant[] = "\"\\/\b\f\n\r\t";
    if (s->at < s->end && *s->at == 'u') return decode_unicode(s, to, size);
    const char *known = s->at < s->end && *s->at ? strchr(written, *s->at) : NULL;
    if (!known) {
        return fail_at(s, MC_ERR_SYNTAX, s->at,
                       "expected one of \" \\ / b f n r t u after a backslash");
    }
    *to = meant[known - written];
    *size = 1;
    s->at++;
    return MC_OK;
}

// Where the string ends that is open at `at`: its closing quote, or the end of the text.
static const unsigned char *closing_quote(const unsigned char *at, const unsigned char *end)
{
    while (at < end && *at != '"') {
        at += *at == '\\' && end - at > 1 ? 2 : 1;
    }
    return at;
}

// Why skip_plain() stopped where no quote and no backslash is.
static mc_status fail_in_string(scanner *s)
{
    if (s->at < s->end && *s->at >= 0x80) {
        return fail_at(s, MC_ERR_ENCODING, s->at, "expected valid UTF-8");
    }
    return fail_at(s, MC_ERR_SYNTAX, s->at,
                   s->at < s->end ? "expected control characters in a string to be escaped"
                                  : "expected the closing quote of a string");
}

// The rest of a string from its first backslash on, decoded into the arena.
static mc_status decode_string(scanner *s, const unsigned char *begin, mc_str *out)
{
    char *to = mc_arena_alloc(s->arena, (size_t)(closing_quote(s->at, s->end) - begin) + 4);
    if (!to) return mc_error_memory(s->err);
    size_t size = (size_t)(s->at - begin);
    memcpy(to, begin, size);
    while (s->at < s->end && *s->at == '\\') {
        uint32_t added = 0;
        s->at++;
        mc_status st = decode_escape(s, to + size, &added);
        if (st != MC_OK) return st;
        size += added;
        const unsigned char *plain = s->at;
        s->at = skip_plain(s->at, s->end);
        memcpy(to + size, plain, (size_t)(s->at - plain));
        size += (size_t)(s->at - plain);
    }
    if (s->at >= s->end || *s->at != '"') return fail_in_string(s);
    s->at++;
    *out = (mc_str){to, (uint32_t)size};
    return MC_OK;
}

// `s->at` stands behind the opening quote.
static mc_status scan_string(scanner *s, mc_str *out)
{
    const unsigned char *begin = s->at;
    s->at = skip_plain(s->at, s->end);
    if (s->at < s->end && *s->at == '\\') return decode_string(s, begin, out);
    if (s->at >= s->end || *s->at != '"') return fail_in_string(s);
    *out = (mc_str){(const char *)begin, (uint32_t)(s->at - begin)};
    s->at++;
    return MC_OK;
}

static bool is_digit_at(const scanner *s)
{
    return s->at < s->end && mc_is_digit(*s->at);
}

static mc_status skip_digits(scanner *s)
{
    if (!is_digit_at(s)) return fail_at(s, MC_ERR_SYNTAX, s->at, "expected a digit");
    while (is_digit_at(s)) {
        s->at++;
    }
    return MC_OK;
}

static mc_status scan_number(scanner *s, mc_json *out)
{
    const unsigned char *begin = s->at;
    if (*s->at == '-') s->at++;
    bool zero = s->at < s->end && *s->at == '0';
    mc_status st = MC_OK;
    if (zero) {
        s->at++;
        if (is_digit_at(s)) {
            return fail_at(s, MC_ERR_SYNTAX, s->at, "expected no digit after a leading zero");
        }
    } else {
        st = skip_digits(s);
    }
    if (st == MC_OK && s->at < s->end && *s->at == '.') {
        s->at++;
        st = skip_digits(s);
    }
    if (st == MC_OK && s->at < s->end && (*s->at | 0x20) == 'e') {
        s->at++;
        if (s->at < s->end && (*s->at == '+' || *s->at == '-')) s->at++;
        st = skip_digits(s);
    }
    out->kind = MC_JSON_NUMBER;
    out->text = (mc_str){(const char *)begin, (uint32_t)(s->at - begin)};
    return st;
}

static mc_status scan_word(scanner *s, mc_json *out, const char *word, mc_json_kind kind)
{
    size_t size = strlen(word);
    if ((size_t)(s->end - s->at) < size || memcmp(s->at, word, size) != 0) {
        return fail_at(s, MC_ERR_SYNTAX, s->at, "expected a value");
    }
    s->at += size;
    out->kind = kind;
    return MC_OK;
}

static mc_status push(scanner *s, const mc_json *value)
{
    if (!MC_ARRAY_RESERVE(s->stack, s->stack_capacity, (uint64_t)s->stack_count + 1)) {
        return mc_error_memory(s->err);
    }
    s->stack[s->stack_count++] = *value;
    return MC_OK;
}

static mc_status scan_member(scanner *s)
{
    mc_json member = {.kind = MC_JSON_NULL};
    if (s->at >= s->end || *s->at != '"') {
        return fail_at(s, MC_ERR_SYNTAX, s->at, "expected a key in double quotes");
    }
    s->at++;
    mc_status st = scan_string(s, &member.key);
    skip_blanks(s);
    if (st == MC_OK && (s->at >= s->end || *s->at != ':')) {
        st = fail_at(s, MC_ERR_SYNTAX, s->at, "expected ':' after a key");
    }
    if (st != MC_OK) return st;
    s->at++;
    skip_blanks(s);
    st = scan_value(s, &member);
    return st == MC_OK ? push(s, &member) : st;
}

static mc_status scan_element(scanner *s)
{
    mc_json element = {.kind = MC_JSON_NULL};
    mc_status st = scan_value(s, &element);
    return st == MC_OK ? push(s, &element) : st;
}

static uint32_t count_equal_before(const mc_json *members, uint32_t at)
{
    for (uint32_t i = 0; i < at; i++) {
        if (mc_str_equal(members[i].key, members[at].key)) return 1;
    }
    return 0;
}

static int order_hashes(const void *a, const void *b)
{
    uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;
    return x < y ? -1 : x > y;
}

// Keys that stand before a later equal one. Large objects are compared by 64-bit hash, so that an
// object of a million keys is no attack.
static mc_status count_duplicate_keys(scanner *s, const mc_json *members, uint32_t count)
{
    if (!s->notes) return MC_OK;
    if (count <= 32) {
        for (uint32_t i = 1; i < count; i++) {
            s->notes->duplicate_keys += count_equal_before(members, i);
        }
        return MC_OK;
    }
    uint64_t *hashes = malloc(count * sizeof *hashes);
    if (!hashes) return mc_error_memory(s->err);
    for (uint32_t i = 0; i < count; i++) {
        hashes[i] = mc_hash64(members[i].key.data, members[i].key.size, 0);
    }
    qsort(hashes, count, sizeof *hashes, order_hashes);
    for (uint32_t i = 1; i < count; i++) {
        s->notes->duplicate_keys += hashes[i] == hashes[i - 1];
    }
    free(hashes);
    return MC_OK;
}

// Moves the values above `mark` from the stack into the arena, as the children of `out`.
static mc_status take_children(scanner *s, mc_json *out, uint32_t mark)
{
    uint32_t count = s->stack_count - mark;
    out->count = count;
    s->stack_count = mark;
    if (count == 0) return MC_OK;
    mc_json *items = mc_arena_copy(s->arena, s->stack + mark, count * sizeof *items);
    if (!items) return mc_error_memory(s->err);
    out->items = items;
    return out->kind == MC_JSON_OBJECT ? count_duplicate_keys(s, items, count) : MC_OK;
}

// Array or object; `s->at` stands on the opening bracket.
static mc_status scan_children(scanner *s, mc_json *out)
{
    bool object = *s->at == '{';
    unsigned char close = object ? '}' : ']';
    uint32_t mark = s->stack_count;
    if (s->depth == MC_MAX_JSON_DEPTH) {
        return fail_at(s, MC_ERR_LIMIT, s->at, "expected no more than 64 nested values");
    }
    s->depth++;
    s->at++;
    out->kind = object ? MC_JSON_OBJECT : MC_JSON_ARRAY;
    skip_blanks(s);
    bool more = s->at >= s->end || *s->at != close;
    while (more) {
        mc_status st = object ? scan_member(s) : scan_element(s);
        if (st != MC_OK) return st;
        skip_blanks(s);
        more = s->at < s->end && *s->at == ',';
        if (!more && (s->at >= s->end || *s->at != close)) {
            return fail_at(s, MC_ERR_SYNTAX, s->at,
                           object ? "expected ',' or '}'" : "expected ',' or ']'");
        }
        if (more) s->at++;
        if (more) skip_blanks(s);
    }
    s->at++;
    s->depth--;
    return take_children(s, out, mark);
}

static mc_status scan_value(scanner *s, mc_json *out)
{
    if (s->at >= s->end) return fail_at(s, MC_ERR_SYNTAX, s->at, "expected a value");
    switch (*s->at) {
    case '"':
        s->at++;
        out->kind = MC_JSON_STRING;
        return scan_string(s, &out->text);
    case '{':
    case '[':
        return scan_children(s, out);
    case 't':
        return scan_word(s, out, "true", MC_JSON_TRUE);
    case 'f':
        return scan_word(s, out, "false", MC_JSON_FALSE);
    case 'n':
        return scan_word(s, out, "null", MC_JSON_NULL);
    default:
        break;
    }
    if (*s->at == '-' || is_digit_at(s)) return scan_number(s, out);
    return fail_at(s, MC_ERR_SYNTAX, s->at, "expected a value");
}

mc_status mc_json_parse(mc_json *out, mc_arena *arena, mc_str text, mc_json_notes *notes,
                        mc_error *err)
{
    const unsigned char *begin = (const unsigned char *)(text.data ? text.data : "");
    scanner s = {.begin = begin,
                 .at = begin,
                 .end = begin + text.size,
                 .arena = arena,
                 .notes = notes,
                 .err = err};
    *out = (mc_json){.kind = MC_JSON_NULL};
    skip_blanks(&s);
    mc_status st =
        MC_ARRAY_RESERVE(s.stack, s.stack_capacity, USUAL_STACK) ? MC_OK : mc_error_memory(err);
    if (st == MC_OK) st = scan_value(&s, out);
    if (st == MC_OK) {
        skip_blanks(&s);
        if (s.at < s.end) {
            st = fail_at(&s, MC_ERR_SYNTAX, s.at, "expected the end of the text after the value");
        }
    }
    free(s.stack);
    return st;
}

const mc_json *mc_json_member(const mc_json *object, const char *key)
{
    if (!object || object->kind != MC_JSON_OBJECT) return NULL;
    mc_str wanted = mc_str_from_z(key);
    for (uint32_t i = object->count; i-- > 0;) {
        const mc_str *found = &object->items[i].key;
        // Most keys differ in size or first letter.
        if (found->size != wanted.size || (wanted.size && *found->data != *wanted.data)) continue;
        if (mc_str_equal(*found, wanted)) return &object->items[i];
    }
    return NULL;
}

mc_str mc_json_text(const mc_json *object, const char *key)
{
    const mc_json *member = mc_json_member(object, key);
    bool has_text = member && (member->kind == MC_JSON_STRING || member->kind == MC_JSON_NUMBER);
    return has_text ? member->text : (mc_str){NULL, 0};
}
