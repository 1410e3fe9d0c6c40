// SPDX-License-Identifier: Apache-2.0
#include "input/workbook.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/ascii.h"
#include "base/file.h"
#include "base/limits.h"
#include "input/part_walk.h"
#include "input/sheet_cell.h"
#include "input/zip_part.h"

// A workbook is a ZIP archive of XML parts:
//
//   _rels/.rels                 names the workbook part, nearly always xl/workbook.xml
//   xl/workbook.xml             <sheet name="投诉" r:id="rId1"/>, in the order of the tabs
//   xl/_rels/workbook.xml.rels  rId1 -> worksheets/sheet1.xml
//   xl/sharedStrings.xml        <si><t>…</t></si>, numbered from 0
//   xl/styles.xml               cellXfs: the number format of each style
//   xl/worksheets/sheet1.xml    <row r="2"><c r="B2" t="s"><v>0</v></c></row>
//
// A cell says by `t` what its value is: `s` the number of a shared text, `inlineStr` and `str` text
// itself, `b` a truth value, `e` an error, `d` a day, else a number; which numbers are days only
// the style tells. Cells and rows that hold nothing may be missing, so positions come
// from `r` where it stands.
//
// A workbook that was cut (a download that broke off) lacks its last parts, whichever these are:
// programs write the parts in different orders. What is lost is done without as far as possible:
// relations by the names that nearly all programs give, the workbook by sheet1.xml, sheet2.xml …,
// styles by none (days then stay numbers), shared texts as far as they go.
typedef struct shelf {
    mc_workbook *book;
    mc_str target; /**< wanted: an id; found: a path */
    const char *type;
    bool capturing, in_reading, in_styles;
    mc_status status;
    mc_arena scratch; /**< of attributes, emptied element by element */
    uint32_t *ids;    /**< number formats of the file */
    uint8_t *kinds;
    uint32_t format_count, id_capacity, kind_capacity;
} shelf;

static uint32_t whole_number(mc_str s)
{
    uint32_t value = 0;
    for (uint32_t i = 0; i < s.size && i < 9 && mc_is_digit(s.data[i]); i++) {
        value = value * 10 + (uint32_t)(s.data[i] - '0');
    }
    return value;
}

static mc_str attribute(shelf *s, xmlTextReaderPtr reader, const char *name)
{
    return mc_part_walk_attribute(reader, &s->scratch, name);
}

static bool see_relation(void *payload, xmlTextReaderPtr reader)
{
    shelf *s = payload;
    if (!mc_part_walk_is(reader, XML_READER_TYPE_ELEMENT, "Relationship")) return true;
    mc_arena_reset(&s->scratch);
    bool wanted = s->type ? mc_str_has_suffix(attribute(s, reader, "Type"), mc_str_from_z(s->type))
                          : mc_str_equal(attribute(s, reader, "Id"), s->target);
    if (!wanted) return true;
    s->target = mc_part_walk_attribute(reader, &s->book->arena, "Target");
    return false;
}

// The target of a relation: from the folder of the part that has it, or from the
// top with a slash in front.
static mc_str resolve(mc_arena *arena, mc_str folder, mc_str target)
{
    if (target.size && target.data[0] == '/') return mc_str_slice(target, 1, target.size);
    while (mc_str_has_prefix(target, MC_STR("../"))) {
        target = mc_str_slice(target, 3, target.size);
        while (folder.size && folder.data[folder.size - 1] != '/') {
            folder.size--;
        }
        if (folder.size) folder.size--;
    }
    mc_buf path = MC_BUF_INIT(1 << 16);
    mc_buf_add_str(&path, folder);
    if (folder.size) mc_buf_add_char(&path, '/');
    mc_buf_add_str(&path, target);
    mc_str copy = mc_arena_str(arena, mc_buf_str(&path));
    mc_buf_dispose(&path);
    return copy;
}

