// SPDX-License-Identifier: Apache-2.0
#include "base/error.h"
#include "base/file.h"
#include "input/readers.h"
#include "input/sheet_rows.h"
#include "input/table_record.h"
#include "input/workbook.h"

// A sheet is read twice: once up to the row that names the columns (exports have titles, dates of printing and empty
// lines above it), once for the records below. The header is the first of the first HEADER_ROWS rows in which a
// cell is a known or mapped name of the text. Without one, the first sheet is read as a table without header, like
// CSV; a further sheet is a list or an explanation and is no record: a note says so.
enum { HEADER_ROWS = 20 };

typedef struct table {
    mc_delivery *d;
    mc_arena arena; /**< of the layout */
    mc_table_layout above, layout;
    uint32_t header; /**< row of the names; 0 = none yet */
    bool own;        /**< a table of a report of this program */
    bool settled;    /**< whether the header has a second row is known */
    uint32_t seen;   /**< rows looked at */
    uint32_t first;  /**< row of the first record of a table without header */
} table;

static bool has_text(const mc_table_layout *layout)
{
    return layout->column_of[MC_FIELD_TEXT] != MC_NO_COLUMN;
}

static mc_status see_header(void *payload, const mc_row_cells *cells, uint32_t row, bool *stop)
{
    table *t = payload;
    mc_table_layout layout;
    if (mc_table_record_is_empty(cells)) return MC_OK;
    mc_status st = mc_table_layout_find(&layout, cells, t->d->options, &t->arena);
    if (st != MC_OK) return st;
    bool record = mc_table_layout_is_above_record(&t->above, cells, t->d->options);
    bool names_text = layout.has_header && has_text(&layout) && !record;
    bool numbered = !layout.has_header && has_text(&layout) && !layout.guessed;
    t->own |= layout.own;
    if (names_text || t->seen == 0) t->layout = layout;
    if (names_text && mc_table_layout_is_begun_by(&layout, &t->above))
        st = mc_table_layout_join(&t->layout, &t->above, &layout, t->d->options, &t->arena);
    if (!record) t->above = layout;
    if (t->first == 0) t->first = row;
    if (names_text) t->header = row;
    *stop = names_text || numbered || t->own || ++t->seen >= HEADER_ROWS;
    return st;
}

static mc_status see_first(void *payload, const mc_row_cells *cells, uint32_t row, bool *stop)
{
    table *t = payload;
    *stop = true;
    return mc_table_record_refuse(t->d, MC_COVERAGE_SKIPPED, cells, row);
}

// A further sheet with an id and another known column holds records whose text has a name of its own: not a note.
static bool holds_records(const mc_table_layout *layout)
{
    uint32_t known = 0;
    for (int i = 0; i < MC_FIELD_COUNT; i++)
        known += layout->column_of[i] != MC_NO_COLUMN;
    return layout->has_header && layout->column_of[MC_FIELD_ID] != MC_NO_COLUMN && known > 1;
}

static mc_status see_other(void *payload, const mc_row_cells *cells, uint32_t row, bool *stop)
{
    table *t = payload;
    bool records = holds_records(&t->layout);
    *stop = true;
    return mc_table_record_refuse(t->d, records ? MC_COVERAGE_SKIPPED : MC_COVERAGE_NOTE, cells,
                                  row);
}

// The row below the header: the rest of it, or the first record.
static mc_status settle(table *t, const mc_row_cells *cells, bool *is_data)
{
    mc_table_layout upper = t->layout, below;
    t->settled = true;
    mc_status st = mc_table_layout_find(&below, cells, t->d->options, &t->arena);
    *is_data = st == MC_OK && !mc_table_layout_is_continued_by(&upper, &below);
    if (st != MC_OK || *is_data) return st;
    return mc_table_layout_join(&t->layout, &upper, &below, t->d->options, &t->arena);
}

static mc_status see_record(void *payload, const mc_row_cells *cells, uint32_t row, bool *stop)
{
    table *t = payload;
    (void)stop;
    if (row <= t->header || mc_table_record_is_empty(cells)) return MC_OK;
    bool is_data = true;
    mc_status st = t->settled ? MC_OK : settle(t, cells, &is_data);
    if (st != MC_OK || !is_data) return st;
    return mc_table_record_send(t->d, &t->layout, cells, row);
}

static mc_status note_header(const table *t)
{
    if (t->header == 0) return mc_table_record_note_guess(t->d, &t->layout, t->first);
    if (t->header == t->first) return MC_OK;
    return mc_table_record_note_header(t->d, t->header);
}

