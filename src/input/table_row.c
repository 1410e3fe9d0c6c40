// SPDX-License-Identifier: Apache-2.0
#include "input/table_row.h"

#include <stdlib.h>

#include "base/array.h"

// RFC 4180, and what real exports do to it. A quote closes a cell only before a separator, a line
// end or the end of the input (blanks between allowed); any other quote inside a quoted
// cell is meant as written:
//
//     12,"他说"再不还就上门"，我很怕",2026-01-05        three cells, the inner quotes are text
//
// That would let a quote that is never closed swallow the rest of the file. So once a quoted cell
// has crossed a line end, a quote that neither closes nor is doubled proves that
// the cell was never closed:
//
//     5,"没有结束的引号,2026-01-05
//     6,"下一条",2026-01-06        the quote before 下 follows a line end: row 5 is broken
//
// The caller then gives up the first line alone and goes on with the next one.

enum place { CELL_BEGIN, PLAIN, QUOTED, QUOTE_SEEN, BLANKS_BEHIND };

static enum place after_quote(mc_row_scan *scan, char c, char separator, bool *broken)
{
    if (c == '"' && scan->place == QUOTE_SEEN) return QUOTED;
    if (c == separator) return CELL_BEGIN;
    if (c == ' ') return BLANKS_BEHIND;
    *broken = scan->crossed;
    return QUOTED;
}

static enum place next_place(mc_row_scan *scan, char c, char separator, bool *broken)
{
    switch ((enum place)scan->place) {
    case CELL_BEGIN:
        if (c == '"') return QUOTED;
        return c == separator ? CELL_BEGIN : PLAIN;
    case PLAIN:
        return c == separator ? CELL_BEGIN : PLAIN;
    case QUOTED:
        if (c == '\n') scan->crossed = true;
        return c == '"' ? QUOTE_SEEN : QUOTED;
    case QUOTE_SEEN:
    case BLANKS_BEHIND:
        break;
    }
    return after_quote(scan, c, separator, broken);
}

// A line end ends the row: LF, CR LF, or a lone CR. False when a CR is the last byte that is there.
static bool take_line_end(mc_row_scan *scan, mc_str view, bool at_end)
{
    scan->size = scan->at;
    if (view.data[scan->at] == '\r') {
        if (scan->at + 1 == view.size && !at_end) return false;
        if (scan->at + 1 < view.size && view.data[scan->at + 1] == '\n') scan->at++;
    }
    scan->at++;
    return true;
}

mc_row_state mc_table_row_scan(mc_row_scan *scan, mc_str view, bool at_end, char separator)
{
    bool broken = false;
    while (scan->at < view.size) {
        char c = view.data[scan->at];
        while (scan->place == QUOTED && c != '"' && c != '\n' && scan->at + 1 < view.size) {
            c = view.data[++scan->at];
        }
        if (scan->place != QUOTED && (c == '\n' || c == '\r')) {
            return take_line_end(scan, view, at_end) ? MC_ROW_WHOLE : MC_ROW_MORE;
        }
        enum place next = next_place(scan, c, separator, &broken);
        if (broken) return MC_ROW_BROKEN;
        if (next == CELL_BEGIN) scan->crossed = false;
        scan->place = (int)next;
        scan->at++;
    }
    if (!at_end) return MC_ROW_MORE;
    scan->size = scan->at;
    return scan->place == QUOTED ? MC_ROW_BROKEN : MC_ROW_WHOLE;
}

// True when the quote at `at` closes its cell; `behind` gets the position of
// the separator or the end.
static bool closes(mc_str row, uint32_t at, char separator, uint32_t *behind)
{
    uint32_t next = at + 1;
    while (next < row.size && row.data[next] == ' ') {
        next++;
    }
    *behind = next;
    return next == row.size || row.data[next] == separator;
}

// The cell whose opening quote is at `*at`. `*at` moves to the separator or the end.
static mc_str quoted_cell(mc_str row, uint32_t *at, char separator, mc_arena *arena)
{
    uint32_t from = *at + 1, i = from, behind = row.size, size = 0;
    char *copy = mc_arena_alloc(arena, row.size - from);
    while (copy && i < row.size) {
        bool quote = row.data[i] == '"';
        bool doubled = quote && i + 1 < row.size && row.data[i + 1] == '"';
        if (quote && !doubled && closes(row, i, separator, &behind)) break;
        copy[size++] = row.data[i];
        i += doubled ? 2 : 1;
    }
    *at = i < row.size ? behind : row.size;
    return (mc_str){copy, size};
}

static mc_str plain_cell(mc_str row, uint32_t *at, char separator)
{
    uint32_t from = *at;
    while (*at < row.size && row.data[*at] != separator) {
        ++*at;
    }
    return mc_str_slice(row, from, *at);
}

mc_status mc_table_row_split(mc_row_cells *cells, mc_str row, char separator, mc_arena *arena)
{
    uint32_t at = 0;
    bool more = true;
    cells->count = 0;
    while (more) {
        if (!MC_ARRAY_RESERVE(cells->items, cells->capacity, (uint64_t)cells->count + 1)) {
            return MC_ERR_MEMORY;
        }
        bool quoted = at < row.size && row.data[at] == '"';
        cells->items[cells->count++] =
            quoted ? quoted_cell(row, &at, separator, arena) : plain_cell(row, &at, separator);
        more = at < row.size;
        at++;
    }
    return mc_arena_failed(arena) ? MC_ERR_MEMORY : MC_OK;
}

void mc_table_row_dispose(mc_row_cells *cells)
{
    free(cells->items);
    *cells = (mc_row_cells){0};
}
