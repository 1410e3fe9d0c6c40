// SPDX-License-Identifier: Apache-2.0
#include "input/xml_workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/error.h"
#include "input/sheet_book.h"
#include "input/sheet_cell.h"
#include "input/xml_compat.h"

// The document is a workbook of worksheets of rows of cells. A row or cell may say its place, where
// others before it are empty; one Data stands in a cell:
//
//     <Worksheet ss:Name="一月"><Table>
//       <Row><Cell><Data ss:Type="String">编号</Data></Cell> …
//       <Row ss:Index="5"><Cell ss:Index="2"><Data
//       ss:Type="DateTime">2026-01-05T00:00:00.000</Data></Cell></Row>
//
// It is kept in memory and parsed anew for each look at a sheet.

enum {
    HEAD = 4096,
    MOST_COLUMNS = 16384, // of Excel's sheets,
    MOST_ROWS = 1 << 20,  // and rows of one
    MOST_SHEETS = 256     // each look at one parses all before it
};

typedef struct xml_book {
    mc_str bytes;
    mc_arena arena; // of the texts of a row
    mc_str names[MOST_SHEETS];
    uint32_t count;
    bool more; // sheets than are read
    mc_row_cells cells;
    mc_xml_problem problem;
} xml_book;

bool mc_xml_workbook_is(mc_str view)
{
    mc_str head = mc_str_slice(view, 0, HEAD);
    return mc_str_find(head, MC_STR("<Workbook"), 0) != UINT32_MAX &&
           mc_str_find(head, MC_STR("urn:schemas-microsoft-com:office:spreadsheet"), 0) !=
               UINT32_MAX;
}

static bool begins(xmlTextReaderPtr reader, const char *name)
{
    const char *local = (const char *)xmlTextReaderConstLocalName(reader);
    return xmlTextReaderNodeType(reader) == XML_READER_TYPE_ELEMENT && local &&
           strcmp(local, name) == 0;
}

// A place or a number of cells that an attribute gives, whatever its namespace, none beyond the
// last row of a sheet; `otherwise` where there is none.
static uint32_t number_of(xmlNodePtr node, const char *name, uint32_t otherwise)
{
    xmlChar *value = xmlGetProp(node, BAD_CAST name);
    unsigned long number = value ? strtoul((const char *)value, NULL, 10) : 0;
    xmlFree(value);
    if (number > MOST_ROWS) return MOST_ROWS;
    return number >= 1 ? (uint32_t)number : otherwise;
}

// 2026-01-05T00:00:00.000 is a day, 2026-01-05T10:22:00.000 one with its time.
static void add_moment(mc_buf *out, mc_str moment)
{
    enum { DAY = 10, MOMENT = 19 };
    bool timed = moment.size >= MOMENT && moment.data[DAY] == 'T';
    bool midnight =
        timed && mc_str_equal(mc_str_slice(moment, DAY + 1, MOMENT), MC_STR("00:00:00"));
    mc_buf_add_str(out, timed ? mc_str_slice(moment, 0, DAY) : moment);
    if (!timed || midnight) return;
    mc_buf_add_char(out, ' ');
    mc_buf_add_str(out, mc_str_slice(moment, DAY + 1, MOMENT));
}

static void add_data(mc_buf *out, xmlNodePtr data)
{
    xmlChar *content = xmlNodeGetContent(data), *type = xmlGetProp(data, BAD_CAST "Type");
    mc_str kind = mc_str_from_z((const char *)type), text = mc_str_from_z((const char *)content);
    if (mc_str_equal(kind, MC_STR("Number")))
        mc_sheet_cell_add_number(out, text);
    else if (mc_str_equal(kind, MC_STR("DateTime")))
        add_moment(out, text);
    else
        mc_buf_add_str(out, text);
    xmlFree(type);
    xmlFree(content);
}

static xmlNodePtr child_of(xmlNodePtr node, const char *name)
{
    for (xmlNodePtr child = node->children; child; child = child->next)
        if (child->type == XML_ELEMENT_NODE && strcmp((const char *)child->name, name) == 0)
            return child;
    return NULL;
}

// Puts the text of a cell in its column; those passed over are empty.
static mc_status put_cell(xml_book *book, uint32_t column, mc_buf *text)
{
    mc_row_cells *cells = &book->cells;
    if (column > MOST_COLUMNS || text->size == 0) return MC_OK;
    if (!MC_ARRAY_RESERVE(cells->items, cells->capacity, column)) return MC_ERR_MEMORY;
    while (cells->count < column)
        cells->items[cells->count++] = (mc_str){"", 0};
    cells->items[column - 1] = mc_arena_str(&book->arena, mc_buf_str(text));
    return mc_arena_failed(&book->arena) || mc_buf_status(text) != MC_OK ? MC_ERR_MEMORY : MC_OK;
}

