// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "input/json_record.h"
#include "input/lines.h"
#include "input/readers.h"

// JSON Lines hold one object a line; other files hold values that may run over many lines: one
// array, one object, or objects one after another. For those the end of a value
// is found by its brackets:
//
//     [ {"text": "a } b"},\n  {"text": "c"} ]      the brace in the string does not count
//
// so an object is parsed alone and the array may be as long as it likes.

typedef struct bracket_scan {
    uint32_t at, depth;
    bool quoted, escaped;
} bracket_scan;

static void see_quoted(bracket_scan *scan, char c)
{
    if (scan->escaped) {
        scan->escaped = false;
    } else if (c == '\\') {
        scan->escaped = true;
    } else if (c == '"') {
        scan->quoted = false;
    }
}

// True when the value that begins at the front of `view` ends there; `scan->at` is then its size.
static bool find_value_end(bracket_scan *scan, mc_str view)
{
    while (scan->at < view.size) {
        char c = view.data[scan->at++];
        if (scan->quoted) {
            see_quoted(scan, c);
        } else if (c == '"') {
            scan->quoted = true;
        } else if (c == '{' || c == '[') {
            scan->depth++;
        } else if (c == '}' || c == ']') {
            scan->depth--;
            if (scan->depth == 0) return true;
        }
    }
    return false;
}

// Passes over what stands between values: blanks, commas and the brackets of the outer array.
static mc_status skip_between(mc_delivery *d, bool *found)
{
    bool more = true, full = false;
    mc_status st = MC_OK;
    *found = false;
    while (st == MC_OK) {
        mc_str view = mc_source_view(d->source);
        uint32_t at = 0;
        while (at < view.size && view.data[at] && strchr(" \t\r\n,[]", view.data[at])) {
            at++;
        }
        mc_source_consume(d->source, at);
        *found = at < view.size;
        if (*found || !more) return MC_OK;
        st = mc_delivery_more(d, &more, &full);
    }
    return st;
}

// Something that is no object: its line is given up.
static mc_status pass_line(mc_delivery *d, const char *why)
{
    mc_line line;
    uint32_t number = mc_source_line(d->source);
    mc_status st = mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "bad_json", number, "%s", why);
    d->records++;
    if (st == MC_OK) st = mc_lines_next(d, &line);
    if (st == MC_OK) mc_source_consume(d->source, line.bytes);
    return st;
}

static mc_status read_value(mc_delivery *d)
{
    bracket_scan scan = {0};
    bool more = true, full = false;
    uint32_t line = mc_source_line(d->source);
    mc_status st = MC_OK;
    if (mc_source_view(d->source).data[0] != '{') {
        return pass_line(d, "found something that begins with no '{', expected an object");
    }
    while (st == MC_OK) {
        mc_str view = mc_source_view(d->source);
        if (find_value_end(&scan, view)) {
            mc_str text = {NULL, 0};
            st = mc_delivery_decode(d, mc_str_slice(view, 0, scan.at), line, &text);
            if (st == MC_OK) st = mc_json_record_send(d, text, line);
            mc_source_consume(d->source, scan.at);
            return st;
        }
        if (!more) {
            return pass_line(d, full ? "found an object over the limit of one record"
                                     : "found the end of the input, expected '}'");
        }
        st = mc_delivery_more(d, &more, &full);
    }
    return st;
}

static mc_status read_values(mc_delivery *d)
{
    bool found = true;
    mc_status st = mc_source_decode(d->source, MC_CHARSET_UNKNOWN, d->err);
    while (st == MC_OK && found) {
        st = skip_between(d, &found);
        if (st == MC_OK && found) st = read_value(d);
    }
    return st;
}

static mc_str take_line(mc_str *view)
{
    mc_str line = {NULL, 0};
    while (mc_str_split(view, '\n', &line)) {
        line = mc_str_trim(line);
        if (line.size) return line;
    }
    return (mc_str){"", 0};
}

static uint32_t line_end(mc_str view, uint32_t from)
{
    const char *end = memchr(view.data + from, '\n', view.size - from);
    return end ? (uint32_t)(end - view.data) : view.size;
}

// Does the first value go over several lines? A string that is open at the end of a line is none:
// the line is broken. Where the window ends before the value does, the first line tells: it goes on
// behind a bracket, comma or colon.
static bool spans_lines(mc_str view)
{
    bracket_scan scan = {0};
    mc_str first = take_line(&(mc_str){view.data, view.size});
    while (view.size && view.data != first.data) {
        view = mc_str_slice(view, 1, view.size);
    }
    for (uint32_t end = 0, line = 0; end < view.size; line++) {
        end = line_end(view, end + (line > 0));
        if (find_value_end(&scan, mc_str_slice(view, 0, end))) return line > 0;
        if (scan.quoted) return false;
    }
    return first.size && strchr("[{,:", first.data[first.size - 1]);
}

// One object a line? The first line is one, or the second begins like one
// (the first may be broken).
static bool is_lines(mc_str view)
{
    mc_str rest = view, first = take_line(&rest), second = take_line(&rest);
    if (first.size == 0 || first.data[0] != '{')
        return second.size && second.data[0] == '{' && first.size && first.data[0] != '[';
    if (spans_lines(view)) return false;
    bool closed = first.data[first.size - 1] == '}';
    return closed || (second.size && second.data[0] == '{') || (second.size == 0 && first.size > 1);
}

mc_status mc_json_reader_read(mc_delivery *d)
{
    mc_status st = is_lines(mc_source_view(d->source)) ? mc_lines_each(d, mc_json_record_send)
                                                       : read_values(d);
    return st == MC_OK ? mc_open_call_end(d) : st;
}