static mc_str relations_of(mc_arena *arena, mc_str part)
{
    mc_str folder = mc_path_folder(part);
    uint32_t begin = folder.size ? folder.size + 1 : 0;
    mc_buf path = MC_BUF_INIT(1 << 16);
    mc_buf_add_str(&path, folder);
    mc_buf_add_z(&path, folder.size ? "/_rels/" : "_rels/");
    mc_buf_add_str(&path, mc_str_slice(part, begin, part.size));
    mc_buf_add_z(&path, ".rels");
    mc_str copy = mc_arena_str(arena, mc_buf_str(&path));
    mc_buf_dispose(&path);
    return copy;
}

// Notes a part that is lost, and goes on without it.
static mc_status do_without(mc_workbook *book, mc_status st)
{
    book->damaged |= st == MC_ERR_SYNTAX;
    return st == MC_ERR_SYNTAX ? MC_OK : st;
}

static mc_status find_workbook(shelf *s, mc_str *part)
{
    bool missing = false;
    s->type = "/officeDocument";
    s->target = (mc_str){NULL, 0};
    mc_status st = do_without(s->book, mc_part_walk(s->book->zip, MC_STR("_rels/.rels"),
                                                    see_relation, s, &missing, s->book->problem));
    *part = s->target.data ? resolve(&s->book->arena, MC_STR(""), s->target)
                           : MC_STR("xl/workbook.xml");
    s->type = NULL;
    return st;
}

static bool see_sheet(void *payload, xmlTextReaderPtr reader)
{
    shelf *s = payload;
    mc_workbook *book = s->book;
    mc_arena_reset(&s->scratch);
    if (mc_part_walk_is(reader, XML_READER_TYPE_ELEMENT, "workbookPr")) {
        mc_str from = attribute(s, reader, "date1904");
        book->from_1904 = mc_str_equal(from, MC_STR("1")) || mc_str_equal(from, MC_STR("true"));
    }
    if (!mc_part_walk_is(reader, XML_READER_TYPE_ELEMENT, "sheet")) return true;
    if (!MC_ARRAY_RESERVE(book->sheets, book->sheet_capacity, book->sheet_count + 1ull)) {
        s->status = MC_ERR_MEMORY;
        return false;
    }
    book->sheets[book->sheet_count++] =
        (mc_sheet){mc_part_walk_attribute(reader, &book->arena, "name"),
                   mc_part_walk_attribute(reader, &book->arena, "id")};
    return true;
}

// The name that nearly all programs give to a sheet's part.
static mc_str usual_sheet(shelf *s, uint32_t number)
{
    char name[40];
    snprintf(name, sizeof name, "xl/worksheets/sheet%u.xml", (unsigned)number);
    return mc_arena_str(&s->book->arena, mc_str_from_z(name));
}

// Each sheet's relation becomes the path of its part.
static mc_status find_parts(shelf *s, mc_str workbook)
{
    mc_workbook *book = s->book;
    mc_status st = MC_OK;
    mc_str relations = relations_of(&book->arena, workbook);
    for (uint32_t i = 0; st == MC_OK && i < book->sheet_count; i++) {
        mc_str id = book->sheets[i].part;
        s->target = id;
        st = do_without(book,
                        mc_part_walk(book->zip, relations, see_relation, s, NULL, book->problem));
        bool found = s->target.data != id.data;
        book->sheets[i].part = found ? resolve(&book->arena, mc_path_folder(workbook), s->target)
                               : book->damaged ? usual_sheet(s, i + 1)
                                               : (mc_str){"", 0};
    }
    return st;
}

