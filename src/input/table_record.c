// SPDX-License-Identifier: Apache-2.0
#include "input/table_record.h"

#include "base/ascii.h"
#include "base/error.h"
#include "input/day_number.h"
#include "input/row_kind.h"

bool mc_table_record_is_empty(const mc_row_cells *cells)
{
    for (uint32_t i = 0; i < cells->count; i++) {
        if (mc_str_trim(cells->items[i]).size) return false;
    }
    return true;
}

// The cell, or the one that was merged over it: a company that stands once beside all its
// complaints. A text and an id are those of one record.
static mc_str value_at(const mc_row_cells *cells, uint32_t column, mc_field field)
{
    mc_str cell = column < cells->count ? cells->items[column] : (mc_str){NULL, 0};
    if (field == MC_FIELD_TEXT || field == MC_FIELD_ID || mc_str_trim(cell).size) return cell;
    for (uint32_t i = 0; i < cells->above_count; i++) {
        if (cells->above[i].column == column) return cells->above[i].value;
    }
    return cell;
}

// Texts of another table in the same rows are told at the end.
static void see_beside(mc_delivery *d, const mc_table_layout *layout, const mc_row_cells *cells,
                       mc_str text)
{
    for (uint32_t i = 0; i < layout->again_count && layout->again[i] < cells->count; i++) {
        mc_str other = mc_str_trim(cells->items[layout->again[i]]);
        if (other.size == 0 || mc_str_equal(other, mc_str_trim(text))) continue;
        if (d->beside_texts++ == 0) d->beside = layout->again[i] + 1;
    }
}

// What stands below another name of a text is told at the end, too. A few words (yes, none, see
// above) are no text.
static void see_more_texts(mc_delivery *d, const mc_table_layout *layout, const mc_row_cells *cells,
                           mc_str text)
{
    enum { TEXT_BYTES = 30 };
    for (uint32_t i = 0; i < layout->more_count && layout->more[i] < cells->count; i++) {
        mc_str other = mc_str_trim(cells->items[layout->more[i]]);
        if (other.size < TEXT_BYTES || mc_str_equal(other, mc_str_trim(text))) continue;
        if (d->nested_texts++ == 0) mc_buf_add_str(&d->nested_in, layout->names[layout->more[i]]);
    }
}

mc_status mc_table_record_send(mc_delivery *d, const mc_table_layout *layout,
                               const mc_row_cells *cells, uint32_t line)
{
    mc_fields fields = {0};
    mc_document document = {0};
    for (int i = MC_FIELD_TEXT; i < MC_FIELD_COUNT; i++) {
        uint32_t column = layout->column_of[i];
        if (column == MC_NO_COLUMN) continue;
        fields.values[i] = value_at(cells, column, (mc_field)i);
        mc_fields_imply(&fields, (mc_field)i, layout->implied[i]);
    }
    mc_fields_imply(&fields, MC_FIELD_NONE, layout->sign);
    see_beside(d, layout, cells, fields.values[MC_FIELD_TEXT]);
    see_more_texts(d, layout, cells, fields.values[MC_FIELD_TEXT]);
    for (uint32_t i = 0; layout->names && i < layout->columns && i < cells->count; i++) {
        mc_fields_keep(&fields, d->options, &d->arena, layout->names[i], cells->items[i]);
    }
    mc_fields_fill(&document, &fields, d->options, &d->arena);
    document.date = mc_day_number_of_sheet(document.date, &d->arena);
    mc_fields_fill_turn(&document, &fields, d->options, &d->arena);
    if (mc_arena_failed(&d->arena)) return mc_error_memory(d->err);
    return mc_open_call_take(d, &document, line);
}

mc_status mc_table_record_refuse(mc_delivery *d, mc_coverage_level level)
{
    mc_str known = mc_buf_str(&d->names.words), asked = mc_fields_mapped(d->options, MC_FIELD_TEXT);
    if (asked.data)
        return mc_delivery_cover(d, level, "no_mapped_field", d->names.line,
                                 "found columns %.*s, expected '%.*s': --map text", (int)known.size,
                                 known.data ? known.data : "", (int)mc_str_cut(asked, 100).size,
                                 asked.data);
    return mc_delivery_cover(
        d, level, "no_text_column", d->names.line,
        "found columns %.*s, expected one with the text; name it with --map text=COLUMN",
        (int)known.size, known.data ? known.data : "");
}

static mc_status note_passed(mc_delivery *d, mc_row_kind kind, mc_str first, uint32_t line)
{
    int size = (int)mc_str_cut(first, 100).size;
    d->records++;
    switch (kind) {
    case MC_ROW_HEADER:
        return mc_delivery_cover(d, MC_COVERAGE_NOTE, "header_row", line,
                                 "found names of columns again ('%.*s'), expected a record", size,
                                 first.data);
    case MC_ROW_HINT:
        return mc_delivery_cover(d, MC_COVERAGE_NOTE, "hint_row", line,
                                 "found what a form asks for or an example ('%.*s'), expected a "
                                 "record",
                                 size, first.data);
    case MC_ROW_SUMMARY:
        return mc_delivery_cover(d, MC_COVERAGE_NOTE, "summary_row", line,
                                 "found a total, a signature or a remark ('%.*s'), expected a "
                                 "record",
                                 size, first.data);
    case MC_ROW_RECORD:
        break;
    }
    return MC_OK;
}

mc_status mc_table_record_pass(mc_delivery *d, const mc_table_layout *layout,
                               const mc_row_cells *cells, uint64_t nth, uint32_t line, bool *pass)
{
    mc_str first = {"", 0};
    mc_row_kind kind = mc_row_kind_of(layout, cells, d->options, nth);
    if (kind == MC_ROW_RECORD) return MC_OK;
    for (uint32_t i = 0; first.size == 0 && i < cells->count; i++) {
        first = mc_str_trim(cells->items[i]);
    }
    *pass = true;
    return note_passed(d, kind, first, line);
}

mc_status mc_table_record_refuse_own(mc_delivery *d, uint32_t row)
{
    return mc_delivery_cover(d, MC_COVERAGE_SKIPPED, "own_report", row,
                             "found a table of a report of this program, expected documents");
}

mc_status mc_table_record_note_guess(mc_delivery *d, const mc_table_layout *layout, uint32_t line)
{
    uint32_t column = layout->column_of[MC_FIELD_TEXT] + 1;
    return mc_delivery_cover(d, MC_COVERAGE_NOTE, "guessed_column", line,
                             "found no known name in the first row, took column %u for the text; "
                             "name it with --map text=%u",
                             (unsigned)column, (unsigned)column);
}

mc_status mc_table_record_note_header(mc_delivery *d, uint32_t row)
{
    return mc_delivery_cover(d, MC_COVERAGE_NOTE, "header_row", row,
                             "found the names of the columns in row %u; what stands above is no "
                             "record",
                             (unsigned)row);
}
