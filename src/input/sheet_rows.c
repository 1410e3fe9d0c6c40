// SPDX-License-Identifier: Apache-2.0
#include "input/sheet_rows.h"

#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/limits.h"
#include "input/part_walk.h"
#include "input/sheet_cell.h"

typedef enum cell_type { NUMBER, SHARED, TEXT, TRUTH } cell_type;

// Where a value stands in `text` of the row; pointers are made once the row is whole and
// the text stays in place.
typedef struct place {
    uint32_t column, begin, end;
} place;

typedef struct rows {
    mc_workbook *book;
    mc_sheet_rows_take take;
    void *payload;
    mc_status status;
    bool stop, capturing, in_reading;
    bool lacks;    /**< a text of the present row is lost */
    uint32_t lost; /**< rows that were left out for that */
    uint32_t row, column;
    cell_type type;
    mc_sheet_format format;
    mc_buf value; /**< of the present cell, as it stands in the file */
    mc_buf text;  /**< of the present row */
    place *places;
    uint32_t place_count, place_capacity;
    mc_row_cells cells;
    mc_merged_cells merged;
} rows;

// "BC12": 55 columns, row 12. Whatever is missing stays as it was.
static void read_reference(mc_str reference, uint32_t *column, uint32_t *row)
{
    uint32_t at = 0, letters = 0, number = 0;
    for (; at < reference.size && at < 4; at++) {
        char low = (char)(reference.data[at] | 0x20);
        if (low < 'a' || low > 'z') break;
        letters = letters * 26 + (uint32_t)(low - 'a') + 1;
    }
    for (; at < reference.size && mc_is_digit(reference.data[at]); at++) {
        if (number > 100000000) break;
        number = number * 10 + (uint32_t)(reference.data[at] - '0');
    }
    if (column && letters) *column = letters - 1;
    if (row && number) *row = number;
}

static cell_type type_of(mc_str code)
{
    if (mc_str_equal(code, MC_STR("s"))) return SHARED;
    if (mc_str_equal(code, MC_STR("b"))) return TRUTH;
    return code.size == 0 || mc_str_equal(code, MC_STR("n")) ? NUMBER : TEXT;
}

static uint32_t small_number(mc_str s)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < s.size; i++) {
        if (s.data[i] < '0' || s.data[i] > '9' || i > 8) return UINT32_MAX;
        value = value * 10 + (uint32_t)(s.data[i] - '0');
    }
    return s.size ? value : UINT32_MAX;
}

static void begin_cell(rows *r, xmlTextReaderPtr reader)
{
    uint32_t style = UINT32_MAX;
    r->column++;
    mc_buf_clear(&r->value);
    r->type = NUMBER;
    while (xmlTextReaderMoveToNextAttribute(reader) == 1) {
        const char *name = (const char *)xmlTextReaderConstLocalName(reader);
        mc_str value = mc_str_from_z((const char *)xmlTextReaderConstValue(reader));
        if (!name || !name[0] || name[1]) continue;
        if (name[0] == 'r') read_reference(value, &r->column, NULL);
        if (name[0] == 's') style = small_number(value);
        if (name[0] == 't') r->type = type_of(value);
    }
    xmlTextReaderMoveToElement(reader);
    r->format =
        style < r->book->style_count ? (mc_sheet_format)r->book->styles[style] : MC_SHEET_NUMBER;
}

static void add_shared(rows *r, mc_str index)
{
    uint32_t at = small_number(index);
    if (at >= r->book->string_count) {
        r->lacks = true;
        return;
    }
    uint32_t begin = r->book->string_begin[at];
    mc_buf_add(&r->text, r->book->strings.data + begin, r->book->string_begin[at + 1] - begin);
}

static void add_value(rows *r)
{
    mc_str raw = mc_buf_str(&r->value);
    switch (r->type) {
    case SHARED:
        add_shared(r, raw);
        return;
    case TRUTH:
        mc_buf_add_z(&r->text, mc_str_equal(raw, MC_STR("1")) ? "TRUE" : "FALSE");
        return;
    case TEXT:
        mc_sheet_cell_add_text(&r->text, raw);
        return;
    case NUMBER:
        break;
    }
    if (r->format == MC_SHEET_NUMBER) {
        mc_sheet_cell_add_number(&r->text, raw);
    } else {
        mc_sheet_cell_add_time(&r->text, raw, r->format, r->book->from_1904);
    }
}

static void end_cell(rows *r)
{
    uint32_t begin = (uint32_t)r->text.size;
    if (r->value.size == 0 || r->column >= MC_MAX_SHEET_COLUMNS) return;
    add_value(r);
    if (!MC_ARRAY_RESERVE(r->places, r->place_capacity, r->place_count + 1ull)) {
        r->status = MC_ERR_MEMORY;
        return;
    }
    r->places[r->place_count++] = (place){r->column, begin, (uint32_t)r->text.size};
}

static void begin_row(rows *r, xmlTextReaderPtr reader)
{
    r->row++;
    while (xmlTextReaderMoveToNextAttribute(reader) == 1) {
        const char *name = (const char *)xmlTextReaderConstLocalName(reader);
        if (!name || strcmp(name, "r") != 0) continue;
        read_reference(mc_str_from_z((const char *)xmlTextReaderConstValue(reader)), NULL, &r->row);
    }
    xmlTextReaderMoveToElement(reader);
    r->column = UINT32_MAX; // the first cell makes it 0
    r->lacks = false;
    r->place_count = 0;
    mc_buf_clear(&r->text);
}