static mc_status report_broken(mc_delivery *d, mc_coverage_level level, const char *problem)
{
    return mc_delivery_cover(
        d, level, "bad_xlsx", 0, "found a broken workbook (%s), expected one that Excel opens%s",
        problem, level == MC_COVERAGE_PARTIAL ? "; the rows before it were read" : "");
}

static mc_status read_records(table *t, mc_workbook *book, uint32_t sheet, bool others)
{
    bool text = has_text(&t->layout) && (t->header || !t->layout.guessed || !others);
    if (text) {
        mc_status st = t->header || t->layout.guessed ? note_header(t) : MC_OK;
        if (st == MC_OK) st = mc_sheet_rows_read(book, sheet, see_record, t);
        mc_status ended = st == MC_OK || st == MC_ERR_SYNTAX ? mc_open_call_end(t->d) : MC_OK;
        return ended == MC_OK ? st : ended;
    }
    return mc_sheet_rows_read(book, sheet, others ? see_other : see_first, t);
}

// @param others  a sheet before this one had records
// @param own     whether it is a table of a report of this program, which is not read
static mc_status read_sheet(mc_delivery *d, mc_workbook *book, uint32_t sheet, bool others,
                            bool *own)
{
    table t = {.d = d, .arena = MC_ARENA_INIT};
    uint64_t before = d->documents;
    mc_status st = mc_sheet_rows_read(book, sheet, see_header, &t);
    *own = t.own;
    if (st == MC_OK && t.first == 0) {
        st = mc_delivery_cover(d, MC_COVERAGE_NOTE, "empty", 0, "found a sheet without content");
    } else if (!t.own && (st == MC_OK || (st == MC_ERR_SYNTAX && t.first))) {
        st = read_records(&t, book, sheet, others);
    }
    if (st == MC_ERR_SYNTAX) {
        bool some = d->documents > before;
        st = report_broken(d, some ? MC_COVERAGE_PARTIAL : MC_COVERAGE_SKIPPED, book->problem);
    }
    mc_arena_dispose(&t.arena);
    return st;
}

// Sheets of a workbook with several are inputs of their own: "a.xlsx/Sheet2#7". One that begins with a table of a
// report is that report.
static mc_status read_sheets(mc_delivery *d, mc_workbook *book)
{
    mc_str name = d->name;
    mc_status st = MC_OK;
    bool report = false;
    for (uint32_t i = 0; st == MC_OK && !report && i < book->sheet_count; i++) {
        bool others = d->documents > 0, own = false;
        if (book->sheet_count > 1) {
            d->name = mc_path_join(&book->arena, name, book->sheets[i].name);
            d->records = 0;
        }
        if (d->name.size == 0) return mc_error_memory(d->err);
        st = read_sheet(d, book, i, others, &own);
        report = own && !others;
        if (report) d->name = name;
        if (st == MC_OK && own) st = mc_table_record_refuse_own(d, 0);
    }
    d->name = name;
    return st;
}

// A ZIP archive's list of parts stands at its end.
static mc_status gather(mc_delivery *d, mc_buf *zip, bool *skipped)
{
    bool more = true, full = false;
    mc_status st = MC_OK;
    while (st == MC_OK && more) {
        mc_str view = mc_source_view(d->source);
        mc_buf_add_str(zip, view);
        mc_source_consume(d->source, view.size);
        st = mc_delivery_more(d, &more, &full);
    }
    mc_buf_add_str(zip, mc_source_view(d->source));
    mc_source_consume(d->source, mc_source_view(d->source).size);
    if (st != MC_OK || zip->status != MC_ERR_LIMIT) return st == MC_OK ? zip->status : st;
    *skipped = true;
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "too_large", 0,
                             "found a workbook over 1 GiB, expected less; save it as CSV");
}

mc_status mc_xlsx_reader_read(mc_delivery *d, bool *skipped)
{
    mc_buf zip = MC_BUF_INIT(MC_MAX_BUFFER_BYTES);
    mc_workbook book = {.arena = MC_ARENA_INIT};
    mc_status st = gather(d, &zip, skipped);
    if (st == MC_OK && !*skipped) {
        book.zip = mc_buf_str(&zip);
        st = mc_workbook_open(&book);
        if (st == MC_OK) {
            st = read_sheets(d, &book);
        } else if (st == MC_ERR_SYNTAX || st == MC_ERR_LIMIT) {
            *skipped = true;
            st = report_broken(d, MC_COVERAGE_SKIPPED, book.problem);
        }
    }
    if (st == MC_ERR_MEMORY) mc_error_memory(d->err);
    mc_workbook_dispose(&book);
    mc_buf_dispose(&zip);
    return st;
}
