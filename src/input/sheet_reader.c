// SPDX-License-Identifier: Apache-2.0
#include "input/sheet_reader.h"

#include "base/error.h"
#include "input/form_reader.h"
#include "input/table_record.h"

// A sheet is read twice: once up to the row that names the columns (exports have titles, dates of
// printing and empty lines above it), once for the records below. The header is the first of the
// first HEADER_ROWS rows in which a cell is a known or mapped name of the text. Without one, the
// first sheet is read as a table without header, like CSV; a further sheet is a list or an
// explanation and is no record: a note says so. Where a name stands beside its text before any
// header does, the sheet is a form.
enum { HEADER_ROWS = 20 };

typedef struct table {
    mc_delivery *d;
    const mc_sheet_source *source;
    mc_arena arena; /**< of the layout */
    mc_table_layout above, layout;
    uint32_t header; /**< row of the names; 0 = none yet */
    uint32_t form;   /**< row in which a name stands beside its text; 0 = none yet */
    bool own;        /**< a table of a report of this program */
    bool records;    /**< a row names an id and another field */
    bool settled;    /**< whether the header has a second row is known */
    uint32_t seen;   /**< rows looked at */
    uint64_t below;  /**< rows below the header */
    uint32_t first;  /**< row of the first record of a table without header */
} table;

static bool has_text(const mc_table_layout *layout)
{
    return layout->column_of[MC_FIELD_TEXT] != MC_NO_COLUMN;
}

// A further sheet with an id and another known column holds records whose text has a
// name of its own: not a note.
static bool holds_records(const mc_table_layout *layout)
{
    uint32_t known = 0;
    for (int i = 0; i < MC_FIELD_COUNT; i++)
        known += layout->column_of[i] != MC_NO_COLUMN;
    return layout->has_header && layout->column_of[MC_FIELD_ID] != MC_NO_COLUMN && known > 1;
}

static mc_status see_header(void *payload, const mc_row_cells *cells, uint32_t row, bool *stop)
{
    table *t = payload;
    mc_table_layout layout;
    if (mc_table_record_is_empty(cells)) return MC_OK;
    mc_status st = mc_table_layout_find(&layout, cells, t->d->options, &t->arena);
    if (st != MC_OK) return st;
    mc_delivery_see_names(t->d, cells->items, cells->count, row);
    bool record = mc_table_layout_is_above_record(&t->above, cells, t->d->options);
    bool form = !record && mc_form_reader_is_row(cells, t->d->options);
    bool names_text = layout.has_header && has_text(&layout) && !record && !form;
    if (form) t->form = row;
    bool numbered = !layout.has_header && has_text(&layout) && !layout.guessed;
    t->own |= layout.own;
    t->records |= holds_records(&layout);
    if (names_text || t->seen == 0) t->layout = layout;
    if (names_text && mc_table_layout_is_begun_by(&layout, &t->above))
        st = mc_table_layout_join(&t->layout, &t->above, &layout, t->d->options, &t->arena);
    if (!record) t->above = layout;
    if (t->first == 0) t->first = row;
    if (names_text) t->header = row;
    *stop = names_text || form || numbered || t->own || ++t->seen >= HEADER_ROWS;
    return st;
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
    bool is_data = true, passed = false;
    mc_status st = t->settled ? MC_OK : settle(t, cells, &is_data);
    if (st != MC_OK || !is_data) return st;
    st = mc_table_record_pass(t->d, &t->layout, cells, ++t->below, row, &passed);
    if (st != MC_OK || passed) return st;
    return mc_table_record_send(t->d, &t->layout, cells, row);
}

static mc_status note_header(const table *t)
{
    if (t->header == 0) return mc_table_record_note_guess(t->d, &t->layout, t->first);
    if (t->header == t->first) return MC_OK;
    return mc_table_record_note_header(t->d, t->header);
}

static mc_status read_rows(const table *t, mc_sheet_rows_take take)
{
    return t->source->read(t->source->payload, take, (void *)t);
}

static mc_status read_records(table *t, bool others)
{
    bool text = has_text(&t->layout) && (t->header || !t->layout.guessed || !others);
    if (text) {
        mc_status st = t->header || t->layout.guessed ? note_header(t) : MC_OK;
        if (st == MC_OK) st = read_rows(t, see_record);
        mc_status ended = st == MC_OK || st == MC_ERR_SYNTAX ? mc_open_call_end(t->d) : MC_OK;
        return ended == MC_OK ? st : ended;
    }
    bool list = others && !t->records;
    return mc_table_record_refuse(t->d, list ? MC_COVERAGE_NOTE : MC_COVERAGE_SKIPPED);
}

static table open_table(mc_delivery *d, const mc_sheet_source *source)
{
    return (table){.d = d, .source = source, .arena = MC_ARENA_INIT};
}

mc_status mc_sheet_reader_read(mc_delivery *d, const mc_sheet_source *source, bool others,
                               bool *own)
{
    table t = open_table(d, source);
    mc_delivery_forget_names(d);
    mc_status st = read_rows(&t, see_header);
    *own = t.own;
    if (st == MC_OK && t.first == 0) {
        st = mc_delivery_cover(d, MC_COVERAGE_NOTE, "empty", 0, "found a sheet without content");
    } else if (t.form && (st == MC_OK || st == MC_ERR_SYNTAX)) {
        st = mc_form_reader_read(d, source, t.form);
    } else if (!t.own && (st == MC_OK || (st == MC_ERR_SYNTAX && t.first))) {
        st = read_records(&t, others);
    }
    mc_arena_dispose(&t.arena);
    return st;
}

mc_status mc_sheet_reader_look(mc_delivery *d, const mc_sheet_source *source, bool *named)
{
    table t = open_table(d, source);
    mc_status st = read_rows(&t, see_header);
    *named = t.header > 0 || t.form > 0 || t.own;
    mc_arena_dispose(&t.arena);
    return st;
}