static void end_row(rows *r)
{
    uint32_t count = 0;
    r->lost += r->lacks;
    if (r->lacks) return;
    for (uint32_t i = 0; i < r->place_count; i++) {
        if (r->places[i].column >= count) count = r->places[i].column + 1;
    }
    if (count == 0 || r->status != MC_OK) return;
    if (!MC_ARRAY_RESERVE(r->cells.items, r->cells.capacity, count)) {
        r->status = MC_ERR_MEMORY;
        return;
    }
    for (uint32_t i = 0; i < count; i++) {
        r->cells.items[i] = (mc_str){"", 0};
    }
    for (uint32_t i = 0; i < r->place_count; i++) {
        const place *p = &r->places[i];
        r->cells.items[p->column] = (mc_str){r->text.data + p->begin, p->end - p->begin};
    }
    r->cells.count = count;
    r->status = mc_buf_status(&r->text);
    if (r->status == MC_OK)
        r->status = mc_merged_cells_pass(&r->merged, &r->book->merges, &r->cells, r->row);
    if (r->status == MC_OK) r->status = r->take(r->payload, &r->cells, r->row, &r->stop);
}

static bool is_text_node(int type)
{
    return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
           type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE;
}

static bool is_value(const char *name)
{
    return strcmp(name, "v") == 0 || strcmp(name, "t") == 0;
}

static void see_begin(rows *r, xmlTextReaderPtr reader, const char *name)
{
    bool empty = xmlTextReaderIsEmptyElement(reader) == 1;
    if (strcmp(name, "c") == 0) begin_cell(r, reader);
    if (strcmp(name, "row") == 0) begin_row(r, reader);
    if (strcmp(name, "rPh") == 0) r->in_reading = !empty;
    if (is_value(name)) r->capturing = !empty;
}

static void see_end(rows *r, const char *name)
{
    if (strcmp(name, "c") == 0) end_cell(r);
    if (strcmp(name, "row") == 0) end_row(r);
    if (strcmp(name, "rPh") == 0) r->in_reading = false;
    if (is_value(name)) r->capturing = false;
}

static bool see_node(void *payload, xmlTextReaderPtr reader)
{
    rows *r = payload;
    int type = xmlTextReaderNodeType(reader);
    const char *name = (const char *)xmlTextReaderConstLocalName(reader);
    if (type == XML_READER_TYPE_ELEMENT && name) see_begin(r, reader, name);
    if (type == XML_READER_TYPE_END_ELEMENT && name) see_end(r, name);
    if (r->capturing && !r->in_reading && is_text_node(type)) {
        mc_buf_add_str(&r->value, mc_str_from_z((const char *)xmlTextReaderConstValue(reader)));
    }
    if (r->status == MC_OK) r->status = mc_buf_status(&r->value);
    return r->status == MC_OK && !r->stop;
}

// The list of merged cells stands behind the rows that it is about.
static mc_status find_merges(mc_workbook *book, uint32_t sheet)
{
    if (book->merged == sheet + 1) return MC_OK;
    book->merged = sheet + 1;
    return mc_sheet_merges_load(&book->merges, book->zip, book->sheets[sheet].part);
}

// A workbook may be whole as an archive and still lack its shared texts, or some of them.
static void name_loss(mc_workbook *book)
{
    const char *what = book->string_count ? "found cells whose shared texts are not there"
                                          : "found no part xl/sharedStrings.xml";
    snprintf(book->problem, sizeof book->problem, "%s", what);
}

// Of a workbook that lacks a part, all that is whole has been handed on: the end says what is not.
static mc_status tell_damage(const rows *r, mc_status st)
{
    char *problem = r->book->problem;
    if (st != MC_OK && st != MC_ERR_SYNTAX) return st;
    if (st == MC_OK && !r->book->damaged) name_loss(r->book);
    size_t used = strlen(problem), room = sizeof r->book->problem - used;
    if (r->lost && !strstr(problem, " rows "))
        snprintf(problem + used, room, "; %u rows whose texts are lost", (unsigned)r->lost);
    return MC_ERR_SYNTAX;
}

mc_status mc_sheet_rows_read(mc_workbook *book, uint32_t sheet, mc_sheet_rows_take take,
                             void *payload)
{
    rows r = {.book = book,
              .take = take,
              .payload = payload,
              .value = MC_BUF_INIT(MC_MAX_RECORD_BYTES),
              .text = MC_BUF_INIT(MC_MAX_RECORD_BYTES)};
    mc_status st = find_merges(book, sheet);
    if (st != MC_OK) return st;
    st = mc_part_walk(book->zip, book->sheets[sheet].part, see_node, &r, NULL, book->problem);
    if (r.status != MC_OK) st = r.status;
    if (!r.stop && (book->damaged || r.lost)) st = tell_damage(&r, st);
    free(r.places);
    mc_table_row_dispose(&r.cells);
    mc_merged_cells_dispose(&r.merged);
    mc_buf_dispose(&r.value);
    mc_buf_dispose(&r.text);
    return st;
}
