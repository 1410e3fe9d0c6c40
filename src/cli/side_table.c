// SPDX-License-Identifier: Apache-2.0
#include "cli/side_table.h"

#include <stdio.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/limits.h"
#include "input/table_row.h"
#include "text/charset.h"

typedef struct side_table {
    const mc_columns *columns;
    mc_status (*take)(void *payload, const mc_side_row *row, mc_error *err);
    void *payload;
    mc_arena names, cells;
    mc_row_cells split;
    mc_side_row row;
    char separator;
} side_table;

static mc_status take_header(side_table *t, mc_error *err)
{
    if (t->split.count > MC_SIDE_TABLE_COLUMNS) {
        return mc_error_set(err, MC_ERR_SYNTAX, "found %u columns, expected at most %d",
                            (unsigned)t->split.count, MC_SIDE_TABLE_COLUMNS);
    }
    t->row.count = t->split.count;
    for (uint32_t i = 0; i < t->row.count; i++) {
        t->row.names[i] = mc_arena_str(&t->names, mc_str_trim(t->split.items[i]));
        t->row.fields[i] = mc_columns_find(t->columns, t->row.names[i], false, NULL);
    }
    return mc_arena_failed(&t->names) ? mc_error_memory(err) : MC_OK;
}

static mc_status take_row(side_table *t, mc_str bytes, mc_error *err)
{
    bool empty = true;
    mc_arena_reset(&t->cells);
    if (mc_table_row_split(&t->split, bytes, t->separator, &t->cells) != MC_OK) {
        return mc_error_memory(err);
    }
    for (uint32_t i = 0; i < t->split.count; i++) {
        empty = empty && mc_str_trim(t->split.items[i]).size == 0;
    }
    if (empty) return MC_OK;
    if (t->row.count == 0) return take_header(t, err);
    for (uint32_t i = 0; i < t->row.count; i++) {
        t->row.cells[i] = i < t->split.count ? mc_str_trim(t->split.items[i]) : (mc_str){"", 0};
    }
    return t->take(t->payload, &t->row, err);
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

static mc_status read_rows(side_table *t, mc_str text, mc_error *err)
{
    uint32_t line = 1;
    mc_status st = MC_OK;
    mc_str first = mc_str_slice(text, 0, mc_str_find(text, MC_STR("\n"), 0));
    t->separator = separator_of(first);
    if (mc_str_has_prefix(text, MC_STR("PK\x03\x04")))
        return mc_error_set(err, MC_ERR_SYNTAX,
                            "found an Excel file, expected CSV or TSV; save the sheet as CSV");
    while (st == MC_OK && text.size) {
        mc_row_scan scan = {0};
        t->row.line = line;
        if (mc_table_row_scan(&scan, text, true, t->separator) != MC_ROW_WHOLE) {
            st = mc_error_set(err, MC_ERR_SYNTAX, "found a quote that is never closed");
            break;
        }
        st = take_row(t, mc_str_slice(text, 0, scan.size), err);
        for (uint32_t i = 0; i < scan.at; i++) {
            line += text.data[i] == '\n';
        }
        text = mc_str_slice(text, scan.at, text.size);
    }
    return st;
}

mc_status mc_side_table_check(const char *path, mc_error *err)
{
    if (!path || mc_path_kind_of(path) != MC_PATH_MISSING) return MC_OK;
    return mc_error_set_at(err, MC_ERR_IO, path, 0, 0, "No such file or directory");
}

mc_status mc_side_table_read(const char *path, const mc_columns *columns,
                             mc_status (*take)(void *payload, const mc_side_row *row,
                                               mc_error *err),
                             void *payload, mc_error *err)
{
    side_table t = {.columns = columns, .take = take, .payload = payload};
    mc_buf raw = MC_BUF_INIT(MC_MAX_RECORD_BYTES), text = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    uint32_t undecodable = 0;
    t.names = t.cells = MC_ARENA_INIT;
    mc_status st = mc_file_read(&raw, path, err);
    if (st == MC_OK) {
        mc_charset charset = mc_charset_detect(mc_buf_str(&raw), MC_CHARSET_UNKNOWN);
        st = mc_charset_decode(charset, mc_buf_str(&raw), &text, &undecodable, err);
    }
    if (st == MC_OK) {
        st = read_rows(&t, mc_buf_str(&text), err);
        if (st != MC_OK && err->line == 0) {
            snprintf(err->where, sizeof err->where, "%s", path);
            err->line = t.row.line;
        }
    }
    mc_table_row_dispose(&t.split);
    mc_arena_dispose(&t.names);
    mc_arena_dispose(&t.cells);
    mc_buf_dispose(&raw);
    mc_buf_dispose(&text);
    return st;
}

mc_str mc_side_table_cell(const mc_side_row *row, mc_field field)
{
    for (uint32_t i = 0; i < row->count; i++) {
        if (row->fields[i] == field) return row->cells[i];
    }
    return (mc_str){"", 0};
}
