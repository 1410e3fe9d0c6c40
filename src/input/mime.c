// SPDX-License-Identifier: Apache-2.0
#include "input/mime.h"

#include <stdio.h>
#include <string.h>

#include "base/ascii.h"
#include "base/error.h"
#include "text/charset.h"

// A message is a head and a body. The head is one field a line; a line that begins with a blank
// goes on with the one before it:
//
//     Subject: =?gb2312?B?zba?=        words in another charset, base64 (B) or like quoted-printable (Q)
//      =?gb2312?B?y98=?=               the next one: blanks between two of them are none, and mailers cut characters there
//     Content-Type: multipart/alternative; boundary="x"
//     Content-Transfer-Encoding: base64
//
// A multipart body holds parts of the same form between lines that begin with
// --x; --x-- is the last one.

mc_mime_part mc_mime_part_of(mc_str message)
{
    mc_str rest = message, line;
    while (mc_str_split(&rest, '\n', &line)) {
        if (line.size && line.data[0] != '\r') continue;
        return (mc_mime_part){mc_str_slice(message, 0, (uint32_t)(line.data - message.data)), rest};
    }
    return (mc_mime_part){message, {"", 0}};
}

static int base64_value(char c)
{
    if (c >= 'A' && c <= 'Z') return c - 'A';
    if (c >= 'a' && c <= 'z') return c - 'a' + 26;
    if (c >= '0' && c <= '9') return c - '0' + 52;
    if (c == '+' || c == '-') return 62;
    return c == '/' || c == '_' ? 63 : -1;
}

static void add_base64(mc_buf *out, mc_str s)
{
    uint32_t bits = 0, value = 0;
    for (uint32_t i = 0; i < s.size && s.data[i] != '='; i++) {
        int digit = base64_value(s.data[i]);
        if (digit < 0) continue;
        value = (value << 6 | (uint32_t)digit) & 0xFFFFFF;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        mc_buf_add_char(out, (char)(value >> bits & 0xFF));
    }
}

// In words of a field `_` is a blank; in a body `=` at the end of a line
// joins it with the next one.
static void add_quoted(mc_buf *out, mc_str s, bool word)
{
    for (uint32_t i = 0; i < s.size; i++) {
        char c = s.data[i];
        int high = c == '=' && i + 2 < s.size ? mc_hex_value(s.data[i + 1]) : -1;
        int low = high >= 0 ? mc_hex_value(s.data[i + 2]) : -1;
        if (low >= 0) {
            mc_buf_add_char(out, (char)(high * 16 + low));
            i += 2;
        } else if (c == '=' && !word) {
            uint32_t end = i + 1;
            while (end < s.size &&
                   (s.data[end] == ' ' || s.data[end] == '\t' || s.data[end] == '\r'))
                end++;
            if (end < s.size && s.data[end] == '\n')
                i = end;
            else
                mc_buf_add_char(out, c);
        } else {
            mc_buf_add_char(out, word && c == '_' ? ' ' : c);
        }
    }
}

// Bytes that wait to be decoded together.
typedef struct decoding {
    mc_buf bytes;
    mc_str charset; // empty: by the bytes themselves
    mc_buf *out;
    mc_error *err;
} decoding;

static mc_status flush(decoding *d)
{
    uint32_t undecodable = 0;
    mc_str bytes = mc_buf_str(&d->bytes);
    if (mc_buf_status(&d->bytes) != MC_OK) return mc_error_memory(d->err);
    mc_charset declared = d->charset.size ? mc_charset_find(d->charset) : MC_CHARSET_UNKNOWN;
    mc_charset charset = declared ? declared : mc_charset_detect(bytes, MC_CHARSET_UNKNOWN);
    mc_status st =
        bytes.size ? mc_charset_decode(charset, bytes, d->out, &undecodable, d->err) : MC_OK;
    mc_buf_clear(&d->bytes);
    return st;
}

typedef struct encoded_word {
    mc_str charset, text;
    char encoding;
    uint32_t size;
} encoded_word;

// RFC 2047 allows 75 bytes, and mailers write more; without a bound a field of beginnings
// takes the square of its size.
enum { LONGEST_WORD = 16 << 10 };

