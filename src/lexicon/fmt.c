// SPDX-License-Identifier: Apache-2.0
#include "lexicon/fmt.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/file.h"
#include "lexicon/nfc.h"
#include "lexicon/scalar.h"
#include "lexicon/table_order.h"
#include "lexicon/tsv.h"
#include "text/charset.h"

// Formatting goes in two steps. First each line is mended by itself: CR away, NFC, cells trimmed,
// full-width separators in columns of alternatives made ASCII, quotes of spreadsheets removed. Then
// each stretch of rows between comments is sorted:
//
//     # kin                      # kin
//     kin ⇥ 妈妈 ⇥               kin ⇥ 儿子 ⇥
//     kin ⇥ 儿子 ⇥        →      kin ⇥ 妈妈 ⇥
//     # places                   # places
//     home ⇥ 家里                home ⇥ 家里
//
// Sorting is stable in effect: rows with equal keys keep their order.
typedef struct row {
    mc_str text;
    uint32_t at; // position before sorting
    const mc_table_order *order;
} row;

typedef struct formatter {
    mc_arena arena;
    mc_buf line; // scratch
    mc_fmt_changes *changes;
    mc_str header;
    mc_table_order order;
    row *rows;
    uint32_t row_count, row_room;
    mc_buf *out;
} formatter;

static bool holds_alternatives(mc_str column)
{
    static const char *const names[] = {"not_before",   "not_after",      "not_in", "needs",
                                        "not_document", "needs_document", "a",      "b",
                                        "ends",         "not_name",       "word"};
    return mc_str_is_any(column, names, sizeof names / sizeof *names);
}

// The sign of a list that the character was meant to be, or 0. Braces are signs in cues, bars and
// at signs only inside them.
static char narrow_sign(uint32_t scalar, bool of_cue, bool in_braces)
{
    if (of_cue && scalar == 0xFF5B) return '{';
    if (of_cue && scalar == 0xFF5D) return '}';
    if (of_cue && !in_braces) return 0;
    return scalar == 0xFF5C ? '|' : scalar == 0xFF20 ? '@' : 0;
}

static void add_mended(formatter *fmt, mc_str cell, bool of_cue)
{
    bool in_braces = false;
    for (uint32_t at = 0; at < cell.size;) {
        uint32_t begin = at;
        uint32_t scalar = mc_scalar_next(cell, &at);
        char sign = narrow_sign(scalar, of_cue, in_braces);
        char written = sign ? sign : cell.data[begin];
        if (written == '{' || written == '}') in_braces = written == '{';
        if (sign) {
            mc_buf_add_char(&fmt->line, sign);
            fmt->changes->wide_separators++;
        } else {
            mc_buf_add(&fmt->line, cell.data + begin, at - begin);
        }
    }
}

// Byte order marks at the begin, even behind blanks: one in a first cell would come to the file's
// front by trimming, unquoting or sorting, and be taken for the file's own by the next formatting.
static mc_str drop_marks(formatter *fmt, mc_str text)
{
    const mc_str mark = MC_STR("\xEF\xBB\xBF");
    for (;;) {
        uint32_t at = 0;
        while (at < text.size && text.data[at] == ' ') {
            at++;
        }
        mc_str rest = mc_str_slice(text, at, text.size);
        if (!mc_str_has_prefix(rest, mark)) return text;
        fmt->changes->byte_order_marks++;
        text = mc_str_slice(rest, mark.size, rest.size);
    }
}

static mc_str drop_quotes(formatter *fmt, mc_str cell)
{
    char *kept = mc_arena_alloc(&fmt->arena, cell.size);
    uint32_t size = 0;
    if (!kept) return (mc_str){0};
    for (uint32_t i = 1; i + 1 < cell.size; i++) {
        kept[size++] = cell.data[i];
        i += cell.data[i] == '"';
    }
    fmt->changes->quoted++;
    return (mc_str){kept, size};
}

// Spreadsheets put quotes around a cell that holds a comma or a quote, and double the quotes
// inside. Tables know no quoting: "他说""好""" is 他说"好". What was saved twice is unquoted twice.
static mc_str bare_cell(formatter *fmt, mc_str cell)
{
    cell = mc_str_trim(drop_marks(fmt, cell));
    while (mc_tsv_is_quoted(cell)) {
        cell = mc_str_trim(drop_marks(fmt, drop_quotes(fmt, cell)));
    }
    return cell;
}

// "# a comment, with a comma" and the empty cells behind it are a comment again.
static mc_str mend_comment(formatter *fmt, mc_str line)
{
    mc_str cell, rest = line;
    mc_str_split(&rest, '\t', &cell);
    cell = mc_str_trim(cell);
    bool alone = mc_str_trim(rest).size == 0;
    bool quoted = mc_str_has_prefix(cell, MC_STR("\"#")) && mc_tsv_is_quoted(cell);
    return alone && quoted ? bare_cell(fmt, cell) : line;
}