// Where the list of the sheets is lost: the parts that are there.
static mc_status guess_sheets(shelf *s)
{
    enum { MOST_GUESSED = 64 };
    mc_workbook *book = s->book;
    for (uint32_t number = 1; number <= MOST_GUESSED; number++) {
        mc_zip_part part;
        mc_str name = usual_sheet(s, number);
        bool there = mc_zip_part_open(&part, book->zip, name);
        mc_zip_part_close(&part);
        if (!there) break;
        if (!MC_ARRAY_RESERVE(book->sheets, book->sheet_capacity, book->sheet_count + 1ull))
            return MC_ERR_MEMORY;
        book->sheets[book->sheet_count++] = (mc_sheet){mc_path_name(name), name};
    }
    return MC_OK;
}

static mc_status find_sheets(shelf *s, mc_str workbook)
{
    mc_workbook *book = s->book;
    mc_status st =
        do_without(book, mc_part_walk(book->zip, workbook, see_sheet, s, NULL, book->problem));
    if (st == MC_OK) st = s->status;
    if (st == MC_OK && book->sheet_count) return find_parts(s, workbook);
    if (st == MC_OK && book->damaged) st = guess_sheets(s);
    if (st != MC_OK || book->sheet_count) return st;
    if (!book->damaged)
        snprintf(book->problem, sizeof book->problem, "found a workbook without sheets");
    return MC_ERR_SYNTAX;
}

// A part of the workbook by the type of its relation; where there is none, by the name that
// nearly all programs give it.
static mc_status find_part(shelf *s, mc_str workbook, const char *type, const char *name,
                           mc_str *part)
{
    mc_arena *arena = &s->book->arena;
    bool missing = false;
    s->type = type;
    s->target = (mc_str){NULL, 0};
    mc_status st = do_without(s->book, mc_part_walk(s->book->zip, relations_of(arena, workbook),
                                                    see_relation, s, &missing, s->book->problem));
    *part =
        resolve(arena, mc_path_folder(workbook), s->target.data ? s->target : mc_str_from_z(name));
    s->type = NULL;
    return st;
}

static bool begin_string(shelf *s)
{
    mc_workbook *book = s->book;
    if (!MC_ARRAY_RESERVE(book->string_begin, book->string_capacity, book->string_count + 2ull)) {
        s->status = MC_ERR_MEMORY;
        return false;
    }
    book->string_begin[book->string_count++] = (uint32_t)book->strings.size;
    return true;
}

static bool is_text_node(xmlTextReaderPtr reader)
{
    int type = xmlTextReaderNodeType(reader);
    return type == XML_READER_TYPE_TEXT || type == XML_READER_TYPE_CDATA ||
           type == XML_READER_TYPE_SIGNIFICANT_WHITESPACE || type == XML_READER_TYPE_WHITESPACE;
}

static bool see_string(void *payload, xmlTextReaderPtr reader)
{
    shelf *s = payload;
    const int begin = XML_READER_TYPE_ELEMENT, end = XML_READER_TYPE_END_ELEMENT;
    if (mc_part_walk_is(reader, begin, "si")) return begin_string(s);
    if (mc_part_walk_is(reader, begin, "rPh")) s->in_reading = true;
    if (mc_part_walk_is(reader, end, "rPh")) s->in_reading = false;
    if (mc_part_walk_is(reader, begin, "t")) s->capturing = !xmlTextReaderIsEmptyElement(reader);
    if (mc_part_walk_is(reader, end, "t")) s->capturing = false;
    if (s->capturing && !s->in_reading && s->book->string_count && is_text_node(reader)) {
        mc_sheet_cell_add_text(&s->book->strings,
                               mc_str_from_z((const char *)xmlTextReaderConstValue(reader)));
        s->status = mc_buf_status(&s->book->strings);
    }
    return s->status == MC_OK;
}