// =?charset?B|Q?text?= at the front of `s`.
static bool read_word(encoded_word *word, mc_str s)
{
    if (!mc_str_has_prefix(s, MC_STR("=?"))) return false;
    s = mc_str_slice(s, 0, LONGEST_WORD);
    uint32_t one = mc_str_find(s, MC_STR("?"), 2);
    if (one == UINT32_MAX || one + 3 >= s.size || s.data[one + 2] != '?') return false;
    uint32_t end = mc_str_find(s, MC_STR("?="), one + 3);
    if (end == UINT32_MAX) return false;
    uint32_t language = mc_str_find(mc_str_slice(s, 0, one), MC_STR("*"), 2);
    *word = (encoded_word){mc_str_slice(s, 2, language < one ? language : one),
                           mc_str_slice(s, one + 3, end), (char)(s.data[one + 1] | 0x20), end + 2};
    return word->encoding == 'b' || word->encoding == 'q';
}

static mc_status add_word(decoding *d, const encoded_word *word)
{
    mc_status st = MC_OK;
    bool same = d->charset.size && mc_str_equal(d->charset, word->charset);
    if (!same) st = flush(d);
    d->charset = word->charset;
    if (word->encoding == 'b')
        add_base64(&d->bytes, word->text);
    else
        add_quoted(&d->bytes, word->text, true);
    return st;
}

static uint32_t blanks_at(mc_str s, uint32_t at)
{
    uint32_t end = at;
    while (end < s.size && (s.data[end] == ' ' || s.data[end] == '\t'))
        end++;
    return end - at;
}

static mc_status add_value(mc_buf *out, mc_str value, mc_error *err)
{
    decoding d = {.bytes = MC_BUF_INIT(MC_MAX_RECORD_BYTES), .out = out, .err = err};
    mc_status st = MC_OK;
    encoded_word word;
    for (uint32_t at = 0; st == MC_OK && at < value.size;) {
        uint32_t gap = d.charset.size ? blanks_at(value, at) : 0;
        if (read_word(&word, mc_str_slice(value, at + gap, value.size))) {
            st = add_word(&d, &word);
            at += gap + word.size;
            continue;
        }
        if (d.charset.size) st = flush(&d);
        d.charset = (mc_str){NULL, 0};
        mc_buf_add_char(&d.bytes, value.data[at++]);
    }
    if (st == MC_OK) st = flush(&d);
    mc_buf_dispose(&d.bytes);
    return st;
}

mc_status mc_mime_field(mc_str head, mc_str name, mc_buf *out, mc_error *err)
{
    mc_buf value = MC_BUF_INIT(MC_MAX_RECORD_BYTES);
    mc_str line;
    bool open = false, done = false;
    while (!done && mc_str_split(&head, '\n', &line)) {
        bool more = line.size && (line.data[0] == ' ' || line.data[0] == '\t');
        bool named = !more && line.size > name.size && line.data[name.size] == ':' &&
                     mc_str_has_prefix_lower(line, name);
        done = open && !more;
        if (done) break;
        open |= named;
        if (!open) continue;
        if (more) mc_buf_add_char(&value, ' ');
        mc_buf_add_str(&value,
                       mc_str_trim(mc_str_slice(line, named ? name.size + 1 : 0, line.size)));
    }
    mc_status st = mc_buf_status(&value) == MC_OK ? add_value(out, mc_buf_str(&value), err)
                                                  : mc_error_memory(err);
    mc_buf_dispose(&value);
    return st;
}

mc_str mc_mime_parameter(mc_str value, mc_str name)
{
    mc_str piece;
    mc_str_split(&value, ';', &piece); // the value itself
    while (mc_str_split(&value, ';', &piece)) {
        piece = mc_str_trim(piece);
        if (piece.size <= name.size || !mc_str_has_prefix_lower(piece, name)) continue;
        mc_str rest = mc_str_trim(mc_str_slice(piece, name.size, piece.size));
        if (rest.size == 0 || rest.data[0] != '=') continue;
        rest = mc_str_trim(mc_str_slice(rest, 1, rest.size));
        bool quoted = rest.size > 1 && rest.data[0] == '"' && rest.data[rest.size - 1] == '"';
        return quoted ? mc_str_slice(rest, 1, rest.size - 1) : rest;
    }
    return (mc_str){NULL, 0};
}