static mc_str mend_cells(formatter *fmt, mc_str line)
{
    mc_buf_clear(&fmt->line);
    mc_str cell, rest = line;
    for (uint32_t i = 0; mc_str_split(&rest, '\t', &cell); i++) {
        fmt->changes->blanks += mc_str_trim(cell).size != cell.size;
        cell = bare_cell(fmt, cell);
        if (i) mc_buf_add_char(&fmt->line, '\t');
        mc_str column = fmt->header.data ? mc_table_order_cell(fmt->header, i) : (mc_str){0};
        bool of_cue = mc_str_equal(column, MC_STR("cue"));
        if (of_cue || holds_alternatives(column)) {
            add_mended(fmt, cell, of_cue);
        } else {
            mc_buf_add_str(&fmt->line, cell);
        }
    }
    return mc_arena_str(&fmt->arena, mc_buf_str(&fmt->line));
}

static int compare_rows(const void *left, const void *right)
{
    const row *a = left, *b = right;
    int order = mc_table_order_compare(a->order, a->text, b->text);
    return order ? order : (a->at > b->at) - (a->at < b->at);
}

static void add_line(formatter *fmt, mc_str line)
{
    mc_buf_add_str(fmt->out, line);
    mc_buf_add_char(fmt->out, '\n');
}

static void flush_rows(formatter *fmt)
{
    if (fmt->row_count && fmt->order.count) {
        qsort(fmt->rows, fmt->row_count, sizeof *fmt->rows, compare_rows);
    }
    for (uint32_t i = 0; i < fmt->row_count; i++) {
        fmt->changes->moved += fmt->rows[i].at != i;
        add_line(fmt, fmt->rows[i].text);
    }
    fmt->row_count = 0;
}

static void add_row(formatter *fmt, mc_str line)
{
    if (!MC_ARRAY_RESERVE(fmt->rows, fmt->row_room, fmt->row_count + 1ull)) {
        fmt->arena.failed = true;
        return;
    }
    fmt->rows[fmt->row_count] = (row){line, fmt->row_count, &fmt->order};
    fmt->row_count++;
}

static void add_comment(formatter *fmt, mc_str line)
{
    mc_str trimmed = mc_str_trim(line);
    flush_rows(fmt);
    fmt->changes->blanks += trimmed.size != line.size;
    add_line(fmt, trimmed);
}

static void format_line(formatter *fmt, mc_str line)
{
    mc_str composed = mc_nfc_make(&fmt->arena, line);
    fmt->changes->not_nfc += composed.data != line.data;
    composed = mend_comment(fmt, composed);
    if (mc_tsv_is_comment(composed)) {
        add_comment(fmt, composed);
        return;
    }
    mc_str mended = mend_cells(fmt, composed);
    if (mc_tsv_is_comment(mended)) { // cells of nothing but quotes
        add_comment(fmt, mended);
    } else if (!fmt->header.data) {
        fmt->header = mended;
        fmt->order = mc_table_order_of(mended);
        add_line(fmt, mended);
    } else {
        add_row(fmt, mended);
    }
}

// CR LF and a lone CR both end a line.
static mc_str drop_returns(formatter *fmt, mc_str text)
{
    if (mc_str_find(text, MC_STR("\r"), 0) == UINT32_MAX) return text;
    char *kept = mc_arena_alloc(&fmt->arena, text.size);
    uint32_t size = 0;
    for (uint32_t i = 0; kept && i < text.size; i++) {
        bool is_return = text.data[i] == '\r';
        fmt->changes->carriage_returns += is_return;
        if (is_return && i + 1 < text.size && text.data[i + 1] == '\n') continue;
        kept[size++] = is_return ? '\n' : text.data[i];
    }
    return (mc_str){kept, size};
}

static void format_text(formatter *fmt, mc_str text)
{
    mc_str line;
    text = drop_returns(fmt, drop_marks(fmt, text));
    if (text.size && text.data[text.size - 1] == '\n') {
        text.size--;
    } else if (text.size) {
        fmt->changes->final_newlines++;
    } else {
        return;
    }
    while (mc_str_split(&text, '\n', &line)) {
        format_line(fmt, line);
    }
    flush_rows(fmt);
}