static mc_status read_strings(shelf *s, mc_str workbook)
{
    mc_workbook *book = s->book;
    bool missing = false;
    mc_str part = {NULL, 0};
    mc_status st = find_part(s, workbook, "/sharedStrings", "sharedStrings.xml", &part);
    if (st == MC_OK) st = mc_part_walk(book->zip, part, see_string, s, &missing, book->problem);
    bool cut = st == MC_ERR_SYNTAX;
    if (cut && book->string_count) // the last one may have been longer
        book->strings.size = book->string_begin[--book->string_count];
    st = do_without(book, st);
    if (st == MC_OK) st = s->status;
    if (st == MC_ERR_LIMIT) {
        snprintf(book->problem, sizeof book->problem,
                 "found more than 1 GiB of shared texts; save the sheet as CSV");
    }
    if (book->string_begin) book->string_begin[book->string_count] = (uint32_t)book->strings.size;
    return st;
}

static bool add_format(shelf *s, xmlTextReaderPtr reader)
{
    if (!MC_ARRAY_RESERVE(s->ids, s->id_capacity, s->format_count + 1ull) ||
        !MC_ARRAY_RESERVE(s->kinds, s->kind_capacity, s->format_count + 1ull)) {
        s->status = MC_ERR_MEMORY;
        return false;
    }
    s->ids[s->format_count] = whole_number(attribute(s, reader, "numFmtId"));
    s->kinds[s->format_count++] =
        (uint8_t)mc_sheet_format_of_code(attribute(s, reader, "formatCode"));
    return true;
}

static bool add_style(shelf *s, xmlTextReaderPtr reader)
{
    mc_workbook *book = s->book;
    uint32_t id = whole_number(attribute(s, reader, "numFmtId"));
    mc_sheet_format kind = mc_sheet_format_of_id(id);
    for (uint32_t i = 0; i < s->format_count; i++) {
        if (s->ids[i] == id) kind = (mc_sheet_format)s->kinds[i];
    }
    if (!MC_ARRAY_RESERVE(book->styles, book->style_capacity, book->style_count + 1ull)) {
        s->status = MC_ERR_MEMORY;
        return false;
    }
    book->styles[book->style_count++] = (uint8_t)kind;
    return true;
}

static bool see_style(void *payload, xmlTextReaderPtr reader)
{
    shelf *s = payload;
    const int begin = XML_READER_TYPE_ELEMENT;
    mc_arena_reset(&s->scratch);
    if (mc_part_walk_is(reader, begin, "numFmt")) return add_format(s, reader);
    if (mc_part_walk_is(reader, begin, "cellXfs")) s->in_styles = true;
    if (mc_part_walk_is(reader, XML_READER_TYPE_END_ELEMENT, "cellXfs")) s->in_styles = false;
    if (s->in_styles && mc_part_walk_is(reader, begin, "xf")) return add_style(s, reader);
    return true;
}

static mc_status read_styles(shelf *s, mc_str workbook)
{
    mc_workbook *book = s->book;
    bool missing = false;
    mc_str part = {NULL, 0};
    mc_status st = find_part(s, workbook, "/styles", "styles.xml", &part);
    if (st == MC_OK)
        st = do_without(book, mc_part_walk(book->zip, part, see_style, s, &missing, book->problem));
    return st == MC_OK ? s->status : st;
}

mc_status mc_workbook_open(mc_workbook *book)
{
    shelf s = {.book = book, .scratch = MC_ARENA_INIT};
    mc_str part = {NULL, 0};
    book->arena = MC_ARENA_INIT;
    book->strings = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_status st = find_workbook(&s, &part);
    if (st == MC_OK) st = find_sheets(&s, part);
    if (st == MC_OK) st = read_strings(&s, part);
    if (st == MC_OK) st = read_styles(&s, part);
    if (st == MC_OK && mc_arena_failed(&book->arena)) st = MC_ERR_MEMORY;
    free(s.ids);
    free(s.kinds);
    mc_arena_dispose(&s.scratch);
    return st;
}

void mc_workbook_dispose(mc_workbook *book)
{
    free(book->sheets);
    free(book->string_begin);
    mc_sheet_merges_dispose(&book->merges);
    free(book->styles);
    mc_buf_dispose(&book->strings);
    mc_arena_dispose(&book->arena);
}
