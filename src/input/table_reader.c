// SPDX-License-Identifier: Apache-2.0
#include <string.h>

#include "base/error.h"
#include "input/readers.h"
#include "input/row_mend.h"
#include "input/table_record.h"

// Exports have a title, the day of printing and empty lines above the names of the columns. The
// header is the first of the first HEADER_ROWS rows in which a cell is a known or mapped name of
// the text; it is looked for in the first HEADER_BYTES. Without one the first row decides alone.
enum { HEADER_ROWS = 20, HEADER_BYTES = 1 << 16 };

typedef struct table {
    mc_delivery *d;
    char separator;
    bool ready;   // the layout is known
    bool settled; // and so is whether the header has a second row
    mc_table_layout above, layout;
    mc_row_cells cells;
    mc_arena names; // lives as long as the table
    uint64_t below; // rows below the header
    mc_row_shapes shapes;
    bool own; // of a report of this program
    bool skipped;
} table;

// A row as it stands in the window.
typedef struct raw_row {
    mc_str bytes;
    uint32_t taken; // bytes with the line end
    uint32_t line;
    bool found;
} raw_row;

// Separator that stands most often outside quotes on the first line that has one: a title
// above the table has none.
static char find_separator(mc_str view)
{
    static const char candidates[] = ",\t;|";
    uint32_t counts[4] = {0}, best = 0, lines = 0;
    bool quoted = false, any = false;
    for (uint32_t i = 0; i < view.size; i++) {
        char c = view.data[i];
        bool ends = !quoted && (c == '\n' || c == '\r');
        if (ends && (any || ++lines >= HEADER_ROWS)) break;
        if (c == '"') quoted = !quoted;
        const char *at = quoted || c == 0 ? NULL : strchr(candidates, c);
        if (at) counts[at - candidates]++;
        any = any || at;
    }
    for (uint32_t i = 1; i < 4; i++) {
        if (counts[i] > counts[best]) best = i;
    }
    return candidates[best];
}

// Excel writes `sep=;` as a first line of its own.
static void take_separator_line(table *t)
{
    mc_str view = mc_source_view(t->d->source);
    if (view.size < 6 || memcmp(view.data, "sep=", 4) != 0) return;
    uint32_t end = view.data[5] == '\r' ? 6 : 5;
    if (end >= view.size || view.data[end] != '\n') return;
    t->separator = view.data[4];
    mc_source_consume(t->d->source, end + 1);
}

// Gives up the first line of what is in the window.
static mc_status pass_broken_line(table *t, const char *why)
{
    mc_str view = mc_source_view(t->d->source);
    const char *end = memchr(view.data, '\n', view.size);
    mc_status st = mc_delivery_cover(t->d, MC_COVERAGE_SKIPPED, "bad_csv",
                                     mc_source_line(t->d->source), "%s", why);
    mc_source_consume(t->d->source, end ? (uint32_t)(end - view.data) + 1 : view.size);
    t->d->records += t->ready;
    return st;
}

// Finds the next row and leaves it in the window; broken lines are passed over with a row each.
static mc_status find_row(table *t, raw_row *row)
{
    mc_row_scan scan = {0};
    bool more = true, full = false;
    mc_status st = MC_OK;
    *row = (raw_row){.line = mc_source_line(t->d->source)};
    while (st == MC_OK) {
        mc_str view = mc_source_view(t->d->source);
        if (view.size == 0 && !more) return MC_OK;
        mc_row_state state = mc_table_row_scan(&scan, view, !more, t->separator);
        if (state == MC_ROW_WHOLE) {
            *row = (raw_row){mc_str_slice(view, 0, scan.size), scan.at, row->line, true};
            return MC_OK;
        }
        if (state == MC_ROW_MORE && !full) {
            st = mc_delivery_more(t->d, &more, &full);
            if (!full) continue;
        }
        if (st != MC_OK) return st;
        st = pass_broken_line(t, full ? "found a row over the limit, expected a closing quote"
                                      : "found an opening quote without its closing one");
        scan = (mc_row_scan){0};
        row->line = mc_source_line(t->d->source);
        more = !mc_source_at_end(t->d->source);
        full = false;
    }
    return st;
}