static mc_status refuse_byte(const char *file, mc_str text, uint32_t bad, mc_error *err)
{
    uint32_t line = 1;
    for (uint32_t i = 0; i < bad; i++) {
        line += text.data[i] == '\n';
    }
    return mc_error_set_at(err, MC_ERR_LEXICON, file, line, 0,
                           "byte 0x%02x is not UTF-8; lexicon files are UTF-8",
                           (unsigned)(unsigned char)text.data[bad]);
}

// Decodes what a spreadsheet saved in another encoding, if all of it is text there.
static mc_status make_utf8(mc_str *text, mc_buf *decoded, mc_fmt_changes *changes, const char *file,
                           mc_error *err)
{
    uint32_t bad = mc_scalar_first_bad(*text), lost = 0;
    if (bad == text->size) return MC_OK;
    mc_charset charset = mc_charset_detect(*text, MC_CHARSET_UNKNOWN);
    if (charset == MC_CHARSET_UTF8) return refuse_byte(file, *text, bad, err);
    mc_status st = mc_charset_decode(charset, *text, decoded, &lost, err);
    if (st == MC_OK && lost) return refuse_byte(file, *text, bad, err);
    if (st != MC_OK) return st;
    changes->decoded_from = mc_charset_name(charset);
    *text = mc_buf_str(decoded);
    return MC_OK;
}

mc_status mc_lexicon_fmt(mc_buf *out, mc_fmt_changes *changes, const char *file, mc_str text,
                         mc_error *err)
{
    mc_buf decoded = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    *changes = (mc_fmt_changes){0};
    mc_status st = make_utf8(&text, &decoded, changes, file, err);
    if (st != MC_OK) {
        mc_buf_dispose(&decoded);
        return st;
    }
    formatter fmt = {.arena = MC_ARENA_INIT,
                     .line = MC_BUF_INIT(MC_MAX_LEXICON_BYTES),
                     .changes = changes,
                     .out = out};
    format_text(&fmt, text);
    st = mc_buf_status(out);
    if (st != MC_OK) mc_error_set_at(err, st, file, 0, 0, "the formatted table is too large");
    if (mc_arena_failed(&fmt.arena) || mc_buf_status(&fmt.line) != MC_OK) {
        st = mc_error_memory(err);
    }
    free(fmt.rows);
    mc_buf_dispose(&fmt.line);
    mc_arena_dispose(&fmt.arena);
    mc_buf_dispose(&decoded);
    return st;
}

static void report(const mc_sink *sink, const char *path, const char *what, uint32_t count)
{
    if (count == 0) return;
    mc_error event = {0};
    mc_error_set_at(&event, MC_OK, path, 0, 0, "%s: %u", what, count);
    mc_sink_send(sink, MC_LEVEL_INFO, &event);
}

static void report_all(const mc_sink *sink, const char *path, const mc_fmt_changes *changes)
{
    if (changes->decoded_from) {
        mc_error event = {0};
        mc_error_set_at(&event, MC_OK, path, 0, 0, "made UTF-8, it was %s", changes->decoded_from);
        mc_sink_send(sink, MC_LEVEL_INFO, &event);
    }
    report(sink, path, "byte order marks removed", changes->byte_order_marks);
    report(sink, path, "carriage returns removed", changes->carriage_returns);
    report(sink, path, "full-width separators made ASCII", changes->wide_separators);
    report(sink, path, "lines normalized to NFC", changes->not_nfc);
    report(sink, path, "cells trimmed", changes->blanks);
    report(sink, path, "quoted cells unquoted", changes->quoted);
    report(sink, path, "rows put in order", changes->moved);
    report(sink, path, "newlines added at the end", changes->final_newlines);
}

mc_status mc_lexicon_fmt_file(const char *path, mc_fmt_mode mode, bool *differs,
                              const mc_sink *sink, mc_error *err)
{
    *differs = false;
    if (!mc_str_has_suffix(mc_str_from_z(path), MC_STR(".tsv"))) {
        return mc_error_set_at(err, MC_ERR_USAGE, path, 0, 0,
                               "only tables can be formatted; expected a file named *.tsv");
    }
    mc_buf text = MC_BUF_INIT(MC_MAX_LEXICON_BYTES), made = MC_BUF_INIT(MC_MAX_LEXICON_BYTES);
    mc_fmt_changes changes;
    mc_status st = mc_file_read(&text, path, err);
    if (st == MC_OK) st = mc_lexicon_fmt(&made, &changes, path, mc_buf_str(&text), err);
    *differs = st == MC_OK && !mc_str_equal(mc_buf_str(&text), mc_buf_str(&made));
    if (*differs && mode == MC_FMT_REWRITE) st = mc_file_replace(path, mc_buf_str(&made), err);
    if (*differs && st == MC_OK) report_all(sink, path, &changes);
    mc_buf_dispose(&text);
    mc_buf_dispose(&made);
    return st;
}