static mc_status gather_row(xml_book *book, xmlNodePtr row)
{
    mc_buf text = MC_BUF_INIT(MC_MAX_DOCUMENT_BYTES);
    mc_status st = MC_OK;
    uint32_t column = 0;
    book->cells.count = 0;
    for (xmlNodePtr cell = row->children; cell && st == MC_OK; cell = cell->next) {
        if (cell->type != XML_ELEMENT_NODE) continue;
        xmlNodePtr data = child_of(cell, "Data");
        column = number_of(cell, "Index", column + 1);
        mc_buf_clear(&text);
        if (data) add_data(&text, data);
        st = put_cell(book, column, &text);
        column += number_of(cell, "MergeAcross", 0);
        if (column > MOST_COLUMNS) column = MOST_COLUMNS;
    }
    mc_buf_dispose(&text);
    return st;
}

// From the front of a sheet to its end.
static mc_status read_sheet(xml_book *book, xmlTextReaderPtr reader, mc_sheet_rows_take take,
                            void *take_payload)
{
    mc_status st = MC_OK;
    bool stop = false;
    uint32_t number = 0;
    int step = xmlTextReaderRead(reader);
    while (step == 1 && st == MC_OK && !stop && !begins(reader, "Worksheet")) {
        xmlNodePtr row = begins(reader, "Row") ? xmlTextReaderExpand(reader) : NULL;
        if (row) {
            number = number_of(row, "Index", number + 1);
            mc_arena_reset(&book->arena);
            st = gather_row(book, row);
            if (st == MC_OK && book->cells.count > 0)
                st = take(take_payload, &book->cells, number, &stop);
        }
        step = row ? xmlTextReaderNext(reader) : xmlTextReaderRead(reader);
    }
    return st;
}

static mc_status read_rows(void *payload, uint32_t sheet, mc_sheet_rows_take take,
                           void *take_payload)
{
    xml_book *book = payload;
    mc_str rest = book->bytes;
    mc_status st = MC_OK;
    xmlTextReaderPtr reader = mc_xml_compat_reader(mc_xml_compat_feed, &rest, &book->problem);
    if (!reader) return MC_ERR_MEMORY;
    for (uint32_t at = 0; at <= sheet && xmlTextReaderRead(reader) == 1;)
        if (begins(reader, "Worksheet") && at++ == sheet)
            st = read_sheet(book, reader, take, take_payload);
    xmlFreeTextReader(reader);
    return st == MC_OK && book->problem.line ? MC_ERR_SYNTAX : st;
}

static mc_str name_of(void *payload, uint32_t sheet)
{
    const xml_book *book = payload;
    return book->names[sheet];
}

// The names of the sheets, as far as the document is sound; where there are
// none, what is wrong with it.
static mc_status find_sheets(xml_book *book, mc_arena *names)
{
    mc_str rest = book->bytes;
    mc_xml_problem problem = {0};
    xmlTextReaderPtr reader = mc_xml_compat_reader(mc_xml_compat_feed, &rest, &problem);
    if (!reader) return MC_ERR_MEMORY;
    while (xmlTextReaderRead(reader) == 1) {
        if (!begins(reader, "Worksheet")) continue;
        book->more = book->count == MOST_SHEETS;
        if (book->more) break;
        xmlChar *name = xmlGetProp(xmlTextReaderCurrentNode(reader), BAD_CAST "Name");
        book->names[book->count++] =
            mc_arena_str(names, mc_str_from_z(name ? (const char *)name : "?"));
        xmlFree(name);
    }
    xmlFreeTextReader(reader);
    if (book->count > 0) return mc_arena_failed(names) ? MC_ERR_MEMORY : MC_OK;
    book->problem = problem;
    if (!problem.line)
        snprintf(book->problem.message, sizeof book->problem.message, "it has no sheets");
    return MC_ERR_SYNTAX;
}

static mc_status read_book(mc_delivery *d, xml_book *book, mc_arena *names, bool *skipped)
{
    mc_status st = find_sheets(book, names);
    mc_sheet_book sheets = {.reason = "bad_xml",
                            .count = book->count,
                            .name = name_of,
                            .read = read_rows,
                            .problem = book->problem.message,
                            .payload = book};
    *skipped = st == MC_ERR_SYNTAX;
    if (*skipped) return mc_sheet_book_refuse(d, &sheets, MC_COVERAGE_SKIPPED);
    if (st == MC_OK) st = mc_sheet_book_read(d, &sheets);
    if (st != MC_OK || !book->more) return st;
    return mc_delivery_cover(d, MC_COVERAGE_PARTIAL, "too_large", 0,
                             "found a workbook of more than %d sheets, expected as many at most; "
                             "the sheets behind them were not read",
                             MOST_SHEETS);
}

mc_status mc_xml_workbook_read(mc_delivery *d, bool *skipped)
{
    mc_buf bytes = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_arena names = MC_ARENA_INIT;
    xml_book *book = calloc(1, sizeof *book);
    mc_status st = book ? mc_sheet_book_gather(d, &bytes, skipped) : MC_ERR_MEMORY;
    if (st == MC_OK && !*skipped) {
        book->bytes = mc_buf_str(&bytes);
        st = read_book(d, book, &names, skipped);
    }
    if (st == MC_ERR_MEMORY) mc_error_memory(d->err);
    mc_buf_dispose(&bytes);
    mc_arena_dispose(&names);
    if (book) {
        mc_arena_dispose(&book->arena);
        free(book->cells.items);
    }
    free(book);
    return st;
}
