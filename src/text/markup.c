// SPDX-License-Identifier: Apache-2.0
// Each scanner looks at a bounded stretch, so that a text of nothing but brackets stays linear.
#include "text/markup.h"

#include <string.h>

#include "base/ascii.h"

#define MAX_TAG_BYTES      400
#define MAX_ADDRESS_BYTES  2000
#define MAX_USER_BYTES     96
#define MAX_EMOTICON_UNITS 8

static char byte_at(mc_str raw, uint32_t at)
{
    return at < raw.size ? raw.data[at] : '\0';
}

static void add_barrier(mc_emitter *e, uint32_t begin)
{
    mc_emitter_add(e, MC_NORM_BARRIER, begin);
}

// <br>, </p>, <a href="…">, <!-- … -->; not "a<b" nor "<3".
static uint32_t behind_tag(mc_str raw, uint32_t at)
{
    uint32_t next = at + 1;
    if (byte_at(raw, next) == '/' || byte_at(raw, next) == '!') next++;
    if (!mc_is_letter(byte_at(raw, next)) && byte_at(raw, next) != '-') return at;
    for (uint32_t end = next; end < raw.size && end - at < MAX_TAG_BYTES; end++) {
        if (raw.data[end] == '>') return end + 1;
        if (raw.data[end] == '<') return at;
    }
    return at;
}

// {IMG:3}, {{name}}: capital or small ASCII letters, digits, colon and underscore in braces.
static uint32_t behind_placeholder(mc_str raw, uint32_t at)
{
    uint32_t next = at;
    while (byte_at(raw, next) == '{' && next - at < 2)
        next++;
    uint32_t begin = next;
    while (next - begin < 32 &&
           (mc_is_letter(byte_at(raw, next)) || mc_is_digit(byte_at(raw, next)) ||
            byte_at(raw, next) == ':' || byte_at(raw, next) == '_'))
        next++;
    if (next == begin || byte_at(raw, next) != '}') return at;
    return byte_at(raw, next + 1) == '}' ? next + 2 : next + 1;
}

static bool is_emoticon(const mc_emitter *e, const uint16_t *name, uint32_t size)
{
    const mc_phrases *names = &e->table->emoticons;
    for (uint32_t at = 0; at < names->count; at++)
        if (mc_ustr_equal(names->items[at], (mc_ustr){name, size})) return true;
    return false;
}

// [泪] [doge]: a name of emoticons.tsv in square brackets.
static uint32_t behind_emoticon(const mc_emitter *e, uint32_t at)
{
    uint16_t name[MAX_EMOTICON_UNITS];
    uint32_t next = at + 1, size = 0;
    while (next < e->raw.size && e->raw.data[next] != ']') {
        uint32_t code = mc_utf8_next(e->raw, &next);
        if (size == MAX_EMOTICON_UNITS || code > 0xFFFF) return at;
        uint16_t cell = e->table->cells[code];
        name[size++] = cell >= MC_CELL_DELETE && cell <= MC_CELL_LAST ? (uint16_t)code : cell;
    }
    return next < e->raw.size && is_emoticon(e, name, size) ? next + 1 : at;
}

static bool is_address(char c)
{
    return c > ' ' && (unsigned char)c < 0x7F && !strchr("<>\"'", c);
}

// At the colon of http://…: the letters of the scheme were written already and are taken back.
static uint32_t take_address(mc_emitter *e, uint32_t at)
{
    mc_str raw = e->raw;
    uint32_t begin = at, end = at + 3, size = e->size;
    if (byte_at(raw, at + 1) != '/' || byte_at(raw, at + 2) != '/') return at;
    while (begin > 0 && at - begin < 8 && mc_is_letter(raw.data[begin - 1]))
        begin--;
    if (begin == at) return at;
    while (size > 0 && e->map[size - 1] >= begin)
        size--;
    while (end - at < MAX_ADDRESS_BYTES && is_address(byte_at(raw, end)))
        end++;
    mc_emitter_cut(e, size);
    add_barrier(e, begin);
    return end;
}

// At the @ of //@user: — everything before is what the writer says, what follows is quoted.
static uint32_t take_quoted_user(mc_emitter *e, uint32_t at)
{
    uint32_t end = at + 1, size = e->size;
    if (at < 2 || size < 2 || e->norm[size - 1] != '/' || e->norm[size - 2] != '/') return at;
    while (end < e->raw.size && end - at < MAX_USER_BYTES) {
        uint32_t next = end, code = mc_utf8_next(e->raw, &next);
        end = next;
        if (code == ':' || code == 0xFF1A || code == ' ') break;
        if (code == '\n') return at;
    }
    uint32_t begin = e->map[size - 2];
    mc_emitter_cut(e, size - 2);
    add_barrier(e, begin);
    return end;
}

static const struct {
    const char *name;
    uint32_t code;
} entities[] = {{"quot;", '"'},     {"amp;", '&'},      {"lt;", '<'},       {"gt;", '>'},
                {"apos;", '\''},    {"nbsp;", ' '},     {"ldquo;", 0x201C}, {"rdquo;", 0x201D},
                {"lsquo;", 0x2018}, {"rsquo;", 0x2019}, {"middot;", 0xB7},  {"hellip;", 0x2026},
                {"mdash;", 0x2014}, {"ensp;", ' '},     {"emsp;", ' '}};

// What the digit at `at` is worth; `base` or more where there is none.
static uint32_t digit_at(mc_str raw, uint32_t at)
{
    return (uint32_t)mc_hex_value(byte_at(raw, at));
}

// &#x4E2D; or &#20013;: the number and, in `end`, the byte behind; 0 when it is none.
static uint32_t numeric_entity(mc_str raw, uint32_t at, uint32_t *end)
{
    uint32_t next = at + 2, number = 0, base = 10;
    if (byte_at(raw, next) == 'x' || byte_at(raw, next) == 'X') base = 16, next++;
    uint32_t begin = next;
    while (next - begin < 7 && digit_at(raw, next) < base)
        number = number * base + digit_at(raw, next++);
    if (next == begin || byte_at(raw, next) != ';') return 0;
    *end = next + 1;
    return number > 0x10FFFF || (number >= 0xD800 && number < 0xE000) ? 0 : number;
}

static uint32_t take_entity(mc_emitter *e, uint32_t at)
{
    uint32_t end = at, code = 0;
    if (byte_at(e->raw, at + 1) == '#')
        code = numeric_entity(e->raw, at, &end);
    else {
        mc_str rest = mc_str_slice(e->raw, at + 1, at + 8);
        for (size_t i = 0; code == 0 && i < sizeof entities / sizeof *entities; i++)
            if (mc_str_has_prefix(rest, mc_str_from_z(entities[i].name))) {
                code = entities[i].code;
                end = at + 1 + (uint32_t)strlen(entities[i].name);
            }
    }
    if (code == 0) return at;
    uint32_t before = e->size;
    mc_emitter_add_code(e, code, at);
    if (e->size == before) mc_emitter_skip(e, at);
    e->repairs.entities++;
    return end;
}

uint32_t mc_markup_take(mc_emitter *e, uint16_t unit, uint32_t at)
{
    uint32_t behind = at;
    switch (unit) {
    case '&':
        return take_entity(e, at);
    case ':':
        return take_address(e, at);
    case '@':
        return take_quoted_user(e, at);
    case '<':
        behind = behind_tag(e->raw, at);
        break;
    case '{':
        behind = behind_placeholder(e->raw, at);
        break;
    case '[':
        behind = behind_emoticon(e, at);
        break;
    }
    if (behind > at) add_barrier(e, at);
    return behind;
}
