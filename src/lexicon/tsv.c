// SPDX-License-Identifier: Apache-2.0
#include "lexicon/tsv.h"

#include <string.h>

#include "base/nearest.h"
#include "lexicon/scalar.h"

static const char MEND[] = "`mingcha lexicon fmt` mends this";

bool mc_tsv_is_comment(mc_str line)
{
    mc_str trimmed = mc_str_trim(line);
    return trimmed.size == 0 || trimmed.data[0] == '#';
}

bool mc_tsv_is_quoted(mc_str cell)
{
    if (cell.size < 2 || cell.data[0] != '"' || cell.data[cell.size - 1] != '"') return false;
    for (uint32_t i = 1; i + 1 < cell.size; i++) {
        if (cell.data[i] != '"') continue;
        if (cell.data[++i] != '"' || i + 1 == cell.size) return false;
    }
    return true;
}

static mc_place place(const mc_tsv *tsv, uint32_t line, uint32_t column)
{
    return (mc_place){tsv->file, line, column};
}

mc_place mc_tsv_place(const mc_tsv *tsv, uint32_t column)
{
    return place(tsv, tsv->line, tsv->cell_at[column]);
}

static void place_of_byte(mc_str text, uint32_t byte, uint32_t *line, uint32_t *column)
{
    uint32_t begin = 0;
    *line = 1;
    for (uint32_t i = 0; i < byte; i++) {
        if (text.data[i] != '\n') continue;
        ++*line;
        begin = i + 1;
    }
    *column = mc_scalar_count(mc_str_slice(text, begin, byte)) + 1;
}

// Reports what the bytes of the file must not hold; true when the rows can still be read.
static bool check_bytes(mc_tsv *tsv, mc_str *text)
{
    uint32_t line = 1, column = 1;
    uint32_t bad = mc_scalar_first_bad(*text);
    if (bad < text->size) {
        place_of_byte(*text, bad, &line, &column);
        mc_problems_add(tsv->problems, place(tsv, line, column),
                        "byte 0x%02x is not UTF-8; lexicon files are UTF-8; %s",
                        (unsigned)(unsigned char)text->data[bad], MEND);
        return false;
    }
    if (mc_str_has_prefix(*text, MC_STR("\xEF\xBB\xBF"))) {
        mc_problems_add(tsv->problems, place(tsv, 1, 1),
                        "the file begins with a byte order mark, expected none; %s", MEND);
        *text = mc_str_slice(*text, 3, text->size);
    }
    uint32_t cr = mc_str_find(*text, MC_STR("\r"), 0);
    if (cr != UINT32_MAX) {
        place_of_byte(*text, cr, &line, &column);
        mc_problems_add(tsv->problems, place(tsv, line, column),
                        "found a carriage return, expected lines that end in LF; %s", MEND);
    }
    return true;
}

static bool next_line(mc_tsv *tsv, mc_str *line)
{
    while (mc_str_split(&tsv->rest, '\n', line)) {
        tsv->line++;
        if (!mc_tsv_is_comment(*line)) return true;
    }
    return false;
}

static uint32_t find_column(const mc_tsv *tsv, mc_str name)
{
    uint32_t i = 0;
    while (i < tsv->column_count && !mc_str_equal(mc_str_from_z(tsv->columns[i].name), name)) {
        i++;
    }
    return i;
}

// Names what the header may hold, for messages: "id, category, term".
static void list_columns(const mc_tsv *tsv, char *out, size_t size)
{
    size_t used = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < tsv->column_count; i++) {
        size_t more = strlen(tsv->columns[i].name) + 2;
        if (used + more >= size) return;
        memcpy(out + used, i ? ", " : "", i ? 2 : 0);
        used += i ? 2 : 0;
        memcpy(out + used, tsv->columns[i].name, more - 1);
        used += more - 2;
    }
}

