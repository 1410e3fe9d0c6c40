// SPDX-License-Identifier: Apache-2.0
#include "record/json_write.h"

static void write_escape(mc_buf *out, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    switch (c) {
    case '"':
        mc_buf_add(out, "\\\"", 2);
        return;
    case '\\':
        mc_buf_add(out, "\\\\", 2);
        return;
    case '\n':
        mc_buf_add(out, "\\n", 2);
        return;
    case '\r':
        mc_buf_add(out, "\\r", 2);
        return;
    case '\t':
        mc_buf_add(out, "\\t", 2);
        return;
    default: {
        char unit[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
        mc_buf_add(out, unit, sizeof unit);
    }
    }
}

// True when one of eight bytes is a quote, a backslash or below a blank or DEL: for each of these
// bytes x ^ c is 0, and of a byte below n, x - n borrows; both set the byte's highest bit, which
// must not have been set. What a borrow from a lower byte adds is only a false alarm. Of Han text
// all bytes have that bit.
static bool may_need_escape(const char *bytes)
{
    const uint64_t ones = UINT64_C(0x0101010101010101), high = UINT64_C(0x8080808080808080);
    uint64_t x;
    memcpy(&x, bytes, sizeof x);
    if ((x & high) == high) return false;
    uint64_t quote = x ^ ones * '"', backslash = x ^ ones * '\\', del = x ^ ones * 0x7F;
    uint64_t found = (x - ones * 0x20) | (quote - ones) | (backslash - ones) | (del - ones);
    return found & ~x & high;
}

// Bytes from `from` on that are written as they are.
static uint32_t plain_bytes(mc_str s, uint32_t from)
{
    uint32_t at = from;
    while (s.size - at >= 8 && !may_need_escape(s.data + at))
        at += 8;
    // The last eight once more, instead of a few one by one.
    bool few = s.size - at < 8 && s.size - from >= 8;
    if (few && !may_need_escape(s.data + s.size - 8)) return s.size - from;
    for (; at < s.size; at++) {
        unsigned char c = (unsigned char)s.data[at];
        if (c < 0x20 || c == '"' || c == '\\' || c == 0x7F) break;
    }
    return at - from;
}

static void write_escaped(mc_buf *out, mc_str s, uint32_t plain)
{
    uint32_t at = 0;
    mc_buf_add_char(out, '"');
    while (at < s.size) {
        mc_buf_add(out, s.data + at, plain);
        at += plain;
        if (at < s.size) write_escape(out, (unsigned char)s.data[at++]);
        plain = plain_bytes(s, at);
    }
    mc_buf_add_char(out, '"');
}

void mc_json_write_string(mc_buf *out, mc_str s)
{
    uint32_t plain = plain_bytes(s, 0);
    if (plain < s.size) {
        write_escaped(out, s, plain);
        return;
    }
    char *to = mc_buf_reserve(out, (size_t)s.size + 2);
    if (!to) return;
    *to = '"';
    if (s.size) memcpy(to + 1, s.data, s.size);
    to[s.size + 1] = '"';
    out->size += (size_t)s.size + 2;
}

void mc_json_write_key(mc_buf *out, const char *key, bool first)
{
    if (!first) mc_buf_add_char(out, ',');
    mc_json_write_string(out, mc_str_from_z(key));
    mc_buf_add_char(out, ':');
}
