// SPDX-License-Identifier: Apache-2.0
#include "cli/side_table.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "input/format.h"
#include "input/sheet_rows.h"
#include "input/table_row.h"
#include "input/workbook.h"
#include "text/charset.h"

typedef struct side_table {
    const mc_side_reader *reader;
    mc_arena names, cells;
    mc_row_cells split; /**< of a row of CSV */
    mc_side_row row;    /**< count = 0: no row has named the columns yet */
    char separator;
    bool sheets; /**< a workbook */
    bool found;  /**< one of its sheets names the columns */
    mc_error *err;
} side_table;

static mc_status take_header(side_table *t, const mc_row_cells *cells, mc_error *err)
{
    if (cells->count > MC_SIDE_TABLE_COLUMNS) {
        return mc_error_set(err, MC_ERR_SYNTAX, "found %u columns, expected at most %d",
                            (unsigned)cells->count, MC_SIDE_TABLE_COLUMNS);
    }
    t->row.count = cells->count;
    for (uint32_t i = 0; i < t->row.count; i++) {
        t->row.names[i] = mc_arena_str(&t->names, mc_str_trim(cells->items[i]));
        t->row.fields[i] = mc_columns_find(t->reader->columns, t->row.names[i], false, NULL);
    }
    if (mc_arena_failed(&t->names)) return mc_error_memory(err);
    // Above the names of a sheet a notice may stand.
    if (t->sheets && !t->reader->names_columns(t->reader->payload, &t->row)) t->row.count = 0;
    t->found = t->found || t->row.count > 0;
    return MC_OK;
}

static mc_status take_cells(side_table *t, const mc_row_cells *cells, mc_error *err)
{
    bool empty = true;
    for (uint32_t i = 0; i < cells->count; i++)
        empty = empty && mc_str_trim(cells->items[i]).size == 0;
    if (empty) return MC_OK;
    if (t->row.count == 0) return take_header(t, cells, err);
    for (uint32_t i = 0; i < t->row.count; i++)
        t->row.cells[i] = i < cells->count ? mc_str_trim(cells->items[i]) : (mc_str){"", 0};
    return t->reader->take(t->reader->payload, &t->row, err);
}

static mc_status take_line(side_table *t, mc_str bytes, mc_error *err)
{
    mc_arena_reset(&t->cells);
    if (mc_table_row_split(&t->split, bytes, t->separator, &t->cells) != MC_OK)
        return mc_error_memory(err);
    return take_cells(t, &t->split, err);
}

// A tab decides; else what stands more often in the line of names.
static char separator_of(mc_str first)
{
    uint32_t commas = 0, semicolons = 0;
    for (uint32_t i = 0; i < first.size; i++) {
        if (first.data[i] == '\t') return '\t';
        commas += first.data[i] == ',';
        semicolons += first.data[i] == ';';
    }
    return semicolons > commas ? ';' : ',';
}

static mc_status read_lines(side_table *t, mc_str text, mc_error *err)
{
    uint32_t line = 1;
    mc_status st = MC_OK;
    mc_str first = mc_str_slice(text, 0, mc_str_find(text, MC_STR("\n"), 0));
    t->separator = separator_of(first);
    while (st == MC_OK && text.size) {
        mc_row_scan scan = {0};
        t->row.line = line;
        if (mc_table_row_scan(&scan, text, true, t->separator) != MC_ROW_WHOLE) {
            st = mc_error_set(err, MC_ERR_SYNTAX, "found a quote that is never closed");
            break;
        }
        st = take_line(t, mc_str_slice(text, 0, scan.size), err);
        for (uint32_t i = 0; i < scan.at; i++) {
            line += text.data[i] == '\n';
        }
        text = mc_str_slice(text, scan.at, text.size);
    }
    return st;
}

static mc_status read_text(side_table *t, mc_str raw, mc_error *err)
{
    mc_buf text = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    uint32_t undecodable = 0;
    mc_charset charset = mc_charset_detect(raw, MC_CHARSET_UNKNOWN);
    mc_status st = mc_charset_decode(charset, raw, &text, &undecodable, err);
    if (st == MC_OK) st = read_lines(t, mc_buf_str(&text), err);
    mc_buf_dispose(&text);
    return st;
}

static mc_status take_sheet_row(void *payload, const mc_row_cells *cells, uint32_t row, bool *stop)
{
    side_table *t = payload;
    (void)stop;
    t->row.line = row;
    return take_cells(t, cells, t->err);
}

// A broken sheet is an error and no coverage row: a verdict must not get lost unseen.
static mc_status read_sheets(side_table *t, mc_workbook *book, mc_error *err)
{
    mc_status st = mc_workbook_open(book);
    if (st == MC_OK && book->damaged) st = MC_ERR_SYNTAX;
    for (uint32_t i = 0; st == MC_OK && i < book->sheet_count; i++) {
        t->row.count = 0;
        st = mc_sheet_rows_read(book, i, take_sheet_row, t);
    }
    if (st == MC_OK && !t->found)
        return mc_error_set(
            err, MC_ERR_SYNTAX,
            "found no sheet among %u that names the columns of this table, expected "
            "one, as CSV has them",
            (unsigned)book->sheet_count);
    if (st == MC_OK || err->code != MC_OK) return st;
    return st == MC_ERR_MEMORY ? mc_error_memory(err) : mc_error_set(err, st, "%s", book->problem);
}

static mc_status read_workbook(side_table *t, mc_str raw, mc_error *err)
{
    mc_workbook book = {.zip = raw, .arena = MC_ARENA_INIT};
    t->sheets = true;
    t->err = err;
    mc_status st = read_sheets(t, &book, err);
    mc_workbook_dispose(&book);
    return st;
}

static mc_status read_bytes(side_table *t, mc_str raw, mc_error *err)
{
    if (mc_format_is_old_office(raw))
        return mc_error_set(err, MC_ERR_SYNTAX,
                            "found a workbook of Excel 97 (.xls), expected CSV, TSV or .xlsx");
    return mc_format_is_zip(raw) ? read_workbook(t, raw, err) : read_text(t, raw, err);
}

mc_status mc_side_table_check(const char *path, mc_error *err)
{
    if (!path || mc_path_kind_of(path) != MC_PATH_MISSING) return MC_OK;
    return mc_error_set_at(err, MC_ERR_IO, path, 0, 0, "No such file or directory");
}

mc_status mc_side_table_read(const char *path, const mc_side_reader *reader, mc_error *err)
{
    side_table t = {.reader = reader};
    mc_buf raw = MC_BUF_INIT(MC_MAX_RECORD_BYTES);
    t.names = t.cells = MC_ARENA_INIT;
    mc_status st = mc_file_read(&raw, path, err);
    if (st == MC_OK) {
        st = read_bytes(&t, mc_buf_str(&raw), err);
        if (st != MC_OK && err->line == 0) {
            snprintf(err->where, sizeof err->where, "%s", path);
            err->line = t.row.line;
        }
    }
    mc_table_row_dispose(&t.split);
    mc_arena_dispose(&t.names);
    mc_arena_dispose(&t.cells);
    mc_buf_dispose(&raw);
    return st;
}

mc_str mc_side_table_cell(const mc_side_row *row, mc_field field)
{
    for (uint32_t i = 0; i < row->count; i++) {
        if (row->fields[i] == field) return row->cells[i];
    }
    return (mc_str){"", 0};
}
