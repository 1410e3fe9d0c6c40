// SPDX-License-Identifier: Apache-2.0
// Workbooks as Excel wrote them until 2003 (.xls), which older systems still export. FreeXL reads
// them, from a path alone, and holds the workbook in memory. It turns days into words (2026-01-05)
// where the cell's number format says so.
#include <freexl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "base/memory_file.h"
#include "input/readers.h"
#include "input/sheet_book.h"
#include "input/sheet_cell.h"

typedef struct old_book {
    const void *handle;
    mc_buf values; /**< of a row: text of the cells, one behind the other */
    uint32_t *ends;
    uint32_t end_capacity;
    mc_row_cells cells;
} old_book;

static mc_str name_of(void *payload, uint32_t sheet)
{
    const old_book *book = payload;
    const char *name = NULL;
    bool known = freexl_get_worksheet_name(book->handle, (unsigned short)sheet, &name) == FREEXL_OK;
    return mc_str_from_z(known && name ? name : "?");
}

static void add_value(mc_buf *out, const FreeXL_CellValue *cell)
{
    char number[40];
    switch (cell->type) {
    case FREEXL_CELL_INT:
        mc_buf_add_format(out, "%d", cell->value.int_value);
        break;
    case FREEXL_CELL_DOUBLE:
        snprintf(number, sizeof number, "%.17g", cell->value.double_value);
        mc_sheet_cell_add_number(out, mc_str_from_z(number));
        break;
    case FREEXL_CELL_TEXT:
    case FREEXL_CELL_SST_TEXT:
    case FREEXL_CELL_DATE:
    case FREEXL_CELL_DATETIME:
    case FREEXL_CELL_TIME:
        if (cell->value.text_value) mc_buf_add_z(out, cell->value.text_value);
        break;
    default: // an empty cell, or a kind that FreeXL does not know
        break;
    }
}

// Cells up to the last one that is not empty.
static mc_status gather_row(old_book *book, uint32_t row, uint32_t columns)
{
    mc_row_cells *cells = &book->cells;
    mc_buf_clear(&book->values);
    cells->count = 0;
    if (!MC_ARRAY_RESERVE(book->ends, book->end_capacity, columns) ||
        !MC_ARRAY_RESERVE(cells->items, cells->capacity, columns))
        return MC_ERR_MEMORY;
    for (uint32_t i = 0; i < columns; i++) {
        FreeXL_CellValue cell = {.type = FREEXL_CELL_NULL};
        uint32_t before = mc_buf_str(&book->values).size;
        if (freexl_get_cell_value(book->handle, row, (unsigned short)i, &cell) == FREEXL_OK)
            add_value(&book->values, &cell);
        book->ends[i] = mc_buf_str(&book->values).size;
        if (book->ends[i] > before) cells->count = i + 1;
    }
    if (mc_buf_status(&book->values) != MC_OK) return MC_ERR_MEMORY;
    mc_str all = mc_buf_str(&book->values);
    for (uint32_t i = 0; i < cells->count; i++)
        cells->items[i] = mc_str_slice(all, i ? book->ends[i - 1] : 0, book->ends[i]);
    return MC_OK;
}

static mc_status read_rows(void *payload, uint32_t sheet, mc_sheet_rows_take take,
                           void *take_payload)
{
    old_book *book = payload;
    unsigned int rows = 0;
    unsigned short columns = 0;
    if (freexl_select_active_worksheet(book->handle, (unsigned short)sheet) != FREEXL_OK ||
        freexl_worksheet_dimensions(book->handle, &rows, &columns) != FREEXL_OK)
        return MC_ERR_SYNTAX;
    mc_status st = MC_OK;
    bool stop = false;
    for (uint32_t row = 0; st == MC_OK && !stop && row < rows; row++) {
        st = gather_row(book, row, columns);
        if (st == MC_OK && book->cells.count > 0)
            st = take(take_payload, &book->cells, row + 1, &stop);
    }
    return st;
}

// A container of the same kind as .xls without a workbook in it, whole or not.
static mc_status refuse_other(mc_delivery *d)
{
    return mc_delivery_cover(
        d, MC_COVERAGE_SKIPPED, "unknown_format", 0,
        "found an old (.doc, .ppt) or password-protected Office file, expected "
        "a workbook or a file saved without password");
}

// Of a container that cannot be opened its name alone tells what was in it.
static bool is_called_other(mc_str name)
{
    static const char *const extensions[] = {".doc", ".dot", ".ppt", ".pps", ".wps", ".msg"};
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++) {
        if (mc_str_has_suffix_lower(name, mc_str_from_z(extensions[i]))) return true;
    }
    return false;
}