static bool add_header_cell(mc_tsv *tsv, mc_str name, uint32_t at)
{
    uint32_t column = find_column(tsv, name);
    if (column == tsv->column_count) {
        char expected[320];
        list_columns(tsv, expected, sizeof expected);
        mc_nearest nearest = {.wanted = name};
        for (uint32_t i = 0; i < tsv->column_count; i++) {
            mc_nearest_try(&nearest, mc_str_from_z(tsv->columns[i].name));
        }
        mc_problems_add(tsv->problems, place(tsv, tsv->line, at),
                        "unknown column \"%.*s\"; expected one of %s%s", MC_SHOW(name), expected,
                        mc_nearest_hint(&nearest).words);
        return false;
    }
    if (tsv->cell_at[column]) {
        mc_problems_add(tsv->problems, place(tsv, tsv->line, at), "column \"%.*s\" stands twice",
                        MC_SHOW(name));
        return false;
    }
    tsv->cell_at[column] = at;
    tsv->known[tsv->file_column_count++] = (uint8_t)column;
    return true;
}

static bool read_header(mc_tsv *tsv)
{
    mc_str line, cell;
    if (!next_line(tsv, &line)) {
        mc_problems_add(tsv->problems, place(tsv, 1, 0),
                        "the file is empty; expected a first line that names the columns");
        return false;
    }
    if (!memchr(line.data, '\t', line.size) && memchr(line.data, ',', line.size)) {
        mc_problems_add(tsv->problems, place(tsv, tsv->line, 0),
                        "the header holds commas and no tab; expected columns separated by tabs: "
                        "save the sheet as text with tabs");
        return false;
    }
    bool whole = true;
    uint32_t at = 1;
    while (mc_str_split(&line, '\t', &cell)) {
        whole &= add_header_cell(tsv, mc_str_trim(cell), at);
        at += mc_scalar_count(cell) + 1;
    }
    for (uint32_t i = 0; i < tsv->column_count; i++) {
        if (!tsv->columns[i].required || tsv->cell_at[i]) continue;
        mc_problems_add(tsv->problems, place(tsv, tsv->line, 0),
                        "the header lacks the column \"%s\"", tsv->columns[i].name);
        whole = false;
    }
    return whole;
}

bool mc_tsv_open(mc_tsv *tsv, const char *file, mc_str text, const mc_tsv_column *columns,
                 uint32_t column_count, mc_problems *problems)
{
    *tsv = (mc_tsv){
        .columns = columns, .column_count = column_count, .file = file, .problems = problems};
    if (!check_bytes(tsv, &text)) return false;
    tsv->rest = text;
    return read_header(tsv);
}

static void check_quotes(mc_tsv *tsv, mc_str cell, uint32_t at)
{
    if (!mc_tsv_is_quoted(cell)) return;
    mc_problems_add(tsv->problems, place(tsv, tsv->line, at),
                    "found a cell in quotes, %.*s; tables have no quoting, %s", MC_SHOW(cell),
                    MEND);
}

static bool read_cells(mc_tsv *tsv, mc_str line)
{
    memset(tsv->cells, 0, sizeof tsv->cells);
    memset(tsv->cell_at, 0, sizeof tsv->cell_at);
    mc_str cell;
    uint32_t at = 1;
    for (uint32_t i = 0; mc_str_split(&line, '\t', &cell); i++) {
        mc_str trimmed = mc_str_trim(cell);
        check_quotes(tsv, trimmed, at);
        if (i >= tsv->file_column_count && trimmed.size) {
            mc_problems_add(tsv->problems, place(tsv, tsv->line, at),
                            "found a cell \"%.*s\" beyond the %u columns that the header names",
                            MC_SHOW(trimmed), tsv->file_column_count);
            return false;
        }
        if (i < tsv->file_column_count) {
            tsv->cells[tsv->known[i]] = trimmed;
            tsv->cell_at[tsv->known[i]] = at;
        }
        at += mc_scalar_count(cell) + 1;
    }
    return true;
}

bool mc_tsv_next(mc_tsv *tsv)
{
    mc_str line;
    while (next_line(tsv, &line)) {
        if (read_cells(tsv, line)) return true;
    }
    return false;
}