// The first row: header or data.
static mc_status begin_table(table *t, uint32_t line, bool *is_data)
{
    mc_status st = mc_table_layout_find(&t->layout, &t->cells, t->d->options, &t->names);
    if (st == MC_OK && mc_table_layout_is_begun_by(&t->layout, &t->above)) {
        mc_table_layout lower = t->layout;
        st = mc_table_layout_join(&t->layout, &t->above, &lower, t->d->options, &t->names);
    }
    if (st != MC_OK) return mc_error_memory(t->d->err);
    t->ready = true;
    t->settled = !t->layout.has_header;
    *is_data = !t->layout.has_header;
    uint32_t text = t->layout.column_of[MC_FIELD_TEXT];
    t->skipped = text == MC_NO_COLUMN;
    if (t->skipped) return mc_table_record_refuse(t->d, MC_COVERAGE_SKIPPED);
    st = mc_row_mend_learn(&t->shapes, mc_source_view(t->d->source), t->separator,
                           t->layout.columns, &t->names);
    if (st != MC_OK) return mc_error_memory(t->d->err);
    return t->layout.guessed ? mc_table_record_note_guess(t->d, &t->layout, line) : MC_OK;
}

// The row below the header: the rest of it, or the first record.
static mc_status settle(table *t, uint32_t line, bool *is_data)
{
    mc_table_layout upper = t->layout, below;
    t->settled = true;
    mc_status st = mc_table_layout_find(&below, &t->cells, t->d->options, &t->names);
    *is_data = st == MC_OK && !mc_table_layout_is_continued_by(&upper, &below);
    if (st == MC_OK && !*is_data)
        st = mc_table_layout_join(&t->layout, &upper, &below, t->d->options, &t->names);
    if (st != MC_OK) return mc_error_memory(t->d->err);
    return *is_data ? MC_OK : mc_table_record_note_header(t->d, line);
}

// Cells behind the last column that hold nothing are no fault.
static bool has_too_many_cells(const table *t)
{
    for (uint32_t i = t->layout.columns; i < t->cells.count; i++) {
        if (mc_str_trim(t->cells.items[i]).size) return true;
    }
    return false;
}

// Cells of the text that a separator without quotes has parted are joined again, where it is
// sure that they are these.
static mc_status mend_row(table *t, const raw_row *row, bool *mended)
{
    mc_row_cells raw = {0};
    uint32_t text = t->layout.column_of[MC_FIELD_TEXT], found = t->cells.count;
    mc_status st = mc_table_row_split(&raw, row->bytes, t->separator, &t->d->arena);
    uint32_t parts =
        st == MC_OK && raw.count == found ? mc_row_mend_find(&t->shapes, &raw, text) : 0;
    mc_table_row_dispose(&raw);
    if (st == MC_OK && parts)
        st = mc_row_mend_join(&t->cells, text, parts, t->separator, &t->d->arena);
    if (st != MC_OK) return mc_error_memory(t->d->err);
    *mended = parts > 0;
    if (!*mended) return MC_OK;
    return mc_delivery_cover(
        t->d, MC_COVERAGE_NOTE, "bad_csv", row->line,
        "found %u cells, expected %u; joined cells %u to %u to the text, since all others "
        "then stand as in other rows",
        (unsigned)found, (unsigned)t->layout.columns, (unsigned)text + 1, (unsigned)(text + parts));
}

// A row that is too long cannot be trusted, one that is too short can while it still has its text.
static mc_status check_cells(table *t, const raw_row *row, bool *usable)
{
    uint32_t columns = t->layout.columns, count = t->cells.count;
    if (has_too_many_cells(t)) {
        mc_status st = mend_row(t, row, usable);
        if (st != MC_OK || *usable) return st;
    } else {
        *usable = count > t->layout.column_of[MC_FIELD_TEXT];
        if (*usable && count >= columns) return MC_OK;
    }
    if (!*usable) t->d->records++;
    return mc_delivery_cover(t->d, *usable ? MC_COVERAGE_NOTE : MC_COVERAGE_SKIPPED, "bad_csv",
                             row->line, "found %u cells, expected %u", (unsigned)count,
                             (unsigned)columns);
}

static mc_status take_record(table *t, const raw_row *row)
{
    bool passed = false, usable = false;
    mc_status st =
        mc_table_record_pass(t->d, &t->layout, &t->cells, ++t->below, row->line, &passed);
    if (st != MC_OK || passed) return st;
    st = check_cells(t, row, &usable);
    if (st != MC_OK || !usable) return st;
    return mc_table_record_send(t->d, &t->layout, &t->cells, row->line);
}