static uint32_t number_at(mc_str bytes, uint32_t at)
{
    const unsigned char *b = (const unsigned char *)bytes.data + at;
    return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

// The header of the container says in which sectors the list of its parts and the tables of sectors
// stand; programs write them last. Without them nobody knows which bytes are a row.
static bool is_cut(mc_str bytes)
{
    enum {
        HEADER = 512,
        TABLES_AT = 44,
        LIST_AT = 48,
        FIRST_TABLE_AT = 76,
        MOST = 109,
        SECTOR = 512
    };
    if (bytes.size < HEADER) return true;
    uint32_t tables = number_at(bytes, TABLES_AT), sectors = (bytes.size - HEADER) / SECTOR;
    bool cut = number_at(bytes, LIST_AT) >= sectors;
    for (uint32_t i = 0; i < tables && i < MOST; i++) {
        cut |= number_at(bytes, FIRST_TABLE_AT + 4 * i) >= sectors;
    }
    return cut;
}

// A name in the list of parts has room for 64 bytes. FreeXL believes the number that stands beside
// it and reads what lies behind in its memory: a damaged one becomes that of an entry without name.
// It looks at the first sector of the list alone.
static void drop_false_names(mc_buf *bytes)
{
    enum { HEADER = 512, SHIFT_AT = 30, LIST_AT = 48, ENTRY = 128, NAME = 64 };
    if (bytes->size < HEADER) return;
    mc_str all = mc_buf_str(bytes);
    uint32_t sector = (number_at(all, SHIFT_AT) & 0xFFFF) == 12 ? 4096 : 512;
    uint32_t begin = (number_at(all, LIST_AT) + 1) * sector; // wraps as FreeXL's does
    for (uint32_t i = 0; i < sector / ENTRY; i++) {
        size_t at = (size_t)begin + (size_t)i * ENTRY;
        if (at + ENTRY > bytes->size) return;
        if ((number_at(all, (uint32_t)at + NAME) & 0xFFFF) > NAME)
            memset(bytes->data + at + NAME, 0, 2);
    }
}

static mc_status read_book(mc_delivery *d, old_book *book, mc_str bytes, int opened, bool *skipped)
{
    unsigned int sheets = 0, password = FREEXL_BIFF_PLAIN;
    mc_sheet_book all = {.reason = "bad_xls",
                         .name = name_of,
                         .read = read_rows,
                         .problem = "a part is missing or damaged",
                         .payload = book};
    *skipped = true;
    if (opened == FREEXL_BIFF_WORKBOOK_NOT_FOUND) return refuse_other(d);
    if (opened != FREEXL_OK && is_called_other(d->name)) return refuse_other(d);
    if (opened != FREEXL_OK && is_cut(bytes))
        all.problem = "it is cut, and the list of its parts, which stands at the end, is lost; no "
                      "row can be told without it";
    if (opened != FREEXL_OK) return mc_sheet_book_refuse(d, &all, MC_COVERAGE_SKIPPED);
    freexl_get_info(book->handle, FREEXL_BIFF_SHEET_COUNT, &sheets);
    freexl_get_info(book->handle, FREEXL_BIFF_PASSWORD, &password);
    all.count = sheets;
    bool locked = password == FREEXL_BIFF_OBFUSCATED;
    *skipped = locked || sheets == 0;
    if (!*skipped) return mc_sheet_book_read(d, &all);
    all.problem = locked ? "it has a password" : "it has no sheets";
    return mc_sheet_book_refuse(d, &all, MC_COVERAGE_SKIPPED);
}

mc_status mc_xls_reader_read(mc_delivery *d, bool *skipped)
{
    mc_buf bytes = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    old_book book = {.values = MC_BUF_INIT(MC_MAX_BUFFER_BYTES)};
    mc_memory_file file;
    mc_status st = mc_sheet_book_gather(d, &bytes, skipped);
    if (st == MC_OK && !*skipped) {
        drop_false_names(&bytes);
        st = mc_memory_file_open(&file, mc_buf_str(&bytes), d->err);
        if (st == MC_OK) {
            int opened = freexl_open(file.path, &book.handle);
            mc_memory_file_close(&file);
            st = read_book(d, &book, mc_buf_str(&bytes), opened, skipped);
            freexl_close(book.handle);
        }
    }
    if (st == MC_ERR_MEMORY) mc_error_memory(d->err);
    mc_buf_dispose(&book.values);
    mc_buf_dispose(&bytes);
    free(book.ends);
    free(book.cells.items);
    return st;
}