mc_status mc_mime_body(const mc_mime_part *part, mc_buf *out, mc_error *err)
{
    mc_buf way = MC_BUF_INIT(4096), bytes = MC_BUF_INIT(MC_MAX_RECORD_BYTES);
    mc_status st = mc_mime_field(part->head, MC_STR("content-transfer-encoding"), &way, err);
    mc_str encoding = mc_str_trim(mc_buf_str(&way));
    if (mc_str_has_prefix_lower(encoding, MC_STR("base64")))
        add_base64(&bytes, part->body);
    else if (mc_str_has_prefix_lower(encoding, MC_STR("quoted-printable")))
        add_quoted(&bytes, part->body, false);
    else
        mc_buf_add_str(&bytes, part->body);
    for (size_t i = 0; i < bytes.size; i++) {
        bool end = bytes.data[i] == '\r' && i + 1 < bytes.size && bytes.data[i + 1] == '\n';
        if (!end) mc_buf_add_char(out, bytes.data[i]);
    }
    if (st == MC_OK && mc_buf_status(&bytes) != MC_OK) st = mc_buf_status(&bytes);
    mc_buf_dispose(&way);
    mc_buf_dispose(&bytes);
    return st == MC_OK ? mc_buf_status(out) : st;
}

// The next line that begins with --boundary; `behind` gets what follows the boundary in it.
static uint32_t find_boundary(mc_str s, mc_str boundary, uint32_t *behind)
{
    for (uint32_t at = 0; (at = mc_str_find(s, boundary, at)) != UINT32_MAX; at++) {
        bool line = at >= 2 && s.data[at - 1] == '-' && s.data[at - 2] == '-' &&
                    (at == 2 || s.data[at - 3] == '\n');
        *behind = at + boundary.size;
        if (line) return at - 2;
    }
    return UINT32_MAX;
}

bool mc_mime_next(mc_str *rest, mc_str boundary, mc_str *part)
{
    uint32_t behind = 0, next = 0;
    uint32_t begin = boundary.size ? find_boundary(*rest, boundary, &behind) : UINT32_MAX;
    if (begin == UINT32_MAX) return false;
    mc_str body = mc_str_slice(*rest, behind, rest->size), line;
    if (mc_str_has_prefix(body, MC_STR("--"))) return false;
    mc_str_split(&body, '\n', &line);
    uint32_t end = find_boundary(body, boundary, &next);
    *part = mc_str_slice(body, 0, end < body.size ? end : body.size); // cut: up to the end
    *rest = mc_str_slice(body, end < body.size ? end : body.size, body.size);
    return true;
}

bool mc_mime_is_ended(mc_str rest, mc_str boundary)
{
    uint32_t behind = 0;
    if (boundary.size == 0 || find_boundary(rest, boundary, &behind) == UINT32_MAX) return false;
    return mc_str_has_prefix(mc_str_slice(rest, behind, rest.size), MC_STR("--"));
}

static uint32_t take_number(mc_str *s)
{
    uint32_t value = 0, at = 0;
    while (at < s->size && at < 4 && mc_is_digit(s->data[at]))
        value = value * 10 + (uint32_t)(s->data[at++] - '0');
    *s = mc_str_slice(*s, at, s->size);
    return value;
}

// hh:mm:ss; other bytes in its place would be copied into the date.
static bool begins_with_time(mc_str s)
{
    static const char form[] = "00:00:00";
    bool time = s.size >= sizeof form - 1;
    for (uint32_t i = 0; time && i < sizeof form - 1; i++) {
        time = form[i] == ':' ? s.data[i] == ':' : mc_is_digit(s.data[i]);
    }
    return time;
}

void mc_mime_date(mc_str date, mc_buf *out)
{
    static const char months[] = "janfebmaraprmayjunjulaugsepoctnovdec";
    char text[40], name[4] = "";
    uint32_t comma = mc_str_find(date, MC_STR(","), 0), month = 0;
    if (comma < date.size) date = mc_str_slice(date, comma + 1, date.size);
    date = mc_str_trim(date);
    uint32_t day = take_number(&date);
    date = mc_str_trim(date);
    for (uint32_t i = 0; i < 3 && i < date.size; i++)
        name[i] = mc_str_lower(date.data[i]);
    for (uint32_t i = 0; i < 12 && name[2]; i++) {
        if (memcmp(months + 3 * i, name, 3) == 0) month = i + 1;
    }
    date = mc_str_trim(mc_str_slice(date, 3, date.size));
    uint32_t year = take_number(&date);
    if (year < 100) year += 2000;
    if (day < 1 || day > 31 || month == 0 || year < 1900) return;
    date = mc_str_trim(date);
    bool timed = begins_with_time(date);
    snprintf(text, sizeof text, "%04u-%02u-%02u%s%.*s", (unsigned)year, (unsigned)month,
             (unsigned)day, timed ? " " : "", timed ? 8 : 0, date.data);
    mc_buf_add_z(out, text);
}