static mc_status read_row(table *t, const raw_row *row)
{
    mc_delivery *d = t->d;
    mc_str text = {NULL, 0};
    bool usable = true;
    mc_status st = mc_delivery_decode(d, row->bytes, row->line, &text);
    if (st != MC_OK) return st;
    st = mc_table_row_split(&t->cells, text, t->separator, &d->arena);
    if (st != MC_OK) return mc_error_memory(d->err);
    if (!mc_table_record_is_empty(&t->cells)) {
        if (!t->ready) {
            st = begin_table(t, row->line, &usable);
        } else if (!t->settled) {
            st = settle(t, row->line, &usable);
        }
        if (st == MC_OK && usable && !t->skipped) st = take_record(t, row);
    }
    d->undecodable = 0;
    mc_arena_reset(&d->arena);
    return st;
}

static mc_status fill_window(mc_delivery *d)
{
    bool more = true, full = false;
    mc_status st = MC_OK;
    while (st == MC_OK && more && !full && mc_source_view(d->source).size < HEADER_BYTES)
        st = mc_delivery_more(d, &more, &full);
    return st;
}

// Whether the row names the text or, with --map by number, needs no name for it.
static mc_status names_text(table *t, mc_str bytes, uint32_t line, bool *empty, bool *named)
{
    mc_delivery *d = t->d;
    mc_table_layout layout = {0};
    mc_str text = {NULL, 0};
    mc_status st = mc_delivery_decode(d, bytes, mc_source_line(d->source), &text);
    d->undecodable = 0;
    if (st != MC_OK) return st;
    st = mc_table_row_split(&t->cells, text, t->separator, &d->arena);
    if (st == MC_OK) st = mc_table_layout_find(&layout, &t->cells, d->options, &t->names);
    if (st != MC_OK) return mc_error_memory(d->err);
    mc_delivery_see_names(d, t->cells.items, t->cells.count, line);
    *empty = mc_table_record_is_empty(&t->cells);
    t->own |= layout.own;
    bool record = mc_table_layout_is_above_record(&t->above, &t->cells, d->options);
    *named = layout.column_of[MC_FIELD_TEXT] != MC_NO_COLUMN && !layout.guessed && !record;
    if (!*named && !record) t->above = layout;
    return MC_OK;
}

// Passes over what stands above the names of the columns.
static mc_status pass_title(table *t)
{
    bool empty = true, named = false;
    uint32_t at = 0, seen = 0, line = mc_source_line(t->d->source);
    mc_status st = fill_window(t->d);
    mc_str view = mc_source_view(t->d->source);
    bool at_end = mc_source_at_end(t->d->source);
    while (st == MC_OK && seen < HEADER_ROWS && at < view.size) {
        mc_row_scan scan = {0};
        mc_str rest = mc_str_slice(view, at, view.size);
        if (mc_table_row_scan(&scan, rest, at_end, t->separator) != MC_ROW_WHOLE) break;
        st = names_text(t, mc_str_slice(rest, 0, scan.size), line, &empty, &named);
        line += mc_str_count(mc_str_slice(rest, 0, scan.at), '\n');
        if (named || t->own) break;
        seen += !empty;
        at += scan.at;
    }
    mc_arena_reset(&t->d->arena);
    t->skipped = t->own;
    if (st == MC_OK && t->own)
        return mc_table_record_refuse_own(t->d, mc_source_line(t->d->source));
    if (st != MC_OK || !named || seen == 0) return st;
    mc_source_consume(t->d->source, at);
    return mc_table_record_note_header(t->d, mc_source_line(t->d->source));
}

mc_status mc_table_reader_read(mc_delivery *d, char separator, bool *skipped)
{
    table t = {.d = d, .separator = separator, .names = MC_ARENA_INIT};
    raw_row row = {.found = true};
    mc_status st = MC_OK;
    if (separator == 0) {
        t.separator = find_separator(mc_source_view(d->source));
        take_separator_line(&t);
    }
    st = pass_title(&t);
    while (st == MC_OK && !t.skipped) {
        st = find_row(&t, &row);
        if (st != MC_OK || !row.found) break;
        st = read_row(&t, &row);
        mc_source_consume(d->source, row.taken);
    }
    if (st == MC_OK) st = mc_open_call_end(d);
    *skipped = t.skipped;
    mc_table_row_dispose(&t.cells);
    mc_arena_dispose(&t.names);
    return st;
}
