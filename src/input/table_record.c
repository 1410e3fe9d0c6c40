// SPDX-License-Identifier: Apache-2.0
#include "input/table_record.h"

bool mc_table_record_is_empty(const mc_row_cells *cells)
{
    for (uint32_t i = 0; i < cells->count; i++) {
        if (mc_str_trim(cells->items[i]).size) return false;
    }
    return true;
}

mc_status mc_table_record_send(mc_delivery *d, const mc_table_layout *layout,
                               const mc_row_cells *cells, uint32_t line)
{
    mc_fields fields = {0};
    mc_document document = {0};
    for (int i = MC_FIELD_TEXT; i < MC_FIELD_TURNS; i++) {
        uint32_t column = layout->column_of[i];
        if (column < cells->count) fields.values[i] = cells->items[column];
    }
    for (uint32_t i = 0; layout->names && i < layout->columns && i < cells->count; i++) {
        mc_fields_keep(&fields, d->options, &d->arena, layout->names[i], cells->items[i]);
    }
    mc_fields_fill(&document, &fields, d->options, &d->arena);
    return mc_delivery_send(d, &document, line);
}

mc_status mc_table_record_refuse(mc_delivery *d, mc_coverage_level level, const mc_row_cells *cells,
                                 uint32_t line)
{
    mc_buf names = MC_BUF_INIT(1 << 20);
    mc_table_layout_describe(&names, cells);
    mc_str known = mc_buf_str(&names);
    mc_status st = mc_delivery_cover(
        d, level, "no_text_column", line,
        "found columns %.*s, expected one with the text; name it with --map text=COLUMN",
        (int)known.size, known.data ? known.data : "");
    mc_buf_dispose(&names);
    return st;
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
